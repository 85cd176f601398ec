// Original file: protos/turnpike/v1/cash_flow.proto

import type { CashFlowAccount as _turnpike_v1_CashFlowAccount, CashFlowAccount__Output as _turnpike_v1_CashFlowAccount__Output } from '../../turnpike/v1/CashFlowAccount.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';

/**
 * One movement of money between two accounts, as computed.
 * A merchant sees the postings that touch its own accounts; an operator sees all.
 */
export interface CashFlowPosting {
  /**
   * Where the money leaves.
   */
  'source'?: (_turnpike_v1_CashFlowAccount | null) | undefined;
  /**
   * Where the money arrives; never the source.
   */
  'destination'?: (_turnpike_v1_CashFlowAccount | null) | undefined;
  /**
   * How much; zero or more.
   */
  'volume'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What it is for; may be empty. A reverted posting says `Revert '<details>'`.
   */
  'details'?: (string) | undefined;
}

/**
 * One movement of money between two accounts, as computed.
 * A merchant sees the postings that touch its own accounts; an operator sees all.
 */
export interface CashFlowPosting__Output {
  /**
   * Where the money leaves.
   */
  'source'?: (_turnpike_v1_CashFlowAccount__Output) | undefined;
  /**
   * Where the money arrives; never the source.
   */
  'destination'?: (_turnpike_v1_CashFlowAccount__Output) | undefined;
  /**
   * How much; zero or more.
   */
  'volume'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What it is for; may be empty. A reverted posting says `Revert '<details>'`.
   */
  'details'?: (string) | undefined;
}
