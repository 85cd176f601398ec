// Original file: protos/turnpike/v1/adjustment.proto

/**
 * How far an adjustment is.
 */
export const AdjustmentState = {
  /**
   * Not set.
   */
  ADJUSTMENT_STATE_UNSPECIFIED: 'ADJUSTMENT_STATE_UNSPECIFIED',
  /**
   * The movements of money are being held.
   */
  ADJUSTMENT_STATE_PENDING: 'ADJUSTMENT_STATE_PENDING',
  /**
   * The movements of money are held.
   */
  ADJUSTMENT_STATE_PROCESSED: 'ADJUSTMENT_STATE_PROCESSED',
  /**
   * The movements of money are booked; the correction holds.
   */
  ADJUSTMENT_STATE_CAPTURED: 'ADJUSTMENT_STATE_CAPTURED',
  /**
   * It was given up.
   */
  ADJUSTMENT_STATE_CANCELLED: 'ADJUSTMENT_STATE_CANCELLED',
} as const;

/**
 * How far an adjustment is.
 */
export type AdjustmentState =
  /**
   * Not set.
   */
  | 'ADJUSTMENT_STATE_UNSPECIFIED'
  | 0
  /**
   * The movements of money are being held.
   */
  | 'ADJUSTMENT_STATE_PENDING'
  | 1
  /**
   * The movements of money are held.
   */
  | 'ADJUSTMENT_STATE_PROCESSED'
  | 2
  /**
   * The movements of money are booked; the correction holds.
   */
  | 'ADJUSTMENT_STATE_CAPTURED'
  | 3
  /**
   * It was given up.
   */
  | 'ADJUSTMENT_STATE_CANCELLED'
  | 4

/**
 * How far an adjustment is.
 */
export type AdjustmentState__Output = typeof AdjustmentState[keyof typeof AdjustmentState]
