// Original file: protos/turnpike/v1/host_to_host_service.proto


/**
 * A case to close.
 */
export interface DeclineDisputeRequest {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The case.
   */
  'disputeId'?: (string) | undefined;
  /**
   * Why; up to 500 characters.
   */
  'reason'?: (string) | undefined;
}

/**
 * A case to close.
 */
export interface DeclineDisputeRequest__Output {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The case.
   */
  'disputeId'?: (string) | undefined;
  /**
   * Why; up to 500 characters.
   */
  'reason'?: (string) | undefined;
}
