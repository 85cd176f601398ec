import type { StreamId } from '../domain/ids.ts';

/**
 * That a node committed something, told to all others within milliseconds and without any promise: a hint may be lost, late or
 * told twice, and a node may hear its own. It says that the journal has at least this; whoever cares reads the journal, and does
 * so now and then without a hint.
 */
export interface CommitHints {
  /** Of one partition, or of all when none is named. The returned function ends it. */
  listen(heard: (hint: CommitHint) => void, partition?: number): () => void;
}

/** The newest record of a stream in one commit. */
export interface CommitHint {
  readonly stream: StreamId;
  readonly sequence: number;
  readonly position: number;
}

/** Where there are no other nodes. */
export const NO_HINTS: CommitHints = { listen: () => () => {} };
