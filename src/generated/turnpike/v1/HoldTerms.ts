// Original file: protos/turnpike/v1/terms.proto

import type { NameSelector as _turnpike_v1_NameSelector, NameSelector__Output as _turnpike_v1_NameSelector__Output } from '../../turnpike/v1/NameSelector.ts';
import type { CountSelector as _turnpike_v1_CountSelector, CountSelector__Output as _turnpike_v1_CountSelector__Output } from '../../turnpike/v1/CountSelector.ts';

/**
 * Terms of holding money.
 */
export interface HoldTerms {
  /**
   * The payment methods that can be held.
   */
  'paymentMethods'?: (_turnpike_v1_NameSelector | null) | undefined;
  /**
   * For how many milliseconds.
   */
  'lifetimeMs'?: (_turnpike_v1_CountSelector | null) | undefined;
  /**
   * True if less than the held amount may be captured.
   */
  'partialCaptureAllowed'?: (boolean) | undefined;
}

/**
 * Terms of holding money.
 */
export interface HoldTerms__Output {
  /**
   * The payment methods that can be held.
   */
  'paymentMethods'?: (_turnpike_v1_NameSelector__Output) | undefined;
  /**
   * For how many milliseconds.
   */
  'lifetimeMs'?: (_turnpike_v1_CountSelector__Output) | undefined;
  /**
   * True if less than the held amount may be captured.
   */
  'partialCaptureAllowed'?: (boolean) | undefined;
}
