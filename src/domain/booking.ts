import type { AccountGuard, PlanOperation } from './ledger.ts';
import type { LimitOperation } from './limits/limit.ts';

/** What a change means for the ledger and the limits (M5). An audit folds the journal and says it again. */
export interface Booking {
  readonly plans: readonly PlanOperation[];
  readonly limits: readonly LimitOperation[];
  /** Accounts that must be able to bear it. */
  readonly guards: readonly AccountGuard[];
}

export const NOTHING_BOOKED: Booking = { plans: [], limits: [], guards: [] };
