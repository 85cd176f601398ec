// Original file: protos/turnpike/v1/h2h_payment.proto

import type { H2hStatus as _turnpike_v1_H2hStatus, H2hStatus__Output as _turnpike_v1_H2hStatus__Output } from '../../turnpike/v1/H2hStatus.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from '../../turnpike/v1/Failure.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * Money of a payin on its way back to the payer.
 */
export interface H2hRefund {
  /**
   * The merchant's own id, unique within the payin.
   */
  'refundId'?: (string) | undefined;
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The payin, by the merchant's own id.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The payin, by the gateway's id.
   */
  'applicationId'?: (string) | undefined;
  /**
   * PROCESSING, SUCCESS or DECLINE.
   */
  'status'?: (_turnpike_v1_H2hStatus) | undefined;
  /**
   * Why it was declined, in words.
   */
  'statusDescription'?: (string) | undefined;
  /**
   * How much goes back.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * Why, as told.
   */
  'reason'?: (string) | undefined;
  /**
   * Why it was declined.
   */
  'failure'?: (_turnpike_v1_Failure | null) | undefined;
  /**
   * When it was asked for.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
}

/**
 * Money of a payin on its way back to the payer.
 */
export interface H2hRefund__Output {
  /**
   * The merchant's own id, unique within the payin.
   */
  'refundId'?: (string) | undefined;
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The payin, by the merchant's own id.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The payin, by the gateway's id.
   */
  'applicationId'?: (string) | undefined;
  /**
   * PROCESSING, SUCCESS or DECLINE.
   */
  'status'?: (_turnpike_v1_H2hStatus__Output) | undefined;
  /**
   * Why it was declined, in words.
   */
  'statusDescription'?: (string) | undefined;
  /**
   * How much goes back.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * Why, as told.
   */
  'reason'?: (string) | undefined;
  /**
   * Why it was declined.
   */
  'failure'?: (_turnpike_v1_Failure__Output) | undefined;
  /**
   * When it was asked for.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
}
