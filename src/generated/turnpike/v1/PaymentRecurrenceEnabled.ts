// Original file: protos/turnpike/v1/event.proto


/**
 * A payment can be charged again without its payer: it can be a recurrent parent.
 */
export interface PaymentRecurrenceEnabled {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
}

/**
 * A payment can be charged again without its payer: it can be a recurrent parent.
 */
export interface PaymentRecurrenceEnabled__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
}
