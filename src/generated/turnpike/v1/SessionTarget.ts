// Original file: protos/turnpike/v1/session.proto

/**
 * What a provider is asked for.
 */
export const SessionTarget = {
  /**
   * Not set.
   */
  SESSION_TARGET_UNSPECIFIED: 'SESSION_TARGET_UNSPECIFIED',
  /**
   * Authorise: hold the payer's money.
   */
  SESSION_TARGET_PROCESSED: 'SESSION_TARGET_PROCESSED',
  /**
   * Confirm: take the money that is held.
   */
  SESSION_TARGET_CAPTURED: 'SESSION_TARGET_CAPTURED',
  /**
   * Void: let the held money go.
   */
  SESSION_TARGET_CANCELLED: 'SESSION_TARGET_CANCELLED',
  /**
   * Give money back.
   */
  SESSION_TARGET_REFUNDED: 'SESSION_TARGET_REFUNDED',
  /**
   * Send money to a recipient.
   */
  SESSION_TARGET_PAID_OUT: 'SESSION_TARGET_PAID_OUT',
} as const;

/**
 * What a provider is asked for.
 */
export type SessionTarget =
  /**
   * Not set.
   */
  | 'SESSION_TARGET_UNSPECIFIED'
  | 0
  /**
   * Authorise: hold the payer's money.
   */
  | 'SESSION_TARGET_PROCESSED'
  | 1
  /**
   * Confirm: take the money that is held.
   */
  | 'SESSION_TARGET_CAPTURED'
  | 2
  /**
   * Void: let the held money go.
   */
  | 'SESSION_TARGET_CANCELLED'
  | 3
  /**
   * Give money back.
   */
  | 'SESSION_TARGET_REFUNDED'
  | 4
  /**
   * Send money to a recipient.
   */
  | 'SESSION_TARGET_PAID_OUT'
  | 5

/**
 * What a provider is asked for.
 */
export type SessionTarget__Output = typeof SessionTarget[keyof typeof SessionTarget]
