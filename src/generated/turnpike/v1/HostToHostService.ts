// Original file: protos/turnpike/v1/host_to_host_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { Confirm3dsRequest as _turnpike_v1_Confirm3dsRequest, Confirm3dsRequest__Output as _turnpike_v1_Confirm3dsRequest__Output } from '../../turnpike/v1/Confirm3dsRequest.ts';
import type { ConfirmPaidRequest as _turnpike_v1_ConfirmPaidRequest, ConfirmPaidRequest__Output as _turnpike_v1_ConfirmPaidRequest__Output } from '../../turnpike/v1/ConfirmPaidRequest.ts';
import type { CorrectPayoutRequisitesRequest as _turnpike_v1_CorrectPayoutRequisitesRequest, CorrectPayoutRequisitesRequest__Output as _turnpike_v1_CorrectPayoutRequisitesRequest__Output } from '../../turnpike/v1/CorrectPayoutRequisitesRequest.ts';
import type { CreatePayinRequest as _turnpike_v1_CreatePayinRequest, CreatePayinRequest__Output as _turnpike_v1_CreatePayinRequest__Output } from '../../turnpike/v1/CreatePayinRequest.ts';
import type { CreatePayoutRequest as _turnpike_v1_CreatePayoutRequest, CreatePayoutRequest__Output as _turnpike_v1_CreatePayoutRequest__Output } from '../../turnpike/v1/CreatePayoutRequest.ts';
import type { CreateRefundRequest as _turnpike_v1_CreateRefundRequest, CreateRefundRequest__Output as _turnpike_v1_CreateRefundRequest__Output } from '../../turnpike/v1/CreateRefundRequest.ts';
import type { DeclineDisputeRequest as _turnpike_v1_DeclineDisputeRequest, DeclineDisputeRequest__Output as _turnpike_v1_DeclineDisputeRequest__Output } from '../../turnpike/v1/DeclineDisputeRequest.ts';
import type { Dispute as _turnpike_v1_Dispute, Dispute__Output as _turnpike_v1_Dispute__Output } from '../../turnpike/v1/Dispute.ts';
import type { GetBalanceRequest as _turnpike_v1_GetBalanceRequest, GetBalanceRequest__Output as _turnpike_v1_GetBalanceRequest__Output } from '../../turnpike/v1/GetBalanceRequest.ts';
import type { GetBalanceResponse as _turnpike_v1_GetBalanceResponse, GetBalanceResponse__Output as _turnpike_v1_GetBalanceResponse__Output } from '../../turnpike/v1/GetBalanceResponse.ts';
import type { GetDisputeRequest as _turnpike_v1_GetDisputeRequest, GetDisputeRequest__Output as _turnpike_v1_GetDisputeRequest__Output } from '../../turnpike/v1/GetDisputeRequest.ts';
import type { H2hPayment as _turnpike_v1_H2hPayment, H2hPayment__Output as _turnpike_v1_H2hPayment__Output } from '../../turnpike/v1/H2hPayment.ts';
import type { H2hRefund as _turnpike_v1_H2hRefund, H2hRefund__Output as _turnpike_v1_H2hRefund__Output } from '../../turnpike/v1/H2hRefund.ts';
import type { HostToHostServiceGetPaymentRequest as _turnpike_v1_HostToHostServiceGetPaymentRequest, HostToHostServiceGetPaymentRequest__Output as _turnpike_v1_HostToHostServiceGetPaymentRequest__Output } from '../../turnpike/v1/HostToHostServiceGetPaymentRequest.ts';
import type { HostToHostServiceGetRefundRequest as _turnpike_v1_HostToHostServiceGetRefundRequest, HostToHostServiceGetRefundRequest__Output as _turnpike_v1_HostToHostServiceGetRefundRequest__Output } from '../../turnpike/v1/HostToHostServiceGetRefundRequest.ts';
import type { ListBanksRequest as _turnpike_v1_ListBanksRequest, ListBanksRequest__Output as _turnpike_v1_ListBanksRequest__Output } from '../../turnpike/v1/ListBanksRequest.ts';
import type { ListBanksResponse as _turnpike_v1_ListBanksResponse, ListBanksResponse__Output as _turnpike_v1_ListBanksResponse__Output } from '../../turnpike/v1/ListBanksResponse.ts';
import type { ListDisputesRequest as _turnpike_v1_ListDisputesRequest, ListDisputesRequest__Output as _turnpike_v1_ListDisputesRequest__Output } from '../../turnpike/v1/ListDisputesRequest.ts';
import type { ListDisputesResponse as _turnpike_v1_ListDisputesResponse, ListDisputesResponse__Output as _turnpike_v1_ListDisputesResponse__Output } from '../../turnpike/v1/ListDisputesResponse.ts';
import type { ListPaymentMethodsRequest as _turnpike_v1_ListPaymentMethodsRequest, ListPaymentMethodsRequest__Output as _turnpike_v1_ListPaymentMethodsRequest__Output } from '../../turnpike/v1/ListPaymentMethodsRequest.ts';
import type { ListPaymentMethodsResponse as _turnpike_v1_ListPaymentMethodsResponse, ListPaymentMethodsResponse__Output as _turnpike_v1_ListPaymentMethodsResponse__Output } from '../../turnpike/v1/ListPaymentMethodsResponse.ts';
import type { OpenDisputeRequest as _turnpike_v1_OpenDisputeRequest, OpenDisputeRequest__Output as _turnpike_v1_OpenDisputeRequest__Output } from '../../turnpike/v1/OpenDisputeRequest.ts';
import type { ResolveDisputeRequest as _turnpike_v1_ResolveDisputeRequest, ResolveDisputeRequest__Output as _turnpike_v1_ResolveDisputeRequest__Output } from '../../turnpike/v1/ResolveDisputeRequest.ts';
import type { StartDisputeRequest as _turnpike_v1_StartDisputeRequest, StartDisputeRequest__Output as _turnpike_v1_StartDisputeRequest__Output } from '../../turnpike/v1/StartDisputeRequest.ts';
import type { SubmitDisputeEvidenceRequest as _turnpike_v1_SubmitDisputeEvidenceRequest, SubmitDisputeEvidenceRequest__Output as _turnpike_v1_SubmitDisputeEvidenceRequest__Output } from '../../turnpike/v1/SubmitDisputeEvidenceRequest.ts';

/**
 * Payins, payouts and cases of cash desks, from the merchant's host to this one. The same can be asked over HTTP.
 * Of a create call the merchant's own id names the request: a repeat with the same content gives the present state, whatever
 * it is by now; PAYMENT_ID_CONFLICT with other content. A pair of project_id and payment_id is never free again.
 * PROJECT_NOT_FOUND for a cash desk that is not there or not the caller's, PROJECT_DISABLED for one that is disabled,
 * RATE_LIMITED for one that asks for too much. Role: merchant or operator, if nothing else is said.
 */
export interface HostToHostServiceClient extends grpc.Client {
  /**
   * Brings the result of 3-D Secure, or a one-time password. APPLICATION_NOT_FOUND, INVALID_APPLICATION_STATUS.
   */
  Confirm3ds(argument: _turnpike_v1_Confirm3dsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  Confirm3ds(argument: _turnpike_v1_Confirm3dsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  Confirm3ds(argument: _turnpike_v1_Confirm3dsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  Confirm3ds(argument: _turnpike_v1_Confirm3dsRequest, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  /**
   * Brings the result of 3-D Secure, or a one-time password. APPLICATION_NOT_FOUND, INVALID_APPLICATION_STATUS.
   */
  confirm3Ds(argument: _turnpike_v1_Confirm3dsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  confirm3Ds(argument: _turnpike_v1_Confirm3dsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  confirm3Ds(argument: _turnpike_v1_Confirm3dsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  confirm3Ds(argument: _turnpike_v1_Confirm3dsRequest, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  
  /**
   * Says that the payer has sent the money. APPLICATION_NOT_FOUND, INVALID_APPLICATION_STATUS.
   */
  ConfirmPaid(argument: _turnpike_v1_ConfirmPaidRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  ConfirmPaid(argument: _turnpike_v1_ConfirmPaidRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  ConfirmPaid(argument: _turnpike_v1_ConfirmPaidRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  ConfirmPaid(argument: _turnpike_v1_ConfirmPaidRequest, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  /**
   * Says that the payer has sent the money. APPLICATION_NOT_FOUND, INVALID_APPLICATION_STATUS.
   */
  confirmPaid(argument: _turnpike_v1_ConfirmPaidRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  confirmPaid(argument: _turnpike_v1_ConfirmPaidRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  confirmPaid(argument: _turnpike_v1_ConfirmPaidRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  confirmPaid(argument: _turnpike_v1_ConfirmPaidRequest, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives a payout that is in dispute another recipient's details; it is sent again under the same reservation.
   * APPLICATION_NOT_FOUND, INVALID_APPLICATION_STATUS, APPLICATION_OUTCOME_UNKNOWN, BANK_CARD_NOT_FOUND.
   */
  CorrectPayoutRequisites(argument: _turnpike_v1_CorrectPayoutRequisitesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  CorrectPayoutRequisites(argument: _turnpike_v1_CorrectPayoutRequisitesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  CorrectPayoutRequisites(argument: _turnpike_v1_CorrectPayoutRequisitesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  CorrectPayoutRequisites(argument: _turnpike_v1_CorrectPayoutRequisitesRequest, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  /**
   * Gives a payout that is in dispute another recipient's details; it is sent again under the same reservation.
   * APPLICATION_NOT_FOUND, INVALID_APPLICATION_STATUS, APPLICATION_OUTCOME_UNKNOWN, BANK_CARD_NOT_FOUND.
   */
  correctPayoutRequisites(argument: _turnpike_v1_CorrectPayoutRequisitesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  correctPayoutRequisites(argument: _turnpike_v1_CorrectPayoutRequisitesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  correctPayoutRequisites(argument: _turnpike_v1_CorrectPayoutRequisitesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  correctPayoutRequisites(argument: _turnpike_v1_CorrectPayoutRequisitesRequest, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  
  /**
   * Takes money from a payer. PAYMENT_ID_CONFLICT, BANK_CARD_NOT_FOUND, PAYMENT_SESSION_EXPIRED.
   */
  CreatePayin(argument: _turnpike_v1_CreatePayinRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  CreatePayin(argument: _turnpike_v1_CreatePayinRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  CreatePayin(argument: _turnpike_v1_CreatePayinRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  CreatePayin(argument: _turnpike_v1_CreatePayinRequest, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  /**
   * Takes money from a payer. PAYMENT_ID_CONFLICT, BANK_CARD_NOT_FOUND, PAYMENT_SESSION_EXPIRED.
   */
  createPayin(argument: _turnpike_v1_CreatePayinRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  createPayin(argument: _turnpike_v1_CreatePayinRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  createPayin(argument: _turnpike_v1_CreatePayinRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  createPayin(argument: _turnpike_v1_CreatePayinRequest, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives money to a recipient. One that the balance does not cover is declined. PAYMENT_ID_CONFLICT,
   * BANK_CARD_NOT_FOUND.
   */
  CreatePayout(argument: _turnpike_v1_CreatePayoutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  CreatePayout(argument: _turnpike_v1_CreatePayoutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  CreatePayout(argument: _turnpike_v1_CreatePayoutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  CreatePayout(argument: _turnpike_v1_CreatePayoutRequest, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  /**
   * Gives money to a recipient. One that the balance does not cover is declined. PAYMENT_ID_CONFLICT,
   * BANK_CARD_NOT_FOUND.
   */
  createPayout(argument: _turnpike_v1_CreatePayoutRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  createPayout(argument: _turnpike_v1_CreatePayoutRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  createPayout(argument: _turnpike_v1_CreatePayoutRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  createPayout(argument: _turnpike_v1_CreatePayoutRequest, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives money of a successful payin back. APPLICATION_NOT_FOUND, INVALID_APPLICATION_STATUS,
   * INVOICE_PAYMENT_AMOUNT_EXCEEDED, INVOICE_PAYMENT_REFUND_ALREADY_EXISTS.
   */
  CreateRefund(argument: _turnpike_v1_CreateRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hRefund__Output>): grpc.ClientUnaryCall;
  CreateRefund(argument: _turnpike_v1_CreateRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_H2hRefund__Output>): grpc.ClientUnaryCall;
  CreateRefund(argument: _turnpike_v1_CreateRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hRefund__Output>): grpc.ClientUnaryCall;
  CreateRefund(argument: _turnpike_v1_CreateRefundRequest, callback: grpc.requestCallback<_turnpike_v1_H2hRefund__Output>): grpc.ClientUnaryCall;
  /**
   * Gives money of a successful payin back. APPLICATION_NOT_FOUND, INVALID_APPLICATION_STATUS,
   * INVOICE_PAYMENT_AMOUNT_EXCEEDED, INVOICE_PAYMENT_REFUND_ALREADY_EXISTS.
   */
  createRefund(argument: _turnpike_v1_CreateRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hRefund__Output>): grpc.ClientUnaryCall;
  createRefund(argument: _turnpike_v1_CreateRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_H2hRefund__Output>): grpc.ClientUnaryCall;
  createRefund(argument: _turnpike_v1_CreateRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hRefund__Output>): grpc.ClientUnaryCall;
  createRefund(argument: _turnpike_v1_CreateRefundRequest, callback: grpc.requestCallback<_turnpike_v1_H2hRefund__Output>): grpc.ClientUnaryCall;
  
  /**
   * Closes a case that was taken up without deciding for the merchant. Role: operator. DISPUTE_NOT_FOUND,
   * INVALID_DISPUTE_STATUS, APPLICATION_OUTCOME_UNKNOWN.
   */
  DeclineDispute(argument: _turnpike_v1_DeclineDisputeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  DeclineDispute(argument: _turnpike_v1_DeclineDisputeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  DeclineDispute(argument: _turnpike_v1_DeclineDisputeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  DeclineDispute(argument: _turnpike_v1_DeclineDisputeRequest, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  /**
   * Closes a case that was taken up without deciding for the merchant. Role: operator. DISPUTE_NOT_FOUND,
   * INVALID_DISPUTE_STATUS, APPLICATION_OUTCOME_UNKNOWN.
   */
  declineDispute(argument: _turnpike_v1_DeclineDisputeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  declineDispute(argument: _turnpike_v1_DeclineDisputeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  declineDispute(argument: _turnpike_v1_DeclineDisputeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  declineDispute(argument: _turnpike_v1_DeclineDisputeRequest, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives what a cash desk can pay out, and what it has reserved.
   */
  GetBalance(argument: _turnpike_v1_GetBalanceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_GetBalanceResponse__Output>): grpc.ClientUnaryCall;
  GetBalance(argument: _turnpike_v1_GetBalanceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_GetBalanceResponse__Output>): grpc.ClientUnaryCall;
  GetBalance(argument: _turnpike_v1_GetBalanceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_GetBalanceResponse__Output>): grpc.ClientUnaryCall;
  GetBalance(argument: _turnpike_v1_GetBalanceRequest, callback: grpc.requestCallback<_turnpike_v1_GetBalanceResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Gives what a cash desk can pay out, and what it has reserved.
   */
  getBalance(argument: _turnpike_v1_GetBalanceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_GetBalanceResponse__Output>): grpc.ClientUnaryCall;
  getBalance(argument: _turnpike_v1_GetBalanceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_GetBalanceResponse__Output>): grpc.ClientUnaryCall;
  getBalance(argument: _turnpike_v1_GetBalanceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_GetBalanceResponse__Output>): grpc.ClientUnaryCall;
  getBalance(argument: _turnpike_v1_GetBalanceRequest, callback: grpc.requestCallback<_turnpike_v1_GetBalanceResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives a case. DISPUTE_NOT_FOUND.
   */
  GetDispute(argument: _turnpike_v1_GetDisputeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  GetDispute(argument: _turnpike_v1_GetDisputeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  GetDispute(argument: _turnpike_v1_GetDisputeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  GetDispute(argument: _turnpike_v1_GetDisputeRequest, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  /**
   * Gives a case. DISPUTE_NOT_FOUND.
   */
  getDispute(argument: _turnpike_v1_GetDisputeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  getDispute(argument: _turnpike_v1_GetDisputeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  getDispute(argument: _turnpike_v1_GetDisputeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  getDispute(argument: _turnpike_v1_GetDisputeRequest, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives the present state of a payin or a payout. APPLICATION_NOT_FOUND.
   */
  GetPayment(argument: _turnpike_v1_HostToHostServiceGetPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  GetPayment(argument: _turnpike_v1_HostToHostServiceGetPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  GetPayment(argument: _turnpike_v1_HostToHostServiceGetPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  GetPayment(argument: _turnpike_v1_HostToHostServiceGetPaymentRequest, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  /**
   * Gives the present state of a payin or a payout. APPLICATION_NOT_FOUND.
   */
  getPayment(argument: _turnpike_v1_HostToHostServiceGetPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _turnpike_v1_HostToHostServiceGetPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _turnpike_v1_HostToHostServiceGetPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  getPayment(argument: _turnpike_v1_HostToHostServiceGetPaymentRequest, callback: grpc.requestCallback<_turnpike_v1_H2hPayment__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives a refund. APPLICATION_NOT_FOUND, INVOICE_PAYMENT_REFUND_NOT_FOUND.
   */
  GetRefund(argument: _turnpike_v1_HostToHostServiceGetRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hRefund__Output>): grpc.ClientUnaryCall;
  GetRefund(argument: _turnpike_v1_HostToHostServiceGetRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_H2hRefund__Output>): grpc.ClientUnaryCall;
  GetRefund(argument: _turnpike_v1_HostToHostServiceGetRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hRefund__Output>): grpc.ClientUnaryCall;
  GetRefund(argument: _turnpike_v1_HostToHostServiceGetRefundRequest, callback: grpc.requestCallback<_turnpike_v1_H2hRefund__Output>): grpc.ClientUnaryCall;
  /**
   * Gives a refund. APPLICATION_NOT_FOUND, INVOICE_PAYMENT_REFUND_NOT_FOUND.
   */
  getRefund(argument: _turnpike_v1_HostToHostServiceGetRefundRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hRefund__Output>): grpc.ClientUnaryCall;
  getRefund(argument: _turnpike_v1_HostToHostServiceGetRefundRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_H2hRefund__Output>): grpc.ClientUnaryCall;
  getRefund(argument: _turnpike_v1_HostToHostServiceGetRefundRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_H2hRefund__Output>): grpc.ClientUnaryCall;
  getRefund(argument: _turnpike_v1_HostToHostServiceGetRefundRequest, callback: grpc.requestCallback<_turnpike_v1_H2hRefund__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists the banks that recipients and payers can be at.
   */
  ListBanks(argument: _turnpike_v1_ListBanksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListBanksResponse__Output>): grpc.ClientUnaryCall;
  ListBanks(argument: _turnpike_v1_ListBanksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListBanksResponse__Output>): grpc.ClientUnaryCall;
  ListBanks(argument: _turnpike_v1_ListBanksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListBanksResponse__Output>): grpc.ClientUnaryCall;
  ListBanks(argument: _turnpike_v1_ListBanksRequest, callback: grpc.requestCallback<_turnpike_v1_ListBanksResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists the banks that recipients and payers can be at.
   */
  listBanks(argument: _turnpike_v1_ListBanksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListBanksResponse__Output>): grpc.ClientUnaryCall;
  listBanks(argument: _turnpike_v1_ListBanksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListBanksResponse__Output>): grpc.ClientUnaryCall;
  listBanks(argument: _turnpike_v1_ListBanksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListBanksResponse__Output>): grpc.ClientUnaryCall;
  listBanks(argument: _turnpike_v1_ListBanksRequest, callback: grpc.requestCallback<_turnpike_v1_ListBanksResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists the cases of a cash desk, the latest first. INVALID_PAGE_TOKEN.
   */
  ListDisputes(argument: _turnpike_v1_ListDisputesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListDisputesResponse__Output>): grpc.ClientUnaryCall;
  ListDisputes(argument: _turnpike_v1_ListDisputesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListDisputesResponse__Output>): grpc.ClientUnaryCall;
  ListDisputes(argument: _turnpike_v1_ListDisputesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListDisputesResponse__Output>): grpc.ClientUnaryCall;
  ListDisputes(argument: _turnpike_v1_ListDisputesRequest, callback: grpc.requestCallback<_turnpike_v1_ListDisputesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists the cases of a cash desk, the latest first. INVALID_PAGE_TOKEN.
   */
  listDisputes(argument: _turnpike_v1_ListDisputesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListDisputesResponse__Output>): grpc.ClientUnaryCall;
  listDisputes(argument: _turnpike_v1_ListDisputesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListDisputesResponse__Output>): grpc.ClientUnaryCall;
  listDisputes(argument: _turnpike_v1_ListDisputesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListDisputesResponse__Output>): grpc.ClientUnaryCall;
  listDisputes(argument: _turnpike_v1_ListDisputesRequest, callback: grpc.requestCallback<_turnpike_v1_ListDisputesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists the payment methods that a cash desk may use.
   */
  ListPaymentMethods(argument: _turnpike_v1_ListPaymentMethodsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListPaymentMethodsResponse__Output>): grpc.ClientUnaryCall;
  ListPaymentMethods(argument: _turnpike_v1_ListPaymentMethodsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListPaymentMethodsResponse__Output>): grpc.ClientUnaryCall;
  ListPaymentMethods(argument: _turnpike_v1_ListPaymentMethodsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListPaymentMethodsResponse__Output>): grpc.ClientUnaryCall;
  ListPaymentMethods(argument: _turnpike_v1_ListPaymentMethodsRequest, callback: grpc.requestCallback<_turnpike_v1_ListPaymentMethodsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists the payment methods that a cash desk may use.
   */
  listPaymentMethods(argument: _turnpike_v1_ListPaymentMethodsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListPaymentMethodsResponse__Output>): grpc.ClientUnaryCall;
  listPaymentMethods(argument: _turnpike_v1_ListPaymentMethodsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListPaymentMethodsResponse__Output>): grpc.ClientUnaryCall;
  listPaymentMethods(argument: _turnpike_v1_ListPaymentMethodsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListPaymentMethodsResponse__Output>): grpc.ClientUnaryCall;
  listPaymentMethods(argument: _turnpike_v1_ListPaymentMethodsRequest, callback: grpc.requestCallback<_turnpike_v1_ListPaymentMethodsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Opens a case about a payin or a payout that is in dispute, or a payin that was declined in the last seven days.
   * APPLICATION_NOT_FOUND, DISPUTE_REF_CONFLICT, DISPUTE_PENDING, INVALID_APPLICATION_STATUS.
   */
  OpenDispute(argument: _turnpike_v1_OpenDisputeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  OpenDispute(argument: _turnpike_v1_OpenDisputeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  OpenDispute(argument: _turnpike_v1_OpenDisputeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  OpenDispute(argument: _turnpike_v1_OpenDisputeRequest, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  /**
   * Opens a case about a payin or a payout that is in dispute, or a payin that was declined in the last seven days.
   * APPLICATION_NOT_FOUND, DISPUTE_REF_CONFLICT, DISPUTE_PENDING, INVALID_APPLICATION_STATUS.
   */
  openDispute(argument: _turnpike_v1_OpenDisputeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  openDispute(argument: _turnpike_v1_OpenDisputeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  openDispute(argument: _turnpike_v1_OpenDisputeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  openDispute(argument: _turnpike_v1_OpenDisputeRequest, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  
  /**
   * Decides a case that was taken up. Role: operator. DISPUTE_NOT_FOUND, INVALID_DISPUTE_STATUS,
   * APPLICATION_OUTCOME_UNKNOWN.
   */
  ResolveDispute(argument: _turnpike_v1_ResolveDisputeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  ResolveDispute(argument: _turnpike_v1_ResolveDisputeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  ResolveDispute(argument: _turnpike_v1_ResolveDisputeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  ResolveDispute(argument: _turnpike_v1_ResolveDisputeRequest, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  /**
   * Decides a case that was taken up. Role: operator. DISPUTE_NOT_FOUND, INVALID_DISPUTE_STATUS,
   * APPLICATION_OUTCOME_UNKNOWN.
   */
  resolveDispute(argument: _turnpike_v1_ResolveDisputeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  resolveDispute(argument: _turnpike_v1_ResolveDisputeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  resolveDispute(argument: _turnpike_v1_ResolveDisputeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  resolveDispute(argument: _turnpike_v1_ResolveDisputeRequest, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  
  /**
   * Takes a case up. Role: operator. DISPUTE_NOT_FOUND, INVALID_DISPUTE_STATUS.
   */
  StartDispute(argument: _turnpike_v1_StartDisputeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  StartDispute(argument: _turnpike_v1_StartDisputeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  StartDispute(argument: _turnpike_v1_StartDisputeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  StartDispute(argument: _turnpike_v1_StartDisputeRequest, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  /**
   * Takes a case up. Role: operator. DISPUTE_NOT_FOUND, INVALID_DISPUTE_STATUS.
   */
  startDispute(argument: _turnpike_v1_StartDisputeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  startDispute(argument: _turnpike_v1_StartDisputeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  startDispute(argument: _turnpike_v1_StartDisputeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  startDispute(argument: _turnpike_v1_StartDisputeRequest, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  
  /**
   * Hands in a picture or a document: JPEG, PNG or PDF, up to 10 MB, at most ten for a case. DISPUTE_NOT_FOUND,
   * TOO_MUCH_DISPUTE_EVIDENCE, INVALID_DISPUTE_STATUS.
   */
  SubmitDisputeEvidence(argument: _turnpike_v1_SubmitDisputeEvidenceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  SubmitDisputeEvidence(argument: _turnpike_v1_SubmitDisputeEvidenceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  SubmitDisputeEvidence(argument: _turnpike_v1_SubmitDisputeEvidenceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  SubmitDisputeEvidence(argument: _turnpike_v1_SubmitDisputeEvidenceRequest, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  /**
   * Hands in a picture or a document: JPEG, PNG or PDF, up to 10 MB, at most ten for a case. DISPUTE_NOT_FOUND,
   * TOO_MUCH_DISPUTE_EVIDENCE, INVALID_DISPUTE_STATUS.
   */
  submitDisputeEvidence(argument: _turnpike_v1_SubmitDisputeEvidenceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  submitDisputeEvidence(argument: _turnpike_v1_SubmitDisputeEvidenceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  submitDisputeEvidence(argument: _turnpike_v1_SubmitDisputeEvidenceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  submitDisputeEvidence(argument: _turnpike_v1_SubmitDisputeEvidenceRequest, callback: grpc.requestCallback<_turnpike_v1_Dispute__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Payins, payouts and cases of cash desks, from the merchant's host to this one. The same can be asked over HTTP.
 * Of a create call the merchant's own id names the request: a repeat with the same content gives the present state, whatever
 * it is by now; PAYMENT_ID_CONFLICT with other content. A pair of project_id and payment_id is never free again.
 * PROJECT_NOT_FOUND for a cash desk that is not there or not the caller's, PROJECT_DISABLED for one that is disabled,
 * RATE_LIMITED for one that asks for too much. Role: merchant or operator, if nothing else is said.
 */
export interface HostToHostServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Brings the result of 3-D Secure, or a one-time password. APPLICATION_NOT_FOUND, INVALID_APPLICATION_STATUS.
   */
  Confirm3ds: grpc.handleUnaryCall<_turnpike_v1_Confirm3dsRequest__Output, _turnpike_v1_H2hPayment>;
  
  /**
   * Says that the payer has sent the money. APPLICATION_NOT_FOUND, INVALID_APPLICATION_STATUS.
   */
  ConfirmPaid: grpc.handleUnaryCall<_turnpike_v1_ConfirmPaidRequest__Output, _turnpike_v1_H2hPayment>;
  
  /**
   * Gives a payout that is in dispute another recipient's details; it is sent again under the same reservation.
   * APPLICATION_NOT_FOUND, INVALID_APPLICATION_STATUS, APPLICATION_OUTCOME_UNKNOWN, BANK_CARD_NOT_FOUND.
   */
  CorrectPayoutRequisites: grpc.handleUnaryCall<_turnpike_v1_CorrectPayoutRequisitesRequest__Output, _turnpike_v1_H2hPayment>;
  
  /**
   * Takes money from a payer. PAYMENT_ID_CONFLICT, BANK_CARD_NOT_FOUND, PAYMENT_SESSION_EXPIRED.
   */
  CreatePayin: grpc.handleUnaryCall<_turnpike_v1_CreatePayinRequest__Output, _turnpike_v1_H2hPayment>;
  
  /**
   * Gives money to a recipient. One that the balance does not cover is declined. PAYMENT_ID_CONFLICT,
   * BANK_CARD_NOT_FOUND.
   */
  CreatePayout: grpc.handleUnaryCall<_turnpike_v1_CreatePayoutRequest__Output, _turnpike_v1_H2hPayment>;
  
  /**
   * Gives money of a successful payin back. APPLICATION_NOT_FOUND, INVALID_APPLICATION_STATUS,
   * INVOICE_PAYMENT_AMOUNT_EXCEEDED, INVOICE_PAYMENT_REFUND_ALREADY_EXISTS.
   */
  CreateRefund: grpc.handleUnaryCall<_turnpike_v1_CreateRefundRequest__Output, _turnpike_v1_H2hRefund>;
  
  /**
   * Closes a case that was taken up without deciding for the merchant. Role: operator. DISPUTE_NOT_FOUND,
   * INVALID_DISPUTE_STATUS, APPLICATION_OUTCOME_UNKNOWN.
   */
  DeclineDispute: grpc.handleUnaryCall<_turnpike_v1_DeclineDisputeRequest__Output, _turnpike_v1_Dispute>;
  
  /**
   * Gives what a cash desk can pay out, and what it has reserved.
   */
  GetBalance: grpc.handleUnaryCall<_turnpike_v1_GetBalanceRequest__Output, _turnpike_v1_GetBalanceResponse>;
  
  /**
   * Gives a case. DISPUTE_NOT_FOUND.
   */
  GetDispute: grpc.handleUnaryCall<_turnpike_v1_GetDisputeRequest__Output, _turnpike_v1_Dispute>;
  
  /**
   * Gives the present state of a payin or a payout. APPLICATION_NOT_FOUND.
   */
  GetPayment: grpc.handleUnaryCall<_turnpike_v1_HostToHostServiceGetPaymentRequest__Output, _turnpike_v1_H2hPayment>;
  
  /**
   * Gives a refund. APPLICATION_NOT_FOUND, INVOICE_PAYMENT_REFUND_NOT_FOUND.
   */
  GetRefund: grpc.handleUnaryCall<_turnpike_v1_HostToHostServiceGetRefundRequest__Output, _turnpike_v1_H2hRefund>;
  
  /**
   * Lists the banks that recipients and payers can be at.
   */
  ListBanks: grpc.handleUnaryCall<_turnpike_v1_ListBanksRequest__Output, _turnpike_v1_ListBanksResponse>;
  
  /**
   * Lists the cases of a cash desk, the latest first. INVALID_PAGE_TOKEN.
   */
  ListDisputes: grpc.handleUnaryCall<_turnpike_v1_ListDisputesRequest__Output, _turnpike_v1_ListDisputesResponse>;
  
  /**
   * Lists the payment methods that a cash desk may use.
   */
  ListPaymentMethods: grpc.handleUnaryCall<_turnpike_v1_ListPaymentMethodsRequest__Output, _turnpike_v1_ListPaymentMethodsResponse>;
  
  /**
   * Opens a case about a payin or a payout that is in dispute, or a payin that was declined in the last seven days.
   * APPLICATION_NOT_FOUND, DISPUTE_REF_CONFLICT, DISPUTE_PENDING, INVALID_APPLICATION_STATUS.
   */
  OpenDispute: grpc.handleUnaryCall<_turnpike_v1_OpenDisputeRequest__Output, _turnpike_v1_Dispute>;
  
  /**
   * Decides a case that was taken up. Role: operator. DISPUTE_NOT_FOUND, INVALID_DISPUTE_STATUS,
   * APPLICATION_OUTCOME_UNKNOWN.
   */
  ResolveDispute: grpc.handleUnaryCall<_turnpike_v1_ResolveDisputeRequest__Output, _turnpike_v1_Dispute>;
  
  /**
   * Takes a case up. Role: operator. DISPUTE_NOT_FOUND, INVALID_DISPUTE_STATUS.
   */
  StartDispute: grpc.handleUnaryCall<_turnpike_v1_StartDisputeRequest__Output, _turnpike_v1_Dispute>;
  
  /**
   * Hands in a picture or a document: JPEG, PNG or PDF, up to 10 MB, at most ten for a case. DISPUTE_NOT_FOUND,
   * TOO_MUCH_DISPUTE_EVIDENCE, INVALID_DISPUTE_STATUS.
   */
  SubmitDisputeEvidence: grpc.handleUnaryCall<_turnpike_v1_SubmitDisputeEvidenceRequest__Output, _turnpike_v1_Dispute>;
  
}

export interface HostToHostServiceDefinition extends grpc.ServiceDefinition {
  Confirm3ds: MethodDefinition<_turnpike_v1_Confirm3dsRequest, _turnpike_v1_H2hPayment, _turnpike_v1_Confirm3dsRequest__Output, _turnpike_v1_H2hPayment__Output>
  ConfirmPaid: MethodDefinition<_turnpike_v1_ConfirmPaidRequest, _turnpike_v1_H2hPayment, _turnpike_v1_ConfirmPaidRequest__Output, _turnpike_v1_H2hPayment__Output>
  CorrectPayoutRequisites: MethodDefinition<_turnpike_v1_CorrectPayoutRequisitesRequest, _turnpike_v1_H2hPayment, _turnpike_v1_CorrectPayoutRequisitesRequest__Output, _turnpike_v1_H2hPayment__Output>
  CreatePayin: MethodDefinition<_turnpike_v1_CreatePayinRequest, _turnpike_v1_H2hPayment, _turnpike_v1_CreatePayinRequest__Output, _turnpike_v1_H2hPayment__Output>
  CreatePayout: MethodDefinition<_turnpike_v1_CreatePayoutRequest, _turnpike_v1_H2hPayment, _turnpike_v1_CreatePayoutRequest__Output, _turnpike_v1_H2hPayment__Output>
  CreateRefund: MethodDefinition<_turnpike_v1_CreateRefundRequest, _turnpike_v1_H2hRefund, _turnpike_v1_CreateRefundRequest__Output, _turnpike_v1_H2hRefund__Output>
  DeclineDispute: MethodDefinition<_turnpike_v1_DeclineDisputeRequest, _turnpike_v1_Dispute, _turnpike_v1_DeclineDisputeRequest__Output, _turnpike_v1_Dispute__Output>
  GetBalance: MethodDefinition<_turnpike_v1_GetBalanceRequest, _turnpike_v1_GetBalanceResponse, _turnpike_v1_GetBalanceRequest__Output, _turnpike_v1_GetBalanceResponse__Output>
  GetDispute: MethodDefinition<_turnpike_v1_GetDisputeRequest, _turnpike_v1_Dispute, _turnpike_v1_GetDisputeRequest__Output, _turnpike_v1_Dispute__Output>
  GetPayment: MethodDefinition<_turnpike_v1_HostToHostServiceGetPaymentRequest, _turnpike_v1_H2hPayment, _turnpike_v1_HostToHostServiceGetPaymentRequest__Output, _turnpike_v1_H2hPayment__Output>
  GetRefund: MethodDefinition<_turnpike_v1_HostToHostServiceGetRefundRequest, _turnpike_v1_H2hRefund, _turnpike_v1_HostToHostServiceGetRefundRequest__Output, _turnpike_v1_H2hRefund__Output>
  ListBanks: MethodDefinition<_turnpike_v1_ListBanksRequest, _turnpike_v1_ListBanksResponse, _turnpike_v1_ListBanksRequest__Output, _turnpike_v1_ListBanksResponse__Output>
  ListDisputes: MethodDefinition<_turnpike_v1_ListDisputesRequest, _turnpike_v1_ListDisputesResponse, _turnpike_v1_ListDisputesRequest__Output, _turnpike_v1_ListDisputesResponse__Output>
  ListPaymentMethods: MethodDefinition<_turnpike_v1_ListPaymentMethodsRequest, _turnpike_v1_ListPaymentMethodsResponse, _turnpike_v1_ListPaymentMethodsRequest__Output, _turnpike_v1_ListPaymentMethodsResponse__Output>
  OpenDispute: MethodDefinition<_turnpike_v1_OpenDisputeRequest, _turnpike_v1_Dispute, _turnpike_v1_OpenDisputeRequest__Output, _turnpike_v1_Dispute__Output>
  ResolveDispute: MethodDefinition<_turnpike_v1_ResolveDisputeRequest, _turnpike_v1_Dispute, _turnpike_v1_ResolveDisputeRequest__Output, _turnpike_v1_Dispute__Output>
  StartDispute: MethodDefinition<_turnpike_v1_StartDisputeRequest, _turnpike_v1_Dispute, _turnpike_v1_StartDisputeRequest__Output, _turnpike_v1_Dispute__Output>
  SubmitDisputeEvidence: MethodDefinition<_turnpike_v1_SubmitDisputeEvidenceRequest, _turnpike_v1_Dispute, _turnpike_v1_SubmitDisputeEvidenceRequest__Output, _turnpike_v1_Dispute__Output>
}
