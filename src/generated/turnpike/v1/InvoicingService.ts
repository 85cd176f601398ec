// Original file: protos/turnpike/v1/invoicing_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AcceptChargebackRequest as _turnpike_v1_AcceptChargebackRequest, AcceptChargebackRequest__Output as _turnpike_v1_AcceptChargebackRequest__Output } from '../../turnpike/v1/AcceptChargebackRequest.ts';
import type { Adjustment as _turnpike_v1_Adjustment, Adjustment__Output as _turnpike_v1_Adjustment__Output } from '../../turnpike/v1/Adjustment.ts';
import type { CancelChargebackRequest as _turnpike_v1_CancelChargebackRequest, CancelChargebackRequest__Output as _turnpike_v1_CancelChargebackRequest__Output } from '../../turnpike/v1/CancelChargebackRequest.ts';
import type { CancelPaymentRequest as _turnpike_v1_CancelPaymentRequest, CancelPaymentRequest__Output as _turnpike_v1_CancelPaymentRequest__Output } from '../../turnpike/v1/CancelPaymentRequest.ts';
import type { CapturePaymentRequest as _turnpike_v1_CapturePaymentRequest, CapturePaymentRequest__Output as _turnpike_v1_CapturePaymentRequest__Output } from '../../turnpike/v1/CapturePaymentRequest.ts';
import type { Chargeback as _turnpike_v1_Chargeback, Chargeback__Output as _turnpike_v1_Chargeback__Output } from '../../turnpike/v1/Chargeback.ts';
import type { ComputeInvoiceTermsRequest as _turnpike_v1_ComputeInvoiceTermsRequest, ComputeInvoiceTermsRequest__Output as _turnpike_v1_ComputeInvoiceTermsRequest__Output } from '../../turnpike/v1/ComputeInvoiceTermsRequest.ts';
import type { CreateAdjustmentRequest as _turnpike_v1_CreateAdjustmentRequest, CreateAdjustmentRequest__Output as _turnpike_v1_CreateAdjustmentRequest__Output } from '../../turnpike/v1/CreateAdjustmentRequest.ts';
import type { CreateChargebackRequest as _turnpike_v1_CreateChargebackRequest, CreateChargebackRequest__Output as _turnpike_v1_CreateChargebackRequest__Output } from '../../turnpike/v1/CreateChargebackRequest.ts';
import type { CreateInvoiceFromTemplateRequest as _turnpike_v1_CreateInvoiceFromTemplateRequest, CreateInvoiceFromTemplateRequest__Output as _turnpike_v1_CreateInvoiceFromTemplateRequest__Output } from '../../turnpike/v1/CreateInvoiceFromTemplateRequest.ts';
import type { CreateInvoiceRequest as _turnpike_v1_CreateInvoiceRequest, CreateInvoiceRequest__Output as _turnpike_v1_CreateInvoiceRequest__Output } from '../../turnpike/v1/CreateInvoiceRequest.ts';
import type { CreateManualRefundRequest as _turnpike_v1_CreateManualRefundRequest, CreateManualRefundRequest__Output as _turnpike_v1_CreateManualRefundRequest__Output } from '../../turnpike/v1/CreateManualRefundRequest.ts';
import type { ExecuteRequest as _turnpike_v1_ExecuteRequest, ExecuteRequest__Output as _turnpike_v1_ExecuteRequest__Output } from '../../turnpike/v1/ExecuteRequest.ts';
import type { ExecuteResponse as _turnpike_v1_ExecuteResponse, ExecuteResponse__Output as _turnpike_v1_ExecuteResponse__Output } from '../../turnpike/v1/ExecuteResponse.ts';
import type { ExplainRouteRequest as _turnpike_v1_ExplainRouteRequest, ExplainRouteRequest__Output as _turnpike_v1_ExplainRouteRequest__Output } from '../../turnpike/v1/ExplainRouteRequest.ts';
import type { ExplainRouteResponse as _turnpike_v1_ExplainRouteResponse, ExplainRouteResponse__Output as _turnpike_v1_ExplainRouteResponse__Output } from '../../turnpike/v1/ExplainRouteResponse.ts';
import type { FulfillInvoiceRequest as _turnpike_v1_FulfillInvoiceRequest, FulfillInvoiceRequest__Output as _turnpike_v1_FulfillInvoiceRequest__Output } from '../../turnpike/v1/FulfillInvoiceRequest.ts';
import type { GetAdjustmentRequest as _turnpike_v1_GetAdjustmentRequest, GetAdjustmentRequest__Output as _turnpike_v1_GetAdjustmentRequest__Output } from '../../turnpike/v1/GetAdjustmentRequest.ts';
import type { GetChargebackRequest as _turnpike_v1_GetChargebackRequest, GetChargebackRequest__Output as _turnpike_v1_GetChargebackRequest__Output } from '../../turnpike/v1/GetChargebackRequest.ts';
import type { GetInvoiceRequest as _turnpike_v1_GetInvoiceRequest, GetInvoiceRequest__Output as _turnpike_v1_GetInvoiceRequest__Output } from '../../turnpike/v1/GetInvoiceRequest.ts';
import type { GetPaymentRequest as _turnpike_v1_GetPaymentRequest, GetPaymentRequest__Output as _turnpike_v1_GetPaymentRequest__Output } from '../../turnpike/v1/GetPaymentRequest.ts';
import type { GetRefundRequest as _turnpike_v1_GetRefundRequest, GetRefundRequest__Output as _turnpike_v1_GetRefundRequest__Output } from '../../turnpike/v1/GetRefundRequest.ts';
import type { GetRouteLimitValuesRequest as _turnpike_v1_GetRouteLimitValuesRequest, GetRouteLimitValuesRequest__Output as _turnpike_v1_GetRouteLimitValuesRequest__Output } from '../../turnpike/v1/GetRouteLimitValuesRequest.ts';
import type { GetRouteLimitValuesResponse as _turnpike_v1_GetRouteLimitValuesResponse, GetRouteLimitValuesResponse__Output as _turnpike_v1_GetRouteLimitValuesResponse__Output } from '../../turnpike/v1/GetRouteLimitValuesResponse.ts';
import type { Invoice as _turnpike_v1_Invoice, Invoice__Output as _turnpike_v1_Invoice__Output } from '../../turnpike/v1/Invoice.ts';
import type { InvoiceEvent as _turnpike_v1_InvoiceEvent, InvoiceEvent__Output as _turnpike_v1_InvoiceEvent__Output } from '../../turnpike/v1/InvoiceEvent.ts';
import type { ListInvoiceEventsRequest as _turnpike_v1_ListInvoiceEventsRequest, ListInvoiceEventsRequest__Output as _turnpike_v1_ListInvoiceEventsRequest__Output } from '../../turnpike/v1/ListInvoiceEventsRequest.ts';
import type { ListInvoiceEventsResponse as _turnpike_v1_ListInvoiceEventsResponse, ListInvoiceEventsResponse__Output as _turnpike_v1_ListInvoiceEventsResponse__Output } from '../../turnpike/v1/ListInvoiceEventsResponse.ts';
import type { ListInvoicesRequest as _turnpike_v1_ListInvoicesRequest, ListInvoicesRequest__Output as _turnpike_v1_ListInvoicesRequest__Output } from '../../turnpike/v1/ListInvoicesRequest.ts';
import type { ListInvoicesResponse as _turnpike_v1_ListInvoicesResponse, ListInvoicesResponse__Output as _turnpike_v1_ListInvoicesResponse__Output } from '../../turnpike/v1/ListInvoicesResponse.ts';
import type { Payment as _turnpike_v1_Payment, Payment__Output as _turnpike_v1_Payment__Output } from '../../turnpike/v1/Payment.ts';
import type { Refund as _turnpike_v1_Refund, Refund__Output as _turnpike_v1_Refund__Output } from '../../turnpike/v1/Refund.ts';
import type { RefundPaymentRequest as _turnpike_v1_RefundPaymentRequest, RefundPaymentRequest__Output as _turnpike_v1_RefundPaymentRequest__Output } from '../../turnpike/v1/RefundPaymentRequest.ts';
import type { RegisterPaymentRequest as _turnpike_v1_RegisterPaymentRequest, RegisterPaymentRequest__Output as _turnpike_v1_RegisterPaymentRequest__Output } from '../../turnpike/v1/RegisterPaymentRequest.ts';
import type { RejectChargebackRequest as _turnpike_v1_RejectChargebackRequest, RejectChargebackRequest__Output as _turnpike_v1_RejectChargebackRequest__Output } from '../../turnpike/v1/RejectChargebackRequest.ts';
import type { ReopenChargebackRequest as _turnpike_v1_ReopenChargebackRequest, ReopenChargebackRequest__Output as _turnpike_v1_ReopenChargebackRequest__Output } from '../../turnpike/v1/ReopenChargebackRequest.ts';
import type { RepairInvoiceRequest as _turnpike_v1_RepairInvoiceRequest, RepairInvoiceRequest__Output as _turnpike_v1_RepairInvoiceRequest__Output } from '../../turnpike/v1/RepairInvoiceRequest.ts';
import type { RepairInvoiceWithScenarioRequest as _turnpike_v1_RepairInvoiceWithScenarioRequest, RepairInvoiceWithScenarioRequest__Output as _turnpike_v1_RepairInvoiceWithScenarioRequest__Output } from '../../turnpike/v1/RepairInvoiceWithScenarioRequest.ts';
import type { RescindInvoiceRequest as _turnpike_v1_RescindInvoiceRequest, RescindInvoiceRequest__Output as _turnpike_v1_RescindInvoiceRequest__Output } from '../../turnpike/v1/RescindInvoiceRequest.ts';
import type { StartPaymentRequest as _turnpike_v1_StartPaymentRequest, StartPaymentRequest__Output as _turnpike_v1_StartPaymentRequest__Output } from '../../turnpike/v1/StartPaymentRequest.ts';
import type { TermSet as _turnpike_v1_TermSet, TermSet__Output as _turnpike_v1_TermSet__Output } from '../../turnpike/v1/TermSet.ts';
import type { WatchInvoiceRequest as _turnpike_v1_WatchInvoiceRequest, WatchInvoiceRequest__Output as _turnpike_v1_WatchInvoiceRequest__Output } from '../../turnpike/v1/WatchInvoiceRequest.ts';

/**
 * Invoices, and the payments, refunds, adjustments and chargebacks in them.
 * 
 * Role: merchant or operator, where nothing else is said. A merchant's credential says
 * which party calls, and `party_id` may be empty; an operator names the party.
 * 
 * Ids are 1 to 64 of letters, digits, `_` and `-`. Where a request may leave out the id of
 * what it creates, one is made, the same for each repeat of the request.
 * 
 * Each call that changes something has a `request_id`. A repeat with the same content takes
 * effect once and answers with the current state of what the first one made; other content
 * under the same id is refused with REQUEST_ID_REUSED. An answer means that the change is on disk.
 * 
 * Errors carry one ErrorInfo with a reason of docs/errors.md. Beside those named at a method
 * any may answer INVALID_REQUEST, UNAUTHENTICATED, PERMISSION_DENIED, the NOT_FOUND of an id
 * that it names (another party's object is not found either), MISCONFIGURED, and the reasons of
 * UNAVAILABLE and RESOURCE_EXHAUSTED, after which the same request is repeated.
 */
export interface InvoicingServiceClient extends grpc.Client {
  /**
   * Decides a pending chargeback for the payer. Role: operator. INVOICE_PAYMENT_CHARGEBACK_INVALID_STATUS,
   * INCONSISTENT_CHARGEBACK_CURRENCY, INVOICE_PAYMENT_AMOUNT_EXCEEDED.
   */
  AcceptChargeback(argument: _turnpike_v1_AcceptChargebackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  AcceptChargeback(argument: _turnpike_v1_AcceptChargebackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  AcceptChargeback(argument: _turnpike_v1_AcceptChargebackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  AcceptChargeback(argument: _turnpike_v1_AcceptChargebackRequest, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  /**
   * Decides a pending chargeback for the payer. Role: operator. INVOICE_PAYMENT_CHARGEBACK_INVALID_STATUS,
   * INCONSISTENT_CHARGEBACK_CURRENCY, INVOICE_PAYMENT_AMOUNT_EXCEEDED.
   */
  acceptChargeback(argument: _turnpike_v1_AcceptChargebackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  acceptChargeback(argument: _turnpike_v1_AcceptChargebackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  acceptChargeback(argument: _turnpike_v1_AcceptChargebackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  acceptChargeback(argument: _turnpike_v1_AcceptChargebackRequest, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  
  /**
   * Drops a pending chargeback, as if it had never been. Role: operator. INVOICE_PAYMENT_CHARGEBACK_INVALID_STATUS.
   */
  CancelChargeback(argument: _turnpike_v1_CancelChargebackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  CancelChargeback(argument: _turnpike_v1_CancelChargebackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  CancelChargeback(argument: _turnpike_v1_CancelChargebackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  CancelChargeback(argument: _turnpike_v1_CancelChargebackRequest, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  /**
   * Drops a pending chargeback, as if it had never been. Role: operator. INVOICE_PAYMENT_CHARGEBACK_INVALID_STATUS.
   */
  cancelChargeback(argument: _turnpike_v1_CancelChargebackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  cancelChargeback(argument: _turnpike_v1_CancelChargebackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  cancelChargeback(argument: _turnpike_v1_CancelChargebackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  cancelChargeback(argument: _turnpike_v1_CancelChargebackRequest, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lets held money go. INVALID_PAYMENT_STATUS, OPERATION_NOT_PERMITTED, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  CancelPayment(argument: _turnpike_v1_CancelPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  CancelPayment(argument: _turnpike_v1_CancelPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  CancelPayment(argument: _turnpike_v1_CancelPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  CancelPayment(argument: _turnpike_v1_CancelPaymentRequest, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  /**
   * Lets held money go. INVALID_PAYMENT_STATUS, OPERATION_NOT_PERMITTED, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  cancelPayment(argument: _turnpike_v1_CancelPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  cancelPayment(argument: _turnpike_v1_CancelPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  cancelPayment(argument: _turnpike_v1_CancelPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  cancelPayment(argument: _turnpike_v1_CancelPaymentRequest, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  
  /**
   * Takes held money, all or a part; the rest is let go. INVALID_PAYMENT_STATUS, OPERATION_NOT_PERMITTED,
   * INCONSISTENT_CAPTURE_CURRENCY, AMOUNT_EXCEEDED_CAPTURE_BALANCE, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   * ALLOCATION_NOT_FOUND for a part of a split payment without its shares, ALLOCATION_NOT_ALLOWED,
   * ALLOCATION_EXCEEDED_PAYMENT_AMOUNT, ALLOCATION_INVALID_TRANSACTION.
   */
  CapturePayment(argument: _turnpike_v1_CapturePaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  CapturePayment(argument: _turnpike_v1_CapturePaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  CapturePayment(argument: _turnpike_v1_CapturePaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  CapturePayment(argument: _turnpike_v1_CapturePaymentRequest, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  /**
   * Takes held money, all or a part; the rest is let go. INVALID_PAYMENT_STATUS, OPERATION_NOT_PERMITTED,
   * INCONSISTENT_CAPTURE_CURRENCY, AMOUNT_EXCEEDED_CAPTURE_BALANCE, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   * ALLOCATION_NOT_FOUND for a part of a split payment without its shares, ALLOCATION_NOT_ALLOWED,
   * ALLOCATION_EXCEEDED_PAYMENT_AMOUNT, ALLOCATION_INVALID_TRANSACTION.
   */
  capturePayment(argument: _turnpike_v1_CapturePaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  capturePayment(argument: _turnpike_v1_CapturePaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  capturePayment(argument: _turnpike_v1_CapturePaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  capturePayment(argument: _turnpike_v1_CapturePaymentRequest, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  
  /**
   * Computes the terms by which the invoice can be paid, now. INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  ComputeInvoiceTerms(argument: _turnpike_v1_ComputeInvoiceTermsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_TermSet__Output>): grpc.ClientUnaryCall;
  ComputeInvoiceTerms(argument: _turnpike_v1_ComputeInvoiceTermsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_TermSet__Output>): grpc.ClientUnaryCall;
  ComputeInvoiceTerms(argument: _turnpike_v1_ComputeInvoiceTermsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_TermSet__Output>): grpc.ClientUnaryCall;
  ComputeInvoiceTerms(argument: _turnpike_v1_ComputeInvoiceTermsRequest, callback: grpc.requestCallback<_turnpike_v1_TermSet__Output>): grpc.ClientUnaryCall;
  /**
   * Computes the terms by which the invoice can be paid, now. INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  computeInvoiceTerms(argument: _turnpike_v1_ComputeInvoiceTermsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_TermSet__Output>): grpc.ClientUnaryCall;
  computeInvoiceTerms(argument: _turnpike_v1_ComputeInvoiceTermsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_TermSet__Output>): grpc.ClientUnaryCall;
  computeInvoiceTerms(argument: _turnpike_v1_ComputeInvoiceTermsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_TermSet__Output>): grpc.ClientUnaryCall;
  computeInvoiceTerms(argument: _turnpike_v1_ComputeInvoiceTermsRequest, callback: grpc.requestCallback<_turnpike_v1_TermSet__Output>): grpc.ClientUnaryCall;
  
  /**
   * Corrects a finished payment. Role: operator. INVALID_PAYMENT_STATUS, INVALID_PAYMENT_TARGET_STATUS,
   * INVOICE_PAYMENT_ALREADY_HAS_STATUS, INVOICE_PAYMENT_ADJUSTMENT_PENDING, INVOICE_PAYMENT_CHARGEBACK_PENDING,
   * CONFIGURATION_REVISION_NOT_FOUND.
   */
  CreateAdjustment(argument: _turnpike_v1_CreateAdjustmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Adjustment__Output>): grpc.ClientUnaryCall;
  CreateAdjustment(argument: _turnpike_v1_CreateAdjustmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Adjustment__Output>): grpc.ClientUnaryCall;
  CreateAdjustment(argument: _turnpike_v1_CreateAdjustmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Adjustment__Output>): grpc.ClientUnaryCall;
  CreateAdjustment(argument: _turnpike_v1_CreateAdjustmentRequest, callback: grpc.requestCallback<_turnpike_v1_Adjustment__Output>): grpc.ClientUnaryCall;
  /**
   * Corrects a finished payment. Role: operator. INVALID_PAYMENT_STATUS, INVALID_PAYMENT_TARGET_STATUS,
   * INVOICE_PAYMENT_ALREADY_HAS_STATUS, INVOICE_PAYMENT_ADJUSTMENT_PENDING, INVOICE_PAYMENT_CHARGEBACK_PENDING,
   * CONFIGURATION_REVISION_NOT_FOUND.
   */
  createAdjustment(argument: _turnpike_v1_CreateAdjustmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Adjustment__Output>): grpc.ClientUnaryCall;
  createAdjustment(argument: _turnpike_v1_CreateAdjustmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Adjustment__Output>): grpc.ClientUnaryCall;
  createAdjustment(argument: _turnpike_v1_CreateAdjustmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Adjustment__Output>): grpc.ClientUnaryCall;
  createAdjustment(argument: _turnpike_v1_CreateAdjustmentRequest, callback: grpc.requestCallback<_turnpike_v1_Adjustment__Output>): grpc.ClientUnaryCall;
  
  /**
   * Enters a chargeback of a captured payment. Role: operator. INVALID_PAYMENT_STATUS, OPERATION_NOT_PERMITTED,
   * INVOICE_PAYMENT_CHARGEBACK_PENDING, INVOICE_PAYMENT_REFUND_PENDING, INCONSISTENT_CHARGEBACK_CURRENCY,
   * INVOICE_PAYMENT_AMOUNT_EXCEEDED, INVOICE_PAYMENT_CHARGEBACK_ALREADY_EXISTS.
   */
  CreateChargeback(argument: _turnpike_v1_CreateChargebackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  CreateChargeback(argument: _turnpike_v1_CreateChargebackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  CreateChargeback(argument: _turnpike_v1_CreateChargebackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  CreateChargeback(argument: _turnpike_v1_CreateChargebackRequest, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  /**
   * Enters a chargeback of a captured payment. Role: operator. INVALID_PAYMENT_STATUS, OPERATION_NOT_PERMITTED,
   * INVOICE_PAYMENT_CHARGEBACK_PENDING, INVOICE_PAYMENT_REFUND_PENDING, INCONSISTENT_CHARGEBACK_CURRENCY,
   * INVOICE_PAYMENT_AMOUNT_EXCEEDED, INVOICE_PAYMENT_CHARGEBACK_ALREADY_EXISTS.
   */
  createChargeback(argument: _turnpike_v1_CreateChargebackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  createChargeback(argument: _turnpike_v1_CreateChargebackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  createChargeback(argument: _turnpike_v1_CreateChargebackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  createChargeback(argument: _turnpike_v1_CreateChargebackRequest, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  
  /**
   * Creates an invoice. SHOP_NOT_FOUND, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS,
   * INVOICE_TERMS_VIOLATED if no payment by the shop's terms could pay it, INVOICE_ALREADY_EXISTS. With an allocation
   * ALLOCATION_EXCEEDED_PAYMENT_AMOUNT, ALLOCATION_INVALID_TRANSACTION, ALLOCATION_NOT_ALLOWED.
   */
  CreateInvoice(argument: _turnpike_v1_CreateInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  CreateInvoice(argument: _turnpike_v1_CreateInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  CreateInvoice(argument: _turnpike_v1_CreateInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  CreateInvoice(argument: _turnpike_v1_CreateInvoiceRequest, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  /**
   * Creates an invoice. SHOP_NOT_FOUND, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS,
   * INVOICE_TERMS_VIOLATED if no payment by the shop's terms could pay it, INVOICE_ALREADY_EXISTS. With an allocation
   * ALLOCATION_EXCEEDED_PAYMENT_AMOUNT, ALLOCATION_INVALID_TRANSACTION, ALLOCATION_NOT_ALLOWED.
   */
  createInvoice(argument: _turnpike_v1_CreateInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  createInvoice(argument: _turnpike_v1_CreateInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  createInvoice(argument: _turnpike_v1_CreateInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  createInvoice(argument: _turnpike_v1_CreateInvoiceRequest, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  
  /**
   * Creates an invoice by a template. INVOICE_TEMPLATE_NOT_FOUND, INVOICE_TEMPLATE_REMOVED, and as CreateInvoice.
   */
  CreateInvoiceFromTemplate(argument: _turnpike_v1_CreateInvoiceFromTemplateRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  CreateInvoiceFromTemplate(argument: _turnpike_v1_CreateInvoiceFromTemplateRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  CreateInvoiceFromTemplate(argument: _turnpike_v1_CreateInvoiceFromTemplateRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  CreateInvoiceFromTemplate(argument: _turnpike_v1_CreateInvoiceFromTemplateRequest, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  /**
   * Creates an invoice by a template. INVOICE_TEMPLATE_NOT_FOUND, INVOICE_TEMPLATE_REMOVED, and as CreateInvoice.
   */
  createInvoiceFromTemplate(argument: _turnpike_v1_CreateInvoiceFromTemplateRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  createInvoiceFromTemplate(argument: _turnpike_v1_CreateInvoiceFromTemplateRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  createInvoiceFromTemplate(argument: _turnpike_v1_CreateInvoiceFromTemplateRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  createInvoiceFromTemplate(argument: _turnpike_v1_CreateInvoiceFromTemplateRequest, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  
  /**
   * Books a refund that was made outside; the provider is not asked. Role: operator. Errors as RefundPayment.
   */
  CreateManualRefund(argument: _turnpike_v1_CreateManualRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  CreateManualRefund(argument: _turnpike_v1_CreateManualRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  CreateManualRefund(argument: _turnpike_v1_CreateManualRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  CreateManualRefund(argument: _turnpike_v1_CreateManualRefundRequest, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  /**
   * Books a refund that was made outside; the provider is not asked. Role: operator. Errors as RefundPayment.
   */
  createManualRefund(argument: _turnpike_v1_CreateManualRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  createManualRefund(argument: _turnpike_v1_CreateManualRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  createManualRefund(argument: _turnpike_v1_CreateManualRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  createManualRefund(argument: _turnpike_v1_CreateManualRefundRequest, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  
  /**
   * Many commands on one stream, at a fraction of the cost of a call each. Every command has
   * exactly one answer, in any order; its tag says whose it is. Commands that name the same invoice
   * run in the order sent, others in any order. The credential of the stream is checked for each
   * command, and otherwise the rules of the single calls hold. At most 256 commands may be unanswered:
   * one more is answered with RESOURCE_EXHAUSTED (TOO_MANY_IN_FLIGHT) and not run. When a node shuts
   * down it answers what it has taken, answers the rest with UNAVAILABLE (DRAINING), and ends the stream.
   */
  Execute(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_turnpike_v1_ExecuteRequest, _turnpike_v1_ExecuteResponse__Output>;
  Execute(options?: grpc.CallOptions): grpc.ClientDuplexStream<_turnpike_v1_ExecuteRequest, _turnpike_v1_ExecuteResponse__Output>;
  /**
   * Many commands on one stream, at a fraction of the cost of a call each. Every command has
   * exactly one answer, in any order; its tag says whose it is. Commands that name the same invoice
   * run in the order sent, others in any order. The credential of the stream is checked for each
   * command, and otherwise the rules of the single calls hold. At most 256 commands may be unanswered:
   * one more is answered with RESOURCE_EXHAUSTED (TOO_MANY_IN_FLIGHT) and not run. When a node shuts
   * down it answers what it has taken, answers the rest with UNAVAILABLE (DRAINING), and ends the stream.
   */
  execute(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_turnpike_v1_ExecuteRequest, _turnpike_v1_ExecuteResponse__Output>;
  execute(options?: grpc.CallOptions): grpc.ClientDuplexStream<_turnpike_v1_ExecuteRequest, _turnpike_v1_ExecuteResponse__Output>;
  
  /**
   * Says why a payment went the way it did. Role: operator. ROUTE_NOT_CHOSEN.
   */
  ExplainRoute(argument: _turnpike_v1_ExplainRouteRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ExplainRouteResponse__Output>): grpc.ClientUnaryCall;
  ExplainRoute(argument: _turnpike_v1_ExplainRouteRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ExplainRouteResponse__Output>): grpc.ClientUnaryCall;
  ExplainRoute(argument: _turnpike_v1_ExplainRouteRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ExplainRouteResponse__Output>): grpc.ClientUnaryCall;
  ExplainRoute(argument: _turnpike_v1_ExplainRouteRequest, callback: grpc.requestCallback<_turnpike_v1_ExplainRouteResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Says why a payment went the way it did. Role: operator. ROUTE_NOT_CHOSEN.
   */
  explainRoute(argument: _turnpike_v1_ExplainRouteRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ExplainRouteResponse__Output>): grpc.ClientUnaryCall;
  explainRoute(argument: _turnpike_v1_ExplainRouteRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ExplainRouteResponse__Output>): grpc.ClientUnaryCall;
  explainRoute(argument: _turnpike_v1_ExplainRouteRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ExplainRouteResponse__Output>): grpc.ClientUnaryCall;
  explainRoute(argument: _turnpike_v1_ExplainRouteRequest, callback: grpc.requestCallback<_turnpike_v1_ExplainRouteResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Marks a paid invoice as delivered. INVALID_INVOICE_STATUS unless PAID, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  FulfillInvoice(argument: _turnpike_v1_FulfillInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  FulfillInvoice(argument: _turnpike_v1_FulfillInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  FulfillInvoice(argument: _turnpike_v1_FulfillInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  FulfillInvoice(argument: _turnpike_v1_FulfillInvoiceRequest, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  /**
   * Marks a paid invoice as delivered. INVALID_INVOICE_STATUS unless PAID, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  fulfillInvoice(argument: _turnpike_v1_FulfillInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  fulfillInvoice(argument: _turnpike_v1_FulfillInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  fulfillInvoice(argument: _turnpike_v1_FulfillInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  fulfillInvoice(argument: _turnpike_v1_FulfillInvoiceRequest, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives an adjustment.
   */
  GetAdjustment(argument: _turnpike_v1_GetAdjustmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Adjustment__Output>): grpc.ClientUnaryCall;
  GetAdjustment(argument: _turnpike_v1_GetAdjustmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Adjustment__Output>): grpc.ClientUnaryCall;
  GetAdjustment(argument: _turnpike_v1_GetAdjustmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Adjustment__Output>): grpc.ClientUnaryCall;
  GetAdjustment(argument: _turnpike_v1_GetAdjustmentRequest, callback: grpc.requestCallback<_turnpike_v1_Adjustment__Output>): grpc.ClientUnaryCall;
  /**
   * Gives an adjustment.
   */
  getAdjustment(argument: _turnpike_v1_GetAdjustmentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Adjustment__Output>): grpc.ClientUnaryCall;
  getAdjustment(argument: _turnpike_v1_GetAdjustmentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Adjustment__Output>): grpc.ClientUnaryCall;
  getAdjustment(argument: _turnpike_v1_GetAdjustmentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Adjustment__Output>): grpc.ClientUnaryCall;
  getAdjustment(argument: _turnpike_v1_GetAdjustmentRequest, callback: grpc.requestCallback<_turnpike_v1_Adjustment__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives a chargeback.
   */
  GetChargeback(argument: _turnpike_v1_GetChargebackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  GetChargeback(argument: _turnpike_v1_GetChargebackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  GetChargeback(argument: _turnpike_v1_GetChargebackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  GetChargeback(argument: _turnpike_v1_GetChargebackRequest, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  /**
   * Gives a chargeback.
   */
  getChargeback(argument: _turnpike_v1_GetChargebackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  getChargeback(argument: _turnpike_v1_GetChargebackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  getChargeback(argument: _turnpike_v1_GetChargebackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  getChargeback(argument: _turnpike_v1_GetChargebackRequest, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives an invoice with its payments.
   */
  GetInvoice(argument: _turnpike_v1_GetInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  GetInvoice(argument: _turnpike_v1_GetInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  GetInvoice(argument: _turnpike_v1_GetInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  GetInvoice(argument: _turnpike_v1_GetInvoiceRequest, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  /**
   * Gives an invoice with its payments.
   */
  getInvoice(argument: _turnpike_v1_GetInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  getInvoice(argument: _turnpike_v1_GetInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  getInvoice(argument: _turnpike_v1_GetInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  getInvoice(argument: _turnpike_v1_GetInvoiceRequest, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives a payment.
   */
  GetPayment(argument: _turnpike_v1_GetPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  GetPayment(argument: _turnpike_v1_GetPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  GetPayment(argument: _turnpike_v1_GetPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  GetPayment(argument: _turnpike_v1_GetPaymentRequest, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  /**
   * Gives a payment.
   */
  getPayment(argument: _turnpike_v1_GetPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _turnpike_v1_GetPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _turnpike_v1_GetPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _turnpike_v1_GetPaymentRequest, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives a refund.
   */
  GetRefund(argument: _turnpike_v1_GetRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  GetRefund(argument: _turnpike_v1_GetRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  GetRefund(argument: _turnpike_v1_GetRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  GetRefund(argument: _turnpike_v1_GetRefundRequest, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  /**
   * Gives a refund.
   */
  getRefund(argument: _turnpike_v1_GetRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  getRefund(argument: _turnpike_v1_GetRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  getRefund(argument: _turnpike_v1_GetRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  getRefund(argument: _turnpike_v1_GetRefundRequest, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives the turnover counters of the routes of a payment, as they stand. Role: operator.
   */
  GetRouteLimitValues(argument: _turnpike_v1_GetRouteLimitValuesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_GetRouteLimitValuesResponse__Output>): grpc.ClientUnaryCall;
  GetRouteLimitValues(argument: _turnpike_v1_GetRouteLimitValuesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_GetRouteLimitValuesResponse__Output>): grpc.ClientUnaryCall;
  GetRouteLimitValues(argument: _turnpike_v1_GetRouteLimitValuesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_GetRouteLimitValuesResponse__Output>): grpc.ClientUnaryCall;
  GetRouteLimitValues(argument: _turnpike_v1_GetRouteLimitValuesRequest, callback: grpc.requestCallback<_turnpike_v1_GetRouteLimitValuesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Gives the turnover counters of the routes of a payment, as they stand. Role: operator.
   */
  getRouteLimitValues(argument: _turnpike_v1_GetRouteLimitValuesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_GetRouteLimitValuesResponse__Output>): grpc.ClientUnaryCall;
  getRouteLimitValues(argument: _turnpike_v1_GetRouteLimitValuesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_GetRouteLimitValuesResponse__Output>): grpc.ClientUnaryCall;
  getRouteLimitValues(argument: _turnpike_v1_GetRouteLimitValuesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_GetRouteLimitValuesResponse__Output>): grpc.ClientUnaryCall;
  getRouteLimitValues(argument: _turnpike_v1_GetRouteLimitValuesRequest, callback: grpc.requestCallback<_turnpike_v1_GetRouteLimitValuesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists what happened to an invoice, oldest first. INVALID_PAGE_TOKEN.
   */
  ListInvoiceEvents(argument: _turnpike_v1_ListInvoiceEventsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListInvoiceEventsResponse__Output>): grpc.ClientUnaryCall;
  ListInvoiceEvents(argument: _turnpike_v1_ListInvoiceEventsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListInvoiceEventsResponse__Output>): grpc.ClientUnaryCall;
  ListInvoiceEvents(argument: _turnpike_v1_ListInvoiceEventsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListInvoiceEventsResponse__Output>): grpc.ClientUnaryCall;
  ListInvoiceEvents(argument: _turnpike_v1_ListInvoiceEventsRequest, callback: grpc.requestCallback<_turnpike_v1_ListInvoiceEventsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists what happened to an invoice, oldest first. INVALID_PAGE_TOKEN.
   */
  listInvoiceEvents(argument: _turnpike_v1_ListInvoiceEventsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListInvoiceEventsResponse__Output>): grpc.ClientUnaryCall;
  listInvoiceEvents(argument: _turnpike_v1_ListInvoiceEventsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListInvoiceEventsResponse__Output>): grpc.ClientUnaryCall;
  listInvoiceEvents(argument: _turnpike_v1_ListInvoiceEventsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListInvoiceEventsResponse__Output>): grpc.ClientUnaryCall;
  listInvoiceEvents(argument: _turnpike_v1_ListInvoiceEventsRequest, callback: grpc.requestCallback<_turnpike_v1_ListInvoiceEventsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists invoices without their payments, newest first. INVALID_PAGE_TOKEN.
   */
  ListInvoices(argument: _turnpike_v1_ListInvoicesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  ListInvoices(argument: _turnpike_v1_ListInvoicesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  ListInvoices(argument: _turnpike_v1_ListInvoicesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  ListInvoices(argument: _turnpike_v1_ListInvoicesRequest, callback: grpc.requestCallback<_turnpike_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists invoices without their payments, newest first. INVALID_PAGE_TOKEN.
   */
  listInvoices(argument: _turnpike_v1_ListInvoicesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  listInvoices(argument: _turnpike_v1_ListInvoicesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  listInvoices(argument: _turnpike_v1_ListInvoicesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  listInvoices(argument: _turnpike_v1_ListInvoicesRequest, callback: grpc.requestCallback<_turnpike_v1_ListInvoicesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives money of a captured payment back, all or a part. It answers as soon as the refund is on disk; what
   * becomes of it is told by GetRefund, WatchInvoice and Subscribe. A refund that the provider declines, or
   * that the merchant cannot cover, is a state, not an error. INVALID_PAYMENT_STATUS, OPERATION_NOT_PERMITTED,
   * INVOICE_PAYMENT_CHARGEBACK_PENDING, INCONSISTENT_REFUND_CURRENCY, INVOICE_PAYMENT_AMOUNT_EXCEEDED,
   * INVOICE_PAYMENT_REFUND_ALREADY_EXISTS, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS. Of a split payment also
   * ALLOCATION_NOT_FOUND for a part without its shares, ALLOCATION_EXCEEDED_PAYMENT_AMOUNT, ALLOCATION_INVALID_TRANSACTION;
   * of one that is not split ALLOCATION_NOT_ALLOWED.
   */
  RefundPayment(argument: _turnpike_v1_RefundPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  RefundPayment(argument: _turnpike_v1_RefundPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  RefundPayment(argument: _turnpike_v1_RefundPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  RefundPayment(argument: _turnpike_v1_RefundPaymentRequest, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  /**
   * Gives money of a captured payment back, all or a part. It answers as soon as the refund is on disk; what
   * becomes of it is told by GetRefund, WatchInvoice and Subscribe. A refund that the provider declines, or
   * that the merchant cannot cover, is a state, not an error. INVALID_PAYMENT_STATUS, OPERATION_NOT_PERMITTED,
   * INVOICE_PAYMENT_CHARGEBACK_PENDING, INCONSISTENT_REFUND_CURRENCY, INVOICE_PAYMENT_AMOUNT_EXCEEDED,
   * INVOICE_PAYMENT_REFUND_ALREADY_EXISTS, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS. Of a split payment also
   * ALLOCATION_NOT_FOUND for a part without its shares, ALLOCATION_EXCEEDED_PAYMENT_AMOUNT, ALLOCATION_INVALID_TRANSACTION;
   * of one that is not split ALLOCATION_NOT_ALLOWED.
   */
  refundPayment(argument: _turnpike_v1_RefundPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  refundPayment(argument: _turnpike_v1_RefundPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  refundPayment(argument: _turnpike_v1_RefundPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  refundPayment(argument: _turnpike_v1_RefundPaymentRequest, callback: grpc.requestCallback<_turnpike_v1_Refund__Output>): grpc.ClientUnaryCall;
  
  /**
   * Imports a payment that a provider has already taken; nobody is asked for money. Role: operator.
   * It is captured at once and pays the invoice, whatever terms and limits say. INVALID_REQUEST names a route that the
   * configuration does not have. INVALID_INVOICE_STATUS unless UNPAID, INVOICE_PAYMENT_PENDING, BANK_CARD_NOT_FOUND,
   * INVALID_PARTY_STATUS and INVALID_SHOP_STATUS if blocked, INVOICE_PAYMENT_ALREADY_EXISTS,
   * TRANSACTION_ALREADY_REGISTERED.
   */
  RegisterPayment(argument: _turnpike_v1_RegisterPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  RegisterPayment(argument: _turnpike_v1_RegisterPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  RegisterPayment(argument: _turnpike_v1_RegisterPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  RegisterPayment(argument: _turnpike_v1_RegisterPaymentRequest, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  /**
   * Imports a payment that a provider has already taken; nobody is asked for money. Role: operator.
   * It is captured at once and pays the invoice, whatever terms and limits say. INVALID_REQUEST names a route that the
   * configuration does not have. INVALID_INVOICE_STATUS unless UNPAID, INVOICE_PAYMENT_PENDING, BANK_CARD_NOT_FOUND,
   * INVALID_PARTY_STATUS and INVALID_SHOP_STATUS if blocked, INVOICE_PAYMENT_ALREADY_EXISTS,
   * TRANSACTION_ALREADY_REGISTERED.
   */
  registerPayment(argument: _turnpike_v1_RegisterPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  registerPayment(argument: _turnpike_v1_RegisterPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  registerPayment(argument: _turnpike_v1_RegisterPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  registerPayment(argument: _turnpike_v1_RegisterPaymentRequest, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  
  /**
   * Decides a pending chargeback for the merchant. Role: operator. INVOICE_PAYMENT_CHARGEBACK_INVALID_STATUS,
   * INCONSISTENT_CHARGEBACK_CURRENCY.
   */
  RejectChargeback(argument: _turnpike_v1_RejectChargebackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  RejectChargeback(argument: _turnpike_v1_RejectChargebackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  RejectChargeback(argument: _turnpike_v1_RejectChargebackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  RejectChargeback(argument: _turnpike_v1_RejectChargebackRequest, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  /**
   * Decides a pending chargeback for the merchant. Role: operator. INVOICE_PAYMENT_CHARGEBACK_INVALID_STATUS,
   * INCONSISTENT_CHARGEBACK_CURRENCY.
   */
  rejectChargeback(argument: _turnpike_v1_RejectChargebackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  rejectChargeback(argument: _turnpike_v1_RejectChargebackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  rejectChargeback(argument: _turnpike_v1_RejectChargebackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  rejectChargeback(argument: _turnpike_v1_RejectChargebackRequest, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  
  /**
   * Moves a decided chargeback to a later stage, where it is pending again. Role: operator.
   * INVOICE_PAYMENT_CHARGEBACK_PENDING, INVOICE_PAYMENT_CHARGEBACK_CANNOT_REOPEN_AFTER_ARBITRATION,
   * INVOICE_PAYMENT_CHARGEBACK_INVALID_STAGE, INVOICE_PAYMENT_REFUND_PENDING, INVALID_PAYMENT_STATUS,
   * INCONSISTENT_CHARGEBACK_CURRENCY, INVOICE_PAYMENT_AMOUNT_EXCEEDED.
   */
  ReopenChargeback(argument: _turnpike_v1_ReopenChargebackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  ReopenChargeback(argument: _turnpike_v1_ReopenChargebackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  ReopenChargeback(argument: _turnpike_v1_ReopenChargebackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  ReopenChargeback(argument: _turnpike_v1_ReopenChargebackRequest, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  /**
   * Moves a decided chargeback to a later stage, where it is pending again. Role: operator.
   * INVOICE_PAYMENT_CHARGEBACK_PENDING, INVOICE_PAYMENT_CHARGEBACK_CANNOT_REOPEN_AFTER_ARBITRATION,
   * INVOICE_PAYMENT_CHARGEBACK_INVALID_STAGE, INVOICE_PAYMENT_REFUND_PENDING, INVALID_PAYMENT_STATUS,
   * INCONSISTENT_CHARGEBACK_CURRENCY, INVOICE_PAYMENT_AMOUNT_EXCEEDED.
   */
  reopenChargeback(argument: _turnpike_v1_ReopenChargebackRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  reopenChargeback(argument: _turnpike_v1_ReopenChargebackRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  reopenChargeback(argument: _turnpike_v1_ReopenChargebackRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  reopenChargeback(argument: _turnpike_v1_ReopenChargebackRequest, callback: grpc.requestCallback<_turnpike_v1_Chargeback__Output>): grpc.ClientUnaryCall;
  
  /**
   * Adds changes to the history of an invoice that waits for an operator. Role: operator.
   * INVALID_REQUEST (`No need to repair`) if it does not wait, REPAIR_FAILED.
   */
  RepairInvoice(argument: _turnpike_v1_RepairInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  RepairInvoice(argument: _turnpike_v1_RepairInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  RepairInvoice(argument: _turnpike_v1_RepairInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  RepairInvoice(argument: _turnpike_v1_RepairInvoiceRequest, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  /**
   * Adds changes to the history of an invoice that waits for an operator. Role: operator.
   * INVALID_REQUEST (`No need to repair`) if it does not wait, REPAIR_FAILED.
   */
  repairInvoice(argument: _turnpike_v1_RepairInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  repairInvoice(argument: _turnpike_v1_RepairInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  repairInvoice(argument: _turnpike_v1_RepairInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  repairInvoice(argument: _turnpike_v1_RepairInvoiceRequest, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  
  /**
   * Ends the step that an invoice cannot end by itself. Role: operator.
   * INVALID_REQUEST (`No need to repair`) if it does not wait, REPAIR_FAILED if no scenario fits.
   */
  RepairInvoiceWithScenario(argument: _turnpike_v1_RepairInvoiceWithScenarioRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  RepairInvoiceWithScenario(argument: _turnpike_v1_RepairInvoiceWithScenarioRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  RepairInvoiceWithScenario(argument: _turnpike_v1_RepairInvoiceWithScenarioRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  RepairInvoiceWithScenario(argument: _turnpike_v1_RepairInvoiceWithScenarioRequest, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  /**
   * Ends the step that an invoice cannot end by itself. Role: operator.
   * INVALID_REQUEST (`No need to repair`) if it does not wait, REPAIR_FAILED if no scenario fits.
   */
  repairInvoiceWithScenario(argument: _turnpike_v1_RepairInvoiceWithScenarioRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  repairInvoiceWithScenario(argument: _turnpike_v1_RepairInvoiceWithScenarioRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  repairInvoiceWithScenario(argument: _turnpike_v1_RepairInvoiceWithScenarioRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  repairInvoiceWithScenario(argument: _turnpike_v1_RepairInvoiceWithScenarioRequest, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  
  /**
   * Takes an unpaid invoice back. INVALID_INVOICE_STATUS unless UNPAID, INVOICE_PAYMENT_PENDING,
   * INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  RescindInvoice(argument: _turnpike_v1_RescindInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  RescindInvoice(argument: _turnpike_v1_RescindInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  RescindInvoice(argument: _turnpike_v1_RescindInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  RescindInvoice(argument: _turnpike_v1_RescindInvoiceRequest, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  /**
   * Takes an unpaid invoice back. INVALID_INVOICE_STATUS unless UNPAID, INVOICE_PAYMENT_PENDING,
   * INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  rescindInvoice(argument: _turnpike_v1_RescindInvoiceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  rescindInvoice(argument: _turnpike_v1_RescindInvoiceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  rescindInvoice(argument: _turnpike_v1_RescindInvoiceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  rescindInvoice(argument: _turnpike_v1_RescindInvoiceRequest, callback: grpc.requestCallback<_turnpike_v1_Invoice__Output>): grpc.ClientUnaryCall;
  
  /**
   * Starts a payment of the invoice's whole cost. It answers as soon as the start is on disk; what
   * becomes of it is told by GetPayment, WatchInvoice and Subscribe. A decline is a state, not an error.
   * INVALID_INVOICE_STATUS unless UNPAID, INVOICE_PAYMENT_PENDING, INVALID_RECURRENT_PARENT_PAYMENT,
   * OPERATION_NOT_PERMITTED, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS, BANK_CARD_NOT_FOUND,
   * INVOICE_PAYMENT_ALREADY_EXISTS.
   */
  StartPayment(argument: _turnpike_v1_StartPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  StartPayment(argument: _turnpike_v1_StartPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  StartPayment(argument: _turnpike_v1_StartPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  StartPayment(argument: _turnpike_v1_StartPaymentRequest, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  /**
   * Starts a payment of the invoice's whole cost. It answers as soon as the start is on disk; what
   * becomes of it is told by GetPayment, WatchInvoice and Subscribe. A decline is a state, not an error.
   * INVALID_INVOICE_STATUS unless UNPAID, INVOICE_PAYMENT_PENDING, INVALID_RECURRENT_PARENT_PAYMENT,
   * OPERATION_NOT_PERMITTED, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS, BANK_CARD_NOT_FOUND,
   * INVOICE_PAYMENT_ALREADY_EXISTS.
   */
  startPayment(argument: _turnpike_v1_StartPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  startPayment(argument: _turnpike_v1_StartPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  startPayment(argument: _turnpike_v1_StartPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  startPayment(argument: _turnpike_v1_StartPaymentRequest, callback: grpc.requestCallback<_turnpike_v1_Payment__Output>): grpc.ClientUnaryCall;
  
  /**
   * Streams what happened to an invoice after a sequence, and then what happens to it as it
   * becomes durable, in order. Ends only when the caller leaves, or with DRAINING when the node
   * shuts down; the caller then goes on after the last sequence it saw.
   */
  WatchInvoice(argument: _turnpike_v1_WatchInvoiceRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_turnpike_v1_InvoiceEvent__Output>;
  WatchInvoice(argument: _turnpike_v1_WatchInvoiceRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_turnpike_v1_InvoiceEvent__Output>;
  /**
   * Streams what happened to an invoice after a sequence, and then what happens to it as it
   * becomes durable, in order. Ends only when the caller leaves, or with DRAINING when the node
   * shuts down; the caller then goes on after the last sequence it saw.
   */
  watchInvoice(argument: _turnpike_v1_WatchInvoiceRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_turnpike_v1_InvoiceEvent__Output>;
  watchInvoice(argument: _turnpike_v1_WatchInvoiceRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_turnpike_v1_InvoiceEvent__Output>;
  
}

/**
 * Invoices, and the payments, refunds, adjustments and chargebacks in them.
 * 
 * Role: merchant or operator, where nothing else is said. A merchant's credential says
 * which party calls, and `party_id` may be empty; an operator names the party.
 * 
 * Ids are 1 to 64 of letters, digits, `_` and `-`. Where a request may leave out the id of
 * what it creates, one is made, the same for each repeat of the request.
 * 
 * Each call that changes something has a `request_id`. A repeat with the same content takes
 * effect once and answers with the current state of what the first one made; other content
 * under the same id is refused with REQUEST_ID_REUSED. An answer means that the change is on disk.
 * 
 * Errors carry one ErrorInfo with a reason of docs/errors.md. Beside those named at a method
 * any may answer INVALID_REQUEST, UNAUTHENTICATED, PERMISSION_DENIED, the NOT_FOUND of an id
 * that it names (another party's object is not found either), MISCONFIGURED, and the reasons of
 * UNAVAILABLE and RESOURCE_EXHAUSTED, after which the same request is repeated.
 */
export interface InvoicingServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Decides a pending chargeback for the payer. Role: operator. INVOICE_PAYMENT_CHARGEBACK_INVALID_STATUS,
   * INCONSISTENT_CHARGEBACK_CURRENCY, INVOICE_PAYMENT_AMOUNT_EXCEEDED.
   */
  AcceptChargeback: grpc.handleUnaryCall<_turnpike_v1_AcceptChargebackRequest__Output, _turnpike_v1_Chargeback>;
  
  /**
   * Drops a pending chargeback, as if it had never been. Role: operator. INVOICE_PAYMENT_CHARGEBACK_INVALID_STATUS.
   */
  CancelChargeback: grpc.handleUnaryCall<_turnpike_v1_CancelChargebackRequest__Output, _turnpike_v1_Chargeback>;
  
  /**
   * Lets held money go. INVALID_PAYMENT_STATUS, OPERATION_NOT_PERMITTED, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  CancelPayment: grpc.handleUnaryCall<_turnpike_v1_CancelPaymentRequest__Output, _turnpike_v1_Payment>;
  
  /**
   * Takes held money, all or a part; the rest is let go. INVALID_PAYMENT_STATUS, OPERATION_NOT_PERMITTED,
   * INCONSISTENT_CAPTURE_CURRENCY, AMOUNT_EXCEEDED_CAPTURE_BALANCE, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   * ALLOCATION_NOT_FOUND for a part of a split payment without its shares, ALLOCATION_NOT_ALLOWED,
   * ALLOCATION_EXCEEDED_PAYMENT_AMOUNT, ALLOCATION_INVALID_TRANSACTION.
   */
  CapturePayment: grpc.handleUnaryCall<_turnpike_v1_CapturePaymentRequest__Output, _turnpike_v1_Payment>;
  
  /**
   * Computes the terms by which the invoice can be paid, now. INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  ComputeInvoiceTerms: grpc.handleUnaryCall<_turnpike_v1_ComputeInvoiceTermsRequest__Output, _turnpike_v1_TermSet>;
  
  /**
   * Corrects a finished payment. Role: operator. INVALID_PAYMENT_STATUS, INVALID_PAYMENT_TARGET_STATUS,
   * INVOICE_PAYMENT_ALREADY_HAS_STATUS, INVOICE_PAYMENT_ADJUSTMENT_PENDING, INVOICE_PAYMENT_CHARGEBACK_PENDING,
   * CONFIGURATION_REVISION_NOT_FOUND.
   */
  CreateAdjustment: grpc.handleUnaryCall<_turnpike_v1_CreateAdjustmentRequest__Output, _turnpike_v1_Adjustment>;
  
  /**
   * Enters a chargeback of a captured payment. Role: operator. INVALID_PAYMENT_STATUS, OPERATION_NOT_PERMITTED,
   * INVOICE_PAYMENT_CHARGEBACK_PENDING, INVOICE_PAYMENT_REFUND_PENDING, INCONSISTENT_CHARGEBACK_CURRENCY,
   * INVOICE_PAYMENT_AMOUNT_EXCEEDED, INVOICE_PAYMENT_CHARGEBACK_ALREADY_EXISTS.
   */
  CreateChargeback: grpc.handleUnaryCall<_turnpike_v1_CreateChargebackRequest__Output, _turnpike_v1_Chargeback>;
  
  /**
   * Creates an invoice. SHOP_NOT_FOUND, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS,
   * INVOICE_TERMS_VIOLATED if no payment by the shop's terms could pay it, INVOICE_ALREADY_EXISTS. With an allocation
   * ALLOCATION_EXCEEDED_PAYMENT_AMOUNT, ALLOCATION_INVALID_TRANSACTION, ALLOCATION_NOT_ALLOWED.
   */
  CreateInvoice: grpc.handleUnaryCall<_turnpike_v1_CreateInvoiceRequest__Output, _turnpike_v1_Invoice>;
  
  /**
   * Creates an invoice by a template. INVOICE_TEMPLATE_NOT_FOUND, INVOICE_TEMPLATE_REMOVED, and as CreateInvoice.
   */
  CreateInvoiceFromTemplate: grpc.handleUnaryCall<_turnpike_v1_CreateInvoiceFromTemplateRequest__Output, _turnpike_v1_Invoice>;
  
  /**
   * Books a refund that was made outside; the provider is not asked. Role: operator. Errors as RefundPayment.
   */
  CreateManualRefund: grpc.handleUnaryCall<_turnpike_v1_CreateManualRefundRequest__Output, _turnpike_v1_Refund>;
  
  /**
   * Many commands on one stream, at a fraction of the cost of a call each. Every command has
   * exactly one answer, in any order; its tag says whose it is. Commands that name the same invoice
   * run in the order sent, others in any order. The credential of the stream is checked for each
   * command, and otherwise the rules of the single calls hold. At most 256 commands may be unanswered:
   * one more is answered with RESOURCE_EXHAUSTED (TOO_MANY_IN_FLIGHT) and not run. When a node shuts
   * down it answers what it has taken, answers the rest with UNAVAILABLE (DRAINING), and ends the stream.
   */
  Execute: grpc.handleBidiStreamingCall<_turnpike_v1_ExecuteRequest__Output, _turnpike_v1_ExecuteResponse>;
  
  /**
   * Says why a payment went the way it did. Role: operator. ROUTE_NOT_CHOSEN.
   */
  ExplainRoute: grpc.handleUnaryCall<_turnpike_v1_ExplainRouteRequest__Output, _turnpike_v1_ExplainRouteResponse>;
  
  /**
   * Marks a paid invoice as delivered. INVALID_INVOICE_STATUS unless PAID, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  FulfillInvoice: grpc.handleUnaryCall<_turnpike_v1_FulfillInvoiceRequest__Output, _turnpike_v1_Invoice>;
  
  /**
   * Gives an adjustment.
   */
  GetAdjustment: grpc.handleUnaryCall<_turnpike_v1_GetAdjustmentRequest__Output, _turnpike_v1_Adjustment>;
  
  /**
   * Gives a chargeback.
   */
  GetChargeback: grpc.handleUnaryCall<_turnpike_v1_GetChargebackRequest__Output, _turnpike_v1_Chargeback>;
  
  /**
   * Gives an invoice with its payments.
   */
  GetInvoice: grpc.handleUnaryCall<_turnpike_v1_GetInvoiceRequest__Output, _turnpike_v1_Invoice>;
  
  /**
   * Gives a payment.
   */
  GetPayment: grpc.handleUnaryCall<_turnpike_v1_GetPaymentRequest__Output, _turnpike_v1_Payment>;
  
  /**
   * Gives a refund.
   */
  GetRefund: grpc.handleUnaryCall<_turnpike_v1_GetRefundRequest__Output, _turnpike_v1_Refund>;
  
  /**
   * Gives the turnover counters of the routes of a payment, as they stand. Role: operator.
   */
  GetRouteLimitValues: grpc.handleUnaryCall<_turnpike_v1_GetRouteLimitValuesRequest__Output, _turnpike_v1_GetRouteLimitValuesResponse>;
  
  /**
   * Lists what happened to an invoice, oldest first. INVALID_PAGE_TOKEN.
   */
  ListInvoiceEvents: grpc.handleUnaryCall<_turnpike_v1_ListInvoiceEventsRequest__Output, _turnpike_v1_ListInvoiceEventsResponse>;
  
  /**
   * Lists invoices without their payments, newest first. INVALID_PAGE_TOKEN.
   */
  ListInvoices: grpc.handleUnaryCall<_turnpike_v1_ListInvoicesRequest__Output, _turnpike_v1_ListInvoicesResponse>;
  
  /**
   * Gives money of a captured payment back, all or a part. It answers as soon as the refund is on disk; what
   * becomes of it is told by GetRefund, WatchInvoice and Subscribe. A refund that the provider declines, or
   * that the merchant cannot cover, is a state, not an error. INVALID_PAYMENT_STATUS, OPERATION_NOT_PERMITTED,
   * INVOICE_PAYMENT_CHARGEBACK_PENDING, INCONSISTENT_REFUND_CURRENCY, INVOICE_PAYMENT_AMOUNT_EXCEEDED,
   * INVOICE_PAYMENT_REFUND_ALREADY_EXISTS, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS. Of a split payment also
   * ALLOCATION_NOT_FOUND for a part without its shares, ALLOCATION_EXCEEDED_PAYMENT_AMOUNT, ALLOCATION_INVALID_TRANSACTION;
   * of one that is not split ALLOCATION_NOT_ALLOWED.
   */
  RefundPayment: grpc.handleUnaryCall<_turnpike_v1_RefundPaymentRequest__Output, _turnpike_v1_Refund>;
  
  /**
   * Imports a payment that a provider has already taken; nobody is asked for money. Role: operator.
   * It is captured at once and pays the invoice, whatever terms and limits say. INVALID_REQUEST names a route that the
   * configuration does not have. INVALID_INVOICE_STATUS unless UNPAID, INVOICE_PAYMENT_PENDING, BANK_CARD_NOT_FOUND,
   * INVALID_PARTY_STATUS and INVALID_SHOP_STATUS if blocked, INVOICE_PAYMENT_ALREADY_EXISTS,
   * TRANSACTION_ALREADY_REGISTERED.
   */
  RegisterPayment: grpc.handleUnaryCall<_turnpike_v1_RegisterPaymentRequest__Output, _turnpike_v1_Payment>;
  
  /**
   * Decides a pending chargeback for the merchant. Role: operator. INVOICE_PAYMENT_CHARGEBACK_INVALID_STATUS,
   * INCONSISTENT_CHARGEBACK_CURRENCY.
   */
  RejectChargeback: grpc.handleUnaryCall<_turnpike_v1_RejectChargebackRequest__Output, _turnpike_v1_Chargeback>;
  
  /**
   * Moves a decided chargeback to a later stage, where it is pending again. Role: operator.
   * INVOICE_PAYMENT_CHARGEBACK_PENDING, INVOICE_PAYMENT_CHARGEBACK_CANNOT_REOPEN_AFTER_ARBITRATION,
   * INVOICE_PAYMENT_CHARGEBACK_INVALID_STAGE, INVOICE_PAYMENT_REFUND_PENDING, INVALID_PAYMENT_STATUS,
   * INCONSISTENT_CHARGEBACK_CURRENCY, INVOICE_PAYMENT_AMOUNT_EXCEEDED.
   */
  ReopenChargeback: grpc.handleUnaryCall<_turnpike_v1_ReopenChargebackRequest__Output, _turnpike_v1_Chargeback>;
  
  /**
   * Adds changes to the history of an invoice that waits for an operator. Role: operator.
   * INVALID_REQUEST (`No need to repair`) if it does not wait, REPAIR_FAILED.
   */
  RepairInvoice: grpc.handleUnaryCall<_turnpike_v1_RepairInvoiceRequest__Output, _turnpike_v1_Invoice>;
  
  /**
   * Ends the step that an invoice cannot end by itself. Role: operator.
   * INVALID_REQUEST (`No need to repair`) if it does not wait, REPAIR_FAILED if no scenario fits.
   */
  RepairInvoiceWithScenario: grpc.handleUnaryCall<_turnpike_v1_RepairInvoiceWithScenarioRequest__Output, _turnpike_v1_Invoice>;
  
  /**
   * Takes an unpaid invoice back. INVALID_INVOICE_STATUS unless UNPAID, INVOICE_PAYMENT_PENDING,
   * INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  RescindInvoice: grpc.handleUnaryCall<_turnpike_v1_RescindInvoiceRequest__Output, _turnpike_v1_Invoice>;
  
  /**
   * Starts a payment of the invoice's whole cost. It answers as soon as the start is on disk; what
   * becomes of it is told by GetPayment, WatchInvoice and Subscribe. A decline is a state, not an error.
   * INVALID_INVOICE_STATUS unless UNPAID, INVOICE_PAYMENT_PENDING, INVALID_RECURRENT_PARENT_PAYMENT,
   * OPERATION_NOT_PERMITTED, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS, BANK_CARD_NOT_FOUND,
   * INVOICE_PAYMENT_ALREADY_EXISTS.
   */
  StartPayment: grpc.handleUnaryCall<_turnpike_v1_StartPaymentRequest__Output, _turnpike_v1_Payment>;
  
  /**
   * Streams what happened to an invoice after a sequence, and then what happens to it as it
   * becomes durable, in order. Ends only when the caller leaves, or with DRAINING when the node
   * shuts down; the caller then goes on after the last sequence it saw.
   */
  WatchInvoice: grpc.handleServerStreamingCall<_turnpike_v1_WatchInvoiceRequest__Output, _turnpike_v1_InvoiceEvent>;
  
}

export interface InvoicingServiceDefinition extends grpc.ServiceDefinition {
  AcceptChargeback: MethodDefinition<_turnpike_v1_AcceptChargebackRequest, _turnpike_v1_Chargeback, _turnpike_v1_AcceptChargebackRequest__Output, _turnpike_v1_Chargeback__Output>
  CancelChargeback: MethodDefinition<_turnpike_v1_CancelChargebackRequest, _turnpike_v1_Chargeback, _turnpike_v1_CancelChargebackRequest__Output, _turnpike_v1_Chargeback__Output>
  CancelPayment: MethodDefinition<_turnpike_v1_CancelPaymentRequest, _turnpike_v1_Payment, _turnpike_v1_CancelPaymentRequest__Output, _turnpike_v1_Payment__Output>
  CapturePayment: MethodDefinition<_turnpike_v1_CapturePaymentRequest, _turnpike_v1_Payment, _turnpike_v1_CapturePaymentRequest__Output, _turnpike_v1_Payment__Output>
  ComputeInvoiceTerms: MethodDefinition<_turnpike_v1_ComputeInvoiceTermsRequest, _turnpike_v1_TermSet, _turnpike_v1_ComputeInvoiceTermsRequest__Output, _turnpike_v1_TermSet__Output>
  CreateAdjustment: MethodDefinition<_turnpike_v1_CreateAdjustmentRequest, _turnpike_v1_Adjustment, _turnpike_v1_CreateAdjustmentRequest__Output, _turnpike_v1_Adjustment__Output>
  CreateChargeback: MethodDefinition<_turnpike_v1_CreateChargebackRequest, _turnpike_v1_Chargeback, _turnpike_v1_CreateChargebackRequest__Output, _turnpike_v1_Chargeback__Output>
  CreateInvoice: MethodDefinition<_turnpike_v1_CreateInvoiceRequest, _turnpike_v1_Invoice, _turnpike_v1_CreateInvoiceRequest__Output, _turnpike_v1_Invoice__Output>
  CreateInvoiceFromTemplate: MethodDefinition<_turnpike_v1_CreateInvoiceFromTemplateRequest, _turnpike_v1_Invoice, _turnpike_v1_CreateInvoiceFromTemplateRequest__Output, _turnpike_v1_Invoice__Output>
  CreateManualRefund: MethodDefinition<_turnpike_v1_CreateManualRefundRequest, _turnpike_v1_Refund, _turnpike_v1_CreateManualRefundRequest__Output, _turnpike_v1_Refund__Output>
  Execute: MethodDefinition<_turnpike_v1_ExecuteRequest, _turnpike_v1_ExecuteResponse, _turnpike_v1_ExecuteRequest__Output, _turnpike_v1_ExecuteResponse__Output>
  ExplainRoute: MethodDefinition<_turnpike_v1_ExplainRouteRequest, _turnpike_v1_ExplainRouteResponse, _turnpike_v1_ExplainRouteRequest__Output, _turnpike_v1_ExplainRouteResponse__Output>
  FulfillInvoice: MethodDefinition<_turnpike_v1_FulfillInvoiceRequest, _turnpike_v1_Invoice, _turnpike_v1_FulfillInvoiceRequest__Output, _turnpike_v1_Invoice__Output>
  GetAdjustment: MethodDefinition<_turnpike_v1_GetAdjustmentRequest, _turnpike_v1_Adjustment, _turnpike_v1_GetAdjustmentRequest__Output, _turnpike_v1_Adjustment__Output>
  GetChargeback: MethodDefinition<_turnpike_v1_GetChargebackRequest, _turnpike_v1_Chargeback, _turnpike_v1_GetChargebackRequest__Output, _turnpike_v1_Chargeback__Output>
  GetInvoice: MethodDefinition<_turnpike_v1_GetInvoiceRequest, _turnpike_v1_Invoice, _turnpike_v1_GetInvoiceRequest__Output, _turnpike_v1_Invoice__Output>
  GetPayment: MethodDefinition<_turnpike_v1_GetPaymentRequest, _turnpike_v1_Payment, _turnpike_v1_GetPaymentRequest__Output, _turnpike_v1_Payment__Output>
  GetRefund: MethodDefinition<_turnpike_v1_GetRefundRequest, _turnpike_v1_Refund, _turnpike_v1_GetRefundRequest__Output, _turnpike_v1_Refund__Output>
  GetRouteLimitValues: MethodDefinition<_turnpike_v1_GetRouteLimitValuesRequest, _turnpike_v1_GetRouteLimitValuesResponse, _turnpike_v1_GetRouteLimitValuesRequest__Output, _turnpike_v1_GetRouteLimitValuesResponse__Output>
  ListInvoiceEvents: MethodDefinition<_turnpike_v1_ListInvoiceEventsRequest, _turnpike_v1_ListInvoiceEventsResponse, _turnpike_v1_ListInvoiceEventsRequest__Output, _turnpike_v1_ListInvoiceEventsResponse__Output>
  ListInvoices: MethodDefinition<_turnpike_v1_ListInvoicesRequest, _turnpike_v1_ListInvoicesResponse, _turnpike_v1_ListInvoicesRequest__Output, _turnpike_v1_ListInvoicesResponse__Output>
  RefundPayment: MethodDefinition<_turnpike_v1_RefundPaymentRequest, _turnpike_v1_Refund, _turnpike_v1_RefundPaymentRequest__Output, _turnpike_v1_Refund__Output>
  RegisterPayment: MethodDefinition<_turnpike_v1_RegisterPaymentRequest, _turnpike_v1_Payment, _turnpike_v1_RegisterPaymentRequest__Output, _turnpike_v1_Payment__Output>
  RejectChargeback: MethodDefinition<_turnpike_v1_RejectChargebackRequest, _turnpike_v1_Chargeback, _turnpike_v1_RejectChargebackRequest__Output, _turnpike_v1_Chargeback__Output>
  ReopenChargeback: MethodDefinition<_turnpike_v1_ReopenChargebackRequest, _turnpike_v1_Chargeback, _turnpike_v1_ReopenChargebackRequest__Output, _turnpike_v1_Chargeback__Output>
  RepairInvoice: MethodDefinition<_turnpike_v1_RepairInvoiceRequest, _turnpike_v1_Invoice, _turnpike_v1_RepairInvoiceRequest__Output, _turnpike_v1_Invoice__Output>
  RepairInvoiceWithScenario: MethodDefinition<_turnpike_v1_RepairInvoiceWithScenarioRequest, _turnpike_v1_Invoice, _turnpike_v1_RepairInvoiceWithScenarioRequest__Output, _turnpike_v1_Invoice__Output>
  RescindInvoice: MethodDefinition<_turnpike_v1_RescindInvoiceRequest, _turnpike_v1_Invoice, _turnpike_v1_RescindInvoiceRequest__Output, _turnpike_v1_Invoice__Output>
  StartPayment: MethodDefinition<_turnpike_v1_StartPaymentRequest, _turnpike_v1_Payment, _turnpike_v1_StartPaymentRequest__Output, _turnpike_v1_Payment__Output>
  WatchInvoice: MethodDefinition<_turnpike_v1_WatchInvoiceRequest, _turnpike_v1_InvoiceEvent, _turnpike_v1_WatchInvoiceRequest__Output, _turnpike_v1_InvoiceEvent__Output>
}
