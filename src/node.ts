import { createCallbackGate } from './actors/callback-gate.ts';
import { startCallbackSweeper } from './actors/callback-sweeper.ts';
import { createCustomerBook } from './actors/customer-book.ts';
import { invoiceDoor, payoutDoor } from './actors/entity-doors.ts';
import { type FaultPoints, NO_FAULTS } from './actors/fault-points.ts';
import { createProviderGate } from './actors/provider-gate.ts';
import { createProviderWindows } from './actors/provider-windows.ts';
import { createRecurrence } from './actors/recurrence.ts';
import { createRegistry, type Registry } from './actors/registry.ts';
import { createRiskChecker } from './actors/risk-check.ts';
import { createSessionCaller } from './actors/session-call.ts';
import { followOwnership } from './actors/take-over.ts';
import { createTemplateBook } from './actors/template-book.ts';
import { startTimerLoop } from './actors/timer-loop.ts';
import { createWebhookBook } from './actors/webhook-book.ts';
import { PARTITION_COUNT, type ProviderId } from './domain/ids.ts';
import type { ProviderHealth } from './domain/routing/route.ts';
import type { CallbackGate } from './ports/callback-gate.ts';
import type { CallbackInbox, KeptCallback } from './ports/callbacks.ts';
import type { BusinessClock, MachineClock } from './ports/clocks.ts';
import type { Configurations } from './ports/configuration.ts';
import type { CustomerBook } from './ports/customers.ts';
import type { AnyEntities, Entities, Payouts } from './ports/entities.ts';
import type { RiskInspector } from './ports/inspector.ts';
import type { Journal } from './ports/journal.ts';
import type { Leases } from './ports/leases.ts';
import type { Observer, Tracing } from './ports/observer.ts';
import type { ProviderAdapters } from './ports/provider.ts';
import type { ProviderHealthMonitor } from './ports/provider-health.ts';
import type { Random } from './ports/random.ts';
import { ONLY_READER, type RecordReaders } from './ports/record-readers.ts';
import type { Recurrence } from './ports/recurrent-tokens.ts';
import type { Templates } from './ports/templates.ts';
import type { Vault } from './ports/vault.ts';
import type { WebhookEndpoints } from './ports/webhook-endpoints.ts';

/**
 * The heart of one node: starts and stops its parts in order. It takes drivers and makes no choices; the doors (gRPC, HTTP)
 * are opened by whoever starts it, after `ready`, and closed before `stop`.
 */
export interface Node {
  readonly registry: Registry;
  /** The door to all invoices, wherever they live. */
  readonly entities: Entities;
  /** The door to all payouts. */
  readonly payouts: Payouts;
  readonly templates: Templates;
  readonly customers: CustomerBook;
  readonly webhooks: WebhookEndpoints;
  readonly callbacks: CallbackGate;
  /** What routing sees of a provider now; an override of the configuration may call it healthy all the same. */
  providerHealth(providerId: ProviderId): ProviderHealth;
  /** The business clock was moved: look at the timers now. */
  timersMoved(): void;
  stop(): Promise<void>;
}

export interface NodeOptions {
  readonly journal: Journal;
  readonly inbox: CallbackInbox;
  readonly vault: Vault;
  readonly configurations: Configurations;
  readonly adapters: ProviderAdapters;
  /** Asks outside inspectors. Absent: none can be reached, and payments go on with fallback scores. */
  readonly inspector?: RiskInspector;
  /** What is seen of providers. Absent: by this node, in its memory. */
  readonly health?: ProviderHealthMonitor;
  readonly leases: Leases;
  /** Who reads what this node writes. Absent: nobody else. */
  readonly readers?: RecordReaders;
  /** How long ownership may outlive the last word of it, in milliseconds. Absent: it cannot. */
  readonly leaseMs?: number;
  /** Makes the door to all invoices and payouts from the one to those of this node. Absent: all are here. */
  readonly route?: (local: AnyEntities) => AnyEntities;
  readonly businessClock: BusinessClock;
  readonly machineClock: MachineClock;
  readonly random: Random;
  readonly observer: Observer;
  readonly tracing: Tracing;
  readonly secret: (name: string) => string | undefined;
  readonly publicUrl: () => string;
  readonly failed: (error: unknown) => void;
  /** Told of each callback that is parked, for whoever keeps a copy. */
  readonly parked?: (callback: KeptCallback) => void;
  readonly limits?: Partial<NodeLimits>;
  readonly faults?: FaultPoints;
  /** In place of the cards and customers of this node. */
  readonly recurrence?: Recurrence;
}

export interface NodeLimits {
  /** Longest life of one provider call. */
  readonly callTimeoutMs: number;
  readonly idleMs: number;
  readonly mostIdle: number;
  readonly mailboxLimit: number;
  readonly nodeLimit: number;
}

export const NODE_LIMITS: NodeLimits = {
  callTimeoutMs: 10_000,
  idleMs: 5_000,
  mostIdle: 20_000,
  mailboxLimit: 256,
  nodeLimit: 10_000,
};

/** The timer loop asks for them several times a second. */
const PARTITIONS = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);

const NO_INSPECTOR: RiskInspector = {
  inspect: () => Promise.reject(new Error('this node reaches no inspector')),
  blacklisted: async () => false,
};

export async function startNode(options: NodeOptions): Promise<Node> {
  const { journal, inbox, leases, businessClock, machineClock, random, observer, tracing, failed } = options;
  const limits = { ...NODE_LIMITS, ...options.limits };
  const { callTimeoutMs } = limits;
  const settings = () => options.configurations.latest().health;
  const shared = { clock: machineClock, observer };
  const health = options.health ?? createProviderWindows({ ...shared, settings });
  const gate = createProviderGate({ ...shared, monitor: health, callTimeoutMs, settings: () => settings().breaker });
  const caller = createSessionCaller({ ...options, ...shared, gate, health, callTimeoutMs });
  const risk = createRiskChecker({ ...options, ...shared, inspector: options.inspector ?? NO_INSPECTOR });
  const customers = createCustomerBook({ journal, random, businessClock });
  const registry = createRegistry({
    ...limits,
    journal,
    inbox,
    leases,
    caller,
    risk,
    recurrence: options.recurrence ?? createRecurrence(customers),
    health,
    sources: { ...options, health: gate.health, callTimeoutMs, leaseMs: options.leaseMs ?? 0 },
    clock: machineClock,
    observer,
    tracing,
    faults: options.faults ?? NO_FAULTS,
    forward: (stream, command, request) => void door.ask(stream, command, request).catch(failed),
  });
  const door = options.route?.(registry.door) ?? registry.door;
  const callbacks = createCallbackGate({ ...options, entities: door, random });
  const owned = () => PARTITIONS.filter(leases.owns);

  const takeOvers = followOwnership({ journal, leases, clock: machineClock, adopt: registry.adopt, failed });
  await takeOvers.begin(owned());
  const timers = startTimerLoop({
    journal,
    leases,
    partitions: owned,
    wake: registry.wake,
    businessClock,
    clock: machineClock,
    failed,
  });
  const sweeper = startCallbackSweeper({ ...options, entities: door, owns: leases.owns, clock: machineClock });

  return {
    registry,
    entities: invoiceDoor(door),
    payouts: payoutDoor(door),
    templates: createTemplateBook(options),
    customers,
    webhooks: createWebhookBook({ readers: ONLY_READER, ...options }),
    callbacks,
    providerHealth: gate.health,
    timersMoved: timers.nudge,
    stop: async () => {
      takeOvers.stop();
      await timers.stop();
      await sweeper.stop();
      await registry.close();
    },
  };
}
