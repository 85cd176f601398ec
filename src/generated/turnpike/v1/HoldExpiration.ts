// Original file: protos/turnpike/v1/payment.proto

/**
 * What happens to a hold when nobody decides in time.
 */
export const HoldExpiration = {
  /**
   * Not set.
   */
  HOLD_EXPIRATION_UNSPECIFIED: 'HOLD_EXPIRATION_UNSPECIFIED',
  /**
   * The money goes back to the payer.
   */
  HOLD_EXPIRATION_CANCEL: 'HOLD_EXPIRATION_CANCEL',
  /**
   * The whole amount is captured.
   */
  HOLD_EXPIRATION_CAPTURE: 'HOLD_EXPIRATION_CAPTURE',
} as const;

/**
 * What happens to a hold when nobody decides in time.
 */
export type HoldExpiration =
  /**
   * Not set.
   */
  | 'HOLD_EXPIRATION_UNSPECIFIED'
  | 0
  /**
   * The money goes back to the payer.
   */
  | 'HOLD_EXPIRATION_CANCEL'
  | 1
  /**
   * The whole amount is captured.
   */
  | 'HOLD_EXPIRATION_CAPTURE'
  | 2

/**
 * What happens to a hold when nobody decides in time.
 */
export type HoldExpiration__Output = typeof HoldExpiration[keyof typeof HoldExpiration]
