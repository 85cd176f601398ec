// Original file: protos/turnpike/v1/invoice_template_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ComputeInvoiceTemplateTermsRequest as _turnpike_v1_ComputeInvoiceTemplateTermsRequest, ComputeInvoiceTemplateTermsRequest__Output as _turnpike_v1_ComputeInvoiceTemplateTermsRequest__Output } from '../../turnpike/v1/ComputeInvoiceTemplateTermsRequest.ts';
import type { CreateInvoiceTemplateRequest as _turnpike_v1_CreateInvoiceTemplateRequest, CreateInvoiceTemplateRequest__Output as _turnpike_v1_CreateInvoiceTemplateRequest__Output } from '../../turnpike/v1/CreateInvoiceTemplateRequest.ts';
import type { DeleteInvoiceTemplateRequest as _turnpike_v1_DeleteInvoiceTemplateRequest, DeleteInvoiceTemplateRequest__Output as _turnpike_v1_DeleteInvoiceTemplateRequest__Output } from '../../turnpike/v1/DeleteInvoiceTemplateRequest.ts';
import type { GetInvoiceTemplateRequest as _turnpike_v1_GetInvoiceTemplateRequest, GetInvoiceTemplateRequest__Output as _turnpike_v1_GetInvoiceTemplateRequest__Output } from '../../turnpike/v1/GetInvoiceTemplateRequest.ts';
import type { InvoiceTemplate as _turnpike_v1_InvoiceTemplate, InvoiceTemplate__Output as _turnpike_v1_InvoiceTemplate__Output } from '../../turnpike/v1/InvoiceTemplate.ts';
import type { TermSet as _turnpike_v1_TermSet, TermSet__Output as _turnpike_v1_TermSet__Output } from '../../turnpike/v1/TermSet.ts';
import type { UpdateInvoiceTemplateRequest as _turnpike_v1_UpdateInvoiceTemplateRequest, UpdateInvoiceTemplateRequest__Output as _turnpike_v1_UpdateInvoiceTemplateRequest__Output } from '../../turnpike/v1/UpdateInvoiceTemplateRequest.ts';

/**
 * Invoice templates: what many invoices of a shop have in common. InvoicingService.CreateInvoiceFromTemplate makes
 * invoices of them. An invoice keeps what its template said when it was made.
 */
export interface InvoiceTemplateServiceClient extends grpc.Client {
  /**
   * Computes the terms by which invoices of the template can be paid, now. INVOICE_TEMPLATE_NOT_FOUND,
   * INVOICE_TEMPLATE_REMOVED, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  ComputeInvoiceTemplateTerms(argument: _turnpike_v1_ComputeInvoiceTemplateTermsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_TermSet__Output>): grpc.ClientUnaryCall;
  ComputeInvoiceTemplateTerms(argument: _turnpike_v1_ComputeInvoiceTemplateTermsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_TermSet__Output>): grpc.ClientUnaryCall;
  ComputeInvoiceTemplateTerms(argument: _turnpike_v1_ComputeInvoiceTemplateTermsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_TermSet__Output>): grpc.ClientUnaryCall;
  ComputeInvoiceTemplateTerms(argument: _turnpike_v1_ComputeInvoiceTemplateTermsRequest, callback: grpc.requestCallback<_turnpike_v1_TermSet__Output>): grpc.ClientUnaryCall;
  /**
   * Computes the terms by which invoices of the template can be paid, now. INVOICE_TEMPLATE_NOT_FOUND,
   * INVOICE_TEMPLATE_REMOVED, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  computeInvoiceTemplateTerms(argument: _turnpike_v1_ComputeInvoiceTemplateTermsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_TermSet__Output>): grpc.ClientUnaryCall;
  computeInvoiceTemplateTerms(argument: _turnpike_v1_ComputeInvoiceTemplateTermsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_TermSet__Output>): grpc.ClientUnaryCall;
  computeInvoiceTemplateTerms(argument: _turnpike_v1_ComputeInvoiceTemplateTermsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_TermSet__Output>): grpc.ClientUnaryCall;
  computeInvoiceTemplateTerms(argument: _turnpike_v1_ComputeInvoiceTemplateTermsRequest, callback: grpc.requestCallback<_turnpike_v1_TermSet__Output>): grpc.ClientUnaryCall;
  
  /**
   * Makes a template. SHOP_NOT_FOUND, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS, INVOICE_TEMPLATE_ALREADY_EXISTS.
   */
  CreateInvoiceTemplate(argument: _turnpike_v1_CreateInvoiceTemplateRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  CreateInvoiceTemplate(argument: _turnpike_v1_CreateInvoiceTemplateRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  CreateInvoiceTemplate(argument: _turnpike_v1_CreateInvoiceTemplateRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  CreateInvoiceTemplate(argument: _turnpike_v1_CreateInvoiceTemplateRequest, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  /**
   * Makes a template. SHOP_NOT_FOUND, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS, INVOICE_TEMPLATE_ALREADY_EXISTS.
   */
  createInvoiceTemplate(argument: _turnpike_v1_CreateInvoiceTemplateRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  createInvoiceTemplate(argument: _turnpike_v1_CreateInvoiceTemplateRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  createInvoiceTemplate(argument: _turnpike_v1_CreateInvoiceTemplateRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  createInvoiceTemplate(argument: _turnpike_v1_CreateInvoiceTemplateRequest, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  
  /**
   * Deletes a template and gives it for the last time. INVOICE_TEMPLATE_NOT_FOUND, INVOICE_TEMPLATE_REMOVED,
   * INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  DeleteInvoiceTemplate(argument: _turnpike_v1_DeleteInvoiceTemplateRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  DeleteInvoiceTemplate(argument: _turnpike_v1_DeleteInvoiceTemplateRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  DeleteInvoiceTemplate(argument: _turnpike_v1_DeleteInvoiceTemplateRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  DeleteInvoiceTemplate(argument: _turnpike_v1_DeleteInvoiceTemplateRequest, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  /**
   * Deletes a template and gives it for the last time. INVOICE_TEMPLATE_NOT_FOUND, INVOICE_TEMPLATE_REMOVED,
   * INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  deleteInvoiceTemplate(argument: _turnpike_v1_DeleteInvoiceTemplateRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  deleteInvoiceTemplate(argument: _turnpike_v1_DeleteInvoiceTemplateRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  deleteInvoiceTemplate(argument: _turnpike_v1_DeleteInvoiceTemplateRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  deleteInvoiceTemplate(argument: _turnpike_v1_DeleteInvoiceTemplateRequest, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives a template, whatever the status of its party and shop. INVOICE_TEMPLATE_NOT_FOUND, INVOICE_TEMPLATE_REMOVED.
   */
  GetInvoiceTemplate(argument: _turnpike_v1_GetInvoiceTemplateRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  GetInvoiceTemplate(argument: _turnpike_v1_GetInvoiceTemplateRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  GetInvoiceTemplate(argument: _turnpike_v1_GetInvoiceTemplateRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  GetInvoiceTemplate(argument: _turnpike_v1_GetInvoiceTemplateRequest, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  /**
   * Gives a template, whatever the status of its party and shop. INVOICE_TEMPLATE_NOT_FOUND, INVOICE_TEMPLATE_REMOVED.
   */
  getInvoiceTemplate(argument: _turnpike_v1_GetInvoiceTemplateRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  getInvoiceTemplate(argument: _turnpike_v1_GetInvoiceTemplateRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  getInvoiceTemplate(argument: _turnpike_v1_GetInvoiceTemplateRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  getInvoiceTemplate(argument: _turnpike_v1_GetInvoiceTemplateRequest, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  
  /**
   * Changes the fields that are named. INVOICE_TEMPLATE_NOT_FOUND, INVOICE_TEMPLATE_REMOVED, INVALID_PARTY_STATUS,
   * INVALID_SHOP_STATUS.
   */
  UpdateInvoiceTemplate(argument: _turnpike_v1_UpdateInvoiceTemplateRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  UpdateInvoiceTemplate(argument: _turnpike_v1_UpdateInvoiceTemplateRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  UpdateInvoiceTemplate(argument: _turnpike_v1_UpdateInvoiceTemplateRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  UpdateInvoiceTemplate(argument: _turnpike_v1_UpdateInvoiceTemplateRequest, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  /**
   * Changes the fields that are named. INVOICE_TEMPLATE_NOT_FOUND, INVOICE_TEMPLATE_REMOVED, INVALID_PARTY_STATUS,
   * INVALID_SHOP_STATUS.
   */
  updateInvoiceTemplate(argument: _turnpike_v1_UpdateInvoiceTemplateRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  updateInvoiceTemplate(argument: _turnpike_v1_UpdateInvoiceTemplateRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  updateInvoiceTemplate(argument: _turnpike_v1_UpdateInvoiceTemplateRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  updateInvoiceTemplate(argument: _turnpike_v1_UpdateInvoiceTemplateRequest, callback: grpc.requestCallback<_turnpike_v1_InvoiceTemplate__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Invoice templates: what many invoices of a shop have in common. InvoicingService.CreateInvoiceFromTemplate makes
 * invoices of them. An invoice keeps what its template said when it was made.
 */
export interface InvoiceTemplateServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Computes the terms by which invoices of the template can be paid, now. INVOICE_TEMPLATE_NOT_FOUND,
   * INVOICE_TEMPLATE_REMOVED, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  ComputeInvoiceTemplateTerms: grpc.handleUnaryCall<_turnpike_v1_ComputeInvoiceTemplateTermsRequest__Output, _turnpike_v1_TermSet>;
  
  /**
   * Makes a template. SHOP_NOT_FOUND, INVALID_PARTY_STATUS, INVALID_SHOP_STATUS, INVOICE_TEMPLATE_ALREADY_EXISTS.
   */
  CreateInvoiceTemplate: grpc.handleUnaryCall<_turnpike_v1_CreateInvoiceTemplateRequest__Output, _turnpike_v1_InvoiceTemplate>;
  
  /**
   * Deletes a template and gives it for the last time. INVOICE_TEMPLATE_NOT_FOUND, INVOICE_TEMPLATE_REMOVED,
   * INVALID_PARTY_STATUS, INVALID_SHOP_STATUS.
   */
  DeleteInvoiceTemplate: grpc.handleUnaryCall<_turnpike_v1_DeleteInvoiceTemplateRequest__Output, _turnpike_v1_InvoiceTemplate>;
  
  /**
   * Gives a template, whatever the status of its party and shop. INVOICE_TEMPLATE_NOT_FOUND, INVOICE_TEMPLATE_REMOVED.
   */
  GetInvoiceTemplate: grpc.handleUnaryCall<_turnpike_v1_GetInvoiceTemplateRequest__Output, _turnpike_v1_InvoiceTemplate>;
  
  /**
   * Changes the fields that are named. INVOICE_TEMPLATE_NOT_FOUND, INVOICE_TEMPLATE_REMOVED, INVALID_PARTY_STATUS,
   * INVALID_SHOP_STATUS.
   */
  UpdateInvoiceTemplate: grpc.handleUnaryCall<_turnpike_v1_UpdateInvoiceTemplateRequest__Output, _turnpike_v1_InvoiceTemplate>;
  
}

export interface InvoiceTemplateServiceDefinition extends grpc.ServiceDefinition {
  ComputeInvoiceTemplateTerms: MethodDefinition<_turnpike_v1_ComputeInvoiceTemplateTermsRequest, _turnpike_v1_TermSet, _turnpike_v1_ComputeInvoiceTemplateTermsRequest__Output, _turnpike_v1_TermSet__Output>
  CreateInvoiceTemplate: MethodDefinition<_turnpike_v1_CreateInvoiceTemplateRequest, _turnpike_v1_InvoiceTemplate, _turnpike_v1_CreateInvoiceTemplateRequest__Output, _turnpike_v1_InvoiceTemplate__Output>
  DeleteInvoiceTemplate: MethodDefinition<_turnpike_v1_DeleteInvoiceTemplateRequest, _turnpike_v1_InvoiceTemplate, _turnpike_v1_DeleteInvoiceTemplateRequest__Output, _turnpike_v1_InvoiceTemplate__Output>
  GetInvoiceTemplate: MethodDefinition<_turnpike_v1_GetInvoiceTemplateRequest, _turnpike_v1_InvoiceTemplate, _turnpike_v1_GetInvoiceTemplateRequest__Output, _turnpike_v1_InvoiceTemplate__Output>
  UpdateInvoiceTemplate: MethodDefinition<_turnpike_v1_UpdateInvoiceTemplateRequest, _turnpike_v1_InvoiceTemplate, _turnpike_v1_UpdateInvoiceTemplateRequest__Output, _turnpike_v1_InvoiceTemplate__Output>
}
