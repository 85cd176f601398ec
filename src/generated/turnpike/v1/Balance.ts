// Original file: protos/turnpike/v1/host_to_host_service.proto


/**
 * What a cash desk has in one currency.
 */
export interface Balance {
  /**
   * ISO 4217.
   */
  'currency'?: (string) | undefined;
  /**
   * What can be paid out, in minor units.
   */
  'availableMinor'?: (bigint) | undefined;
  /**
   * What is reserved for operations that are not finished, in minor units.
   */
  'lockedMinor'?: (bigint) | undefined;
}

/**
 * What a cash desk has in one currency.
 */
export interface Balance__Output {
  /**
   * ISO 4217.
   */
  'currency'?: (string) | undefined;
  /**
   * What can be paid out, in minor units.
   */
  'availableMinor'?: (bigint) | undefined;
  /**
   * What is reserved for operations that are not finished, in minor units.
   */
  'lockedMinor'?: (bigint) | undefined;
}
