import type { Timestamp } from '../src/base/time.ts';

/** What a node says of itself to all others. */
export interface MemberRecord {
  /** Its name, the same after a restart. */
  readonly node: string;
  /** One run of the node; those of earlier starts sort before those of later ones. */
  readonly incarnation: string;
  readonly state: 'active' | 'draining' | 'unable';
  /** Its share of the partitions relative to others. */
  readonly capacity: number;
  readonly version: string;
  readonly grpcAddress: string;
  readonly startTime: Timestamp;
  /** Versions of the frames between nodes that it understands, lowest and highest. */
  readonly speaks: readonly [number, number];
}

export interface SeenMember extends MemberRecord {
  /** Not heard of for three seconds, in which we were heard ourselves. */
  readonly suspect: boolean;
}

/**
 * Who is in the cluster, and who is alive.
 *  M1 Alive is who renews its key; the time for that runs only while our own renewals are confirmed, so that servers without a
 *     leader make nobody suspect.
 *  M2 A name belongs to the run that took it last. The one before it is told so, and has to end.
 */
export interface Membership {
  readonly self: { readonly node: string; readonly incarnation: string };
  /** By incarnation; our own among them once it was confirmed. */
  members(): readonly SeenMember[];
  /** When the last confirmed renewal was sent, on the machine clock; -Infinity before the first. */
  confirmedMs(): number;
  /** Tells the others soon. */
  announce(state: MemberRecord['state']): void;
  onChange(listener: () => void): () => void;
  /** Ends the renewals and removes the key, if that can be done within a second. */
  leave(): Promise<void>;
}
