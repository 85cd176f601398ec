// Original file: protos/turnpike/v1/user_interaction.proto


/**
 * A one-time password to give.
 */
export interface OneTimePasswordRequest {
  /**
   * Where it was sent, masked.
   */
  'hint'?: (string) | undefined;
  '_hint'?: "hint" | undefined;
}

/**
 * A one-time password to give.
 */
export interface OneTimePasswordRequest__Output {
  /**
   * Where it was sent, masked.
   */
  'hint'?: (string) | undefined;
  '_hint'?: "hint" | undefined;
}
