// Original file: protos/turnpike/v1/payment_tool.proto


/**
 * A crypto currency; where to send it is told by a user interaction.
 */
export interface CryptoCurrency {
  /**
   * The name of the currency in the configuration, such as `bitcoin`.
   */
  'currency'?: (string) | undefined;
}

/**
 * A crypto currency; where to send it is told by a user interaction.
 */
export interface CryptoCurrency__Output {
  /**
   * The name of the currency in the configuration, such as `bitcoin`.
   */
  'currency'?: (string) | undefined;
}
