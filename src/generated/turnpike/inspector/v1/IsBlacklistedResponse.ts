// Original file: protos/turnpike/inspector/v1/inspector.proto


/**
 * The verdict.
 */
export interface IsBlacklistedResponse {
  /**
   * True if the card must not be used on the route.
   */
  'blacklisted'?: (boolean) | undefined;
}

/**
 * The verdict.
 */
export interface IsBlacklistedResponse__Output {
  /**
   * True if the card must not be used on the route.
   */
  'blacklisted'?: (boolean) | undefined;
}
