import { heldDelta, type LimitHold } from '../limits/limit.ts';
import type { PaymentState } from './payment.ts';

/** What a payment and its refunds count in the turnover limits at a moment. */

/**
 * True when the last authorisation on the route of this attempt failed: what limits with inverted finalization count
 * (reference §7.2). Not for one that was cancelled, whose authorisation had succeeded.
 */
export function failedOnRoute({ attempts, sessions }: PaymentState, index: number): boolean {
  const ofRoute = sessions.slice(attempts[index]?.sessionsBefore, attempts[index + 1]?.sessionsBefore);
  const last = ofRoute.findLast(({ target }) => target === 'processed');
  return last?.phase.tag === 'finished' && last.phase.result.type === 'failed';
}

/** By counter, all that is held and committed, to tell a payment's own part of what a counter stands at. */
export function countedShares(payment: PaymentState | undefined): ReadonlyMap<string, bigint> {
  const counted = new Map<string, bigint>();
  if (payment === undefined) return counted;
  const { shopHolds, shopHoldsStatus, attempts, refunds } = payment;
  const last = attempts.length - 1;
  const add = (holds: readonly LimitHold[], status: string, sessionFailed = false) => {
    for (const hold of holds) {
      const { counter, inverted } = hold;
      const delta = status === 'held' ? heldDelta(hold) : hold.delta;
      const counts =
        status === 'held' || (inverted === true ? status === 'released' && sessionFailed : status === 'committed');
      if (counts) counted.set(counter, (counted.get(counter) ?? 0n) + delta);
    }
  };
  add(shopHolds, shopHoldsStatus, failedOnRoute(payment, last));
  for (const [index, { holds, holdsStatus }] of attempts.entries()) {
    add(holds, holdsStatus, failedOnRoute(payment, index));
  }
  for (const { holds, holdsStatus } of refunds.values()) add(holds, holdsStatus);
  return counted;
}
