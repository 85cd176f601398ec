// Original file: protos/turnpike/v1/event.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';

/**
 * A dispute has another state.
 */
export interface DisputeStateChanged {
  /**
   * The dispute.
   */
  'disputeId'?: (string) | undefined;
  /**
   * `in_progress`, `resolved` or `declined`.
   */
  'state'?: (string) | undefined;
  /**
   * Who was right, where it is resolved: `merchant` or `payer`.
   */
  'winner'?: (string) | undefined;
  /**
   * The amount that the operation ends with, where it differs from what was declared.
   */
  'decidedAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * Why it was declined; may be empty.
   */
  'reason'?: (string) | undefined;
}

/**
 * A dispute has another state.
 */
export interface DisputeStateChanged__Output {
  /**
   * The dispute.
   */
  'disputeId'?: (string) | undefined;
  /**
   * `in_progress`, `resolved` or `declined`.
   */
  'state'?: (string) | undefined;
  /**
   * Who was right, where it is resolved: `merchant` or `payer`.
   */
  'winner'?: (string) | undefined;
  /**
   * The amount that the operation ends with, where it differs from what was declared.
   */
  'decidedAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * Why it was declined; may be empty.
   */
  'reason'?: (string) | undefined;
}
