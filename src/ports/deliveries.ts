import type { Timestamp } from '../base/time.ts';
import type { Sealed } from '../domain/payer.ts';
import type { Page } from './queries.ts';

/**
 * The durable outbox of messages to merchants. It is filled by whoever reads the journal, and emptied by dispatchers.
 *  D1 `enqueue` stores its rows and moves the cursor in one transaction, and only from where the cursor is: however many fill it,
 *     each position is taken once. A row whose id is there already is not stored again.
 *  D2 A row is sent at least once, unless it expired or was cancelled; a stored state, not the existence of a row, says that it was.
 *  D3 Rows of one channel and one resource are due one after the other, in the order of `sequence`; no row waits for one of another
 *     resource, nor for another channel.
 *  D4 A row of passing interest that still waits expires when a later one of its channel and resource is stored. Later is a greater
 *     sequence, or the same one stored later. Rows of one moment are steps that were taken together: of these, only one that is not
 *     of passing interest ends the others.
 *  D5 What was delivered, expired or cancelled may be removed when it is old, with its attempts; what waits or was given up is kept.
 */
export interface Deliveries {
  /** Position up to which the journal was read; 0 at the start. */
  cursor(): Promise<number>;
  /** Not `ok` when the cursor is not at `from` (D1). New rows are due at their own time, and supersede what they supersede (D4). */
  enqueue(from: number, to: number, rows: readonly NewDelivery[]): Promise<EnqueueOutcome>;
  /**
   * Rows to be sent now: waiting, due by `now`, the first of their resource (D3), of channels in these partitions and not among
   * `except`, nor of parties among `exceptParties`. Earliest first.
   */
  due(query: DueQuery): Promise<readonly Delivery[]>;
  /** When the first row of these partitions that waits for no other (D3) is due; it may be in the past. */
  nextTime(partitions: readonly number[]): Promise<Timestamp | undefined>;
  /** Writes down an attempt and what follows from it. A row that is not waiting any more keeps its state; an unknown one has none. */
  attempted(id: string, attempt: DeliveryAttempt, next: NextState): Promise<void>;
  /** Ends all waiting rows of a channel: its endpoint was disabled or deleted. They can be replayed. */
  cancel(channel: string): Promise<number>;
  find(id: string): Promise<Delivery | undefined>;
  attempts(id: string): Promise<readonly DeliveryAttempt[]>;
  /** Newest first. Rejects with `InvalidCursor`. */
  list(filter: DeliveryFilter, cursor: string | undefined, limit: number): Promise<Page<Delivery>>;
  /** Sets a row going again, whatever became of it: it waits, is due by now, and its attempts are counted anew. False when there is none. */
  replay(id: string, now: Timestamp): Promise<boolean>;
  /** Removes so many rows at most that are about something before that time (D5), and returns how many they were. */
  prune(before: Timestamp, limit: number): Promise<number>;
  /** How many wait, and since when the oldest of them does. */
  waiting(): Promise<{ readonly count: number; readonly oldest?: Timestamp }>;
}

export type EnqueueOutcome =
  /** So many rows expired over it (D4). */
  { readonly ok: true; readonly expired: number } | { readonly ok: false };

export interface DueQuery {
  readonly partitions: readonly number[];
  readonly now: Timestamp;
  readonly except: readonly string[];
  /** As the second part of a channel's name says them. Absent: none. */
  readonly exceptParties?: readonly string[];
  readonly limit: number;
}

export interface NewDelivery {
  /** Derived from channel, position and number within the record, so that it is the same whoever makes it. No dots. */
  readonly id: string;
  /**
   * Whom it goes to, as one destination that may be slow or dead: `webhook/<party>/<endpoint>`, or `alert/<party>/<project>/<hash of
   * the URL>`. Its partition is `partitionOf` of this text.
   */
  readonly channel: string;
  readonly partyId: string;
  /** Of an alert, whose URL comes with the application; a webhook's is its endpoint's. */
  readonly url?: string;
  /** Stream of what it is about. */
  readonly resource: string;
  /** Of the resource: its sequence for events, its version for alerts. */
  readonly sequence: number;
  /** `payment.captured`, `alert.processing` … */
  readonly type: string;
  /** Only of interest until a later row of its channel and resource comes (D4). */
  readonly passing: boolean;
  readonly time: Timestamp;
  /** JSON, as it will be sent; what may not be stored in the clear is left out. */
  readonly body: string;
  /** Sealed JSON object whose members are put into the body's member `requisites` when it is sent (P9). */
  readonly sealed?: Sealed;
}

export interface Delivery extends NewDelivery {
  readonly state: DeliveryState;
  /** Since it was set going. */
  readonly attempts: number;
  /** When it comes due, while it waits. */
  readonly nextTime?: Timestamp;
  /** HTTP status of the last attempt, or why there was none. */
  readonly lastOutcome?: string;
}

/** `exhausted`: all attempts failed. `expired`: a later one said more. `cancelled`: its endpoint was disabled. */
export type DeliveryState = 'waiting' | 'delivered' | 'exhausted' | 'expired' | 'cancelled';

export interface DeliveryAttempt {
  readonly time: Timestamp;
  readonly durationMs: number;
  /** Absent when no answer came. */
  readonly status?: number;
  /** Why no answer came, or the beginning of the one that did; at most 1024 characters, no card data. */
  readonly detail: string;
}

export type NextState =
  | { readonly state: 'waiting'; readonly nextTime: Timestamp }
  | { readonly state: 'delivered' | 'exhausted' | 'cancelled' };

export interface DeliveryFilter {
  readonly partyId?: string;
  readonly channel?: string;
  readonly resource?: string;
  readonly state?: DeliveryState;
}
