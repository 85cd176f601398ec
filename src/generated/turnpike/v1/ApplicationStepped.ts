// Original file: protos/turnpike/v1/event.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from '../../turnpike/v1/Failure.ts';

/**
 * A host-to-host payin or payout took a step of its status.
 */
export interface ApplicationStepped {
  /**
   * The gateway's own id: of the invoice of a payin, or of the payout.
   */
  'applicationId'?: (string) | undefined;
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * What the merchant calls it.
   */
  'merchantPaymentId'?: (string) | undefined;
  /**
   * `payin` or `payout`.
   */
  'type'?: (string) | undefined;
  /**
   * `processing`, `dispute`, `success`, `decline` or `error`.
   */
  'status'?: (string) | undefined;
  /**
   * More of it; empty where the status has none.
   */
  'subStatus'?: (string) | undefined;
  /**
   * In words, for people: refusals, errors, and when the merchant has to act. Never branch on it.
   */
  'statusDescription'?: (string) | undefined;
  /**
   * True if no other step follows.
   */
  'final'?: (boolean) | undefined;
  /**
   * Rises by one with each step; the first has 1.
   */
  'version'?: (bigint) | undefined;
  /**
   * When the step was taken.
   */
  'updateTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * How much it is about.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What came in, where it is not what was declared.
   */
  'receivedAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * How much of it was refunded.
   */
  'refundedAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The method, such as `card-p2p`.
   */
  'method'?: (string) | undefined;
  /**
   * Why it was declined; absent if it was not.
   */
  'failure'?: (_turnpike_v1_Failure | null) | undefined;
}

/**
 * A host-to-host payin or payout took a step of its status.
 */
export interface ApplicationStepped__Output {
  /**
   * The gateway's own id: of the invoice of a payin, or of the payout.
   */
  'applicationId'?: (string) | undefined;
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * What the merchant calls it.
   */
  'merchantPaymentId'?: (string) | undefined;
  /**
   * `payin` or `payout`.
   */
  'type'?: (string) | undefined;
  /**
   * `processing`, `dispute`, `success`, `decline` or `error`.
   */
  'status'?: (string) | undefined;
  /**
   * More of it; empty where the status has none.
   */
  'subStatus'?: (string) | undefined;
  /**
   * In words, for people: refusals, errors, and when the merchant has to act. Never branch on it.
   */
  'statusDescription'?: (string) | undefined;
  /**
   * True if no other step follows.
   */
  'final'?: (boolean) | undefined;
  /**
   * Rises by one with each step; the first has 1.
   */
  'version'?: (bigint) | undefined;
  /**
   * When the step was taken.
   */
  'updateTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * How much it is about.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What came in, where it is not what was declared.
   */
  'receivedAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * How much of it was refunded.
   */
  'refundedAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The method, such as `card-p2p`.
   */
  'method'?: (string) | undefined;
  /**
   * Why it was declined; absent if it was not.
   */
  'failure'?: (_turnpike_v1_Failure__Output) | undefined;
}
