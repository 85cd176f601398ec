// Original file: protos/turnpike/v1/host_to_host_service.proto

import type { Bank as _turnpike_v1_Bank, Bank__Output as _turnpike_v1_Bank__Output } from '../../turnpike/v1/Bank.ts';

/**
 * Banks.
 */
export interface ListBanksResponse {
  /**
   * In the order of the configuration.
   */
  'banks'?: (_turnpike_v1_Bank)[] | undefined;
}

/**
 * Banks.
 */
export interface ListBanksResponse__Output {
  /**
   * In the order of the configuration.
   */
  'banks'?: (_turnpike_v1_Bank__Output)[] | undefined;
}
