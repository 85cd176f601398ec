// Original file: protos/turnpike/v1/provider_host_service.proto


/**
 * What the provider is to be told.
 */
export interface ProcessPaymentCallbackResponse {
  /**
   * The adapter's answer.
   */
  'response'?: (Buffer | Uint8Array | string) | undefined;
}

/**
 * What the provider is to be told.
 */
export interface ProcessPaymentCallbackResponse__Output {
  /**
   * The adapter's answer.
   */
  'response'?: (Buffer) | undefined;
}
