// Original file: protos/turnpike/v1/user_interaction.proto


/**
 * A code to show.
 */
export interface QrCodeDisplayRequest {
  /**
   * What the code says.
   */
  'payload'?: (Buffer | Uint8Array | string) | undefined;
}

/**
 * A code to show.
 */
export interface QrCodeDisplayRequest__Output {
  /**
   * What the code says.
   */
  'payload'?: (Buffer) | undefined;
}
