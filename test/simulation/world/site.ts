import type { Timestamp } from '../../../src/base/time.ts';
import type { StreamId } from '../../../src/domain/ids.ts';
import type { MemoryStore } from '../../../src/journal/memory/open-memory-store.ts';
import type { Node, NodeLimits } from '../../../src/node.ts';
import type { ProviderAdapter } from '../../../src/ports/provider.ts';
import type { Canary } from '../canaries.ts';
import type { Chance } from '../kernel/chance.ts';
import type { SimulatedProcess } from '../kernel/process.ts';
import type { Scheduler } from '../kernel/scheduler.ts';
import type { Weather } from './weather.ts';

/** Where the nodes of a world run: one machine with a disk of its own, or several around a database and a message server. */
export interface Site {
  /** Whose doors are open. */
  nodes(): readonly Running[];
  /** Starts the first processes. */
  boot(): void;
  /** What can befall it, each with its weight and what it does. */
  readonly troubles: Readonly<Record<string, Trouble>>;
  /** Ends what lasts of them. */
  calm(): void;
  /** What is not as it should be in calm; undefined when all is well. */
  ailing(): string | undefined;
  /** The business clock of the sandbox is moved on. */
  moveClock(durationMs: number): void;
  /** New terms are in force for what begins from now on. */
  changeTerms(): void;
  /** Wall time, microseconds, at a virtual time from now on. */
  wallTime(virtualMs: number): Timestamp;
  readonly disk: MemoryStore['disk'];
  /** Through which the books can be seen; undefined while they cannot. */
  books(): MemoryStore | undefined;
}

export interface Trouble {
  readonly weight: () => number;
  readonly strike: (chance: Chance) => void;
}

export interface Running {
  readonly process: SimulatedProcess;
  readonly node: Node;
  /** A payment session, holding a CVV. */
  newPaymentSession(): string;
}

export interface SiteOptions {
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly weather: Weather;
  readonly epoch: Timestamp;
  readonly limits: Partial<NodeLimits>;
  /** By their names. `calls` hears of each request before it leaves. */
  readonly adapters: (
    process: SimulatedProcess,
    calls: (stream: StreamId) => void,
  ) => Readonly<Record<string, ProviderAdapter>>;
  readonly canary: Canary | undefined;
  /** Something was committed to the disk. */
  readonly committed: () => void;
  /** Hears of what a node must never say of itself. */
  readonly violated: (rule: string, text: string) => void;
}
