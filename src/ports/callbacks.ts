import type { Timestamp } from '../base/time.ts';
import type { StreamId } from '../domain/ids.ts';
import type { Page } from './queries.ts';

/**
 * Partner callbacks on their way to an invoice.
 *  C1 A callback is durable before its sender is told so, and stays until the append that took it.
 *  C2 A callback may come before its tag is bound; it waits.
 *  C3 The same event id of the same provider is kept once.
 *  C4 What nobody could take is parked: it stays, with the reason, and is not swept until it is replayed. A session that comes
 *     to wait for its tag takes it all the same.
 */
export interface CallbackInbox {
  /** Resolves when durable, parked at once if that is said. False when this event id is known already (C3). */
  put(callback: PartnerCallback, parking?: Parking): Promise<boolean>;
  /** Those that wait for this tag, oldest first. */
  waiting(tag: string): Promise<readonly PartnerCallback[]>;
  /** A page of those that came before this time and are not parked, oldest first, for the sweeper. */
  stale(before: Timestamp, limit: number, after?: WaitingCallback): Promise<readonly WaitingCallback[]>;
  /** The stream that a provider-chosen tag is bound to. */
  streamOf(tag: string): Promise<StreamId | undefined>;
  /** Drops callbacks that need no append: repeats and late ones that changed nothing. */
  drop(ids: readonly string[]): Promise<void>;
  /** Whole, parked or not. */
  find(id: string): Promise<KeptCallback | undefined>;
  /** False when it is gone or parked already (C4). */
  park(id: string, parking: Parking): Promise<boolean>;
  /** Sets it going again, for this tag. False when it is gone or not parked. */
  unpark(id: string, tag: string): Promise<boolean>;
  /** Those that are parked, the latest first. Rejects with `InvalidCursor`. */
  parked(filter: ParkedFilter, cursor: string | undefined, limit: number): Promise<Page<ParkedCallback>>;
  counts(): Promise<{ readonly waiting: number; readonly parked: number }>;
}

export interface PartnerCallback {
  /** `provider/event id`. */
  readonly id: string;
  readonly providerId: string;
  /** Empty while nobody knows it. */
  readonly tag: string;
  readonly receivedTime: Timestamp;
  /** Allow-listed headers only, lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A callback without what its provider said in it. */
export type WaitingCallback = Omit<PartnerCallback, 'headers' | 'body'>;

export interface KeptCallback extends PartnerCallback {
  readonly parking?: Parking;
}

export interface ParkedCallback extends WaitingCallback {
  readonly bodyBytes: number;
  readonly parking: Parking;
}

export interface Parking {
  readonly reason: ParkingReason;
  readonly time: Timestamp;
}

/**
 * Why nobody could take a callback. `UNREADABLE`: not a message of the bridges' contract. `UNKNOWN_PROVIDER`: the
 * configuration has none of this name. `UNIDENTIFIED`: not a callback of its provider, by its adapter. `CARD_DATA`: it held a
 * card number; what it said was not kept. `NOT_TAKEN`: no session took it within a day.
 */
export type ParkingReason = 'UNREADABLE' | 'UNKNOWN_PROVIDER' | 'UNIDENTIFIED' | 'CARD_DATA' | 'NOT_TAKEN';

export interface ParkedFilter {
  readonly providerId?: string;
  readonly tag?: string;
}
