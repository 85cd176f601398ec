import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';

/**
 * A merchant's endpoint, as a process of its own: takes every message, answers 200 after `--delay-ms`, and notes how long after
 * the event each came. `GET /figures` gives what it noted since the last time it was asked.
 */
const { values } = parseArgs({ options: { 'delay-ms': { type: 'string', default: '0' } } });
const delayMs = Number(values['delay-ms']);

/** What the bench asks a receiver for. */
export interface ReceiverFigures {
  /** Milliseconds from the time of the event to the arrival of its message, sorted. */
  readonly latenciesMs: readonly number[];
  /** Messages under way when it was asked: their answers are due. */
  readonly open: number;
  readonly mostOpen: number;
}

let latenciesMs: number[] = [];
let open = 0;
let mostOpen = 0;

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    const figures: ReceiverFigures = { latenciesMs: latenciesMs.sort((a, b) => a - b), open, mostOpen };
    latenciesMs = [];
    mostOpen = open;
    response.end(JSON.stringify(figures));
    return;
  }
  const arrivedMs = Date.now();
  open += 1;
  mostOpen = Math.max(mostOpen, open);
  response.once('close', () => {
    open -= 1;
  });
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { timestamp } = JSON.parse(Buffer.concat(chunks).toString()) as { readonly timestamp?: string };
    if (timestamp !== undefined) latenciesMs.push(arrivedMs - Date.parse(timestamp));
    if (delayMs === 0) response.end();
    else setTimeout(() => response.end(), delayMs);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
// Ends with whoever started it.
process.stdin.on('end', () => process.exit(0)).resume();
process.once('SIGTERM', () => process.exit(0));
