// Original file: protos/turnpike/v1/repair.proto

import type { SessionTarget as _turnpike_v1_SessionTarget, SessionTarget__Output as _turnpike_v1_SessionTarget__Output } from '../../turnpike/v1/SessionTarget.ts';
import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from '../../turnpike/v1/Failure.ts';

/**
 * Finishes the session that is not finished.
 */
export interface RepairSession {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund; empty for the payment itself.
   */
  'refundId'?: (string) | undefined;
  /**
   * The target of the session.
   */
  'target'?: (_turnpike_v1_SessionTarget) | undefined;
  /**
   * Why it failed; absent if it succeeded.
   */
  'failure'?: (_turnpike_v1_Failure | null) | undefined;
}

/**
 * Finishes the session that is not finished.
 */
export interface RepairSession__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund; empty for the payment itself.
   */
  'refundId'?: (string) | undefined;
  /**
   * The target of the session.
   */
  'target'?: (_turnpike_v1_SessionTarget__Output) | undefined;
  /**
   * Why it failed; absent if it succeeded.
   */
  'failure'?: (_turnpike_v1_Failure__Output) | undefined;
}
