// Original file: protos/turnpike/v1/repair.proto

import type { AdjustmentState as _turnpike_v1_AdjustmentState, AdjustmentState__Output as _turnpike_v1_AdjustmentState__Output } from '../../turnpike/v1/AdjustmentState.ts';

/**
 * Gives an adjustment another state.
 */
export interface RepairAdjustmentState {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The adjustment.
   */
  'adjustmentId'?: (string) | undefined;
  /**
   * The state.
   */
  'state'?: (_turnpike_v1_AdjustmentState) | undefined;
}

/**
 * Gives an adjustment another state.
 */
export interface RepairAdjustmentState__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The adjustment.
   */
  'adjustmentId'?: (string) | undefined;
  /**
   * The state.
   */
  'state'?: (_turnpike_v1_AdjustmentState__Output) | undefined;
}
