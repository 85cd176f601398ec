// Original file: protos/turnpike/v1/money.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';

/**
 * One end of a range of money.
 */
export interface MoneyBound {
  /**
   * The end itself.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * True if an amount equal to the end is inside the range.
   */
  'inclusive'?: (boolean) | undefined;
}

/**
 * One end of a range of money.
 */
export interface MoneyBound__Output {
  /**
   * The end itself.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * True if an amount equal to the end is inside the range.
   */
  'inclusive'?: (boolean) | undefined;
}
