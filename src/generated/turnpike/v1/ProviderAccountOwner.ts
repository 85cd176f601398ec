// Original file: protos/turnpike/v1/cash_flow.proto


/**
 * A provider as the owner of an account.
 */
export interface ProviderAccountOwner {
  /**
   * The provider.
   */
  'providerId'?: (string) | undefined;
  /**
   * Its terminal.
   */
  'terminalId'?: (string) | undefined;
}

/**
 * A provider as the owner of an account.
 */
export interface ProviderAccountOwner__Output {
  /**
   * The provider.
   */
  'providerId'?: (string) | undefined;
  /**
   * Its terminal.
   */
  'terminalId'?: (string) | undefined;
}
