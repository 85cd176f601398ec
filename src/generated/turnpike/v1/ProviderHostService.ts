// Original file: protos/turnpike/v1/provider_host_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ChangePaymentSessionRequest as _turnpike_v1_ChangePaymentSessionRequest, ChangePaymentSessionRequest__Output as _turnpike_v1_ChangePaymentSessionRequest__Output } from '../../turnpike/v1/ChangePaymentSessionRequest.ts';
import type { GetPaymentByTagRequest as _turnpike_v1_GetPaymentByTagRequest, GetPaymentByTagRequest__Output as _turnpike_v1_GetPaymentByTagRequest__Output } from '../../turnpike/v1/GetPaymentByTagRequest.ts';
import type { Payment as _turnpike_v1_Payment, Payment__Output as _turnpike_v1_Payment__Output } from '../../turnpike/v1/Payment.ts';
import type { ProcessPaymentCallbackRequest as _turnpike_v1_ProcessPaymentCallbackRequest, ProcessPaymentCallbackRequest__Output as _turnpike_v1_ProcessPaymentCallbackRequest__Output } from '../../turnpike/v1/ProcessPaymentCallbackRequest.ts';
import type { ProcessPaymentCallbackResponse as _turnpike_v1_ProcessPaymentCallbackResponse, ProcessPaymentCallbackResponse__Output as _turnpike_v1_ProcessPaymentCallbackResponse__Output } from '../../turnpike/v1/ProcessPaymentCallbackResponse.ts';

/**
 * What adapters that run outside of the cluster tell it of their sessions, by the tags that they gave.
 * Role: bridge, operator.
 */
export interface ProviderHostServiceClient extends grpc.Client {
  /**
   * Fails a suspended session of a payment or a payout from outside; for that of a payout the answer is empty.
   * INVALID_REQUEST `Not found` for an unknown or stale tag.
   */
  ChangePaymentSession(argument: _turnpike_v1_ChangePaymentSessionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  ChangePaymentSession(argument: _turnpike_v1_ChangePaymentSessionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  ChangePaymentSession(argument: _turnpike_v1_ChangePaymentSessionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  ChangePaymentSession(argument: _turnpike_v1_ChangePaymentSessionRequest, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  /**
   * Fails a suspended session of a payment or a payout from outside; for that of a payout the answer is empty.
   * INVALID_REQUEST `Not found` for an unknown or stale tag.
   */
  changePaymentSession(argument: _turnpike_v1_ChangePaymentSessionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  changePaymentSession(argument: _turnpike_v1_ChangePaymentSessionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  changePaymentSession(argument: _turnpike_v1_ChangePaymentSessionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  changePaymentSession(argument: _turnpike_v1_ChangePaymentSessionRequest, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives the payment that a tag belongs to. PAYMENT_NOT_FOUND, also for the tag of a payout.
   */
  GetPaymentByTag(argument: _turnpike_v1_GetPaymentByTagRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  GetPaymentByTag(argument: _turnpike_v1_GetPaymentByTagRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  GetPaymentByTag(argument: _turnpike_v1_GetPaymentByTagRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  GetPaymentByTag(argument: _turnpike_v1_GetPaymentByTagRequest, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  /**
   * Gives the payment that a tag belongs to. PAYMENT_NOT_FOUND, also for the tag of a payout.
   */
  getPaymentByTag(argument: _turnpike_v1_GetPaymentByTagRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  getPaymentByTag(argument: _turnpike_v1_GetPaymentByTagRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  getPaymentByTag(argument: _turnpike_v1_GetPaymentByTagRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  getPaymentByTag(argument: _turnpike_v1_GetPaymentByTagRequest, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  
  /**
   * Brings what a provider sent to the session that waits for it, and gives the answer for the provider.
   * INVALID_REQUEST `Not found` for an unknown tag, `Invalid callback` for a session that does not wait for it any more;
   * an identical repeat of the last callback gets the stored answer.
   */
  ProcessPaymentCallback(argument: _turnpike_v1_ProcessPaymentCallbackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ProcessPaymentCallbackResponse__Output>): grpc.ClientUnaryCall;
  ProcessPaymentCallback(argument: _turnpike_v1_ProcessPaymentCallbackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ProcessPaymentCallbackResponse__Output>): grpc.ClientUnaryCall;
  ProcessPaymentCallback(argument: _turnpike_v1_ProcessPaymentCallbackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ProcessPaymentCallbackResponse__Output>): grpc.ClientUnaryCall;
  ProcessPaymentCallback(argument: _turnpike_v1_ProcessPaymentCallbackRequest, callback: grpc.requestCallback<_turnpike_v1_ProcessPaymentCallbackResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Brings what a provider sent to the session that waits for it, and gives the answer for the provider.
   * INVALID_REQUEST `Not found` for an unknown tag, `Invalid callback` for a session that does not wait for it any more;
   * an identical repeat of the last callback gets the stored answer.
   */
  processPaymentCallback(argument: _turnpike_v1_ProcessPaymentCallbackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ProcessPaymentCallbackResponse__Output>): grpc.ClientUnaryCall;
  processPaymentCallback(argument: _turnpike_v1_ProcessPaymentCallbackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ProcessPaymentCallbackResponse__Output>): grpc.ClientUnaryCall;
  processPaymentCallback(argument: _turnpike_v1_ProcessPaymentCallbackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ProcessPaymentCallbackResponse__Output>): grpc.ClientUnaryCall;
  processPaymentCallback(argument: _turnpike_v1_ProcessPaymentCallbackRequest, callback: grpc.requestCallback<_turnpike_v1_ProcessPaymentCallbackResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * What adapters that run outside of the cluster tell it of their sessions, by the tags that they gave.
 * Role: bridge, operator.
 */
export interface ProviderHostServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Fails a suspended session of a payment or a payout from outside; for that of a payout the answer is empty.
   * INVALID_REQUEST `Not found` for an unknown or stale tag.
   */
  ChangePaymentSession: grpc.handleUnaryCall<_turnpike_v1_ChangePaymentSessionRequest__Output, _turnpike_v1_Payment>;
  
  /**
   * Gives the payment that a tag belongs to. PAYMENT_NOT_FOUND, also for the tag of a payout.
   */
  GetPaymentByTag: grpc.handleUnaryCall<_turnpike_v1_GetPaymentByTagRequest__Output, _turnpike_v1_Payment>;
  
  /**
   * Brings what a provider sent to the session that waits for it, and gives the answer for the provider.
   * INVALID_REQUEST `Not found` for an unknown tag, `Invalid callback` for a session that does not wait for it any more;
   * an identical repeat of the last callback gets the stored answer.
   */
  ProcessPaymentCallback: grpc.handleUnaryCall<_turnpike_v1_ProcessPaymentCallbackRequest__Output, _turnpike_v1_ProcessPaymentCallbackResponse>;
  
}

export interface ProviderHostServiceDefinition extends grpc.ServiceDefinition {
  ChangePaymentSession: MethodDefinition<_turnpike_v1_ChangePaymentSessionRequest, _turnpike_v1_Payment, _turnpike_v1_ChangePaymentSessionRequest__Output, _turnpike_v1_Payment__Output>
  GetPaymentByTag: MethodDefinition<_turnpike_v1_GetPaymentByTagRequest, _turnpike_v1_Payment, _turnpike_v1_GetPaymentByTagRequest__Output, _turnpike_v1_Payment__Output>
  ProcessPaymentCallback: MethodDefinition<_turnpike_v1_ProcessPaymentCallbackRequest, _turnpike_v1_ProcessPaymentCallbackResponse, _turnpike_v1_ProcessPaymentCallbackRequest__Output, _turnpike_v1_ProcessPaymentCallbackResponse__Output>
}
