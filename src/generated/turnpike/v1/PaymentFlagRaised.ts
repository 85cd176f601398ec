// Original file: protos/turnpike/v1/event.proto

import type { PaymentFlag as _turnpike_v1_PaymentFlag, PaymentFlag__Output as _turnpike_v1_PaymentFlag__Output } from '../../turnpike/v1/PaymentFlag.ts';

/**
 * There is something about a payment that operators should know.
 */
export interface PaymentFlagRaised {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * What it is.
   */
  'flag'?: (_turnpike_v1_PaymentFlag) | undefined;
}

/**
 * There is something about a payment that operators should know.
 */
export interface PaymentFlagRaised__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * What it is.
   */
  'flag'?: (_turnpike_v1_PaymentFlag__Output) | undefined;
}
