// Original file: protos/turnpike/v1/event.proto

import type { SessionTarget as _turnpike_v1_SessionTarget, SessionTarget__Output as _turnpike_v1_SessionTarget__Output } from '../../turnpike/v1/SessionTarget.ts';
import type { PaymentProgress as _turnpike_v1_PaymentProgress, PaymentProgress__Output as _turnpike_v1_PaymentProgress__Output } from '../../turnpike/v1/PaymentProgress.ts';

/**
 * The conversation with the provider went on.
 */
export interface PaymentProgressed {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund; empty if it is about the payment itself.
   */
  'refundId'?: (string) | undefined;
  /**
   * What the provider is asked for.
   */
  'target'?: (_turnpike_v1_SessionTarget) | undefined;
  /**
   * How it stands.
   */
  'progress'?: (_turnpike_v1_PaymentProgress) | undefined;
}

/**
 * The conversation with the provider went on.
 */
export interface PaymentProgressed__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund; empty if it is about the payment itself.
   */
  'refundId'?: (string) | undefined;
  /**
   * What the provider is asked for.
   */
  'target'?: (_turnpike_v1_SessionTarget__Output) | undefined;
  /**
   * How it stands.
   */
  'progress'?: (_turnpike_v1_PaymentProgress__Output) | undefined;
}
