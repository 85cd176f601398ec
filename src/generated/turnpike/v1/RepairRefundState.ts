// Original file: protos/turnpike/v1/repair.proto

import type { RefundState as _turnpike_v1_RefundState, RefundState__Output as _turnpike_v1_RefundState__Output } from '../../turnpike/v1/RefundState.ts';
import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from '../../turnpike/v1/Failure.ts';

/**
 * Gives a refund another state.
 */
export interface RepairRefundState {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund.
   */
  'refundId'?: (string) | undefined;
  /**
   * The state.
   */
  'state'?: (_turnpike_v1_RefundState) | undefined;
  /**
   * Why; for FAILED.
   */
  'failure'?: (_turnpike_v1_Failure | null) | undefined;
}

/**
 * Gives a refund another state.
 */
export interface RepairRefundState__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund.
   */
  'refundId'?: (string) | undefined;
  /**
   * The state.
   */
  'state'?: (_turnpike_v1_RefundState__Output) | undefined;
  /**
   * Why; for FAILED.
   */
  'failure'?: (_turnpike_v1_Failure__Output) | undefined;
}
