import { createMemoryHub, type MemoryHub } from '../../cluster/memory/bus.ts';
import { createMemoryRegister } from '../../cluster/memory/register.ts';
import { type ClusterPart, openCluster } from '../../cluster/open-cluster.ts';
import { recoverStream } from '../../src/actors/recovery.ts';
import { addMs, type Timestamp } from '../../src/base/time.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import type { StreamId } from '../../src/domain/ids.ts';
import { RECORD_VOCABULARY } from '../../src/domain/record-vocabulary.ts';
import { type MemoryStore, openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import { type Node, startNode } from '../../src/node.ts';
import type { MachineClock } from '../../src/ports/clocks.ts';
import { NO_TRACING, SILENT_OBSERVER } from '../../src/ports/observer.ts';
import type { ProviderAdapter } from '../../src/ports/provider.ts';
import type { Vault } from '../../src/ports/vault.ts';
import { countingRandom } from './counting-random.ts';
import { type HandCrankedClock, handCrankedClock } from './hand-cranked-clock.ts';
import { fixedConfiguration, noVault, paymentWorld, turns } from './payment-node.ts';
import { type ScriptedProvider, scriptedProvider } from './scripted-provider.ts';
import { seededRandom } from './seeded-random.ts';

/** Whole nodes of a cluster in one process: everything real but the store, the bus, the register, the provider and time. */
export interface MemoryCluster {
  readonly clock: HandCrankedClock;
  readonly hub: MemoryHub;
  readonly provider: ScriptedProvider;
  readonly store: MemoryStore;
  readonly failures: unknown[];
  /** Returns while it is still taking up its partitions. */
  start(name: string, member?: MemberOptions): Promise<ClusterMember>;
  /** Moves both clocks on in small steps, and lets everything happen that follows from each. */
  pass(durationMs: number): Promise<void>;
  /** Moves time until the condition holds; fails after two minutes. */
  until(condition: () => boolean, what: string): Promise<void>;
}

export interface MemberOptions {
  /** What it says it reads; that of an older release is lower. */
  readonly records?: number;
}

export interface ClusterMember {
  readonly name: string;
  readonly node: Node;
  readonly part: ClusterPart;
  /** As `kill -9`: nothing of it reaches anybody any more. */
  kill(): void;
}

const START: Timestamp = Date.UTC(2026, 0, 15, 12) * 1000;
const STEP_MS = 10;
const LONGEST_MS = 120_000;

export interface MemoryClusterOptions {
  readonly configuration?: Configuration;
  /** Speaks for the provider instead of the scripted one. */
  readonly adapter?: ProviderAdapter;
  readonly vault?: Vault;
}

export function memoryCluster(seed = 1, options: MemoryClusterOptions = {}): MemoryCluster {
  const clock = handCrankedClock();
  const dead = new Set<string>();
  const disturb = (name: string) => (dead.has(name) ? ({ lost: 'request' } as const) : undefined);
  const members = createMemoryRegister({ clock, ttlMs: 15_000, disturb });
  const assignments = createMemoryRegister({ clock, disturb });
  const hub = createMemoryHub({ clock, random: seededRandom(seed) });
  const provider = scriptedProvider();
  const store = openMemoryStore();
  const failures: unknown[] = [];
  const configuration = options.configuration ?? paymentWorld();
  let now = START;
  let runs = 0;

  const pass = async (durationMs: number): Promise<void> => {
    for (let passedMs = 0; passedMs < durationMs; passedMs += STEP_MS) {
      now = addMs(now, STEP_MS);
      clock.advance(STEP_MS);
      await turns(6);
    }
  };

  const start = async (name: string, { records = RECORD_VOCABULARY }: MemberOptions = {}): Promise<ClusterMember> => {
    runs += 1;
    const run = `${name}${runs}`;
    const own = mortalClock(clock);
    const { journal, inbox, close } = openMemoryStore({ disk: store.disk });
    const bus = hub.join(name);
    const failed = (error: unknown): void => void (own.dead || failures.push(error));
    dead.delete(name);
    const part = openCluster({
      bus,
      registers: { members: members.reachedBy(name), assignment: assignments.reachedBy(name) },
      self: {
        node: name,
        incarnation: `run-${String(runs).padStart(3, '0')}`,
        capacity: 1,
        version: '0',
        grpcAddress: name,
        startTime: now,
        speaks: [1, 1],
        records,
      },
      journal,
      loadState: async (stream: StreamId) => {
        const { entity, sequence } = await recoverStream(journal, stream);
        return sequence === 0 ? undefined : { state: entity, sequence };
      },
      clock: own,
      observer: SILENT_OBSERVER,
      superseded: () => failed(new Error(`${name} was superseded`)),
      failed,
    });
    const node = await startNode({
      journal,
      inbox,
      vault: options.vault ?? noVault(),
      configurations: fixedConfiguration(configuration),
      adapters: new Map([['sandbox-bank', options.adapter ?? provider]]),
      leases: part.leases,
      leaseMs: 15_000,
      readers: part.view,
      route: part.route,
      businessClock: { now: () => now },
      machineClock: own,
      random: countingRandom(run),
      observer: SILENT_OBSERVER,
      tracing: NO_TRACING,
      secret: () => undefined,
      publicUrl: () => 'http://turnpike.test',
      failed,
    });
    part.leases.onRelease(node.registry.release);
    return {
      name,
      node,
      part,
      kill: () => {
        own.kill();
        bus.leave();
        dead.add(name);
        void close();
      },
    };
  };

  return {
    clock,
    hub,
    provider,
    store,
    failures,
    start,
    pass,
    until: async (condition, what) => {
      const startMs = clock.nowMs();
      while (!condition()) {
        if (clock.nowMs() - startMs > LONGEST_MS) throw new Error(`it never came: ${what}`);
        await pass(STEP_MS);
      }
    },
  };
}

function mortalClock(clock: MachineClock): MachineClock & { readonly dead: boolean; kill(): void } {
  let dead = false;
  return {
    nowMs: clock.nowMs,
    after: (delayMs, callback) => clock.after(delayMs, () => (dead ? undefined : callback())),
    get dead() {
      return dead;
    },
    kill: () => {
      dead = true;
    },
  };
}
