// Original file: protos/turnpike/v1/repair.proto

import type { RiskScore as _turnpike_v1_RiskScore, RiskScore__Output as _turnpike_v1_RiskScore__Output } from '../../turnpike/v1/RiskScore.ts';

/**
 * Gives a payment a risk score.
 */
export interface RepairRiskScore {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The score.
   */
  'riskScore'?: (_turnpike_v1_RiskScore) | undefined;
}

/**
 * Gives a payment a risk score.
 */
export interface RepairRiskScore__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The score.
   */
  'riskScore'?: (_turnpike_v1_RiskScore__Output) | undefined;
}
