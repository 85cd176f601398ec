import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readSettings } from '../src/config/settings.ts';
import { startServer } from '../src/server.ts';
import { createLogger } from '../src/telemetry/log.ts';
import { rssMb } from './processes.ts';

/**
 * A whole node that measures its own memory while another process creates invoices: before and after they were passivated,
 * or while all of them live. Prints one line of JSON. Needs `--expose-gc`: what is garbage is not what is kept.
 */
const { values } = parseArgs({
  options: {
    invoices: { type: 'string', default: '100000' },
    'warm-up': { type: 'string', default: '20000' },
    live: { type: 'boolean', default: false },
  },
});
const [invoices, warmUp] = [Number(values.invoices), Number(values['warm-up'])];
const { gc } = globalThis;
if (gc === undefined) throw new Error('start this with --expose-gc');

/** Longer than any run: nobody is passivated for being idle. */
const FOR_EVER_MS = 86_400_000;

const dataDir = mkdtempSync(join(tmpdir(), 'turnpike-memory-'));
const settings = readSettings({
  TURNPIKE_DATA_DIR: dataDir,
  TURNPIKE_GRPC_ADDRESS: '127.0.0.1:0',
  TURNPIKE_HTTP_ADDRESS: '127.0.0.1:0',
  TURNPIKE_ADMIN_ADDRESS: '127.0.0.1:0',
  // Nobody pays here, so no bank is started.
  TURNPIKE_SANDBOX_BANK_URL: 'http://127.0.0.1:9',
  TURNPIKE_SECRET_SANDBOX_BANK: 'none',
});
const limits = values.live ? { idleMs: FOR_EVER_MS, mostIdle: invoices + warmUp } : { idleMs: 1_000 };
const server = await startServer({ settings, log: createLogger({ level: 'error' }), limits });
const { registry } = server.platform.node;

await create('warm-up', warmUp);
await settled();
const beforeMb = measure();
const before = registry.stats().live;
await create('measured', invoices);
await settled();
const afterMb = measure();
const { live } = registry.stats();
await server.drain();
rmSync(dataDir, { recursive: true });
process.stdout.write(
  `${JSON.stringify({ invoices, live, liveBefore: before, rssBeforeMb: beforeMb, rssAfterMb: afterMb })}\n`,
);

async function create(prefix: string, count: number): Promise<void> {
  if (count === 0) return;
  const entry = fileURLToPath(new URL('./memory-load.ts', import.meta.url));
  const child = spawn(process.execPath, [entry, server.addresses.grpc, prefix, String(count)], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`creating ${prefix} ended with ${code}`);
}

/** Waits until nobody is left whom the sweep of idle activations would end. */
async function settled(): Promise<void> {
  if (values.live) return;
  while (registry.stats().live > 0) await new Promise((resolve) => setTimeout(resolve, 200));
}

function measure(): number {
  for (let round = 0; round < 4; round += 1) gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  return Math.round(rssMb(process.pid) * 10) / 10;
}
