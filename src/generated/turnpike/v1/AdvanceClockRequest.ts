// Original file: protos/turnpike/v1/operations_service.proto

import type { Duration as _google_protobuf_Duration, Duration__Output as _google_protobuf_Duration__Output } from '../../google/protobuf/Duration.ts';

/**
 * How far to move the clock.
 */
export interface AdvanceClockRequest {
  /**
   * Names this request; 1 to 64 characters. A repeat with the same content moves the clock once.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * How far: above zero, at most ten years.
   */
  'distance'?: (_google_protobuf_Duration | null) | undefined;
}

/**
 * How far to move the clock.
 */
export interface AdvanceClockRequest__Output {
  /**
   * Names this request; 1 to 64 characters. A repeat with the same content moves the clock once.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * How far: above zero, at most ten years.
   */
  'distance'?: (_google_protobuf_Duration__Output) | undefined;
}
