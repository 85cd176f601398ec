// Original file: protos/turnpike/inspector/v1/inspector.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { InspectPaymentRequest as _turnpike_inspector_v1_InspectPaymentRequest, InspectPaymentRequest__Output as _turnpike_inspector_v1_InspectPaymentRequest__Output } from '../../../turnpike/inspector/v1/InspectPaymentRequest.ts';
import type { InspectPaymentResponse as _turnpike_inspector_v1_InspectPaymentResponse, InspectPaymentResponse__Output as _turnpike_inspector_v1_InspectPaymentResponse__Output } from '../../../turnpike/inspector/v1/InspectPaymentResponse.ts';
import type { IsBlacklistedRequest as _turnpike_inspector_v1_IsBlacklistedRequest, IsBlacklistedRequest__Output as _turnpike_inspector_v1_IsBlacklistedRequest__Output } from '../../../turnpike/inspector/v1/IsBlacklistedRequest.ts';
import type { IsBlacklistedResponse as _turnpike_inspector_v1_IsBlacklistedResponse, IsBlacklistedResponse__Output as _turnpike_inspector_v1_IsBlacklistedResponse__Output } from '../../../turnpike/inspector/v1/IsBlacklistedResponse.ts';

/**
 * Judges payments for a Turnpike installation. Whoever wants to be asked implements this service, and is named as an
 * inspector of type `grpc` in the business configuration. What does not answer within the inspector's timeout, or answers
 * with an error or without a score, is passed over: the payment goes on with the inspector's fallback score, and no route
 * counts as blacklisted.
 */
export interface InspectorServiceClient extends grpc.Client {
  /**
   * Rates the risk of a payment, before a route is chosen for it.
   */
  InspectPayment(argument: _turnpike_inspector_v1_InspectPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_inspector_v1_InspectPaymentResponse__Output>): grpc.ClientUnaryCall;
  InspectPayment(argument: _turnpike_inspector_v1_InspectPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_inspector_v1_InspectPaymentResponse__Output>): grpc.ClientUnaryCall;
  InspectPayment(argument: _turnpike_inspector_v1_InspectPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_inspector_v1_InspectPaymentResponse__Output>): grpc.ClientUnaryCall;
  InspectPayment(argument: _turnpike_inspector_v1_InspectPaymentRequest, callback: grpc.requestCallback<_turnpike_inspector_v1_InspectPaymentResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Rates the risk of a payment, before a route is chosen for it.
   */
  inspectPayment(argument: _turnpike_inspector_v1_InspectPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_inspector_v1_InspectPaymentResponse__Output>): grpc.ClientUnaryCall;
  inspectPayment(argument: _turnpike_inspector_v1_InspectPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_inspector_v1_InspectPaymentResponse__Output>): grpc.ClientUnaryCall;
  inspectPayment(argument: _turnpike_inspector_v1_InspectPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_inspector_v1_InspectPaymentResponse__Output>): grpc.ClientUnaryCall;
  inspectPayment(argument: _turnpike_inspector_v1_InspectPaymentRequest, callback: grpc.requestCallback<_turnpike_inspector_v1_InspectPaymentResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Says whether a card may not be used on a route. Asked once for each route that may be chosen.
   */
  IsBlacklisted(argument: _turnpike_inspector_v1_IsBlacklistedRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_inspector_v1_IsBlacklistedResponse__Output>): grpc.ClientUnaryCall;
  IsBlacklisted(argument: _turnpike_inspector_v1_IsBlacklistedRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_inspector_v1_IsBlacklistedResponse__Output>): grpc.ClientUnaryCall;
  IsBlacklisted(argument: _turnpike_inspector_v1_IsBlacklistedRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_inspector_v1_IsBlacklistedResponse__Output>): grpc.ClientUnaryCall;
  IsBlacklisted(argument: _turnpike_inspector_v1_IsBlacklistedRequest, callback: grpc.requestCallback<_turnpike_inspector_v1_IsBlacklistedResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Says whether a card may not be used on a route. Asked once for each route that may be chosen.
   */
  isBlacklisted(argument: _turnpike_inspector_v1_IsBlacklistedRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_inspector_v1_IsBlacklistedResponse__Output>): grpc.ClientUnaryCall;
  isBlacklisted(argument: _turnpike_inspector_v1_IsBlacklistedRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_inspector_v1_IsBlacklistedResponse__Output>): grpc.ClientUnaryCall;
  isBlacklisted(argument: _turnpike_inspector_v1_IsBlacklistedRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_inspector_v1_IsBlacklistedResponse__Output>): grpc.ClientUnaryCall;
  isBlacklisted(argument: _turnpike_inspector_v1_IsBlacklistedRequest, callback: grpc.requestCallback<_turnpike_inspector_v1_IsBlacklistedResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Judges payments for a Turnpike installation. Whoever wants to be asked implements this service, and is named as an
 * inspector of type `grpc` in the business configuration. What does not answer within the inspector's timeout, or answers
 * with an error or without a score, is passed over: the payment goes on with the inspector's fallback score, and no route
 * counts as blacklisted.
 */
export interface InspectorServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Rates the risk of a payment, before a route is chosen for it.
   */
  InspectPayment: grpc.handleUnaryCall<_turnpike_inspector_v1_InspectPaymentRequest__Output, _turnpike_inspector_v1_InspectPaymentResponse>;
  
  /**
   * Says whether a card may not be used on a route. Asked once for each route that may be chosen.
   */
  IsBlacklisted: grpc.handleUnaryCall<_turnpike_inspector_v1_IsBlacklistedRequest__Output, _turnpike_inspector_v1_IsBlacklistedResponse>;
  
}

export interface InspectorServiceDefinition extends grpc.ServiceDefinition {
  InspectPayment: MethodDefinition<_turnpike_inspector_v1_InspectPaymentRequest, _turnpike_inspector_v1_InspectPaymentResponse, _turnpike_inspector_v1_InspectPaymentRequest__Output, _turnpike_inspector_v1_InspectPaymentResponse__Output>
  IsBlacklisted: MethodDefinition<_turnpike_inspector_v1_IsBlacklistedRequest, _turnpike_inspector_v1_IsBlacklistedResponse, _turnpike_inspector_v1_IsBlacklistedRequest__Output, _turnpike_inspector_v1_IsBlacklistedResponse__Output>
}
