// Original file: protos/turnpike/v1/host_to_host_service.proto


/**
 * A bank.
 */
export interface Bank {
  /**
   * Stands for it in a payout.
   */
  'code'?: (string) | undefined;
  /**
   * Its name.
   */
  'name'?: (string) | undefined;
  /**
   * ISO 3166-1 alpha-2.
   */
  'country'?: (string) | undefined;
  /**
   * Codes of the payment methods that reach it.
   */
  'methods'?: (string)[] | undefined;
  /**
   * ISO 4217, those that it takes.
   */
  'currencies'?: (string)[] | undefined;
}

/**
 * A bank.
 */
export interface Bank__Output {
  /**
   * Stands for it in a payout.
   */
  'code'?: (string) | undefined;
  /**
   * Its name.
   */
  'name'?: (string) | undefined;
  /**
   * ISO 3166-1 alpha-2.
   */
  'country'?: (string) | undefined;
  /**
   * Codes of the payment methods that reach it.
   */
  'methods'?: (string)[] | undefined;
  /**
   * ISO 4217, those that it takes.
   */
  'currencies'?: (string)[] | undefined;
}
