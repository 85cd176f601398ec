import { type Booking, NOTHING_BOOKED } from '../booking.ts';
import { type AccountGuard, commitPlan, holdNewBatches, rollbackPlan } from '../ledger.ts';
import { merchantCosts } from '../refund/book.ts';
import type { PayoutChange, PayoutState } from './payout.ts';

/** What a change of a payout means for the ledger (M5). The cash desk's account never goes below zero (P8). */
export function bookPayout(before: PayoutState, change: PayoutChange, after: PayoutState): Booking {
  switch (change.type) {
    case 'payout_reserved': {
      if (after.plan === undefined) return NOTHING_BOOKED;
      const guards = merchantCosts(after.cashFlow ?? []).map(
        ([accountId]): AccountGuard => ({ accountId, minAvailableMinor: 0n }),
      );
      return { plans: holdNewBatches(before.plan, after.plan), limits: [], guards };
    }
    case 'payout_finished': {
      const { plan } = before;
      if (plan?.status !== 'held') return NOTHING_BOOKED;
      const end = change.as === 'success' ? commitPlan(plan) : rollbackPlan(plan);
      return { plans: [end], limits: [], guards: [] };
    }
    default:
      return NOTHING_BOOKED;
  }
}
