// Original file: protos/turnpike/v1/event_service.proto

import type { InvoiceEvent as _turnpike_v1_InvoiceEvent, InvoiceEvent__Output as _turnpike_v1_InvoiceEvent__Output } from '../../turnpike/v1/InvoiceEvent.ts';

/**
 * An event, or a sign that nothing was missed.
 */
export interface SubscribeResponse {
  /**
   * Where the stream stands; opaque. Sent without an event from time to time, so that
   * a caller whose filter lets little pass does not fall behind.
   */
  'position'?: (string) | undefined;
  /**
   * Something happened to an invoice.
   */
  'invoice'?: (_turnpike_v1_InvoiceEvent | null) | undefined;
  /**
   * The event; absent if only the position moved.
   */
  'event'?: "invoice" | undefined;
}

/**
 * An event, or a sign that nothing was missed.
 */
export interface SubscribeResponse__Output {
  /**
   * Where the stream stands; opaque. Sent without an event from time to time, so that
   * a caller whose filter lets little pass does not fall behind.
   */
  'position'?: (string) | undefined;
  /**
   * Something happened to an invoice.
   */
  'invoice'?: (_turnpike_v1_InvoiceEvent__Output) | undefined;
  /**
   * The event; absent if only the position moved.
   */
  'event'?: "invoice" | undefined;
}
