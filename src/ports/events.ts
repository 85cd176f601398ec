import type { Timestamp } from '../base/time.ts';
import type { ApplicationView } from '../domain/application/application.ts';
import type { StreamId } from '../domain/ids.ts';
import type { EventType } from './event-types.ts';

/**
 * Committed records as the public is told of them, for whoever passes them on.
 *  E1 Events come in the order of their positions, and none that is wanted is left out.
 *  E2 The event of a record is the same whenever and on whichever node it is made.
 */
export interface EventSource {
  /** `wake` is called when there may be more. Without `wants` all streams are wanted. */
  follow(wake: () => void, wants?: WantsStream): Promise<EventReader>;
}

/**
 * Says whether a reader wants the events of a stream; it may get others as well. It is asked of every record, in the order of
 * positions and before anything later is looked at, whoever else wants the record: so it may learn from what it is asked.
 */
export type WantsStream = (stream: StreamId) => boolean;

export interface EventReader {
  /** Some of what came after the position, and where that leads; the same position when there is nothing yet. */
  after(position: number): Promise<EventPage>;
  /** Position of the last committed record, 0 when there is none. */
  end(): Promise<number>;
  leave(): void;
}

export interface EventPage {
  /** Oldest first. */
  readonly events: readonly PublicEvent[];
  /** Everything up to here was looked at; records that say nothing to the public count too. */
  readonly position: number;
}

export interface PublicEvent {
  readonly position: number;
  /** What it is about. */
  readonly kind: 'invoice' | 'payout';
  readonly partyId: string;
  readonly shopId: string;
  /** Of the invoice or the payout. */
  readonly id: string;
  /** Sequence of the invoice or the payout after the event. */
  readonly sequence: number;
  readonly time: Timestamp;
  /** The payin or the payout after each step of its status that the record took, in order; none for other invoices. */
  readonly applications: readonly ApplicationView[];
  /** A `turnpike.v1.InvoiceEvent` or a `turnpike.v1.PayoutEvent`, by kind. */
  bytes(): Uint8Array;
  /** What webhooks tell of it, in order; nothing that may not be stored in the clear (P9). */
  messages(): readonly EventMessage[];
}

export interface EventMessage {
  readonly type: EventType;
  /** A JSON object: names in lower snake case, whole numbers for amounts, words for enums, texts as in RFC 3339 for times. */
  readonly data: MessageData;
}

export type MessageData = { readonly [name: string]: MessageValue };
export type MessageValue = string | number | boolean | null | MessageData | readonly MessageValue[];
