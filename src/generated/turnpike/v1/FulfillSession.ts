// Original file: protos/turnpike/v1/repair.proto

import type { TransactionInfo as _turnpike_v1_TransactionInfo, TransactionInfo__Output as _turnpike_v1_TransactionInfo__Output } from '../../turnpike/v1/TransactionInfo.ts';

/**
 * Lets the session of processing_session, of finalizing_session, or of a refund succeed, as if the provider had.
 */
export interface FulfillSession {
  /**
   * The provider's transaction; absent if none is known.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo | null) | undefined;
}

/**
 * Lets the session of processing_session, of finalizing_session, or of a refund succeed, as if the provider had.
 */
export interface FulfillSession__Output {
  /**
   * The provider's transaction; absent if none is known.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo__Output) | undefined;
}
