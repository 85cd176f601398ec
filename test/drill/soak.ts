import { parseArgs } from 'node:util';
import { rssMb } from '../../bench/processes.ts';
import { newProgress } from '../../src/commands/progress.ts';
import { type Drill, pause, runDrill, seconds } from './run-drill.ts';
import { openClusterStage } from './stages.ts';

/**
 * `npm run soak [-- --minutes n --rate n]`: a mixed load for a long time, a node restarted every minute, by turns with SIGTERM
 * and `kill -9`. The first node lives through it all, and its memory must not grow. Ends with one line of JSON, and with an
 * error when something does not hold.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    rate: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const [minutes, rate, seed] = [values.minutes, values.rate, values.seed].map(Number) as [number, number, number];
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const RESTART_EVERY_MS = 60_000;
/** Garbage comes and goes: what counts is the least that a node needs within a window. */
const WINDOW_MS = Math.min(60_000, (minutes * 60_000) / 4);
const MOST_GROWTH = 1.25;
/** A node restarted a moment ago has not compiled itself yet; the one that is measured has this long. */
const WARM_UP_MS = WINDOW_MS;

let rssStartMb = 0;
let rssEndMb = 0;

const soak: Drill = {
  name: 'soak',
  what: 'a node restarted every minute',
  bound: 'any',
  open: () =>
    openClusterStage({ nodes: 3, natsServers: 3 }, async ({ cluster, tell }) => {
      const [measured, ...others] = cluster.nodes;
      if (measured === undefined) throw new Error('a cluster has a node');
      const endMs = performance.now() + minutes * 60_000 - WINDOW_MS;
      rssStartMb = await leastMb(measured.process.pid);
      for (let turn = 0; performance.now() < endMs; turn += 1) {
        const untilMs = Math.min(endMs, performance.now() + RESTART_EVERY_MS);
        const node = others[turn % others.length];
        // Both ways come to every node.
        const kills = Math.floor(turn / others.length) % 2 === 1;
        tell(`${kills ? 'kill -9' : 'SIGTERM'} ${node?.name}`);
        await (kills ? node?.kill() : node?.stop());
        await node?.start();
        await pause(untilMs - performance.now());
      }
      rssEndMb = await leastMb(measured.process.pid);
      return 0;
    }),
};

async function leastMb(pid: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (const fromMs = performance.now(); performance.now() - fromMs < WINDOW_MS; await pause(500))
    least = Math.min(least, rssMb(pid));
  return Math.round(least);
}

print(`${minutes} minutes of ${rate} payments a second (--seed ${seed}).`);
const progress = newProgress(process.stdout);
const result = await runDrill(soak, {
  paymentsPerSecond: rate,
  seed,
  warmUpMs: WARM_UP_MS,
  lookAtMost: 2_000,
  show: progress.show,
  print,
});
progress.done();
const { payments, calls, failedCalls, rawFailed, slowestMs, lost, doubled, disorder, wrong, audit, broken } = result;
const isFlat = rssEndMb <= rssStartMb * MOST_GROWTH;
print(
  `${payments} payments, ${calls} calls, ${failedCalls} failed, ${rawFailed} attempts failed, the slowest answer took ${seconds(slowestMs)}.`,
);
for (const line of broken.slice(0, 40)) print(`  ${line}`);
if (!isFlat) print(`  the memory of a node grew from ${rssStartMb} to ${rssEndMb} MB`);
const counts = { lost: lost.length, doubled: doubled.length, disorder: disorder.length, wrong: wrong.length };
print(JSON.stringify({ minutes, payments, failedCalls, rssStartMb, rssEndMb, ...counts, audit }));
process.exitCode = broken.length === 0 && isFlat && payments > 0 ? 0 : 1;
