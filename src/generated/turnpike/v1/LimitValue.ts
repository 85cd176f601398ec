// Original file: protos/turnpike/v1/route.proto


/**
 * A turnover limit and what is used of it.
 */
export interface LimitValue {
  /**
   * The limit's name in the configuration.
   */
  'limitId'?: (string) | undefined;
  /**
   * What is used, with this payment's hold: operations, or minor units of `currency`.
   */
  'value'?: (bigint) | undefined;
  /**
   * What may be used; more than this is refused.
   */
  'upperBoundary'?: (bigint) | undefined;
  /**
   * The currency of an amount limit; empty for a number of operations.
   */
  'currency'?: (string) | undefined;
}

/**
 * A turnover limit and what is used of it.
 */
export interface LimitValue__Output {
  /**
   * The limit's name in the configuration.
   */
  'limitId'?: (string) | undefined;
  /**
   * What is used, with this payment's hold: operations, or minor units of `currency`.
   */
  'value'?: (bigint) | undefined;
  /**
   * What may be used; more than this is refused.
   */
  'upperBoundary'?: (bigint) | undefined;
  /**
   * The currency of an amount limit; empty for a number of operations.
   */
  'currency'?: (string) | undefined;
}
