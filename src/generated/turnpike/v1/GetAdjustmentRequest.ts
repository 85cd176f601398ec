// Original file: protos/turnpike/v1/invoicing_service.proto


/**
 * Which adjustment.
 */
export interface GetAdjustmentRequest {
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
   * The adjustment.
   */
  'adjustmentId'?: (string) | undefined;
}

/**
 * Which adjustment.
 */
export interface GetAdjustmentRequest__Output {
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
   * The adjustment.
   */
  'adjustmentId'?: (string) | undefined;
}
