// Original file: protos/turnpike/v1/h2h_payment.proto

import type { H2hPaymentType as _turnpike_v1_H2hPaymentType, H2hPaymentType__Output as _turnpike_v1_H2hPaymentType__Output } from '../../turnpike/v1/H2hPaymentType.ts';
import type { H2hProduct as _turnpike_v1_H2hProduct, H2hProduct__Output as _turnpike_v1_H2hProduct__Output } from '../../turnpike/v1/H2hProduct.ts';
import type { H2hStatus as _turnpike_v1_H2hStatus, H2hStatus__Output as _turnpike_v1_H2hStatus__Output } from '../../turnpike/v1/H2hStatus.ts';
import type { H2hSubStatus as _turnpike_v1_H2hSubStatus, H2hSubStatus__Output as _turnpike_v1_H2hSubStatus__Output } from '../../turnpike/v1/H2hSubStatus.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { H2hRefundState as _turnpike_v1_H2hRefundState, H2hRefundState__Output as _turnpike_v1_H2hRefundState__Output } from '../../turnpike/v1/H2hRefundState.ts';
import type { H2hRequisites as _turnpike_v1_H2hRequisites, H2hRequisites__Output as _turnpike_v1_H2hRequisites__Output } from '../../turnpike/v1/H2hRequisites.ts';
import type { H2hRedirect as _turnpike_v1_H2hRedirect, H2hRedirect__Output as _turnpike_v1_H2hRedirect__Output } from '../../turnpike/v1/H2hRedirect.ts';
import type { H2hOperation as _turnpike_v1_H2hOperation, H2hOperation__Output as _turnpike_v1_H2hOperation__Output } from '../../turnpike/v1/H2hOperation.ts';
import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from '../../turnpike/v1/Failure.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A payin or a payout of a cash desk, as its merchant sees it.
 */
export interface H2hPayment {
  /**
   * Id of the gateway's own. Over HTTP its name is `request_id`.
   */
  'applicationId'?: (string) | undefined;
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The merchant's own id, unique within the cash desk.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Which way the money goes.
   */
  'type'?: (_turnpike_v1_H2hPaymentType) | undefined;
  /**
   * Transfers between people, or cards.
   */
  'product'?: (_turnpike_v1_H2hProduct) | undefined;
  /**
   * The code of the payment method, such as `card-p2p`.
   */
  'method'?: (string) | undefined;
  /**
   * Where it stands.
   */
  'status'?: (_turnpike_v1_H2hStatus) | undefined;
  /**
   * Where it stands, more exactly. Treat one that you do not know as an intermediate one.
   */
  'subStatus'?: (_turnpike_v1_H2hSubStatus) | undefined;
  /**
   * In words, for people. Never branch on it.
   */
  'statusDescription'?: (string) | undefined;
  /**
   * True if nothing will change any more.
   */
  'final'?: (boolean) | undefined;
  /**
   * What was asked for.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What came in, where it is not what was asked for.
   */
  'receivedAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What went back to the payer; absent for payouts.
   */
  'refundedAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * Whether money went back.
   */
  'refundState'?: (_turnpike_v1_H2hRefundState) | undefined;
  /**
   * Where the payer sends the money to; absent until a provider gave it.
   */
  'requisites'?: (_turnpike_v1_H2hRequisites | null) | undefined;
  /**
   * Where the payer has to go now.
   */
  'redirect'?: (_turnpike_v1_H2hRedirect | null) | undefined;
  /**
   * How many one-time passwords may still be tried; 0 if none is asked for.
   */
  'otpAttemptsLeft'?: (number) | undefined;
  /**
   * The page that serves the payer; set for a payin that was created for it.
   */
  'formUrl'?: (string) | undefined;
  /**
   * Steps with the outside world, oldest first.
   */
  'operations'?: (_turnpike_v1_H2hOperation)[] | undefined;
  /**
   * The case that was opened last; empty if there is none.
   */
  'disputeId'?: (string) | undefined;
  /**
   * Why it was declined, or what a provider said.
   */
  'failure'?: (_turnpike_v1_Failure | null) | undefined;
  /**
   * When it was created.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * When the last step was taken.
   */
  'updateTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * When its lifetime is over.
   */
  'expireTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * Rises by one with each step; compare it to tell an old answer or alert from a new one.
   */
  'version'?: (bigint) | undefined;
  /**
   * Changes with each step; opaque.
   */
  'etag'?: (string) | undefined;
}

/**
 * A payin or a payout of a cash desk, as its merchant sees it.
 */
export interface H2hPayment__Output {
  /**
   * Id of the gateway's own. Over HTTP its name is `request_id`.
   */
  'applicationId'?: (string) | undefined;
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The merchant's own id, unique within the cash desk.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Which way the money goes.
   */
  'type'?: (_turnpike_v1_H2hPaymentType__Output) | undefined;
  /**
   * Transfers between people, or cards.
   */
  'product'?: (_turnpike_v1_H2hProduct__Output) | undefined;
  /**
   * The code of the payment method, such as `card-p2p`.
   */
  'method'?: (string) | undefined;
  /**
   * Where it stands.
   */
  'status'?: (_turnpike_v1_H2hStatus__Output) | undefined;
  /**
   * Where it stands, more exactly. Treat one that you do not know as an intermediate one.
   */
  'subStatus'?: (_turnpike_v1_H2hSubStatus__Output) | undefined;
  /**
   * In words, for people. Never branch on it.
   */
  'statusDescription'?: (string) | undefined;
  /**
   * True if nothing will change any more.
   */
  'final'?: (boolean) | undefined;
  /**
   * What was asked for.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What came in, where it is not what was asked for.
   */
  'receivedAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What went back to the payer; absent for payouts.
   */
  'refundedAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * Whether money went back.
   */
  'refundState'?: (_turnpike_v1_H2hRefundState__Output) | undefined;
  /**
   * Where the payer sends the money to; absent until a provider gave it.
   */
  'requisites'?: (_turnpike_v1_H2hRequisites__Output) | undefined;
  /**
   * Where the payer has to go now.
   */
  'redirect'?: (_turnpike_v1_H2hRedirect__Output) | undefined;
  /**
   * How many one-time passwords may still be tried; 0 if none is asked for.
   */
  'otpAttemptsLeft'?: (number) | undefined;
  /**
   * The page that serves the payer; set for a payin that was created for it.
   */
  'formUrl'?: (string) | undefined;
  /**
   * Steps with the outside world, oldest first.
   */
  'operations'?: (_turnpike_v1_H2hOperation__Output)[] | undefined;
  /**
   * The case that was opened last; empty if there is none.
   */
  'disputeId'?: (string) | undefined;
  /**
   * Why it was declined, or what a provider said.
   */
  'failure'?: (_turnpike_v1_Failure__Output) | undefined;
  /**
   * When it was created.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * When the last step was taken.
   */
  'updateTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * When its lifetime is over.
   */
  'expireTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * Rises by one with each step; compare it to tell an old answer or alert from a new one.
   */
  'version'?: (bigint) | undefined;
  /**
   * Changes with each step; opaque.
   */
  'etag'?: (string) | undefined;
}
