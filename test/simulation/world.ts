import { audit } from '../../src/audit/audit.ts';
import { MICROS_PER_MS } from '../../src/base/time.ts';
import { CANARIES, type Canary, type CanaryName } from './canaries.ts';
import { createChance } from './kernel/chance.ts';
import { installEventLoop } from './kernel/event-loop.ts';
import { createNetwork } from './kernel/network.ts';
import { createScheduler } from './kernel/scheduler.ts';
import { createTrace } from './kernel/trace.ts';
import { createOracle } from './oracle/oracle.ts';
import { type Authorisation, createBank } from './world/bank.ts';
import { createBankAdapter } from './world/bank-adapter.ts';
import { createClient, type Told } from './world/client.ts';
import { BANKS, simulatedConfigurations } from './world/configuration.ts';
import { createHost, type Running } from './world/host.ts';
import { liveInvoice } from './world/merchant.ts';
import { createPayers } from './world/payers.ts';
import { drawWeather } from './world/weather.ts';

/** One world from one seed: some days of business and trouble, then calm until nothing is open any more, then the oracle. */
export interface WorldResult {
  readonly seed: number;
  /** Events that happened. */
  readonly steps: number;
  readonly hours: number;
  /** Of the whole trace: two runs of one seed agree in it. */
  readonly digest: string;
  readonly violation?: Violation;
}

export interface Violation {
  readonly rule: string;
  readonly text: string;
  /** The event it was found at. */
  readonly step: number;
  readonly last: readonly string[];
}

export interface WorldOptions {
  readonly seed: number;
  /** A bug to plant, by its name. */
  readonly canary?: CanaryName;
  readonly listener?: (line: string) => void;
}

const START = Date.UTC(2026, 0, 30, 22) * MICROS_PER_MS;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Business goes on for this long at most before the weather clears. */
const BUSINESS_MS = 5 * DAY_MS;
/** Everything comes to rest within so much calm: a hold of days, and the slowest of all retries. */
const CALM_MS = 10 * DAY_MS;
const MOST_INVOICES = 8;
/** A node that has no room, and forgets an invoice as soon as it can. */
const NARROW = { mailboxLimit: 1, nodeLimit: 2, idleMs: 50, mostIdle: 1 } as const;
/** All invoices begin within this: at once, or spread over a day. */
const RUSHES_MS = [2_000, 10 * 60_000, DAY_MS] as const;

export async function runWorld({ seed, canary: planted, listener }: WorldOptions): Promise<WorldResult> {
  const canary: Canary | undefined = planted === undefined ? undefined : CANARIES[planted];
  const chance = createChance(seed);
  const trace = createTrace({ keep: 60, ...(listener === undefined ? {} : { listener }) });
  const loop = installEventLoop(chance.fork('turns').below);
  let violation: Violation | undefined;
  const violated = (rule: string, text: string): void => {
    violation ??= { rule, text, step: scheduler.steps(), last: trace.last() };
  };
  const onRejection = (error: unknown): void =>
    violated('no promise is left alone', error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.on('unhandledRejection', onRejection);

  const scheduler = createScheduler({ loop, trace, wakeMs: () => earliestTimerMs() });
  const weather = drawWeather(chance.fork('weather'));
  const network = createNetwork(scheduler, chance.fork('network'), weather.link);
  const nodes = () => {
    const running = host.running();
    return running === undefined ? [] : [running];
  };
  const payers = createPayers({
    scheduler,
    network,
    chance: chance.fork('payers'),
    nodes,
    stormy: weather.stormy,
  });
  const authorised: Authorisation[] = [];
  const clockMs = () => (host.wallTime(scheduler.nowMs()) - START) / MICROS_PER_MS;
  const banks = new Map(
    Object.entries(BANKS).map(([id, { lax }]) => {
      const askPayer = (payment: string, tag: string, decide: (agrees: boolean) => boolean) =>
        payers.ask(id, payment, tag, decide);
      return [id, createBank({ id, lax, authorised, scheduler, clockMs, weather, chance: chance.fork(id), askPayer })];
    }),
  );
  const lines = chance.fork('lines');
  const host = createHost({
    name: 'node',
    scheduler,
    weather,
    chance: chance.fork('host'),
    epoch: START,
    limits: chance.fork('limits').happens(0.25) ? NARROW : {},
    adapters: (mine) => {
      const parts = { process: mine, network, banks, chance: lines, weather };
      return {
        'sandbox-bank': createBankAdapter({ ...parts, cancels: true }),
        'plain-bank': createBankAdapter({ ...parts, cancels: false }),
      };
    },
    canary,
    committed: () => checkBooks(),
    violated,
  });
  const earliestTimerMs = (): number | undefined => {
    let earliest: number | undefined;
    for (const { timer } of host.disk.tables.streams.values()) {
      const inMs = timer === undefined ? 0 : (timer - host.wallTime(scheduler.nowMs())) / MICROS_PER_MS;
      const atMs = scheduler.nowMs() + inMs;
      if (atMs > scheduler.nowMs() && (earliest === undefined || atMs < earliest)) earliest = atMs;
    }
    return earliest;
  };
  const disputes = chance.fork('disputes').happens(0.4);
  const oracle = createOracle(violated, disputes);
  const client = (name: string, role: 'merchant' | 'operator' = 'merchant') =>
    createClient({
      name,
      scheduler,
      network,
      chance: chance.fork(name),
      nodes,
      entities: ({ node }) => canary?.entities?.(node.registry) ?? node.registry,
      listener: oracle,
      role,
      mayGiveUp: () => role === 'merchant' && weather.stormy(),
    });

  const invoices = Array.from({ length: 1 + chance.below(MOST_INVOICES) }, (_, index) => `i${index + 1}`);
  const rushMs = chance.pick(RUSHES_MS);
  let lives = invoices.length;
  for (const invoice of invoices) {
    const own = chance.fork(invoice);
    scheduler.after(own.spread(1, rushMs), `${invoice}: begins`, () => {
      void liveInvoice({
        invoice,
        client: client(`merchant of ${invoice}`),
        operators: disputes ? client(`operator of ${invoice}`, 'operator') : undefined,
        scheduler,
        chance: own,
        wallTime: host.wallTime,
      }).then(() => {
        lives -= 1;
      });
    });
  }
  const trouble = chance.fork('trouble');
  const brew = (): void => {
    if (!weather.stormy()) return;
    const kind = trouble.weighted({
      ...{ crash: weather.crashes(), outage: weather.outages(), drain: weather.crashes() / 3 },
      ...{ clock: 0.1, terms: 0.1, nothing: 0.3 },
    });
    if (kind === 'drain') host.drain();
    if (kind === 'terms') host.changeTerms();
    if (kind === 'clock') host.moveClock(trouble.spread(1_000, 2 * DAY_MS));
    if (kind === 'crash') host.die('for no reason', { landed: trouble.happens(0.5) });
    if (kind === 'outage') {
      host.outage.down = true;
      scheduler.after(trouble.spread(100, 40_000), 'the journal is back', () => {
        host.outage.down = false;
      });
    }
    scheduler.after(trouble.spread(5_000, 12 * HOUR_MS), 'something is brewing', brew);
  };
  const checkBooks = (): void => {
    const ledger = host.running()?.store.ledger;
    if (ledger === undefined) return;
    void Promise.all([ledger.accounts(undefined, 1_000), ledger.counters(undefined, 1_000)])
      .then(([accounts, counters]) => oracle.checkBooks(accounts, counters))
      .catch(() => {});
  };

  const stopped = () => violation !== undefined;
  const open = (): boolean => {
    const { streams } = host.disk.tables;
    if (lives > 0 || host.running() === undefined || waitingTags().length > 0 || payers.untold() > 0) return true;
    return [...streams.values()].some(({ pending, timer }) => pending || timer !== undefined);
  };
  /** A callback under a bank's own reference that its session never learnt of waits for ever, and nobody misses it. */
  const waitingTags = () =>
    [...host.disk.tables.inbox.values()].flatMap(({ tag }) => (tag.startsWith('ref-') ? [] : tag));
  try {
    host.boot();
    brew();
    await scheduler.run(() => stopped() || lives === 0, BUSINESS_MS);
    weather.clear();
    host.outage.down = false;
    await scheduler.run(() => stopped() || !open(), scheduler.nowMs() + CALM_MS);
    if (!stopped() && open())
      violated('O5', `after ${CALM_MS / DAY_MS} days of calm something is still open: ${leftOver()}`);
    if (!stopped()) await judge();
  } catch (error) {
    violated('the world goes on', error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    loop.uninstall();
    process.off('unhandledRejection', onRejection);
  }
  return {
    seed,
    steps: scheduler.steps(),
    hours: Math.round(scheduler.nowMs() / HOUR_MS),
    digest: trace.digest(),
    ...(violation === undefined ? {} : { violation }),
  };

  function leftOver(): string {
    const { streams } = host.disk.tables;
    const busy = [...streams].filter(([, { pending, timer }]) => pending || timer !== undefined).map(([id]) => id);
    const tags = waitingTags().join(', ') || 'none';
    return `${lives} merchants at work, callbacks for ${tags}, streams ${busy.join(', ') || 'none'}`;
  }

  async function judge(): Promise<void> {
    const reader = client('judge');
    const told = new Map<string, Told>();
    let asked = 0;
    for (const invoice of invoices) {
      void reader.read(invoice).then((answer) => {
        asked += 1;
        if (answer !== undefined) told.set(invoice, answer);
      });
    }
    await scheduler.run(() => asked === invoices.length, scheduler.nowMs() + HOUR_MS);
    for (const invoice of invoices) if (!told.has(invoice)) violated('O5', `${invoice} is not answered`);
    const store = host.running()?.store;
    if (store === undefined) return violated('O5', 'the node is down');
    let end: Parameters<typeof oracle.checkEnd>[0] | undefined;
    void Promise.all([store.ledger.accounts(undefined, 1_000), store.ledger.counters(undefined, 1_000)]).then(
      ([accounts, counters]) => {
        end = { invoices: told, banks: [...banks.values()], accounts, counters };
      },
    );
    await loop.settle();
    if (end !== undefined && !stopped()) oracle.checkEnd(end);
    if (!stopped()) await examine(store);
  }

  /** The node's own audit must come to the same: it folds every stream once more. */
  async function examine({ journal, ledger }: Running['store']): Promise<void> {
    let finished = false;
    const configurations = simulatedConfigurations(() => 1);
    void audit({ journal, ledger, configurations }).then(({ findings: [finding] }) => {
      finished = true;
      if (finding !== undefined) violated('the audit', `${finding.type} ${finding.subject}: ${finding.message}`);
    });
    await loop.settle();
    if (!finished) violated('the audit', 'it waits for something');
  }
}
