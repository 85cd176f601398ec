import { partitionOf } from '../../domain/ids.ts';
import type { LimitOperation } from '../../domain/limits/limit.ts';
import type { Append } from '../../ports/journal.ts';
import type { PlanStatus } from '../../ports/ledger.ts';
import {
  type BalanceRow,
  type CounterRow,
  type LimitOperationRow,
  limitOperationKey,
  type PlanRow,
  type SavedPosting,
} from '../judge.ts';
import type { Query, Row } from './connection.ts';
import type { Found } from './row-table.ts';
import { arrayOf, optionalText, textOf, type Value } from './values.ts';

/**
 * Reads and locks every row that the appends of a batch are judged by, in one round trip.
 *
 *  R1 Tables in one order, rows of a table in key order: two batches never wait for each other in a circle over rows that
 *     exist. (Over rows that both make, they may: then the database ends one of them, and it is tried again.)
 *  R2 What depends on a lock is read by a later statement than the lock was taken by, and so sees what its last holder left.
 *  R3 An account without a guard is locked on this node's stripe alone. A guarded one is locked whole, against new stripes too.
 */
export interface LockedRows {
  readonly epochs: ReadonlyMap<number, number>;
  readonly streams: readonly Found<StreamRow>[];
  readonly tags: ReadonlyMap<string, string>;
  readonly plans: readonly Found<PlanRow>[];
  readonly batches: ReadonlyMap<string, readonly SavedPosting[]>;
  readonly counters: readonly Found<CounterRow>[];
  /** Keyed as the judge keys them. */
  readonly limitOperations: ReadonlyMap<string, LimitOperationRow>;
  readonly accounts: readonly Found<AccountRow>[];
}

export interface StreamRow {
  readonly sequence: number;
  readonly timer: number | null;
  readonly pending: boolean;
}

/** What is known of an account: the sum of its stripes when it is guarded, else what lies on this node's stripe. */
export interface AccountRow extends BalanceRow {
  readonly hasStripe: boolean;
}

/** How a status is stored. */
export const STATUSES: readonly PlanStatus[] = ['held', 'committed', 'rolled_back'];

export function statusOf(stored: unknown): PlanStatus {
  return STATUSES[Number(stored)] ?? 'held';
}

export function batchKey(planId: string, batchId: number): string {
  return `${planId}\n${batchId}`;
}

const LOCK_EPOCHS =
  'SELECT partition, epoch FROM partitions WHERE partition = ANY($1::integer[]) ORDER BY partition FOR SHARE';
const LOCK_STREAMS = `
  SELECT stream, id, sequence, timer, pending FROM streams WHERE stream = ANY($1::text[]) ORDER BY stream FOR UPDATE`;
const TAGS = 'SELECT tag, stream FROM callback_tags JOIN streams ON id = stream_id WHERE tag = ANY($1::text[])';
const LOCK_PLANS = `
  SELECT plan, plans.id, stream, status, last_batch_id, hold_time, final_time
  FROM plans JOIN streams ON streams.id = stream_id WHERE plan = ANY($1::text[]) ORDER BY plan FOR UPDATE OF plans`;
const POSTINGS = `
  SELECT plan, batch_id, source.account, destination.account, amount, postings.currency, details
  FROM plans JOIN postings ON plan_id = plans.id
  JOIN accounts source ON source.id = source_id JOIN accounts destination ON destination.id = destination_id
  WHERE plan = ANY($1::text[]) ORDER BY position`;
const LOCK_COUNTERS = `
  SELECT counter, id, held, committed FROM limit_counters WHERE counter = ANY($1::text[]) ORDER BY counter FOR UPDATE`;
const LIMIT_OPERATIONS = `
  SELECT asked.counter, asked.operation, status, delta
  FROM unnest($1::text[], $2::text[]) AS asked (counter, operation)
  JOIN limit_counters ON limit_counters.counter = asked.counter
  JOIN limit_operations ON limit_operations.operation = asked.operation AND counter_id = limit_counters.id`;
const LOCK_ACCOUNTS = 'SELECT id FROM accounts WHERE account = ANY($1::text[]) ORDER BY account FOR UPDATE';
const ACCOUNTS = 'SELECT account, id, currency FROM accounts WHERE account = ANY($1::text[])';
const LOCK_BALANCES = `
  SELECT account_id, stripe, own, outgoing, incoming FROM balances JOIN accounts ON accounts.id = account_id
  WHERE account = ANY($1::text[]) AND (stripe = $2::integer OR account = ANY($3::text[]))
  ORDER BY account_id, stripe FOR UPDATE OF balances`;

export async function lockRows(query: Query, appends: readonly Append[], stripe: number): Promise<LockedRows> {
  const streams = distinct(appends.map(({ stream }) => stream));
  const tags = distinct(appends.flatMap((append) => append.tags));
  const plans = distinct(appends.flatMap((append) => append.plans.map(({ planId }) => planId)));
  const held = distinct(
    appends.flatMap((append) => append.plans.flatMap(({ type, planId }) => (type === 'hold' ? planId : []))),
  );
  const limits = appends.flatMap((append) => append.limits);
  const guarded = distinct(appends.flatMap(({ accountGuards }) => accountGuards.map(({ accountId }) => accountId)));
  const accounts = distinct([...guarded, ...appends.flatMap(accountsOf)]);
  /** A statement about nothing is not sent. */
  const rowsOf = (text: string, keys: readonly string[], ...rest: readonly Value[]) =>
    keys.length === 0 ? Promise.resolve([]) : query(text, arrayOf('text', keys), ...rest);

  const [epochRows, streamRows, tagRows, planRows, postingRows, counterRows, limitRows, , accountRows, balanceRows] =
    await Promise.all([
      query(LOCK_EPOCHS, arrayOf('integer', [...new Set(streams.map(partitionOf))])),
      rowsOf(LOCK_STREAMS, streams),
      rowsOf(TAGS, tags),
      rowsOf(LOCK_PLANS, plans),
      rowsOf(POSTINGS, held),
      rowsOf(LOCK_COUNTERS, distinct(limits.map(counterName))),
      rowsOf(LIMIT_OPERATIONS, limits.map(counterName), arrayOf('text', limits.map(operationName))),
      rowsOf(LOCK_ACCOUNTS, guarded),
      rowsOf(ACCOUNTS, accounts),
      rowsOf(LOCK_BALANCES, accounts, stripe, arrayOf('text', guarded)),
    ]);
  return {
    epochs: new Map(epochRows.map(([partition, epoch]) => [Number(partition), Number(epoch)])),
    streams: streamRows.map(streamOf),
    tags: new Map(tagRows.map(([tag, stream]) => [textOf(tag), textOf(stream)])),
    plans: planRows.map(planOf),
    batches: batchesOf(postingRows),
    counters: counterRows.map(counterOf),
    limitOperations: new Map(limitRows.map(limitOperationOf)),
    accounts: accountRowsOf(accountRows, balanceRows, stripe),
  };
}

function accountsOf({ plans }: Append): readonly string[] {
  return plans.flatMap((operation) => [
    ...operation.deltas.map(({ accountId }) => accountId),
    ...(operation.type === 'hold'
      ? operation.batch.postings.flatMap(({ source, destination }) => [source.accountId, destination.accountId])
      : []),
  ]);
}

function counterName({ counter }: LimitOperation): string {
  return counter;
}

function operationName({ operation }: LimitOperation): string {
  return operation;
}

function distinct(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)];
}

function streamOf([stream, id, sequence, timer, pending]: Row): Found<StreamRow> {
  return {
    key: textOf(stream),
    id: Number(id),
    row: { sequence: Number(sequence), timer: timer === null ? null : Number(timer), pending: pending === true },
  };
}

function planOf([plan, id, stream, status, lastBatchId, holdTime, finalTime]: Row): Found<PlanRow> {
  return {
    key: textOf(plan),
    id: Number(id),
    row: {
      stream: textOf(stream),
      status: statusOf(status),
      lastBatchId: Number(lastBatchId),
      holdTime: Number(holdTime),
      ...(finalTime === null ? {} : { finalTime: Number(finalTime) }),
    },
  };
}

function batchesOf(rows: readonly Row[]): ReadonlyMap<string, readonly SavedPosting[]> {
  const batches = new Map<string, SavedPosting[]>();
  for (const [plan, batchId, source, destination, amountMinor, currency, details] of rows) {
    const key = batchKey(textOf(plan), Number(batchId));
    const postings = batches.get(key) ?? [];
    batches.set(key, postings);
    postings.push({
      source: textOf(source),
      destination: textOf(destination),
      amountMinor: amountMinor as bigint,
      currency: textOf(currency),
      ...optionalText('details', details),
    });
  }
  return batches;
}

function counterOf([counter, id, held, committed]: Row): Found<CounterRow> {
  return {
    key: textOf(counter),
    id: Number(id),
    row: { held: held as bigint, committed: committed as bigint },
  };
}

function limitOperationOf([counter, operation, status, delta]: Row): readonly [string, LimitOperationRow] {
  return [limitOperationKey(textOf(counter), textOf(operation)), { status: statusOf(status), delta: delta as bigint }];
}

/** Stripes that were not asked for are not among the rows: what comes is added up. */
function accountRowsOf(
  accounts: readonly Row[],
  balances: readonly Row[],
  stripe: number,
): readonly Found<AccountRow>[] {
  const sums = new Map<number, AccountRow>();
  for (const [accountId, of, own, outgoing, incoming] of balances) {
    const sum = sums.get(Number(accountId)) ?? { currency: '', own: 0n, outgoing: 0n, incoming: 0n, hasStripe: false };
    sums.set(Number(accountId), {
      ...sum,
      own: sum.own + (own as bigint),
      outgoing: sum.outgoing + (outgoing as bigint),
      incoming: sum.incoming + (incoming as bigint),
      hasStripe: sum.hasStripe || Number(of) === stripe,
    });
  }
  return accounts.map(([account, id, currency]) => {
    const sum = sums.get(Number(id)) ?? { own: 0n, outgoing: 0n, incoming: 0n, hasStripe: false };
    return { key: textOf(account), id: Number(id), row: { ...sum, currency: textOf(currency) } };
  });
}
