// Original file: protos/turnpike/v1/customer_service.proto


/**
 * The card to add.
 */
export interface AddBankCardRequest {
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
   * The card's token, from VaultService.TokenizeCard.
   */
  'token'?: (string) | undefined;
}

/**
 * The card to add.
 */
export interface AddBankCardRequest__Output {
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
   * The card's token, from VaultService.TokenizeCard.
   */
  'token'?: (string) | undefined;
}
