// Original file: protos/turnpike/v1/customer_service.proto

import type { RecurrentToken as _turnpike_v1_RecurrentToken, RecurrentToken__Output as _turnpike_v1_RecurrentToken__Output } from '../../turnpike/v1/RecurrentToken.ts';

/**
 * A page of recurrent tokens.
 */
export interface ListRecurrentTokensResponse {
  /**
   * The tokens, without what they are.
   */
  'recurrentTokens'?: (_turnpike_v1_RecurrentToken)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}

/**
 * A page of recurrent tokens.
 */
export interface ListRecurrentTokensResponse__Output {
  /**
   * The tokens, without what they are.
   */
  'recurrentTokens'?: (_turnpike_v1_RecurrentToken__Output)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}
