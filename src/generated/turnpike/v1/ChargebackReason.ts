// Original file: protos/turnpike/v1/chargeback.proto

import type { ChargebackCategory as _turnpike_v1_ChargebackCategory, ChargebackCategory__Output as _turnpike_v1_ChargebackCategory__Output } from '../../turnpike/v1/ChargebackCategory.ts';

/**
 * Why a payer demands their money back.
 */
export interface ChargebackReason {
  /**
   * The code of the card scheme; up to 64 characters, may be empty.
   */
  'code'?: (string) | undefined;
  /**
   * The kind of the reason.
   */
  'category'?: (_turnpike_v1_ChargebackCategory) | undefined;
}

/**
 * Why a payer demands their money back.
 */
export interface ChargebackReason__Output {
  /**
   * The code of the card scheme; up to 64 characters, may be empty.
   */
  'code'?: (string) | undefined;
  /**
   * The kind of the reason.
   */
  'category'?: (_turnpike_v1_ChargebackCategory__Output) | undefined;
}
