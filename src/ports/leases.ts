/** Which partitions this node may write and answer for (P1). An embedded node owns all of them for as long as it lives. */
export interface Leases {
  owns(partition: number): boolean;
  /** The epoch this node acquired the partition with; undefined when it does not own it. */
  epoch(partition: number): number | undefined;
  /** Memory may answer a reader only while this holds: a confirmed heartbeat was sent at most 2 s ago. */
  fresh(partition: number): boolean;
  /** A provider call is sent only if ownership outlasts its deadline (P7). */
  outlasts(partition: number, durationMs: number): boolean;
  /**
   * An append under this epoch was refused: whoever raised it has the partition, or it has to be acquired again. Nobody waits
   * for that.
   */
  fenced(partition: number, epoch: number): void;
  /** Called with partitions gained (to be activated) and lost (to be closed). */
  onChange(
    listener: (change: { readonly gained: readonly number[]; readonly lost: readonly number[] }) => void,
  ): () => void;
}
