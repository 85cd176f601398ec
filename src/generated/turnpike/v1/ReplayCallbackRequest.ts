// Original file: protos/turnpike/v1/operations_service.proto


/**
 * Which callback to bring once more.
 */
export interface ReplayCallbackRequest {
  /**
   * Names this request; 1 to 64 characters.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The callback.
   */
  'callbackId'?: (string) | undefined;
}

/**
 * Which callback to bring once more.
 */
export interface ReplayCallbackRequest__Output {
  /**
   * Names this request; 1 to 64 characters.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The callback.
   */
  'callbackId'?: (string) | undefined;
}
