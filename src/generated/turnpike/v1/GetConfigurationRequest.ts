// Original file: protos/turnpike/v1/configuration_service.proto


/**
 * Which revision.
 */
export interface GetConfigurationRequest {
  /**
   * Its number; the newest if 0.
   */
  'revision'?: (bigint) | undefined;
}

/**
 * Which revision.
 */
export interface GetConfigurationRequest__Output {
  /**
   * Its number; the newest if 0.
   */
  'revision'?: (bigint) | undefined;
}
