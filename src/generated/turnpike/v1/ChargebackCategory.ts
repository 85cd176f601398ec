// Original file: protos/turnpike/v1/chargeback.proto

/**
 * The kind of reason for which a payer demands their money back.
 */
export const ChargebackCategory = {
  /**
   * Not set.
   */
  CHARGEBACK_CATEGORY_UNSPECIFIED: 'CHARGEBACK_CATEGORY_UNSPECIFIED',
  /**
   * The payer did not make the payment.
   */
  CHARGEBACK_CATEGORY_FRAUD: 'CHARGEBACK_CATEGORY_FRAUD',
  /**
   * The payer did not get what was paid for.
   */
  CHARGEBACK_CATEGORY_DISPUTE: 'CHARGEBACK_CATEGORY_DISPUTE',
  /**
   * The payment was not properly authorised.
   */
  CHARGEBACK_CATEGORY_AUTHORISATION: 'CHARGEBACK_CATEGORY_AUTHORISATION',
  /**
   * The payment was processed wrongly.
   */
  CHARGEBACK_CATEGORY_PROCESSING_ERROR: 'CHARGEBACK_CATEGORY_PROCESSING_ERROR',
  /**
   * Our own system set it.
   */
  CHARGEBACK_CATEGORY_SYSTEM_SET: 'CHARGEBACK_CATEGORY_SYSTEM_SET',
} as const;

/**
 * The kind of reason for which a payer demands their money back.
 */
export type ChargebackCategory =
  /**
   * Not set.
   */
  | 'CHARGEBACK_CATEGORY_UNSPECIFIED'
  | 0
  /**
   * The payer did not make the payment.
   */
  | 'CHARGEBACK_CATEGORY_FRAUD'
  | 1
  /**
   * The payer did not get what was paid for.
   */
  | 'CHARGEBACK_CATEGORY_DISPUTE'
  | 2
  /**
   * The payment was not properly authorised.
   */
  | 'CHARGEBACK_CATEGORY_AUTHORISATION'
  | 3
  /**
   * The payment was processed wrongly.
   */
  | 'CHARGEBACK_CATEGORY_PROCESSING_ERROR'
  | 4
  /**
   * Our own system set it.
   */
  | 'CHARGEBACK_CATEGORY_SYSTEM_SET'
  | 5

/**
 * The kind of reason for which a payer demands their money back.
 */
export type ChargebackCategory__Output = typeof ChargebackCategory[keyof typeof ChargebackCategory]
