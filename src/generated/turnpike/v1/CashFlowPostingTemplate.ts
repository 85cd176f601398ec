// Original file: protos/turnpike/v1/cash_flow.proto

import type { CashFlowAccountType as _turnpike_v1_CashFlowAccountType, CashFlowAccountType__Output as _turnpike_v1_CashFlowAccountType__Output } from '../../turnpike/v1/CashFlowAccountType.ts';
import type { CashVolume as _turnpike_v1_CashVolume, CashVolume__Output as _turnpike_v1_CashVolume__Output } from '../../turnpike/v1/CashVolume.ts';

/**
 * A movement of money as the terms describe it, before an amount is known.
 */
export interface CashFlowPostingTemplate {
  /**
   * Where the money leaves.
   */
  'source'?: (_turnpike_v1_CashFlowAccountType) | undefined;
  /**
   * Where the money arrives.
   */
  'destination'?: (_turnpike_v1_CashFlowAccountType) | undefined;
  /**
   * How much.
   */
  'volume'?: (_turnpike_v1_CashVolume | null) | undefined;
  /**
   * What it is for.
   */
  'details'?: (string) | undefined;
}

/**
 * A movement of money as the terms describe it, before an amount is known.
 */
export interface CashFlowPostingTemplate__Output {
  /**
   * Where the money leaves.
   */
  'source'?: (_turnpike_v1_CashFlowAccountType__Output) | undefined;
  /**
   * Where the money arrives.
   */
  'destination'?: (_turnpike_v1_CashFlowAccountType__Output) | undefined;
  /**
   * How much.
   */
  'volume'?: (_turnpike_v1_CashVolume__Output) | undefined;
  /**
   * What it is for.
   */
  'details'?: (string) | undefined;
}
