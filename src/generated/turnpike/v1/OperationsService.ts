// Original file: protos/turnpike/v1/operations_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AdvanceClockRequest as _turnpike_v1_AdvanceClockRequest, AdvanceClockRequest__Output as _turnpike_v1_AdvanceClockRequest__Output } from '../../turnpike/v1/AdvanceClockRequest.ts';
import type { AdvanceClockResponse as _turnpike_v1_AdvanceClockResponse, AdvanceClockResponse__Output as _turnpike_v1_AdvanceClockResponse__Output } from '../../turnpike/v1/AdvanceClockResponse.ts';
import type { DrainNodeRequest as _turnpike_v1_DrainNodeRequest, DrainNodeRequest__Output as _turnpike_v1_DrainNodeRequest__Output } from '../../turnpike/v1/DrainNodeRequest.ts';
import type { GetTraceRequest as _turnpike_v1_GetTraceRequest, GetTraceRequest__Output as _turnpike_v1_GetTraceRequest__Output } from '../../turnpike/v1/GetTraceRequest.ts';
import type { ListNodesRequest as _turnpike_v1_ListNodesRequest, ListNodesRequest__Output as _turnpike_v1_ListNodesRequest__Output } from '../../turnpike/v1/ListNodesRequest.ts';
import type { ListNodesResponse as _turnpike_v1_ListNodesResponse, ListNodesResponse__Output as _turnpike_v1_ListNodesResponse__Output } from '../../turnpike/v1/ListNodesResponse.ts';
import type { ListParkedCallbacksRequest as _turnpike_v1_ListParkedCallbacksRequest, ListParkedCallbacksRequest__Output as _turnpike_v1_ListParkedCallbacksRequest__Output } from '../../turnpike/v1/ListParkedCallbacksRequest.ts';
import type { ListParkedCallbacksResponse as _turnpike_v1_ListParkedCallbacksResponse, ListParkedCallbacksResponse__Output as _turnpike_v1_ListParkedCallbacksResponse__Output } from '../../turnpike/v1/ListParkedCallbacksResponse.ts';
import type { ListPartitionsRequest as _turnpike_v1_ListPartitionsRequest, ListPartitionsRequest__Output as _turnpike_v1_ListPartitionsRequest__Output } from '../../turnpike/v1/ListPartitionsRequest.ts';
import type { ListPartitionsResponse as _turnpike_v1_ListPartitionsResponse, ListPartitionsResponse__Output as _turnpike_v1_ListPartitionsResponse__Output } from '../../turnpike/v1/ListPartitionsResponse.ts';
import type { ListPayoutsRequest as _turnpike_v1_ListPayoutsRequest, ListPayoutsRequest__Output as _turnpike_v1_ListPayoutsRequest__Output } from '../../turnpike/v1/ListPayoutsRequest.ts';
import type { ListPayoutsResponse as _turnpike_v1_ListPayoutsResponse, ListPayoutsResponse__Output as _turnpike_v1_ListPayoutsResponse__Output } from '../../turnpike/v1/ListPayoutsResponse.ts';
import type { ListStalledInvoicesRequest as _turnpike_v1_ListStalledInvoicesRequest, ListStalledInvoicesRequest__Output as _turnpike_v1_ListStalledInvoicesRequest__Output } from '../../turnpike/v1/ListStalledInvoicesRequest.ts';
import type { ListStalledInvoicesResponse as _turnpike_v1_ListStalledInvoicesResponse, ListStalledInvoicesResponse__Output as _turnpike_v1_ListStalledInvoicesResponse__Output } from '../../turnpike/v1/ListStalledInvoicesResponse.ts';
import type { Node as _turnpike_v1_Node, Node__Output as _turnpike_v1_Node__Output } from '../../turnpike/v1/Node.ts';
import type { ReplayCallbackRequest as _turnpike_v1_ReplayCallbackRequest, ReplayCallbackRequest__Output as _turnpike_v1_ReplayCallbackRequest__Output } from '../../turnpike/v1/ReplayCallbackRequest.ts';
import type { ReplayCallbackResponse as _turnpike_v1_ReplayCallbackResponse, ReplayCallbackResponse__Output as _turnpike_v1_ReplayCallbackResponse__Output } from '../../turnpike/v1/ReplayCallbackResponse.ts';
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
   * Moves every partition of a node to others, without a failed call. The node stays up, takes calls and forwards them; it
   * gets partitions again when it starts again. Returns when the wish is stored: ListNodes tells how far it is. Draining a
   * node that drains changes nothing. NODE_NOT_FOUND; LAST_NODE if no other node could take the partitions.
   */
  DrainNode(argument: _turnpike_v1_DrainNodeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Node__Output>): grpc.ClientUnaryCall;
  DrainNode(argument: _turnpike_v1_DrainNodeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Node__Output>): grpc.ClientUnaryCall;
  DrainNode(argument: _turnpike_v1_DrainNodeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Node__Output>): grpc.ClientUnaryCall;
  DrainNode(argument: _turnpike_v1_DrainNodeRequest, callback: grpc.requestCallback<_turnpike_v1_Node__Output>): grpc.ClientUnaryCall;
  /**
   * Moves every partition of a node to others, without a failed call. The node stays up, takes calls and forwards them; it
   * gets partitions again when it starts again. Returns when the wish is stored: ListNodes tells how far it is. Draining a
   * node that drains changes nothing. NODE_NOT_FOUND; LAST_NODE if no other node could take the partitions.
   */
  drainNode(argument: _turnpike_v1_DrainNodeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Node__Output>): grpc.ClientUnaryCall;
  drainNode(argument: _turnpike_v1_DrainNodeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Node__Output>): grpc.ClientUnaryCall;
  drainNode(argument: _turnpike_v1_DrainNodeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Node__Output>): grpc.ClientUnaryCall;
  drainNode(argument: _turnpike_v1_DrainNodeRequest, callback: grpc.requestCallback<_turnpike_v1_Node__Output>): grpc.ClientUnaryCall;
  
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
   * Lists the nodes of the cluster, by name. A node that runs alone is a cluster of one. INVALID_PAGE_TOKEN.
   */
  ListNodes(argument: _turnpike_v1_ListNodesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListNodesResponse__Output>): grpc.ClientUnaryCall;
  ListNodes(argument: _turnpike_v1_ListNodesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListNodesResponse__Output>): grpc.ClientUnaryCall;
  ListNodes(argument: _turnpike_v1_ListNodesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListNodesResponse__Output>): grpc.ClientUnaryCall;
  ListNodes(argument: _turnpike_v1_ListNodesRequest, callback: grpc.requestCallback<_turnpike_v1_ListNodesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists the nodes of the cluster, by name. A node that runs alone is a cluster of one. INVALID_PAGE_TOKEN.
   */
  listNodes(argument: _turnpike_v1_ListNodesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListNodesResponse__Output>): grpc.ClientUnaryCall;
  listNodes(argument: _turnpike_v1_ListNodesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListNodesResponse__Output>): grpc.ClientUnaryCall;
  listNodes(argument: _turnpike_v1_ListNodesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListNodesResponse__Output>): grpc.ClientUnaryCall;
  listNodes(argument: _turnpike_v1_ListNodesRequest, callback: grpc.requestCallback<_turnpike_v1_ListNodesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists callbacks of partners that nobody could take, the latest first, each with why. INVALID_PAGE_TOKEN.
   */
  ListParkedCallbacks(argument: _turnpike_v1_ListParkedCallbacksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListParkedCallbacksResponse__Output>): grpc.ClientUnaryCall;
  ListParkedCallbacks(argument: _turnpike_v1_ListParkedCallbacksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListParkedCallbacksResponse__Output>): grpc.ClientUnaryCall;
  ListParkedCallbacks(argument: _turnpike_v1_ListParkedCallbacksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListParkedCallbacksResponse__Output>): grpc.ClientUnaryCall;
  ListParkedCallbacks(argument: _turnpike_v1_ListParkedCallbacksRequest, callback: grpc.requestCallback<_turnpike_v1_ListParkedCallbacksResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists callbacks of partners that nobody could take, the latest first, each with why. INVALID_PAGE_TOKEN.
   */
  listParkedCallbacks(argument: _turnpike_v1_ListParkedCallbacksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListParkedCallbacksResponse__Output>): grpc.ClientUnaryCall;
  listParkedCallbacks(argument: _turnpike_v1_ListParkedCallbacksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListParkedCallbacksResponse__Output>): grpc.ClientUnaryCall;
  listParkedCallbacks(argument: _turnpike_v1_ListParkedCallbacksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListParkedCallbacksResponse__Output>): grpc.ClientUnaryCall;
  listParkedCallbacks(argument: _turnpike_v1_ListParkedCallbacksRequest, callback: grpc.requestCallback<_turnpike_v1_ListParkedCallbacksResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists the partitions, by number, each with the node that owns it. INVALID_PAGE_TOKEN.
   */
  ListPartitions(argument: _turnpike_v1_ListPartitionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListPartitionsResponse__Output>): grpc.ClientUnaryCall;
  ListPartitions(argument: _turnpike_v1_ListPartitionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListPartitionsResponse__Output>): grpc.ClientUnaryCall;
  ListPartitions(argument: _turnpike_v1_ListPartitionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListPartitionsResponse__Output>): grpc.ClientUnaryCall;
  ListPartitions(argument: _turnpike_v1_ListPartitionsRequest, callback: grpc.requestCallback<_turnpike_v1_ListPartitionsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists the partitions, by number, each with the node that owns it. INVALID_PAGE_TOKEN.
   */
  listPartitions(argument: _turnpike_v1_ListPartitionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListPartitionsResponse__Output>): grpc.ClientUnaryCall;
  listPartitions(argument: _turnpike_v1_ListPartitionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListPartitionsResponse__Output>): grpc.ClientUnaryCall;
  listPartitions(argument: _turnpike_v1_ListPartitionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListPartitionsResponse__Output>): grpc.ClientUnaryCall;
  listPartitions(argument: _turnpike_v1_ListPartitionsRequest, callback: grpc.requestCallback<_turnpike_v1_ListPartitionsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists payouts of all parties, the latest first: those in one sub-status, those that wait for an operator, or all.
   * INVALID_PAGE_TOKEN.
   */
  ListPayouts(argument: _turnpike_v1_ListPayoutsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListPayoutsResponse__Output>): grpc.ClientUnaryCall;
  ListPayouts(argument: _turnpike_v1_ListPayoutsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListPayoutsResponse__Output>): grpc.ClientUnaryCall;
  ListPayouts(argument: _turnpike_v1_ListPayoutsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListPayoutsResponse__Output>): grpc.ClientUnaryCall;
  ListPayouts(argument: _turnpike_v1_ListPayoutsRequest, callback: grpc.requestCallback<_turnpike_v1_ListPayoutsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists payouts of all parties, the latest first: those in one sub-status, those that wait for an operator, or all.
   * INVALID_PAGE_TOKEN.
   */
  listPayouts(argument: _turnpike_v1_ListPayoutsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListPayoutsResponse__Output>): grpc.ClientUnaryCall;
  listPayouts(argument: _turnpike_v1_ListPayoutsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListPayoutsResponse__Output>): grpc.ClientUnaryCall;
  listPayouts(argument: _turnpike_v1_ListPayoutsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListPayoutsResponse__Output>): grpc.ClientUnaryCall;
  listPayouts(argument: _turnpike_v1_ListPayoutsRequest, callback: grpc.requestCallback<_turnpike_v1_ListPayoutsResponse__Output>): grpc.ClientUnaryCall;
  
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
  
  /**
   * Brings a callback to its invoice once more, and tells whether that took it. One that is gone was taken, or never came:
   * CALLBACK_NOT_FOUND. CALLBACK_NOT_IDENTIFIED while no provider of the configuration can read it; then it stays parked.
   */
  ReplayCallback(argument: _turnpike_v1_ReplayCallbackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ReplayCallbackResponse__Output>): grpc.ClientUnaryCall;
  ReplayCallback(argument: _turnpike_v1_ReplayCallbackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ReplayCallbackResponse__Output>): grpc.ClientUnaryCall;
  ReplayCallback(argument: _turnpike_v1_ReplayCallbackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ReplayCallbackResponse__Output>): grpc.ClientUnaryCall;
  ReplayCallback(argument: _turnpike_v1_ReplayCallbackRequest, callback: grpc.requestCallback<_turnpike_v1_ReplayCallbackResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Brings a callback to its invoice once more, and tells whether that took it. One that is gone was taken, or never came:
   * CALLBACK_NOT_FOUND. CALLBACK_NOT_IDENTIFIED while no provider of the configuration can read it; then it stays parked.
   */
  replayCallback(argument: _turnpike_v1_ReplayCallbackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ReplayCallbackResponse__Output>): grpc.ClientUnaryCall;
  replayCallback(argument: _turnpike_v1_ReplayCallbackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ReplayCallbackResponse__Output>): grpc.ClientUnaryCall;
  replayCallback(argument: _turnpike_v1_ReplayCallbackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ReplayCallbackResponse__Output>): grpc.ClientUnaryCall;
  replayCallback(argument: _turnpike_v1_ReplayCallbackRequest, callback: grpc.requestCallback<_turnpike_v1_ReplayCallbackResponse__Output>): grpc.ClientUnaryCall;
  
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
   * Moves every partition of a node to others, without a failed call. The node stays up, takes calls and forwards them; it
   * gets partitions again when it starts again. Returns when the wish is stored: ListNodes tells how far it is. Draining a
   * node that drains changes nothing. NODE_NOT_FOUND; LAST_NODE if no other node could take the partitions.
   */
  DrainNode: grpc.handleUnaryCall<_turnpike_v1_DrainNodeRequest__Output, _turnpike_v1_Node>;
  
  /**
   * Tells an invoice's whole story, step by step, and what it waits for. INVOICE_NOT_FOUND.
   */
  GetTrace: grpc.handleUnaryCall<_turnpike_v1_GetTraceRequest__Output, _turnpike_v1_Trace>;
  
  /**
   * Lists the nodes of the cluster, by name. A node that runs alone is a cluster of one. INVALID_PAGE_TOKEN.
   */
  ListNodes: grpc.handleUnaryCall<_turnpike_v1_ListNodesRequest__Output, _turnpike_v1_ListNodesResponse>;
  
  /**
   * Lists callbacks of partners that nobody could take, the latest first, each with why. INVALID_PAGE_TOKEN.
   */
  ListParkedCallbacks: grpc.handleUnaryCall<_turnpike_v1_ListParkedCallbacksRequest__Output, _turnpike_v1_ListParkedCallbacksResponse>;
  
  /**
   * Lists the partitions, by number, each with the node that owns it. INVALID_PAGE_TOKEN.
   */
  ListPartitions: grpc.handleUnaryCall<_turnpike_v1_ListPartitionsRequest__Output, _turnpike_v1_ListPartitionsResponse>;
  
  /**
   * Lists payouts of all parties, the latest first: those in one sub-status, those that wait for an operator, or all.
   * INVALID_PAGE_TOKEN.
   */
  ListPayouts: grpc.handleUnaryCall<_turnpike_v1_ListPayoutsRequest__Output, _turnpike_v1_ListPayoutsResponse>;
  
  /**
   * Lists invoices that wait for an operator, newest first, each with why and since when. INVALID_PAGE_TOKEN.
   */
  ListStalledInvoices: grpc.handleUnaryCall<_turnpike_v1_ListStalledInvoicesRequest__Output, _turnpike_v1_ListStalledInvoicesResponse>;
  
  /**
   * Brings a callback to its invoice once more, and tells whether that took it. One that is gone was taken, or never came:
   * CALLBACK_NOT_FOUND. CALLBACK_NOT_IDENTIFIED while no provider of the configuration can read it; then it stays parked.
   */
  ReplayCallback: grpc.handleUnaryCall<_turnpike_v1_ReplayCallbackRequest__Output, _turnpike_v1_ReplayCallbackResponse>;
  
}

export interface OperationsServiceDefinition extends grpc.ServiceDefinition {
  AdvanceClock: MethodDefinition<_turnpike_v1_AdvanceClockRequest, _turnpike_v1_AdvanceClockResponse, _turnpike_v1_AdvanceClockRequest__Output, _turnpike_v1_AdvanceClockResponse__Output>
  DrainNode: MethodDefinition<_turnpike_v1_DrainNodeRequest, _turnpike_v1_Node, _turnpike_v1_DrainNodeRequest__Output, _turnpike_v1_Node__Output>
  GetTrace: MethodDefinition<_turnpike_v1_GetTraceRequest, _turnpike_v1_Trace, _turnpike_v1_GetTraceRequest__Output, _turnpike_v1_Trace__Output>
  ListNodes: MethodDefinition<_turnpike_v1_ListNodesRequest, _turnpike_v1_ListNodesResponse, _turnpike_v1_ListNodesRequest__Output, _turnpike_v1_ListNodesResponse__Output>
  ListParkedCallbacks: MethodDefinition<_turnpike_v1_ListParkedCallbacksRequest, _turnpike_v1_ListParkedCallbacksResponse, _turnpike_v1_ListParkedCallbacksRequest__Output, _turnpike_v1_ListParkedCallbacksResponse__Output>
  ListPartitions: MethodDefinition<_turnpike_v1_ListPartitionsRequest, _turnpike_v1_ListPartitionsResponse, _turnpike_v1_ListPartitionsRequest__Output, _turnpike_v1_ListPartitionsResponse__Output>
  ListPayouts: MethodDefinition<_turnpike_v1_ListPayoutsRequest, _turnpike_v1_ListPayoutsResponse, _turnpike_v1_ListPayoutsRequest__Output, _turnpike_v1_ListPayoutsResponse__Output>
  ListStalledInvoices: MethodDefinition<_turnpike_v1_ListStalledInvoicesRequest, _turnpike_v1_ListStalledInvoicesResponse, _turnpike_v1_ListStalledInvoicesRequest__Output, _turnpike_v1_ListStalledInvoicesResponse__Output>
  ReplayCallback: MethodDefinition<_turnpike_v1_ReplayCallbackRequest, _turnpike_v1_ReplayCallbackResponse, _turnpike_v1_ReplayCallbackRequest__Output, _turnpike_v1_ReplayCallbackResponse__Output>
}
