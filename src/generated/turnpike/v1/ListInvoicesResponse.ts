// Original file: protos/turnpike/v1/invoicing_service.proto

import type { Invoice as _turnpike_v1_Invoice, Invoice__Output as _turnpike_v1_Invoice__Output } from '../../turnpike/v1/Invoice.ts';

/**
 * Invoices without their payments.
 */
export interface ListInvoicesResponse {
  /**
   * The invoices, newest first.
   */
  'invoices'?: (_turnpike_v1_Invoice)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}

/**
 * Invoices without their payments.
 */
export interface ListInvoicesResponse__Output {
  /**
   * The invoices, newest first.
   */
  'invoices'?: (_turnpike_v1_Invoice__Output)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}
