// Original file: protos/turnpike/v1/invoicing_service.proto


/**
 * Which payment.
 */
export interface ExplainRouteRequest {
  /**
   * The party of the invoice. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
}

/**
 * Which payment.
 */
export interface ExplainRouteRequest__Output {
  /**
   * The party of the invoice. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
}
