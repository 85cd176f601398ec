// Original file: protos/turnpike/v1/invoicing_service.proto


/**
 * Which invoice, and from where.
 */
export interface WatchInvoiceRequest {
  /**
   * The party of the invoice. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * Begin after this sequence; with the first event if 0.
   */
  'afterSequence'?: (bigint) | undefined;
}

/**
 * Which invoice, and from where.
 */
export interface WatchInvoiceRequest__Output {
  /**
   * The party of the invoice. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * Begin after this sequence; with the first event if 0.
   */
  'afterSequence'?: (bigint) | undefined;
}
