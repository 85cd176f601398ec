// Original file: protos/turnpike/v1/event_service.proto

import type { InvoiceEvent as _turnpike_v1_InvoiceEvent, InvoiceEvent__Output as _turnpike_v1_InvoiceEvent__Output } from '../../turnpike/v1/InvoiceEvent.ts';
import type { PayoutEvent as _turnpike_v1_PayoutEvent, PayoutEvent__Output as _turnpike_v1_PayoutEvent__Output } from '../../turnpike/v1/PayoutEvent.ts';

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
   * Something happened to a payout.
   */
  'payout'?: (_turnpike_v1_PayoutEvent | null) | undefined;
  /**
   * The event; absent if only the position moved.
   */
  'event'?: "invoice"|"payout" | undefined;
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
   * Something happened to a payout.
   */
  'payout'?: (_turnpike_v1_PayoutEvent__Output) | undefined;
  /**
   * The event; absent if only the position moved.
   */
  'event'?: "invoice"|"payout" | undefined;
}
