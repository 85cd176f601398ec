// Original file: protos/turnpike/v1/terms.proto

import type { NameSelector as _turnpike_v1_NameSelector, NameSelector__Output as _turnpike_v1_NameSelector__Output } from '../../turnpike/v1/NameSelector.ts';
import type { MoneyRangeSelector as _turnpike_v1_MoneyRangeSelector, MoneyRangeSelector__Output as _turnpike_v1_MoneyRangeSelector__Output } from '../../turnpike/v1/MoneyRangeSelector.ts';
import type { FeesSelector as _turnpike_v1_FeesSelector, FeesSelector__Output as _turnpike_v1_FeesSelector__Output } from '../../turnpike/v1/FeesSelector.ts';
import type { CountSelector as _turnpike_v1_CountSelector, CountSelector__Output as _turnpike_v1_CountSelector__Output } from '../../turnpike/v1/CountSelector.ts';
import type { HoldTerms as _turnpike_v1_HoldTerms, HoldTerms__Output as _turnpike_v1_HoldTerms__Output } from '../../turnpike/v1/HoldTerms.ts';
import type { RefundTerms as _turnpike_v1_RefundTerms, RefundTerms__Output as _turnpike_v1_RefundTerms__Output } from '../../turnpike/v1/RefundTerms.ts';
import type { ChargebackTerms as _turnpike_v1_ChargebackTerms, ChargebackTerms__Output as _turnpike_v1_ChargebackTerms__Output } from '../../turnpike/v1/ChargebackTerms.ts';

/**
 * Terms of payments.
 */
export interface PaymentTerms {
  /**
   * The currencies in which payments are taken.
   */
  'currencies'?: (_turnpike_v1_NameSelector | null) | undefined;
  /**
   * The categories of goods for which payments are taken.
   */
  'categories'?: (_turnpike_v1_NameSelector | null) | undefined;
  /**
   * The payment methods: `card/visa`, `wallet/qiwi`, `terminal/euroset`, ...
   */
  'paymentMethods'?: (_turnpike_v1_NameSelector | null) | undefined;
  /**
   * The least and the most of one payment.
   */
  'cashLimit'?: (_turnpike_v1_MoneyRangeSelector | null) | undefined;
  /**
   * What a payment costs the shop.
   */
  'fees'?: (_turnpike_v1_FeesSelector | null) | undefined;
  /**
   * How many routes are tried at most.
   */
  'attemptLimit'?: (_turnpike_v1_CountSelector | null) | undefined;
  /**
   * Terms of holding money.
   */
  'holds'?: (_turnpike_v1_HoldTerms | null) | undefined;
  /**
   * Terms of refunds.
   */
  'refunds'?: (_turnpike_v1_RefundTerms | null) | undefined;
  /**
   * Terms of chargebacks.
   */
  'chargebacks'?: (_turnpike_v1_ChargebackTerms | null) | undefined;
}

/**
 * Terms of payments.
 */
export interface PaymentTerms__Output {
  /**
   * The currencies in which payments are taken.
   */
  'currencies'?: (_turnpike_v1_NameSelector__Output) | undefined;
  /**
   * The categories of goods for which payments are taken.
   */
  'categories'?: (_turnpike_v1_NameSelector__Output) | undefined;
  /**
   * The payment methods: `card/visa`, `wallet/qiwi`, `terminal/euroset`, ...
   */
  'paymentMethods'?: (_turnpike_v1_NameSelector__Output) | undefined;
  /**
   * The least and the most of one payment.
   */
  'cashLimit'?: (_turnpike_v1_MoneyRangeSelector__Output) | undefined;
  /**
   * What a payment costs the shop.
   */
  'fees'?: (_turnpike_v1_FeesSelector__Output) | undefined;
  /**
   * How many routes are tried at most.
   */
  'attemptLimit'?: (_turnpike_v1_CountSelector__Output) | undefined;
  /**
   * Terms of holding money.
   */
  'holds'?: (_turnpike_v1_HoldTerms__Output) | undefined;
  /**
   * Terms of refunds.
   */
  'refunds'?: (_turnpike_v1_RefundTerms__Output) | undefined;
  /**
   * Terms of chargebacks.
   */
  'chargebacks'?: (_turnpike_v1_ChargebackTerms__Output) | undefined;
}
