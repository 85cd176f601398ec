// Original file: protos/turnpike/v1/allocation.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { Rational as _turnpike_v1_Rational, Rational__Output as _turnpike_v1_Rational__Output } from '../../turnpike/v1/Rational.ts';

/**
 * A share of which the paying shop keeps a fee: the target gets total less fee.
 */
export interface AllocationTotal {
  /**
   * The amount before the fee; above zero.
   */
  'total'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * This amount.
   */
  'fixed'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * This part of the total, rounded half away from zero.
   */
  'share'?: (_turnpike_v1_Rational | null) | undefined;
  /**
   * The fee of the paying shop.
   */
  'fee'?: "fixed"|"share" | undefined;
}

/**
 * A share of which the paying shop keeps a fee: the target gets total less fee.
 */
export interface AllocationTotal__Output {
  /**
   * The amount before the fee; above zero.
   */
  'total'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * This amount.
   */
  'fixed'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * This part of the total, rounded half away from zero.
   */
  'share'?: (_turnpike_v1_Rational__Output) | undefined;
  /**
   * The fee of the paying shop.
   */
  'fee'?: "fixed"|"share" | undefined;
}
