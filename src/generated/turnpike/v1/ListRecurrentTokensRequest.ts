// Original file: protos/turnpike/v1/customer_service.proto


/**
 * The recurrent tokens of which card.
 */
export interface ListRecurrentTokensRequest {
  /**
   * The card's party.
   */
  'partyId'?: (string) | undefined;
  /**
   * The card.
   */
  'bankCardId'?: (string) | undefined;
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page.
   */
  'pageToken'?: (string) | undefined;
}

/**
 * The recurrent tokens of which card.
 */
export interface ListRecurrentTokensRequest__Output {
  /**
   * The card's party.
   */
  'partyId'?: (string) | undefined;
  /**
   * The card.
   */
  'bankCardId'?: (string) | undefined;
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page.
   */
  'pageToken'?: (string) | undefined;
}
