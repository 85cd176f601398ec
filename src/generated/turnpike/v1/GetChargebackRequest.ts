// Original file: protos/turnpike/v1/invoicing_service.proto


/**
 * Which chargeback.
 */
export interface GetChargebackRequest {
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
   * The chargeback.
   */
  'chargebackId'?: (string) | undefined;
}

/**
 * Which chargeback.
 */
export interface GetChargebackRequest__Output {
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
   * The chargeback.
   */
  'chargebackId'?: (string) | undefined;
}
