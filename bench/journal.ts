import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PARTITION_COUNT, type StreamId } from '../src/domain/ids.ts';
import { commitPlan, holdBatch, newPlan, type PlanState, withBatch } from '../src/domain/ledger.ts';
import { openPostgresStore } from '../src/journal/postgres/open-postgres-store.ts';
import { openSqliteStore } from '../src/journal/sqlite/open-sqlite-store.ts';
import type { Store } from '../src/journal/store.ts';
import type { Append, SearchRow } from '../src/ports/journal.ts';
import { startPostgres } from '../test/kit/postgres.ts';

/**
 * Appends per second of a store, and what each costs the main thread, which is where the actors live. The PostgreSQL is one
 * of its own, on this machine and under the temporary folder; what it costs is not in the figures of this process.
 *
 *   node bench/journal.ts [--store sqlite|postgres] [--seconds 10] [--callers 64] [--records 0] [--path folder]
 *
 * A caller carries one payment after another through four appends: invoice created; payment started (plan held, two limits,
 * tag); captured (plan and limits committed); settled. With `--records n` the measurement is made on an empty database and
 * again when it holds n records, and the slow-down of appends and of stream reads is printed. Building the appends is not
 * measured; sending them, and everything up to the verdict, is.
 */
const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'sqlite' },
    seconds: { type: 'string', default: '10' },
    callers: { type: 'string', default: '64' },
    records: { type: 'string', default: '0' },
    path: { type: 'string', default: tmpdir() },
  },
});
const seconds = Number(values.seconds);
const callers = Number(values.callers);
const records = Number(values.records);

const folder = mkdtempSync(join(values.path, 'turnpike-bench-journal-'));
const path = join(folder, 'turnpike.db');
const allPartitions = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);
const APPENDS_PER_PAYMENT = 4;
const CHUNK_PAYMENTS = 500;
let paymentCount = 0;

const bytes = new Uint8Array(600).map((_, index) => (index * 37) % 251);

function paymentAppends(epoch: number): readonly Append[] {
  paymentCount += 1;
  const number = paymentCount;
  const partyId = `party-${number % 50}`;
  const shopId = `shop-${number % 200}`;
  const invoiceId = Buffer.from(`${number * 2_654_435_761}`)
    .toString('base64url')
    .slice(0, 22);
  const stream: StreamId = `invoice/${partyId}/${invoiceId}`;
  const account = (role: string) => `${role}/${shopId}/RUB`;
  const posting = (source: string, destination: string, amountMinor: bigint) => ({
    source: { role: 'provider.settlement' as const, accountId: source },
    destination: { role: 'merchant.settlement' as const, accountId: destination },
    volume: { amountMinor, currency: 'RUB' },
    details: 'fee of the payment',
  });
  const plan = newPlan(`${partyId}.${invoiceId}.1.1`);
  const batch = {
    id: 1,
    postings: [
      posting(account('merchant'), account('system'), 4_500n),
      posting(account('provider'), account('merchant'), 100_000n),
      posting(account('system'), account('provider'), 2_100n),
    ],
  };
  const held: PlanState = withBatch(plan, batch);
  const operation = `limiter.batch-request.${partyId}.${shopId}.${invoiceId}.1`;
  const counters = [`shop-turnover.1.${shopId}.2026-11`, `terminal-turnover.1.terminal-${number % 5}.2026-11`];
  const createTime = 1_767_225_600_000_000 + number;
  const invoice = (state: string): SearchRow => ({
    type: 'invoice',
    partyId,
    invoiceId,
    shopId,
    state,
    amountMinor: 100_000n,
    currency: 'RUB',
    createTime,
    dueTime: createTime + 3_600_000_000,
    externalId: `order-${number}`,
    text: `Pizza and a drink order-${number}`,
  });
  const payment = (state: string): SearchRow => ({
    type: 'payment',
    partyId,
    invoiceId,
    paymentId: '1',
    shopId,
    state,
    amountMinor: 100_000n,
    currency: 'RUB',
    createTime,
    providerId: 'bank',
    terminalId: `terminal-${number % 5}`,
  });
  const append = (sequence: number, rest: Partial<Append>): Append => ({
    stream,
    sequence,
    epoch,
    appendId: `${invoiceId}${sequence}abcdef`,
    record: { kind: 'invoice', time: createTime + sequence * 1000, bytes },
    plans: [],
    limits: [],
    accountGuards: [],
    timer: { type: 'set', time: createTime + sequence * 60_000_000 },
    pending: sequence < APPENDS_PER_PAYMENT,
    tags: [],
    keys: [],
    rows: [],
    takenCallbacks: [],
    ...rest,
  });
  return [
    append(1, { rows: [invoice('unpaid')] }),
    append(2, {
      plans: [holdBatch(plan, batch)],
      limits: counters.map((counter) => ({ type: 'hold', counter, operation, delta: 100_000n, boundary: 10n ** 17n })),
      rows: [invoice('unpaid'), payment('pending')],
    }),
    append(3, {
      plans: [commitPlan(held)],
      limits: counters.map((counter) => ({ type: 'commit', counter, operation, delta: 100_000n })),
      rows: [invoice('paid'), payment('captured')],
    }),
    append(4, { timer: { type: 'unset' }, rows: [payment('captured')] }),
  ];
}

interface Run {
  readonly appendsPerSecond: number;
  readonly mainThreadUs: number;
  readonly processUs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly worstMs: number;
}

/** Runs chunks of prepared payments until the time is over or so many records were written. */
async function measure(
  store: Store,
  epoch: number,
  stop: { readonly seconds: number; readonly records: number },
): Promise<Run> {
  const latencies: number[] = [];
  const spent = { ms: 0, main: 0, all: 0 };
  let appends = 0;
  while (spent.ms < stop.seconds * 1000 && appends < stop.records) {
    const payments = Array.from({ length: CHUNK_PAYMENTS }, () => paymentAppends(epoch));
    const main = process.threadCpuUsage();
    const all = process.cpuUsage();
    const start = performance.now();
    let next = 0;
    const caller = async () => {
      for (let payment = payments[next++]; payment !== undefined; payment = payments[next++]) {
        for (const append of payment) {
          const sent = performance.now();
          const verdict = await store.journal.append(append);
          latencies.push(performance.now() - sent);
          if (!verdict.ok) throw new Error(`refused: ${verdict.conflict}`);
        }
      }
    };
    await Promise.all(Array.from({ length: callers }, caller));
    spent.ms += performance.now() - start;
    spent.main += sum(process.threadCpuUsage(main));
    spent.all += sum(process.cpuUsage(all));
    appends += CHUNK_PAYMENTS * APPENDS_PER_PAYMENT;
  }
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
  return {
    appendsPerSecond: Math.round(appends / (spent.ms / 1000)),
    mainThreadUs: round(spent.main / appends),
    processUs: round(spent.all / appends),
    p50Ms: round(at(0.5)),
    p99Ms: round(at(0.99)),
    worstMs: round(latencies.at(-1) ?? 0),
  };
}

/** Microseconds for one read of a whole stream, from anywhere in the journal, one after another; the best of five passes. */
async function readUs(store: Store): Promise<number> {
  const last = await store.journal.lastPosition();
  const streams: StreamId[] = [];
  for (let sample = 0; sample < 500; sample += 1) {
    const [record] = await store.journal.scan(Math.floor((last * sample) / 500), 1);
    if (record !== undefined) streams.push(record.stream);
  }
  let best = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < 5; pass += 1) {
    const start = performance.now();
    for (const stream of streams) await store.journal.read(stream, 0, 100);
    best = Math.min(best, performance.now() - start);
  }
  return round((best * 1000) / streams.length);
}

function sum({ user, system }: NodeJS.CpuUsage): number {
  return user + system;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function ratio(value: number): number {
  return Math.round(value * 100) / 100;
}

const megabytes = (file: string) => Math.round((statSync(file, { throwIfNoEntry: false })?.size ?? 0) / 1e6);

const server = values.store === 'postgres' ? await startPostgres() : undefined;

try {
  const store =
    server === undefined
      ? await openSqliteStore({ path })
      : await openPostgresStore({ url: await server.createDatabase(), node: 'bench' });
  const epoch = (await store.journal.acquire(allPartitions, 'bench')).get(0) ?? 0;
  await measure(store, epoch, { seconds: 2, records: Number.POSITIVE_INFINITY });
  const run = await measure(store, epoch, { seconds, records: Number.POSITIVE_INFINITY });
  console.log(run);
  const emptyReadUs = await readUs(store);
  let result: Record<string, unknown> = { ...run, readUs: emptyReadUs };
  if (records > 0) {
    const left = records - (await store.journal.lastPosition());
    if (left > 0) await measure(store, epoch, { seconds: Number.POSITIVE_INFINITY, records: left });
    const full = await measure(store, epoch, { seconds, records: Number.POSITIVE_INFINITY });
    const fullReadUs = await readUs(store);
    console.log(full, `at ${await store.journal.lastPosition()} records`);
    result = {
      ...result,
      full: { ...full, readUs: fullReadUs },
      appendSlowdown: ratio(run.appendsPerSecond / full.appendsPerSecond),
      readSlowdown: ratio(fullReadUs / emptyReadUs),
    };
  }
  const sizes = {
    databaseMb: megabytes(path),
    walMb: megabytes(`${path}-wal`),
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
  };
  await store.close();
  console.log(JSON.stringify({ ...result, ...sizes }));
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}
