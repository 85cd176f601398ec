import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * `npm run memory [-- --invoices n --live n]`: what a node keeps of unfinished invoices that it does not hold in memory, and
 * what those cost that it does. Ends with one line of JSON; with an error when a bound is passed.
 */
const { values } = parseArgs({
  options: {
    invoices: { type: 'string', default: '100000' },
    live: { type: 'string', default: '20000' },
    'warm-up': { type: 'string', default: '20000' },
  },
});

/** Of 100,000 invoices that were passivated nothing may stay but what caches grow by. */
const MOST_GROWTH_MB = 30;
/** 20,000 live invoices, with all that a node is besides. */
const MOST_LIVE_MB = 600;

interface Measured {
  readonly invoices: number;
  readonly live: number;
  readonly rssBeforeMb: number;
  readonly rssAfterMb: number;
}

process.stdout.write(`Creating ${values.invoices} invoices that passivate…\n`);
const passivated = await measure(['--invoices', values.invoices, '--warm-up', values['warm-up']]);
process.stdout.write(`${passivated.rssBeforeMb} MB before, ${passivated.rssAfterMb} MB after.\n`);
process.stdout.write(`Creating ${values.live} invoices that stay…\n`);
const live = await measure(['--invoices', values.live, '--warm-up', '0', '--live']);
process.stdout.write(`${live.rssBeforeMb} MB before, ${live.rssAfterMb} MB with ${live.live} of them live.\n`);

const growthMb = Math.round((passivated.rssAfterMb - passivated.rssBeforeMb) * 10) / 10;
const ok = growthMb <= MOST_GROWTH_MB && live.rssAfterMb <= MOST_LIVE_MB && live.live >= Number(values.live);
const kilobytesPerLive = Math.round(((live.rssAfterMb - live.rssBeforeMb) * 1024 * 10) / live.live) / 10;
process.stdout.write(
  `${JSON.stringify({
    ok,
    passivated: {
      invoices: passivated.invoices,
      rssBeforeMb: passivated.rssBeforeMb,
      rssAfterMb: passivated.rssAfterMb,
      growthMb,
    },
    live: { actors: live.live, rssMb: live.rssAfterMb, kilobytesPerLive },
  })}\n`,
);
process.exitCode = ok ? 0 : 1;

async function measure(args: readonly string[]): Promise<Measured> {
  const entry = fileURLToPath(new URL('./memory-node.ts', import.meta.url));
  const child = spawn(process.execPath, ['--expose-gc', entry, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    last = line;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the measured node ended with ${code}`);
  return JSON.parse(last) as Measured;
}
