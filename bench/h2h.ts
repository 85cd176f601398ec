import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { openUnaryDoor } from './door.ts';
import { CASH_DESK, openH2hDoor } from './h2h-door.ts';
import { startInstallation } from './installation.ts';
import { drive, type Measurement, median, percentile } from './load.ts';
import { describeMachine, describeRound, measureRound, ownCpuSeconds, type Round, round2, sumOf } from './measure.ts';
import { startProgram } from './processes.ts';

/**
 * Host-to-host payins and payouts a second beside plain payments of the same node, all through the real gRPC port from another
 * process; alerts go to a merchant that answers at once. They take turns, round by round; the figures are medians. Then each is offered half of its rate in open loop, and its
 * latencies are taken there. A run counts only if the audit finds nothing afterwards.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '6' },
    rounds: { type: 'string', default: '3' },
    mode: { type: 'string', default: 'embedded' },
    nodes: { type: 'string', default: '1' },
  },
});
const measureMs = Number(values.seconds) * 1000;
const rounds = Number(values.rounds);
const nodes = Number(values.nodes);
const { mode } = values;
if (!(measureMs > 0 && rounds >= 1 && nodes >= 1)) {
  throw new Error('--seconds, --rounds and --nodes take positive numbers');
}
if (mode !== 'embedded' && mode !== 'cluster') throw new Error('--mode takes embedded or cluster');

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const SATURATED = { ratePerSecond: Number.POSITIVE_INFINITY, window: 128, warmUpMs: 2_000, measureMs };

// Whoever is told to end takes its servers along.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const receiver = await startProgram('receiver', 'bench/receiver.ts');
const installation = await startInstallation(mode === 'embedded' ? mode : { nodes }, {
  configuration: configurationOf(receiver.ready['url'] ?? ''),
  // Money arrives at once: what is measured is the gateway, not how long people take.
  bankFlags: ['--transfer-ms', '1'],
});
const { addresses } = installation;
const cpu = () => ({ generator: ownCpuSeconds(), ...installation.cpu() });
// Plain payments go first: what they earn is paid out.
const doors = {
  plain: await openUnaryDoor(addresses),
  payin: await openH2hDoor(addresses, 'payin'),
  transfer: await openH2hDoor(addresses, 'transfer'),
  payout: await openH2hDoor(addresses, 'payout'),
};
type Name = keyof typeof doors;
const names = Object.keys(doors) as readonly Name[];
const results: Record<Name, Round[]> = { plain: [], payin: [], transfer: [], payout: [] };
const store = mode === 'embedded' ? 'durable SQLite' : `${installation.name}, PostgreSQL and NATS`;
print(`${rounds} rounds of ${measureMs / 1000} s each, 128 in flight, ${store} in ${tmpdir()}`);
for (let round = 1; round <= rounds; round += 1) {
  for (const name of names) {
    const result = await measureRound<string>(doors[name], SATURATED, cpu);
    results[name].push(result);
    print(`round ${round} ${name.padEnd(8)} ${describeRound(result)}`);
  }
}

const rateOf = (name: Name): number => median(results[name].map(({ measurement }) => measurement.paymentsPerSecond));
const half: Partial<Record<Name, Measurement>> = {};
for (const name of names) {
  const ratePerSecond = Math.max(1, rateOf(name) / 2);
  print(`open loop, ${name}: ${ratePerSecond.toFixed(0)} a second`);
  half[name] = await drive(doors[name], { ...SATURATED, ratePerSecond, window: 10_000 });
}
for (const door of Object.values(doors)) door.close();
const audit = await installation.stop();
await receiver.stop();

const timeOf = (name: Name, kind: 'acceptanceMs' | 'completionMs', share: number): number =>
  round2(percentile(half[name]?.[kind] ?? [], share));
const figuresOf = (name: Name) => ({
  perSecond: Math.round(rateOf(name)),
  toPlain: round2(
    median(results[name].map(({ measurement }, index) => measurement.paymentsPerSecond / plainAt(index))),
  ),
  cpuUs: Math.round(median(results[name].map((round) => sumOf(round.cpuUs)))),
  failures: results[name].reduce((sum, { measurement }) => sum + measurement.failures, half[name]?.failures ?? 0),
  acceptanceP50Ms: timeOf(name, 'acceptanceMs', 0.5),
  acceptanceP99Ms: timeOf(name, 'acceptanceMs', 0.99),
  completionP50Ms: timeOf(name, 'completionMs', 0.5),
  completionP99Ms: timeOf(name, 'completionMs', 0.99),
});
function plainAt(index: number): number {
  return results.plain[index]?.measurement.paymentsPerSecond ?? 1;
}
const figures = { ...Object.fromEntries(names.map((name) => [name, figuresOf(name)])), audit };
print(describeMachine());
for (const name of names) print(`${name.padEnd(9)} ${JSON.stringify(figuresOf(name))}`);
print(JSON.stringify(figures));
process.exitCode = audit.ok ? 0 : 1;

/** The demo's configuration, whose cash desk may be asked as often as anybody can, and has somebody to tell. */
function configurationOf(url: string): object {
  const demo = parse(readFileSync(new URL('../config/demo.yaml', import.meta.url), 'utf8')) as Document;
  const desk = demo.cash_desks[CASH_DESK];
  if (desk === undefined) throw new Error(`the demo has no cash desk ${CASH_DESK}`);
  desk['rate_limits'] = { create: { per_second: 100_000 }, read: { per_second: 100_000 } };
  desk['urls'] = { informative: url, success: url, decline: url };
  return demo;
}

interface Document {
  readonly cash_desks: Record<string, Record<string, unknown>>;
}
