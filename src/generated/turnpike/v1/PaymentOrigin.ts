// Original file: protos/turnpike/v1/payment.proto

/**
 * Who made a payment.
 */
export const PaymentOrigin = {
  /**
   * Not set.
   */
  PAYMENT_ORIGIN_UNSPECIFIED: 'PAYMENT_ORIGIN_UNSPECIFIED',
  /**
   * The merchant, by StartPayment.
   */
  PAYMENT_ORIGIN_MERCHANT: 'PAYMENT_ORIGIN_MERCHANT',
  /**
   * The provider; it was imported by RegisterPayment.
   */
  PAYMENT_ORIGIN_PROVIDER: 'PAYMENT_ORIGIN_PROVIDER',
} as const;

/**
 * Who made a payment.
 */
export type PaymentOrigin =
  /**
   * Not set.
   */
  | 'PAYMENT_ORIGIN_UNSPECIFIED'
  | 0
  /**
   * The merchant, by StartPayment.
   */
  | 'PAYMENT_ORIGIN_MERCHANT'
  | 1
  /**
   * The provider; it was imported by RegisterPayment.
   */
  | 'PAYMENT_ORIGIN_PROVIDER'
  | 2

/**
 * Who made a payment.
 */
export type PaymentOrigin__Output = typeof PaymentOrigin[keyof typeof PaymentOrigin]
