// Original file: protos/turnpike/v1/customer_service.proto

/**
 * Whether a customer is there.
 */
export const CustomerState = {
  /**
   * Not told.
   */
  CUSTOMER_STATE_UNSPECIFIED: 'CUSTOMER_STATE_UNSPECIFIED',
  /**
   * It is there.
   */
  CUSTOMER_STATE_ACTIVE: 'CUSTOMER_STATE_ACTIVE',
  /**
   * It was deleted, and what was personal is erased.
   */
  CUSTOMER_STATE_DELETED: 'CUSTOMER_STATE_DELETED',
} as const;

/**
 * Whether a customer is there.
 */
export type CustomerState =
  /**
   * Not told.
   */
  | 'CUSTOMER_STATE_UNSPECIFIED'
  | 0
  /**
   * It is there.
   */
  | 'CUSTOMER_STATE_ACTIVE'
  | 1
  /**
   * It was deleted, and what was personal is erased.
   */
  | 'CUSTOMER_STATE_DELETED'
  | 2

/**
 * Whether a customer is there.
 */
export type CustomerState__Output = typeof CustomerState[keyof typeof CustomerState]
