// Original file: protos/turnpike/v1/adjustment.proto

import type { AdjustmentTarget as _turnpike_v1_AdjustmentTarget, AdjustmentTarget__Output as _turnpike_v1_AdjustmentTarget__Output } from '../../turnpike/v1/AdjustmentTarget.ts';

/**
 * Gives a payment another state, with the movements of money that go with it.
 */
export interface StatusChangeAdjustment {
  /**
   * The state it should have.
   */
  'target'?: (_turnpike_v1_AdjustmentTarget | null) | undefined;
}

/**
 * Gives a payment another state, with the movements of money that go with it.
 */
export interface StatusChangeAdjustment__Output {
  /**
   * The state it should have.
   */
  'target'?: (_turnpike_v1_AdjustmentTarget__Output) | undefined;
}
