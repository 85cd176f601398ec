import { parentPort, workerData } from 'node:worker_threads';
import { openBooks } from './books.ts';
import { type CallOf, invoke } from './call.ts';
import { type Answers, FAREWELL } from './channel.ts';
import { openWriter } from './schema.ts';
import { callsOf, type WriteMessage } from './write-message.ts';
import { openWrites, type Writes } from './writes.ts';

/**
 * The worker that writes: one message in, one transaction, one sync, one message back (group commit).
 *
 *  T1 The answers leave after the commit, which returns after the write-ahead log is synced (J3).
 *  T2 A call that throws is our bug or a full disk: the transaction is rolled back, and its calls are run again one by one,
 *     so that only the guilty one fails (J5).
 *     When not even the transaction can begin, all of them fail.
 *  T3 After an error of the disk itself nobody knows what is on it: the worker dies, and the store with it.
 *  T4 A deleted data key is gone from the write-ahead log too, before anyone is told that it is deleted.
 */
const port = parentPort;
const db = openWriter(String(workerData));
const books = openBooks(db);
const writes = openWrites(db, books);

const SQLITE_IOERR = 10;

function transact(calls: readonly CallOf<Writes>[]): Answers {
  let begun = false;
  try {
    db.exec('BEGIN IMMEDIATE');
    begun = true;
    books.begin();
    const values = calls.map((call) => invoke(writes, call));
    books.flush();
    db.exec('COMMIT');
    books.trim();
    return { values, errors: new Map() };
  } catch (error) {
    if (isDiskError(error)) throw error;
    if (db.isTransaction) db.exec('ROLLBACK');
    books.forget();
    if (begun && calls.length > 1) return oneByOne(calls);
    return { values: [], errors: new Map(calls.map((_, index) => [index, String(error)])) };
  }
}

function oneByOne(calls: readonly CallOf<Writes>[]): Answers {
  const answers = calls.map((call) => transact([call]));
  return {
    values: answers.map(({ values }) => values[0]),
    errors: new Map(
      answers.flatMap(({ errors }, index) => [...errors.values()].map((error) => [index, error] as const)),
    ),
  };
}

function isDiskError(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_IOERR;
}

port?.on('message', (message: WriteMessage | typeof FAREWELL) => {
  if (message === FAREWELL) {
    db.close();
    port.close();
    return;
  }
  const calls = callsOf(message);
  const answers = transact(calls);
  if (calls.some(({ name }) => name === 'deleteKeys')) db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  port.postMessage(answers);
});
port?.postMessage('ready');
