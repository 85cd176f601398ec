import type { Timestamp } from '../base/time.ts';
import type { AccountId, StreamId } from '../domain/ids.ts';
import type { AccountGuard, PlanOperation } from '../domain/ledger.ts';
import type { LimitOperation } from '../domain/limits/limit.ts';

/**
 * The durable store of everything that happened, and of what must change together with it.
 *  J1 A record is accepted as exactly the stream's last sequence + 1, and as nothing else.
 *  J2 An append under another epoch than the partition's present one is refused, whatever else it holds.
 *  J3 An accepted append is on disk before its verdict: it survives the death of every process and loss of power.
 *  J4 One append is one atomic unit: record, plans, limits, timer, tags, keys, search rows, or none of them.
 *  J5 Each append has its own verdict; a refused one changes nothing and does not disturb its neighbours in a batch.
 *  J6 A limit hold is refused when it would carry its counter strictly above the boundary; the verdict tells the counters seen.
 *  J7 A plan or limit operation that was applied already is not applied again; one that contradicts the plan's final state is refused.
 *  J8 An account guard is refused when the account's available minimum would fall below it.
 *  J9 Records of one stream are read in sequence; the global order never skips a record that commits late.
 *  J10 A stream has one timer at most, and a pending flag that a take-over finds it by.
 *  J11 A callback tag belongs to one stream for ever; binding it to another is refused.
 *  J12 Bytes come back as they went in.
 *  J13 What was not synced does not exist after a crash; what was synced does.
 */
export interface Journal {
  /** Many callers share one commit. Rejects only when the outcome is unknown: the activation must re-read before it goes on. */
  append(append: Append): Promise<Verdict>;
  /** Records of one stream after a sequence, oldest first. */
  read(stream: StreamId, afterSequence: number, limit: number): Promise<readonly StoredRecord[]>;
  /** Records of all streams after a position, oldest first (J9). */
  scan(afterPosition: number, limit: number): Promise<readonly StoredRecord[]>;
  /** Sequence of the last record of a stream, 0 when there is none, with the epoch of its partition. */
  head(stream: StreamId): Promise<{ readonly sequence: number; readonly epoch: number }>;
  /** Position of the last committed record, 0 when there is none. */
  lastPosition(): Promise<number>;

  saveSnapshot(snapshot: Snapshot): Promise<void>;
  /** The latest snapshot of this fold version; those of other versions do not exist for us. */
  latestSnapshot(stream: StreamId, foldVersion: number): Promise<Snapshot | undefined>;

  /** Raises the epoch of these partitions, so that no older writer is accepted any more, and returns the new epochs. */
  acquire(partitions: readonly number[], owner: string): Promise<ReadonlyMap<number, number>>;
  /** Streams whose timer is due, earliest first. */
  dueTimers(partitions: readonly number[], now: Timestamp, limit: number): Promise<readonly DueTimer[]>;
  /** The earliest fire time after now, for the sleep of the timer loop. */
  nextTimer(partitions: readonly number[]): Promise<Timestamp | undefined>;
  /** Streams with open intents: what a take-over activates. Pages by stream id. */
  pendingStreams(
    partitions: readonly number[],
    afterStream: StreamId | undefined,
    limit: number,
  ): Promise<readonly StreamId[]>;

  /** Called after each commit with what was committed: a hint for watchers, who read the journal. */
  onCommit(listener: (committed: readonly CommittedAppend[]) => void): () => void;
  close(): Promise<void>;
}

export interface Append {
  readonly stream: StreamId;
  /** The sequence this record takes: the last one the writer knows, plus one. */
  readonly sequence: number;
  readonly epoch: number;
  /** Random; by it the writer finds out whether an append of unknown outcome landed. */
  readonly appendId: string;
  readonly record: NewRecord;
  readonly plans: readonly PlanOperation[];
  readonly limits: readonly LimitOperation[];
  readonly accountGuards: readonly AccountGuard[];
  readonly timer: TimerAction;
  /** The state still has open intents. */
  readonly pending: boolean;
  readonly tags: readonly string[];
  readonly keys: readonly CustomerKeyRow[];
  /** The stream's invoice or payout, its payments and its disputes by their ids. */
  readonly rows: readonly SearchRow[];
  /** Inbox entries that this append took, removed with it. */
  readonly takenCallbacks: readonly string[];
}

export interface NewRecord {
  /** Kind of the stream: `invoice`, `payout`, `configuration` … */
  readonly kind: string;
  readonly time: Timestamp;
  /** An encoded `turnpike.internal.v1.Record`: changes, actor, comment, request id, fingerprint, trace context. */
  readonly bytes: Uint8Array;
}

export interface StoredRecord extends NewRecord {
  readonly stream: StreamId;
  readonly partition: number;
  readonly sequence: number;
  /** Place in the global order. Opaque to clients. */
  readonly position: number;
  readonly appendId: string;
}

export interface CommittedAppend {
  readonly stream: StreamId;
  readonly sequence: number;
  readonly position: number;
  readonly record: NewRecord;
}

export type Verdict =
  | { readonly ok: true; readonly position: number }
  /** Another writer was here, or this writer is out of date: re-read (J1, J2). */
  | { readonly ok: false; readonly conflict: 'sequence' | 'epoch' }
  /**
   * A limit or an account does not allow it: decide again with the values seen (J6, J8). They are the values without this
   * append: held and committed together of every counter it holds, the available minimum of every account it guards.
   */
  | {
      readonly ok: false;
      readonly conflict: 'guard';
      readonly counters: ReadonlyMap<string, bigint>;
      readonly balances: ReadonlyMap<AccountId, bigint>;
    }
  /** The tag belongs to another stream (J11), or the plan is final in another way (J7). */
  | { readonly ok: false; readonly conflict: 'tag' | 'plan'; readonly detail: string };

/**
 * The journal cannot answer. Of an append it says that the outcome is unknown: it may have landed or not, and only a read
 * of the stream finds out.
 */
export class JournalUnavailable extends Error {
  override readonly name = 'JournalUnavailable';
}

export type TimerAction =
  | { readonly type: 'keep' }
  | { readonly type: 'unset' }
  | { readonly type: 'set'; readonly time: Timestamp };

export interface DueTimer {
  readonly stream: StreamId;
  readonly time: Timestamp;
}

export interface Snapshot {
  readonly stream: StreamId;
  readonly sequence: number;
  readonly foldVersion: number;
  readonly bytes: Uint8Array;
}

/** A data key for personal data, wrapped by the vault's key-encryption key. */
export interface CustomerKeyRow {
  readonly keyId: string;
  /** Whose data it protects: the unit of erasure. */
  readonly subject: string;
  readonly wrapped: Uint8Array;
}

/** What lists and the console search by; replaced whole. */
export type SearchRow = InvoiceRow | PaymentRow | PayoutRow | DisputeRow;

export interface InvoiceRow {
  readonly type: 'invoice';
  readonly partyId: string;
  readonly invoiceId: string;
  readonly shopId: string;
  readonly state: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly createTime: Timestamp;
  readonly dueTime: Timestamp;
  readonly externalId?: string;
  /** Words that a text search finds: product, description, external id. */
  readonly text: string;
  readonly attention?: string;
}

export interface PaymentRow {
  readonly type: 'payment';
  readonly partyId: string;
  readonly invoiceId: string;
  readonly paymentId: string;
  readonly shopId: string;
  readonly state: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly createTime: Timestamp;
  readonly providerId?: string;
  readonly terminalId?: string;
  readonly externalId?: string;
}

export interface PayoutRow {
  readonly type: 'payout';
  readonly partyId: string;
  readonly payoutId: string;
  readonly shopId: string;
  readonly projectId: string;
  /** The merchant's own id. */
  readonly externalId: string;
  /** An `ApplicationStatus`. */
  readonly state: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly createTime: Timestamp;
  readonly providerId?: string;
  readonly terminalId?: string;
  readonly attention?: string;
}

export interface DisputeRow {
  readonly type: 'dispute';
  readonly partyId: string;
  readonly disputeId: string;
  readonly projectId: string;
  /** Stream of the application that it is about. */
  readonly stream: string;
  /** The merchant's own ids of the application and of the case. */
  readonly externalId: string;
  readonly ref: string;
  readonly state: string;
  readonly reason: string;
  readonly createTime: Timestamp;
  readonly updateTime: Timestamp;
}
