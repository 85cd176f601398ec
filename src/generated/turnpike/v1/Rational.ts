// Original file: protos/turnpike/v1/money.proto


/**
 * An exact fraction.
 */
export interface Rational {
  /**
   * The numerator.
   */
  'numerator'?: (bigint) | undefined;
  /**
   * The denominator, above zero.
   */
  'denominator'?: (bigint) | undefined;
}

/**
 * An exact fraction.
 */
export interface Rational__Output {
  /**
   * The numerator.
   */
  'numerator'?: (bigint) | undefined;
  /**
   * The denominator, above zero.
   */
  'denominator'?: (bigint) | undefined;
}
