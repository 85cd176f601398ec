// Original file: protos/turnpike/v1/adjustment.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';

/**
 * Computes the movements of money of a payment anew.
 */
export interface CashFlowAdjustment {
  /**
   * By this revision of the configuration; the newest if 0.
   */
  'domainRevision'?: (bigint) | undefined;
  /**
   * For this amount, in the payment's currency; the payment's own if absent.
   */
  'newAmount'?: (_turnpike_v1_Money | null) | undefined;
}

/**
 * Computes the movements of money of a payment anew.
 */
export interface CashFlowAdjustment__Output {
  /**
   * By this revision of the configuration; the newest if 0.
   */
  'domainRevision'?: (bigint) | undefined;
  /**
   * For this amount, in the payment's currency; the payment's own if absent.
   */
  'newAmount'?: (_turnpike_v1_Money__Output) | undefined;
}
