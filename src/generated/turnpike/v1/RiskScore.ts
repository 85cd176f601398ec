// Original file: protos/turnpike/v1/risk_score.proto

/**
 * How likely a payment is to be a fraud.
 */
export const RiskScore = {
  /**
   * Not known, or not told.
   */
  RISK_SCORE_UNSPECIFIED: 'RISK_SCORE_UNSPECIFIED',
  /**
   * Known to be good.
   */
  RISK_SCORE_TRUSTED: 'RISK_SCORE_TRUSTED',
  /**
   * Unlikely.
   */
  RISK_SCORE_LOW: 'RISK_SCORE_LOW',
  /**
   * Likely.
   */
  RISK_SCORE_HIGH: 'RISK_SCORE_HIGH',
  /**
   * Certain; the payment fails.
   */
  RISK_SCORE_FATAL: 'RISK_SCORE_FATAL',
} as const;

/**
 * How likely a payment is to be a fraud.
 */
export type RiskScore =
  /**
   * Not known, or not told.
   */
  | 'RISK_SCORE_UNSPECIFIED'
  | 0
  /**
   * Known to be good.
   */
  | 'RISK_SCORE_TRUSTED'
  | 1
  /**
   * Unlikely.
   */
  | 'RISK_SCORE_LOW'
  | 2
  /**
   * Likely.
   */
  | 'RISK_SCORE_HIGH'
  | 3
  /**
   * Certain; the payment fails.
   */
  | 'RISK_SCORE_FATAL'
  | 4

/**
 * How likely a payment is to be a fraud.
 */
export type RiskScore__Output = typeof RiskScore[keyof typeof RiskScore]
