// Original file: protos/turnpike/v1/event.proto

import type { CashFlowPosting as _turnpike_v1_CashFlowPosting, CashFlowPosting__Output as _turnpike_v1_CashFlowPosting__Output } from '../../turnpike/v1/CashFlowPosting.ts';

/**
 * The movements of money of a payment were computed.
 */
export interface PaymentCashFlowChanged {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The movements that touch the merchant's own accounts, and no others.
   */
  'cashFlow'?: (_turnpike_v1_CashFlowPosting)[] | undefined;
}

/**
 * The movements of money of a payment were computed.
 */
export interface PaymentCashFlowChanged__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The movements that touch the merchant's own accounts, and no others.
   */
  'cashFlow'?: (_turnpike_v1_CashFlowPosting__Output)[] | undefined;
}
