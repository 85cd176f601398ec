// Original file: protos/turnpike/v1/terms.proto

import type { UndecidedBranch as _turnpike_v1_UndecidedBranch, UndecidedBranch__Output as _turnpike_v1_UndecidedBranch__Output } from '../../turnpike/v1/UndecidedBranch.ts';

/**
 * A term whose value depends on things that may not be known yet.
 */
export interface UndecidedTerm {
  /**
   * What it depends on: the branches that are still possible, in order; the first that holds wins.
   */
  'branches'?: (_turnpike_v1_UndecidedBranch)[] | undefined;
}

/**
 * A term whose value depends on things that may not be known yet.
 */
export interface UndecidedTerm__Output {
  /**
   * What it depends on: the branches that are still possible, in order; the first that holds wins.
   */
  'branches'?: (_turnpike_v1_UndecidedBranch__Output)[] | undefined;
}
