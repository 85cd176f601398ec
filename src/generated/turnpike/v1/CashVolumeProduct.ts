// Original file: protos/turnpike/v1/cash_flow.proto

import type { CashVolumeProductKind as _turnpike_v1_CashVolumeProductKind, CashVolumeProductKind__Output as _turnpike_v1_CashVolumeProductKind__Output } from '../../turnpike/v1/CashVolumeProductKind.ts';
import type { CashVolume as _turnpike_v1_CashVolume, CashVolume__Output as _turnpike_v1_CashVolume__Output } from '../../turnpike/v1/CashVolume.ts';

/**
 * A combination of volumes of one currency.
 */
export interface CashVolumeProduct {
  /**
   * How they are combined.
   */
  'kind'?: (_turnpike_v1_CashVolumeProductKind) | undefined;
  /**
   * What is combined; at least one.
   */
  'volumes'?: (_turnpike_v1_CashVolume)[] | undefined;
}

/**
 * A combination of volumes of one currency.
 */
export interface CashVolumeProduct__Output {
  /**
   * How they are combined.
   */
  'kind'?: (_turnpike_v1_CashVolumeProductKind__Output) | undefined;
  /**
   * What is combined; at least one.
   */
  'volumes'?: (_turnpike_v1_CashVolume__Output)[] | undefined;
}
