// Original file: protos/turnpike/v1/operations_service.proto

import type { Invoice as _turnpike_v1_Invoice, Invoice__Output as _turnpike_v1_Invoice__Output } from '../../turnpike/v1/Invoice.ts';

/**
 * A page of invoices that wait for an operator.
 */
export interface ListStalledInvoicesResponse {
  /**
   * The invoices; `attention` says why, and since when.
   */
  'invoices'?: (_turnpike_v1_Invoice)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}

/**
 * A page of invoices that wait for an operator.
 */
export interface ListStalledInvoicesResponse__Output {
  /**
   * The invoices; `attention` says why, and since when.
   */
  'invoices'?: (_turnpike_v1_Invoice__Output)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}
