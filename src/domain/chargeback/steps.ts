import { assert } from '../../base/assert.ts';
import type { DecisionContext } from '../context.ts';
import { remainingBalance } from '../payment/balance.ts';
import type { PaymentChange, PaymentState } from '../payment/payment.ts';
import { cashFlowOf } from './cash-flow.ts';
import type { ChargebackChange, ChargebackState, ChargebackStatus } from './chargeback.ts';
import { evolveChargeback } from './evolve.ts';

/** The changes that end the present step of the payment's chargebacks, or none while nothing is due. */
export function nextChargebackChanges(payment: PaymentState, context: DecisionContext): readonly PaymentChange[] {
  for (const chargeback of payment.chargebacks.values()) {
    const changes = nextOf(payment, chargeback, context);
    if (changes.length > 0) return changes;
  }
  return [];
}

function nextOf(
  payment: PaymentState,
  chargeback: ChargebackState,
  context: DecisionContext,
): readonly PaymentChange[] {
  switch (chargeback.step) {
    case 'preparing_initial_cash_flow':
    case 'updating_cash_flow': {
      const postings = cashFlowOf(payment, chargeback, context.configuration(chargeback.facts.revision));
      return [wrap(chargeback, { type: 'chargeback_cash_flow_changed', postings })];
    }
    case 'finalising_accounter':
      return finalise(payment, chargeback);
    // The command that changes body, levy or stage says where it leads in the same breath.
    case 'updating_chargeback':
    case 'idle':
      return [];
  }
}

function finalise(payment: PaymentState, chargeback: ChargebackState): readonly PaymentChange[] {
  const { targetStatus } = chargeback;
  assert(targetStatus !== undefined, 'a chargeback that is being finalised has a status to go to');
  const change: ChargebackChange = { type: 'chargeback_status_changed', status: targetStatus };
  const after = evolveChargeback(payment, chargeback.facts.id, change);
  return [wrap(chargeback, change), ...paymentStatusAfter(after, targetStatus)];
}

/**
 * The payment is charged back once an accepted chargeback leaves nothing of it, and captured again as soon as one that was
 * reopened leaves something. The reference undoes it only for a cancelled one (decisions #5).
 */
function paymentStatusAfter(payment: PaymentState, decided: ChargebackStatus): readonly PaymentChange[] {
  if (decided === 'pending') return [];
  const { status, capture } = payment;
  const nothingLeft = remainingBalance(payment).amountMinor <= 0n;
  if (status.tag === 'captured' && decided === 'accepted' && nothingLeft) {
    return [{ type: 'payment_status_changed', status: { tag: 'charged_back' } }];
  }
  if ((status.tag !== 'charged_back' && status.tag !== 'refunded') || nothingLeft) return [];
  assert(capture !== undefined, 'what was charged back had been captured');
  const { reason, cost, cart } = capture;
  const captured = {
    tag: 'captured',
    cost,
    ...(reason === undefined ? {} : { reason }),
    ...(cart === undefined ? {} : { cart }),
  } as const;
  return [{ type: 'payment_status_changed', status: captured }];
}

function wrap({ facts }: ChargebackState, change: ChargebackChange): PaymentChange {
  return { type: 'chargeback_changed', chargebackId: facts.id, change };
}
