// Original file: protos/turnpike/v1/repair.proto

import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from '../../turnpike/v1/Failure.ts';

/**
 * Fails a payment at the steps new, risk_scoring, routing or cash_flow_building, and lets go what it holds.
 */
export interface FailPreProcessing {
  /**
   * What it fails with.
   */
  'failure'?: (_turnpike_v1_Failure | null) | undefined;
}

/**
 * Fails a payment at the steps new, risk_scoring, routing or cash_flow_building, and lets go what it holds.
 */
export interface FailPreProcessing__Output {
  /**
   * What it fails with.
   */
  'failure'?: (_turnpike_v1_Failure__Output) | undefined;
}
