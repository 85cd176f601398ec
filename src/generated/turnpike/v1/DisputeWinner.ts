// Original file: protos/turnpike/v1/dispute.proto

/**
 * Who was right.
 */
export const DisputeWinner = {
  /**
   * Not set.
   */
  DISPUTE_WINNER_UNSPECIFIED: 'DISPUTE_WINNER_UNSPECIFIED',
  /**
   * The merchant: a payin succeeds.
   */
  DISPUTE_WINNER_MERCHANT: 'DISPUTE_WINNER_MERCHANT',
  /**
   * The payer, or the recipient of a payout.
   */
  DISPUTE_WINNER_PAYER: 'DISPUTE_WINNER_PAYER',
} as const;

/**
 * Who was right.
 */
export type DisputeWinner =
  /**
   * Not set.
   */
  | 'DISPUTE_WINNER_UNSPECIFIED'
  | 0
  /**
   * The merchant: a payin succeeds.
   */
  | 'DISPUTE_WINNER_MERCHANT'
  | 1
  /**
   * The payer, or the recipient of a payout.
   */
  | 'DISPUTE_WINNER_PAYER'
  | 2

/**
 * Who was right.
 */
export type DisputeWinner__Output = typeof DisputeWinner[keyof typeof DisputeWinner]
