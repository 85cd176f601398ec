// Original file: protos/turnpike/v1/operations_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AdvanceClockRequest as _turnpike_v1_AdvanceClockRequest, AdvanceClockRequest__Output as _turnpike_v1_AdvanceClockRequest__Output } from '../../turnpike/v1/AdvanceClockRequest.ts';
import type { AdvanceClockResponse as _turnpike_v1_AdvanceClockResponse, AdvanceClockResponse__Output as _turnpike_v1_AdvanceClockResponse__Output } from '../../turnpike/v1/AdvanceClockResponse.ts';
import type { GetTraceRequest as _turnpike_v1_GetTraceRequest, GetTraceRequest__Output as _turnpike_v1_GetTraceRequest__Output } from '../../turnpike/v1/GetTraceRequest.ts';
import type { ListStalledInvoicesRequest as _turnpike_v1_ListStalledInvoicesRequest, ListStalledInvoicesRequest__Output as _turnpike_v1_ListStalledInvoicesRequest__Output } from '../../turnpike/v1/ListStalledInvoicesRequest.ts';
import type { ListStalledInvoicesResponse as _turnpike_v1_ListStalledInvoicesResponse, ListStalledInvoicesResponse__Output as _turnpike_v1_ListStalledInvoicesResponse__Output } from '../../turnpike/v1/ListStalledInvoicesResponse.ts';
import type { Trace as _turnpike_v1_Trace, Trace__Output as _turnpike_v1_Trace__Output } from '../../turnpike/v1/Trace.ts';

/**
 * What operators do with a running system.
 * Role: operator.
 */
export interface OperationsServiceClient extends grpc.Client {
  /**
   * Moves the business clock of a sandbox forward: due dates, holds, retries, the eligibility of refunds and chargebacks
   * and the ranges of limits follow it; leases, deadlines and signature windows do not. NOT_A_SANDBOX where any payment
   * institution is a live one.
   */
  AdvanceClock(argument: _turnpike_v1_AdvanceClockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_AdvanceClockResponse__Output>): grpc.ClientUnaryCall;
  AdvanceClock(argument: _turnpike_v1_AdvanceClockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_AdvanceClockResponse__Output>): grpc.ClientUnaryCall;
  AdvanceClock(argument: _turnpike_v1_AdvanceClockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_AdvanceClockResponse__Output>): grpc.ClientUnaryCall;
  AdvanceClock(argument: _turnpike_v1_AdvanceClockRequest, callback: grpc.requestCallback<_turnpike_v1_AdvanceClockResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Moves the business clock of a sandbox forward: due dates, holds, retries, the eligibility of refunds and chargebacks
   * and the ranges of limits follow it; leases, deadlines and signature windows do not. NOT_A_SANDBOX where any payment
   * institution is a live one.
   */
  advanceClock(argument: _turnpike_v1_AdvanceClockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_AdvanceClockResponse__Output>): grpc.ClientUnaryCall;
  advanceClock(argument: _turnpike_v1_AdvanceClockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_AdvanceClockResponse__Output>): grpc.ClientUnaryCall;
  advanceClock(argument: _turnpike_v1_AdvanceClockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_AdvanceClockResponse__Output>): grpc.ClientUnaryCall;
  advanceClock(argument: _turnpike_v1_AdvanceClockRequest, callback: grpc.requestCallback<_turnpike_v1_AdvanceClockResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Tells an invoice's whole story, step by step, and what it waits for. INVOICE_NOT_FOUND.
   */
  GetTrace(argument: _turnpike_v1_GetTraceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Trace__Output>): grpc.ClientUnaryCall;
  GetTrace(argument: _turnpike_v1_GetTraceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Trace__Output>): grpc.ClientUnaryCall;
  GetTrace(argument: _turnpike_v1_GetTraceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Trace__Output>): grpc.ClientUnaryCall;
  GetTrace(argument: _turnpike_v1_GetTraceRequest, callback: grpc.requestCallback<_turnpike_v1_Trace__Output>): grpc.ClientUnaryCall;
  /**
   * Tells an invoice's whole story, step by step, and what it waits for. INVOICE_NOT_FOUND.
   */
  getTrace(argument: _turnpike_v1_GetTraceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Trace__Output>): grpc.ClientUnaryCall;
  getTrace(argument: _turnpike_v1_GetTraceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Trace__Output>): grpc.ClientUnaryCall;
  getTrace(argument: _turnpike_v1_GetTraceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Trace__Output>): grpc.ClientUnaryCall;
  getTrace(argument: _turnpike_v1_GetTraceRequest, callback: grpc.requestCallback<_turnpike_v1_Trace__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists invoices that wait for an operator, newest first, each with why and since when. INVALID_PAGE_TOKEN.
   */
  ListStalledInvoices(argument: _turnpike_v1_ListStalledInvoicesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListStalledInvoicesResponse__Output>): grpc.ClientUnaryCall;
  ListStalledInvoices(argument: _turnpike_v1_ListStalledInvoicesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListStalledInvoicesResponse__Output>): grpc.ClientUnaryCall;
  ListStalledInvoices(argument: _turnpike_v1_ListStalledInvoicesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListStalledInvoicesResponse__Output>): grpc.ClientUnaryCall;
  ListStalledInvoices(argument: _turnpike_v1_ListStalledInvoicesRequest, callback: grpc.requestCallback<_turnpike_v1_ListStalledInvoicesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists invoices that wait for an operator, newest first, each with why and since when. INVALID_PAGE_TOKEN.
   */
  listStalledInvoices(argument: _turnpike_v1_ListStalledInvoicesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListStalledInvoicesResponse__Output>): grpc.ClientUnaryCall;
  listStalledInvoices(argument: _turnpike_v1_ListStalledInvoicesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListStalledInvoicesResponse__Output>): grpc.ClientUnaryCall;
  listStalledInvoices(argument: _turnpike_v1_ListStalledInvoicesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListStalledInvoicesResponse__Output>): grpc.ClientUnaryCall;
  listStalledInvoices(argument: _turnpike_v1_ListStalledInvoicesRequest, callback: grpc.requestCallback<_turnpike_v1_ListStalledInvoicesResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * What operators do with a running system.
 * Role: operator.
 */
export interface OperationsServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Moves the business clock of a sandbox forward: due dates, holds, retries, the eligibility of refunds and chargebacks
   * and the ranges of limits follow it; leases, deadlines and signature windows do not. NOT_A_SANDBOX where any payment
   * institution is a live one.
   */
  AdvanceClock: grpc.handleUnaryCall<_turnpike_v1_AdvanceClockRequest__Output, _turnpike_v1_AdvanceClockResponse>;
  
  /**
   * Tells an invoice's whole story, step by step, and what it waits for. INVOICE_NOT_FOUND.
   */
  GetTrace: grpc.handleUnaryCall<_turnpike_v1_GetTraceRequest__Output, _turnpike_v1_Trace>;
  
  /**
   * Lists invoices that wait for an operator, newest first, each with why and since when. INVALID_PAGE_TOKEN.
   */
  ListStalledInvoices: grpc.handleUnaryCall<_turnpike_v1_ListStalledInvoicesRequest__Output, _turnpike_v1_ListStalledInvoicesResponse>;
  
}

export interface OperationsServiceDefinition extends grpc.ServiceDefinition {
  AdvanceClock: MethodDefinition<_turnpike_v1_AdvanceClockRequest, _turnpike_v1_AdvanceClockResponse, _turnpike_v1_AdvanceClockRequest__Output, _turnpike_v1_AdvanceClockResponse__Output>
  GetTrace: MethodDefinition<_turnpike_v1_GetTraceRequest, _turnpike_v1_Trace, _turnpike_v1_GetTraceRequest__Output, _turnpike_v1_Trace__Output>
  ListStalledInvoices: MethodDefinition<_turnpike_v1_ListStalledInvoicesRequest, _turnpike_v1_ListStalledInvoicesResponse, _turnpike_v1_ListStalledInvoicesRequest__Output, _turnpike_v1_ListStalledInvoicesResponse__Output>
}
