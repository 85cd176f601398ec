import type { DatabaseSync } from 'node:sqlite';
import { assert } from '../../base/assert.ts';
import { PARTITION_COUNT } from '../../domain/ids.ts';
import type { Append } from '../../ports/journal.ts';
import type { Books, Effects } from '../judge.ts';
import { accountTable, counterTable, limitOperationTable, planTable, streamTable } from './book-tables.ts';
import { finder, runner, selector } from './statement.ts';

/**
 * The rows that appends are judged by and the rows that they leave, kept in the writer's memory between transactions. Not
 * responsible for the transaction itself.
 *
 *  B1 What the memory holds is what this connection would read: it is dropped when another connection has written, and
 *     after every transaction that did not commit.
 *  B2 A row is updated once per transaction, however many appends moved it.
 */
export interface SqliteBooks extends Books {
  /** Moves the stream's head, timer and flag, and returns its number. */
  advance(append: Append): number;
  /** Position of the next record, taken. */
  nextPosition(): number;
  save(effects: Effects): void;
  raiseEpoch(partition: number, owner: string): number;
  /** Call inside the transaction, before the first read. */
  begin(): void;
  /** Writes what B2 held back. Call before the commit. */
  flush(): void;
  /** Call after a commit: keeps the memory in bounds. */
  trim(): void;
  /** Call after a rollback. */
  forget(): void;
}

export function openBooks(db: DatabaseSync): SqliteBooks {
  const streams = streamTable(db);
  const plans = planTable(db, streams.idOf);
  const accounts = accountTable(db);
  const counters = counterTable(db);
  const limitOperations = limitOperationTable(db, counters);
  const caches = [streams, plans, accounts, counters, limitOperations];

  const dataVersion = finder(db, 'PRAGMA data_version', ([version]) => Number(version));
  const readEpochs = selector(db, 'SELECT epoch FROM partitions ORDER BY partition', ([epoch]) => Number(epoch));
  const saveEpoch = runner(db, 'UPDATE partitions SET epoch = ?, owner = ? WHERE partition = ?');
  const lastPosition = finder(db, 'SELECT max(position) FROM journal', ([last]) => Number(last ?? 0));
  const tagOwner = finder(
    db,
    'SELECT stream FROM callback_tags JOIN streams ON id = stream_id WHERE tag = ?',
    ([stream]) => String(stream),
  );
  const insertPosting = runner(
    db,
    `INSERT INTO postings (plan_id, batch_id, source_id, destination_id, amount, currency, details)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const findBatch = selector(
    db,
    `SELECT source.account, destination.account, amount, postings.currency, details
     FROM postings JOIN accounts source ON source.id = source_id JOIN accounts destination ON destination.id = destination_id
     WHERE plan_id = ? AND batch_id = ? ORDER BY position`,
    ([source, destination, amountMinor, currency, details]) => ({
      source: String(source),
      destination: String(destination),
      amountMinor: amountMinor as bigint,
      currency: String(currency),
      ...(details === null ? {} : { details: String(details) }),
    }),
    { bigints: true },
  );

  let version: number | undefined;
  let epochs: number[] = [];
  let position = 0;
  const forget = () => {
    version = undefined;
    for (const cache of caches) cache.forget();
  };

  return {
    epoch: (partition) => epochs[partition] ?? 0,
    sequence: (stream) => streams.get(stream)?.sequence ?? 0,
    tagOwner,
    plan: plans.get,
    batch: (planId, batchId) => findBatch(plans.idOf(planId), batchId),
    balance: accounts.get,
    counter: counters.get,
    limitOperation: limitOperations.get,

    advance({ stream, sequence, timer, pending }) {
      const kept = timer.type === 'keep' ? (streams.get(stream)?.timer ?? null) : null;
      streams.put(stream, { sequence, timer: timer.type === 'set' ? timer.time : kept, pending });
      return streams.idOf(stream);
    },
    nextPosition() {
      position += 1;
      return position;
    },
    save(effects) {
      for (const [planId, row] of effects.plans.changed) plans.put(planId, row);
      for (const [accountId, row] of effects.balances.changed) accounts.put(accountId, row);
      for (const [counter, row] of effects.counters.changed) counters.put(counter, row);
      for (const [key, row] of effects.limitOperations.changed) limitOperations.put(key, row);
      for (const { planId, batchId, postings } of effects.postings) {
        const plan = plans.idOf(planId);
        for (const { source, destination, amountMinor, currency, details } of postings) {
          insertPosting(
            plan,
            batchId,
            accounts.idOf(source),
            accounts.idOf(destination),
            amountMinor,
            currency,
            details ?? null,
          );
        }
      }
    },
    raiseEpoch(partition, owner) {
      const epoch = (epochs[partition] ?? 0) + 1;
      saveEpoch(epoch, owner, partition);
      epochs[partition] = epoch;
      return epoch;
    },

    begin() {
      const now = dataVersion();
      if (now === version) return;
      forget();
      epochs = [...readEpochs()];
      assert(epochs.length === PARTITION_COUNT, 'the database has a row for each partition');
      position = lastPosition() ?? 0;
      version = now;
    },
    flush() {
      for (const cache of caches) cache.flush();
    },
    trim() {
      for (const cache of caches) cache.trim();
    },
    forget,
  };
}
