import { parseArgs } from 'node:util';
import { partitionOf } from '../src/domain/ids.ts';
import { type Door, type DoorOptions, openReadingDoor, openUnaryDoor } from './door.ts';
import { type Counts, type Cpu, type Installation, startInstallation } from './installation.ts';
import { type LoadOptions, median, warmUp } from './load.ts';
import { describeMachine, describeRound, measureRound, type Round, round2, sumOf } from './measure.ts';

/**
 * What a cluster costs, in comparisons whose sides take turns within one run; a run counts only if the audit of every
 * installation finds nothing afterwards.
 *  - `store`: one node on PostgreSQL and NATS beside one on SQLite, with as many payments in flight as the window lets in.
 *  - `hop`: two nodes, and all calls sent to the one that owns the invoice, or to the other one: for payments, and for GetInvoice,
 *    the call whose hop is dearest beside the call itself. Processor time is that of nodes and NATS.
 *  - `scale`: one, two and three nodes at one offered load, and what PostgreSQL and NATS have to do for a payment.
 * Ratios are medians of those of the rounds.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '5' },
    rate: { type: 'string', default: '60' },
    window: { type: 'string', default: '128' },
    warm: { type: 'string', default: '5000' },
    only: { type: 'string', default: 'store,hop,scale' },
  },
});
const measureMs = Number(values.seconds) * 1000;
const rounds = Number(values.rounds);
const ratePerSecond = Number(values.rate);
const window = Number(values.window);
const warmPayments = Number(values.warm);
if (!(measureMs > 0 && rounds >= 1 && ratePerSecond > 0 && window >= 1 && warmPayments >= 0))
  throw new Error('--seconds, --rounds, --rate, --window and --warm take positive numbers');
const only = values.only.split(',');

const LEAST_OF_EMBEDDED = 0.6;
const MOST_TIMES_LOCAL = 1.4;
const MOST_TIMES_ONE_NODE = 1.3;

const WARM_UP_MS = 2_000;
const SATURATED: LoadOptions = { ratePerSecond: Number.POSITIVE_INFINITY, window, warmUpMs: WARM_UP_MS, measureMs };
const OFFERED: LoadOptions = { ...SATURATED, ratePerSecond, window: 10_000 };

const OWNER_AND_ASKED = [
  [0, 0],
  [0, 1],
  [1, 1],
  [1, 0],
] as const;
/** A read is so short that more in flight only wait. */
const READERS = 32;

interface Side {
  readonly name: string;
  readonly installation: Installation;
  readonly door: Door;
}

interface Result {
  readonly name: string;
  readonly round: Round<keyof Cpu>;
  readonly counts?: Counts;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

// Whoever is told to end takes its servers along.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const findings: string[] = [];
const figures = {
  ...(only.includes('store') ? { store: await compareStores() } : {}),
  ...(only.includes('hop') ? { hop: await compareHops() } : {}),
  ...(only.includes('scale') ? { scale: await compareScales() } : {}),
};
print(describeMachine());
for (const [name, value] of Object.entries(figures)) print(`${name.padEnd(8)} ${JSON.stringify(value)}`);
for (const finding of findings) print(finding);
print(JSON.stringify({ ...figures, offeredPerSecond: ratePerSecond, ok: findings.length === 0, findings }));
process.exitCode = findings.length === 0 ? 0 : 1;

async function compareStores() {
  const installations = [await startInstallation('embedded'), await startInstallation({ nodes: 1 })];
  const results = await takeTurns(await openSides(installations), SATURATED);
  const [embedded = [], cluster = []] = results;
  const rates = (side: readonly Result[]) => side.map(({ round }) => round.measurement.paymentsPerSecond);
  const share = medianRatio(rates(cluster), rates(embedded));
  bound('one node on PostgreSQL and NATS ÷ embedded', share >= LEAST_OF_EMBEDDED, share);
  await endAll(installations);
  return {
    embeddedPerSecond: Math.round(median(rates(embedded))),
    clusterPerSecond: Math.round(median(rates(cluster))),
    ratio: round2(share),
    embeddedCpuUs: partsOf(embedded),
    clusterCpuUs: partsOf(cluster),
    ...databaseFigures(cluster),
  };
}

/** Both ways around, so that whatever else one of the nodes has to do is on both sides. */
async function compareHops() {
  const installation = await startInstallation({ nodes: 2 });
  const { owners, addresses } = installation;
  const sidesOf = async (open: (address: string, options: DoorOptions) => Promise<Door>): Promise<readonly Side[]> => {
    const sides: Side[] = [];
    for (const [owner, asked] of OWNER_AND_ASKED) {
      const isWanted = (invoiceId: string) => owners[partitionOf(`invoice/demo/${invoiceId}`)] === owner;
      // Whoever pays, the same node tells the events.
      const door = await open(addresses[asked] ?? '', { isWanted, eventsAddress: addresses[0] ?? '' });
      sides.push({ name: `${owner} owns, ${asked} is asked`, installation, door });
    }
    return sides;
  };
  const compare = (results: readonly (readonly Result[])[]) => {
    const [atFirst = [], toFirst = [], atSecond = [], toSecond = []] = results;
    const local = [...atFirst, ...atSecond];
    const hopping = [...toFirst, ...toSecond];
    const cost = (side: readonly Result[]) => side.map(({ round: { cpuUs } }) => cpuUs.nodes + cpuUs.nats);
    return { localCpuUs: partsOf(local), hopCpuUs: partsOf(hopping), ratio: medianRatio(cost(hopping), cost(local)) };
  };
  const payments = compare(await takeTurns(await sidesOf(openUnaryDoor), OFFERED));
  const reads = compare(await takeTurns(await sidesOf(openReadingDoor), { ...SATURATED, window: READERS }));
  bound('processor time of a payment with hops ÷ without', payments.ratio <= MOST_TIMES_LOCAL, payments.ratio);
  bound('processor time of a read with a hop ÷ without', reads.ratio <= MOST_TIMES_LOCAL, reads.ratio);
  await endAll([installation]);
  const rounded = (compared: typeof payments) => ({ ...compared, ratio: round2(compared.ratio) });
  return { payments: rounded(payments), reads: rounded(reads) };
}

async function compareScales() {
  const installations: Installation[] = [];
  for (const nodes of [1, 2, 3]) installations.push(await startInstallation({ nodes }));
  const results = await takeTurns(await openSides(installations), OFFERED);
  const cost = (side: readonly Result[]) => side.map(({ round: { cpuUs } }) => sumOf({ ...cpuUs, bank: 0 }));
  const [one = []] = results;
  const ratios = results.map((side) => medianRatio(cost(side), cost(one)));
  bound('three nodes ÷ one', Math.max(...ratios) <= MOST_TIMES_ONE_NODE, Math.max(...ratios));
  const idle = await idleCpu(installations);
  await endAll(installations);
  return Object.fromEntries(
    results.map((side, index) => [
      installations[index]?.name,
      {
        cpuUs: partsOf(side),
        ratio: round2(ratios[index] ?? 0),
        idleMsPerSecond: idle[index],
        ...databaseFigures(side),
      },
    ]),
  );
}

async function openSides(installations: readonly Installation[]): Promise<readonly Side[]> {
  const open = async (installation: Installation): Promise<Side> => {
    const { name, addresses } = installation;
    return { name, installation, door: await openUnaryDoor(addresses) };
  };
  return await Promise.all(installations.map(open));
}

/** Each round begins with another side. What V8 compiles and PostgreSQL extends for the first time is not measured. */
async function takeTurns(sides: readonly Side[], options: LoadOptions): Promise<readonly (readonly Result[])[]> {
  for (const { door, installation } of sides) {
    await warmUp(door, warmPayments * installation.nodes.length, window);
  }
  const results: Result[][] = sides.map(() => []);
  for (let number = 0; number < rounds; number += 1) {
    for (let turn = 0; turn < sides.length; turn += 1) {
      const index = (number + turn) % sides.length;
      const side = sides[index];
      if (side === undefined) continue;
      const { name, installation, door } = side;
      const before = await installation.counts?.();
      const round = await measureRound(door, options, installation.cpu);
      const after = await installation.counts?.();
      const counts = before && after && { counts: difference(after, before) };
      results[index]?.push({ name, round, ...counts });
      const all = sumOf({ ...round.cpuUs, bank: 0 });
      print(`round ${number + 1} ${name.padEnd(20)}${describeRound(round)}   all but the bank ${all.toFixed(0)}`);
    }
  }
  for (const { door } of sides) door.close();
  return results;
}

function difference(after: Counts, before: Counts): Counts {
  const names = Object.keys(after) as (keyof Counts)[];
  return Object.fromEntries(names.map((name) => [name, after[name] - before[name]])) as unknown as Counts;
}

/** A batch takes two round trips: one that locks and reads, one that writes and commits. */
function databaseFigures(side: readonly Result[]) {
  const each = (figure: (counts: Counts) => number): number =>
    round2(median(side.flatMap(({ counts, round }) => (counts ? figure(counts) / round.payments : []))));
  return {
    roundTrips: each(({ commits, batches }) => commits + batches),
    commits: each(({ commits }) => commits),
    batches: each(({ batches }) => batches),
    records: each(({ records }) => records),
    walSyncs: each(({ walSyncs }) => walSyncs),
    walBytes: Math.round(each(({ walBytes }) => walBytes)),
    natsMessages: each(({ messages }) => messages),
  };
}

function partsOf(side: readonly Result[]): Cpu {
  const part = (name: keyof Cpu): number => Math.round(median(side.map(({ round }) => round.cpuUs[name])));
  return { nodes: part('nodes'), postgres: part('postgres'), nats: part('nats'), bank: part('bank') };
}

function medianRatio(above: readonly number[], below: readonly number[]): number {
  return median(above.map((value, index) => value / (below[index] ?? Number.NaN)));
}

function bound(what: string, holds: boolean, value: number): void {
  if (!holds) findings.push(`${what}: ${round2(value)}`);
}

/** What they cost while nobody pays, in milliseconds of processor time a second. */
async function idleCpu(installations: readonly Installation[]): Promise<readonly Cpu[]> {
  const before = installations.map(({ cpu }) => cpu());
  await new Promise((resolve) => setTimeout(resolve, measureMs));
  return installations.map(({ cpu }, index) => {
    const now = cpu();
    const part = (name: keyof Cpu): number => round2(((now[name] - (before[index]?.[name] ?? 0)) * 1e6) / measureMs);
    return { nodes: part('nodes'), postgres: part('postgres'), nats: part('nats'), bank: part('bank') };
  });
}

async function endAll(installations: readonly Installation[]): Promise<void> {
  for (const { name, stop } of installations) {
    const audit = await stop();
    if (!audit.ok) findings.push(`${name}: the audit has ${audit.findings} findings`);
  }
}
