import { MICROS_PER_MS } from '../../../src/base/time.ts';
import type { StreamId } from '../../../src/domain/ids.ts';
import type { Canary } from '../canaries.ts';
import type { Chance } from '../kernel/chance.ts';
import type { EventLoop } from '../kernel/event-loop.ts';
import { createNetwork, type Network } from '../kernel/network.ts';
import { createScheduler, type Scheduler } from '../kernel/scheduler.ts';
import type { Trace } from '../kernel/trace.ts';
import { createOracle, type Oracle, type Violated } from '../oracle/oracle.ts';
import { createPayoutOracle, type PayoutOracle } from '../oracle/payouts.ts';
import { type Authorisation, type Bank, createBank } from './bank.ts';
import { createBankAdapter } from './bank-adapter.ts';
import { type Client, createClient } from './client.ts';
import { createCluster } from './cluster.ts';
import { BANKS } from './configuration.ts';
import { createHost } from './host.ts';
import { createPayers, type Payers } from './payers.ts';
import { createPayoutBank, type PayoutBank } from './payout-bank.ts';
import { createPayoutDesk, type PayoutDesk } from './payout-desk.ts';
import type { Running, Site, SiteOptions } from './site.ts';
import { drawWeather, type Weather } from './weather.ts';

/** Everybody in a world, wired to each other and to its time; nobody has done anything yet. */
export interface World {
  readonly chance: Chance;
  readonly loop: EventLoop;
  readonly scheduler: Scheduler;
  readonly weather: Weather;
  readonly site: Site;
  /** How many nodes there are. */
  readonly size: number;
  readonly banks: ReadonlyMap<string, Bank>;
  readonly payers: Payers;
  readonly payoutBank: PayoutBank;
  readonly payoutDesk: PayoutDesk;
  readonly payoutOracle: PayoutOracle;
  readonly oracle: Oracle;
  /** Operators dispute and adjust here. */
  readonly disputes: boolean;
  readonly violated: Violated;
  client(name: string, role?: 'merchant' | 'operator'): Client;
}

export interface WorldParts {
  readonly chance: Chance;
  readonly loop: EventLoop;
  readonly trace: Trace;
  readonly canary: Canary | undefined;
  readonly violated: Violated;
}

/** Late on a Friday, the last but one day of its month: days, a week and a month end while a world lasts. */
const START = Date.UTC(2026, 0, 30, 22) * MICROS_PER_MS;
/** A node that has no room, and forgets an invoice as soon as it can. */
const NARROW = { mailboxLimit: 1, nodeLimit: 2, idleMs: 50, mostIdle: 1 } as const;
/** In a cluster it looks around less often: many nodes do so for a long time. */
const NARROW_MEMBER = { ...NARROW, idleMs: 1_000 } as const;

export function buildWorld({ chance, loop, trace, canary, violated }: WorldParts): World {
  const size = canary?.nodes ?? nodesOf(chance.fork('nodes'));
  const scheduler = createScheduler({
    ...{ loop, trace },
    wakeMs: () => earliestTimerMs(site, scheduler),
    clocksStop: size > 1,
  });
  const weather = drawWeather(chance.fork('weather'), canary?.climate);
  const network = createNetwork(scheduler, chance.fork('network'), weather.link);
  const nodes = (): readonly Running[] => site.nodes();
  const payers = createPayers({ scheduler, network, chance: chance.fork('payers'), nodes, stormy: weather.stormy });
  const clockMs = () => (site.wallTime(scheduler.nowMs()) - START) / MICROS_PER_MS;
  const banks = buildBanks({ chance, scheduler, weather, clockMs, payers });
  const payoutBank = createPayoutBank({ ...{ scheduler, network, weather, nodes }, chance: chance.fork('east') });
  const options: SiteOptions = {
    scheduler,
    weather,
    chance: chance.fork('site'),
    epoch: START,
    limits: chance.fork('limits').happens(0.25) ? (size > 1 ? NARROW_MEMBER : NARROW) : {},
    adapters: adaptersOf(network, banks, payoutBank, chance.fork('lines'), weather),
    canary,
    committed: () => lookAtBooks(site, oracle),
    violated,
  };
  const site = size > 1 ? createCluster(size, options) : createHost(options);
  const disputes = chance.fork('disputes').happens(0.4);
  const oracle = createOracle(scheduler.nowMs, violated, disputes);
  const listener = witnessed(oracle, site, (invoice, via) => void witness().read(invoice, via));
  const createWitness = () =>
    createClient({
      ...{ name: 'witness', role: 'merchant', scheduler, network, nodes, listener },
      chance: chance.fork('witness'),
      entities: ({ node }) => node.entities,
      mayGiveUp: () => true,
    });
  const payoutOracle = createPayoutOracle(violated);
  const payoutDesk = createPayoutDesk({
    ...{ scheduler, network, nodes },
    ...{ chance: chance.fork('desk'), told: payoutOracle.told, refused: payoutOracle.refused },
  });
  let witnessClient: Client | undefined;
  const witness = (): Client => {
    witnessClient ??= createWitness();
    return witnessClient;
  };
  return {
    ...{ chance, loop, scheduler, weather, site, size, banks, payers, oracle, disputes, violated },
    ...{ payoutBank, payoutDesk, payoutOracle },
    client: (name, role = 'merchant') =>
      createClient({
        ...{ name, role, scheduler, network, nodes },
        chance: chance.fork(name),
        entities: ({ node }) => canary?.entities?.(node.entities) ?? node.entities,
        listener,
        mayGiveUp: () => role === 'merchant' && weather.stormy(),
      }),
  };
}

/** Whoever hears of something new asks every node for it at once: none of them may have it older. */
function witnessed(oracle: Oracle, site: Site, ask: (invoice: string, via: number) => void): Oracle {
  const latest = new Map<string, number>();
  return {
    ...oracle,
    told: (invoice, told) => {
      oracle.told(invoice, told);
      if (!told.ok || told.sequence <= (latest.get(invoice) ?? 0)) return;
      latest.set(invoice, told.sequence);
      const nodes = site.nodes();
      for (const via of nodes.length > 1 ? nodes.keys() : []) ask(invoice, via);
    },
  };
}

/** Half of the worlds know one node. */
function nodesOf(chance: Chance): number {
  return chance.pick([1, 1, 1, 2, 3, 4]);
}

function buildBanks(
  parts: Pick<World, 'chance' | 'scheduler' | 'weather' | 'payers'> & { readonly clockMs: () => number },
): ReadonlyMap<string, Bank> {
  const { chance, scheduler, weather, clockMs, payers } = parts;
  const authorised: Authorisation[] = [];
  return new Map(
    Object.entries(BANKS).map(([id, { lax }]) => {
      const askPayer = (payment: string, tag: string, decide: (agrees: boolean) => boolean) =>
        payers.ask(id, payment, tag, decide);
      return [id, createBank({ id, lax, authorised, scheduler, clockMs, weather, chance: chance.fork(id), askPayer })];
    }),
  );
}

function adaptersOf(
  network: Network,
  banks: ReadonlyMap<string, Bank>,
  payoutBank: PayoutBank,
  chance: Chance,
  weather: Weather,
) {
  return (process: Running['process'], calls: (stream: StreamId) => void) => {
    const parts = { process, network, banks, chance, weather, calls };
    return {
      'sandbox-bank': createBankAdapter({ ...parts, cancels: true }),
      'plain-bank': createBankAdapter({ ...parts, cancels: false }),
      'payout-bank': payoutBank.adapter(process, calls),
    };
  };
}

/** When the earliest stored timer is due that is not due yet. */
function earliestTimerMs(site: Site, scheduler: Scheduler): number | undefined {
  let earliest: number | undefined;
  for (const { timer } of site.disk.tables.streams.values()) {
    const inMs = timer === undefined ? 0 : (timer - site.wallTime(scheduler.nowMs())) / MICROS_PER_MS;
    const atMs = scheduler.nowMs() + inMs;
    if (inMs > 0 && (earliest === undefined || atMs < earliest)) earliest = atMs;
  }
  return earliest;
}

/** The oracle sees the books after every commit, as anybody could through the ledger's port. */
function lookAtBooks(site: Site, oracle: Oracle): void {
  const ledger = site.books()?.ledger;
  if (ledger === undefined) return;
  void Promise.all([ledger.accounts(undefined, 1_000), ledger.counters(undefined, 1_000)])
    .then(([accounts, counters]) => oracle.checkBooks(accounts, counters))
    .catch(() => {}); // Its process has died.
}
