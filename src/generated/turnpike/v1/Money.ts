// Original file: protos/turnpike/v1/money.proto


/**
 * An amount of one currency. Never a fraction, never a float.
 */
export interface Money {
  /**
   * Minor units of the currency (cents, kopecks), by the exponent of ISO 4217.
   * From -10^13 to 10^13; each use says whether zero and less are allowed.
   */
  'amountMinor'?: (bigint) | undefined;
  /**
   * ISO 4217 alphabetic code, three capital letters, such as `RUB`.
   */
  'currency'?: (string) | undefined;
}

/**
 * An amount of one currency. Never a fraction, never a float.
 */
export interface Money__Output {
  /**
   * Minor units of the currency (cents, kopecks), by the exponent of ISO 4217.
   * From -10^13 to 10^13; each use says whether zero and less are allowed.
   */
  'amountMinor'?: (bigint) | undefined;
  /**
   * ISO 4217 alphabetic code, three capital letters, such as `RUB`.
   */
  'currency'?: (string) | undefined;
}
