/**
 * A small table of keys on which all nodes agree. Every change is a compare-and-set by the revision that the writer saw.
 *  R1 Of two writers with the same revision one succeeds.
 *  R2 A write that nobody can answer for rejects with `RegisterUnavailable`: it may have taken effect, and a read finds out.
 *  R3 Revisions of a key rise, also over its removal.
 *  R4 A watcher is told the present value of every key, then every change; values in between may be left out. It hears nothing
 *     while the connection is away, and is told what it missed afterwards.
 *  R5 A key that lived longer than the table's time to live is gone, and watchers are not told of it.
 */
export interface Register {
  get(key: string): Promise<Entry | undefined>;
  /** All keys that are there. */
  all(): Promise<readonly Entry[]>;
  /** Revision 0 stands for "not there". Resolves with the new revision, or undefined when another one is there (R1). */
  put(key: string, value: Uint8Array, revision: number): Promise<number | undefined>;
  /** False when another revision is there. */
  remove(key: string, revision: number): Promise<boolean>;
  /** `value` is undefined when the key was removed. The returned function ends it. */
  watch(take: (change: EntryChange) => void): () => void;
}

export interface Entry {
  readonly key: string;
  readonly value: Uint8Array;
  readonly revision: number;
}

export interface EntryChange {
  readonly key: string;
  readonly value: Uint8Array | undefined;
  readonly revision: number;
}

/** The servers do not answer, or have no leader at the moment. */
export class RegisterUnavailable extends Error {
  override readonly name = 'RegisterUnavailable';
}
