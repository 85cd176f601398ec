// Original file: protos/turnpike/v1/customer_service.proto

import type { Route as _turnpike_v1_Route, Route__Output as _turnpike_v1_Route__Output } from '../../turnpike/v1/Route.ts';
import type { RecurrentTokenState as _turnpike_v1_RecurrentTokenState, RecurrentTokenState__Output as _turnpike_v1_RecurrentTokenState__Output } from '../../turnpike/v1/RecurrentTokenState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A provider's token of a card at one of its terminals. The token itself is never shown.
 */
export interface RecurrentToken {
  /**
   * Its id.
   */
  'recurrentTokenId'?: (string) | undefined;
  /**
   * Where it can be charged.
   */
  'route'?: (_turnpike_v1_Route | null) | undefined;
  /**
   * Whether it is charged.
   */
  'state'?: (_turnpike_v1_RecurrentTokenState) | undefined;
  /**
   * When the payment began that brought it.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * When it was invalidated; absent while it is charged.
   */
  'invalidateTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * Why it was invalidated.
   */
  'reason'?: (string) | undefined;
}

/**
 * A provider's token of a card at one of its terminals. The token itself is never shown.
 */
export interface RecurrentToken__Output {
  /**
   * Its id.
   */
  'recurrentTokenId'?: (string) | undefined;
  /**
   * Where it can be charged.
   */
  'route'?: (_turnpike_v1_Route__Output) | undefined;
  /**
   * Whether it is charged.
   */
  'state'?: (_turnpike_v1_RecurrentTokenState__Output) | undefined;
  /**
   * When the payment began that brought it.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * When it was invalidated; absent while it is charged.
   */
  'invalidateTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * Why it was invalidated.
   */
  'reason'?: (string) | undefined;
}
