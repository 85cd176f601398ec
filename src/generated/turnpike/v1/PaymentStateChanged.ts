// Original file: protos/turnpike/v1/event.proto

import type { PaymentState as _turnpike_v1_PaymentState, PaymentState__Output as _turnpike_v1_PaymentState__Output } from '../../turnpike/v1/PaymentState.ts';
import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from '../../turnpike/v1/Failure.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A payment has another state.
 */
export interface PaymentStateChanged {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The state.
   */
  'state'?: (_turnpike_v1_PaymentState) | undefined;
  /**
   * Why; set if state is FAILED.
   */
  'failure'?: (_turnpike_v1_Failure | null) | undefined;
  /**
   * How much was captured; set if state is CAPTURED.
   */
  'capturedAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * Why it was captured or cancelled; may be empty.
   */
  'reason'?: (string) | undefined;
  /**
   * When the hold ends by itself; set if state is PROCESSED and the flow is a hold.
   */
  'holdExpireTime'?: (_google_protobuf_Timestamp | null) | undefined;
}

/**
 * A payment has another state.
 */
export interface PaymentStateChanged__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The state.
   */
  'state'?: (_turnpike_v1_PaymentState__Output) | undefined;
  /**
   * Why; set if state is FAILED.
   */
  'failure'?: (_turnpike_v1_Failure__Output) | undefined;
  /**
   * How much was captured; set if state is CAPTURED.
   */
  'capturedAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * Why it was captured or cancelled; may be empty.
   */
  'reason'?: (string) | undefined;
  /**
   * When the hold ends by itself; set if state is PROCESSED and the flow is a hold.
   */
  'holdExpireTime'?: (_google_protobuf_Timestamp__Output) | undefined;
}
