// Original file: protos/turnpike/v1/invoicing_service.proto

import type { InvoiceEvent as _turnpike_v1_InvoiceEvent, InvoiceEvent__Output as _turnpike_v1_InvoiceEvent__Output } from '../../turnpike/v1/InvoiceEvent.ts';

/**
 * Events of an invoice.
 */
export interface ListInvoiceEventsResponse {
  /**
   * The events, oldest first.
   */
  'events'?: (_turnpike_v1_InvoiceEvent)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}

/**
 * Events of an invoice.
 */
export interface ListInvoiceEventsResponse__Output {
  /**
   * The events, oldest first.
   */
  'events'?: (_turnpike_v1_InvoiceEvent__Output)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}
