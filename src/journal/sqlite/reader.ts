import { parentPort, workerData } from 'node:worker_threads';
import { type CallOf, invoke } from './call.ts';
import type { Answer } from './channel.ts';
import { openReads, type Reads } from './reads.ts';
import { openReader } from './schema.ts';

/**
 * A worker that reads. Each call sees all that was committed before it was made, because the write-ahead log shows a
 * connection the last commit at the moment it asks.
 */
const port = parentPort;
const db = openReader(String(workerData));
const reads = openReads(db);

function answer(call: CallOf<Reads>): Answer<unknown> {
  try {
    return { ok: true, value: invoke(reads, call) };
  } catch (error) {
    return { ok: false, error: String(error) };
  }
}

port?.on('message', (message: readonly CallOf<Reads>[] | 'close') => {
  if (message === 'close') {
    db.close();
    port.close();
    return;
  }
  port.postMessage(message.map(answer));
});
port?.postMessage('ready');
