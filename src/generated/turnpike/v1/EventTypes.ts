// Original file: protos/turnpike/v1/webhook_service.proto


/**
 * A choice of events.
 */
export interface EventTypes {
  /**
   * Types, or the beginning of several with an asterisk, at most 50. All if empty.
   */
  'types'?: (string)[] | undefined;
}

/**
 * A choice of events.
 */
export interface EventTypes__Output {
  /**
   * Types, or the beginning of several with an asterisk, at most 50. All if empty.
   */
  'types'?: (string)[] | undefined;
}
