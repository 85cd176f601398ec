// Original file: protos/turnpike/v1/operations_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { ParkingReason as _turnpike_v1_ParkingReason, ParkingReason__Output as _turnpike_v1_ParkingReason__Output } from '../../turnpike/v1/ParkingReason.ts';

/**
 * A callback that waits for an operator. What the partner said in it is in the NATS stream TURNPIKE_PARKED.
 */
export interface ParkedCallback {
  /**
   * Names it: the provider, a slash and the id of the event.
   */
  'callbackId'?: (string) | undefined;
  /**
   * Who sent it.
   */
  'providerId'?: (string) | undefined;
  /**
   * The tag of the session that it is for; empty if nobody can tell.
   */
  'tag'?: (string) | undefined;
  /**
   * When a node took it, on the business clock.
   */
  'receivedTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * When it was parked, on the business clock.
   */
  'parkedTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * Why.
   */
  'reason'?: (_turnpike_v1_ParkingReason) | undefined;
  /**
   * The size of its body.
   */
  'bodyBytes'?: (bigint) | undefined;
}

/**
 * A callback that waits for an operator. What the partner said in it is in the NATS stream TURNPIKE_PARKED.
 */
export interface ParkedCallback__Output {
  /**
   * Names it: the provider, a slash and the id of the event.
   */
  'callbackId'?: (string) | undefined;
  /**
   * Who sent it.
   */
  'providerId'?: (string) | undefined;
  /**
   * The tag of the session that it is for; empty if nobody can tell.
   */
  'tag'?: (string) | undefined;
  /**
   * When a node took it, on the business clock.
   */
  'receivedTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * When it was parked, on the business clock.
   */
  'parkedTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * Why.
   */
  'reason'?: (_turnpike_v1_ParkingReason__Output) | undefined;
  /**
   * The size of its body.
   */
  'bodyBytes'?: (bigint) | undefined;
}
