// Original file: protos/turnpike/v1/operations_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { Duration as _google_protobuf_Duration, Duration__Output as _google_protobuf_Duration__Output } from '../../google/protobuf/Duration.ts';
import type { TraceEvent as _turnpike_v1_TraceEvent, TraceEvent__Output as _turnpike_v1_TraceEvent__Output } from '../../turnpike/v1/TraceEvent.ts';

/**
 * One record of an invoice: what one command, answer or turn of the clock led to.
 */
export interface TraceStep {
  /**
   * Its number, from 1.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * When it was decided, on the business clock.
   */
  'time'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * How long after the step before.
   */
  'elapsedTime'?: (_google_protobuf_Duration | null) | undefined;
  /**
   * The credential that asked for it; `node` for what the node does by itself.
   */
  'credential'?: (string) | undefined;
  /**
   * The role of that credential: merchant, operator, bridge or node.
   */
  'role'?: (string) | undefined;
  /**
   * The request that asked for it; empty for the node's own.
   */
  'requestId'?: (string) | undefined;
  /**
   * What the caller remarked.
   */
  'comment'?: (string) | undefined;
  /**
   * The W3C trace id under which it ran; empty if there was none.
   */
  'traceId'?: (string) | undefined;
  /**
   * What happened, in order.
   */
  'events'?: (_turnpike_v1_TraceEvent)[] | undefined;
}

/**
 * One record of an invoice: what one command, answer or turn of the clock led to.
 */
export interface TraceStep__Output {
  /**
   * Its number, from 1.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * When it was decided, on the business clock.
   */
  'time'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * How long after the step before.
   */
  'elapsedTime'?: (_google_protobuf_Duration__Output) | undefined;
  /**
   * The credential that asked for it; `node` for what the node does by itself.
   */
  'credential'?: (string) | undefined;
  /**
   * The role of that credential: merchant, operator, bridge or node.
   */
  'role'?: (string) | undefined;
  /**
   * The request that asked for it; empty for the node's own.
   */
  'requestId'?: (string) | undefined;
  /**
   * What the caller remarked.
   */
  'comment'?: (string) | undefined;
  /**
   * The W3C trace id under which it ran; empty if there was none.
   */
  'traceId'?: (string) | undefined;
  /**
   * What happened, in order.
   */
  'events'?: (_turnpike_v1_TraceEvent__Output)[] | undefined;
}
