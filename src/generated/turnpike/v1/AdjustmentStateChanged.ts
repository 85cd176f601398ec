// Original file: protos/turnpike/v1/event.proto

import type { AdjustmentState as _turnpike_v1_AdjustmentState, AdjustmentState__Output as _turnpike_v1_AdjustmentState__Output } from '../../turnpike/v1/AdjustmentState.ts';

/**
 * An adjustment has another state.
 */
export interface AdjustmentStateChanged {
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
 * An adjustment has another state.
 */
export interface AdjustmentStateChanged__Output {
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
