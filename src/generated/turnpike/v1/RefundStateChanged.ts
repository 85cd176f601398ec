// Original file: protos/turnpike/v1/event.proto

import type { RefundState as _turnpike_v1_RefundState, RefundState__Output as _turnpike_v1_RefundState__Output } from '../../turnpike/v1/RefundState.ts';
import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from '../../turnpike/v1/Failure.ts';

/**
 * A refund has another state.
 */
export interface RefundStateChanged {
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
   * Why; set if state is FAILED.
   */
  'failure'?: (_turnpike_v1_Failure | null) | undefined;
}

/**
 * A refund has another state.
 */
export interface RefundStateChanged__Output {
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
   * Why; set if state is FAILED.
   */
  'failure'?: (_turnpike_v1_Failure__Output) | undefined;
}
