import type { Timestamp } from '../base/time.ts';
import type { AccountId, PlanId, StreamId } from '../domain/ids.ts';

/** Reads of the double-entry ledger. It is written by appends alone (see journal.ts), in the same transaction. */
export interface Ledger {
  account(accountId: AccountId): Promise<AccountBalance | undefined>;
  accounts(afterAccount: AccountId | undefined, limit: number): Promise<readonly AccountBalance[]>;
  /** Postings that touch an account, newest first. */
  postings(accountId: AccountId, beforePosition: number | undefined, limit: number): Promise<readonly LedgerPosting[]>;
  plan(planId: PlanId): Promise<LedgerPlan | undefined>;
  /** Every plan in id order, for audits. */
  plans(afterPlan: PlanId | undefined, limit: number): Promise<readonly LedgerPlan[]>;
  /** Counters with what is held and committed, in key order, for audits and explanations. */
  counters(afterCounter: string | undefined, limit: number): Promise<readonly LimitCounter[]>;
  /** Those of these counters on which anything was ever held; in any order. */
  countersOf(counters: readonly string[]): Promise<readonly LimitCounter[]>;
  /** The shares of one limit operation, by counter: a payment holds all limits of its shop, or of a route, in one. */
  limitShares(operation: string): Promise<readonly LimitShare[]>;
  /** Every share in the order of operation and counter, for audits. */
  allLimitShares(
    after: Pick<LimitShare, 'operation' | 'counter'> | undefined,
    limit: number,
  ): Promise<readonly LimitShare[]>;
}

/** All amounts in minor units of `currency`. */
export interface AccountBalance {
  readonly accountId: AccountId;
  readonly currency: string;
  /** Moved by commits alone. */
  readonly ownMinor: bigint;
  /** own + pending outgoing. */
  readonly minAvailableMinor: bigint;
  /** own + pending incoming. */
  readonly maxAvailableMinor: bigint;
}

export interface LedgerPosting {
  readonly position: number;
  readonly planId: PlanId;
  readonly batchId: number;
  readonly source: AccountId;
  readonly destination: AccountId;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly details?: string;
  readonly status: PlanStatus;
}

export type PlanStatus = 'held' | 'committed' | 'rolled_back';

export interface LedgerPlan {
  readonly planId: PlanId;
  readonly stream: StreamId;
  readonly status: PlanStatus;
  /** When it was first held, and when it became final. */
  readonly holdTime: Timestamp;
  readonly finalTime?: Timestamp;
  readonly postings: readonly LedgerPosting[];
}

export interface LimitCounter {
  readonly counter: string;
  readonly heldMinor: bigint;
  readonly committedMinor: bigint;
}

/** What one operation holds of one counter, held, committed or given back. */
export interface LimitShare {
  readonly operation: string;
  readonly counter: string;
  readonly status: PlanStatus;
  /** What was held; once committed, what was committed. */
  readonly delta: bigint;
}
