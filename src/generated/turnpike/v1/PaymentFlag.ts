// Original file: protos/turnpike/v1/payment_state.proto

/**
 * A fact about a payment that came too late, or too early, to change its state.
 */
export const PaymentFlag = {
  /**
   * Not set.
   */
  PAYMENT_FLAG_UNSPECIFIED: 'PAYMENT_FLAG_UNSPECIFIED',
  /**
   * Captured when its invoice was already cancelled or fulfilled.
   */
  PAYMENT_FLAG_PAID_LATE: 'PAYMENT_FLAG_PAID_LATE',
  /**
   * Less than the invoice's cost was captured.
   */
  PAYMENT_FLAG_PAID_PARTIAL: 'PAYMENT_FLAG_PAID_PARTIAL',
  /**
   * More than the invoice's cost was captured.
   */
  PAYMENT_FLAG_PAID_OVER: 'PAYMENT_FLAG_PAID_OVER',
  /**
   * The provider reported success after the payment had failed or been written off; the money is sent back.
   */
  PAYMENT_FLAG_LATE_POSITIVE: 'PAYMENT_FLAG_LATE_POSITIVE',
  /**
   * The provider reported failure after it had reported success.
   */
  PAYMENT_FLAG_LATE_NEGATIVE: 'PAYMENT_FLAG_LATE_NEGATIVE',
} as const;

/**
 * A fact about a payment that came too late, or too early, to change its state.
 */
export type PaymentFlag =
  /**
   * Not set.
   */
  | 'PAYMENT_FLAG_UNSPECIFIED'
  | 0
  /**
   * Captured when its invoice was already cancelled or fulfilled.
   */
  | 'PAYMENT_FLAG_PAID_LATE'
  | 1
  /**
   * Less than the invoice's cost was captured.
   */
  | 'PAYMENT_FLAG_PAID_PARTIAL'
  | 2
  /**
   * More than the invoice's cost was captured.
   */
  | 'PAYMENT_FLAG_PAID_OVER'
  | 3
  /**
   * The provider reported success after the payment had failed or been written off; the money is sent back.
   */
  | 'PAYMENT_FLAG_LATE_POSITIVE'
  | 4
  /**
   * The provider reported failure after it had reported success.
   */
  | 'PAYMENT_FLAG_LATE_NEGATIVE'
  | 5

/**
 * A fact about a payment that came too late, or too early, to change its state.
 */
export type PaymentFlag__Output = typeof PaymentFlag[keyof typeof PaymentFlag]
