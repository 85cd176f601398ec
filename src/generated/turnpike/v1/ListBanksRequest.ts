// Original file: protos/turnpike/v1/host_to_host_service.proto


/**
 * Which banks to list.
 */
export interface ListBanksRequest {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * ISO 3166-1 alpha-2. Default: all.
   */
  'country'?: (string) | undefined;
  /**
   * ISO 4217. Default: all.
   */
  'currency'?: (string) | undefined;
  /**
   * The code of a payment method. Default: all.
   */
  'method'?: (string) | undefined;
}

/**
 * Which banks to list.
 */
export interface ListBanksRequest__Output {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * ISO 3166-1 alpha-2. Default: all.
   */
  'country'?: (string) | undefined;
  /**
   * ISO 4217. Default: all.
   */
  'currency'?: (string) | undefined;
  /**
   * The code of a payment method. Default: all.
   */
  'method'?: (string) | undefined;
}
