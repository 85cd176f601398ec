// Original file: protos/turnpike/v1/h2h_payment.proto

/**
 * How much of a payin went back.
 */
export const H2hRefundState = {
  /**
   * Not set: a payout.
   */
  H2H_REFUND_STATE_UNSPECIFIED: 'H2H_REFUND_STATE_UNSPECIFIED',
  /**
   * Nothing.
   */
  H2H_REFUND_STATE_NONE: 'H2H_REFUND_STATE_NONE',
  /**
   * A part.
   */
  H2H_REFUND_STATE_PARTIAL: 'H2H_REFUND_STATE_PARTIAL',
  /**
   * All of it.
   */
  H2H_REFUND_STATE_FULL: 'H2H_REFUND_STATE_FULL',
} as const;

/**
 * How much of a payin went back.
 */
export type H2hRefundState =
  /**
   * Not set: a payout.
   */
  | 'H2H_REFUND_STATE_UNSPECIFIED'
  | 0
  /**
   * Nothing.
   */
  | 'H2H_REFUND_STATE_NONE'
  | 1
  /**
   * A part.
   */
  | 'H2H_REFUND_STATE_PARTIAL'
  | 2
  /**
   * All of it.
   */
  | 'H2H_REFUND_STATE_FULL'
  | 3

/**
 * How much of a payin went back.
 */
export type H2hRefundState__Output = typeof H2hRefundState[keyof typeof H2hRefundState]
