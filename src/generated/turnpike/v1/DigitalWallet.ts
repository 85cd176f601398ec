// Original file: protos/turnpike/v1/payment_tool.proto


/**
 * An electronic wallet.
 */
export interface DigitalWallet {
  /**
   * The name of the wallet service in the configuration.
   */
  'paymentService'?: (string) | undefined;
  /**
   * The wallet's id at its service; 1 to 256 characters.
   */
  'walletId'?: (string) | undefined;
  /**
   * A token of the wallet service; never returned.
   */
  'token'?: (string) | undefined;
  /**
   * The name of the account's owner.
   */
  'accountName'?: (string) | undefined;
  /**
   * The document number of the account's owner.
   */
  'accountIdentityNumber'?: (string) | undefined;
}

/**
 * An electronic wallet.
 */
export interface DigitalWallet__Output {
  /**
   * The name of the wallet service in the configuration.
   */
  'paymentService'?: (string) | undefined;
  /**
   * The wallet's id at its service; 1 to 256 characters.
   */
  'walletId'?: (string) | undefined;
  /**
   * A token of the wallet service; never returned.
   */
  'token'?: (string) | undefined;
  /**
   * The name of the account's owner.
   */
  'accountName'?: (string) | undefined;
  /**
   * The document number of the account's owner.
   */
  'accountIdentityNumber'?: (string) | undefined;
}
