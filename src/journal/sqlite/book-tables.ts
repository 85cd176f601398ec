import type { DatabaseSync } from 'node:sqlite';
import { partitionOf, type StreamId } from '../../domain/ids.ts';
import type { PlanStatus } from '../../ports/ledger.ts';
import type { BalanceRow, CounterRow, LimitOperationRow, PlanRow } from '../judge.ts';
import { newRowCache, type RowCache } from './row-cache.ts';
import { finder, runner } from './statement.ts';

/** The tables whose rows an append is judged by, each behind a cache. */

export interface StreamRow {
  readonly sequence: number;
  readonly timer: number | null;
  readonly pending: boolean;
}

/** How a status is stored. */
export const STATUSES: readonly PlanStatus[] = ['held', 'committed', 'rolled_back'];

export function statusOf(stored: unknown): PlanStatus {
  return STATUSES[Number(stored)] ?? 'held';
}

const bigints = { bigints: true };

export function streamTable(db: DatabaseSync): RowCache<StreamRow> {
  const insert = runner(
    db,
    'INSERT INTO streams (sequence, timer, pending, id, stream, partition) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const update = runner(db, 'UPDATE streams SET sequence = ?, timer = ?, pending = ? WHERE id = ?');
  return newRowCache({
    find: finder(
      db,
      'SELECT id, sequence, timer, pending FROM streams WHERE stream = ?',
      ([id, sequence, timer, pending]) => ({
        id: Number(id),
        row: { sequence: Number(sequence), timer: timer === null ? null : Number(timer), pending: pending === 1 },
      }),
    ),
    insert: (id, stream, { sequence, timer, pending }) =>
      insert(sequence, timer, Number(pending), id, stream, partitionOf(stream)),
    update: (id, { sequence, timer, pending }) => update(sequence, timer, Number(pending), id),
    lastId: lastIdOf(db, 'streams'),
  });
}

export function planTable(db: DatabaseSync, streamIdOf: (stream: StreamId) => number): RowCache<PlanRow> {
  const insert = runner(
    db,
    'INSERT INTO plans (status, last_batch_id, final_time, id, plan, stream_id, hold_time) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const update = runner(db, 'UPDATE plans SET status = ?, last_batch_id = ?, final_time = ? WHERE id = ?');
  const state = ({ status, lastBatchId, finalTime }: PlanRow) =>
    [STATUSES.indexOf(status), lastBatchId, finalTime ?? null] as const;
  return newRowCache<PlanRow>({
    find: finder(
      db,
      `SELECT plans.id, stream, status, last_batch_id, hold_time, final_time
       FROM plans JOIN streams ON streams.id = stream_id WHERE plan = ?`,
      ([id, stream, status, lastBatchId, holdTime, finalTime]) => ({
        id: Number(id),
        row: {
          stream: String(stream),
          status: statusOf(status),
          lastBatchId: Number(lastBatchId),
          holdTime: Number(holdTime),
          ...(finalTime === null ? {} : { finalTime: Number(finalTime) }),
        },
      }),
    ),
    insert: (id, plan, row) => insert(...state(row), id, plan, streamIdOf(row.stream), row.holdTime),
    update: (id, row) => update(...state(row), id),
    lastId: lastIdOf(db, 'plans'),
  });
}

export function accountTable(db: DatabaseSync): RowCache<BalanceRow> {
  const insertAccount = runner(db, 'INSERT INTO accounts (id, account, currency) VALUES (?, ?, ?)');
  const insertBalance = runner(db, 'INSERT INTO balances (own, outgoing, incoming, account_id) VALUES (?, ?, ?, ?)');
  const update = runner(db, 'UPDATE balances SET own = ?, outgoing = ?, incoming = ? WHERE account_id = ?');
  return newRowCache({
    find: finder(
      db,
      'SELECT id, currency, own, outgoing, incoming FROM accounts JOIN balances ON account_id = id WHERE account = ?',
      ([id, currency, own, outgoing, incoming]) => ({
        id: Number(id),
        row: {
          currency: String(currency),
          own: own as bigint,
          outgoing: outgoing as bigint,
          incoming: incoming as bigint,
        },
      }),
      bigints,
    ),
    insert: (id, account, { currency, own, outgoing, incoming }) => {
      insertAccount(id, account, currency);
      insertBalance(own, outgoing, incoming, id);
    },
    update: (id, { own, outgoing, incoming }) => update(own, outgoing, incoming, id),
    lastId: lastIdOf(db, 'accounts'),
  });
}

export function counterTable(db: DatabaseSync): RowCache<CounterRow> {
  const insert = runner(db, 'INSERT INTO limit_counters (held, committed, id, counter) VALUES (?, ?, ?, ?)');
  const update = runner(db, 'UPDATE limit_counters SET held = ?, committed = ? WHERE id = ?');
  return newRowCache({
    find: finder(
      db,
      'SELECT id, held, committed FROM limit_counters WHERE counter = ?',
      ([id, held, committed]) => ({ id: Number(id), row: { held: held as bigint, committed: committed as bigint } }),
      bigints,
    ),
    insert: (id, counter, { held, committed }) => insert(held, committed, id, counter),
    update: (id, { held, committed }) => update(held, committed, id),
    lastId: lastIdOf(db, 'limit_counters'),
  });
}

/** Keyed as the judge keys them: counter and operation with a line feed between them. */
export function limitOperationTable(db: DatabaseSync, counters: RowCache<CounterRow>): RowCache<LimitOperationRow> {
  const insert = runner(
    db,
    'INSERT INTO limit_operations (status, delta, id, operation, counter_id) VALUES (?, ?, ?, ?, ?)',
  );
  const update = runner(db, 'UPDATE limit_operations SET status = ?, delta = ? WHERE id = ?');
  const find = finder(
    db,
    'SELECT id, status, delta FROM limit_operations WHERE operation = ? AND counter_id = ?',
    ([id, status, delta]) => ({ id: Number(id), row: { status: statusOf(status), delta: delta as bigint } }),
    bigints,
  );
  return newRowCache({
    find: (key) => {
      const [counter = '', operation = ''] = key.split('\n');
      return counters.get(counter) === undefined ? undefined : find(operation, counters.idOf(counter));
    },
    insert: (id, key, { status, delta }) => {
      const [counter = '', operation = ''] = key.split('\n');
      insert(STATUSES.indexOf(status), delta, id, operation, counters.idOf(counter));
    },
    update: (id, { status, delta }) => update(STATUSES.indexOf(status), delta, id),
    lastId: lastIdOf(db, 'limit_operations'),
  });
}

function lastIdOf(db: DatabaseSync, table: string): () => number {
  const last = finder(db, `SELECT max(id) FROM ${table}`, ([id]) => Number(id ?? 0));
  return () => last() ?? 0;
}
