import type { DatabaseSync } from 'node:sqlite';
import { assert } from '../../base/assert.ts';
import { type AccountId, PARTITION_COUNT, partitionOf, type StreamId } from '../../domain/ids.ts';
import type { PlanStatus } from '../../ports/ledger.ts';
import type { BalanceRow, Books, CounterRow, Effects } from '../judge.ts';
import { runner, selector } from './statement.ts';

/**
 * The rows that appends are judged by, read through a cache in the writer's memory. Not responsible for the transaction.
 *
 *  B1 What the cache holds is what this connection reads: it is dropped when another connection has written, and after
 *     every transaction that did not commit.
 *  B2 A balance and a counter are written once per transaction, however many appends moved them; everything else is
 *     written at once.
 */
export interface SqliteBooks extends Books {
  /** The row of the stream, made when it is new. */
  stream(stream: StreamId): StreamRow;
  saveStream(row: StreamRow): void;
  /** Position of the next record, taken. */
  nextPosition(): number;
  save(effects: Effects, streamId: number): void;
  raiseEpoch(partition: number, owner: string): number;
  /** Call inside the transaction, before the first read. */
  begin(): void;
  /** Writes what B2 held back. Call before the commit. */
  flush(): void;
  /** Call after a commit: keeps the cache in bounds. */
  trim(): void;
  /** Call after a rollback. */
  forget(): void;
}

export interface StreamRow {
  readonly id: number;
  readonly stream: StreamId;
  readonly partition: number;
  readonly sequence: number;
  readonly timer: number | null;
  readonly pending: boolean;
  readonly isNew?: boolean;
}

/** Rows of each cache at most; beyond it, a cache starts again empty. 20,000 streams take about 5 MB. */
const LARGEST_CACHE = 20_000;

/** How a status is stored. */
export const STATUSES: readonly PlanStatus[] = ['held', 'committed', 'rolled_back'];

interface Identified<Row> {
  readonly id: number;
  readonly row: Row;
}

export function openBooks(db: DatabaseSync): SqliteBooks {
  const dataVersion = selector(db, 'PRAGMA data_version', ([version]) => Number(version));
  const epochs = selector(db, 'SELECT partition, epoch FROM partitions ORDER BY partition', ([, epoch]) =>
    Number(epoch),
  );
  const saveEpoch = runner(db, 'UPDATE partitions SET epoch = ?, owner = ? WHERE partition = ?');

  const findStream = selector(
    db,
    'SELECT id, stream, partition, sequence, timer, pending FROM streams WHERE stream = ?',
    ([id, stream, partition, sequence, timer, pending]): StreamRow => ({
      id: Number(id),
      stream: String(stream),
      partition: Number(partition),
      sequence: Number(sequence),
      timer: timer === null ? null : Number(timer),
      pending: pending === 1,
    }),
  );
  const lastStreamId = selector(db, 'SELECT coalesce(max(id), 0) FROM streams', ([id]) => Number(id));
  const lastPosition = selector(db, 'SELECT coalesce(max(position), 0) FROM journal', ([position]) => Number(position));
  const insertStream = runner(
    db,
    'INSERT INTO streams (sequence, timer, pending, id, stream, partition) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const updateStream = runner(db, 'UPDATE streams SET sequence = ?, timer = ?, pending = ? WHERE id = ?');
  const findTag = selector(
    db,
    'SELECT stream FROM callback_tags JOIN streams ON id = stream_id WHERE tag = ?',
    ([stream]) => String(stream),
  );

  const findPlan = selector(
    db,
    'SELECT plans.id, stream, status, last_batch_id, hold_time FROM plans JOIN streams ON streams.id = stream_id WHERE plan = ?',
    ([id, stream, status, lastBatchId, holdTime]) => ({
      id: Number(id),
      row: {
        stream: String(stream),
        status: statusOf(status),
        lastBatchId: Number(lastBatchId),
        holdTime: Number(holdTime),
      },
    }),
  );
  const findBatch = selector(
    db,
    `SELECT source.account, destination.account, amount, postings.currency, details
     FROM postings JOIN plans ON plans.id = plan_id
     JOIN accounts source ON source.id = source_id JOIN accounts destination ON destination.id = destination_id
     WHERE plan = ? AND batch_id = ? ORDER BY position`,
    ([source, destination, amount, currency, details]) => ({
      source: String(source),
      destination: String(destination),
      amountMinor: amount as bigint,
      currency: String(currency),
      ...(details === null ? {} : { details: String(details) }),
    }),
    { bigints: true },
  );
  const insertPlan = runner(
    db,
    'INSERT INTO plans (stream_id, status, last_batch_id, hold_time, final_time, plan) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const updatePlan = runner(db, 'UPDATE plans SET status = ?, last_batch_id = ?, final_time = ? WHERE plan = ?');
  const insertPosting = runner(
    db,
    `INSERT INTO postings (plan_id, batch_id, source_id, destination_id, amount, currency, details)
     VALUES ((SELECT id FROM plans WHERE plan = ?), ?, ?, ?, ?, ?, ?)`,
  );

  const findBalance = selector(
    db,
    'SELECT id, currency, own, outgoing, incoming FROM accounts JOIN balances ON account_id = id WHERE account = ?',
    ([id, currency, own, outgoing, incoming]): Identified<BalanceRow> => ({
      id: Number(id),
      row: {
        currency: String(currency),
        own: own as bigint,
        outgoing: outgoing as bigint,
        incoming: incoming as bigint,
      },
    }),
    { bigints: true },
  );
  const insertAccount = runner(db, 'INSERT INTO accounts (account, currency) VALUES (?, ?)');
  const insertBalance = runner(db, 'INSERT INTO balances SELECT id, 0, 0, 0 FROM accounts WHERE account = ?');
  const updateBalance = runner(db, 'UPDATE balances SET own = ?, outgoing = ?, incoming = ? WHERE account_id = ?');

  const findCounter = selector(
    db,
    'SELECT id, held, committed FROM limit_counters WHERE counter = ?',
    ([id, held, committed]): Identified<CounterRow> => ({
      id: Number(id),
      row: { held: held as bigint, committed: committed as bigint },
    }),
    { bigints: true },
  );
  const insertCounter = runner(db, 'INSERT INTO limit_counters (counter, held, committed) VALUES (?, 0, 0)');
  const updateCounter = runner(db, 'UPDATE limit_counters SET held = ?, committed = ? WHERE id = ?');
  const findOperation = selector(
    db,
    'SELECT status, delta FROM limit_operations WHERE operation = ? AND counter_id = ?',
    ([status, delta]) => ({ status: statusOf(Number(status)), delta: delta as bigint }),
    { bigints: true },
  );
  const saveOperation = runner(
    db,
    `INSERT INTO limit_operations (operation, counter_id, status, delta) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET status = excluded.status, delta = excluded.delta`,
  );

  let version = -1;
  let epochCache: number[] = [];
  let lastStream = 0;
  let position = 0;
  const streams = new Map<StreamId, StreamRow>();
  const balances = new Map<AccountId, Identified<BalanceRow>>();
  const counters = new Map<string, Identified<CounterRow>>();
  const movedBalances = new Set<AccountId>();
  const movedCounters = new Set<string>();

  const balance = (accountId: AccountId) => cached(balances, accountId, () => findBalance(accountId)[0]);
  const counter = (name: string) => cached(counters, name, () => findCounter(name)[0]);
  const stream = (id: StreamId) => cached(streams, id, () => findStream(id)[0]);
  const accountOf = (accountId: AccountId, currency: string) => {
    const known = balance(accountId);
    if (known !== undefined) return known;
    insertAccount(accountId, currency);
    insertBalance(accountId);
    return found(balance(accountId));
  };
  const counterOf = (name: string) => {
    const known = counter(name);
    if (known !== undefined) return known;
    insertCounter(name);
    return found(counter(name));
  };
  const forget = () => {
    version = -1;
    for (const cache of [streams, balances, counters, movedBalances, movedCounters]) cache.clear();
  };

  return {
    epoch: (partition) => epochCache[partition] ?? 0,
    sequence: (id) => stream(id)?.sequence ?? 0,
    tagOwner: (tag) => findTag(tag)[0],
    plan: (planId) => findPlan(planId)[0]?.row,
    batch: (planId, batchId) => findBatch(planId, batchId),
    balance: (accountId) => balance(accountId)?.row,
    counter: (name) => counter(name)?.row,
    limitOperation: (key) => {
      const [name = '', operation = ''] = key.split('\n');
      const known = counter(name);
      return known === undefined ? undefined : findOperation(operation, known.id)[0];
    },

    stream(id) {
      const known = stream(id);
      if (known !== undefined) return known;
      lastStream += 1;
      return {
        id: lastStream,
        stream: id,
        partition: partitionOf(id),
        sequence: 0,
        timer: null,
        pending: false,
        isNew: true,
      };
    },
    saveStream(row) {
      const { isNew, ...kept } = row;
      const pending = row.pending ? 1 : 0;
      if (isNew) insertStream(row.sequence, row.timer, pending, row.id, row.stream, row.partition);
      else updateStream(row.sequence, row.timer, pending, row.id);
      streams.set(row.stream, kept);
    },
    save(effects, streamId) {
      for (const [planId, plan] of effects.plans.changed) {
        const status = STATUSES.indexOf(plan.status);
        const finalTime = plan.finalTime ?? null;
        const updated = updatePlan(status, plan.lastBatchId, finalTime, planId);
        if (updated === 0) insertPlan(streamId, status, plan.lastBatchId, plan.holdTime, finalTime, planId);
      }
      for (const { planId, batchId, postings } of effects.postings) {
        for (const { source, destination, amountMinor, currency, details } of postings) {
          const from = accountOf(source, currency).id;
          const to = accountOf(destination, currency).id;
          insertPosting(planId, batchId, from, to, amountMinor, currency, details ?? null);
        }
      }
      for (const [accountId, row] of effects.balances.changed) {
        balances.set(accountId, { id: accountOf(accountId, row.currency).id, row });
        movedBalances.add(accountId);
      }
      for (const [name, row] of effects.counters.changed) {
        counters.set(name, { id: counterOf(name).id, row });
        movedCounters.add(name);
      }
      for (const [key, { status, delta }] of effects.limitOperations.changed) {
        const [name = '', operation = ''] = key.split('\n');
        saveOperation(operation, counterOf(name).id, STATUSES.indexOf(status), delta);
      }
    },
    nextPosition() {
      position += 1;
      return position;
    },
    raiseEpoch(partition, owner) {
      const epoch = (epochCache[partition] ?? 0) + 1;
      saveEpoch(epoch, owner, partition);
      epochCache[partition] = epoch;
      return epoch;
    },

    begin() {
      const [now = 0] = dataVersion();
      if (now === version) return;
      forget();
      epochCache = [...epochs()];
      assert(epochCache.length === PARTITION_COUNT, 'the database has a row for each partition');
      lastStream = lastStreamId()[0] ?? 0;
      position = lastPosition()[0] ?? 0;
      version = now;
    },
    flush() {
      for (const accountId of movedBalances) {
        const { id, row } = found(balance(accountId));
        updateBalance(row.own, row.outgoing, row.incoming, id);
      }
      for (const name of movedCounters) {
        const { id, row } = found(counter(name));
        updateCounter(row.held, row.committed, id);
      }
      movedBalances.clear();
      movedCounters.clear();
    },
    trim() {
      for (const cache of [streams, balances, counters]) if (cache.size > LARGEST_CACHE) cache.clear();
    },
    forget,
  };
}

function cached<Key, Row>(cache: Map<Key, Row>, key: Key, load: () => Row | undefined): Row | undefined {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const row = load();
  if (row !== undefined) cache.set(key, row);
  return row;
}

function statusOf(stored: unknown): PlanStatus {
  return found(STATUSES[Number(stored)]);
}

function found<Value>(value: Value | undefined): Value {
  assert(value !== undefined, 'a row that was just written is there');
  return value;
}
