// Original file: protos/turnpike/v1/repair.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';

/**
 * Gives a payment another amount.
 */
export interface RepairAmount {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The amount, in the payment's currency.
   */
  'newAmount'?: (_turnpike_v1_Money | null) | undefined;
}

/**
 * Gives a payment another amount.
 */
export interface RepairAmount__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The amount, in the payment's currency.
   */
  'newAmount'?: (_turnpike_v1_Money__Output) | undefined;
}
