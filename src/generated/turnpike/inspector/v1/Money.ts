// Original file: protos/turnpike/inspector/v1/inspector.proto


/**
 * An amount of money.
 */
export interface Money {
  /**
   * In minor units of the currency.
   */
  'amountMinor'?: (bigint) | undefined;
  /**
   * ISO 4217 code.
   */
  'currency'?: (string) | undefined;
}

/**
 * An amount of money.
 */
export interface Money__Output {
  /**
   * In minor units of the currency.
   */
  'amountMinor'?: (bigint) | undefined;
  /**
   * ISO 4217 code.
   */
  'currency'?: (string) | undefined;
}
