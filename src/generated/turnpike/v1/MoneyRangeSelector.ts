// Original file: protos/turnpike/v1/terms.proto

import type { MoneyRange as _turnpike_v1_MoneyRange, MoneyRange__Output as _turnpike_v1_MoneyRange__Output } from '../../turnpike/v1/MoneyRange.ts';
import type { UndecidedTerm as _turnpike_v1_UndecidedTerm, UndecidedTerm__Output as _turnpike_v1_UndecidedTerm__Output } from '../../turnpike/v1/UndecidedTerm.ts';

/**
 * A range of money, or what it depends on.
 */
export interface MoneyRangeSelector {
  /**
   * The range.
   */
  'value'?: (_turnpike_v1_MoneyRange | null) | undefined;
  /**
   * What it depends on.
   */
  'undecided'?: (_turnpike_v1_UndecidedTerm | null) | undefined;
  /**
   * One of these.
   */
  'selector'?: "value"|"undecided" | undefined;
}

/**
 * A range of money, or what it depends on.
 */
export interface MoneyRangeSelector__Output {
  /**
   * The range.
   */
  'value'?: (_turnpike_v1_MoneyRange__Output) | undefined;
  /**
   * What it depends on.
   */
  'undecided'?: (_turnpike_v1_UndecidedTerm__Output) | undefined;
  /**
   * One of these.
   */
  'selector'?: "value"|"undecided" | undefined;
}
