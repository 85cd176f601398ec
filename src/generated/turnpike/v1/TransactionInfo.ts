// Original file: protos/turnpike/v1/transaction.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { AdditionalTransactionInfo as _turnpike_v1_AdditionalTransactionInfo, AdditionalTransactionInfo__Output as _turnpike_v1_AdditionalTransactionInfo__Output } from '../../turnpike/v1/AdditionalTransactionInfo.ts';

/**
 * A transaction as the provider knows it.
 */
export interface TransactionInfo {
  /**
   * The provider's id of it; 1 to 256 characters.
   */
  'transactionId'?: (string) | undefined;
  /**
   * When the provider made it.
   */
  'time'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * What else the provider told: at most 50 keys of 1 to 64 characters, values up to 1000.
   */
  'extra'?: ({[key: string]: string}) | undefined;
  /**
   * The details that card payments share.
   */
  'additionalInfo'?: (_turnpike_v1_AdditionalTransactionInfo | null) | undefined;
}

/**
 * A transaction as the provider knows it.
 */
export interface TransactionInfo__Output {
  /**
   * The provider's id of it; 1 to 256 characters.
   */
  'transactionId'?: (string) | undefined;
  /**
   * When the provider made it.
   */
  'time'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * What else the provider told: at most 50 keys of 1 to 64 characters, values up to 1000.
   */
  'extra'?: ({[key: string]: string}) | undefined;
  /**
   * The details that card payments share.
   */
  'additionalInfo'?: (_turnpike_v1_AdditionalTransactionInfo__Output) | undefined;
}
