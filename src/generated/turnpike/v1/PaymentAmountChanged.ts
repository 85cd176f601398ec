// Original file: protos/turnpike/v1/event.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';

/**
 * A payment has another amount.
 */
export interface PaymentAmountChanged {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The amount before.
   */
  'oldAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The amount after.
   */
  'newAmount'?: (_turnpike_v1_Money | null) | undefined;
}

/**
 * A payment has another amount.
 */
export interface PaymentAmountChanged__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The amount before.
   */
  'oldAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The amount after.
   */
  'newAmount'?: (_turnpike_v1_Money__Output) | undefined;
}
