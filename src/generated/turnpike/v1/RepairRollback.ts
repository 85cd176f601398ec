// Original file: protos/turnpike/v1/repair.proto

import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from '../../turnpike/v1/Failure.ts';

/**
 * Makes a payment, or one refund of it, let go what it holds and fail.
 */
export interface RepairRollback {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund; empty for the payment itself.
   */
  'refundId'?: (string) | undefined;
  /**
   * What it fails with.
   */
  'failure'?: (_turnpike_v1_Failure | null) | undefined;
}

/**
 * Makes a payment, or one refund of it, let go what it holds and fail.
 */
export interface RepairRollback__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund; empty for the payment itself.
   */
  'refundId'?: (string) | undefined;
  /**
   * What it fails with.
   */
  'failure'?: (_turnpike_v1_Failure__Output) | undefined;
}
