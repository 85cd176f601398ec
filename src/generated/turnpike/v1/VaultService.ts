// Original file: protos/turnpike/v1/vault_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { TokenizeCardRequest as _turnpike_v1_TokenizeCardRequest, TokenizeCardRequest__Output as _turnpike_v1_TokenizeCardRequest__Output } from '../../turnpike/v1/TokenizeCardRequest.ts';
import type { TokenizeCardResponse as _turnpike_v1_TokenizeCardResponse, TokenizeCardResponse__Output as _turnpike_v1_TokenizeCardResponse__Output } from '../../turnpike/v1/TokenizeCardResponse.ts';

/**
 * Takes card numbers, and gives tokens. Role: merchant or operator.
 */
export interface VaultServiceClient extends grpc.Client {
  /**
   * Stores a card and gives its token. The only call of this API that takes a card
   * number. The same card of the same party has the same token. INVALID_CARD names the
   * fields that cannot be right, and never repeats what they hold.
   */
  TokenizeCard(argument: _turnpike_v1_TokenizeCardRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_TokenizeCardResponse__Output>): grpc.ClientUnaryCall;
  TokenizeCard(argument: _turnpike_v1_TokenizeCardRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_TokenizeCardResponse__Output>): grpc.ClientUnaryCall;
  TokenizeCard(argument: _turnpike_v1_TokenizeCardRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_TokenizeCardResponse__Output>): grpc.ClientUnaryCall;
  TokenizeCard(argument: _turnpike_v1_TokenizeCardRequest, callback: grpc.requestCallback<_turnpike_v1_TokenizeCardResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Stores a card and gives its token. The only call of this API that takes a card
   * number. The same card of the same party has the same token. INVALID_CARD names the
   * fields that cannot be right, and never repeats what they hold.
   */
  tokenizeCard(argument: _turnpike_v1_TokenizeCardRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_TokenizeCardResponse__Output>): grpc.ClientUnaryCall;
  tokenizeCard(argument: _turnpike_v1_TokenizeCardRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_TokenizeCardResponse__Output>): grpc.ClientUnaryCall;
  tokenizeCard(argument: _turnpike_v1_TokenizeCardRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_TokenizeCardResponse__Output>): grpc.ClientUnaryCall;
  tokenizeCard(argument: _turnpike_v1_TokenizeCardRequest, callback: grpc.requestCallback<_turnpike_v1_TokenizeCardResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Takes card numbers, and gives tokens. Role: merchant or operator.
 */
export interface VaultServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Stores a card and gives its token. The only call of this API that takes a card
   * number. The same card of the same party has the same token. INVALID_CARD names the
   * fields that cannot be right, and never repeats what they hold.
   */
  TokenizeCard: grpc.handleUnaryCall<_turnpike_v1_TokenizeCardRequest__Output, _turnpike_v1_TokenizeCardResponse>;
  
}

export interface VaultServiceDefinition extends grpc.ServiceDefinition {
  TokenizeCard: MethodDefinition<_turnpike_v1_TokenizeCardRequest, _turnpike_v1_TokenizeCardResponse, _turnpike_v1_TokenizeCardRequest__Output, _turnpike_v1_TokenizeCardResponse__Output>
}
