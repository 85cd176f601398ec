// Original file: protos/turnpike/v1/terms.proto

import type { NameSelector as _turnpike_v1_NameSelector, NameSelector__Output as _turnpike_v1_NameSelector__Output } from '../../turnpike/v1/NameSelector.ts';

/**
 * Terms of charging again without the payer.
 */
export interface RecurrentTerms {
  /**
   * The payment methods that can be charged again.
   */
  'paymentMethods'?: (_turnpike_v1_NameSelector | null) | undefined;
}

/**
 * Terms of charging again without the payer.
 */
export interface RecurrentTerms__Output {
  /**
   * The payment methods that can be charged again.
   */
  'paymentMethods'?: (_turnpike_v1_NameSelector__Output) | undefined;
}
