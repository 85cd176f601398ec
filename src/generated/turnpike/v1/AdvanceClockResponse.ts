// Original file: protos/turnpike/v1/operations_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * Where the clock stands now.
 */
export interface AdvanceClockResponse {
  /**
   * Business time after the move. What came due by it happens from now on, as it would have in time.
   */
  'now'?: (_google_protobuf_Timestamp | null) | undefined;
}

/**
 * Where the clock stands now.
 */
export interface AdvanceClockResponse__Output {
  /**
   * Business time after the move. What came due by it happens from now on, as it would have in time.
   */
  'now'?: (_google_protobuf_Timestamp__Output) | undefined;
}
