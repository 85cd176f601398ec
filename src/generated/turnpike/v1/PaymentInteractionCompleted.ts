// Original file: protos/turnpike/v1/event.proto


/**
 * The payer has done what was asked last.
 */
export interface PaymentInteractionCompleted {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund; empty if it is about the payment itself.
   */
  'refundId'?: (string) | undefined;
}

/**
 * The payer has done what was asked last.
 */
export interface PaymentInteractionCompleted__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund; empty if it is about the payment itself.
   */
  'refundId'?: (string) | undefined;
}
