// Original file: protos/turnpike/v1/allocation.proto

import type { AllocationShare as _turnpike_v1_AllocationShare, AllocationShare__Output as _turnpike_v1_AllocationShare__Output } from '../../turnpike/v1/AllocationShare.ts';

/**
 * How to split a payment between shops of one party, as asked for: at most 50 shares, which together are the amount.
 */
export interface AllocationPrototype {
  /**
   * The shares, one for each receiving shop.
   */
  'shares'?: (_turnpike_v1_AllocationShare)[] | undefined;
}

/**
 * How to split a payment between shops of one party, as asked for: at most 50 shares, which together are the amount.
 */
export interface AllocationPrototype__Output {
  /**
   * The shares, one for each receiving shop.
   */
  'shares'?: (_turnpike_v1_AllocationShare__Output)[] | undefined;
}
