// Original file: protos/turnpike/v1/money.proto

import type { MoneyBound as _turnpike_v1_MoneyBound, MoneyBound__Output as _turnpike_v1_MoneyBound__Output } from '../../turnpike/v1/MoneyBound.ts';

/**
 * A range of money of one currency.
 */
export interface MoneyRange {
  /**
   * The lower end.
   */
  'lower'?: (_turnpike_v1_MoneyBound | null) | undefined;
  /**
   * The upper end.
   */
  'upper'?: (_turnpike_v1_MoneyBound | null) | undefined;
}

/**
 * A range of money of one currency.
 */
export interface MoneyRange__Output {
  /**
   * The lower end.
   */
  'lower'?: (_turnpike_v1_MoneyBound__Output) | undefined;
  /**
   * The upper end.
   */
  'upper'?: (_turnpike_v1_MoneyBound__Output) | undefined;
}
