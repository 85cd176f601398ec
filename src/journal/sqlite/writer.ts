import { parentPort, workerData } from 'node:worker_threads';
import { openBooks } from './books.ts';
import { type CallOf, invoke } from './call.ts';
import type { Answer } from './channel.ts';
import { openWriter, prepareSchema } from './schema.ts';
import { openWrites, type Writes } from './writes.ts';

/**
 * The worker that writes: one message in, one transaction, one sync, one message back (group commit).
 *
 *  T1 The answers leave after the commit, which returns after the write-ahead log is synced (J3).
 *  T2 A call that throws is our bug or a full disk: the transaction is rolled back, and its calls are run again one by one,
 *     so that only the guilty one fails (J5).
 *  T3 After an error of the disk itself nobody knows what is on it: the worker dies, and the store with it.
 */
const path = String(workerData);
const port = parentPort;
const db = openWriter(path);
const installation = prepareSchema(db, path);
const books = openBooks(db);
const writes = openWrites(db, books);

const SQLITE_IOERR = 10;

function transact(calls: readonly CallOf<Writes>[]): readonly Answer<unknown>[] {
  try {
    db.exec('BEGIN IMMEDIATE');
    books.begin();
    const answers = calls.map((call) => ({ ok: true as const, value: invoke(writes, call) }));
    books.flush();
    db.exec('COMMIT');
    books.trim();
    return answers;
  } catch (error) {
    if (isDiskError(error)) throw error;
    if (db.isTransaction) db.exec('ROLLBACK');
    books.forget();
    return calls.length > 1 ? calls.flatMap((call) => transact([call])) : [{ ok: false, error: String(error) }];
  }
}

function isDiskError(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_IOERR;
}

port?.on('message', (message: readonly CallOf<Writes>[] | 'close') => {
  if (message === 'close') {
    db.close();
    port.close();
    return;
  }
  port.postMessage(transact(message));
});
port?.postMessage(installation);
