// Original file: protos/turnpike/v1/terms.proto

import type { Fees as _turnpike_v1_Fees, Fees__Output as _turnpike_v1_Fees__Output } from '../../turnpike/v1/Fees.ts';
import type { UndecidedTerm as _turnpike_v1_UndecidedTerm, UndecidedTerm__Output as _turnpike_v1_UndecidedTerm__Output } from '../../turnpike/v1/UndecidedTerm.ts';

/**
 * Fees, or what they depend on.
 */
export interface FeesSelector {
  /**
   * The fees.
   */
  'value'?: (_turnpike_v1_Fees | null) | undefined;
  /**
   * What they depend on.
   */
  'undecided'?: (_turnpike_v1_UndecidedTerm | null) | undefined;
  /**
   * One of these.
   */
  'selector'?: "value"|"undecided" | undefined;
}

/**
 * Fees, or what they depend on.
 */
export interface FeesSelector__Output {
  /**
   * The fees.
   */
  'value'?: (_turnpike_v1_Fees__Output) | undefined;
  /**
   * What they depend on.
   */
  'undecided'?: (_turnpike_v1_UndecidedTerm__Output) | undefined;
  /**
   * One of these.
   */
  'selector'?: "value"|"undecided" | undefined;
}
