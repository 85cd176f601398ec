// Original file: protos/turnpike/v1/invoicing_service.proto


/**
 * Which invoice.
 */
export interface GetInvoiceRequest {
  /**
   * The party of the invoice. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
}

/**
 * Which invoice.
 */
export interface GetInvoiceRequest__Output {
  /**
   * The party of the invoice. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
}
