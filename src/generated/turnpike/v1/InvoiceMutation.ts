// Original file: protos/turnpike/v1/invoice.proto

import type { AmountMutation as _turnpike_v1_AmountMutation, AmountMutation__Output as _turnpike_v1_AmountMutation__Output } from '../../turnpike/v1/AmountMutation.ts';

/**
 * A change of the cost at creation, as it was made.
 */
export interface InvoiceMutation {
  /**
   * The amount.
   */
  'amount'?: (_turnpike_v1_AmountMutation | null) | undefined;
  /**
   * What was changed.
   */
  'mutation'?: "amount" | undefined;
}

/**
 * A change of the cost at creation, as it was made.
 */
export interface InvoiceMutation__Output {
  /**
   * The amount.
   */
  'amount'?: (_turnpike_v1_AmountMutation__Output) | undefined;
  /**
   * What was changed.
   */
  'mutation'?: "amount" | undefined;
}
