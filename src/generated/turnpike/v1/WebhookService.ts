// Original file: protos/turnpike/v1/webhook_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CreateEndpointRequest as _turnpike_v1_CreateEndpointRequest, CreateEndpointRequest__Output as _turnpike_v1_CreateEndpointRequest__Output } from '../../turnpike/v1/CreateEndpointRequest.ts';
import type { DeleteEndpointRequest as _turnpike_v1_DeleteEndpointRequest, DeleteEndpointRequest__Output as _turnpike_v1_DeleteEndpointRequest__Output } from '../../turnpike/v1/DeleteEndpointRequest.ts';
import type { DeleteEndpointResponse as _turnpike_v1_DeleteEndpointResponse, DeleteEndpointResponse__Output as _turnpike_v1_DeleteEndpointResponse__Output } from '../../turnpike/v1/DeleteEndpointResponse.ts';
import type { Delivery as _turnpike_v1_Delivery, Delivery__Output as _turnpike_v1_Delivery__Output } from '../../turnpike/v1/Delivery.ts';
import type { GetDeliveryRequest as _turnpike_v1_GetDeliveryRequest, GetDeliveryRequest__Output as _turnpike_v1_GetDeliveryRequest__Output } from '../../turnpike/v1/GetDeliveryRequest.ts';
import type { GetEndpointRequest as _turnpike_v1_GetEndpointRequest, GetEndpointRequest__Output as _turnpike_v1_GetEndpointRequest__Output } from '../../turnpike/v1/GetEndpointRequest.ts';
import type { ListDeliveriesRequest as _turnpike_v1_ListDeliveriesRequest, ListDeliveriesRequest__Output as _turnpike_v1_ListDeliveriesRequest__Output } from '../../turnpike/v1/ListDeliveriesRequest.ts';
import type { ListDeliveriesResponse as _turnpike_v1_ListDeliveriesResponse, ListDeliveriesResponse__Output as _turnpike_v1_ListDeliveriesResponse__Output } from '../../turnpike/v1/ListDeliveriesResponse.ts';
import type { ListEndpointsRequest as _turnpike_v1_ListEndpointsRequest, ListEndpointsRequest__Output as _turnpike_v1_ListEndpointsRequest__Output } from '../../turnpike/v1/ListEndpointsRequest.ts';
import type { ListEndpointsResponse as _turnpike_v1_ListEndpointsResponse, ListEndpointsResponse__Output as _turnpike_v1_ListEndpointsResponse__Output } from '../../turnpike/v1/ListEndpointsResponse.ts';
import type { ReplayDeliveryRequest as _turnpike_v1_ReplayDeliveryRequest, ReplayDeliveryRequest__Output as _turnpike_v1_ReplayDeliveryRequest__Output } from '../../turnpike/v1/ReplayDeliveryRequest.ts';
import type { RotateSecretRequest as _turnpike_v1_RotateSecretRequest, RotateSecretRequest__Output as _turnpike_v1_RotateSecretRequest__Output } from '../../turnpike/v1/RotateSecretRequest.ts';
import type { UpdateEndpointRequest as _turnpike_v1_UpdateEndpointRequest, UpdateEndpointRequest__Output as _turnpike_v1_UpdateEndpointRequest__Output } from '../../turnpike/v1/UpdateEndpointRequest.ts';
import type { WebhookEndpoint as _turnpike_v1_WebhookEndpoint, WebhookEndpoint__Output as _turnpike_v1_WebhookEndpoint__Output } from '../../turnpike/v1/WebhookEndpoint.ts';

/**
 * Where a merchant wants to be told of what happens, and what became of each message. Messages follow Standard Webhooks
 * (docs/webhooks.md). Role: merchant for its own, or operator for the party it names.
 */
export interface WebhookServiceClient extends grpc.Client {
  /**
   * Makes an endpoint. Its secret is in this answer and in no other, also not in that of a repeat.
   * WEBHOOK_ENDPOINT_ALREADY_EXISTS, TOO_MANY_WEBHOOK_ENDPOINTS.
   */
  CreateEndpoint(argument: _turnpike_v1_CreateEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  CreateEndpoint(argument: _turnpike_v1_CreateEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  CreateEndpoint(argument: _turnpike_v1_CreateEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  CreateEndpoint(argument: _turnpike_v1_CreateEndpointRequest, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  /**
   * Makes an endpoint. Its secret is in this answer and in no other, also not in that of a repeat.
   * WEBHOOK_ENDPOINT_ALREADY_EXISTS, TOO_MANY_WEBHOOK_ENDPOINTS.
   */
  createEndpoint(argument: _turnpike_v1_CreateEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  createEndpoint(argument: _turnpike_v1_CreateEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  createEndpoint(argument: _turnpike_v1_CreateEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  createEndpoint(argument: _turnpike_v1_CreateEndpointRequest, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  
  /**
   * Deletes an endpoint; what waited for it is cancelled. WEBHOOK_ENDPOINT_NOT_FOUND.
   */
  DeleteEndpoint(argument: _turnpike_v1_DeleteEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_DeleteEndpointResponse__Output>): grpc.ClientUnaryCall;
  DeleteEndpoint(argument: _turnpike_v1_DeleteEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_DeleteEndpointResponse__Output>): grpc.ClientUnaryCall;
  DeleteEndpoint(argument: _turnpike_v1_DeleteEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_DeleteEndpointResponse__Output>): grpc.ClientUnaryCall;
  DeleteEndpoint(argument: _turnpike_v1_DeleteEndpointRequest, callback: grpc.requestCallback<_turnpike_v1_DeleteEndpointResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Deletes an endpoint; what waited for it is cancelled. WEBHOOK_ENDPOINT_NOT_FOUND.
   */
  deleteEndpoint(argument: _turnpike_v1_DeleteEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_DeleteEndpointResponse__Output>): grpc.ClientUnaryCall;
  deleteEndpoint(argument: _turnpike_v1_DeleteEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_DeleteEndpointResponse__Output>): grpc.ClientUnaryCall;
  deleteEndpoint(argument: _turnpike_v1_DeleteEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_DeleteEndpointResponse__Output>): grpc.ClientUnaryCall;
  deleteEndpoint(argument: _turnpike_v1_DeleteEndpointRequest, callback: grpc.requestCallback<_turnpike_v1_DeleteEndpointResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives a message with its attempts. WEBHOOK_DELIVERY_NOT_FOUND.
   */
  GetDelivery(argument: _turnpike_v1_GetDeliveryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Delivery__Output>): grpc.ClientUnaryCall;
  GetDelivery(argument: _turnpike_v1_GetDeliveryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Delivery__Output>): grpc.ClientUnaryCall;
  GetDelivery(argument: _turnpike_v1_GetDeliveryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Delivery__Output>): grpc.ClientUnaryCall;
  GetDelivery(argument: _turnpike_v1_GetDeliveryRequest, callback: grpc.requestCallback<_turnpike_v1_Delivery__Output>): grpc.ClientUnaryCall;
  /**
   * Gives a message with its attempts. WEBHOOK_DELIVERY_NOT_FOUND.
   */
  getDelivery(argument: _turnpike_v1_GetDeliveryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Delivery__Output>): grpc.ClientUnaryCall;
  getDelivery(argument: _turnpike_v1_GetDeliveryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Delivery__Output>): grpc.ClientUnaryCall;
  getDelivery(argument: _turnpike_v1_GetDeliveryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Delivery__Output>): grpc.ClientUnaryCall;
  getDelivery(argument: _turnpike_v1_GetDeliveryRequest, callback: grpc.requestCallback<_turnpike_v1_Delivery__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives an endpoint. WEBHOOK_ENDPOINT_NOT_FOUND.
   */
  GetEndpoint(argument: _turnpike_v1_GetEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  GetEndpoint(argument: _turnpike_v1_GetEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  GetEndpoint(argument: _turnpike_v1_GetEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  GetEndpoint(argument: _turnpike_v1_GetEndpointRequest, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  /**
   * Gives an endpoint. WEBHOOK_ENDPOINT_NOT_FOUND.
   */
  getEndpoint(argument: _turnpike_v1_GetEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  getEndpoint(argument: _turnpike_v1_GetEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  getEndpoint(argument: _turnpike_v1_GetEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  getEndpoint(argument: _turnpike_v1_GetEndpointRequest, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists messages to the endpoints of a party, and alerts about its host-to-host payments, the newest first.
   * INVALID_PAGE_TOKEN.
   */
  ListDeliveries(argument: _turnpike_v1_ListDeliveriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  ListDeliveries(argument: _turnpike_v1_ListDeliveriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  ListDeliveries(argument: _turnpike_v1_ListDeliveriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  ListDeliveries(argument: _turnpike_v1_ListDeliveriesRequest, callback: grpc.requestCallback<_turnpike_v1_ListDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists messages to the endpoints of a party, and alerts about its host-to-host payments, the newest first.
   * INVALID_PAGE_TOKEN.
   */
  listDeliveries(argument: _turnpike_v1_ListDeliveriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  listDeliveries(argument: _turnpike_v1_ListDeliveriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  listDeliveries(argument: _turnpike_v1_ListDeliveriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  listDeliveries(argument: _turnpike_v1_ListDeliveriesRequest, callback: grpc.requestCallback<_turnpike_v1_ListDeliveriesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists the endpoints of a party, in the order they were made.
   */
  ListEndpoints(argument: _turnpike_v1_ListEndpointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListEndpointsResponse__Output>): grpc.ClientUnaryCall;
  ListEndpoints(argument: _turnpike_v1_ListEndpointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListEndpointsResponse__Output>): grpc.ClientUnaryCall;
  ListEndpoints(argument: _turnpike_v1_ListEndpointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListEndpointsResponse__Output>): grpc.ClientUnaryCall;
  ListEndpoints(argument: _turnpike_v1_ListEndpointsRequest, callback: grpc.requestCallback<_turnpike_v1_ListEndpointsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists the endpoints of a party, in the order they were made.
   */
  listEndpoints(argument: _turnpike_v1_ListEndpointsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListEndpointsResponse__Output>): grpc.ClientUnaryCall;
  listEndpoints(argument: _turnpike_v1_ListEndpointsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListEndpointsResponse__Output>): grpc.ClientUnaryCall;
  listEndpoints(argument: _turnpike_v1_ListEndpointsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListEndpointsResponse__Output>): grpc.ClientUnaryCall;
  listEndpoints(argument: _turnpike_v1_ListEndpointsRequest, callback: grpc.requestCallback<_turnpike_v1_ListEndpointsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Sends a message once more, whatever became of it, with the same id and the same body. WEBHOOK_DELIVERY_NOT_FOUND,
   * WEBHOOK_ENDPOINT_NOT_FOUND, WEBHOOK_ENDPOINT_DISABLED.
   */
  ReplayDelivery(argument: _turnpike_v1_ReplayDeliveryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Delivery__Output>): grpc.ClientUnaryCall;
  ReplayDelivery(argument: _turnpike_v1_ReplayDeliveryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Delivery__Output>): grpc.ClientUnaryCall;
  ReplayDelivery(argument: _turnpike_v1_ReplayDeliveryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Delivery__Output>): grpc.ClientUnaryCall;
  ReplayDelivery(argument: _turnpike_v1_ReplayDeliveryRequest, callback: grpc.requestCallback<_turnpike_v1_Delivery__Output>): grpc.ClientUnaryCall;
  /**
   * Sends a message once more, whatever became of it, with the same id and the same body. WEBHOOK_DELIVERY_NOT_FOUND,
   * WEBHOOK_ENDPOINT_NOT_FOUND, WEBHOOK_ENDPOINT_DISABLED.
   */
  replayDelivery(argument: _turnpike_v1_ReplayDeliveryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Delivery__Output>): grpc.ClientUnaryCall;
  replayDelivery(argument: _turnpike_v1_ReplayDeliveryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Delivery__Output>): grpc.ClientUnaryCall;
  replayDelivery(argument: _turnpike_v1_ReplayDeliveryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Delivery__Output>): grpc.ClientUnaryCall;
  replayDelivery(argument: _turnpike_v1_ReplayDeliveryRequest, callback: grpc.requestCallback<_turnpike_v1_Delivery__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives an endpoint a new secret, which is in this answer and in no other. Messages carry two signatures until the overlap
   * is over. WEBHOOK_ENDPOINT_NOT_FOUND.
   */
  RotateSecret(argument: _turnpike_v1_RotateSecretRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  RotateSecret(argument: _turnpike_v1_RotateSecretRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  RotateSecret(argument: _turnpike_v1_RotateSecretRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  RotateSecret(argument: _turnpike_v1_RotateSecretRequest, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  /**
   * Gives an endpoint a new secret, which is in this answer and in no other. Messages carry two signatures until the overlap
   * is over. WEBHOOK_ENDPOINT_NOT_FOUND.
   */
  rotateSecret(argument: _turnpike_v1_RotateSecretRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  rotateSecret(argument: _turnpike_v1_RotateSecretRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  rotateSecret(argument: _turnpike_v1_RotateSecretRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  rotateSecret(argument: _turnpike_v1_RotateSecretRequest, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  
  /**
   * Changes an endpoint, or enables or disables it. What happens while it is disabled is never sent to it, and what waited
   * is cancelled. WEBHOOK_ENDPOINT_NOT_FOUND.
   */
  UpdateEndpoint(argument: _turnpike_v1_UpdateEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  UpdateEndpoint(argument: _turnpike_v1_UpdateEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  UpdateEndpoint(argument: _turnpike_v1_UpdateEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  UpdateEndpoint(argument: _turnpike_v1_UpdateEndpointRequest, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  /**
   * Changes an endpoint, or enables or disables it. What happens while it is disabled is never sent to it, and what waited
   * is cancelled. WEBHOOK_ENDPOINT_NOT_FOUND.
   */
  updateEndpoint(argument: _turnpike_v1_UpdateEndpointRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  updateEndpoint(argument: _turnpike_v1_UpdateEndpointRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  updateEndpoint(argument: _turnpike_v1_UpdateEndpointRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  updateEndpoint(argument: _turnpike_v1_UpdateEndpointRequest, callback: grpc.requestCallback<_turnpike_v1_WebhookEndpoint__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Where a merchant wants to be told of what happens, and what became of each message. Messages follow Standard Webhooks
 * (docs/webhooks.md). Role: merchant for its own, or operator for the party it names.
 */
export interface WebhookServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Makes an endpoint. Its secret is in this answer and in no other, also not in that of a repeat.
   * WEBHOOK_ENDPOINT_ALREADY_EXISTS, TOO_MANY_WEBHOOK_ENDPOINTS.
   */
  CreateEndpoint: grpc.handleUnaryCall<_turnpike_v1_CreateEndpointRequest__Output, _turnpike_v1_WebhookEndpoint>;
  
  /**
   * Deletes an endpoint; what waited for it is cancelled. WEBHOOK_ENDPOINT_NOT_FOUND.
   */
  DeleteEndpoint: grpc.handleUnaryCall<_turnpike_v1_DeleteEndpointRequest__Output, _turnpike_v1_DeleteEndpointResponse>;
  
  /**
   * Gives a message with its attempts. WEBHOOK_DELIVERY_NOT_FOUND.
   */
  GetDelivery: grpc.handleUnaryCall<_turnpike_v1_GetDeliveryRequest__Output, _turnpike_v1_Delivery>;
  
  /**
   * Gives an endpoint. WEBHOOK_ENDPOINT_NOT_FOUND.
   */
  GetEndpoint: grpc.handleUnaryCall<_turnpike_v1_GetEndpointRequest__Output, _turnpike_v1_WebhookEndpoint>;
  
  /**
   * Lists messages to the endpoints of a party, and alerts about its host-to-host payments, the newest first.
   * INVALID_PAGE_TOKEN.
   */
  ListDeliveries: grpc.handleUnaryCall<_turnpike_v1_ListDeliveriesRequest__Output, _turnpike_v1_ListDeliveriesResponse>;
  
  /**
   * Lists the endpoints of a party, in the order they were made.
   */
  ListEndpoints: grpc.handleUnaryCall<_turnpike_v1_ListEndpointsRequest__Output, _turnpike_v1_ListEndpointsResponse>;
  
  /**
   * Sends a message once more, whatever became of it, with the same id and the same body. WEBHOOK_DELIVERY_NOT_FOUND,
   * WEBHOOK_ENDPOINT_NOT_FOUND, WEBHOOK_ENDPOINT_DISABLED.
   */
  ReplayDelivery: grpc.handleUnaryCall<_turnpike_v1_ReplayDeliveryRequest__Output, _turnpike_v1_Delivery>;
  
  /**
   * Gives an endpoint a new secret, which is in this answer and in no other. Messages carry two signatures until the overlap
   * is over. WEBHOOK_ENDPOINT_NOT_FOUND.
   */
  RotateSecret: grpc.handleUnaryCall<_turnpike_v1_RotateSecretRequest__Output, _turnpike_v1_WebhookEndpoint>;
  
  /**
   * Changes an endpoint, or enables or disables it. What happens while it is disabled is never sent to it, and what waited
   * is cancelled. WEBHOOK_ENDPOINT_NOT_FOUND.
   */
  UpdateEndpoint: grpc.handleUnaryCall<_turnpike_v1_UpdateEndpointRequest__Output, _turnpike_v1_WebhookEndpoint>;
  
}

export interface WebhookServiceDefinition extends grpc.ServiceDefinition {
  CreateEndpoint: MethodDefinition<_turnpike_v1_CreateEndpointRequest, _turnpike_v1_WebhookEndpoint, _turnpike_v1_CreateEndpointRequest__Output, _turnpike_v1_WebhookEndpoint__Output>
  DeleteEndpoint: MethodDefinition<_turnpike_v1_DeleteEndpointRequest, _turnpike_v1_DeleteEndpointResponse, _turnpike_v1_DeleteEndpointRequest__Output, _turnpike_v1_DeleteEndpointResponse__Output>
  GetDelivery: MethodDefinition<_turnpike_v1_GetDeliveryRequest, _turnpike_v1_Delivery, _turnpike_v1_GetDeliveryRequest__Output, _turnpike_v1_Delivery__Output>
  GetEndpoint: MethodDefinition<_turnpike_v1_GetEndpointRequest, _turnpike_v1_WebhookEndpoint, _turnpike_v1_GetEndpointRequest__Output, _turnpike_v1_WebhookEndpoint__Output>
  ListDeliveries: MethodDefinition<_turnpike_v1_ListDeliveriesRequest, _turnpike_v1_ListDeliveriesResponse, _turnpike_v1_ListDeliveriesRequest__Output, _turnpike_v1_ListDeliveriesResponse__Output>
  ListEndpoints: MethodDefinition<_turnpike_v1_ListEndpointsRequest, _turnpike_v1_ListEndpointsResponse, _turnpike_v1_ListEndpointsRequest__Output, _turnpike_v1_ListEndpointsResponse__Output>
  ReplayDelivery: MethodDefinition<_turnpike_v1_ReplayDeliveryRequest, _turnpike_v1_Delivery, _turnpike_v1_ReplayDeliveryRequest__Output, _turnpike_v1_Delivery__Output>
  RotateSecret: MethodDefinition<_turnpike_v1_RotateSecretRequest, _turnpike_v1_WebhookEndpoint, _turnpike_v1_RotateSecretRequest__Output, _turnpike_v1_WebhookEndpoint__Output>
  UpdateEndpoint: MethodDefinition<_turnpike_v1_UpdateEndpointRequest, _turnpike_v1_WebhookEndpoint, _turnpike_v1_UpdateEndpointRequest__Output, _turnpike_v1_WebhookEndpoint__Output>
}
