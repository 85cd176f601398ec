// Original file: protos/turnpike/v1/transaction.proto

import type { ThreeDsVerification as _turnpike_v1_ThreeDsVerification, ThreeDsVerification__Output as _turnpike_v1_ThreeDsVerification__Output } from '../../turnpike/v1/ThreeDsVerification.ts';

/**
 * Details of a card transaction. 3-D Secure messages and cryptograms are not
 * among them on purpose: they are passed on, never kept.
 */
export interface AdditionalTransactionInfo {
  /**
   * Retrieval reference number.
   */
  'rrn'?: (string) | undefined;
  /**
   * The issuer's approval code.
   */
  'approvalCode'?: (string) | undefined;
  /**
   * The access control server that authenticated the payer.
   */
  'acsUrl'?: (string) | undefined;
  /**
   * Electronic commerce indicator.
   */
  'eci'?: (string) | undefined;
  /**
   * 3-D Secure transaction id.
   */
  'xid'?: (string) | undefined;
  /**
   * The algorithm of the authentication value.
   */
  'cavvAlgorithm'?: (string) | undefined;
  /**
   * The outcome of 3-D Secure.
   */
  'threeDsVerification'?: (_turnpike_v1_ThreeDsVerification) | undefined;
  /**
   * A number that people can name at a terminal.
   */
  'shortPaymentId'?: (string) | undefined;
  /**
   * What else belongs to this payment: at most 50 keys of 1 to 64 characters, values up to 1000.
   */
  'extraPaymentInfo'?: ({[key: string]: string}) | undefined;
}

/**
 * Details of a card transaction. 3-D Secure messages and cryptograms are not
 * among them on purpose: they are passed on, never kept.
 */
export interface AdditionalTransactionInfo__Output {
  /**
   * Retrieval reference number.
   */
  'rrn'?: (string) | undefined;
  /**
   * The issuer's approval code.
   */
  'approvalCode'?: (string) | undefined;
  /**
   * The access control server that authenticated the payer.
   */
  'acsUrl'?: (string) | undefined;
  /**
   * Electronic commerce indicator.
   */
  'eci'?: (string) | undefined;
  /**
   * 3-D Secure transaction id.
   */
  'xid'?: (string) | undefined;
  /**
   * The algorithm of the authentication value.
   */
  'cavvAlgorithm'?: (string) | undefined;
  /**
   * The outcome of 3-D Secure.
   */
  'threeDsVerification'?: (_turnpike_v1_ThreeDsVerification__Output) | undefined;
  /**
   * A number that people can name at a terminal.
   */
  'shortPaymentId'?: (string) | undefined;
  /**
   * What else belongs to this payment: at most 50 keys of 1 to 64 characters, values up to 1000.
   */
  'extraPaymentInfo'?: ({[key: string]: string}) | undefined;
}
