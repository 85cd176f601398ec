// Original file: protos/turnpike/v1/terms.proto

import type { NameSelector as _turnpike_v1_NameSelector, NameSelector__Output as _turnpike_v1_NameSelector__Output } from '../../turnpike/v1/NameSelector.ts';
import type { FeesSelector as _turnpike_v1_FeesSelector, FeesSelector__Output as _turnpike_v1_FeesSelector__Output } from '../../turnpike/v1/FeesSelector.ts';
import type { CalendarSpanSelector as _turnpike_v1_CalendarSpanSelector, CalendarSpanSelector__Output as _turnpike_v1_CalendarSpanSelector__Output } from '../../turnpike/v1/CalendarSpanSelector.ts';
import type { PartialRefundTerms as _turnpike_v1_PartialRefundTerms, PartialRefundTerms__Output as _turnpike_v1_PartialRefundTerms__Output } from '../../turnpike/v1/PartialRefundTerms.ts';

/**
 * Terms of refunds.
 */
export interface RefundTerms {
  /**
   * The payment methods that can be refunded.
   */
  'paymentMethods'?: (_turnpike_v1_NameSelector | null) | undefined;
  /**
   * What a refund costs the shop.
   */
  'fees'?: (_turnpike_v1_FeesSelector | null) | undefined;
  /**
   * For how long after the payment.
   */
  'eligibilityTime'?: (_turnpike_v1_CalendarSpanSelector | null) | undefined;
  /**
   * Terms of refunding a part; absent if only the whole can be refunded.
   */
  'partialRefunds'?: (_turnpike_v1_PartialRefundTerms | null) | undefined;
}

/**
 * Terms of refunds.
 */
export interface RefundTerms__Output {
  /**
   * The payment methods that can be refunded.
   */
  'paymentMethods'?: (_turnpike_v1_NameSelector__Output) | undefined;
  /**
   * What a refund costs the shop.
   */
  'fees'?: (_turnpike_v1_FeesSelector__Output) | undefined;
  /**
   * For how long after the payment.
   */
  'eligibilityTime'?: (_turnpike_v1_CalendarSpanSelector__Output) | undefined;
  /**
   * Terms of refunding a part; absent if only the whole can be refunded.
   */
  'partialRefunds'?: (_turnpike_v1_PartialRefundTerms__Output) | undefined;
}
