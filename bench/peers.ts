import { cpus, release } from 'node:os';
import { parseArgs } from 'node:util';
import { startPostgres } from '../test/kit/postgres.ts';
import {
  type Contender,
  type Cpu,
  installPeers,
  NAMES,
  type Name,
  postmasterOf,
  startContender,
} from './contenders.ts';
import type { Door } from './door.ts';
import { drive, type LoadOptions, percentile } from './load.ts';

/**
 * Turnpike beside other ways to build the same service, in one run: payments per second of processor time of service,
 * database and broker together. They take turns, in another order each round, once with as many payments in flight as the
 * window lets in and once at one offered rate that all of them reach; figures are medians of the rounds. A run counts only
 * if afterwards the books of each hold what its bank took.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '3' },
    rate: { type: 'string', default: '80' },
    window: { type: 'string', default: '64' },
    ours: { type: 'string', default: 'cluster' },
    only: { type: 'string', default: NAMES.join(',') },
  },
});
const measureMs = Number(values.seconds) * 1000;
const rounds = Number(values.rounds);
const ratePerSecond = Number(values.rate);
const window = Number(values.window);
if (!(measureMs > 0 && rounds >= 1 && ratePerSecond > 0 && window >= 1))
  throw new Error('--seconds, --rounds, --rate and --window take positive numbers');
const { ours } = values;
if (ours !== 'cluster' && ours !== 'embedded') throw new Error('--ours takes cluster or embedded');
const names = NAMES.filter((name) => values.only.split(',').includes(name));

const WARM_UP_MS = 2_000;
/** What V8 compiles and what PostgreSQL extends for the first time is not measured. */
const FIRST_WARM_UP_MS = 4_000;
const saturated: LoadOptions = { ratePerSecond: Number.POSITIVE_INFINITY, window, warmUpMs: WARM_UP_MS, measureMs };
const offered: LoadOptions = { ...saturated, ratePerSecond, window: 10_000 };

interface Figures {
  readonly paymentsPerSecond: number;
  readonly failures: number;
  readonly completionP50Ms: number;
  readonly completionP99Ms: number;
  /** Microseconds of processor time a payment. */
  readonly cpuUs: Cpu & { readonly all: number };
}

type Kinds = Readonly<Record<'saturated' | 'offered', Figures[]>>;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function measure({ door, cpu }: Contender, options: LoadOptions): Promise<Figures> {
  const before = cpu();
  let finished = 0;
  const counted: Door = {
    ...door,
    pay: async (accepted) => {
      await door.pay(accepted);
      finished += 1;
    },
  };
  const { paymentsPerSecond, failures, completionMs } = await drive(counted, options);
  const after = cpu();
  // Processor time covers the warm-up and the drain too, so it is divided by all payments, not by those of the window.
  const part = (name: keyof Cpu): number => ((after[name] - before[name]) * 1e6) / finished;
  const cpuUs = { service: part('service'), database: part('database'), broker: part('broker') };
  return {
    paymentsPerSecond,
    failures,
    completionP50Ms: percentile(completionMs, 0.5),
    completionP99Ms: percentile(completionMs, 0.99),
    cpuUs: { ...cpuUs, all: cpuUs.service + cpuUs.database + cpuUs.broker },
  };
}

// Whoever is told to end takes its servers along.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
installPeers();
const postgres = await startPostgres();
const place = { postgres, postmaster: await postmasterOf(postgres), ours } as const;
const contenders: Contender[] = [];
for (const name of names) contenders.push(await startContender(name, place));
for (const { door } of contenders) await drive(door, { ...saturated, warmUpMs: 0, measureMs: FIRST_WARM_UP_MS });
await idle();

const results = new Map<Name, Kinds>(names.map((name) => [name, { saturated: [], offered: [] }]));
const administration = await postgres.createDatabase();
print(
  `${rounds} rounds of twice ${measureMs / 1000} s each: ${window} in flight, then ${ratePerSecond} payments/s offered`,
);
for (let round = 0; round < rounds; round += 1) {
  const turn = round % contenders.length;
  for (const contender of [...contenders.slice(turn), ...contenders.slice(0, turn)]) {
    const result = results.get(contender.name);
    for (const [kind, options] of [['saturated', saturated] as const, ['offered', offered] as const]) {
      // Everybody begins with the same pages to write again.
      await postgres.run(administration, 'CHECKPOINT');
      const figures = await measure(contender, options);
      result?.[kind].push(figures);
      print(`round ${round + 1} ${contender.name.padEnd(14)}${kind.padEnd(10)}${line(figures)}`);
    }
  }
}

const findings: string[] = [];
for (const { name, stop } of contenders) findings.push(...(await stop()).map((finding) => `${name}: ${finding}`));
await postgres.stop();
for (const finding of findings) print(finding);

const median = (numbers: readonly number[]): number =>
  percentile(
    [...numbers].sort((a, b) => a - b),
    0.5,
  );
const each = (kind: keyof Kinds, figure: (figures: Figures) => number): Partial<Record<Name, number>> =>
  Object.fromEntries([...results].map(([name, kinds]) => [name, Math.round(median(kinds[kind].map(figure)))]));
const cpuOf = (kind: keyof Kinds) =>
  Object.fromEntries(
    (['service', 'database', 'broker', 'all'] as const).map((part) => [part, each(kind, ({ cpuUs }) => cpuUs[part])]),
  );
const perCpuSecond = ({ cpuUs }: Figures): number => 1e6 / cpuUs.all;
const paymentsPerCpuSecond = each('saturated', perCpuSecond);
const { ours: own, ...others } = paymentsPerCpuSecond;
const figures = {
  paymentsPerCpuSecond,
  paymentsPerSecond: each('saturated', ({ paymentsPerSecond }) => paymentsPerSecond),
  ratioToBestPeer: own === undefined ? undefined : Math.round((100 * own) / Math.max(...Object.values(others))) / 100,
  paymentsPerCpuSecondOffered: each('offered', perCpuSecond),
  offeredPerSecond: ratePerSecond,
  completionP50Ms: each('offered', ({ completionP50Ms }) => completionP50Ms),
  completionP99Ms: each('offered', ({ completionP99Ms }) => completionP99Ms),
  cpuUs: cpuOf('saturated'),
  cpuUsOffered: cpuOf('offered'),
  mode: ours,
  booksHold: findings.length === 0,
};
print(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Linux ${release()}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
);
for (const [name, value] of Object.entries(figures)) print(`${name.padEnd(30)} ${JSON.stringify(value)}`);
print(JSON.stringify(figures));
process.exitCode = findings.length === 0 ? 0 : 1;

function line({ paymentsPerSecond, completionP50Ms, completionP99Ms, failures, cpuUs }: Figures): string {
  const cpu = Object.entries(cpuUs)
    .map(([who, us]) => `${who} ${us.toFixed(0)}`)
    .join(', ');
  const times = `${completionP50Ms.toFixed(0)} / ${completionP99Ms.toFixed(0)} ms`;
  return `${paymentsPerSecond.toFixed(0).padStart(6)} payments/s, ${times}   µs of CPU a payment: ${cpu}   failures ${failures}`;
}

/** What all of them cost while nobody pays: a small part of it is charged to whoever has the turn, through the database. */
async function idle(): Promise<void> {
  const before = contenders.map(({ cpu }) => cpu());
  const idleMs = 4_000;
  await new Promise((resolve) => setTimeout(resolve, idleMs));
  contenders.forEach(({ name, cpu }, index) => {
    const now = cpu();
    const share = (part: keyof Cpu): string =>
      `${part} ${(((now[part] - (before[index]?.[part] ?? 0)) * 1e6) / idleMs).toFixed(1)}`;
    print(`idle ${name.padEnd(14)} ms of CPU a second: ${share('service')}, ${share('database')}, ${share('broker')}`);
  });
}
