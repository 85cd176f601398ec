// Original file: protos/turnpike/v1/operations_service.proto


/**
 * What became of it.
 */
export interface ReplayCallbackResponse {
  /**
   * True when its invoice has it, or needs it no more. Otherwise it waits and is brought again; one that is older than a day is
   * parked anew after that.
   */
  'taken'?: (boolean) | undefined;
}

/**
 * What became of it.
 */
export interface ReplayCallbackResponse__Output {
  /**
   * True when its invoice has it, or needs it no more. Otherwise it waits and is brought again; one that is older than a day is
   * parked anew after that.
   */
  'taken'?: (boolean) | undefined;
}
