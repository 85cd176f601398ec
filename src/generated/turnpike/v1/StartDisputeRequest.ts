// Original file: protos/turnpike/v1/host_to_host_service.proto


/**
 * Names a case to take up.
 */
export interface StartDisputeRequest {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The case.
   */
  'disputeId'?: (string) | undefined;
}

/**
 * Names a case to take up.
 */
export interface StartDisputeRequest__Output {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The case.
   */
  'disputeId'?: (string) | undefined;
}
