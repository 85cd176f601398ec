import { acquireEmbeddedLeases } from '../../src/actors/embedded-leases.ts';
import type { FaultPoints } from '../../src/actors/fault-points.ts';
import { addMs, type Timestamp } from '../../src/base/time.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration, Inspector } from '../../src/domain/configuration.ts';
import { invoiceStream } from '../../src/domain/ids.ts';
import type { InvoiceCommand, InvoiceState, NewPayment } from '../../src/domain/invoice/invoice.ts';
import type { PaymentState } from '../../src/domain/payment/payment.ts';
import type { MemoryDisk } from '../../src/journal/memory/memory-disk.ts';
import { type MemoryStore, openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import { type Node, type NodeLimits, startNode } from '../../src/node.ts';
import type { Configurations } from '../../src/ports/configuration.ts';
import type { Answer, RequestContext } from '../../src/ports/entities.ts';
import type { RiskInspector } from '../../src/ports/inspector.ts';
import type { Journal } from '../../src/ports/journal.ts';
import type { Leases } from '../../src/ports/leases.ts';
import { NO_TRACING, type Observer, SILENT_OBSERVER, type Tracing } from '../../src/ports/observer.ts';
import type { ProviderAdapter } from '../../src/ports/provider.ts';
import type { ProviderHealthMonitor } from '../../src/ports/provider-health.ts';
import type { Recurrence } from '../../src/ports/recurrent-tokens.ts';
import type { Vault } from '../../src/ports/vault.ts';
import { createSystemRandom } from '../../src/system/random.ts';
import { configurationOf, rub, shopOf, VISA } from '../domain/world.ts';
import { handCrankedClock } from './hand-cranked-clock.ts';
import { type ScriptedProvider, scriptedProvider } from './scripted-provider.ts';

/** A node on the memory store with a provider in code: everything real between the port of the entities and the two. */
export interface PaymentNode {
  readonly node: Node;
  readonly store: MemoryStore;
  readonly provider: ScriptedProvider;
  /** Both clocks, moved together. */
  advance(durationMs: number): Promise<void>;
  ask(command: InvoiceCommand, request?: Partial<RequestContext>): Promise<Answer>;
  create(overrides?: { readonly id?: string; readonly dueInMs?: number }): Promise<InvoiceState>;
  start(overrides?: Partial<NewPayment>): Promise<Answer>;
  read(): Promise<InvoiceState>;
  payment(): Promise<PaymentState>;
  /** Reads until the payment looks as asked; fails loudly when it never does. */
  until(seen: (payment: PaymentState) => boolean): Promise<PaymentState>;
  /** Ends the process without warning and starts another one on what was synced. */
  crash(): Promise<PaymentNode>;
}

export interface PaymentNodeOptions {
  readonly configuration?: Configuration;
  readonly limits?: Partial<NodeLimits>;
  /** Of each process anew: what a dead one reaches is not what the next one reaches. */
  readonly faults?: () => FaultPoints;
  /** Of each process anew: takes what payments leave with cards and customers; undefined for the node's own. */
  readonly recurrence?: () => Recurrence | undefined;
  /** Speaks for the provider instead of the scripted one. */
  readonly adapter?: ProviderAdapter;
  /** Asks outside inspectors. */
  readonly inspector?: RiskInspector;
  readonly vault?: Vault;
  /** Of each process anew, over its store: what a vault holds in memory alone dies with it. */
  readonly vaultOf?: (store: MemoryStore) => Vault;
  /** What is seen of providers, instead of what the node sees itself. */
  readonly health?: ProviderHealthMonitor;
  readonly disk?: MemoryDisk;
  /** Stands between the node and its journal. */
  readonly journal?: (journal: Journal) => Journal;
  /** Stands between the node and its leases. */
  readonly leases?: (leases: Leases) => Leases;
  /** How long a former owner may believe in its lease. */
  readonly leaseMs?: number;
  /** Hears of background work that failed; otherwise that fails the test. */
  readonly failed?: (error: unknown) => void;
  readonly observer?: Observer;
  readonly tracing?: Tracing;
  readonly fault?: NonNullable<Parameters<typeof openMemoryStore>[0]>['fault'];
  readonly now?: Timestamp;
  /** Values of the secrets that the configuration names. */
  readonly secret?: (name: string) => string | undefined;
  readonly publicUrl?: () => string;
}

const START: Timestamp = Date.UTC(2026, 0, 15, 12) * 1000;
const DAY_MS = 86_400_000;

export function paymentWorld(configuration: Configuration = configurationOf()): Configuration {
  const shop = shopOf();
  const party = { id: 'party', name: 'Party', blocked: false, suspended: false, shops: new Map([[shop.id, shop]]) };
  const inspector: Inspector = { id: 'inspector', type: 'rules', rules: constant('low') };
  return {
    ...configuration,
    parties: configuration.parties.size > 0 ? configuration.parties : new Map([[party.id, party]]),
    inspectors: configuration.inspectors.size > 0 ? configuration.inspectors : new Map([[inspector.id, inspector]]),
  };
}

export async function startPaymentNode(options: PaymentNodeOptions = {}): Promise<PaymentNode> {
  return await launch(options, scriptedProvider(), options.disk, { now: options.now ?? START });
}

async function launch(
  options: PaymentNodeOptions,
  provider: ScriptedProvider,
  disk: MemoryStore['disk'] | undefined,
  time: { now: Timestamp },
): Promise<PaymentNode> {
  const { fault } = options;
  const store = openMemoryStore({ ...(disk === undefined ? {} : { disk }), ...(fault === undefined ? {} : { fault }) });
  const configuration = paymentWorld(options.configuration);
  const clock = handCrankedClock();
  const journal = options.journal?.(store.journal) ?? store.journal;
  const recurrence = options.recurrence?.();
  const leases = await acquireEmbeddedLeases(store.journal, 'test');
  const node = await startNode({
    journal,
    inbox: store.inbox,
    vault: options.vaultOf?.(store) ?? options.vault ?? noVault(),
    configurations: fixedConfiguration(configuration),
    adapters: new Map([['sandbox-bank', options.adapter ?? provider]]),
    leases: options.leases?.(leases) ?? leases,
    ...(options.leaseMs === undefined ? {} : { leaseMs: options.leaseMs }),
    businessClock: { now: () => time.now },
    machineClock: clock,
    random: createSystemRandom(),
    observer: options.observer ?? SILENT_OBSERVER,
    tracing: options.tracing ?? NO_TRACING,
    secret: options.secret ?? (() => undefined),
    publicUrl: options.publicUrl ?? (() => 'http://turnpike.test'),
    failed:
      options.failed ??
      ((error) => {
        throw error;
      }),
    ...(options.health === undefined ? {} : { health: options.health }),
    ...(options.inspector === undefined ? {} : { inspector: options.inspector }),
    ...(recurrence === undefined ? {} : { recurrence }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.faults === undefined ? {} : { faults: options.faults() }),
  });
  const stream = invoiceStream('party', 'invoice');
  const context: RequestContext = {
    actor: { credential: 'key', role: 'merchant', partyId: 'party' },
    deadlineMs: Number.POSITIVE_INFINITY,
    newKeys: [],
  };
  const ask: PaymentNode['ask'] = (command, request) => node.registry.ask(stream, command, { ...context, ...request });
  const read = async (): Promise<InvoiceState> => mustAnswer(await node.registry.read(stream, context));
  const payment = async (): Promise<PaymentState> => {
    const last = [...(await read()).payments.values()].at(-1);
    if (last === undefined) throw new Error('no payment has started');
    return last;
  };
  return {
    node,
    store,
    provider,
    ask,
    read,
    payment,
    advance: async (durationMs) => {
      time.now = addMs(time.now, durationMs);
      clock.advance(durationMs);
      await turns(20);
    },
    create: async ({ id = 'invoice', dueInMs = DAY_MS } = {}) =>
      mustAnswer(
        await ask({
          type: 'CreateInvoice',
          invoice: {
            id,
            partyId: 'party',
            shopId: 'shop',
            details: { product: 'Book' },
            dueTime: addMs(time.now, dueInMs),
            cost: rub(42_000),
          },
        }),
      ),
    start: (overrides) =>
      ask({
        type: 'StartPayment',
        payment: {
          id: 'payment',
          payer: { type: 'payment_resource', tool: VISA, features: {} },
          flow: { type: 'instant' },
          makeRecurrent: false,
          ...overrides,
        },
      }),
    until: async (seen) => {
      for (let attempt = 0; attempt < 500; attempt += 1) {
        const now = await payment();
        if (seen(now)) return now;
        await turns(2);
      }
      const last = await payment();
      throw new Error(
        `the payment is ${last.status.tag} at ${last.step}: ${JSON.stringify(last.sessions.at(-1)?.phase)}`,
      );
    },
    crash: async () => {
      store.disk.crash();
      return await launch(options, provider, store.disk, time);
    },
  };
}

/** Lets the event loop turn: actors take one turn a message. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function mustAnswer(answer: Answer): InvoiceState {
  if (!answer.ok) throw new Error(`${answer.reason}: ${answer.message}`);
  return answer.state;
}

export function fixedConfiguration(configuration: Configuration): Configurations {
  return {
    latest: () => configuration,
    at: () => configuration,
    load: async () => configuration,
    document: async () => undefined,
    commit: () => Promise.reject(new Error('the configuration of this test is fixed')),
    revisions: async () => [],
  };
}

/** Payments of these tests have no card that a provider would need. */
export function noVault(): Vault {
  const unused = () => Promise.reject(new Error('these tests have no vault'));
  return {
    tokenize: unused,
    describe: unused,
    reveal: async () => undefined,
    forget: () => {},
    holdsCvv: async () => false,
    entrust: unused,
    entrusted: async () => undefined,
    seal: unused,
    open: unused,
    erase: unused,
    digest: () => new Uint8Array(),
  };
}
