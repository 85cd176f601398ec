// Original file: protos/turnpike/v1/payment.proto

import type { InstantFlow as _turnpike_v1_InstantFlow, InstantFlow__Output as _turnpike_v1_InstantFlow__Output } from '../../turnpike/v1/InstantFlow.ts';
import type { HoldFlow as _turnpike_v1_HoldFlow, HoldFlow__Output as _turnpike_v1_HoldFlow__Output } from '../../turnpike/v1/HoldFlow.ts';

/**
 * Whether the money is taken at once.
 */
export interface PaymentFlow {
  /**
   * Captured as soon as it is processed.
   */
  'instant'?: (_turnpike_v1_InstantFlow | null) | undefined;
  /**
   * Held until it is captured or cancelled.
   */
  'hold'?: (_turnpike_v1_HoldFlow | null) | undefined;
  /**
   * The flow; an instant one if nothing is set.
   */
  'flow'?: "instant"|"hold" | undefined;
}

/**
 * Whether the money is taken at once.
 */
export interface PaymentFlow__Output {
  /**
   * Captured as soon as it is processed.
   */
  'instant'?: (_turnpike_v1_InstantFlow__Output) | undefined;
  /**
   * Held until it is captured or cancelled.
   */
  'hold'?: (_turnpike_v1_HoldFlow__Output) | undefined;
  /**
   * The flow; an instant one if nothing is set.
   */
  'flow'?: "instant"|"hold" | undefined;
}
