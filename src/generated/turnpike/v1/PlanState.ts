// Original file: protos/turnpike/v1/ledger_service.proto

/**
 * What became of a plan.
 */
export const PlanState = {
  /**
   * Not set.
   */
  PLAN_STATE_UNSPECIFIED: 'PLAN_STATE_UNSPECIFIED',
  /**
   * Its net is reserved.
   */
  PLAN_STATE_HELD: 'PLAN_STATE_HELD',
  /**
   * The money has moved; final.
   */
  PLAN_STATE_COMMITTED: 'PLAN_STATE_COMMITTED',
  /**
   * Nothing has moved; final.
   */
  PLAN_STATE_ROLLED_BACK: 'PLAN_STATE_ROLLED_BACK',
} as const;

/**
 * What became of a plan.
 */
export type PlanState =
  /**
   * Not set.
   */
  | 'PLAN_STATE_UNSPECIFIED'
  | 0
  /**
   * Its net is reserved.
   */
  | 'PLAN_STATE_HELD'
  | 1
  /**
   * The money has moved; final.
   */
  | 'PLAN_STATE_COMMITTED'
  | 2
  /**
   * Nothing has moved; final.
   */
  | 'PLAN_STATE_ROLLED_BACK'
  | 3

/**
 * What became of a plan.
 */
export type PlanState__Output = typeof PlanState[keyof typeof PlanState]
