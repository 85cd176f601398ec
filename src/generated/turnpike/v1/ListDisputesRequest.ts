// Original file: protos/turnpike/v1/host_to_host_service.proto

import type { DisputeState as _turnpike_v1_DisputeState, DisputeState__Output as _turnpike_v1_DisputeState__Output } from '../../turnpike/v1/DisputeState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * Which cases to list.
 */
export interface ListDisputesRequest {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * Those of one payin or payout, by the merchant's own id. Default: all.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Those in one state. Default: all.
   */
  'state'?: (_turnpike_v1_DisputeState) | undefined;
  /**
   * Those that were opened at this time or later.
   */
  'minCreateTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * Those that were opened before this time.
   */
  'maxCreateTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * How many; at most 100, by default 50.
   */
  'pageSize'?: (number) | undefined;
  /**
   * From the page before.
   */
  'pageToken'?: (string) | undefined;
}

/**
 * Which cases to list.
 */
export interface ListDisputesRequest__Output {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * Those of one payin or payout, by the merchant's own id. Default: all.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Those in one state. Default: all.
   */
  'state'?: (_turnpike_v1_DisputeState__Output) | undefined;
  /**
   * Those that were opened at this time or later.
   */
  'minCreateTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * Those that were opened before this time.
   */
  'maxCreateTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * How many; at most 100, by default 50.
   */
  'pageSize'?: (number) | undefined;
  /**
   * From the page before.
   */
  'pageToken'?: (string) | undefined;
}
