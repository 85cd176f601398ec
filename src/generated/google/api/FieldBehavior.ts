// Original file: protos/google/api/field_behavior.proto

/**
 * How a field of a request or resource is used (AIP-203). Same numbers as the
 * well-known enum, so that documentation tools and linters understand it.
 */
export const FieldBehavior = {
  /**
   * Not said.
   */
  FIELD_BEHAVIOR_UNSPECIFIED: 'FIELD_BEHAVIOR_UNSPECIFIED',
  /**
   * May be left out; the default of every field here.
   */
  OPTIONAL: 'OPTIONAL',
  /**
   * Must be given.
   */
  REQUIRED: 'REQUIRED',
  /**
   * Set by the service; ignored in a request.
   */
  OUTPUT_ONLY: 'OUTPUT_ONLY',
  /**
   * Given in requests, never returned.
   */
  INPUT_ONLY: 'INPUT_ONLY',
  /**
   * Given once, never changed.
   */
  IMMUTABLE: 'IMMUTABLE',
  /**
   * A list whose order means nothing.
   */
  UNORDERED_LIST: 'UNORDERED_LIST',
  /**
   * Left out, it gets a default that is not empty.
   */
  NON_EMPTY_DEFAULT: 'NON_EMPTY_DEFAULT',
  /**
   * Names the resource.
   */
  IDENTIFIER: 'IDENTIFIER',
} as const;

/**
 * How a field of a request or resource is used (AIP-203). Same numbers as the
 * well-known enum, so that documentation tools and linters understand it.
 */
export type FieldBehavior =
  /**
   * Not said.
   */
  | 'FIELD_BEHAVIOR_UNSPECIFIED'
  | 0
  /**
   * May be left out; the default of every field here.
   */
  | 'OPTIONAL'
  | 1
  /**
   * Must be given.
   */
  | 'REQUIRED'
  | 2
  /**
   * Set by the service; ignored in a request.
   */
  | 'OUTPUT_ONLY'
  | 3
  /**
   * Given in requests, never returned.
   */
  | 'INPUT_ONLY'
  | 4
  /**
   * Given once, never changed.
   */
  | 'IMMUTABLE'
  | 5
  /**
   * A list whose order means nothing.
   */
  | 'UNORDERED_LIST'
  | 6
  /**
   * Left out, it gets a default that is not empty.
   */
  | 'NON_EMPTY_DEFAULT'
  | 7
  /**
   * Names the resource.
   */
  | 'IDENTIFIER'
  | 8

/**
 * How a field of a request or resource is used (AIP-203). Same numbers as the
 * well-known enum, so that documentation tools and linters understand it.
 */
export type FieldBehavior__Output = typeof FieldBehavior[keyof typeof FieldBehavior]
