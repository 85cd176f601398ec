import type { DatabaseSync } from 'node:sqlite';
import type { AccountId, PlanId } from '../../domain/ids.ts';
import type { AccountBalance, LedgerPlan, LedgerPosting, LimitCounter, LimitShare } from '../../ports/ledger.ts';
import { statusOf } from './book-tables.ts';
import { selector } from './statement.ts';

/** What the Ledger port reads, page by page. */
export interface LedgerReads {
  account(accountId: AccountId): AccountBalance | undefined;
  accounts(afterAccount: AccountId | undefined, limit: number): readonly AccountBalance[];
  postings(accountId: AccountId, beforePosition: number | undefined, limit: number): readonly LedgerPosting[];
  plan(planId: PlanId): LedgerPlan | undefined;
  plans(afterPlan: PlanId | undefined, limit: number): readonly LedgerPlan[];
  counters(afterCounter: string | undefined, limit: number): readonly LimitCounter[];
  countersOf(counters: readonly string[]): readonly LimitCounter[];
  limitShares(operation: string): readonly LimitShare[];
  allLimitShares(after: Pick<LimitShare, 'operation' | 'counter'> | undefined, limit: number): readonly LimitShare[];
}

const ACCOUNT =
  'SELECT account, currency, own, own + outgoing, own + incoming FROM accounts JOIN balances ON account_id = id';
const POSTING = `
  SELECT position, plan, batch_id, source.account, destination.account, amount, postings.currency, details, status
  FROM postings JOIN plans ON plans.id = plan_id
  JOIN accounts source ON source.id = source_id JOIN accounts destination ON destination.id = destination_id`;
const SHARE = `
  SELECT operation, counter, status, delta
  FROM limit_operations JOIN limit_counters ON limit_counters.id = counter_id`;
const COUNTER = 'SELECT counter, held, committed FROM limit_counters';
const PLAN =
  'SELECT plans.id, plan, stream, status, hold_time, final_time FROM plans JOIN streams ON streams.id = stream_id';

export function openLedgerReads(db: DatabaseSync): LedgerReads {
  const bigints = { bigints: true };
  const accountId = selector(db, 'SELECT id FROM accounts WHERE account = ?', ([id]) => Number(id));
  const account = selector(db, `${ACCOUNT} WHERE account = ?`, balanceOf, bigints);
  const accounts = selector(db, `${ACCOUNT} WHERE account > ? ORDER BY account LIMIT ?`, balanceOf, bigints);
  const lastPosition = selector(db, 'SELECT coalesce(max(position), 0) FROM postings', ([position]) =>
    Number(position),
  );
  const side = (column: string) =>
    `SELECT position FROM postings WHERE position >> 10 = ?1 AND ${column} = ?2 AND position < ?3`;
  const postingsInBlock = selector(
    db,
    `${POSTING} WHERE position IN (${side('source_id')} UNION ${side('destination_id')}) ORDER BY position DESC LIMIT ?4`,
    postingOf,
    bigints,
  );
  const planPostings = selector(db, `${POSTING} WHERE plan_id = ? ORDER BY position`, postingOf, bigints);
  const plan = selector(db, `${PLAN} WHERE plan = ?`, headerOf);
  const plans = selector(db, `${PLAN} WHERE plan > ? ORDER BY plan LIMIT ?`, headerOf);
  const counters = selector(db, `${COUNTER} WHERE counter > ? ORDER BY counter LIMIT ?`, counterOf, bigints);
  const counter = selector(db, `${COUNTER} WHERE counter = ?`, counterOf, bigints);
  const limitShares = selector(db, `${SHARE} WHERE operation = ? ORDER BY counter`, shareOf, bigints);
  // The rows after the last one are the rest of its operation, then whole operations: both in the order of the key.
  const restOfOperation = selector(
    db,
    `${SHARE} WHERE operation = ? AND counter > ? ORDER BY counter LIMIT ?`,
    shareOf,
    bigints,
  );
  const laterShares = selector(
    db,
    `${SHARE} WHERE operation > ? ORDER BY operation, counter LIMIT ?`,
    shareOf,
    bigints,
  );
  const withPostings = ({ id, ...header }: PlanHeader): LedgerPlan => ({ ...header, postings: planPostings(id) });

  /** Block by block from the newest, because the indexes of postings are kept block by block (see schema.ts). */
  const postings = (id: AccountId, before = (lastPosition()[0] ?? 0) + 1, limit: number) => {
    const found: LedgerPosting[] = [];
    const [number] = accountId(id);
    if (number === undefined) return found;
    for (let block = Math.floor(before / 1024); block >= 0 && found.length < limit; block -= 1) {
      found.push(...postingsInBlock(block, number, before, limit - found.length));
    }
    return found;
  };

  return {
    account: (id) => account(id)[0],
    accounts: (after = '', limit) => accounts(after, limit),
    postings,
    plan: (planId) => plan(planId).map(withPostings)[0],
    plans: (after = '', limit) => plans(after, limit).map(withPostings),
    counters: (after = '', limit) => counters(after, limit),
    countersOf: (names) => names.flatMap((name) => counter(name)),
    limitShares,
    allLimitShares: (after = { operation: '', counter: '' }, limit) => {
      const rest = restOfOperation(after.operation, after.counter, limit);
      return rest.length < limit ? [...rest, ...laterShares(after.operation, limit - rest.length)] : rest;
    },
  };
}

interface PlanHeader extends Omit<LedgerPlan, 'postings'> {
  readonly id: number;
}

function headerOf([id, planId, stream, status, holdTime, finalTime]: readonly unknown[]): PlanHeader {
  return {
    id: Number(id),
    planId: String(planId),
    stream: String(stream),
    status: statusOf(status),
    holdTime: Number(holdTime),
    ...(finalTime === null ? {} : { finalTime: Number(finalTime) }),
  };
}

function balanceOf([accountId, currency, own, minAvailable, maxAvailable]: readonly unknown[]): AccountBalance {
  return {
    accountId: String(accountId),
    currency: String(currency),
    ownMinor: own as bigint,
    minAvailableMinor: minAvailable as bigint,
    maxAvailableMinor: maxAvailable as bigint,
  };
}

function postingOf([
  position,
  planId,
  batchId,
  source,
  destination,
  amount,
  currency,
  details,
  status,
]: readonly unknown[]): LedgerPosting {
  return {
    position: Number(position),
    planId: String(planId),
    batchId: Number(batchId),
    source: String(source),
    destination: String(destination),
    amountMinor: amount as bigint,
    currency: String(currency),
    ...(details === null ? {} : { details: String(details) }),
    status: statusOf(status),
  };
}

function counterOf([counter, held, committed]: readonly unknown[]): LimitCounter {
  return { counter: String(counter), heldMinor: held as bigint, committedMinor: committed as bigint };
}

function shareOf([operation, counter, status, delta]: readonly unknown[]): LimitShare {
  return {
    operation: String(operation),
    counter: String(counter),
    status: statusOf(status),
    delta: delta as bigint,
  };
}
