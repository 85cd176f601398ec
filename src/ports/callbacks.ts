import type { Timestamp } from '../base/time.ts';
import type { StreamId } from '../domain/ids.ts';

/**
 * Partner callbacks on their way to an invoice.
 *  C1 A callback is durable before its sender is told so, and stays until the append that took it.
 *  C2 A callback may come before its tag is bound; it waits.
 *  C3 The same event id of the same provider is kept once.
 */
export interface CallbackInbox {
  /** Resolves when durable. False when this event id is known already (C3). */
  put(callback: PartnerCallback): Promise<boolean>;
  /** Those that wait for this tag, oldest first. */
  waiting(tag: string): Promise<readonly PartnerCallback[]>;
  /** All that wait for longer than this, for the sweeper. */
  stale(before: Timestamp, limit: number): Promise<readonly PartnerCallback[]>;
  /** The stream that a provider-chosen tag is bound to. */
  streamOf(tag: string): Promise<StreamId | undefined>;
  /** Drops callbacks that need no append: repeats and late ones that changed nothing. */
  drop(ids: readonly string[]): Promise<void>;
}

export interface PartnerCallback {
  /** `provider/event id`. */
  readonly id: string;
  readonly providerId: string;
  readonly tag: string;
  readonly receivedTime: Timestamp;
  /** Allow-listed headers only, lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
