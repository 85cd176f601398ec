// Original file: protos/turnpike/v1/configuration_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CommitConfigurationRequest as _turnpike_v1_CommitConfigurationRequest, CommitConfigurationRequest__Output as _turnpike_v1_CommitConfigurationRequest__Output } from '../../turnpike/v1/CommitConfigurationRequest.ts';
import type { Configuration as _turnpike_v1_Configuration, Configuration__Output as _turnpike_v1_Configuration__Output } from '../../turnpike/v1/Configuration.ts';
import type { GetConfigurationRequest as _turnpike_v1_GetConfigurationRequest, GetConfigurationRequest__Output as _turnpike_v1_GetConfigurationRequest__Output } from '../../turnpike/v1/GetConfigurationRequest.ts';
import type { ListRevisionsRequest as _turnpike_v1_ListRevisionsRequest, ListRevisionsRequest__Output as _turnpike_v1_ListRevisionsRequest__Output } from '../../turnpike/v1/ListRevisionsRequest.ts';
import type { ListRevisionsResponse as _turnpike_v1_ListRevisionsResponse, ListRevisionsResponse__Output as _turnpike_v1_ListRevisionsResponse__Output } from '../../turnpike/v1/ListRevisionsResponse.ts';

/**
 * The business configuration: parties, shops, terms, providers, routing rules, limits.
 * Whole revisions; a payment is judged by the revision under which it started.
 * Role: operator.
 */
export interface ConfigurationServiceClient extends grpc.Client {
  /**
   * Makes a document the newest revision. INVALID_CONFIGURATION with the path of each
   * fault; CONFIGURATION_REVISION_CONFLICT if another revision came first.
   */
  CommitConfiguration(argument: _turnpike_v1_CommitConfigurationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Configuration__Output>): grpc.ClientUnaryCall;
  CommitConfiguration(argument: _turnpike_v1_CommitConfigurationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Configuration__Output>): grpc.ClientUnaryCall;
  CommitConfiguration(argument: _turnpike_v1_CommitConfigurationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Configuration__Output>): grpc.ClientUnaryCall;
  CommitConfiguration(argument: _turnpike_v1_CommitConfigurationRequest, callback: grpc.requestCallback<_turnpike_v1_Configuration__Output>): grpc.ClientUnaryCall;
  /**
   * Makes a document the newest revision. INVALID_CONFIGURATION with the path of each
   * fault; CONFIGURATION_REVISION_CONFLICT if another revision came first.
   */
  commitConfiguration(argument: _turnpike_v1_CommitConfigurationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Configuration__Output>): grpc.ClientUnaryCall;
  commitConfiguration(argument: _turnpike_v1_CommitConfigurationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Configuration__Output>): grpc.ClientUnaryCall;
  commitConfiguration(argument: _turnpike_v1_CommitConfigurationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Configuration__Output>): grpc.ClientUnaryCall;
  commitConfiguration(argument: _turnpike_v1_CommitConfigurationRequest, callback: grpc.requestCallback<_turnpike_v1_Configuration__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives a revision with its document. CONFIGURATION_REVISION_NOT_FOUND.
   */
  GetConfiguration(argument: _turnpike_v1_GetConfigurationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Configuration__Output>): grpc.ClientUnaryCall;
  GetConfiguration(argument: _turnpike_v1_GetConfigurationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Configuration__Output>): grpc.ClientUnaryCall;
  GetConfiguration(argument: _turnpike_v1_GetConfigurationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Configuration__Output>): grpc.ClientUnaryCall;
  GetConfiguration(argument: _turnpike_v1_GetConfigurationRequest, callback: grpc.requestCallback<_turnpike_v1_Configuration__Output>): grpc.ClientUnaryCall;
  /**
   * Gives a revision with its document. CONFIGURATION_REVISION_NOT_FOUND.
   */
  getConfiguration(argument: _turnpike_v1_GetConfigurationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Configuration__Output>): grpc.ClientUnaryCall;
  getConfiguration(argument: _turnpike_v1_GetConfigurationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Configuration__Output>): grpc.ClientUnaryCall;
  getConfiguration(argument: _turnpike_v1_GetConfigurationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Configuration__Output>): grpc.ClientUnaryCall;
  getConfiguration(argument: _turnpike_v1_GetConfigurationRequest, callback: grpc.requestCallback<_turnpike_v1_Configuration__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists revisions without their documents, newest first. INVALID_PAGE_TOKEN.
   */
  ListRevisions(argument: _turnpike_v1_ListRevisionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListRevisionsResponse__Output>): grpc.ClientUnaryCall;
  ListRevisions(argument: _turnpike_v1_ListRevisionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListRevisionsResponse__Output>): grpc.ClientUnaryCall;
  ListRevisions(argument: _turnpike_v1_ListRevisionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListRevisionsResponse__Output>): grpc.ClientUnaryCall;
  ListRevisions(argument: _turnpike_v1_ListRevisionsRequest, callback: grpc.requestCallback<_turnpike_v1_ListRevisionsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists revisions without their documents, newest first. INVALID_PAGE_TOKEN.
   */
  listRevisions(argument: _turnpike_v1_ListRevisionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListRevisionsResponse__Output>): grpc.ClientUnaryCall;
  listRevisions(argument: _turnpike_v1_ListRevisionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListRevisionsResponse__Output>): grpc.ClientUnaryCall;
  listRevisions(argument: _turnpike_v1_ListRevisionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListRevisionsResponse__Output>): grpc.ClientUnaryCall;
  listRevisions(argument: _turnpike_v1_ListRevisionsRequest, callback: grpc.requestCallback<_turnpike_v1_ListRevisionsResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * The business configuration: parties, shops, terms, providers, routing rules, limits.
 * Whole revisions; a payment is judged by the revision under which it started.
 * Role: operator.
 */
export interface ConfigurationServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Makes a document the newest revision. INVALID_CONFIGURATION with the path of each
   * fault; CONFIGURATION_REVISION_CONFLICT if another revision came first.
   */
  CommitConfiguration: grpc.handleUnaryCall<_turnpike_v1_CommitConfigurationRequest__Output, _turnpike_v1_Configuration>;
  
  /**
   * Gives a revision with its document. CONFIGURATION_REVISION_NOT_FOUND.
   */
  GetConfiguration: grpc.handleUnaryCall<_turnpike_v1_GetConfigurationRequest__Output, _turnpike_v1_Configuration>;
  
  /**
   * Lists revisions without their documents, newest first. INVALID_PAGE_TOKEN.
   */
  ListRevisions: grpc.handleUnaryCall<_turnpike_v1_ListRevisionsRequest__Output, _turnpike_v1_ListRevisionsResponse>;
  
}

export interface ConfigurationServiceDefinition extends grpc.ServiceDefinition {
  CommitConfiguration: MethodDefinition<_turnpike_v1_CommitConfigurationRequest, _turnpike_v1_Configuration, _turnpike_v1_CommitConfigurationRequest__Output, _turnpike_v1_Configuration__Output>
  GetConfiguration: MethodDefinition<_turnpike_v1_GetConfigurationRequest, _turnpike_v1_Configuration, _turnpike_v1_GetConfigurationRequest__Output, _turnpike_v1_Configuration__Output>
  ListRevisions: MethodDefinition<_turnpike_v1_ListRevisionsRequest, _turnpike_v1_ListRevisionsResponse, _turnpike_v1_ListRevisionsRequest__Output, _turnpike_v1_ListRevisionsResponse__Output>
}
