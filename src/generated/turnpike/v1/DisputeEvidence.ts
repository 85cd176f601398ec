// Original file: protos/turnpike/v1/dispute.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * What was handed in with a case. The bytes are kept apart, encrypted.
 */
export interface DisputeEvidence {
  /**
   * Its id.
   */
  'evidenceId'?: (string) | undefined;
  /**
   * SHA-256 of the bytes, in hex.
   */
  'sha256'?: (string) | undefined;
  /**
   * How many bytes.
   */
  'sizeBytes'?: (number) | undefined;
  /**
   * As the bytes say: `image/jpeg`, `image/png` or `application/pdf`.
   */
  'mediaType'?: (string) | undefined;
  /**
   * The name of the file, as told.
   */
  'fileName'?: (string) | undefined;
  /**
   * When it was handed in.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
}

/**
 * What was handed in with a case. The bytes are kept apart, encrypted.
 */
export interface DisputeEvidence__Output {
  /**
   * Its id.
   */
  'evidenceId'?: (string) | undefined;
  /**
   * SHA-256 of the bytes, in hex.
   */
  'sha256'?: (string) | undefined;
  /**
   * How many bytes.
   */
  'sizeBytes'?: (number) | undefined;
  /**
   * As the bytes say: `image/jpeg`, `image/png` or `application/pdf`.
   */
  'mediaType'?: (string) | undefined;
  /**
   * The name of the file, as told.
   */
  'fileName'?: (string) | undefined;
  /**
   * When it was handed in.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
}
