// Original file: protos/turnpike/v1/opaque_context.proto


/**
 * Data of the merchant's own that we keep and give back, and never read.
 */
export interface OpaqueContext {
  /**
   * What the data is, such as a media type; up to 128 characters.
   */
  'type'?: (string) | undefined;
  /**
   * The data; up to 16384 bytes. No card numbers.
   */
  'data'?: (Buffer | Uint8Array | string) | undefined;
}

/**
 * Data of the merchant's own that we keep and give back, and never read.
 */
export interface OpaqueContext__Output {
  /**
   * What the data is, such as a media type; up to 128 characters.
   */
  'type'?: (string) | undefined;
  /**
   * The data; up to 16384 bytes. No card numbers.
   */
  'data'?: (Buffer) | undefined;
}
