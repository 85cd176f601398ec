// Original file: protos/turnpike/v1/event.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A payout began or ceased to wait for an operator.
 */
export interface PayoutAttentionChanged {
  /**
   * Why it waits; empty if it no longer does.
   */
  'reason'?: (string) | undefined;
  /**
   * Since when it waits; absent if it no longer does.
   */
  'since'?: (_google_protobuf_Timestamp | null) | undefined;
}

/**
 * A payout began or ceased to wait for an operator.
 */
export interface PayoutAttentionChanged__Output {
  /**
   * Why it waits; empty if it no longer does.
   */
  'reason'?: (string) | undefined;
  /**
   * Since when it waits; absent if it no longer does.
   */
  'since'?: (_google_protobuf_Timestamp__Output) | undefined;
}
