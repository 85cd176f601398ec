import type { AccountId } from '../../domain/ids.ts';
import type {
  AccountBalance,
  Ledger,
  LedgerPlan,
  LedgerPosting,
  LimitCounter,
  LimitShare,
} from '../../ports/ledger.ts';
import type { Query, Row } from './connection.ts';
import { statusOf } from './locked-rows.ts';
import { arrayOf, optionalText, textOf } from './values.ts';

/** An account's balance is the sum of its stripes. A sum is a numeric, which may be larger than 64 bits on the way. */
const ACCOUNT = `
  SELECT account, currency, sum(own)::bigint, sum(own + outgoing)::bigint, sum(own + incoming)::bigint
  FROM (SELECT * FROM accounts WHERE %) accounts JOIN balances ON account_id = id
  GROUP BY account, currency ORDER BY account`;
const ONE_ACCOUNT = ACCOUNT.replace('%', 'account = $1');
const ACCOUNTS = ACCOUNT.replace('%', 'account > $1 ORDER BY account LIMIT $2');

const POSTING = `
  SELECT position, plan, batch_id, source.account, destination.account, amount, postings.currency, details, status
  FROM postings JOIN plans ON plans.id = plan_id
  JOIN accounts source ON source.id = source_id JOIN accounts destination ON destination.id = destination_id`;
const side = (column: string) => `
  (SELECT position FROM postings WHERE ${column} = (SELECT id FROM accounts WHERE account = $1) AND position < $2
   ORDER BY position DESC LIMIT $3)`;
const ACCOUNT_POSTINGS = `
  ${POSTING} WHERE position IN (${side('source_id')} UNION ${side('destination_id')}) ORDER BY position DESC LIMIT $3`;
const PLAN_POSTINGS = `${POSTING} WHERE plan = ANY($1::text[]) ORDER BY position`;

const PLAN = `
  SELECT plan, stream, status, hold_time, final_time FROM plans JOIN streams ON streams.id = stream_id`;
const ONE_PLAN = `${PLAN} WHERE plan = $1`;
const PLANS = `${PLAN} WHERE plan > $1 ORDER BY plan LIMIT $2`;

const COUNTER = 'SELECT counter, held, committed FROM limit_counters';
const COUNTERS = `${COUNTER} WHERE counter > $1 ORDER BY counter LIMIT $2`;
const COUNTERS_OF = `${COUNTER} WHERE counter = ANY($1::text[])`;
const SHARE = `
  SELECT operation, counter, status, delta
  FROM limit_operations JOIN limit_counters ON limit_counters.id = counter_id`;
const SHARES = `${SHARE} WHERE operation = $1 ORDER BY counter`;
/** The rows after one are the rest of its operation, then whole operations: both in the order of the key. */
const REST_OF_OPERATION = `${SHARE} WHERE operation = $1 AND counter > $2 ORDER BY counter LIMIT $3`;
const LATER_SHARES = `${SHARE} WHERE operation > $1 ORDER BY operation, counter LIMIT $2`;

export function openLedger(query: Query): Ledger {
  const withPostings = async (rows: readonly Row[]): Promise<readonly LedgerPlan[]> => {
    const plans = rows.map(headerOf);
    if (plans.length === 0) return [];
    const ids = plans.map(({ planId }) => planId);
    const found = await query(PLAN_POSTINGS, arrayOf('text', ids));
    const postings = Map.groupBy(found.map(postingOf), ({ planId }) => planId);
    return plans.map((plan) => ({ ...plan, postings: postings.get(plan.planId) ?? [] }));
  };
  return {
    account: async (accountId) => (await query(ONE_ACCOUNT, accountId)).map(balanceOf)[0],
    accounts: async (after: AccountId = '', limit) => (await query(ACCOUNTS, after, limit)).map(balanceOf),
    postings: async (accountId, before = Number.MAX_SAFE_INTEGER, limit) =>
      (await query(ACCOUNT_POSTINGS, accountId, before, limit)).map(postingOf),
    plan: async (planId) => (await withPostings(await query(ONE_PLAN, planId)))[0],
    plans: async (after = '', limit) => withPostings(await query(PLANS, after, limit)),
    counters: async (after = '', limit) => (await query(COUNTERS, after, limit)).map(counterOf),
    countersOf: async (counters) => (await query(COUNTERS_OF, arrayOf('text', counters))).map(counterOf),
    limitShares: async (operation) => (await query(SHARES, operation)).map(shareOf),
    async allLimitShares(after = { operation: '', counter: '' }, limit) {
      const rest = await query(REST_OF_OPERATION, after.operation, after.counter, limit);
      if (rest.length === limit) return rest.map(shareOf);
      return [...rest, ...(await query(LATER_SHARES, after.operation, limit - rest.length))].map(shareOf);
    },
  };
}

function headerOf([planId, stream, status, holdTime, finalTime]: Row): Omit<LedgerPlan, 'postings'> {
  return {
    planId: textOf(planId),
    stream: textOf(stream),
    status: statusOf(status),
    holdTime: Number(holdTime),
    ...(finalTime === null ? {} : { finalTime: Number(finalTime) }),
  };
}

function balanceOf([accountId, currency, own, minAvailable, maxAvailable]: Row): AccountBalance {
  return {
    accountId: textOf(accountId),
    currency: textOf(currency),
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
  amountMinor,
  currency,
  details,
  status,
]: Row): LedgerPosting {
  return {
    position: Number(position),
    planId: textOf(planId),
    batchId: Number(batchId),
    source: textOf(source),
    destination: textOf(destination),
    amountMinor: amountMinor as bigint,
    currency: textOf(currency),
    ...optionalText('details', details),
    status: statusOf(status),
  };
}

function counterOf([counter, held, committed]: Row): LimitCounter {
  return { counter: textOf(counter), heldMinor: held as bigint, committedMinor: committed as bigint };
}

function shareOf([operation, counter, status, delta]: Row): LimitShare {
  return {
    operation: textOf(operation),
    counter: textOf(counter),
    status: statusOf(status),
    delta: delta as bigint,
  };
}
