// Original file: protos/turnpike/v1/invoice.proto

import type { RandomizationParams as _turnpike_v1_RandomizationParams, RandomizationParams__Output as _turnpike_v1_RandomizationParams__Output } from '../../turnpike/v1/RandomizationParams.ts';

/**
 * A change of the cost at creation, as asked for.
 */
export interface InvoiceMutationParams {
  /**
   * The amount, at random.
   */
  'amount'?: (_turnpike_v1_RandomizationParams | null) | undefined;
  /**
   * What is changed.
   */
  'mutation'?: "amount" | undefined;
}

/**
 * A change of the cost at creation, as asked for.
 */
export interface InvoiceMutationParams__Output {
  /**
   * The amount, at random.
   */
  'amount'?: (_turnpike_v1_RandomizationParams__Output) | undefined;
  /**
   * What is changed.
   */
  'mutation'?: "amount" | undefined;
}
