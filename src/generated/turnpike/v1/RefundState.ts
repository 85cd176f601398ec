// Original file: protos/turnpike/v1/refund.proto

/**
 * What became of a refund.
 */
export const RefundState = {
  /**
   * Not set.
   */
  REFUND_STATE_UNSPECIFIED: 'REFUND_STATE_UNSPECIFIED',
  /**
   * It is not decided yet.
   */
  REFUND_STATE_PENDING: 'REFUND_STATE_PENDING',
  /**
   * The money went back.
   */
  REFUND_STATE_SUCCEEDED: 'REFUND_STATE_SUCCEEDED',
  /**
   * It did not happen; `failure` says why.
   */
  REFUND_STATE_FAILED: 'REFUND_STATE_FAILED',
} as const;

/**
 * What became of a refund.
 */
export type RefundState =
  /**
   * Not set.
   */
  | 'REFUND_STATE_UNSPECIFIED'
  | 0
  /**
   * It is not decided yet.
   */
  | 'REFUND_STATE_PENDING'
  | 1
  /**
   * The money went back.
   */
  | 'REFUND_STATE_SUCCEEDED'
  | 2
  /**
   * It did not happen; `failure` says why.
   */
  | 'REFUND_STATE_FAILED'
  | 3

/**
 * What became of a refund.
 */
export type RefundState__Output = typeof RefundState[keyof typeof RefundState]
