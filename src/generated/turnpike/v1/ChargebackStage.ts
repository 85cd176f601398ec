// Original file: protos/turnpike/v1/chargeback.proto

/**
 * How far a dispute has gone.
 */
export const ChargebackStage = {
  /**
   * Not set.
   */
  CHARGEBACK_STAGE_UNSPECIFIED: 'CHARGEBACK_STAGE_UNSPECIFIED',
  /**
   * The first round.
   */
  CHARGEBACK_STAGE_CHARGEBACK: 'CHARGEBACK_STAGE_CHARGEBACK',
  /**
   * The second round.
   */
  CHARGEBACK_STAGE_PRE_ARBITRATION: 'CHARGEBACK_STAGE_PRE_ARBITRATION',
  /**
   * The last round.
   */
  CHARGEBACK_STAGE_ARBITRATION: 'CHARGEBACK_STAGE_ARBITRATION',
} as const;

/**
 * How far a dispute has gone.
 */
export type ChargebackStage =
  /**
   * Not set.
   */
  | 'CHARGEBACK_STAGE_UNSPECIFIED'
  | 0
  /**
   * The first round.
   */
  | 'CHARGEBACK_STAGE_CHARGEBACK'
  | 1
  /**
   * The second round.
   */
  | 'CHARGEBACK_STAGE_PRE_ARBITRATION'
  | 2
  /**
   * The last round.
   */
  | 'CHARGEBACK_STAGE_ARBITRATION'
  | 3

/**
 * How far a dispute has gone.
 */
export type ChargebackStage__Output = typeof ChargebackStage[keyof typeof ChargebackStage]
