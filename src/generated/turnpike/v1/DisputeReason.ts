// Original file: protos/turnpike/v1/dispute.proto

/**
 * What a case is about.
 */
export const DisputeReason = {
  /**
   * Not set.
   */
  DISPUTE_REASON_UNSPECIFIED: 'DISPUTE_REASON_UNSPECIFIED',
  /**
   * Another amount was paid.
   */
  DISPUTE_REASON_INVALID_SUM: 'DISPUTE_REASON_INVALID_SUM',
  /**
   * It was paid, and is not shown so.
   */
  DISPUTE_REASON_HAS_PAYMENT: 'DISPUTE_REASON_HAS_PAYMENT',
  /**
   * The details of the recipient are wrong.
   */
  DISPUTE_REASON_INVALID_REQUISITES: 'DISPUTE_REASON_INVALID_REQUISITES',
  /**
   * Something else.
   */
  DISPUTE_REASON_UNKNOWN: 'DISPUTE_REASON_UNKNOWN',
} as const;

/**
 * What a case is about.
 */
export type DisputeReason =
  /**
   * Not set.
   */
  | 'DISPUTE_REASON_UNSPECIFIED'
  | 0
  /**
   * Another amount was paid.
   */
  | 'DISPUTE_REASON_INVALID_SUM'
  | 1
  /**
   * It was paid, and is not shown so.
   */
  | 'DISPUTE_REASON_HAS_PAYMENT'
  | 2
  /**
   * The details of the recipient are wrong.
   */
  | 'DISPUTE_REASON_INVALID_REQUISITES'
  | 3
  /**
   * Something else.
   */
  | 'DISPUTE_REASON_UNKNOWN'
  | 4

/**
 * What a case is about.
 */
export type DisputeReason__Output = typeof DisputeReason[keyof typeof DisputeReason]
