// Original file: protos/turnpike/v1/terms.proto

import type { NameSet as _turnpike_v1_NameSet, NameSet__Output as _turnpike_v1_NameSet__Output } from '../../turnpike/v1/NameSet.ts';
import type { UndecidedTerm as _turnpike_v1_UndecidedTerm, UndecidedTerm__Output as _turnpike_v1_UndecidedTerm__Output } from '../../turnpike/v1/UndecidedTerm.ts';

/**
 * A set of names, or what it depends on.
 */
export interface NameSelector {
  /**
   * The set.
   */
  'value'?: (_turnpike_v1_NameSet | null) | undefined;
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
 * A set of names, or what it depends on.
 */
export interface NameSelector__Output {
  /**
   * The set.
   */
  'value'?: (_turnpike_v1_NameSet__Output) | undefined;
  /**
   * What it depends on.
   */
  'undecided'?: (_turnpike_v1_UndecidedTerm__Output) | undefined;
  /**
   * One of these.
   */
  'selector'?: "value"|"undecided" | undefined;
}
