// Original file: protos/turnpike/inspector/v1/inspector.proto

/**
 * How risky a payment is. Terminals say which scores they cover; a fatal payment is refused.
 */
export const RiskScore = {
  /**
   * No verdict: the fallback score counts.
   */
  RISK_SCORE_UNSPECIFIED: 'RISK_SCORE_UNSPECIFIED',
  /**
   * The payer is known and trusted.
   */
  RISK_SCORE_TRUSTED: 'RISK_SCORE_TRUSTED',
  /**
   * The risk is usual.
   */
  RISK_SCORE_LOW: 'RISK_SCORE_LOW',
  /**
   * The risk is above the usual.
   */
  RISK_SCORE_HIGH: 'RISK_SCORE_HIGH',
  /**
   * The payment must not happen.
   */
  RISK_SCORE_FATAL: 'RISK_SCORE_FATAL',
} as const;

/**
 * How risky a payment is. Terminals say which scores they cover; a fatal payment is refused.
 */
export type RiskScore =
  /**
   * No verdict: the fallback score counts.
   */
  | 'RISK_SCORE_UNSPECIFIED'
  | 0
  /**
   * The payer is known and trusted.
   */
  | 'RISK_SCORE_TRUSTED'
  | 1
  /**
   * The risk is usual.
   */
  | 'RISK_SCORE_LOW'
  | 2
  /**
   * The risk is above the usual.
   */
  | 'RISK_SCORE_HIGH'
  | 3
  /**
   * The payment must not happen.
   */
  | 'RISK_SCORE_FATAL'
  | 4

/**
 * How risky a payment is. Terminals say which scores they cover; a fatal payment is refused.
 */
export type RiskScore__Output = typeof RiskScore[keyof typeof RiskScore]
