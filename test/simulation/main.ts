import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { newProgress } from '../../src/commands/progress.ts';
import { CANARY_NAMES, type CanaryName } from './canaries.ts';
import { huntCanaries, runSeeds } from './run-seeds.ts';
import { runWorld, type WorldResult } from './world.ts';

/**
 * `npm run simulate [-- --seeds n] [--seed s] [--from s] [--workers n] [--trace] [--canary name]`: ends with one line of
 * JSON, and with an error when a rule was broken or a planted bug got away.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20000' },
    seed: { type: 'string' },
    from: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
    trace: { type: 'boolean', default: false },
    canary: { type: 'string' },
  },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const workers = Number(values.workers);
/** Violations told with their story; one is enough to begin with. */
const MOST_TOLD = 3;

if (values.canary !== undefined && !(CANARY_NAMES as readonly string[]).includes(values.canary)) {
  throw new Error(`There is no canary ${values.canary}; there are ${CANARY_NAMES.join(', ')}.`);
}
const canary = values.canary as CanaryName | undefined;

if (values.seed === undefined) await many(Number(values.from), Number(values.seeds));
else await one(Number(values.seed));

async function one(seed: number): Promise<void> {
  const result = await runWorld({
    seed,
    ...(canary === undefined ? {} : { canary }),
    ...(values.trace ? { listener: print } : {}),
  });
  print(`Seed ${seed}: ${result.hours} hours, trace ${result.digest}.`);
  if (result.violation !== undefined) tell(result);
  await end({ seeds: 1, steps: result.steps, violations: result.violation === undefined ? 0 : 1 });
}

async function many(from: number, count: number): Promise<void> {
  print(`Simulating ${count} worlds from seed ${from} on, on ${workers} threads.`);
  const progress = newProgress(process.stdout);
  const told = new Set<number>();
  const tellNew = (violated: readonly WorldResult[]): void => {
    for (const result of violated) {
      if (told.has(result.seed) || told.size >= MOST_TOLD) continue;
      told.add(result.seed);
      progress.done();
      tell(result);
    }
  };
  const { seeds, steps, hours, violated } = await runSeeds({
    from,
    count,
    workers,
    progress: (done) => {
      tellNew(done.violated);
      progress.show(`${done.seeds} worlds, ${done.hours} hours, ${done.violated.length} violations`);
    },
  });
  progress.done();
  const untold = violated.filter(({ seed }) => !told.has(seed)).map(({ seed }) => seed);
  if (untold.length > 0) print(`… and ${untold.length} more: ${untold.join(', ')}`);
  print(`${hours} hours passed in ${seeds} worlds.`);
  await end({ seeds, steps, violations: violated.length });
}

/** The canaries, the line of JSON, and the exit code. */
async function end(counts: { readonly seeds: number; readonly steps: number; readonly violations: number }) {
  const caught = await huntCanaries(workers);
  for (const name of CANARY_NAMES) print(`canary ${name}: ${caught.get(name) ?? 'NOT CAUGHT'}`);
  const canaryCaught = caught.size === CANARY_NAMES.length;
  print(JSON.stringify({ ...counts, canaryCaught }));
  process.exitCode = counts.violations === 0 && canaryCaught ? 0 : 1;
}

/** What was broken, what happened before, and how to see it again. */
function tell({ seed, violation }: WorldResult): void {
  if (violation === undefined) return;
  const { rule, text, step, last } = violation;
  const again = `npm run simulate -- --seed ${seed}${canary === undefined ? '' : ` --canary ${canary}`} --trace`;
  print(`\nSeed ${seed} breaks ${rule} at step ${step}: ${text}`);
  for (const line of last) print(`    ${line}`);
  print(`  again: ${again}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
