// Original file: protos/turnpike/v1/payment_state.proto

/**
 * What became of a payment. CAPTURED is settled and can still be refunded, charged
 * back or adjusted; CANCELLED, REFUNDED, FAILED and CHARGED_BACK are left only by an
 * operator's adjustment, chargeback or repair.
 */
export const PaymentState = {
  /**
   * Not set.
   */
  PAYMENT_STATE_UNSPECIFIED: 'PAYMENT_STATE_UNSPECIFIED',
  /**
   * It is not decided yet.
   */
  PAYMENT_STATE_PENDING: 'PAYMENT_STATE_PENDING',
  /**
   * The provider has authorised it; the money is held.
   */
  PAYMENT_STATE_PROCESSED: 'PAYMENT_STATE_PROCESSED',
  /**
   * The money is taken.
   */
  PAYMENT_STATE_CAPTURED: 'PAYMENT_STATE_CAPTURED',
  /**
   * The held money was let go.
   */
  PAYMENT_STATE_CANCELLED: 'PAYMENT_STATE_CANCELLED',
  /**
   * All of it went back to the payer.
   */
  PAYMENT_STATE_REFUNDED: 'PAYMENT_STATE_REFUNDED',
  /**
   * It did not happen; `failure` says why.
   */
  PAYMENT_STATE_FAILED: 'PAYMENT_STATE_FAILED',
  /**
   * Chargebacks took all of it.
   */
  PAYMENT_STATE_CHARGED_BACK: 'PAYMENT_STATE_CHARGED_BACK',
} as const;

/**
 * What became of a payment. CAPTURED is settled and can still be refunded, charged
 * back or adjusted; CANCELLED, REFUNDED, FAILED and CHARGED_BACK are left only by an
 * operator's adjustment, chargeback or repair.
 */
export type PaymentState =
  /**
   * Not set.
   */
  | 'PAYMENT_STATE_UNSPECIFIED'
  | 0
  /**
   * It is not decided yet.
   */
  | 'PAYMENT_STATE_PENDING'
  | 1
  /**
   * The provider has authorised it; the money is held.
   */
  | 'PAYMENT_STATE_PROCESSED'
  | 2
  /**
   * The money is taken.
   */
  | 'PAYMENT_STATE_CAPTURED'
  | 3
  /**
   * The held money was let go.
   */
  | 'PAYMENT_STATE_CANCELLED'
  | 4
  /**
   * All of it went back to the payer.
   */
  | 'PAYMENT_STATE_REFUNDED'
  | 5
  /**
   * It did not happen; `failure` says why.
   */
  | 'PAYMENT_STATE_FAILED'
  | 6
  /**
   * Chargebacks took all of it.
   */
  | 'PAYMENT_STATE_CHARGED_BACK'
  | 7

/**
 * What became of a payment. CAPTURED is settled and can still be refunded, charged
 * back or adjusted; CANCELLED, REFUNDED, FAILED and CHARGED_BACK are left only by an
 * operator's adjustment, chargeback or repair.
 */
export type PaymentState__Output = typeof PaymentState[keyof typeof PaymentState]
