// Original file: protos/turnpike/v1/invoice.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';

/**
 * What an amount was, and what it became.
 */
export interface AmountMutation {
  /**
   * What it was.
   */
  'original'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What it became.
   */
  'mutated'?: (_turnpike_v1_Money | null) | undefined;
}

/**
 * What an amount was, and what it became.
 */
export interface AmountMutation__Output {
  /**
   * What it was.
   */
  'original'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What it became.
   */
  'mutated'?: (_turnpike_v1_Money__Output) | undefined;
}
