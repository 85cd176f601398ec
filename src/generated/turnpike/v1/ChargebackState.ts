// Original file: protos/turnpike/v1/chargeback.proto

/**
 * What became of a chargeback.
 */
export const ChargebackState = {
  /**
   * Not set.
   */
  CHARGEBACK_STATE_UNSPECIFIED: 'CHARGEBACK_STATE_UNSPECIFIED',
  /**
   * It is not decided; refunds and other chargebacks wait.
   */
  CHARGEBACK_STATE_PENDING: 'CHARGEBACK_STATE_PENDING',
  /**
   * The merchant pays body and levy.
   */
  CHARGEBACK_STATE_ACCEPTED: 'CHARGEBACK_STATE_ACCEPTED',
  /**
   * The merchant keeps the body and pays the levy.
   */
  CHARGEBACK_STATE_REJECTED: 'CHARGEBACK_STATE_REJECTED',
  /**
   * It never was; the merchant pays nothing.
   */
  CHARGEBACK_STATE_CANCELLED: 'CHARGEBACK_STATE_CANCELLED',
} as const;

/**
 * What became of a chargeback.
 */
export type ChargebackState =
  /**
   * Not set.
   */
  | 'CHARGEBACK_STATE_UNSPECIFIED'
  | 0
  /**
   * It is not decided; refunds and other chargebacks wait.
   */
  | 'CHARGEBACK_STATE_PENDING'
  | 1
  /**
   * The merchant pays body and levy.
   */
  | 'CHARGEBACK_STATE_ACCEPTED'
  | 2
  /**
   * The merchant keeps the body and pays the levy.
   */
  | 'CHARGEBACK_STATE_REJECTED'
  | 3
  /**
   * It never was; the merchant pays nothing.
   */
  | 'CHARGEBACK_STATE_CANCELLED'
  | 4

/**
 * What became of a chargeback.
 */
export type ChargebackState__Output = typeof ChargebackState[keyof typeof ChargebackState]
