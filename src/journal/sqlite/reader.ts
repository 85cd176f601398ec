import { parentPort, workerData } from 'node:worker_threads';
import { type CallOf, invoke } from './call.ts';
import { type Answers, FAREWELL } from './channel.ts';
import { openReads, type Reads } from './reads.ts';
import { openReader } from './schema.ts';

/**
 * A worker that reads. Each call sees all that was committed before it was made, because the write-ahead log shows a
 * connection the last commit at the moment it asks.
 */
const port = parentPort;
const db = openReader(String(workerData));
const reads = openReads(db);

function answer(calls: readonly CallOf<Reads>[]): Answers {
  const errors = new Map<number, string>();
  const values = calls.map((call, index) => {
    try {
      return invoke(reads, call);
    } catch (error) {
      errors.set(index, String(error));
      return undefined;
    }
  });
  return { values, errors };
}

port?.on('message', (message: readonly CallOf<Reads>[] | typeof FAREWELL) => {
  if (message === FAREWELL) {
    db.close();
    port.close();
    return;
  }
  port.postMessage(answer(message));
});
port?.postMessage('ready');
