import { parentPort } from 'node:worker_threads';
import { FAREWELL } from '../../src/journal/sqlite/channel.ts';

/** Answers each call with itself and the number of its message; obeys `fail`, `die` and `end`. */
const port = parentPort;
let messages = 0;

port?.on('message', (message: readonly string[] | typeof FAREWELL) => {
  if (message === FAREWELL || message.includes('end')) {
    port.close();
    return;
  }
  if (message.includes('die')) throw new Error('as I was told');
  messages += 1;
  const failed = message.flatMap((call, index) => (call === 'fail' ? [[index, 'failed'] as const] : []));
  port.postMessage({ values: message.map((call) => `${call} in message ${messages}`), errors: new Map(failed) });
});
port?.postMessage('ready');
