// Original file: protos/turnpike/v1/host_to_host_service.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';

/**
 * Money to give back.
 */
export interface CreateRefundRequest {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The payin, by the merchant's own id.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The merchant's own id: 1 to 64 of letters, digits, `_` and `-`, unique within the payin; not one that begins with `m`.
   */
  'refundId'?: (string) | undefined;
  /**
   * How much. Default: all that is left.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * Why; up to 500 characters.
   */
  'reason'?: (string) | undefined;
}

/**
 * Money to give back.
 */
export interface CreateRefundRequest__Output {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The payin, by the merchant's own id.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The merchant's own id: 1 to 64 of letters, digits, `_` and `-`, unique within the payin; not one that begins with `m`.
   */
  'refundId'?: (string) | undefined;
  /**
   * How much. Default: all that is left.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * Why; up to 500 characters.
   */
  'reason'?: (string) | undefined;
}
