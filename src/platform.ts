import type { FaultPoints } from './actors/fault-points.ts';
import type { Settings } from './config/settings.ts';
import type { Store } from './journal/store.ts';
import type { Node, NodeLimits } from './node.ts';
import type { TestClock } from './ports/clocks.ts';
import type { ClusterView } from './ports/cluster-view.ts';
import type { Configurations } from './ports/configuration.ts';
import type { EvidenceStore } from './ports/evidence.ts';
import type { Journal } from './ports/journal.ts';
import type { Observer, Tracing } from './ports/observer.ts';
import type { EventFeed } from './rpc/event-feed.ts';
import type { HealthCheck } from './telemetry/health.ts';
import type { OperatedVault } from './vault/create-vault.ts';

/** What one process runs behind its doors, whichever drivers the settings chose. */
export interface Platform {
  readonly node: Node;
  readonly store: Store;
  readonly vault: OperatedVault;
  /** What merchants hand in with disputes. */
  readonly evidence: EvidenceStore;
  readonly configurations: Configurations;
  readonly businessClock: TestClock;
  readonly cluster: ClusterView;
  /** Where the sandbox bank listens; empty where none is used. */
  readonly bankUrl: string;
  /** Values of secrets by their names; undefined for one that is not set. */
  readonly secret: (name: string) => string | undefined;
  /** What the node depends on, by the names that operators know. */
  readonly checks: readonly HealthCheck[];
  /** The live end of the journal, for all who listen. */
  readonly feed: EventFeed;
  /** False while the node can neither answer by itself nor ask another: its calls would fail. */
  able(): boolean;
  /** The doors are open: takes its share of the work. `grpcAddress` is told to operators. */
  join(grpcAddress: string): Promise<void>;
  /** Gives everything it owns to others, without a failed call; it still accepts and forwards. */
  handOver(): Promise<void>;
  stop(): Promise<void>;
}

export interface PlatformOptions {
  readonly settings: Settings;
  readonly observer: Observer;
  readonly tracing: Tracing;
  /** Counts the appends that wait. */
  readonly watchJournal: (journal: Journal) => Journal;
  /** Known once the HTTP listener has its port. */
  readonly publicUrl: () => string;
  readonly notice: (message: string) => void;
  readonly failed: (error: unknown) => void;
  /** The node may not go on: another process runs under its name. */
  readonly fatal: (error: Error) => void;
  readonly limits?: Partial<NodeLimits>;
  readonly faults?: FaultPoints;
}
