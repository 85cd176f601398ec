// Original file: protos/turnpike/v1/payment_tool.proto


/**
 * When a card expires: at the end of that month.
 */
export interface CardExpiry {
  /**
   * 1 to 12.
   */
  'month'?: (number) | undefined;
  /**
   * Four digits.
   */
  'year'?: (number) | undefined;
}

/**
 * When a card expires: at the end of that month.
 */
export interface CardExpiry__Output {
  /**
   * 1 to 12.
   */
  'month'?: (number) | undefined;
  /**
   * Four digits.
   */
  'year'?: (number) | undefined;
}
