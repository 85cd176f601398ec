// Original file: protos/turnpike/v1/event.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';

/**
 * A dispute about an application was opened.
 */
export interface DisputeOpened {
  /**
   * The dispute.
   */
  'disputeId'?: (string) | undefined;
  /**
   * What the merchant calls it.
   */
  'disputeRef'?: (string) | undefined;
  /**
   * Why: `invalid_sum`, `has_payment`, `invalid_requisites` or `unknown`.
   */
  'reason'?: (string) | undefined;
  /**
   * What really was paid, where the sum is contested.
   */
  'claimedAmount'?: (_turnpike_v1_Money | null) | undefined;
}

/**
 * A dispute about an application was opened.
 */
export interface DisputeOpened__Output {
  /**
   * The dispute.
   */
  'disputeId'?: (string) | undefined;
  /**
   * What the merchant calls it.
   */
  'disputeRef'?: (string) | undefined;
  /**
   * Why: `invalid_sum`, `has_payment`, `invalid_requisites` or `unknown`.
   */
  'reason'?: (string) | undefined;
  /**
   * What really was paid, where the sum is contested.
   */
  'claimedAmount'?: (_turnpike_v1_Money__Output) | undefined;
}
