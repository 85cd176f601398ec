// Original file: protos/turnpike/v1/webhook_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { Duration as _google_protobuf_Duration, Duration__Output as _google_protobuf_Duration__Output } from '../../google/protobuf/Duration.ts';

/**
 * One attempt to deliver a message.
 */
export interface DeliveryAttempt {
  /**
   * When.
   */
  'attemptTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * How long it took.
   */
  'duration'?: (_google_protobuf_Duration | null) | undefined;
  /**
   * The HTTP status; 0 if no answer came.
   */
  'httpStatus'?: (number) | undefined;
  /**
   * The beginning of the answer, or why none came.
   */
  'detail'?: (string) | undefined;
}

/**
 * One attempt to deliver a message.
 */
export interface DeliveryAttempt__Output {
  /**
   * When.
   */
  'attemptTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * How long it took.
   */
  'duration'?: (_google_protobuf_Duration__Output) | undefined;
  /**
   * The HTTP status; 0 if no answer came.
   */
  'httpStatus'?: (number) | undefined;
  /**
   * The beginning of the answer, or why none came.
   */
  'detail'?: (string) | undefined;
}
