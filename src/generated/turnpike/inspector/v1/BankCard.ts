// Original file: protos/turnpike/inspector/v1/inspector.proto


/**
 * A card. Its number is nowhere here.
 */
export interface BankCard {
  /**
   * Names the card; the same for the same number and expiry of the same party.
   */
  'token'?: (string) | undefined;
  /**
   * Who runs the network: `visa`, `mastercard`, ...
   */
  'paymentSystem'?: (string) | undefined;
  /**
   * The first digits of the number.
   */
  'bin'?: (string) | undefined;
  /**
   * The last digits of the number.
   */
  'lastDigits'?: (string) | undefined;
  /**
   * The country of the issuing bank, ISO 3166-1 alpha-3; may be empty.
   */
  'issuerCountry'?: (string) | undefined;
  /**
   * The name of the issuing bank; may be empty.
   */
  'bankName'?: (string) | undefined;
  /**
   * The kind of card: `debit`, `corporate`, ...; may be empty.
   */
  'category'?: (string) | undefined;
  /**
   * True if no security code was given.
   */
  'cvvEmpty'?: (boolean) | undefined;
}

/**
 * A card. Its number is nowhere here.
 */
export interface BankCard__Output {
  /**
   * Names the card; the same for the same number and expiry of the same party.
   */
  'token'?: (string) | undefined;
  /**
   * Who runs the network: `visa`, `mastercard`, ...
   */
  'paymentSystem'?: (string) | undefined;
  /**
   * The first digits of the number.
   */
  'bin'?: (string) | undefined;
  /**
   * The last digits of the number.
   */
  'lastDigits'?: (string) | undefined;
  /**
   * The country of the issuing bank, ISO 3166-1 alpha-3; may be empty.
   */
  'issuerCountry'?: (string) | undefined;
  /**
   * The name of the issuing bank; may be empty.
   */
  'bankName'?: (string) | undefined;
  /**
   * The kind of card: `debit`, `corporate`, ...; may be empty.
   */
  'category'?: (string) | undefined;
  /**
   * True if no security code was given.
   */
  'cvvEmpty'?: (boolean) | undefined;
}
