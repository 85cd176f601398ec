import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { newProgress } from '../../src/commands/progress.ts';
import { newDataDir } from '../kit/whole-node.ts';
import { crashRun } from './crash-run.ts';
import { KINDS } from './kinds.ts';

/** `npm run crash [-- --restarts n --seed s]`: ends with one line of JSON, and with an error when something does not hold. */
const { values } = parseArgs({
  options: {
    restarts: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    merchants: { type: 'string', default: '24' },
  },
});
const [restarts, seed, merchants] = [values.restarts, values.seed, values.merchants].map(Number) as [
  number,
  number,
  number,
];
const dataDir = newDataDir();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const progress = newProgress(process.stdout);
process.stdout.write(`A node under load, killed ${restarts} times (--seed ${seed}).\n`);

const run = await crashRun({
  restarts,
  seed,
  merchants,
  desks: Math.ceil(merchants / 4),
  kinds: KINDS,
  cvvShare: 0.3,
  dataDir,
  progress: progress.show,
});
progress.done();
const { payments, applications, acknowledged, lost, doubled, unfinished, wrong, audit } = run;
for (const [what, lines] of Object.entries({ lost, doubled, unfinished, wrong })) {
  for (const line of lines.slice(0, 20)) process.stdout.write(`${what}: ${line}\n`);
}
const holds = lost.length + doubled.length + unfinished.length + wrong.length === 0 && audit.ok && acknowledged > 0;
process.stdout.write(
  `${payments} payments, ${applications} payins and payouts, ${acknowledged} acknowledged commands.\n`,
);
if (holds) rmSync(dataDir, { recursive: true });
else process.stdout.write(`The data are left in ${dataDir}.\n`);
const counts = { lost: lost.length, doubled: doubled.length, unfinished: unfinished.length, wrong: wrong.length };
process.stdout.write(`${JSON.stringify({ restarts, acknowledged, ...counts, audit })}\n`);
process.exitCode = holds ? 0 : 1;
