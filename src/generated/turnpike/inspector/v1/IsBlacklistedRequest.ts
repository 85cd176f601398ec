// Original file: protos/turnpike/inspector/v1/inspector.proto


/**
 * A card and a route.
 */
export interface IsBlacklistedRequest {
  /**
   * Who would move the money.
   */
  'providerId'?: (string) | undefined;
  /**
   * By which agreement with them.
   */
  'terminalId'?: (string) | undefined;
  /**
   * The token of the card, as in BankCard.
   */
  'cardToken'?: (string) | undefined;
}

/**
 * A card and a route.
 */
export interface IsBlacklistedRequest__Output {
  /**
   * Who would move the money.
   */
  'providerId'?: (string) | undefined;
  /**
   * By which agreement with them.
   */
  'terminalId'?: (string) | undefined;
  /**
   * The token of the card, as in BankCard.
   */
  'cardToken'?: (string) | undefined;
}
