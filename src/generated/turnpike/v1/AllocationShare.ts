// Original file: protos/turnpike/v1/allocation.proto

import type { AllocationTarget as _turnpike_v1_AllocationTarget, AllocationTarget__Output as _turnpike_v1_AllocationTarget__Output } from '../../turnpike/v1/AllocationTarget.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { AllocationTotal as _turnpike_v1_AllocationTotal, AllocationTotal__Output as _turnpike_v1_AllocationTotal__Output } from '../../turnpike/v1/AllocationTotal.ts';
import type { CartLine as _turnpike_v1_CartLine, CartLine__Output as _turnpike_v1_CartLine__Output } from '../../turnpike/v1/CartLine.ts';

/**
 * One share of a split payment, as asked for.
 */
export interface AllocationShare {
  /**
   * Who receives it; each target once.
   */
  'target'?: (_turnpike_v1_AllocationTarget | null) | undefined;
  /**
   * This amount, without a fee; above zero.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * A total from which the paying shop keeps a fee.
   */
  'total'?: (_turnpike_v1_AllocationTotal | null) | undefined;
  /**
   * What this share pays for.
   */
  'cart'?: (_turnpike_v1_CartLine)[] | undefined;
  /**
   * How much it is.
   */
  'body'?: "amount"|"total" | undefined;
}

/**
 * One share of a split payment, as asked for.
 */
export interface AllocationShare__Output {
  /**
   * Who receives it; each target once.
   */
  'target'?: (_turnpike_v1_AllocationTarget__Output) | undefined;
  /**
   * This amount, without a fee; above zero.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * A total from which the paying shop keeps a fee.
   */
  'total'?: (_turnpike_v1_AllocationTotal__Output) | undefined;
  /**
   * What this share pays for.
   */
  'cart'?: (_turnpike_v1_CartLine__Output)[] | undefined;
  /**
   * How much it is.
   */
  'body'?: "amount"|"total" | undefined;
}
