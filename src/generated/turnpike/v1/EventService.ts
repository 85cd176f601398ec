// Original file: protos/turnpike/v1/event_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { SubscribeRequest as _turnpike_v1_SubscribeRequest, SubscribeRequest__Output as _turnpike_v1_SubscribeRequest__Output } from '../../turnpike/v1/SubscribeRequest.ts';
import type { SubscribeResponse as _turnpike_v1_SubscribeResponse, SubscribeResponse__Output as _turnpike_v1_SubscribeResponse__Output } from '../../turnpike/v1/SubscribeResponse.ts';

/**
 * What happens, as it happens. Role: merchant (its own events) or operator.
 */
export interface EventServiceClient extends grpc.Client {
  /**
   * Streams the events after a position, then new ones as they become durable, in the
   * order of their positions, each at least once. Ends only when the caller leaves, or with
   * DRAINING when the node shuts down; the caller then goes on after the last position it
   * has dealt with.
   * INVALID_POSITION if the position is not one of ours.
   */
  Subscribe(argument: _turnpike_v1_SubscribeRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_turnpike_v1_SubscribeResponse__Output>;
  Subscribe(argument: _turnpike_v1_SubscribeRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_turnpike_v1_SubscribeResponse__Output>;
  /**
   * Streams the events after a position, then new ones as they become durable, in the
   * order of their positions, each at least once. Ends only when the caller leaves, or with
   * DRAINING when the node shuts down; the caller then goes on after the last position it
   * has dealt with.
   * INVALID_POSITION if the position is not one of ours.
   */
  subscribe(argument: _turnpike_v1_SubscribeRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_turnpike_v1_SubscribeResponse__Output>;
  subscribe(argument: _turnpike_v1_SubscribeRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_turnpike_v1_SubscribeResponse__Output>;
  
}

/**
 * What happens, as it happens. Role: merchant (its own events) or operator.
 */
export interface EventServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Streams the events after a position, then new ones as they become durable, in the
   * order of their positions, each at least once. Ends only when the caller leaves, or with
   * DRAINING when the node shuts down; the caller then goes on after the last position it
   * has dealt with.
   * INVALID_POSITION if the position is not one of ours.
   */
  Subscribe: grpc.handleServerStreamingCall<_turnpike_v1_SubscribeRequest__Output, _turnpike_v1_SubscribeResponse>;
  
}

export interface EventServiceDefinition extends grpc.ServiceDefinition {
  Subscribe: MethodDefinition<_turnpike_v1_SubscribeRequest, _turnpike_v1_SubscribeResponse, _turnpike_v1_SubscribeRequest__Output, _turnpike_v1_SubscribeResponse__Output>
}
