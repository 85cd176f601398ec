import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { openStreamDoor, openUnaryDoor } from './door.ts';
import { startInstallation } from './installation.ts';
import { drive, median, percentile } from './load.ts';
import { describeMachine, describeRound, measureRound, ownCpuSeconds, type Round, round2, sumOf } from './measure.ts';
import { cpuSeconds, rssMb, startProgram } from './processes.ts';

/**
 * Payments a second through the real gRPC port, from another process, beside the null flow in the same run. Each figure is the
 * median of several rounds, in which the two take turns; a run counts only if the audit finds nothing afterwards.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
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
if (mode === 'embedded' && nodes !== 1) throw new Error('--nodes is for --mode cluster');

const print = (line: string): void => void process.stdout.write(`${line}\n`);
/** 128 in flight: through `Execute` each payment has two commands under way, and a stream takes 256. */
const SATURATED = { ratePerSecond: Number.POSITIVE_INFINITY, window: 128, warmUpMs: 3_000, measureMs };

// Whoever is told to end takes its servers along.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const installation = await startInstallation(mode === 'embedded' ? mode : { nodes });
const { addresses, bank, bankSecret } = installation;
const bankOptions = ['--bank', bank.ready['url'] ?? '', '--secret', bankSecret];
const nullNode = await startProgram('null flow', 'bench/null-node.ts', bankOptions);

const ours = () => ({ generator: ownCpuSeconds(), ...installation.cpu() });
const nulls = () => ({
  generator: ownCpuSeconds(),
  'null flow': cpuSeconds(nullNode.pid),
  bank: cpuSeconds(bank.pid),
});
const doors = {
  unary: { door: await openUnaryDoor(addresses), cpu: ours },
  stream: { door: await openStreamDoor(addresses), cpu: ours },
  nullFlow: { door: await openUnaryDoor(nullNode.ready['grpc'] ?? ''), cpu: nulls },
};
const results: Record<keyof typeof doors, Round[]> = { unary: [], stream: [], nullFlow: [] };
const store = mode === 'embedded' ? 'durable SQLite' : `${installation.name}, PostgreSQL and NATS`;
print(`${rounds} rounds of ${measureMs / 1000} s each, 128 payments in flight, ${store} in ${tmpdir()}`);
for (let round = 1; round <= rounds; round += 1) {
  for (const name of ['nullFlow', 'unary', 'stream'] as const) {
    const { door, cpu } = doors[name];
    const result = await measureRound<string>(door, SATURATED, cpu);
    results[name].push(result);
    print(`round ${round} ${name.padEnd(8)} ${describeRound(result)}`);
  }
}

const rate = (name: keyof typeof doors): number =>
  median(results[name].map(({ measurement }) => measurement.paymentsPerSecond));
const paymentsPerSecond = rate('unary');
print(`open loop at half of that: ${(paymentsPerSecond / 2).toFixed(0)} payments/s`);
const half = await drive(doors.unary.door, { ...SATURATED, ratePerSecond: paymentsPerSecond / 2, window: 10_000 });
const memoryMb = Math.max(...installation.nodes.map(({ pid }) => rssMb(pid)));
for (const { door } of Object.values(doors)) door.close();
await nullNode.stop();
const audit = await installation.stop();

const nullFlowOf = (index: number): number => results.nullFlow[index]?.measurement.paymentsPerSecond ?? 1;
const shares = results.unary.map(({ measurement }, index) => measurement.paymentsPerSecond / nullFlowOf(index));
const partUs = (part: string): number => Math.round(median(results.unary.map(({ cpuUs }) => cpuUs[part] ?? 0)));
const figures = {
  paymentsPerSecond: Math.round(paymentsPerSecond),
  streamPaymentsPerSecond: Math.round(rate('stream')),
  nullFlowPerSecond: Math.round(rate('nullFlow')),
  ratio: round2(median(shares)),
  acceptanceP50Ms: round2(percentile(half.acceptanceMs, 0.5)),
  acceptanceP99Ms: round2(percentile(half.acceptanceMs, 0.99)),
  completionP99Ms: round2(percentile(half.completionMs, 0.99)),
  cpuPerPaymentUs: Math.round(median(results.unary.map(({ cpuUs }) => sumOf(cpuUs)))),
  cpuUs: Object.fromEntries(Object.keys(results.unary[0]?.cpuUs ?? {}).map((part) => [part, partUs(part)])),
  rssMb: Math.round(memoryMb),
  audit,
};
print(describeMachine());
for (const [name, value] of Object.entries(figures))
  print(`${name.padEnd(26)} ${typeof value === 'object' ? JSON.stringify(value) : value}`);
print(JSON.stringify(figures));
process.exitCode = audit.ok ? 0 : 1;
