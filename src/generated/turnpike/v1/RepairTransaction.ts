// Original file: protos/turnpike/v1/repair.proto

import type { SessionTarget as _turnpike_v1_SessionTarget, SessionTarget__Output as _turnpike_v1_SessionTarget__Output } from '../../turnpike/v1/SessionTarget.ts';
import type { TransactionInfo as _turnpike_v1_TransactionInfo, TransactionInfo__Output as _turnpike_v1_TransactionInfo__Output } from '../../turnpike/v1/TransactionInfo.ts';

/**
 * Tells the provider's transaction of the session that is not finished.
 */
export interface RepairTransaction {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund; empty for the payment itself.
   */
  'refundId'?: (string) | undefined;
  /**
   * The target of the session.
   */
  'target'?: (_turnpike_v1_SessionTarget) | undefined;
  /**
   * The transaction.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo | null) | undefined;
}

/**
 * Tells the provider's transaction of the session that is not finished.
 */
export interface RepairTransaction__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund; empty for the payment itself.
   */
  'refundId'?: (string) | undefined;
  /**
   * The target of the session.
   */
  'target'?: (_turnpike_v1_SessionTarget__Output) | undefined;
  /**
   * The transaction.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo__Output) | undefined;
}
