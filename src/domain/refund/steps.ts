import { assert } from '../../base/assert.ts';
import { addMs } from '../../base/time.ts';
import type { DecisionContext } from '../context.ts';
import { failure, type OperationFailure } from '../failure.ts';
import { subtractMoney } from '../money.ts';
import { remainingBalance } from '../payment/balance.ts';
import { currentRoute, type PaymentChange, type PaymentState } from '../payment/payment.ts';
import { transientDelayMs } from '../payment/transient-delay.ts';
import type { SessionChange } from '../session/session.ts';
import { merchantCosts } from './book.ts';
import { refundKey } from './identity.ts';
import { pendingRefund } from './pending.ts';
import type { RefundChange, RefundState } from './refund.ts';

/** The changes that end the present step of the payment's refunds, or none while nothing is due (reference §8.1). */
export function nextRefundChanges(payment: PaymentState, context: DecisionContext): readonly PaymentChange[] {
  const refund = pendingRefund(payment);
  if (refund === undefined) return [];
  const changed = (change: RefundChange): PaymentChange => ({
    type: 'refund_changed',
    refundId: refund.facts.id,
    change,
  });
  switch (refund.step) {
    case 'new':
      return begin(payment, refund, context).map(changed);
    case 'session':
      return afterFailure(payment, refund, context).map(changed);
    case 'accounter':
      return [changed({ type: 'refund_status_changed', status: { tag: 'succeeded' } }), ...lastOf(payment, refund)];
    case 'failure':
      return [changed({ type: 'refund_status_changed', status: { tag: 'failed', failure: failureOf(refund) } })];
    case 'finished':
      return [];
  }
}

/** The guards of the first session refuse what a merchant cannot cover; then it is decided again with what they have seen. */
function begin(payment: PaymentState, refund: RefundState, context: DecisionContext): readonly RefundChange[] {
  const missing = merchantCosts(refund.cashFlow).some(([accountId, costMinor]) => {
    const available = context.balances.get(accountId);
    return available !== undefined && available < costMinor;
  });
  if (missing) {
    return [{ type: 'refund_rollback_started', failure: failure('terms_violated:insufficient_merchant_funds') }];
  }
  const started = startSession(payment, refund, context);
  return refund.facts.manual ? [started, ...madeOutside(refund)] : [started];
}

/** The session of a manual refund is over as it begins: nobody is asked. */
function madeOutside({ facts: { trx } }: RefundState): readonly RefundChange[] {
  const done: readonly SessionChange[] = [
    ...(trx === undefined ? [] : [{ type: 'session_transaction_bound', trx } as const]),
    { type: 'session_finished', result: { type: 'succeeded' } },
  ];
  return done.map((change) => ({ type: 'refund_session_changed', no: 0, change }));
}

function afterFailure(payment: PaymentState, refund: RefundState, context: DecisionContext): readonly RefundChange[] {
  const session = refund.sessions.at(-1);
  assert(session !== undefined, 'a refund in session has one');
  const { phase } = session;
  if (phase.tag !== 'finished' || phase.result.type !== 'failed') return [];
  const reason = phase.result.failure;
  const delayMs = transientDelayMs(payment, refund.sessions, session, reason, context);
  if (delayMs !== undefined) return [startSession(payment, refund, context, delayMs)];
  return [{ type: 'refund_rollback_started', failure: reason }];
}

/** A refund is a transaction of its own: its session begins without the payment's. */
function startSession(
  payment: PaymentState,
  refund: RefundState,
  { now }: DecisionContext,
  delayMs?: number,
): RefundChange {
  const route = currentRoute(payment);
  assert(route !== undefined, 'a captured payment has its route');
  const change: SessionChange = {
    type: 'session_started',
    target: 'refunded',
    route,
    idempotencyKey: refundKey(refund),
    time: now,
    ...(delayMs === undefined ? {} : { notBefore: addMs(now, delayMs) }),
  };
  return { type: 'refund_session_changed', no: refund.sessions.length, change };
}

/** The payment is refunded once nothing of it is left. */
function lastOf(payment: PaymentState, { facts }: RefundState): readonly PaymentChange[] {
  const left = subtractMoney(remainingBalance(payment), facts.cost);
  if (left.amountMinor > 0n || payment.status.tag !== 'captured') return [];
  return [{ type: 'payment_status_changed', status: { tag: 'refunded' } }];
}

function failureOf({ failure: reason }: RefundState): OperationFailure {
  assert(reason !== undefined, 'a failing refund knows why');
  return reason;
}
