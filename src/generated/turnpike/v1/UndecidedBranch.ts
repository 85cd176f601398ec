// Original file: protos/turnpike/v1/terms.proto


/**
 * A possible value of a term.
 */
export interface UndecidedBranch {
  /**
   * The condition, as the configuration writes it (CEL).
   */
  'condition'?: (string) | undefined;
  /**
   * The value it would have, as JSON in the form of the configuration.
   */
  'value'?: (string) | undefined;
}

/**
 * A possible value of a term.
 */
export interface UndecidedBranch__Output {
  /**
   * The condition, as the configuration writes it (CEL).
   */
  'condition'?: (string) | undefined;
  /**
   * The value it would have, as JSON in the form of the configuration.
   */
  'value'?: (string) | undefined;
}
