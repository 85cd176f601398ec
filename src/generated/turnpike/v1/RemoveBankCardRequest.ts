// Original file: protos/turnpike/v1/customer_service.proto


/**
 * The card to take away.
 */
export interface RemoveBankCardRequest {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The customer's party. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The customer.
   */
  'customerId'?: (string) | undefined;
  /**
   * The card.
   */
  'bankCardId'?: (string) | undefined;
}

/**
 * The card to take away.
 */
export interface RemoveBankCardRequest__Output {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The customer's party. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The customer.
   */
  'customerId'?: (string) | undefined;
  /**
   * The card.
   */
  'bankCardId'?: (string) | undefined;
}
