// Original file: protos/turnpike/v1/customer_service.proto


/**
 * The recurrent token to stop.
 */
export interface InvalidateRecurrentTokenRequest {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The card's party.
   */
  'partyId'?: (string) | undefined;
  /**
   * The card.
   */
  'bankCardId'?: (string) | undefined;
  /**
   * The token, by its id.
   */
  'recurrentTokenId'?: (string) | undefined;
  /**
   * Why; up to 500 characters.
   */
  'reason'?: (string) | undefined;
}

/**
 * The recurrent token to stop.
 */
export interface InvalidateRecurrentTokenRequest__Output {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The card's party.
   */
  'partyId'?: (string) | undefined;
  /**
   * The card.
   */
  'bankCardId'?: (string) | undefined;
  /**
   * The token, by its id.
   */
  'recurrentTokenId'?: (string) | undefined;
  /**
   * Why; up to 500 characters.
   */
  'reason'?: (string) | undefined;
}
