// Original file: protos/turnpike/v1/allocation.proto

import type { AllocationTarget as _turnpike_v1_AllocationTarget, AllocationTarget__Output as _turnpike_v1_AllocationTarget__Output } from '../../turnpike/v1/AllocationTarget.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { Rational as _turnpike_v1_Rational, Rational__Output as _turnpike_v1_Rational__Output } from '../../turnpike/v1/Rational.ts';
import type { CartLine as _turnpike_v1_CartLine, CartLine__Output as _turnpike_v1_CartLine__Output } from '../../turnpike/v1/CartLine.ts';

/**
 * One part of a split payment.
 */
export interface AllocationTransaction {
  /**
   * Its number within the payment: `1`, `2`, ...
   */
  'transactionId'?: (string) | undefined;
  /**
   * Who receives it.
   */
  'target'?: (_turnpike_v1_AllocationTarget | null) | undefined;
  /**
   * What the target gets, after the fee.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The total from which a fee was kept; absent without a fee.
   */
  'total'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The fee; absent without one.
   */
  'feeAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The paying shop that keeps the fee; absent without one.
   */
  'feeTarget'?: (_turnpike_v1_AllocationTarget | null) | undefined;
  /**
   * The part of the total that the fee was asked to be; absent for a fixed fee.
   */
  'feeShare'?: (_turnpike_v1_Rational | null) | undefined;
  /**
   * What this part pays for.
   */
  'cart'?: (_turnpike_v1_CartLine)[] | undefined;
}

/**
 * One part of a split payment.
 */
export interface AllocationTransaction__Output {
  /**
   * Its number within the payment: `1`, `2`, ...
   */
  'transactionId'?: (string) | undefined;
  /**
   * Who receives it.
   */
  'target'?: (_turnpike_v1_AllocationTarget__Output) | undefined;
  /**
   * What the target gets, after the fee.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The total from which a fee was kept; absent without a fee.
   */
  'total'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The fee; absent without one.
   */
  'feeAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The paying shop that keeps the fee; absent without one.
   */
  'feeTarget'?: (_turnpike_v1_AllocationTarget__Output) | undefined;
  /**
   * The part of the total that the fee was asked to be; absent for a fixed fee.
   */
  'feeShare'?: (_turnpike_v1_Rational__Output) | undefined;
  /**
   * What this part pays for.
   */
  'cart'?: (_turnpike_v1_CartLine__Output)[] | undefined;
}
