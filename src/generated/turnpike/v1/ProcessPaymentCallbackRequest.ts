// Original file: protos/turnpike/v1/provider_host_service.proto


/**
 * What a provider sent.
 */
export interface ProcessPaymentCallbackRequest {
  /**
   * The tag that the session waits for.
   */
  'tag'?: (string) | undefined;
  /**
   * What the adapter is to read; up to 256 KiB.
   */
  'callback'?: (Buffer | Uint8Array | string) | undefined;
}

/**
 * What a provider sent.
 */
export interface ProcessPaymentCallbackRequest__Output {
  /**
   * The tag that the session waits for.
   */
  'tag'?: (string) | undefined;
  /**
   * What the adapter is to read; up to 256 KiB.
   */
  'callback'?: (Buffer) | undefined;
}
