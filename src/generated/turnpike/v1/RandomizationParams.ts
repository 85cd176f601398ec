// Original file: protos/turnpike/v1/invoice.proto

import type { RandomizationDirection as _turnpike_v1_RandomizationDirection, RandomizationDirection__Output as _turnpike_v1_RandomizationDirection__Output } from '../../turnpike/v1/RandomizationDirection.ts';

/**
 * Moves an amount at random, so that payments by transfer can be told apart. Skipped
 * silently where a condition does not hold. The result is above zero, or the call is refused.
 */
export interface RandomizationParams {
  /**
   * The most that the amount moves, in minor units; zero or more.
   */
  'deviationMinor'?: (bigint) | undefined;
  /**
   * The result moves by multiples of ten to this power, in minor units: 2 means whole roubles; 0 to 12.
   */
  'precision'?: (number) | undefined;
  /**
   * Which way; both if unspecified.
   */
  'direction'?: (_turnpike_v1_RandomizationDirection) | undefined;
  /**
   * Only amounts of at least this many minor units; no such condition if absent.
   */
  'minAmountConditionMinor'?: (bigint) | undefined;
  /**
   * Only amounts of at most this many minor units; no such condition if absent.
   */
  'maxAmountConditionMinor'?: (bigint) | undefined;
  /**
   * Only amounts that are multiples of this many minor units; no such condition if absent.
   */
  'amountMultiplicityConditionMinor'?: (bigint) | undefined;
  '_minAmountConditionMinor'?: "minAmountConditionMinor" | undefined;
  '_maxAmountConditionMinor'?: "maxAmountConditionMinor" | undefined;
  '_amountMultiplicityConditionMinor'?: "amountMultiplicityConditionMinor" | undefined;
}

/**
 * Moves an amount at random, so that payments by transfer can be told apart. Skipped
 * silently where a condition does not hold. The result is above zero, or the call is refused.
 */
export interface RandomizationParams__Output {
  /**
   * The most that the amount moves, in minor units; zero or more.
   */
  'deviationMinor'?: (bigint) | undefined;
  /**
   * The result moves by multiples of ten to this power, in minor units: 2 means whole roubles; 0 to 12.
   */
  'precision'?: (number) | undefined;
  /**
   * Which way; both if unspecified.
   */
  'direction'?: (_turnpike_v1_RandomizationDirection__Output) | undefined;
  /**
   * Only amounts of at least this many minor units; no such condition if absent.
   */
  'minAmountConditionMinor'?: (bigint) | undefined;
  /**
   * Only amounts of at most this many minor units; no such condition if absent.
   */
  'maxAmountConditionMinor'?: (bigint) | undefined;
  /**
   * Only amounts that are multiples of this many minor units; no such condition if absent.
   */
  'amountMultiplicityConditionMinor'?: (bigint) | undefined;
  '_minAmountConditionMinor'?: "minAmountConditionMinor" | undefined;
  '_maxAmountConditionMinor'?: "maxAmountConditionMinor" | undefined;
  '_amountMultiplicityConditionMinor'?: "amountMultiplicityConditionMinor" | undefined;
}
