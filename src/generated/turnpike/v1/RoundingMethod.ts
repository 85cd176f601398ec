// Original file: protos/turnpike/v1/cash_flow.proto

/**
 * How a fraction of a minor unit becomes whole.
 */
export const RoundingMethod = {
  /**
   * Half away from zero.
   */
  ROUNDING_METHOD_UNSPECIFIED: 'ROUNDING_METHOD_UNSPECIFIED',
  /**
   * Half towards zero.
   */
  ROUNDING_METHOD_HALF_TOWARDS_ZERO: 'ROUNDING_METHOD_HALF_TOWARDS_ZERO',
  /**
   * Half away from zero.
   */
  ROUNDING_METHOD_HALF_AWAY_FROM_ZERO: 'ROUNDING_METHOD_HALF_AWAY_FROM_ZERO',
} as const;

/**
 * How a fraction of a minor unit becomes whole.
 */
export type RoundingMethod =
  /**
   * Half away from zero.
   */
  | 'ROUNDING_METHOD_UNSPECIFIED'
  | 0
  /**
   * Half towards zero.
   */
  | 'ROUNDING_METHOD_HALF_TOWARDS_ZERO'
  | 1
  /**
   * Half away from zero.
   */
  | 'ROUNDING_METHOD_HALF_AWAY_FROM_ZERO'
  | 2

/**
 * How a fraction of a minor unit becomes whole.
 */
export type RoundingMethod__Output = typeof RoundingMethod[keyof typeof RoundingMethod]
