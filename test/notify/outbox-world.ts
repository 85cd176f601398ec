import { onTestFinished } from 'vitest';
import { createWebhookBook } from '../../src/actors/webhook-book.ts';
import { addMs, type Timestamp } from '../../src/base/time.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import { PARTITION_COUNT } from '../../src/domain/ids.ts';
import {
  type Endpoint,
  type SignatureScheme,
  webhookChannel,
  webhookStream,
} from '../../src/domain/webhook/webhook.ts';
import { type MemoryStore, openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import { createSender, type SenderOptions } from '../../src/notify/attempt.ts';
import { type Dispatcher, startDispatcher } from '../../src/notify/dispatcher.ts';
import type { Deliveries, Delivery, NewDelivery } from '../../src/ports/deliveries.ts';
import type { RequestContext } from '../../src/ports/entities.ts';
import type { Leases } from '../../src/ports/leases.ts';
import { ONLY_READER } from '../../src/ports/record-readers.ts';
import type { WebhookEndpoints } from '../../src/ports/webhook-endpoints.ts';
import { systemBusinessClock, systemMachineClock } from '../../src/system/clocks.ts';
import { createSystemRandom } from '../../src/system/random.ts';
import { createVault, type OperatedVault } from '../../src/vault/create-vault.ts';
import { parseVaultKeys } from '../../src/vault/vault-keys.ts';
import { newWebhookKey, secretText } from '../../src/wire/webhook-secret.ts';
import { fixedConfigurations, rpcWorld } from '../rpc/rpc-node.ts';

/** An outbox over a memory store with its dispatcher, real sockets, and a business clock that the test moves. */
export interface OutboxWorld {
  readonly store: MemoryStore;
  readonly deliveries: Deliveries;
  readonly endpoints: WebhookEndpoints;
  readonly vault: OperatedVault;
  readonly notices: readonly string[];
  readonly failures: readonly unknown[];
  now(): Timestamp;
  /** Moves the business clock, and tells the dispatcher. */
  pass(durationMs: number): void;
  addEndpoint(url: string, options?: NewEndpoint): Promise<TestEndpoint>;
  endpoint(id: string): Promise<Endpoint | undefined>;
  /** Puts rows into the outbox. */
  put(...rows: readonly NewDelivery[]): Promise<void>;
  /** Resolves when the row is in this state, or after so many attempts. */
  reaches(id: string, state: Delivery['state'], attempts?: number): Promise<Delivery>;
  start(options?: StartOptions): Dispatcher;
}

export interface NewEndpoint {
  readonly id?: string;
  readonly scheme?: SignatureScheme;
  readonly eventTypes?: readonly string[];
}

export interface TestEndpoint {
  readonly id: string;
  readonly channel: string;
  readonly secret: string;
  readonly publicKey: Uint8Array | undefined;
}

export interface StartOptions {
  readonly network?: Pick<SenderOptions, 'resolve' | 'ca'>;
  readonly owns?: (partition: number) => boolean;
  readonly deliveries?: Deliveries;
  readonly ports?: readonly number[];
}

export const PARTY = 'party';
export const REQUEST: RequestContext = {
  actor: { credential: 'test', role: 'merchant', partyId: PARTY },
  deadlineMs: Number.POSITIVE_INFINITY,
  newKeys: [],
};
const START: Timestamp = Date.UTC(2026, 0, 15, 12) * 1000;

export function liveWorld(): Configuration {
  const world = rpcWorld();
  const institutions = [...world.institutions].map(([id, each]) => [id, { ...each, realm: 'live' as const }] as const);
  return { ...world, institutions: new Map(institutions) };
}

export function sandboxWorld(): Configuration {
  const world = rpcWorld();
  const institutions = [...world.institutions].map(([id, each]) => [id, { ...each, realm: 'test' as const }] as const);
  return { ...world, institutions: new Map(institutions) };
}

export async function outboxWorld(
  configuration: Configuration = sandboxWorld(),
  secret: (name: string) => string | undefined = () => undefined,
): Promise<OutboxWorld> {
  const store = openMemoryStore();
  const { journal, deliveries } = store;
  await journal.acquire(
    Array.from({ length: PARTITION_COUNT }, (_, partition) => partition),
    'test',
  );
  let now = START;
  const businessClock = { now: () => now };
  const random = createSystemRandom();
  const keys = parseVaultKeys(`a:${Buffer.alloc(32, 1).toString('base64')}`);
  const vault = createVault({
    store: store.vaultStore,
    evidenceRows: store.evidenceRows,
    keys,
    random,
    businessClock,
    machineClock: systemMachineClock,
  });
  const endpoints = createWebhookBook({ journal, random, businessClock, readers: ONLY_READER });
  const notices: string[] = [];
  const failures: unknown[] = [];
  const running = new Set<Dispatcher>();
  let ended: (() => void)[] = [];
  const tell = (): void => {
    const all = ended;
    ended = [];
    for (const each of all) each();
  };
  onTestFinished(async () => {
    await Promise.all([...running].map((each) => each.stop()));
    vault.close();
  });

  return {
    store,
    deliveries,
    endpoints,
    vault,
    notices,
    failures,
    now: () => now,
    pass(durationMs) {
      now = addMs(now, durationMs);
      for (const each of running) each.nudge();
    },
    async addEndpoint(url, { id = 'one', scheme = 'hmac', eventTypes = [] } = {}) {
      const { key, publicKey } = newWebhookKey(scheme);
      const { sealed, newKey } = await vault.seal(`webhook/${PARTY}`, key);
      const answer = await endpoints.ask(
        webhookStream(PARTY),
        {
          type: 'CreateEndpoint',
          endpoint: { id, partyId: PARTY, url, eventTypes, scheme },
          secret: { id: 'first', sealed, ...(publicKey === undefined ? {} : { publicKey }) },
        },
        { ...REQUEST, newKeys: newKey === undefined ? [] : [newKey] },
      );
      if (!answer.ok) throw new Error(answer.message);
      return { id, channel: webhookChannel(PARTY, id), secret: secretText(key), publicKey };
    },
    endpoint: async (id) => (await endpoints.read(webhookStream(PARTY))).state.endpoints.get(id),
    async put(...rows) {
      const cursor = await deliveries.cursor();
      await deliveries.enqueue(cursor, cursor + 1, rows);
      for (const each of running) each.nudge();
    },
    async reaches(id, state, attempts = 0) {
      for (;;) {
        const next = new Promise<void>((resolve) => ended.push(resolve));
        const row = await deliveries.find(id);
        if (row?.state === state && row.attempts >= attempts) return row;
        await next;
      }
    },
    start({ network = {}, owns = () => true, deliveries: over = deliveries, ports } = {}) {
      const leases: Pick<Leases, 'owns' | 'onChange'> = { owns, onChange: () => () => {} };
      const watched: Deliveries = {
        ...over,
        attempted: async (...args) => {
          await over.attempted(...args);
          tell();
        },
        cancel: async (channel) => {
          const count = await over.cancel(channel);
          tell();
          return count;
        },
      };
      const dispatcher = startDispatcher({
        deliveries: watched,
        endpoints,
        sender: createSender({ clock: systemMachineClock, ...network }),
        leases,
        vault,
        configurations: fixedConfigurations(configuration),
        secret,
        businessClock,
        wall: systemBusinessClock,
        clock: systemMachineClock,
        random,
        observer: { deliveryAttempted: () => {}, deliveryEnded: () => {} },
        notice: (message) => void notices.push(message),
        failed: (error) => void failures.push(error),
        ...(ports === undefined ? {} : { ports }),
      });
      running.add(dispatcher);
      return dispatcher;
    },
  };
}

/** A row as the enqueuer makes them. */
export function rowOf(world: OutboxWorld, channel: string, parts: Partial<NewDelivery> = {}): NewDelivery {
  const sequence = parts.sequence ?? 1;
  const resource = parts.resource ?? `invoice/${PARTY}/a`;
  const id = parts.id ?? `msg_${channel.split('/').at(-1)}_${resource.split('/').at(-1)}_${sequence}`;
  return {
    id,
    channel,
    partyId: PARTY,
    resource,
    sequence,
    type: 'payment.captured',
    passing: false,
    time: world.now(),
    body: JSON.stringify({ type: 'payment.captured', data: { resource, sequence } }),
    ...parts,
  };
}
