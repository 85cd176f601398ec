// Original file: protos/turnpike/v1/vault_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * The token of a card, and what may be shown of it.
 */
export interface TokenizeCardResponse {
  /**
   * Stands for the card in a payment.
   */
  'token'?: (string) | undefined;
  /**
   * Binds the CVV to one payment; empty if no CVV was given.
   */
  'paymentSessionId'?: (string) | undefined;
  /**
   * The first six to eight digits.
   */
  'bin'?: (string) | undefined;
  /**
   * The last four digits.
   */
  'last4'?: (string) | undefined;
  /**
   * The card scheme in lower case: `visa`, `mastercard`, `mir`, ...; empty if not known.
   */
  'paymentSystem'?: (string) | undefined;
  /**
   * When the payment session ends, at most 15 minutes from now; absent without one.
   */
  'paymentSessionExpireTime'?: (_google_protobuf_Timestamp | null) | undefined;
}

/**
 * The token of a card, and what may be shown of it.
 */
export interface TokenizeCardResponse__Output {
  /**
   * Stands for the card in a payment.
   */
  'token'?: (string) | undefined;
  /**
   * Binds the CVV to one payment; empty if no CVV was given.
   */
  'paymentSessionId'?: (string) | undefined;
  /**
   * The first six to eight digits.
   */
  'bin'?: (string) | undefined;
  /**
   * The last four digits.
   */
  'last4'?: (string) | undefined;
  /**
   * The card scheme in lower case: `visa`, `mastercard`, `mir`, ...; empty if not known.
   */
  'paymentSystem'?: (string) | undefined;
  /**
   * When the payment session ends, at most 15 minutes from now; absent without one.
   */
  'paymentSessionExpireTime'?: (_google_protobuf_Timestamp__Output) | undefined;
}
