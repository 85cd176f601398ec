// Original file: protos/turnpike/v1/payment_tool.proto


/**
 * A phone number in two parts, digits only.
 */
export interface MobilePhone {
  /**
   * Country calling code, without a plus: 1 to 3 digits.
   */
  'cc'?: (string) | undefined;
  /**
   * The national number: 1 to 14 digits.
   */
  'ctn'?: (string) | undefined;
}

/**
 * A phone number in two parts, digits only.
 */
export interface MobilePhone__Output {
  /**
   * Country calling code, without a plus: 1 to 3 digits.
   */
  'cc'?: (string) | undefined;
  /**
   * The national number: 1 to 14 digits.
   */
  'ctn'?: (string) | undefined;
}
