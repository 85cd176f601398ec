// Original file: protos/turnpike/v1/terms.proto

import type { MoneyRangeSelector as _turnpike_v1_MoneyRangeSelector, MoneyRangeSelector__Output as _turnpike_v1_MoneyRangeSelector__Output } from '../../turnpike/v1/MoneyRangeSelector.ts';

/**
 * Terms of refunding a part.
 */
export interface PartialRefundTerms {
  /**
   * The least and the most of one refund.
   */
  'cashLimit'?: (_turnpike_v1_MoneyRangeSelector | null) | undefined;
}

/**
 * Terms of refunding a part.
 */
export interface PartialRefundTerms__Output {
  /**
   * The least and the most of one refund.
   */
  'cashLimit'?: (_turnpike_v1_MoneyRangeSelector__Output) | undefined;
}
