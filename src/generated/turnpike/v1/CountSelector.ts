// Original file: protos/turnpike/v1/terms.proto

import type { UndecidedTerm as _turnpike_v1_UndecidedTerm, UndecidedTerm__Output as _turnpike_v1_UndecidedTerm__Output } from '../../turnpike/v1/UndecidedTerm.ts';

/**
 * A whole number, or what it depends on.
 */
export interface CountSelector {
  /**
   * The number.
   */
  'value'?: (bigint) | undefined;
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
 * A whole number, or what it depends on.
 */
export interface CountSelector__Output {
  /**
   * The number.
   */
  'value'?: (bigint) | undefined;
  /**
   * What it depends on.
   */
  'undecided'?: (_turnpike_v1_UndecidedTerm__Output) | undefined;
  /**
   * One of these.
   */
  'selector'?: "value"|"undecided" | undefined;
}
