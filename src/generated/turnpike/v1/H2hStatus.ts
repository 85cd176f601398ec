// Original file: protos/turnpike/v1/h2h_payment.proto

/**
 * Where a payin or a payout stands.
 */
export const H2hStatus = {
  /**
   * Not set.
   */
  H2H_STATUS_UNSPECIFIED: 'H2H_STATUS_UNSPECIFIED',
  /**
   * It is worked on.
   */
  H2H_STATUS_PROCESSING: 'H2H_STATUS_PROCESSING',
  /**
   * Somebody has to find out what happened; nothing is final yet.
   */
  H2H_STATUS_DISPUTE: 'H2H_STATUS_DISPUTE',
  /**
   * Refused for good, for a business reason. Final.
   */
  H2H_STATUS_DECLINE: 'H2H_STATUS_DECLINE',
  /**
   * Done. Final.
   */
  H2H_STATUS_SUCCESS: 'H2H_STATUS_SUCCESS',
  /**
   * It could not be worked on. Final.
   */
  H2H_STATUS_ERROR: 'H2H_STATUS_ERROR',
} as const;

/**
 * Where a payin or a payout stands.
 */
export type H2hStatus =
  /**
   * Not set.
   */
  | 'H2H_STATUS_UNSPECIFIED'
  | 0
  /**
   * It is worked on.
   */
  | 'H2H_STATUS_PROCESSING'
  | 1
  /**
   * Somebody has to find out what happened; nothing is final yet.
   */
  | 'H2H_STATUS_DISPUTE'
  | 2
  /**
   * Refused for good, for a business reason. Final.
   */
  | 'H2H_STATUS_DECLINE'
  | 3
  /**
   * Done. Final.
   */
  | 'H2H_STATUS_SUCCESS'
  | 4
  /**
   * It could not be worked on. Final.
   */
  | 'H2H_STATUS_ERROR'
  | 5

/**
 * Where a payin or a payout stands.
 */
export type H2hStatus__Output = typeof H2hStatus[keyof typeof H2hStatus]
