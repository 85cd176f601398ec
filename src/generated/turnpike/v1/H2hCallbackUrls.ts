// Original file: protos/turnpike/v1/host_to_host_service.proto


/**
 * Where alerts go: https, up to 2048 characters. http is taken for this machine only, and only where money is not real.
 */
export interface H2hCallbackUrls {
  /**
   * Alerts of intermediate statuses.
   */
  'informative'?: (string) | undefined;
  /**
   * The alert of success.
   */
  'success'?: (string) | undefined;
  /**
   * The alert of an end without success.
   */
  'decline'?: (string) | undefined;
}

/**
 * Where alerts go: https, up to 2048 characters. http is taken for this machine only, and only where money is not real.
 */
export interface H2hCallbackUrls__Output {
  /**
   * Alerts of intermediate statuses.
   */
  'informative'?: (string) | undefined;
  /**
   * The alert of success.
   */
  'success'?: (string) | undefined;
  /**
   * The alert of an end without success.
   */
  'decline'?: (string) | undefined;
}
