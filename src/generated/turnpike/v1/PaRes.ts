// Original file: protos/turnpike/v1/host_to_host_service.proto


/**
 * The result of 3-D Secure 1, as the bank's page posted it.
 */
export interface PaRes {
  /**
   * The field PaRes.
   */
  'paRes'?: (string) | undefined;
  /**
   * The field MD.
   */
  'md'?: (string) | undefined;
}

/**
 * The result of 3-D Secure 1, as the bank's page posted it.
 */
export interface PaRes__Output {
  /**
   * The field PaRes.
   */
  'paRes'?: (string) | undefined;
  /**
   * The field MD.
   */
  'md'?: (string) | undefined;
}
