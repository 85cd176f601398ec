import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { acquireEmbeddedLeases } from '../../src/actors/embedded-leases.ts';
import { openTestClock } from '../../src/actors/test-clock.ts';
import { connect, type TurnpikeClient } from '../../src/client/client.ts';
import { openConfigurations } from '../../src/config/configurations.ts';
import type { ApiKey, Configuration, Party } from '../../src/domain/configuration.ts';
import { embeddedClusterView } from '../../src/embedded-cluster-view.ts';
import { createHostToHost } from '../../src/h2h/operations/host-to-host.ts';
import { type MemoryStore, openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import { type Node, startNode } from '../../src/node.ts';
import { NO_HINTS } from '../../src/ports/commit-hints.ts';
import type { Configurations } from '../../src/ports/configuration.ts';
import type { Entities } from '../../src/ports/entities.ts';
import type { RiskInspector } from '../../src/ports/inspector.ts';
import { NO_TRACING, SILENT_OBSERVER } from '../../src/ports/observer.ts';
import { ONLY_READER, type RecordReaders } from '../../src/ports/record-readers.ts';
import { createRpcServer, type RpcServer, type RpcServerOptions } from '../../src/rpc/create-rpc-server.ts';
import { createEventFeed } from '../../src/rpc/event-feed.ts';
import { systemBusinessClock, systemMachineClock } from '../../src/system/clocks.ts';
import { createSystemRandom } from '../../src/system/random.ts';
import { createVault, type OperatedVault } from '../../src/vault/create-vault.ts';
import { createEvidenceStore } from '../../src/vault/evidence-store.ts';
import { parseVaultKeys } from '../../src/vault/vault-keys.ts';
import { configurationOf, shopOf } from '../domain/world.ts';
import { paymentWorld } from '../kit/payment-node.ts';
import { type ScriptedProvider, scriptedProvider } from '../kit/scripted-provider.ts';

/** A gRPC server on a free port before a real node with a memory store and a provider in code. */
export interface RpcNode {
  readonly server: RpcServer;
  readonly node: Node;
  readonly store: MemoryStore;
  readonly vault: OperatedVault;
  readonly provider: ScriptedProvider;
  /** What the server logged. */
  readonly logged: { readonly fields: object; readonly message: string }[];
  readonly address: string;
  /** A client with the key of this name: `merchant`, `other`, `operator`, `bridge`, or any other text as it is. */
  connect(key: string): TurnpikeClient;
  stop(): Promise<void>;
}

/** Names of keys; those that begin with `demo` are in the demo's configuration. */
export const KEYS = {
  demoMerchant: 'turnpike_demo_merchant',
  demoOperator: 'turnpike_demo_operator',
  merchant: 'key-of-party',
  other: 'key-of-other',
  operator: 'key-of-operator',
  bridge: 'key-of-bridge',
};

const API_KEYS: readonly ApiKey[] = [
  { id: 'merchant', sha256: hash('sha256', KEYS.merchant), roles: ['merchant'], partyId: 'party' },
  { id: 'other', sha256: hash('sha256', KEYS.other), roles: ['merchant'], partyId: 'other' },
  { id: 'operator', sha256: hash('sha256', KEYS.operator), roles: ['operator'] },
  { id: 'bridge', sha256: hash('sha256', KEYS.bridge), roles: ['bridge'] },
];

/** Two parties with a shop each, and a key for every role. */
export function rpcWorld(): Configuration {
  const world = paymentWorld(configurationOf());
  const shop = shopOf({ partyId: 'other', accounts: { settlement: 'other-merchant', guarantee: 'other-guarantee' } });
  const other: Party = {
    id: 'other',
    name: 'Other',
    blocked: false,
    suspended: false,
    shops: new Map([[shop.id, shop]]),
  };
  return { ...world, parties: new Map([...world.parties, ['other', other]]), apiKeys: API_KEYS };
}

export interface RpcNodeOptions extends Partial<RpcServerOptions> {
  readonly configurations?: Configurations;
  /** The configuration of the demo, kept in the journal, with the demo's keys; the shop is `books` of the party `demo`. */
  readonly demo?: boolean;
  /** Who reads what the node begins; itself alone unless it is said. */
  readonly readers?: RecordReaders;
  /** Asks outside inspectors. */
  readonly inspector?: RiskInspector;
  /** Stands between the server and the node. */
  readonly wrap?: (entities: Entities) => Entities;
}

export async function startRpcNode(options: RpcNodeOptions = {}): Promise<RpcNode> {
  const {
    wrap = (entities: Entities) => entities,
    demo = false,
    inspector,
    readers = ONLY_READER,
    ...overrides
  } = options;
  const store = openMemoryStore();
  const provider = scriptedProvider();
  const random = createSystemRandom();
  const businessClock = await openTestClock({
    journal: store.journal,
    wall: systemBusinessClock,
    random,
    configurations: () => configurations,
    moved: () => node.timersMoved(),
  });
  const clocks = { businessClock, machineClock: systemMachineClock };
  const keys = parseVaultKeys(`a:${Buffer.alloc(32, 1).toString('base64')}`);
  const vault = createVault({ store: store.vaultStore, keys, random, ...clocks });
  const leases = await acquireEmbeddedLeases(store.journal, 'test');
  const configurations = demo
    ? await demoConfigurations(store)
    : (options.configurations ?? fixedConfigurations(rpcWorld()));
  const shared = { ...clocks, random, vault, configurations, observer: SILENT_OBSERVER, tracing: NO_TRACING };
  const logged: RpcNode['logged'] = [];
  const keep = (fields: object, message: string) => void logged.push({ fields, message });
  const node = await startNode({
    ...shared,
    journal: store.journal,
    inbox: store.inbox,
    adapters: new Map([['sandbox-bank', provider]]),
    leases,
    readers,
    ...(inspector === undefined ? {} : { inspector }),
    secret: () => (demo ? 'demo' : undefined),
    publicUrl: () => 'http://turnpike.test',
    failed: (error) => keep({ err: error }, 'the node failed'),
  });
  const feed = createEventFeed({
    journal: store.journal,
    clock: systemMachineClock,
    hints: NO_HINTS,
    failed: (error) => keep({ err: error }, 'the event feed failed'),
  });
  const hostToHost = createHostToHost({
    ...shared,
    entities: node.entities,
    payouts: node.payouts,
    inbox: store.inbox,
    queries: store.queries,
    ledger: store.ledger,
    evidence: createEvidenceStore(store.evidenceRows, keys),
    readers,
    publicUrl: () => 'http://turnpike.test',
    webhookPorts: [443],
  });
  const server = createRpcServer({
    ...shared,
    hostToHost,
    entities: wrap(node.registry),
    payouts: node.payouts,
    templates: node.templates,
    customers: node.customers,
    webhooks: node.webhooks,
    deliveries: store.deliveries,
    webhookPorts: [443],
    callbacks: node.callbacks,
    inbox: store.inbox,
    journal: store.journal,
    feed,
    queries: store.queries,
    ledger: store.ledger,
    cluster: embeddedClusterView({
      node: 'test',
      incarnation: 'test-1',
      leases,
      wall: systemBusinessClock,
      grpcAddress: () => address,
    }),
    log: { error: keep, warn: keep },
    address: '127.0.0.1:0',
    ...overrides,
  });
  const { port } = await server.start();
  const address = `127.0.0.1:${port}`;
  const clients: TurnpikeClient[] = [];
  return {
    server,
    node,
    store,
    vault,
    provider,
    logged,
    address,
    connect(key) {
      const apiKey = Object.hasOwn(KEYS, key) ? KEYS[key as keyof typeof KEYS] : key;
      const client = connect(address, { apiKey });
      clients.push(client);
      return client;
    },
    async stop() {
      for (const client of clients) client.close();
      await server.drain();
      feed.close();
      await node.stop();
      vault.close();
    },
  };
}

function demoConfigurations(store: MemoryStore): Promise<Configurations> {
  const file = 'config/demo.yaml';
  return openConfigurations({
    journal: store.journal,
    clock: systemBusinessClock,
    random: createSystemRandom(),
    adapters: new Map([['sandbox-bank', { payouts: true }]]),
    seed: { source: readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'), file },
    notice: () => {},
  });
}

export function fixedConfigurations(configuration: Configuration): Configurations {
  return {
    latest: () => configuration,
    at: () => configuration,
    load: async () => configuration,
    document: async () => undefined,
    commit: () => Promise.reject(new Error('the configuration of this test is fixed')),
    revisions: async () => [],
  };
}
