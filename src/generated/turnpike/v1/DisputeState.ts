// Original file: protos/turnpike/v1/dispute.proto

/**
 * Where a case stands.
 */
export const DisputeState = {
  /**
   * Not set.
   */
  DISPUTE_STATE_UNSPECIFIED: 'DISPUTE_STATE_UNSPECIFIED',
  /**
   * Nobody looked at it yet.
   */
  DISPUTE_STATE_OPENED: 'DISPUTE_STATE_OPENED',
  /**
   * An operator looks into it.
   */
  DISPUTE_STATE_IN_PROGRESS: 'DISPUTE_STATE_IN_PROGRESS',
  /**
   * Decided for one side. Final.
   */
  DISPUTE_STATE_RESOLVED: 'DISPUTE_STATE_RESOLVED',
  /**
   * Closed without a decision for the merchant. Final.
   */
  DISPUTE_STATE_DECLINED: 'DISPUTE_STATE_DECLINED',
} as const;

/**
 * Where a case stands.
 */
export type DisputeState =
  /**
   * Not set.
   */
  | 'DISPUTE_STATE_UNSPECIFIED'
  | 0
  /**
   * Nobody looked at it yet.
   */
  | 'DISPUTE_STATE_OPENED'
  | 1
  /**
   * An operator looks into it.
   */
  | 'DISPUTE_STATE_IN_PROGRESS'
  | 2
  /**
   * Decided for one side. Final.
   */
  | 'DISPUTE_STATE_RESOLVED'
  | 3
  /**
   * Closed without a decision for the merchant. Final.
   */
  | 'DISPUTE_STATE_DECLINED'
  | 4

/**
 * Where a case stands.
 */
export type DisputeState__Output = typeof DisputeState[keyof typeof DisputeState]
