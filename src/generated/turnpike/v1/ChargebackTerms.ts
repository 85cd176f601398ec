// Original file: protos/turnpike/v1/terms.proto

import type { FeesSelector as _turnpike_v1_FeesSelector, FeesSelector__Output as _turnpike_v1_FeesSelector__Output } from '../../turnpike/v1/FeesSelector.ts';
import type { CalendarSpanSelector as _turnpike_v1_CalendarSpanSelector, CalendarSpanSelector__Output as _turnpike_v1_CalendarSpanSelector__Output } from '../../turnpike/v1/CalendarSpanSelector.ts';

/**
 * Terms of chargebacks.
 */
export interface ChargebackTerms {
  /**
   * True if chargebacks are taken.
   */
  'allow'?: (boolean) | undefined;
  /**
   * What a chargeback costs the shop.
   */
  'fees'?: (_turnpike_v1_FeesSelector | null) | undefined;
  /**
   * For how long after the payment.
   */
  'eligibilityTime'?: (_turnpike_v1_CalendarSpanSelector | null) | undefined;
}

/**
 * Terms of chargebacks.
 */
export interface ChargebackTerms__Output {
  /**
   * True if chargebacks are taken.
   */
  'allow'?: (boolean) | undefined;
  /**
   * What a chargeback costs the shop.
   */
  'fees'?: (_turnpike_v1_FeesSelector__Output) | undefined;
  /**
   * For how long after the payment.
   */
  'eligibilityTime'?: (_turnpike_v1_CalendarSpanSelector__Output) | undefined;
}
