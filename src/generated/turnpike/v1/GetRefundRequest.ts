// Original file: protos/turnpike/v1/invoicing_service.proto


/**
 * Which refund.
 */
export interface GetRefundRequest {
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
  /**
   * The refund.
   */
  'refundId'?: (string) | undefined;
}

/**
 * Which refund.
 */
export interface GetRefundRequest__Output {
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
  /**
   * The refund.
   */
  'refundId'?: (string) | undefined;
}
