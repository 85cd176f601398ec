// Original file: protos/turnpike/v1/repair.proto

import type { Duration as _google_protobuf_Duration, Duration__Output as _google_protobuf_Duration__Output } from '../../google/protobuf/Duration.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * When an invoice wakes.
 */
export interface RepairTimer {
  /**
   * After this time; zero means now.
   */
  'timeout'?: (_google_protobuf_Duration | null) | undefined;
  /**
   * At this time.
   */
  'deadline'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * One of these.
   */
  'timer'?: "timeout"|"deadline" | undefined;
}

/**
 * When an invoice wakes.
 */
export interface RepairTimer__Output {
  /**
   * After this time; zero means now.
   */
  'timeout'?: (_google_protobuf_Duration__Output) | undefined;
  /**
   * At this time.
   */
  'deadline'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * One of these.
   */
  'timer'?: "timeout"|"deadline" | undefined;
}
