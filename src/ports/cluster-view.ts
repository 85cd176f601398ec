import type { Timestamp } from '../base/time.ts';
import type { RecordReaders } from './record-readers.ts';

/** What operators see of the nodes, and what they may ask of one. An embedded node is a cluster of one. */
export interface ClusterView extends RecordReaders {
  /** By name. */
  nodes(): readonly NodeView[];
  /** All partitions, by number. */
  partitions(): readonly PartitionView[];
  /**
   * Moves every partition off a node, one after the other without a failed call; the node stays up and forwards. It holds until
   * the node starts again. Resolves when the wish is stored. `unknown`: no such node; `last`: nobody else could take them.
   */
  drain(node: string): Promise<'draining' | 'unknown' | 'last'>;
}

/**
 * `active` takes partitions; `draining` gives its own away; `unable` cannot reach the journal; `suspect` was not heard of for
 * three seconds.
 */
export type NodeState = 'active' | 'draining' | 'unable' | 'suspect';

export interface NodeView {
  /** Its name, the same after a restart. */
  readonly node: string;
  /** One run of it. Sorts by the time of the start. */
  readonly incarnation: string;
  readonly state: NodeState;
  /** Its share relative to others. */
  readonly capacity: number;
  /** Release of the program. */
  readonly version: string;
  readonly grpcAddress: string;
  readonly startTime: Timestamp;
  /** How many it owns. */
  readonly partitions: number;
}

export interface PartitionView {
  readonly partition: number;
  /** The node that owns it; absent while nobody does. */
  readonly node?: string;
  readonly incarnation?: string;
  /** Where a planned move takes it. */
  readonly movingTo?: string;
  /** Under which its owner writes; known to the owner itself. */
  readonly epoch?: number;
}
