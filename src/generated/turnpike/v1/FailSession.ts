// Original file: protos/turnpike/v1/repair.proto

import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from '../../turnpike/v1/Failure.ts';
import type { TransactionInfo as _turnpike_v1_TransactionInfo, TransactionInfo__Output as _turnpike_v1_TransactionInfo__Output } from '../../turnpike/v1/TransactionInfo.ts';

/**
 * Fails the session of processing_session, or of a refund, as if the provider had.
 */
export interface FailSession {
  /**
   * What it fails with.
   */
  'failure'?: (_turnpike_v1_Failure | null) | undefined;
  /**
   * The provider's transaction; absent if none is known.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo | null) | undefined;
}

/**
 * Fails the session of processing_session, or of a refund, as if the provider had.
 */
export interface FailSession__Output {
  /**
   * What it fails with.
   */
  'failure'?: (_turnpike_v1_Failure__Output) | undefined;
  /**
   * The provider's transaction; absent if none is known.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo__Output) | undefined;
}
