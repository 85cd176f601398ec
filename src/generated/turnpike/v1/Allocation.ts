// Original file: protos/turnpike/v1/allocation.proto

import type { AllocationTransaction as _turnpike_v1_AllocationTransaction, AllocationTransaction__Output as _turnpike_v1_AllocationTransaction__Output } from '../../turnpike/v1/AllocationTransaction.ts';

/**
 * How a payment was split. If the provider takes another amount than was asked for, the shares follow in proportion.
 */
export interface Allocation {
  /**
   * One transfer for each target, and a last one to the paying shop for the fees, unless they are zero.
   */
  'transactions'?: (_turnpike_v1_AllocationTransaction)[] | undefined;
}

/**
 * How a payment was split. If the provider takes another amount than was asked for, the shares follow in proportion.
 */
export interface Allocation__Output {
  /**
   * One transfer for each target, and a last one to the paying shop for the fees, unless they are zero.
   */
  'transactions'?: (_turnpike_v1_AllocationTransaction__Output)[] | undefined;
}
