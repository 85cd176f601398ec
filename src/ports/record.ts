import type { Timestamp } from '../base/time.ts';
import type { Actor } from './entities.ts';

/** What one record of a stream says: what changed, when, and who asked for it. */
export interface RecordOf<Change> {
  readonly time: Timestamp;
  readonly actor: Actor;
  readonly comment?: string;
  readonly requestId?: string;
  readonly fingerprint?: Uint8Array;
  readonly traceparent?: string;
  readonly changes: readonly Change[];
}

/** Between the records of one kind of stream and their bytes. */
export interface RecordCodec<Change> {
  encode(record: RecordOf<Change>): Uint8Array;
  /** Throws `UnreadableRecord` when anything in the bytes is not known to this release. */
  decode(bytes: Uint8Array): RecordOf<Change>;
}
