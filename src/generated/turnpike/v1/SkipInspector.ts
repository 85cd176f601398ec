// Original file: protos/turnpike/v1/repair.proto

import type { RiskScore as _turnpike_v1_RiskScore, RiskScore__Output as _turnpike_v1_RiskScore__Output } from '../../turnpike/v1/RiskScore.ts';

/**
 * Goes on from the steps new or risk_scoring with this score.
 */
export interface SkipInspector {
  /**
   * The score.
   */
  'riskScore'?: (_turnpike_v1_RiskScore) | undefined;
}

/**
 * Goes on from the steps new or risk_scoring with this score.
 */
export interface SkipInspector__Output {
  /**
   * The score.
   */
  'riskScore'?: (_turnpike_v1_RiskScore__Output) | undefined;
}
