// Original file: protos/turnpike/v1/ledger_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { Account as _turnpike_v1_Account, Account__Output as _turnpike_v1_Account__Output } from '../../turnpike/v1/Account.ts';
import type { GetAccountRequest as _turnpike_v1_GetAccountRequest, GetAccountRequest__Output as _turnpike_v1_GetAccountRequest__Output } from '../../turnpike/v1/GetAccountRequest.ts';
import type { GetPlanRequest as _turnpike_v1_GetPlanRequest, GetPlanRequest__Output as _turnpike_v1_GetPlanRequest__Output } from '../../turnpike/v1/GetPlanRequest.ts';
import type { ListAccountPostingsRequest as _turnpike_v1_ListAccountPostingsRequest, ListAccountPostingsRequest__Output as _turnpike_v1_ListAccountPostingsRequest__Output } from '../../turnpike/v1/ListAccountPostingsRequest.ts';
import type { ListAccountPostingsResponse as _turnpike_v1_ListAccountPostingsResponse, ListAccountPostingsResponse__Output as _turnpike_v1_ListAccountPostingsResponse__Output } from '../../turnpike/v1/ListAccountPostingsResponse.ts';
import type { Plan as _turnpike_v1_Plan, Plan__Output as _turnpike_v1_Plan__Output } from '../../turnpike/v1/Plan.ts';

/**
 * The books, in double entry. A plan is held, and then committed or rolled back once.
 * Role: operator; a merchant sees its own accounts, and of plans the postings that touch them.
 */
export interface LedgerServiceClient extends grpc.Client {
  /**
   * Gives an account with its balances. ACCOUNT_NOT_FOUND.
   */
  GetAccount(argument: _turnpike_v1_GetAccountRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Account__Output>): grpc.ClientUnaryCall;
  GetAccount(argument: _turnpike_v1_GetAccountRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Account__Output>): grpc.ClientUnaryCall;
  GetAccount(argument: _turnpike_v1_GetAccountRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Account__Output>): grpc.ClientUnaryCall;
  GetAccount(argument: _turnpike_v1_GetAccountRequest, callback: grpc.requestCallback<_turnpike_v1_Account__Output>): grpc.ClientUnaryCall;
  /**
   * Gives an account with its balances. ACCOUNT_NOT_FOUND.
   */
  getAccount(argument: _turnpike_v1_GetAccountRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Account__Output>): grpc.ClientUnaryCall;
  getAccount(argument: _turnpike_v1_GetAccountRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Account__Output>): grpc.ClientUnaryCall;
  getAccount(argument: _turnpike_v1_GetAccountRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Account__Output>): grpc.ClientUnaryCall;
  getAccount(argument: _turnpike_v1_GetAccountRequest, callback: grpc.requestCallback<_turnpike_v1_Account__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives a plan with its batches. PLAN_NOT_FOUND.
   */
  GetPlan(argument: _turnpike_v1_GetPlanRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Plan__Output>): grpc.ClientUnaryCall;
  GetPlan(argument: _turnpike_v1_GetPlanRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Plan__Output>): grpc.ClientUnaryCall;
  GetPlan(argument: _turnpike_v1_GetPlanRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Plan__Output>): grpc.ClientUnaryCall;
  GetPlan(argument: _turnpike_v1_GetPlanRequest, callback: grpc.requestCallback<_turnpike_v1_Plan__Output>): grpc.ClientUnaryCall;
  /**
   * Gives a plan with its batches. PLAN_NOT_FOUND.
   */
  getPlan(argument: _turnpike_v1_GetPlanRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Plan__Output>): grpc.ClientUnaryCall;
  getPlan(argument: _turnpike_v1_GetPlanRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Plan__Output>): grpc.ClientUnaryCall;
  getPlan(argument: _turnpike_v1_GetPlanRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Plan__Output>): grpc.ClientUnaryCall;
  getPlan(argument: _turnpike_v1_GetPlanRequest, callback: grpc.requestCallback<_turnpike_v1_Plan__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists the postings of an account, newest first. ACCOUNT_NOT_FOUND, INVALID_PAGE_TOKEN.
   */
  ListAccountPostings(argument: _turnpike_v1_ListAccountPostingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListAccountPostingsResponse__Output>): grpc.ClientUnaryCall;
  ListAccountPostings(argument: _turnpike_v1_ListAccountPostingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListAccountPostingsResponse__Output>): grpc.ClientUnaryCall;
  ListAccountPostings(argument: _turnpike_v1_ListAccountPostingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListAccountPostingsResponse__Output>): grpc.ClientUnaryCall;
  ListAccountPostings(argument: _turnpike_v1_ListAccountPostingsRequest, callback: grpc.requestCallback<_turnpike_v1_ListAccountPostingsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists the postings of an account, newest first. ACCOUNT_NOT_FOUND, INVALID_PAGE_TOKEN.
   */
  listAccountPostings(argument: _turnpike_v1_ListAccountPostingsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListAccountPostingsResponse__Output>): grpc.ClientUnaryCall;
  listAccountPostings(argument: _turnpike_v1_ListAccountPostingsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListAccountPostingsResponse__Output>): grpc.ClientUnaryCall;
  listAccountPostings(argument: _turnpike_v1_ListAccountPostingsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListAccountPostingsResponse__Output>): grpc.ClientUnaryCall;
  listAccountPostings(argument: _turnpike_v1_ListAccountPostingsRequest, callback: grpc.requestCallback<_turnpike_v1_ListAccountPostingsResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * The books, in double entry. A plan is held, and then committed or rolled back once.
 * Role: operator; a merchant sees its own accounts, and of plans the postings that touch them.
 */
export interface LedgerServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Gives an account with its balances. ACCOUNT_NOT_FOUND.
   */
  GetAccount: grpc.handleUnaryCall<_turnpike_v1_GetAccountRequest__Output, _turnpike_v1_Account>;
  
  /**
   * Gives a plan with its batches. PLAN_NOT_FOUND.
   */
  GetPlan: grpc.handleUnaryCall<_turnpike_v1_GetPlanRequest__Output, _turnpike_v1_Plan>;
  
  /**
   * Lists the postings of an account, newest first. ACCOUNT_NOT_FOUND, INVALID_PAGE_TOKEN.
   */
  ListAccountPostings: grpc.handleUnaryCall<_turnpike_v1_ListAccountPostingsRequest__Output, _turnpike_v1_ListAccountPostingsResponse>;
  
}

export interface LedgerServiceDefinition extends grpc.ServiceDefinition {
  GetAccount: MethodDefinition<_turnpike_v1_GetAccountRequest, _turnpike_v1_Account, _turnpike_v1_GetAccountRequest__Output, _turnpike_v1_Account__Output>
  GetPlan: MethodDefinition<_turnpike_v1_GetPlanRequest, _turnpike_v1_Plan, _turnpike_v1_GetPlanRequest__Output, _turnpike_v1_Plan__Output>
  ListAccountPostings: MethodDefinition<_turnpike_v1_ListAccountPostingsRequest, _turnpike_v1_ListAccountPostingsResponse, _turnpike_v1_ListAccountPostingsRequest__Output, _turnpike_v1_ListAccountPostingsResponse__Output>
}
