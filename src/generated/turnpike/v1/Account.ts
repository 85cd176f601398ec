// Original file: protos/turnpike/v1/ledger_service.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';

/**
 * An account of the ledger.
 */
export interface Account {
  /**
   * Its id.
   */
  'accountId'?: (string) | undefined;
  /**
   * Its currency, ISO 4217.
   */
  'currency'?: (string) | undefined;
  /**
   * What is on it: the sum of its committed postings; may be negative.
   */
  'ownAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The least it can become: own less what is held to leave.
   */
  'minAvailableAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The most it can become: own and what is held to arrive.
   */
  'maxAvailableAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What it is for.
   */
  'description'?: (string) | undefined;
}

/**
 * An account of the ledger.
 */
export interface Account__Output {
  /**
   * Its id.
   */
  'accountId'?: (string) | undefined;
  /**
   * Its currency, ISO 4217.
   */
  'currency'?: (string) | undefined;
  /**
   * What is on it: the sum of its committed postings; may be negative.
   */
  'ownAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The least it can become: own less what is held to leave.
   */
  'minAvailableAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The most it can become: own and what is held to arrive.
   */
  'maxAvailableAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What it is for.
   */
  'description'?: (string) | undefined;
}
