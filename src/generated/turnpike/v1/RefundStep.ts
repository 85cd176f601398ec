// Original file: protos/turnpike/v1/refund.proto

/**
 * What is being done on a refund right now.
 */
export const RefundStep = {
  /**
   * Not set.
   */
  REFUND_STEP_UNSPECIFIED: 'REFUND_STEP_UNSPECIFIED',
  /**
   * Its limits and movements of money are held.
   */
  REFUND_STEP_NEW: 'REFUND_STEP_NEW',
  /**
   * The provider is asked to give the money back.
   */
  REFUND_STEP_SESSION: 'REFUND_STEP_SESSION',
  /**
   * The refund is booked.
   */
  REFUND_STEP_ACCOUNTER: 'REFUND_STEP_ACCOUNTER',
  /**
   * It failed; what was held is let go.
   */
  REFUND_STEP_FAILURE: 'REFUND_STEP_FAILURE',
  /**
   * Nothing is left to do.
   */
  REFUND_STEP_FINISHED: 'REFUND_STEP_FINISHED',
} as const;

/**
 * What is being done on a refund right now.
 */
export type RefundStep =
  /**
   * Not set.
   */
  | 'REFUND_STEP_UNSPECIFIED'
  | 0
  /**
   * Its limits and movements of money are held.
   */
  | 'REFUND_STEP_NEW'
  | 1
  /**
   * The provider is asked to give the money back.
   */
  | 'REFUND_STEP_SESSION'
  | 2
  /**
   * The refund is booked.
   */
  | 'REFUND_STEP_ACCOUNTER'
  | 3
  /**
   * It failed; what was held is let go.
   */
  | 'REFUND_STEP_FAILURE'
  | 4
  /**
   * Nothing is left to do.
   */
  | 'REFUND_STEP_FINISHED'
  | 5

/**
 * What is being done on a refund right now.
 */
export type RefundStep__Output = typeof RefundStep[keyof typeof RefundStep]
