// Original file: protos/turnpike/v1/customer_service.proto

import type { CardExpiry as _turnpike_v1_CardExpiry, CardExpiry__Output as _turnpike_v1_CardExpiry__Output } from '../../turnpike/v1/CardExpiry.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A card that a customer pays with.
 */
export interface CustomerBankCard {
  /**
   * Its id, the same for all tokens of its number within the party.
   */
  'bankCardId'?: (string) | undefined;
  /**
   * The first six to eight digits.
   */
  'bin'?: (string) | undefined;
  /**
   * The last four digits.
   */
  'lastDigits'?: (string) | undefined;
  /**
   * The card scheme in lower case; empty if not known.
   */
  'paymentSystem'?: (string) | undefined;
  /**
   * When it expires, by the latest that was told.
   */
  'expDate'?: (_turnpike_v1_CardExpiry | null) | undefined;
  /**
   * When it was heard of first.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
}

/**
 * A card that a customer pays with.
 */
export interface CustomerBankCard__Output {
  /**
   * Its id, the same for all tokens of its number within the party.
   */
  'bankCardId'?: (string) | undefined;
  /**
   * The first six to eight digits.
   */
  'bin'?: (string) | undefined;
  /**
   * The last four digits.
   */
  'lastDigits'?: (string) | undefined;
  /**
   * The card scheme in lower case; empty if not known.
   */
  'paymentSystem'?: (string) | undefined;
  /**
   * When it expires, by the latest that was told.
   */
  'expDate'?: (_turnpike_v1_CardExpiry__Output) | undefined;
  /**
   * When it was heard of first.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
}
