// Original file: protos/turnpike/v1/route.proto


/**
 * A way for a payment to go: a provider and its terminal.
 */
export interface Route {
  /**
   * Who moves the money.
   */
  'providerId'?: (string) | undefined;
  /**
   * By which agreement with them.
   */
  'terminalId'?: (string) | undefined;
}

/**
 * A way for a payment to go: a provider and its terminal.
 */
export interface Route__Output {
  /**
   * Who moves the money.
   */
  'providerId'?: (string) | undefined;
  /**
   * By which agreement with them.
   */
  'terminalId'?: (string) | undefined;
}
