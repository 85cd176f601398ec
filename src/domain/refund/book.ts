import { assert } from '../../base/assert.ts';
import { type Booking, NOTHING_BOOKED } from '../booking.ts';
import type { Posting } from '../cashflow/cash-flow.ts';
import type { AccountId, RefundId } from '../ids.ts';
import { type AccountGuard, commitPlan, holdBatch, netOf, newPlan, rollbackPlan } from '../ledger.ts';
import { commitOperations, holdOperations, rollbackOperations } from '../limits/limit.ts';
import type { PaymentState } from '../payment/payment.ts';
import type { RefundChange, RefundState } from './refund.ts';

/** What a change of a refund means for the ledger and the limits (M5). */
export function bookRefund(
  before: PaymentState,
  refundId: RefundId,
  change: RefundChange,
  after: PaymentState,
): Booking {
  const was = before.refunds.get(refundId);
  const is = after.refunds.get(refundId);
  assert(is !== undefined, `payment ${after.facts.id} has the refund ${refundId}`);
  if (was === undefined) return NOTHING_BOOKED;
  if (was.holdsStatus === 'none' && is.holdsStatus === 'held') return held(is);
  const { plan, holdsStatus, holds } = was;
  if (change.type !== 'refund_status_changed' || holdsStatus !== 'held' || plan === undefined) return NOTHING_BOOKED;
  switch (change.status.tag) {
    case 'succeeded':
      return { plans: [commitPlan(plan)], limits: commitOperations(holds), guards: [] };
    case 'failed':
      return { plans: [rollbackPlan(plan)], limits: rollbackOperations(holds), guards: [] };
    case 'pending':
      return NOTHING_BOOKED;
  }
}

function held({ plan, holds, cashFlow }: RefundState): Booking {
  const batch = plan?.batches[0];
  assert(plan !== undefined && batch !== undefined, 'what is held has its plan');
  const guards = merchantCosts(cashFlow).map(([accountId]): AccountGuard => ({ accountId, minAvailableMinor: 0n }));
  return { plans: [holdBatch(newPlan(plan.id), batch)], limits: holdOperations(holds), guards };
}

/** The settlement accounts of merchants that a refund takes money from, each with how much, in minor units. */
export function merchantCosts(postings: readonly Posting[]): readonly (readonly [AccountId, bigint])[] {
  const merchants = new Set(
    postings
      .flatMap(({ source, destination }) => [source, destination])
      .filter(({ role }) => role === 'merchant.settlement')
      .map(({ accountId }) => accountId),
  );
  return [...netOf([{ id: 1, postings }])].flatMap(([accountId, { amountMinor }]) =>
    merchants.has(accountId) && amountMinor < 0n ? [[accountId, -amountMinor] as const] : [],
  );
}
