// Original file: protos/turnpike/v1/customer_service.proto

import type { CustomerBankCard as _turnpike_v1_CustomerBankCard, CustomerBankCard__Output as _turnpike_v1_CustomerBankCard__Output } from '../../turnpike/v1/CustomerBankCard.ts';

/**
 * A page of cards.
 */
export interface ListCustomerBankCardsResponse {
  /**
   * The cards.
   */
  'bankCards'?: (_turnpike_v1_CustomerBankCard)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}

/**
 * A page of cards.
 */
export interface ListCustomerBankCardsResponse__Output {
  /**
   * The cards.
   */
  'bankCards'?: (_turnpike_v1_CustomerBankCard__Output)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}
