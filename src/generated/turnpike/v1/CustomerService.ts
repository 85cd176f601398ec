// Original file: protos/turnpike/v1/customer_service.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AddBankCardRequest as _turnpike_v1_AddBankCardRequest, AddBankCardRequest__Output as _turnpike_v1_AddBankCardRequest__Output } from '../../turnpike/v1/AddBankCardRequest.ts';
import type { CreateCustomerRequest as _turnpike_v1_CreateCustomerRequest, CreateCustomerRequest__Output as _turnpike_v1_CreateCustomerRequest__Output } from '../../turnpike/v1/CreateCustomerRequest.ts';
import type { Customer as _turnpike_v1_Customer, Customer__Output as _turnpike_v1_Customer__Output } from '../../turnpike/v1/Customer.ts';
import type { CustomerBankCard as _turnpike_v1_CustomerBankCard, CustomerBankCard__Output as _turnpike_v1_CustomerBankCard__Output } from '../../turnpike/v1/CustomerBankCard.ts';
import type { DeleteCustomerRequest as _turnpike_v1_DeleteCustomerRequest, DeleteCustomerRequest__Output as _turnpike_v1_DeleteCustomerRequest__Output } from '../../turnpike/v1/DeleteCustomerRequest.ts';
import type { GetCustomerByExternalIdRequest as _turnpike_v1_GetCustomerByExternalIdRequest, GetCustomerByExternalIdRequest__Output as _turnpike_v1_GetCustomerByExternalIdRequest__Output } from '../../turnpike/v1/GetCustomerByExternalIdRequest.ts';
import type { GetCustomerByParentPaymentRequest as _turnpike_v1_GetCustomerByParentPaymentRequest, GetCustomerByParentPaymentRequest__Output as _turnpike_v1_GetCustomerByParentPaymentRequest__Output } from '../../turnpike/v1/GetCustomerByParentPaymentRequest.ts';
import type { GetCustomerRequest as _turnpike_v1_GetCustomerRequest, GetCustomerRequest__Output as _turnpike_v1_GetCustomerRequest__Output } from '../../turnpike/v1/GetCustomerRequest.ts';
import type { InvalidateRecurrentTokenRequest as _turnpike_v1_InvalidateRecurrentTokenRequest, InvalidateRecurrentTokenRequest__Output as _turnpike_v1_InvalidateRecurrentTokenRequest__Output } from '../../turnpike/v1/InvalidateRecurrentTokenRequest.ts';
import type { ListCustomerBankCardsRequest as _turnpike_v1_ListCustomerBankCardsRequest, ListCustomerBankCardsRequest__Output as _turnpike_v1_ListCustomerBankCardsRequest__Output } from '../../turnpike/v1/ListCustomerBankCardsRequest.ts';
import type { ListCustomerBankCardsResponse as _turnpike_v1_ListCustomerBankCardsResponse, ListCustomerBankCardsResponse__Output as _turnpike_v1_ListCustomerBankCardsResponse__Output } from '../../turnpike/v1/ListCustomerBankCardsResponse.ts';
import type { ListCustomerPaymentsRequest as _turnpike_v1_ListCustomerPaymentsRequest, ListCustomerPaymentsRequest__Output as _turnpike_v1_ListCustomerPaymentsRequest__Output } from '../../turnpike/v1/ListCustomerPaymentsRequest.ts';
import type { ListCustomerPaymentsResponse as _turnpike_v1_ListCustomerPaymentsResponse, ListCustomerPaymentsResponse__Output as _turnpike_v1_ListCustomerPaymentsResponse__Output } from '../../turnpike/v1/ListCustomerPaymentsResponse.ts';
import type { ListRecurrentTokensRequest as _turnpike_v1_ListRecurrentTokensRequest, ListRecurrentTokensRequest__Output as _turnpike_v1_ListRecurrentTokensRequest__Output } from '../../turnpike/v1/ListRecurrentTokensRequest.ts';
import type { ListRecurrentTokensResponse as _turnpike_v1_ListRecurrentTokensResponse, ListRecurrentTokensResponse__Output as _turnpike_v1_ListRecurrentTokensResponse__Output } from '../../turnpike/v1/ListRecurrentTokensResponse.ts';
import type { RecurrentToken as _turnpike_v1_RecurrentToken, RecurrentToken__Output as _turnpike_v1_RecurrentToken__Output } from '../../turnpike/v1/RecurrentToken.ts';
import type { RemoveBankCardRequest as _turnpike_v1_RemoveBankCardRequest, RemoveBankCardRequest__Output as _turnpike_v1_RemoveBankCardRequest__Output } from '../../turnpike/v1/RemoveBankCardRequest.ts';

/**
 * A merchant's customers: who they are, the cards they pay with, and their payments. A payment that names a customer, or
 * follows one that does, is added when it is over, and its card with it.
 * Role: merchant or operator, if nothing else is said.
 */
export interface CustomerServiceClient extends grpc.Client {
  /**
   * Adds a card by its token. All tokens of one card number are one card. CUSTOMER_NOT_FOUND, BANK_CARD_NOT_FOUND.
   */
  AddBankCard(argument: _turnpike_v1_AddBankCardRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_CustomerBankCard__Output>): grpc.ClientUnaryCall;
  AddBankCard(argument: _turnpike_v1_AddBankCardRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_CustomerBankCard__Output>): grpc.ClientUnaryCall;
  AddBankCard(argument: _turnpike_v1_AddBankCardRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_CustomerBankCard__Output>): grpc.ClientUnaryCall;
  AddBankCard(argument: _turnpike_v1_AddBankCardRequest, callback: grpc.requestCallback<_turnpike_v1_CustomerBankCard__Output>): grpc.ClientUnaryCall;
  /**
   * Adds a card by its token. All tokens of one card number are one card. CUSTOMER_NOT_FOUND, BANK_CARD_NOT_FOUND.
   */
  addBankCard(argument: _turnpike_v1_AddBankCardRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_CustomerBankCard__Output>): grpc.ClientUnaryCall;
  addBankCard(argument: _turnpike_v1_AddBankCardRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_CustomerBankCard__Output>): grpc.ClientUnaryCall;
  addBankCard(argument: _turnpike_v1_AddBankCardRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_CustomerBankCard__Output>): grpc.ClientUnaryCall;
  addBankCard(argument: _turnpike_v1_AddBankCardRequest, callback: grpc.requestCallback<_turnpike_v1_CustomerBankCard__Output>): grpc.ClientUnaryCall;
  
  /**
   * Makes a customer. CUSTOMER_ALREADY_EXISTS if its id or its external id is taken.
   */
  CreateCustomer(argument: _turnpike_v1_CreateCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  CreateCustomer(argument: _turnpike_v1_CreateCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  CreateCustomer(argument: _turnpike_v1_CreateCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  CreateCustomer(argument: _turnpike_v1_CreateCustomerRequest, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  /**
   * Makes a customer. CUSTOMER_ALREADY_EXISTS if its id or its external id is taken.
   */
  createCustomer(argument: _turnpike_v1_CreateCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  createCustomer(argument: _turnpike_v1_CreateCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  createCustomer(argument: _turnpike_v1_CreateCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  createCustomer(argument: _turnpike_v1_CreateCustomerRequest, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  
  /**
   * Deletes a customer and erases the key of its personal data: nobody can read that any more, here or in its payments.
   * The payments stay, and its external id may be used again. CUSTOMER_NOT_FOUND.
   */
  DeleteCustomer(argument: _turnpike_v1_DeleteCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  DeleteCustomer(argument: _turnpike_v1_DeleteCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  DeleteCustomer(argument: _turnpike_v1_DeleteCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  DeleteCustomer(argument: _turnpike_v1_DeleteCustomerRequest, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  /**
   * Deletes a customer and erases the key of its personal data: nobody can read that any more, here or in its payments.
   * The payments stay, and its external id may be used again. CUSTOMER_NOT_FOUND.
   */
  deleteCustomer(argument: _turnpike_v1_DeleteCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  deleteCustomer(argument: _turnpike_v1_DeleteCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  deleteCustomer(argument: _turnpike_v1_DeleteCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  deleteCustomer(argument: _turnpike_v1_DeleteCustomerRequest, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives a customer, also one that was deleted. CUSTOMER_NOT_FOUND.
   */
  GetCustomer(argument: _turnpike_v1_GetCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  GetCustomer(argument: _turnpike_v1_GetCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  GetCustomer(argument: _turnpike_v1_GetCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  GetCustomer(argument: _turnpike_v1_GetCustomerRequest, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  /**
   * Gives a customer, also one that was deleted. CUSTOMER_NOT_FOUND.
   */
  getCustomer(argument: _turnpike_v1_GetCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  getCustomer(argument: _turnpike_v1_GetCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  getCustomer(argument: _turnpike_v1_GetCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  getCustomer(argument: _turnpike_v1_GetCustomerRequest, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives the customer that an external id means. CUSTOMER_NOT_FOUND, also after its deletion.
   */
  GetCustomerByExternalId(argument: _turnpike_v1_GetCustomerByExternalIdRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  GetCustomerByExternalId(argument: _turnpike_v1_GetCustomerByExternalIdRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  GetCustomerByExternalId(argument: _turnpike_v1_GetCustomerByExternalIdRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  GetCustomerByExternalId(argument: _turnpike_v1_GetCustomerByExternalIdRequest, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  /**
   * Gives the customer that an external id means. CUSTOMER_NOT_FOUND, also after its deletion.
   */
  getCustomerByExternalId(argument: _turnpike_v1_GetCustomerByExternalIdRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  getCustomerByExternalId(argument: _turnpike_v1_GetCustomerByExternalIdRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  getCustomerByExternalId(argument: _turnpike_v1_GetCustomerByExternalIdRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  getCustomerByExternalId(argument: _turnpike_v1_GetCustomerByExternalIdRequest, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives the customer of a payment. INVOICE_NOT_FOUND, INVOICE_PAYMENT_NOT_FOUND; CUSTOMER_NOT_FOUND if the payment
   * has none, or one that was never made.
   */
  GetCustomerByParentPayment(argument: _turnpike_v1_GetCustomerByParentPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  GetCustomerByParentPayment(argument: _turnpike_v1_GetCustomerByParentPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  GetCustomerByParentPayment(argument: _turnpike_v1_GetCustomerByParentPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  GetCustomerByParentPayment(argument: _turnpike_v1_GetCustomerByParentPaymentRequest, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  /**
   * Gives the customer of a payment. INVOICE_NOT_FOUND, INVOICE_PAYMENT_NOT_FOUND; CUSTOMER_NOT_FOUND if the payment
   * has none, or one that was never made.
   */
  getCustomerByParentPayment(argument: _turnpike_v1_GetCustomerByParentPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  getCustomerByParentPayment(argument: _turnpike_v1_GetCustomerByParentPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  getCustomerByParentPayment(argument: _turnpike_v1_GetCustomerByParentPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  getCustomerByParentPayment(argument: _turnpike_v1_GetCustomerByParentPaymentRequest, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  
  /**
   * Stops a token from being charged. Role: operator. BANK_CARD_NOT_FOUND, RECURRENT_TOKEN_NOT_FOUND.
   */
  InvalidateRecurrentToken(argument: _turnpike_v1_InvalidateRecurrentTokenRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_RecurrentToken__Output>): grpc.ClientUnaryCall;
  InvalidateRecurrentToken(argument: _turnpike_v1_InvalidateRecurrentTokenRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_RecurrentToken__Output>): grpc.ClientUnaryCall;
  InvalidateRecurrentToken(argument: _turnpike_v1_InvalidateRecurrentTokenRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_RecurrentToken__Output>): grpc.ClientUnaryCall;
  InvalidateRecurrentToken(argument: _turnpike_v1_InvalidateRecurrentTokenRequest, callback: grpc.requestCallback<_turnpike_v1_RecurrentToken__Output>): grpc.ClientUnaryCall;
  /**
   * Stops a token from being charged. Role: operator. BANK_CARD_NOT_FOUND, RECURRENT_TOKEN_NOT_FOUND.
   */
  invalidateRecurrentToken(argument: _turnpike_v1_InvalidateRecurrentTokenRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_RecurrentToken__Output>): grpc.ClientUnaryCall;
  invalidateRecurrentToken(argument: _turnpike_v1_InvalidateRecurrentTokenRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_RecurrentToken__Output>): grpc.ClientUnaryCall;
  invalidateRecurrentToken(argument: _turnpike_v1_InvalidateRecurrentTokenRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_RecurrentToken__Output>): grpc.ClientUnaryCall;
  invalidateRecurrentToken(argument: _turnpike_v1_InvalidateRecurrentTokenRequest, callback: grpc.requestCallback<_turnpike_v1_RecurrentToken__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists the cards of a customer, in the order they were added. CUSTOMER_NOT_FOUND, INVALID_PAGE_TOKEN.
   */
  ListCustomerBankCards(argument: _turnpike_v1_ListCustomerBankCardsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListCustomerBankCardsResponse__Output>): grpc.ClientUnaryCall;
  ListCustomerBankCards(argument: _turnpike_v1_ListCustomerBankCardsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListCustomerBankCardsResponse__Output>): grpc.ClientUnaryCall;
  ListCustomerBankCards(argument: _turnpike_v1_ListCustomerBankCardsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListCustomerBankCardsResponse__Output>): grpc.ClientUnaryCall;
  ListCustomerBankCards(argument: _turnpike_v1_ListCustomerBankCardsRequest, callback: grpc.requestCallback<_turnpike_v1_ListCustomerBankCardsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists the cards of a customer, in the order they were added. CUSTOMER_NOT_FOUND, INVALID_PAGE_TOKEN.
   */
  listCustomerBankCards(argument: _turnpike_v1_ListCustomerBankCardsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListCustomerBankCardsResponse__Output>): grpc.ClientUnaryCall;
  listCustomerBankCards(argument: _turnpike_v1_ListCustomerBankCardsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListCustomerBankCardsResponse__Output>): grpc.ClientUnaryCall;
  listCustomerBankCards(argument: _turnpike_v1_ListCustomerBankCardsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListCustomerBankCardsResponse__Output>): grpc.ClientUnaryCall;
  listCustomerBankCards(argument: _turnpike_v1_ListCustomerBankCardsRequest, callback: grpc.requestCallback<_turnpike_v1_ListCustomerBankCardsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists the payments of a customer, the latest first, also of one that was deleted. CUSTOMER_NOT_FOUND,
   * INVALID_PAGE_TOKEN.
   */
  ListCustomerPayments(argument: _turnpike_v1_ListCustomerPaymentsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListCustomerPaymentsResponse__Output>): grpc.ClientUnaryCall;
  ListCustomerPayments(argument: _turnpike_v1_ListCustomerPaymentsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListCustomerPaymentsResponse__Output>): grpc.ClientUnaryCall;
  ListCustomerPayments(argument: _turnpike_v1_ListCustomerPaymentsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListCustomerPaymentsResponse__Output>): grpc.ClientUnaryCall;
  ListCustomerPayments(argument: _turnpike_v1_ListCustomerPaymentsRequest, callback: grpc.requestCallback<_turnpike_v1_ListCustomerPaymentsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists the payments of a customer, the latest first, also of one that was deleted. CUSTOMER_NOT_FOUND,
   * INVALID_PAGE_TOKEN.
   */
  listCustomerPayments(argument: _turnpike_v1_ListCustomerPaymentsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListCustomerPaymentsResponse__Output>): grpc.ClientUnaryCall;
  listCustomerPayments(argument: _turnpike_v1_ListCustomerPaymentsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListCustomerPaymentsResponse__Output>): grpc.ClientUnaryCall;
  listCustomerPayments(argument: _turnpike_v1_ListCustomerPaymentsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListCustomerPaymentsResponse__Output>): grpc.ClientUnaryCall;
  listCustomerPayments(argument: _turnpike_v1_ListCustomerPaymentsRequest, callback: grpc.requestCallback<_turnpike_v1_ListCustomerPaymentsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists the tokens by which providers charge a card again, without the tokens themselves. Role: operator.
   * BANK_CARD_NOT_FOUND, INVALID_PAGE_TOKEN.
   */
  ListRecurrentTokens(argument: _turnpike_v1_ListRecurrentTokensRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListRecurrentTokensResponse__Output>): grpc.ClientUnaryCall;
  ListRecurrentTokens(argument: _turnpike_v1_ListRecurrentTokensRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListRecurrentTokensResponse__Output>): grpc.ClientUnaryCall;
  ListRecurrentTokens(argument: _turnpike_v1_ListRecurrentTokensRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListRecurrentTokensResponse__Output>): grpc.ClientUnaryCall;
  ListRecurrentTokens(argument: _turnpike_v1_ListRecurrentTokensRequest, callback: grpc.requestCallback<_turnpike_v1_ListRecurrentTokensResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists the tokens by which providers charge a card again, without the tokens themselves. Role: operator.
   * BANK_CARD_NOT_FOUND, INVALID_PAGE_TOKEN.
   */
  listRecurrentTokens(argument: _turnpike_v1_ListRecurrentTokensRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListRecurrentTokensResponse__Output>): grpc.ClientUnaryCall;
  listRecurrentTokens(argument: _turnpike_v1_ListRecurrentTokensRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_ListRecurrentTokensResponse__Output>): grpc.ClientUnaryCall;
  listRecurrentTokens(argument: _turnpike_v1_ListRecurrentTokensRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_ListRecurrentTokensResponse__Output>): grpc.ClientUnaryCall;
  listRecurrentTokens(argument: _turnpike_v1_ListRecurrentTokensRequest, callback: grpc.requestCallback<_turnpike_v1_ListRecurrentTokensResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Takes a card from a customer; its recurrent tokens stay. CUSTOMER_NOT_FOUND, BANK_CARD_NOT_FOUND.
   */
  RemoveBankCard(argument: _turnpike_v1_RemoveBankCardRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  RemoveBankCard(argument: _turnpike_v1_RemoveBankCardRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  RemoveBankCard(argument: _turnpike_v1_RemoveBankCardRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  RemoveBankCard(argument: _turnpike_v1_RemoveBankCardRequest, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  /**
   * Takes a card from a customer; its recurrent tokens stay. CUSTOMER_NOT_FOUND, BANK_CARD_NOT_FOUND.
   */
  removeBankCard(argument: _turnpike_v1_RemoveBankCardRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  removeBankCard(argument: _turnpike_v1_RemoveBankCardRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  removeBankCard(argument: _turnpike_v1_RemoveBankCardRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  removeBankCard(argument: _turnpike_v1_RemoveBankCardRequest, callback: grpc.requestCallback<_turnpike_v1_Customer__Output>): grpc.ClientUnaryCall;
  
}

/**
 * A merchant's customers: who they are, the cards they pay with, and their payments. A payment that names a customer, or
 * follows one that does, is added when it is over, and its card with it.
 * Role: merchant or operator, if nothing else is said.
 */
export interface CustomerServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Adds a card by its token. All tokens of one card number are one card. CUSTOMER_NOT_FOUND, BANK_CARD_NOT_FOUND.
   */
  AddBankCard: grpc.handleUnaryCall<_turnpike_v1_AddBankCardRequest__Output, _turnpike_v1_CustomerBankCard>;
  
  /**
   * Makes a customer. CUSTOMER_ALREADY_EXISTS if its id or its external id is taken.
   */
  CreateCustomer: grpc.handleUnaryCall<_turnpike_v1_CreateCustomerRequest__Output, _turnpike_v1_Customer>;
  
  /**
   * Deletes a customer and erases the key of its personal data: nobody can read that any more, here or in its payments.
   * The payments stay, and its external id may be used again. CUSTOMER_NOT_FOUND.
   */
  DeleteCustomer: grpc.handleUnaryCall<_turnpike_v1_DeleteCustomerRequest__Output, _turnpike_v1_Customer>;
  
  /**
   * Gives a customer, also one that was deleted. CUSTOMER_NOT_FOUND.
   */
  GetCustomer: grpc.handleUnaryCall<_turnpike_v1_GetCustomerRequest__Output, _turnpike_v1_Customer>;
  
  /**
   * Gives the customer that an external id means. CUSTOMER_NOT_FOUND, also after its deletion.
   */
  GetCustomerByExternalId: grpc.handleUnaryCall<_turnpike_v1_GetCustomerByExternalIdRequest__Output, _turnpike_v1_Customer>;
  
  /**
   * Gives the customer of a payment. INVOICE_NOT_FOUND, INVOICE_PAYMENT_NOT_FOUND; CUSTOMER_NOT_FOUND if the payment
   * has none, or one that was never made.
   */
  GetCustomerByParentPayment: grpc.handleUnaryCall<_turnpike_v1_GetCustomerByParentPaymentRequest__Output, _turnpike_v1_Customer>;
  
  /**
   * Stops a token from being charged. Role: operator. BANK_CARD_NOT_FOUND, RECURRENT_TOKEN_NOT_FOUND.
   */
  InvalidateRecurrentToken: grpc.handleUnaryCall<_turnpike_v1_InvalidateRecurrentTokenRequest__Output, _turnpike_v1_RecurrentToken>;
  
  /**
   * Lists the cards of a customer, in the order they were added. CUSTOMER_NOT_FOUND, INVALID_PAGE_TOKEN.
   */
  ListCustomerBankCards: grpc.handleUnaryCall<_turnpike_v1_ListCustomerBankCardsRequest__Output, _turnpike_v1_ListCustomerBankCardsResponse>;
  
  /**
   * Lists the payments of a customer, the latest first, also of one that was deleted. CUSTOMER_NOT_FOUND,
   * INVALID_PAGE_TOKEN.
   */
  ListCustomerPayments: grpc.handleUnaryCall<_turnpike_v1_ListCustomerPaymentsRequest__Output, _turnpike_v1_ListCustomerPaymentsResponse>;
  
  /**
   * Lists the tokens by which providers charge a card again, without the tokens themselves. Role: operator.
   * BANK_CARD_NOT_FOUND, INVALID_PAGE_TOKEN.
   */
  ListRecurrentTokens: grpc.handleUnaryCall<_turnpike_v1_ListRecurrentTokensRequest__Output, _turnpike_v1_ListRecurrentTokensResponse>;
  
  /**
   * Takes a card from a customer; its recurrent tokens stay. CUSTOMER_NOT_FOUND, BANK_CARD_NOT_FOUND.
   */
  RemoveBankCard: grpc.handleUnaryCall<_turnpike_v1_RemoveBankCardRequest__Output, _turnpike_v1_Customer>;
  
}

export interface CustomerServiceDefinition extends grpc.ServiceDefinition {
  AddBankCard: MethodDefinition<_turnpike_v1_AddBankCardRequest, _turnpike_v1_CustomerBankCard, _turnpike_v1_AddBankCardRequest__Output, _turnpike_v1_CustomerBankCard__Output>
  CreateCustomer: MethodDefinition<_turnpike_v1_CreateCustomerRequest, _turnpike_v1_Customer, _turnpike_v1_CreateCustomerRequest__Output, _turnpike_v1_Customer__Output>
  DeleteCustomer: MethodDefinition<_turnpike_v1_DeleteCustomerRequest, _turnpike_v1_Customer, _turnpike_v1_DeleteCustomerRequest__Output, _turnpike_v1_Customer__Output>
  GetCustomer: MethodDefinition<_turnpike_v1_GetCustomerRequest, _turnpike_v1_Customer, _turnpike_v1_GetCustomerRequest__Output, _turnpike_v1_Customer__Output>
  GetCustomerByExternalId: MethodDefinition<_turnpike_v1_GetCustomerByExternalIdRequest, _turnpike_v1_Customer, _turnpike_v1_GetCustomerByExternalIdRequest__Output, _turnpike_v1_Customer__Output>
  GetCustomerByParentPayment: MethodDefinition<_turnpike_v1_GetCustomerByParentPaymentRequest, _turnpike_v1_Customer, _turnpike_v1_GetCustomerByParentPaymentRequest__Output, _turnpike_v1_Customer__Output>
  InvalidateRecurrentToken: MethodDefinition<_turnpike_v1_InvalidateRecurrentTokenRequest, _turnpike_v1_RecurrentToken, _turnpike_v1_InvalidateRecurrentTokenRequest__Output, _turnpike_v1_RecurrentToken__Output>
  ListCustomerBankCards: MethodDefinition<_turnpike_v1_ListCustomerBankCardsRequest, _turnpike_v1_ListCustomerBankCardsResponse, _turnpike_v1_ListCustomerBankCardsRequest__Output, _turnpike_v1_ListCustomerBankCardsResponse__Output>
  ListCustomerPayments: MethodDefinition<_turnpike_v1_ListCustomerPaymentsRequest, _turnpike_v1_ListCustomerPaymentsResponse, _turnpike_v1_ListCustomerPaymentsRequest__Output, _turnpike_v1_ListCustomerPaymentsResponse__Output>
  ListRecurrentTokens: MethodDefinition<_turnpike_v1_ListRecurrentTokensRequest, _turnpike_v1_ListRecurrentTokensResponse, _turnpike_v1_ListRecurrentTokensRequest__Output, _turnpike_v1_ListRecurrentTokensResponse__Output>
  RemoveBankCard: MethodDefinition<_turnpike_v1_RemoveBankCardRequest, _turnpike_v1_Customer, _turnpike_v1_RemoveBankCardRequest__Output, _turnpike_v1_Customer__Output>
}
