// Original file: protos/turnpike/v1/host_to_host_service.proto


/**
 * Something to hand in. The same bytes count once.
 */
export interface SubmitDisputeEvidenceRequest {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The case.
   */
  'disputeId'?: (string) | undefined;
  /**
   * The bytes of the file.
   */
  'content'?: (Buffer | Uint8Array | string) | undefined;
  /**
   * The name of the file; up to 255 characters.
   */
  'fileName'?: (string) | undefined;
}

/**
 * Something to hand in. The same bytes count once.
 */
export interface SubmitDisputeEvidenceRequest__Output {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The case.
   */
  'disputeId'?: (string) | undefined;
  /**
   * The bytes of the file.
   */
  'content'?: (Buffer) | undefined;
  /**
   * The name of the file; up to 255 characters.
   */
  'fileName'?: (string) | undefined;
}
