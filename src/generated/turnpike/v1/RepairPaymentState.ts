// Original file: protos/turnpike/v1/repair.proto

import type { PaymentState as _turnpike_v1_PaymentState, PaymentState__Output as _turnpike_v1_PaymentState__Output } from '../../turnpike/v1/PaymentState.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from '../../turnpike/v1/Failure.ts';

/**
 * Gives a payment another state.
 */
export interface RepairPaymentState {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The state.
   */
  'state'?: (_turnpike_v1_PaymentState) | undefined;
  /**
   * Why; kept with CAPTURED and CANCELLED.
   */
  'reason'?: (string) | undefined;
  /**
   * How much; for CAPTURED.
   */
  'capturedAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * Why; for FAILED.
   */
  'failure'?: (_turnpike_v1_Failure | null) | undefined;
}

/**
 * Gives a payment another state.
 */
export interface RepairPaymentState__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The state.
   */
  'state'?: (_turnpike_v1_PaymentState__Output) | undefined;
  /**
   * Why; kept with CAPTURED and CANCELLED.
   */
  'reason'?: (string) | undefined;
  /**
   * How much; for CAPTURED.
   */
  'capturedAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * Why; for FAILED.
   */
  'failure'?: (_turnpike_v1_Failure__Output) | undefined;
}
