// Original file: protos/turnpike/v1/user_interaction.proto


/**
 * A transfer of crypto currency to make.
 */
export interface CryptoCurrencyTransferRequest {
  /**
   * The address to send it to.
   */
  'address'?: (string) | undefined;
  /**
   * How much, in whole coins: a decimal number, such as `0.0015`.
   */
  'quantity'?: (string) | undefined;
  /**
   * The symbol of the currency, such as `BTC`.
   */
  'symbol'?: (string) | undefined;
}

/**
 * A transfer of crypto currency to make.
 */
export interface CryptoCurrencyTransferRequest__Output {
  /**
   * The address to send it to.
   */
  'address'?: (string) | undefined;
  /**
   * How much, in whole coins: a decimal number, such as `0.0015`.
   */
  'quantity'?: (string) | undefined;
  /**
   * The symbol of the currency, such as `BTC`.
   */
  'symbol'?: (string) | undefined;
}
