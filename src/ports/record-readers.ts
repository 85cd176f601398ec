import { type Refusal, refuse } from '../domain/errors.ts';
import { RECORD_VOCABULARY } from '../domain/record-vocabulary.ts';

/**
 * What the nodes of a cluster can read of each other's records, during an upgrade from one release to the next.
 *  V1 What a live member could not read is not begun. What was begun goes on: whoever cannot read it could not before.
 */
export interface RecordReaders {
  /** True when every live member, a suspect one too, reads records of this vocabulary. False while nobody knows who is a member. */
  allRead(vocabulary: number): boolean;
}

/** Of a node that has nobody beside it. */
export const ONLY_READER: RecordReaders = { allRead: () => true };

/** Why nothing of this release's vocabulary may be begun now; undefined when it may (V1). */
export function unreadBySome(readers: RecordReaders): Refusal | undefined {
  if (readers.allRead(RECORD_VOCABULARY)) return undefined;
  return refuse('CLUSTER_UPGRADING', 'A node of an older release is still a member; repeat the request');
}
