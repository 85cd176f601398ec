// Original file: protos/turnpike/v1/webhook_service.proto

/**
 * How a message stands.
 */
export const DeliveryState = {
  /**
   * Not told.
   */
  DELIVERY_STATE_UNSPECIFIED: 'DELIVERY_STATE_UNSPECIFIED',
  /**
   * It will be sent, or sent again.
   */
  DELIVERY_STATE_WAITING: 'DELIVERY_STATE_WAITING',
  /**
   * The receiver took it.
   */
  DELIVERY_STATE_DELIVERED: 'DELIVERY_STATE_DELIVERED',
  /**
   * All attempts failed.
   */
  DELIVERY_STATE_EXHAUSTED: 'DELIVERY_STATE_EXHAUSTED',
  /**
   * An alert of passing interest that a later one replaced.
   */
  DELIVERY_STATE_EXPIRED: 'DELIVERY_STATE_EXPIRED',
  /**
   * Its endpoint was disabled or deleted.
   */
  DELIVERY_STATE_CANCELLED: 'DELIVERY_STATE_CANCELLED',
} as const;

/**
 * How a message stands.
 */
export type DeliveryState =
  /**
   * Not told.
   */
  | 'DELIVERY_STATE_UNSPECIFIED'
  | 0
  /**
   * It will be sent, or sent again.
   */
  | 'DELIVERY_STATE_WAITING'
  | 1
  /**
   * The receiver took it.
   */
  | 'DELIVERY_STATE_DELIVERED'
  | 2
  /**
   * All attempts failed.
   */
  | 'DELIVERY_STATE_EXHAUSTED'
  | 3
  /**
   * An alert of passing interest that a later one replaced.
   */
  | 'DELIVERY_STATE_EXPIRED'
  | 4
  /**
   * Its endpoint was disabled or deleted.
   */
  | 'DELIVERY_STATE_CANCELLED'
  | 5

/**
 * How a message stands.
 */
export type DeliveryState__Output = typeof DeliveryState[keyof typeof DeliveryState]
