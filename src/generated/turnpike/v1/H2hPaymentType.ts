// Original file: protos/turnpike/v1/h2h_payment.proto

/**
 * Which way the money goes.
 */
export const H2hPaymentType = {
  /**
   * Not set.
   */
  H2H_PAYMENT_TYPE_UNSPECIFIED: 'H2H_PAYMENT_TYPE_UNSPECIFIED',
  /**
   * From a payer to the cash desk.
   */
  H2H_PAYMENT_TYPE_PAYIN: 'H2H_PAYMENT_TYPE_PAYIN',
  /**
   * From the cash desk to a recipient.
   */
  H2H_PAYMENT_TYPE_PAYOUT: 'H2H_PAYMENT_TYPE_PAYOUT',
} as const;

/**
 * Which way the money goes.
 */
export type H2hPaymentType =
  /**
   * Not set.
   */
  | 'H2H_PAYMENT_TYPE_UNSPECIFIED'
  | 0
  /**
   * From a payer to the cash desk.
   */
  | 'H2H_PAYMENT_TYPE_PAYIN'
  | 1
  /**
   * From the cash desk to a recipient.
   */
  | 'H2H_PAYMENT_TYPE_PAYOUT'
  | 2

/**
 * Which way the money goes.
 */
export type H2hPaymentType__Output = typeof H2hPaymentType[keyof typeof H2hPaymentType]
