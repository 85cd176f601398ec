// Original file: protos/turnpike/v1/customer_service.proto

/**
 * Whether a recurrent token is charged.
 */
export const RecurrentTokenState = {
  /**
   * Not told.
   */
  RECURRENT_TOKEN_STATE_UNSPECIFIED: 'RECURRENT_TOKEN_STATE_UNSPECIFIED',
  /**
   * It is.
   */
  RECURRENT_TOKEN_STATE_ACTIVE: 'RECURRENT_TOKEN_STATE_ACTIVE',
  /**
   * It is not any more.
   */
  RECURRENT_TOKEN_STATE_INVALIDATED: 'RECURRENT_TOKEN_STATE_INVALIDATED',
} as const;

/**
 * Whether a recurrent token is charged.
 */
export type RecurrentTokenState =
  /**
   * Not told.
   */
  | 'RECURRENT_TOKEN_STATE_UNSPECIFIED'
  | 0
  /**
   * It is.
   */
  | 'RECURRENT_TOKEN_STATE_ACTIVE'
  | 1
  /**
   * It is not any more.
   */
  | 'RECURRENT_TOKEN_STATE_INVALIDATED'
  | 2

/**
 * Whether a recurrent token is charged.
 */
export type RecurrentTokenState__Output = typeof RecurrentTokenState[keyof typeof RecurrentTokenState]
