// Original file: protos/turnpike/v1/payment_tool.proto


/**
 * A terminal, kiosk or other service that takes money for us.
 */
export interface PaymentTerminal {
  /**
   * The name of the service in the configuration.
   */
  'paymentService'?: (string) | undefined;
  /**
   * The merchant's own notes: at most 20 keys of 1 to 40 characters, values up to 500.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
}

/**
 * A terminal, kiosk or other service that takes money for us.
 */
export interface PaymentTerminal__Output {
  /**
   * The name of the service in the configuration.
   */
  'paymentService'?: (string) | undefined;
  /**
   * The merchant's own notes: at most 20 keys of 1 to 40 characters, values up to 500.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
}
