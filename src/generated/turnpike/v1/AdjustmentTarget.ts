// Original file: protos/turnpike/v1/adjustment.proto

import type { PaymentState as _turnpike_v1_PaymentState, PaymentState__Output as _turnpike_v1_PaymentState__Output } from '../../turnpike/v1/PaymentState.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { CartLine as _turnpike_v1_CartLine, CartLine__Output as _turnpike_v1_CartLine__Output } from '../../turnpike/v1/CartLine.ts';
import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from '../../turnpike/v1/Failure.ts';

/**
 * A state that an adjustment can lead to.
 */
export interface AdjustmentTarget {
  /**
   * CAPTURED, CANCELLED or FAILED.
   */
  'state'?: (_turnpike_v1_PaymentState) | undefined;
  /**
   * Why it is captured or cancelled.
   */
  'reason'?: (string) | undefined;
  /**
   * For CAPTURED: how much; the payment's cost if absent.
   */
  'capturedAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * For CAPTURED: what the amount is for.
   */
  'capturedCart'?: (_turnpike_v1_CartLine)[] | undefined;
  /**
   * For FAILED: why.
   */
  'failure'?: (_turnpike_v1_Failure | null) | undefined;
}

/**
 * A state that an adjustment can lead to.
 */
export interface AdjustmentTarget__Output {
  /**
   * CAPTURED, CANCELLED or FAILED.
   */
  'state'?: (_turnpike_v1_PaymentState__Output) | undefined;
  /**
   * Why it is captured or cancelled.
   */
  'reason'?: (string) | undefined;
  /**
   * For CAPTURED: how much; the payment's cost if absent.
   */
  'capturedAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * For CAPTURED: what the amount is for.
   */
  'capturedCart'?: (_turnpike_v1_CartLine__Output)[] | undefined;
  /**
   * For FAILED: why.
   */
  'failure'?: (_turnpike_v1_Failure__Output) | undefined;
}
