// Original file: protos/turnpike/v1/host_to_host_service.proto


/**
 * Who gets money.
 */
export interface H2hReceiver {
  /**
   * A card, as VaultService tokenized it.
   */
  'cardToken'?: (string) | undefined;
  /**
   * A phone number in E.164: `+` and 7 to 15 digits.
   */
  'phone'?: (string) | undefined;
  /**
   * An account number: 5 to 34 letters and digits.
   */
  'accountNumber'?: (string) | undefined;
  /**
   * The recipient's bank, as ListBanks names it.
   */
  'bankCode'?: (string) | undefined;
  /**
   * Whose it is; up to 128 characters.
   */
  'holder'?: (string) | undefined;
  /**
   * Where it goes. Kept sealed.
   */
  'destination'?: "cardToken"|"phone"|"accountNumber" | undefined;
}

/**
 * Who gets money.
 */
export interface H2hReceiver__Output {
  /**
   * A card, as VaultService tokenized it.
   */
  'cardToken'?: (string) | undefined;
  /**
   * A phone number in E.164: `+` and 7 to 15 digits.
   */
  'phone'?: (string) | undefined;
  /**
   * An account number: 5 to 34 letters and digits.
   */
  'accountNumber'?: (string) | undefined;
  /**
   * The recipient's bank, as ListBanks names it.
   */
  'bankCode'?: (string) | undefined;
  /**
   * Whose it is; up to 128 characters.
   */
  'holder'?: (string) | undefined;
  /**
   * Where it goes. Kept sealed.
   */
  'destination'?: "cardToken"|"phone"|"accountNumber" | undefined;
}
