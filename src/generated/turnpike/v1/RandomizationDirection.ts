// Original file: protos/turnpike/v1/invoice.proto

/**
 * Which way an amount moves.
 */
export const RandomizationDirection = {
  /**
   * Up or down.
   */
  RANDOMIZATION_DIRECTION_UNSPECIFIED: 'RANDOMIZATION_DIRECTION_UNSPECIFIED',
  /**
   * Up or down.
   */
  RANDOMIZATION_DIRECTION_BOTH: 'RANDOMIZATION_DIRECTION_BOTH',
  /**
   * Up only.
   */
  RANDOMIZATION_DIRECTION_UPWARD: 'RANDOMIZATION_DIRECTION_UPWARD',
  /**
   * Down only.
   */
  RANDOMIZATION_DIRECTION_DOWNWARD: 'RANDOMIZATION_DIRECTION_DOWNWARD',
} as const;

/**
 * Which way an amount moves.
 */
export type RandomizationDirection =
  /**
   * Up or down.
   */
  | 'RANDOMIZATION_DIRECTION_UNSPECIFIED'
  | 0
  /**
   * Up or down.
   */
  | 'RANDOMIZATION_DIRECTION_BOTH'
  | 1
  /**
   * Up only.
   */
  | 'RANDOMIZATION_DIRECTION_UPWARD'
  | 2
  /**
   * Down only.
   */
  | 'RANDOMIZATION_DIRECTION_DOWNWARD'
  | 3

/**
 * Which way an amount moves.
 */
export type RandomizationDirection__Output = typeof RandomizationDirection[keyof typeof RandomizationDirection]
