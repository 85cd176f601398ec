// Original file: protos/turnpike/inspector/v1/inspector.proto

import type { RiskScore as _turnpike_inspector_v1_RiskScore, RiskScore__Output as _turnpike_inspector_v1_RiskScore__Output } from '../../../turnpike/inspector/v1/RiskScore.ts';

/**
 * The verdict.
 */
export interface InspectPaymentResponse {
  /**
   * How risky the payment is.
   */
  'riskScore'?: (_turnpike_inspector_v1_RiskScore) | undefined;
}

/**
 * The verdict.
 */
export interface InspectPaymentResponse__Output {
  /**
   * How risky the payment is.
   */
  'riskScore'?: (_turnpike_inspector_v1_RiskScore__Output) | undefined;
}
