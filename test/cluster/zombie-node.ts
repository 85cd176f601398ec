import { subscribe } from 'node:diagnostics_channel';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultPoint } from '../../src/actors/fault-points.ts';
import { serve } from '../../src/commands/serve.ts';

/**
 * A node that can be told, by a file in its data folder, to stop at a fault point as if the machine had forgotten it, and to
 * have another wall clock from then on. It prints each fault point that it reaches after that, and each request that it
 * sends over HTTP, which are those to providers. Invoices stay in its memory for as long as the tests last.
 */
export interface Trouble {
  /** `idle`: at once, with nothing in flight. */
  readonly at: FaultPoint | 'idle';
  /** SIGSTOP of itself, until somebody sends SIGCONT. */
  readonly stop: boolean;
  /** What the wall clock shows afterwards, beside what it showed when the trouble began. */
  readonly clockMs: number;
}

const FILE = 'trouble.json';
const LOOK_EVERY_MS = 10;

/** Tells the node with this data folder. */
export function trouble(dataDir: string, told: Trouble): void {
  const whole = join(dataDir, `${FILE}.new`);
  writeFileSync(whole, JSON.stringify(told));
  renameSync(whole, join(dataDir, FILE));
}

if (import.meta.main) {
  const file = join(process.env['TURNPIKE_DATA_DIR'] ?? '', FILE);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const { now } = Date;
  let clockMs = 0;
  Date.now = () => now() + clockMs;
  globalThis.Date = new Proxy(Date, {
    construct: (date, args) => Reflect.construct(date, args.length === 0 ? [date.now()] : args),
  });
  let troubled = false;

  const reached = (point: Trouble['at']): void => {
    if (troubled && point !== 'idle') print(`reached ${point}`);
    if (!existsSync(file)) return;
    const told = JSON.parse(readFileSync(file, 'utf8')) as Trouble;
    if (told.at !== point) return;
    rmSync(file);
    troubled = true;
    const sinceMs = performance.now();
    if (told.stop) process.kill(process.pid, 'SIGSTOP');
    clockMs = told.clockMs - Math.round(performance.now() - sinceMs);
    print(`goes on ${point}`);
  };

  subscribe('undici:request:create', (message) => {
    const { method, path } = (message as { readonly request: { readonly method: string; readonly path: string } })
      .request;
    print(`sends ${method} ${path}`);
  });
  setInterval(() => reached('idle'), LOOK_EVERY_MS).unref();
  await serve({ faults: { reached }, limits: { idleMs: 600_000 } });
}
