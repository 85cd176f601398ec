// Original file: protos/turnpike/v1/ledger_service.proto

import type { Posting as _turnpike_v1_Posting, Posting__Output as _turnpike_v1_Posting__Output } from '../../turnpike/v1/Posting.ts';

/**
 * Postings of an account.
 */
export interface ListAccountPostingsResponse {
  /**
   * The postings, newest first.
   */
  'postings'?: (_turnpike_v1_Posting)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}

/**
 * Postings of an account.
 */
export interface ListAccountPostingsResponse__Output {
  /**
   * The postings, newest first.
   */
  'postings'?: (_turnpike_v1_Posting__Output)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}
