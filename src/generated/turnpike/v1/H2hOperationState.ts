// Original file: protos/turnpike/v1/h2h_payment.proto

/**
 * What became of a step with the outside world.
 */
export const H2hOperationState = {
  /**
   * Not set.
   */
  H2H_OPERATION_STATE_UNSPECIFIED: 'H2H_OPERATION_STATE_UNSPECIFIED',
  /**
   * It is under way.
   */
  H2H_OPERATION_STATE_PROCESSING: 'H2H_OPERATION_STATE_PROCESSING',
  /**
   * It did what it should.
   */
  H2H_OPERATION_STATE_SUCCESS: 'H2H_OPERATION_STATE_SUCCESS',
  /**
   * It did not.
   */
  H2H_OPERATION_STATE_FAILURE: 'H2H_OPERATION_STATE_FAILURE',
} as const;

/**
 * What became of a step with the outside world.
 */
export type H2hOperationState =
  /**
   * Not set.
   */
  | 'H2H_OPERATION_STATE_UNSPECIFIED'
  | 0
  /**
   * It is under way.
   */
  | 'H2H_OPERATION_STATE_PROCESSING'
  | 1
  /**
   * It did what it should.
   */
  | 'H2H_OPERATION_STATE_SUCCESS'
  | 2
  /**
   * It did not.
   */
  | 'H2H_OPERATION_STATE_FAILURE'
  | 3

/**
 * What became of a step with the outside world.
 */
export type H2hOperationState__Output = typeof H2hOperationState[keyof typeof H2hOperationState]
