// Original file: protos/turnpike/v1/event.proto


/**
 * Evidence was handed in for a dispute.
 */
export interface DisputeEvidenceAdded {
  /**
   * The dispute.
   */
  'disputeId'?: (string) | undefined;
  /**
   * The evidence.
   */
  'evidenceId'?: (string) | undefined;
  /**
   * SHA-256 of its bytes, hexadecimal.
   */
  'sha256'?: (string) | undefined;
  /**
   * How many bytes it has.
   */
  'sizeBytes'?: (bigint) | undefined;
  /**
   * `image/jpeg`, `image/png` or `application/pdf`.
   */
  'mediaType'?: (string) | undefined;
}

/**
 * Evidence was handed in for a dispute.
 */
export interface DisputeEvidenceAdded__Output {
  /**
   * The dispute.
   */
  'disputeId'?: (string) | undefined;
  /**
   * The evidence.
   */
  'evidenceId'?: (string) | undefined;
  /**
   * SHA-256 of its bytes, hexadecimal.
   */
  'sha256'?: (string) | undefined;
  /**
   * How many bytes it has.
   */
  'sizeBytes'?: (bigint) | undefined;
  /**
   * `image/jpeg`, `image/png` or `application/pdf`.
   */
  'mediaType'?: (string) | undefined;
}
