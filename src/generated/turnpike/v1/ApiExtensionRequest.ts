// Original file: protos/turnpike/v1/user_interaction.proto


/**
 * A step that the merchant's API extension knows how to do.
 */
export interface ApiExtensionRequest {
  /**
   * Which extension.
   */
  'apiType'?: (string) | undefined;
}

/**
 * A step that the merchant's API extension knows how to do.
 */
export interface ApiExtensionRequest__Output {
  /**
   * Which extension.
   */
  'apiType'?: (string) | undefined;
}
