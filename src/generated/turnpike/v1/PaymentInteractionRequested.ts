// Original file: protos/turnpike/v1/event.proto

import type { UserInteraction as _turnpike_v1_UserInteraction, UserInteraction__Output as _turnpike_v1_UserInteraction__Output } from '../../turnpike/v1/UserInteraction.ts';

/**
 * The payer is asked to do something.
 */
export interface PaymentInteractionRequested {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund; empty if it is about the payment itself.
   */
  'refundId'?: (string) | undefined;
  /**
   * What to do.
   */
  'userInteraction'?: (_turnpike_v1_UserInteraction | null) | undefined;
}

/**
 * The payer is asked to do something.
 */
export interface PaymentInteractionRequested__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund; empty if it is about the payment itself.
   */
  'refundId'?: (string) | undefined;
  /**
   * What to do.
   */
  'userInteraction'?: (_turnpike_v1_UserInteraction__Output) | undefined;
}
