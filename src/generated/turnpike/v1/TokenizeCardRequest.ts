// Original file: protos/turnpike/v1/vault_service.proto


/**
 * A card to store.
 */
export interface TokenizeCardRequest {
  /**
   * Names this request; 1 to 64 characters. A repeat with the same card gives the same
   * token and, while it lasts, the same payment session.
   */
  'requestId'?: (string) | undefined;
  /**
   * The party that charges the card. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The card number: 12 to 19 digits, without spaces.
   */
  'pan'?: (string) | undefined;
  /**
   * The month of expiry: 1 to 12.
   */
  'expiryMonth'?: (number) | undefined;
  /**
   * The year of expiry: four digits.
   */
  'expiryYear'?: (number) | undefined;
  /**
   * Three or four digits; empty if the payer gives none. Kept in memory only, for one payment.
   */
  'cvv'?: (string) | undefined;
  /**
   * The name on the card; up to 256 characters.
   */
  'cardholder'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
}

/**
 * A card to store.
 */
export interface TokenizeCardRequest__Output {
  /**
   * Names this request; 1 to 64 characters. A repeat with the same card gives the same
   * token and, while it lasts, the same payment session.
   */
  'requestId'?: (string) | undefined;
  /**
   * The party that charges the card. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The card number: 12 to 19 digits, without spaces.
   */
  'pan'?: (string) | undefined;
  /**
   * The month of expiry: 1 to 12.
   */
  'expiryMonth'?: (number) | undefined;
  /**
   * The year of expiry: four digits.
   */
  'expiryYear'?: (number) | undefined;
  /**
   * Three or four digits; empty if the payer gives none. Kept in memory only, for one payment.
   */
  'cvv'?: (string) | undefined;
  /**
   * The name on the card; up to 256 characters.
   */
  'cardholder'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
}
