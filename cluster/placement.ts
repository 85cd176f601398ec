/**
 * Which partition belongs to whom. One key that every node watches; whoever is the oldest unsuspected run proposes.
 *  L1 A partition has one owner at most, by whatever assignment one has seen; the epoch in the database has the last word (P1).
 *  L2 What a dead or unable owner had is given away at once, if somebody is able to take it.
 *  L3 A partition of a living owner moves only when that owner says that it has let go.
 *  L4 While the register is away, the last assignment stays in force.
 */
export interface Placement {
  /** Incarnation of the owner; undefined while nobody is. */
  ownerOf(partition: number): string | undefined;
  /** Incarnation that a planned move goes to. */
  movingTo(partition: number): string | undefined;
  /** Names of nodes that an operator wants emptied, by incarnation. */
  drained(): ReadonlySet<string>;
  /** An operator's wish, kept until the node starts again. */
  drain(incarnation: string): Promise<void>;
  /** The owner has let go of these: they belong to where they were moving. Repeats until it is stored or no longer true. */
  handOver(partitions: readonly number[]): Promise<void>;
  /** True once an assignment was seen. */
  known(): boolean;
  onChange(listener: () => void): () => void;
  stop(): void;
}
