// Original file: protos/turnpike/v1/customer_service.proto


/**
 * The customer of which payment.
 */
export interface GetCustomerByParentPaymentRequest {
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
 * The customer of which payment.
 */
export interface GetCustomerByParentPaymentRequest__Output {
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
