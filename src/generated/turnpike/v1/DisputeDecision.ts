// Original file: protos/turnpike/v1/dispute.proto

import type { DisputeWinner as _turnpike_v1_DisputeWinner, DisputeWinner__Output as _turnpike_v1_DisputeWinner__Output } from '../../turnpike/v1/DisputeWinner.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';

/**
 * Who was right, and what the payin or payout ends with.
 */
export interface DisputeDecision {
  /**
   * Who was right.
   */
  'winner'?: (_turnpike_v1_DisputeWinner) | undefined;
  /**
   * The amount that it ends with, where that is not what was asked for.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The operator's words; up to 500 characters.
   */
  'comment'?: (string) | undefined;
}

/**
 * Who was right, and what the payin or payout ends with.
 */
export interface DisputeDecision__Output {
  /**
   * Who was right.
   */
  'winner'?: (_turnpike_v1_DisputeWinner__Output) | undefined;
  /**
   * The amount that it ends with, where that is not what was asked for.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The operator's words; up to 500 characters.
   */
  'comment'?: (string) | undefined;
}
