import type { DecisionContext } from '../context.ts';
import { type Refusal, refuse } from '../errors.ts';
import type { ChargebackId } from '../ids.ts';
import type { ChargebackDecision } from '../invoice/invoice.ts';
import { accept, type Decision } from '../machine.ts';
import { addMoney, equalMoney, type Money } from '../money.ts';
import { remainingBalance } from '../payment/balance.ts';
import type { PaymentChange, PaymentState } from '../payment/payment.ts';
import { pendingRefund } from '../refund/pending.ts';
import type {
  ChargebackChange,
  ChargebackFacts,
  ChargebackStage,
  ChargebackState,
  ChargebackStatus,
  NewChargeback,
} from './chargeback.ts';
import { pendingChargeback } from './pending.ts';
import { checkChargebackTerms } from './terms.ts';

/** A chargeback of a captured payment, checked in the order of reference §8.3. Party and shop may be suspended or blocked. */
export function createChargeback(
  payment: PaymentState,
  chargeback: NewChargeback,
  context: DecisionContext,
): Decision<PaymentChange> {
  if (payment.chargebacks.has(chargeback.id)) return accept([]);
  const { levy, body = remainingBalance(payment), ...asked } = chargeback;
  const refusal =
    refuseWhilePending(payment) ??
    refuseUnlessStatus(payment, ['captured']) ??
    refuseWhileRefunding(payment) ??
    refuseOtherCurrency(payment, [body, levy]) ??
    refuseExceeding(body, remainingBalance(payment)) ??
    checkChargebackTerms(payment, context);
  if (refusal !== undefined) return refusal;
  const facts: ChargebackFacts = { ...asked, createTime: context.now, revision: context.latest.revision };
  return accept([wrap(chargeback.id, { type: 'chargeback_created', chargeback: facts, body, levy })]);
}

/** What becomes of a chargeback: accepted, rejected, reopened, cancelled (reference §8.3). */
export function decideChargeback(
  payment: PaymentState,
  chargebackId: ChargebackId,
  decision: ChargebackDecision,
  _context: DecisionContext,
): Decision<PaymentChange> {
  const chargeback = payment.chargebacks.get(chargebackId);
  if (chargeback === undefined) {
    return refuse('INVOICE_PAYMENT_CHARGEBACK_NOT_FOUND', 'The payment has no such chargeback', {
      chargeback_id: chargebackId,
    });
  }
  const { occurredTime } = decision;
  const body = 'body' in decision ? decision.body : undefined;
  const levy = 'levy' in decision ? decision.levy : undefined;
  const refusal =
    decision.type === 'reopen'
      ? refuseReopening(payment, chargeback, decision)
      : (refuseUnlessPending(chargeback) ??
        refuseOtherCurrency(payment, [body, levy]) ??
        (decision.type === 'accept' ? refuseExceeding(body ?? chargeback.body, remainingBalance(payment)) : undefined));
  if (refusal !== undefined) return refusal;
  const changes: ChargebackChange[] = [];
  if (decision.type === 'reopen') {
    changes.push({ type: 'chargeback_stage_changed', stage: decision.moveToStage ?? NEXT_STAGE[chargeback.stage] });
  }
  if (body !== undefined && !equalMoney(body, chargeback.body)) changes.push({ type: 'chargeback_body_changed', body });
  if (levy !== undefined && !equalMoney(levy, chargeback.levy)) changes.push({ type: 'chargeback_levy_changed', levy });
  changes.push({
    type: 'chargeback_target_status_changed',
    status: LEADS_TO[decision.type],
    ...(occurredTime === undefined ? {} : { occurredTime }),
  });
  return accept(changes.map((change) => wrap(chargebackId, change)));
}

const LEADS_TO: Readonly<Record<ChargebackDecision['type'], ChargebackStatus>> = {
  accept: 'accepted',
  reject: 'rejected',
  reopen: 'pending',
  cancel: 'cancelled',
};

/** Arbitration has no next one; reopening is refused there. */
const NEXT_STAGE: Readonly<Record<ChargebackStage, ChargebackStage>> = {
  chargeback: 'pre_arbitration',
  pre_arbitration: 'arbitration',
  arbitration: 'arbitration',
};

/** Whatever became of it, accepted, rejected or cancelled, a chargeback can be reopened until arbitration. */
function refuseReopening(
  payment: PaymentState,
  chargeback: ChargebackState,
  { body = chargeback.body, levy, moveToStage }: ChargebackDecision & { readonly type: 'reopen' },
): Refusal | undefined {
  return (
    refuseWhilePending(payment) ??
    refuseUnlessStatus(payment, ['captured', 'charged_back', 'refunded']) ??
    refuseWhileRefunding(payment) ??
    refuseAfterArbitration(chargeback) ??
    refuseOtherCurrency(payment, [body, levy]) ??
    refuseExceeding(body, balanceBeside(payment, chargeback)) ??
    refuseStage(chargeback, moveToStage)
  );
}

/** What is left of the payment when the chargeback itself does not count: reopened, it is undecided again. */
function balanceBeside(payment: PaymentState, { status, body }: ChargebackState): Money {
  const left = remainingBalance(payment);
  return status === 'accepted' ? addMoney(left, body) : left;
}

function refuseWhilePending(payment: PaymentState): Refusal | undefined {
  const pending = pendingChargeback(payment);
  if (pending === undefined) return undefined;
  return refuse('INVOICE_PAYMENT_CHARGEBACK_PENDING', 'A chargeback of the payment is not decided', {
    id: pending.facts.id,
  });
}

function refuseUnlessStatus(
  { status }: PaymentState,
  allowed: readonly PaymentState['status']['tag'][],
): Refusal | undefined {
  if (allowed.includes(status.tag)) return undefined;
  return refuse('INVALID_PAYMENT_STATUS', `The payment is ${status.tag}`, { status: status.tag });
}

/** Money on its way back by a refund cannot be disputed as well. The reference breaks the payment here. */
function refuseWhileRefunding(payment: PaymentState): Refusal | undefined {
  const refund = pendingRefund(payment);
  if (refund === undefined) return undefined;
  return refuse('INVOICE_PAYMENT_REFUND_PENDING', 'A refund of the payment is not finished', { id: refund.facts.id });
}

function refuseUnlessPending({ status }: ChargebackState): Refusal | undefined {
  if (status === 'pending') return undefined;
  return refuse('INVOICE_PAYMENT_CHARGEBACK_INVALID_STATUS', `The chargeback is ${status}`, { status });
}

function refuseAfterArbitration({ stage }: ChargebackState): Refusal | undefined {
  if (stage !== 'arbitration') return undefined;
  return refuse('INVOICE_PAYMENT_CHARGEBACK_CANNOT_REOPEN_AFTER_ARBITRATION', 'Arbitration was the last stage');
}

function refuseOtherCurrency(
  { cost: { currency } }: PaymentState,
  amounts: readonly (Money | undefined)[],
): Refusal | undefined {
  const other = amounts.find((amount) => amount !== undefined && amount.currency !== currency);
  if (other === undefined) return undefined;
  return refuse('INCONSISTENT_CHARGEBACK_CURRENCY', `The payment is in ${currency}, the chargeback not`, {
    currency: other.currency,
  });
}

function refuseExceeding(body: Money, left: Money): Refusal | undefined {
  if (body.amountMinor > 0n && body.amountMinor <= left.amountMinor) return undefined;
  return refuse('INVOICE_PAYMENT_AMOUNT_EXCEEDED', `${left.amountMinor} of ${left.currency} is left of the payment`, {
    maximum: `${left.amountMinor} ${left.currency}`,
  });
}

/** Only the first stage can be followed by any other; later ones go on one by one. */
function refuseStage({ stage }: ChargebackState, wanted: ChargebackStage | undefined): Refusal | undefined {
  if (wanted === undefined || (stage === 'chargeback' && wanted !== stage)) return undefined;
  return refuse('INVOICE_PAYMENT_CHARGEBACK_INVALID_STAGE', `The chargeback cannot move from ${stage} to ${wanted}`, {
    stage,
  });
}

function wrap(chargebackId: ChargebackId, change: ChargebackChange): PaymentChange {
  return { type: 'chargeback_changed', chargebackId, change };
}
