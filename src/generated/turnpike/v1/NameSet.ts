// Original file: protos/turnpike/v1/terms.proto


/**
 * A set of names.
 */
export interface NameSet {
  /**
   * The names, in no order.
   */
  'names'?: (string)[] | undefined;
}

/**
 * A set of names.
 */
export interface NameSet__Output {
  /**
   * The names, in no order.
   */
  'names'?: (string)[] | undefined;
}
