// Original file: protos/turnpike/v1/cash_flow.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { CashVolumeShare as _turnpike_v1_CashVolumeShare, CashVolumeShare__Output as _turnpike_v1_CashVolumeShare__Output } from '../../turnpike/v1/CashVolumeShare.ts';
import type { CashVolumeProduct as _turnpike_v1_CashVolumeProduct, CashVolumeProduct__Output as _turnpike_v1_CashVolumeProduct__Output } from '../../turnpike/v1/CashVolumeProduct.ts';

/**
 * How much money moves.
 */
export interface CashVolume {
  /**
   * This amount.
   */
  'fixed'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * A part of an amount of the operation.
   */
  'share'?: (_turnpike_v1_CashVolumeShare | null) | undefined;
  /**
   * The combination of other volumes.
   */
  'product'?: (_turnpike_v1_CashVolumeProduct | null) | undefined;
  /**
   * How it is computed.
   */
  'volume'?: "fixed"|"share"|"product" | undefined;
}

/**
 * How much money moves.
 */
export interface CashVolume__Output {
  /**
   * This amount.
   */
  'fixed'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * A part of an amount of the operation.
   */
  'share'?: (_turnpike_v1_CashVolumeShare__Output) | undefined;
  /**
   * The combination of other volumes.
   */
  'product'?: (_turnpike_v1_CashVolumeProduct__Output) | undefined;
  /**
   * How it is computed.
   */
  'volume'?: "fixed"|"share"|"product" | undefined;
}
