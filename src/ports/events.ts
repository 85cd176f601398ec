/**
 * Committed records as the public is told of them, for whoever passes them on.
 *  E1 Events come in the order of their positions, and none is left out.
 *  E2 The event of a record is the same whenever and on whichever node it is made.
 */
export interface EventSource {
  /** `wake` is called when there may be more. */
  follow(wake: () => void): Promise<EventReader>;
}

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
  readonly kind: 'invoice';
  readonly partyId: string;
  readonly shopId: string;
  readonly invoiceId: string;
  /** Sequence of the invoice after the event. */
  readonly sequence: number;
  /** A `turnpike.v1.InvoiceEvent`. */
  bytes(): Uint8Array;
}
