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
 *  T3 After an error of the disk itself nobody knows what is on it: the worker dies, and the store with it.
 */
const port = parentPort;
const db = openWriter(String(workerData));
const books = openBooks(db);
const writes = openWrites(db, books);

const SQLITE_IOERR = 10;

function transact(calls: readonly CallOf<Writes>[]): Answers {
  try {
    db.exec('BEGIN IMMEDIATE');
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
    return calls.length > 1 ? oneByOne(calls) : { values: [undefined], errors: new Map([[0, String(error)]]) };
  }
}

function oneByOne(calls: readonly CallOf<Writes>[]): Answers {
  const answers = calls.map((call) => transact([call]));
  return {
    values: answers.flatMap(({ values }) => values),
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
  port.postMessage(transact(callsOf(message)));
});
port?.postMessage('ready');
