// Original file: protos/turnpike/v1/customer_service.proto


/**
 * The cards of which customer.
 */
export interface ListCustomerBankCardsRequest {
  /**
   * Its party. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The customer.
   */
  'customerId'?: (string) | undefined;
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
 * The cards of which customer.
 */
export interface ListCustomerBankCardsRequest__Output {
  /**
   * Its party. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The customer.
   */
  'customerId'?: (string) | undefined;
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page.
   */
  'pageToken'?: (string) | undefined;
}
