// Original file: protos/turnpike/v1/webhook_service.proto

import type { Duration as _google_protobuf_Duration, Duration__Output as _google_protobuf_Duration__Output } from '../../google/protobuf/Duration.ts';

/**
 * Gives an endpoint a new secret.
 */
export interface RotateSecretRequest {
  /**
   * A repeat with the same id changes nothing more, and its answer has no secret.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why, for the record.
   */
  'comment'?: (string) | undefined;
  /**
   * Whose; only operators need to say.
   */
  'partyId'?: (string) | undefined;
  /**
   * The endpoint.
   */
  'endpointId'?: (string) | undefined;
  /**
   * How long the old secret signs beside the new one, at most 24 hours; 24 hours if absent. Zero ends it at once.
   */
  'overlap'?: (_google_protobuf_Duration | null) | undefined;
}

/**
 * Gives an endpoint a new secret.
 */
export interface RotateSecretRequest__Output {
  /**
   * A repeat with the same id changes nothing more, and its answer has no secret.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why, for the record.
   */
  'comment'?: (string) | undefined;
  /**
   * Whose; only operators need to say.
   */
  'partyId'?: (string) | undefined;
  /**
   * The endpoint.
   */
  'endpointId'?: (string) | undefined;
  /**
   * How long the old secret signs beside the new one, at most 24 hours; 24 hours if absent. Zero ends it at once.
   */
  'overlap'?: (_google_protobuf_Duration__Output) | undefined;
}
