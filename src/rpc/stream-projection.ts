import type { StreamId } from '../domain/ids.ts';
import type { InvoiceEvent } from '../generated/turnpike/v1/InvoiceEvent.ts';
import type { SubscribeResponse } from '../generated/turnpike/v1/SubscribeResponse.ts';
import type { PublicEvent } from '../ports/events.ts';
import type { CommittedAppend } from '../ports/journal.ts';
import { type Heading, messagesOf, type ToldChange } from './event-messages.ts';
import { encoderOf } from './protos.ts';

/** What one stream's records say to the public, one after the other. */
export interface StreamProjection {
  /** Of the last record that was projected. */
  readonly sequence: number;
  /** How much memory it takes, in plain invoices: about two kilobytes each. */
  readonly size: number;
  /** Undefined for a record that says nothing to the public. */
  advance(record: PlacedRecord): ProjectedEvent | undefined;
}

export type PlacedRecord = Pick<CommittedAppend, 'sequence' | 'position'> & {
  readonly stream: StreamId;
  readonly bytes: Uint8Array;
  readonly kind: string;
};

/** An event with its bytes, made once for all who get it. */
export interface ProjectedEvent extends PublicEvent {
  /** The message of the contract, of an invoice. */
  readonly event?: InvoiceEvent;
  /** As WatchInvoice sends it. */
  bytes(): Buffer;
  /** As Subscribe sends it. */
  response(): Buffer;
}

const encodeResponse = encoderOf<SubscribeResponse>('turnpike.v1.SubscribeResponse');

/** Everything that is the same for all who get the event is made once, and only when somebody wants it. */
export function madeOnce(
  heading: Heading,
  told: readonly ToldChange[],
  encode: () => Buffer,
  response: SubscribeResponse,
): Pick<ProjectedEvent, 'bytes' | 'response' | 'messages'> {
  let bytes: Buffer | undefined;
  let responseBytes: Buffer | undefined;
  return {
    bytes: () => (bytes ??= encode()),
    response: () => (responseBytes ??= encodeResponse(response)),
    messages: () => messagesOf(heading, told),
  };
}
