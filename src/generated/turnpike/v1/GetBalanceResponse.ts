// Original file: protos/turnpike/v1/host_to_host_service.proto

import type { Balance as _turnpike_v1_Balance, Balance__Output as _turnpike_v1_Balance__Output } from '../../turnpike/v1/Balance.ts';

/**
 * What a cash desk has.
 */
export interface GetBalanceResponse {
  /**
   * One for each of its currencies, by their codes.
   */
  'balances'?: (_turnpike_v1_Balance)[] | undefined;
}

/**
 * What a cash desk has.
 */
export interface GetBalanceResponse__Output {
  /**
   * One for each of its currencies, by their codes.
   */
  'balances'?: (_turnpike_v1_Balance__Output)[] | undefined;
}
