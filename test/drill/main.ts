import { parseArgs } from 'node:util';
import { newProgress } from '../../src/commands/progress.ts';
import { findTool } from '../kit/provision.ts';
import { DRILLS } from './drills.ts';
import { type DrillResult, runDrill, seconds } from './run-drill.ts';

/**
 * `npm run drill [-- --only name --rate n --seed n]`: ends with one line of JSON, and with an error when a bound does not hold.
 * `--only` may be given several times.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    rate: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const { only } = values;
const unknown = only?.filter((name) => !DRILLS.some((drill) => drill.name === name)) ?? [];
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')}; there are ${DRILLS.map(({ name }) => name).join(', ')}.\n`);
  process.exit(2);
}
const missing = (['postgres', 'nats-server'] as const).filter((tool) => findTool(tool) === undefined);
if (missing.length > 0) {
  process.stderr.write(`Drills need ${missing.join(' and ')}: apt-get install postgresql nats-server\n`);
  process.exit(1);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const [rate, seed] = [Number(values.rate), Number(values.seed)];
print(`${rate} payments a second from a client that repeats UNAVAILABLE (--seed ${seed}).`);
const results: DrillResult[] = [];
const skipped: string[] = [];
for (const drill of DRILLS.filter(({ name }) => only === undefined || only.includes(name))) {
  const reason = drill.missing?.();
  if (reason !== undefined) {
    skipped.push(drill.name);
    print(`SKIPPED ${drill.name}: ${reason}`);
    continue;
  }
  const progress = newProgress(process.stdout);
  const result = await runDrill(drill, { paymentsPerSecond: rate, seed, show: progress.show, print });
  progress.done();
  results.push(result);
  const { name, payments, applications, calls, failedCalls, rawFailed, windowMs, slowestMs, broken } = result;
  print(
    `${broken.length === 0 ? 'holds' : 'BROKEN'}  ${name} (${drill.what}): ${payments} payments, ${applications} payins and payouts, ${calls} calls, ` +
      `${failedCalls} failed within ${seconds(windowMs)}, ${rawFailed} attempts failed, the slowest answer took ${seconds(slowestMs)}`,
  );
  for (const line of broken.slice(0, 40)) print(`  ${line}`);
}

print('');
print(
  '| Drill | Payments | Calls | Failed calls | Failed attempts | Window | Slowest answer | Lost | Doubled | Audit |',
);
print('|---|---|---|---|---|---|---|---|---|---|');
for (const { name, payments, calls, failedCalls, rawFailed, windowMs, slowestMs, lost, doubled, audit } of results) {
  print(
    `| ${[
      name,
      payments,
      calls,
      failedCalls,
      rawFailed,
      seconds(windowMs),
      seconds(slowestMs),
      lost.length,
      doubled.length,
      audit.ok ? 'clean' : 'findings',
    ].join(' | ')} |`,
  );
}
const drills = results.map(
  ({ name, failedCalls, rawFailed, windowMs, lost, doubled, disorder, wrong, audit, broken }) => ({
    name,
    failedCalls,
    rawFailed,
    windowMs,
    lost: lost.length,
    doubled: doubled.length,
    disorder: disorder.length,
    wrong: wrong.length,
    audit,
    ok: broken.length === 0,
  }),
);
print(JSON.stringify({ drills, skipped }));
process.exitCode = drills.every(({ ok }) => ok) && drills.length > 0 ? 0 : 1;
