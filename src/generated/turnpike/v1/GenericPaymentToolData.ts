// Original file: protos/turnpike/v1/payment_tool.proto


/**
 * Data of a generic payment tool.
 */
export interface GenericPaymentToolData {
  /**
   * What the data is, such as `application/json`; up to 128 characters.
   */
  'type'?: (string) | undefined;
  /**
   * The data; up to 16384 bytes. No card numbers.
   */
  'data'?: (Buffer | Uint8Array | string) | undefined;
}

/**
 * Data of a generic payment tool.
 */
export interface GenericPaymentToolData__Output {
  /**
   * What the data is, such as `application/json`; up to 128 characters.
   */
  'type'?: (string) | undefined;
  /**
   * The data; up to 16384 bytes. No card numbers.
   */
  'data'?: (Buffer) | undefined;
}
