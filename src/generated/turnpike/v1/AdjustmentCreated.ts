// Original file: protos/turnpike/v1/event.proto

import type { CashFlowPosting as _turnpike_v1_CashFlowPosting, CashFlowPosting__Output as _turnpike_v1_CashFlowPosting__Output } from '../../turnpike/v1/CashFlowPosting.ts';

/**
 * An adjustment was asked for; it is PENDING.
 */
export interface AdjustmentCreated {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The adjustment.
   */
  'adjustmentId'?: (string) | undefined;
  /**
   * Why, as told.
   */
  'reason'?: (string) | undefined;
  /**
   * The movements of money that undo what was booked; those that touch the merchant's own accounts.
   */
  'oldCashFlowInverse'?: (_turnpike_v1_CashFlowPosting)[] | undefined;
  /**
   * The movements of money as they should be; those that touch the merchant's own accounts.
   */
  'newCashFlow'?: (_turnpike_v1_CashFlowPosting)[] | undefined;
}

/**
 * An adjustment was asked for; it is PENDING.
 */
export interface AdjustmentCreated__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The adjustment.
   */
  'adjustmentId'?: (string) | undefined;
  /**
   * Why, as told.
   */
  'reason'?: (string) | undefined;
  /**
   * The movements of money that undo what was booked; those that touch the merchant's own accounts.
   */
  'oldCashFlowInverse'?: (_turnpike_v1_CashFlowPosting__Output)[] | undefined;
  /**
   * The movements of money as they should be; those that touch the merchant's own accounts.
   */
  'newCashFlow'?: (_turnpike_v1_CashFlowPosting__Output)[] | undefined;
}
