// Original file: protos/turnpike/v1/event.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { CashFlowPosting as _turnpike_v1_CashFlowPosting, CashFlowPosting__Output as _turnpike_v1_CashFlowPosting__Output } from '../../turnpike/v1/CashFlowPosting.ts';

/**
 * A refund was asked for; it is PENDING.
 */
export interface RefundCreated {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund.
   */
  'refundId'?: (string) | undefined;
  /**
   * How much.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * Why, as told.
   */
  'reason'?: (string) | undefined;
  /**
   * What the merchant calls it.
   */
  'externalId'?: (string) | undefined;
  /**
   * The movements of money that touch the merchant's own accounts, and no others.
   */
  'cashFlow'?: (_turnpike_v1_CashFlowPosting)[] | undefined;
}

/**
 * A refund was asked for; it is PENDING.
 */
export interface RefundCreated__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund.
   */
  'refundId'?: (string) | undefined;
  /**
   * How much.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * Why, as told.
   */
  'reason'?: (string) | undefined;
  /**
   * What the merchant calls it.
   */
  'externalId'?: (string) | undefined;
  /**
   * The movements of money that touch the merchant's own accounts, and no others.
   */
  'cashFlow'?: (_turnpike_v1_CashFlowPosting__Output)[] | undefined;
}
