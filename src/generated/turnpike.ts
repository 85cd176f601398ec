import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { Any as _google_protobuf_Any, Any__Output as _google_protobuf_Any__Output } from './google/protobuf/Any.ts';
import type { DescriptorProto as _google_protobuf_DescriptorProto, DescriptorProto__Output as _google_protobuf_DescriptorProto__Output } from './google/protobuf/DescriptorProto.ts';
import type { Duration as _google_protobuf_Duration, Duration__Output as _google_protobuf_Duration__Output } from './google/protobuf/Duration.ts';
import type { EnumDescriptorProto as _google_protobuf_EnumDescriptorProto, EnumDescriptorProto__Output as _google_protobuf_EnumDescriptorProto__Output } from './google/protobuf/EnumDescriptorProto.ts';
import type { EnumOptions as _google_protobuf_EnumOptions, EnumOptions__Output as _google_protobuf_EnumOptions__Output } from './google/protobuf/EnumOptions.ts';
import type { EnumValueDescriptorProto as _google_protobuf_EnumValueDescriptorProto, EnumValueDescriptorProto__Output as _google_protobuf_EnumValueDescriptorProto__Output } from './google/protobuf/EnumValueDescriptorProto.ts';
import type { EnumValueOptions as _google_protobuf_EnumValueOptions, EnumValueOptions__Output as _google_protobuf_EnumValueOptions__Output } from './google/protobuf/EnumValueOptions.ts';
import type { ExtensionRangeOptions as _google_protobuf_ExtensionRangeOptions, ExtensionRangeOptions__Output as _google_protobuf_ExtensionRangeOptions__Output } from './google/protobuf/ExtensionRangeOptions.ts';
import type { FeatureSet as _google_protobuf_FeatureSet, FeatureSet__Output as _google_protobuf_FeatureSet__Output } from './google/protobuf/FeatureSet.ts';
import type { FeatureSetDefaults as _google_protobuf_FeatureSetDefaults, FeatureSetDefaults__Output as _google_protobuf_FeatureSetDefaults__Output } from './google/protobuf/FeatureSetDefaults.ts';
import type { FieldDescriptorProto as _google_protobuf_FieldDescriptorProto, FieldDescriptorProto__Output as _google_protobuf_FieldDescriptorProto__Output } from './google/protobuf/FieldDescriptorProto.ts';
import type { FieldMask as _google_protobuf_FieldMask, FieldMask__Output as _google_protobuf_FieldMask__Output } from './google/protobuf/FieldMask.ts';
import type { FieldOptions as _google_protobuf_FieldOptions, FieldOptions__Output as _google_protobuf_FieldOptions__Output } from './google/protobuf/FieldOptions.ts';
import type { FileDescriptorProto as _google_protobuf_FileDescriptorProto, FileDescriptorProto__Output as _google_protobuf_FileDescriptorProto__Output } from './google/protobuf/FileDescriptorProto.ts';
import type { FileDescriptorSet as _google_protobuf_FileDescriptorSet, FileDescriptorSet__Output as _google_protobuf_FileDescriptorSet__Output } from './google/protobuf/FileDescriptorSet.ts';
import type { FileOptions as _google_protobuf_FileOptions, FileOptions__Output as _google_protobuf_FileOptions__Output } from './google/protobuf/FileOptions.ts';
import type { GeneratedCodeInfo as _google_protobuf_GeneratedCodeInfo, GeneratedCodeInfo__Output as _google_protobuf_GeneratedCodeInfo__Output } from './google/protobuf/GeneratedCodeInfo.ts';
import type { MessageOptions as _google_protobuf_MessageOptions, MessageOptions__Output as _google_protobuf_MessageOptions__Output } from './google/protobuf/MessageOptions.ts';
import type { MethodDescriptorProto as _google_protobuf_MethodDescriptorProto, MethodDescriptorProto__Output as _google_protobuf_MethodDescriptorProto__Output } from './google/protobuf/MethodDescriptorProto.ts';
import type { MethodOptions as _google_protobuf_MethodOptions, MethodOptions__Output as _google_protobuf_MethodOptions__Output } from './google/protobuf/MethodOptions.ts';
import type { OneofDescriptorProto as _google_protobuf_OneofDescriptorProto, OneofDescriptorProto__Output as _google_protobuf_OneofDescriptorProto__Output } from './google/protobuf/OneofDescriptorProto.ts';
import type { OneofOptions as _google_protobuf_OneofOptions, OneofOptions__Output as _google_protobuf_OneofOptions__Output } from './google/protobuf/OneofOptions.ts';
import type { ServiceDescriptorProto as _google_protobuf_ServiceDescriptorProto, ServiceDescriptorProto__Output as _google_protobuf_ServiceDescriptorProto__Output } from './google/protobuf/ServiceDescriptorProto.ts';
import type { ServiceOptions as _google_protobuf_ServiceOptions, ServiceOptions__Output as _google_protobuf_ServiceOptions__Output } from './google/protobuf/ServiceOptions.ts';
import type { SourceCodeInfo as _google_protobuf_SourceCodeInfo, SourceCodeInfo__Output as _google_protobuf_SourceCodeInfo__Output } from './google/protobuf/SourceCodeInfo.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { UninterpretedOption as _google_protobuf_UninterpretedOption, UninterpretedOption__Output as _google_protobuf_UninterpretedOption__Output } from './google/protobuf/UninterpretedOption.ts';
import type { Status as _google_rpc_Status, Status__Output as _google_rpc_Status__Output } from './google/rpc/Status.ts';
import type { BankCard as _turnpike_inspector_v1_BankCard, BankCard__Output as _turnpike_inspector_v1_BankCard__Output } from './turnpike/inspector/v1/BankCard.ts';
import type { InspectPaymentRequest as _turnpike_inspector_v1_InspectPaymentRequest, InspectPaymentRequest__Output as _turnpike_inspector_v1_InspectPaymentRequest__Output } from './turnpike/inspector/v1/InspectPaymentRequest.ts';
import type { InspectPaymentResponse as _turnpike_inspector_v1_InspectPaymentResponse, InspectPaymentResponse__Output as _turnpike_inspector_v1_InspectPaymentResponse__Output } from './turnpike/inspector/v1/InspectPaymentResponse.ts';
import type { InspectorServiceClient as _turnpike_inspector_v1_InspectorServiceClient, InspectorServiceDefinition as _turnpike_inspector_v1_InspectorServiceDefinition } from './turnpike/inspector/v1/InspectorService.ts';
import type { Invoice as _turnpike_inspector_v1_Invoice, Invoice__Output as _turnpike_inspector_v1_Invoice__Output } from './turnpike/inspector/v1/Invoice.ts';
import type { IsBlacklistedRequest as _turnpike_inspector_v1_IsBlacklistedRequest, IsBlacklistedRequest__Output as _turnpike_inspector_v1_IsBlacklistedRequest__Output } from './turnpike/inspector/v1/IsBlacklistedRequest.ts';
import type { IsBlacklistedResponse as _turnpike_inspector_v1_IsBlacklistedResponse, IsBlacklistedResponse__Output as _turnpike_inspector_v1_IsBlacklistedResponse__Output } from './turnpike/inspector/v1/IsBlacklistedResponse.ts';
import type { Money as _turnpike_inspector_v1_Money, Money__Output as _turnpike_inspector_v1_Money__Output } from './turnpike/inspector/v1/Money.ts';
import type { Payer as _turnpike_inspector_v1_Payer, Payer__Output as _turnpike_inspector_v1_Payer__Output } from './turnpike/inspector/v1/Payer.ts';
import type { Payment as _turnpike_inspector_v1_Payment, Payment__Output as _turnpike_inspector_v1_Payment__Output } from './turnpike/inspector/v1/Payment.ts';
import type { PaymentTool as _turnpike_inspector_v1_PaymentTool, PaymentTool__Output as _turnpike_inspector_v1_PaymentTool__Output } from './turnpike/inspector/v1/PaymentTool.ts';
import type { Shop as _turnpike_inspector_v1_Shop, Shop__Output as _turnpike_inspector_v1_Shop__Output } from './turnpike/inspector/v1/Shop.ts';
import type { AcceptChargebackRequest as _turnpike_v1_AcceptChargebackRequest, AcceptChargebackRequest__Output as _turnpike_v1_AcceptChargebackRequest__Output } from './turnpike/v1/AcceptChargebackRequest.ts';
import type { Account as _turnpike_v1_Account, Account__Output as _turnpike_v1_Account__Output } from './turnpike/v1/Account.ts';
import type { AddBankCardRequest as _turnpike_v1_AddBankCardRequest, AddBankCardRequest__Output as _turnpike_v1_AddBankCardRequest__Output } from './turnpike/v1/AddBankCardRequest.ts';
import type { AdditionalTransactionInfo as _turnpike_v1_AdditionalTransactionInfo, AdditionalTransactionInfo__Output as _turnpike_v1_AdditionalTransactionInfo__Output } from './turnpike/v1/AdditionalTransactionInfo.ts';
import type { Adjustment as _turnpike_v1_Adjustment, Adjustment__Output as _turnpike_v1_Adjustment__Output } from './turnpike/v1/Adjustment.ts';
import type { AdjustmentCreated as _turnpike_v1_AdjustmentCreated, AdjustmentCreated__Output as _turnpike_v1_AdjustmentCreated__Output } from './turnpike/v1/AdjustmentCreated.ts';
import type { AdjustmentScenario as _turnpike_v1_AdjustmentScenario, AdjustmentScenario__Output as _turnpike_v1_AdjustmentScenario__Output } from './turnpike/v1/AdjustmentScenario.ts';
import type { AdjustmentStateChanged as _turnpike_v1_AdjustmentStateChanged, AdjustmentStateChanged__Output as _turnpike_v1_AdjustmentStateChanged__Output } from './turnpike/v1/AdjustmentStateChanged.ts';
import type { AdjustmentTarget as _turnpike_v1_AdjustmentTarget, AdjustmentTarget__Output as _turnpike_v1_AdjustmentTarget__Output } from './turnpike/v1/AdjustmentTarget.ts';
import type { AdvanceClockRequest as _turnpike_v1_AdvanceClockRequest, AdvanceClockRequest__Output as _turnpike_v1_AdvanceClockRequest__Output } from './turnpike/v1/AdvanceClockRequest.ts';
import type { AdvanceClockResponse as _turnpike_v1_AdvanceClockResponse, AdvanceClockResponse__Output as _turnpike_v1_AdvanceClockResponse__Output } from './turnpike/v1/AdvanceClockResponse.ts';
import type { Allocation as _turnpike_v1_Allocation, Allocation__Output as _turnpike_v1_Allocation__Output } from './turnpike/v1/Allocation.ts';
import type { AllocationPrototype as _turnpike_v1_AllocationPrototype, AllocationPrototype__Output as _turnpike_v1_AllocationPrototype__Output } from './turnpike/v1/AllocationPrototype.ts';
import type { AllocationShare as _turnpike_v1_AllocationShare, AllocationShare__Output as _turnpike_v1_AllocationShare__Output } from './turnpike/v1/AllocationShare.ts';
import type { AllocationTarget as _turnpike_v1_AllocationTarget, AllocationTarget__Output as _turnpike_v1_AllocationTarget__Output } from './turnpike/v1/AllocationTarget.ts';
import type { AllocationTotal as _turnpike_v1_AllocationTotal, AllocationTotal__Output as _turnpike_v1_AllocationTotal__Output } from './turnpike/v1/AllocationTotal.ts';
import type { AllocationTransaction as _turnpike_v1_AllocationTransaction, AllocationTransaction__Output as _turnpike_v1_AllocationTransaction__Output } from './turnpike/v1/AllocationTransaction.ts';
import type { AmountMutation as _turnpike_v1_AmountMutation, AmountMutation__Output as _turnpike_v1_AmountMutation__Output } from './turnpike/v1/AmountMutation.ts';
import type { ApiExtensionRequest as _turnpike_v1_ApiExtensionRequest, ApiExtensionRequest__Output as _turnpike_v1_ApiExtensionRequest__Output } from './turnpike/v1/ApiExtensionRequest.ts';
import type { ApplicationStepped as _turnpike_v1_ApplicationStepped, ApplicationStepped__Output as _turnpike_v1_ApplicationStepped__Output } from './turnpike/v1/ApplicationStepped.ts';
import type { Balance as _turnpike_v1_Balance, Balance__Output as _turnpike_v1_Balance__Output } from './turnpike/v1/Balance.ts';
import type { Bank as _turnpike_v1_Bank, Bank__Output as _turnpike_v1_Bank__Output } from './turnpike/v1/Bank.ts';
import type { BankCard as _turnpike_v1_BankCard, BankCard__Output as _turnpike_v1_BankCard__Output } from './turnpike/v1/BankCard.ts';
import type { BrowserGetRequest as _turnpike_v1_BrowserGetRequest, BrowserGetRequest__Output as _turnpike_v1_BrowserGetRequest__Output } from './turnpike/v1/BrowserGetRequest.ts';
import type { BrowserPostRequest as _turnpike_v1_BrowserPostRequest, BrowserPostRequest__Output as _turnpike_v1_BrowserPostRequest__Output } from './turnpike/v1/BrowserPostRequest.ts';
import type { BrowserRedirect as _turnpike_v1_BrowserRedirect, BrowserRedirect__Output as _turnpike_v1_BrowserRedirect__Output } from './turnpike/v1/BrowserRedirect.ts';
import type { CalendarSpan as _turnpike_v1_CalendarSpan, CalendarSpan__Output as _turnpike_v1_CalendarSpan__Output } from './turnpike/v1/CalendarSpan.ts';
import type { CalendarSpanSelector as _turnpike_v1_CalendarSpanSelector, CalendarSpanSelector__Output as _turnpike_v1_CalendarSpanSelector__Output } from './turnpike/v1/CalendarSpanSelector.ts';
import type { CancelChargebackRequest as _turnpike_v1_CancelChargebackRequest, CancelChargebackRequest__Output as _turnpike_v1_CancelChargebackRequest__Output } from './turnpike/v1/CancelChargebackRequest.ts';
import type { CancelPaymentRequest as _turnpike_v1_CancelPaymentRequest, CancelPaymentRequest__Output as _turnpike_v1_CancelPaymentRequest__Output } from './turnpike/v1/CancelPaymentRequest.ts';
import type { CapturePaymentRequest as _turnpike_v1_CapturePaymentRequest, CapturePaymentRequest__Output as _turnpike_v1_CapturePaymentRequest__Output } from './turnpike/v1/CapturePaymentRequest.ts';
import type { CardExpiry as _turnpike_v1_CardExpiry, CardExpiry__Output as _turnpike_v1_CardExpiry__Output } from './turnpike/v1/CardExpiry.ts';
import type { CartLine as _turnpike_v1_CartLine, CartLine__Output as _turnpike_v1_CartLine__Output } from './turnpike/v1/CartLine.ts';
import type { CashFlowAccount as _turnpike_v1_CashFlowAccount, CashFlowAccount__Output as _turnpike_v1_CashFlowAccount__Output } from './turnpike/v1/CashFlowAccount.ts';
import type { CashFlowAdjustment as _turnpike_v1_CashFlowAdjustment, CashFlowAdjustment__Output as _turnpike_v1_CashFlowAdjustment__Output } from './turnpike/v1/CashFlowAdjustment.ts';
import type { CashFlowPosting as _turnpike_v1_CashFlowPosting, CashFlowPosting__Output as _turnpike_v1_CashFlowPosting__Output } from './turnpike/v1/CashFlowPosting.ts';
import type { CashFlowPostingTemplate as _turnpike_v1_CashFlowPostingTemplate, CashFlowPostingTemplate__Output as _turnpike_v1_CashFlowPostingTemplate__Output } from './turnpike/v1/CashFlowPostingTemplate.ts';
import type { CashVolume as _turnpike_v1_CashVolume, CashVolume__Output as _turnpike_v1_CashVolume__Output } from './turnpike/v1/CashVolume.ts';
import type { CashVolumeProduct as _turnpike_v1_CashVolumeProduct, CashVolumeProduct__Output as _turnpike_v1_CashVolumeProduct__Output } from './turnpike/v1/CashVolumeProduct.ts';
import type { CashVolumeShare as _turnpike_v1_CashVolumeShare, CashVolumeShare__Output as _turnpike_v1_CashVolumeShare__Output } from './turnpike/v1/CashVolumeShare.ts';
import type { ChangePaymentSessionRequest as _turnpike_v1_ChangePaymentSessionRequest, ChangePaymentSessionRequest__Output as _turnpike_v1_ChangePaymentSessionRequest__Output } from './turnpike/v1/ChangePaymentSessionRequest.ts';
import type { Chargeback as _turnpike_v1_Chargeback, Chargeback__Output as _turnpike_v1_Chargeback__Output } from './turnpike/v1/Chargeback.ts';
import type { ChargebackCreated as _turnpike_v1_ChargebackCreated, ChargebackCreated__Output as _turnpike_v1_ChargebackCreated__Output } from './turnpike/v1/ChargebackCreated.ts';
import type { ChargebackReason as _turnpike_v1_ChargebackReason, ChargebackReason__Output as _turnpike_v1_ChargebackReason__Output } from './turnpike/v1/ChargebackReason.ts';
import type { ChargebackStateChanged as _turnpike_v1_ChargebackStateChanged, ChargebackStateChanged__Output as _turnpike_v1_ChargebackStateChanged__Output } from './turnpike/v1/ChargebackStateChanged.ts';
import type { ChargebackTerms as _turnpike_v1_ChargebackTerms, ChargebackTerms__Output as _turnpike_v1_ChargebackTerms__Output } from './turnpike/v1/ChargebackTerms.ts';
import type { ChargebackTermsChanged as _turnpike_v1_ChargebackTermsChanged, ChargebackTermsChanged__Output as _turnpike_v1_ChargebackTermsChanged__Output } from './turnpike/v1/ChargebackTermsChanged.ts';
import type { ClientInfo as _turnpike_v1_ClientInfo, ClientInfo__Output as _turnpike_v1_ClientInfo__Output } from './turnpike/v1/ClientInfo.ts';
import type { CommitConfigurationRequest as _turnpike_v1_CommitConfigurationRequest, CommitConfigurationRequest__Output as _turnpike_v1_CommitConfigurationRequest__Output } from './turnpike/v1/CommitConfigurationRequest.ts';
import type { ComplexRepair as _turnpike_v1_ComplexRepair, ComplexRepair__Output as _turnpike_v1_ComplexRepair__Output } from './turnpike/v1/ComplexRepair.ts';
import type { ComputeInvoiceTemplateTermsRequest as _turnpike_v1_ComputeInvoiceTemplateTermsRequest, ComputeInvoiceTemplateTermsRequest__Output as _turnpike_v1_ComputeInvoiceTemplateTermsRequest__Output } from './turnpike/v1/ComputeInvoiceTemplateTermsRequest.ts';
import type { ComputeInvoiceTermsRequest as _turnpike_v1_ComputeInvoiceTermsRequest, ComputeInvoiceTermsRequest__Output as _turnpike_v1_ComputeInvoiceTermsRequest__Output } from './turnpike/v1/ComputeInvoiceTermsRequest.ts';
import type { Configuration as _turnpike_v1_Configuration, Configuration__Output as _turnpike_v1_Configuration__Output } from './turnpike/v1/Configuration.ts';
import type { ConfigurationServiceClient as _turnpike_v1_ConfigurationServiceClient, ConfigurationServiceDefinition as _turnpike_v1_ConfigurationServiceDefinition } from './turnpike/v1/ConfigurationService.ts';
import type { Confirm3dsRequest as _turnpike_v1_Confirm3dsRequest, Confirm3dsRequest__Output as _turnpike_v1_Confirm3dsRequest__Output } from './turnpike/v1/Confirm3dsRequest.ts';
import type { ConfirmPaidRequest as _turnpike_v1_ConfirmPaidRequest, ConfirmPaidRequest__Output as _turnpike_v1_ConfirmPaidRequest__Output } from './turnpike/v1/ConfirmPaidRequest.ts';
import type { ContactInfo as _turnpike_v1_ContactInfo, ContactInfo__Output as _turnpike_v1_ContactInfo__Output } from './turnpike/v1/ContactInfo.ts';
import type { CorrectPayoutRequisitesRequest as _turnpike_v1_CorrectPayoutRequisitesRequest, CorrectPayoutRequisitesRequest__Output as _turnpike_v1_CorrectPayoutRequisitesRequest__Output } from './turnpike/v1/CorrectPayoutRequisitesRequest.ts';
import type { CountSelector as _turnpike_v1_CountSelector, CountSelector__Output as _turnpike_v1_CountSelector__Output } from './turnpike/v1/CountSelector.ts';
import type { CreateAdjustmentRequest as _turnpike_v1_CreateAdjustmentRequest, CreateAdjustmentRequest__Output as _turnpike_v1_CreateAdjustmentRequest__Output } from './turnpike/v1/CreateAdjustmentRequest.ts';
import type { CreateChargebackRequest as _turnpike_v1_CreateChargebackRequest, CreateChargebackRequest__Output as _turnpike_v1_CreateChargebackRequest__Output } from './turnpike/v1/CreateChargebackRequest.ts';
import type { CreateCustomerRequest as _turnpike_v1_CreateCustomerRequest, CreateCustomerRequest__Output as _turnpike_v1_CreateCustomerRequest__Output } from './turnpike/v1/CreateCustomerRequest.ts';
import type { CreateEndpointRequest as _turnpike_v1_CreateEndpointRequest, CreateEndpointRequest__Output as _turnpike_v1_CreateEndpointRequest__Output } from './turnpike/v1/CreateEndpointRequest.ts';
import type { CreateInvoiceFromTemplateRequest as _turnpike_v1_CreateInvoiceFromTemplateRequest, CreateInvoiceFromTemplateRequest__Output as _turnpike_v1_CreateInvoiceFromTemplateRequest__Output } from './turnpike/v1/CreateInvoiceFromTemplateRequest.ts';
import type { CreateInvoiceRequest as _turnpike_v1_CreateInvoiceRequest, CreateInvoiceRequest__Output as _turnpike_v1_CreateInvoiceRequest__Output } from './turnpike/v1/CreateInvoiceRequest.ts';
import type { CreateInvoiceTemplateRequest as _turnpike_v1_CreateInvoiceTemplateRequest, CreateInvoiceTemplateRequest__Output as _turnpike_v1_CreateInvoiceTemplateRequest__Output } from './turnpike/v1/CreateInvoiceTemplateRequest.ts';
import type { CreateManualRefundRequest as _turnpike_v1_CreateManualRefundRequest, CreateManualRefundRequest__Output as _turnpike_v1_CreateManualRefundRequest__Output } from './turnpike/v1/CreateManualRefundRequest.ts';
import type { CreatePayinRequest as _turnpike_v1_CreatePayinRequest, CreatePayinRequest__Output as _turnpike_v1_CreatePayinRequest__Output } from './turnpike/v1/CreatePayinRequest.ts';
import type { CreatePayoutRequest as _turnpike_v1_CreatePayoutRequest, CreatePayoutRequest__Output as _turnpike_v1_CreatePayoutRequest__Output } from './turnpike/v1/CreatePayoutRequest.ts';
import type { CreateRefundRequest as _turnpike_v1_CreateRefundRequest, CreateRefundRequest__Output as _turnpike_v1_CreateRefundRequest__Output } from './turnpike/v1/CreateRefundRequest.ts';
import type { CryptoCurrency as _turnpike_v1_CryptoCurrency, CryptoCurrency__Output as _turnpike_v1_CryptoCurrency__Output } from './turnpike/v1/CryptoCurrency.ts';
import type { CryptoCurrencyTransferRequest as _turnpike_v1_CryptoCurrencyTransferRequest, CryptoCurrencyTransferRequest__Output as _turnpike_v1_CryptoCurrencyTransferRequest__Output } from './turnpike/v1/CryptoCurrencyTransferRequest.ts';
import type { Customer as _turnpike_v1_Customer, Customer__Output as _turnpike_v1_Customer__Output } from './turnpike/v1/Customer.ts';
import type { CustomerBankCard as _turnpike_v1_CustomerBankCard, CustomerBankCard__Output as _turnpike_v1_CustomerBankCard__Output } from './turnpike/v1/CustomerBankCard.ts';
import type { CustomerPayment as _turnpike_v1_CustomerPayment, CustomerPayment__Output as _turnpike_v1_CustomerPayment__Output } from './turnpike/v1/CustomerPayment.ts';
import type { CustomerServiceClient as _turnpike_v1_CustomerServiceClient, CustomerServiceDefinition as _turnpike_v1_CustomerServiceDefinition } from './turnpike/v1/CustomerService.ts';
import type { DeclineDisputeRequest as _turnpike_v1_DeclineDisputeRequest, DeclineDisputeRequest__Output as _turnpike_v1_DeclineDisputeRequest__Output } from './turnpike/v1/DeclineDisputeRequest.ts';
import type { DeleteCustomerRequest as _turnpike_v1_DeleteCustomerRequest, DeleteCustomerRequest__Output as _turnpike_v1_DeleteCustomerRequest__Output } from './turnpike/v1/DeleteCustomerRequest.ts';
import type { DeleteEndpointRequest as _turnpike_v1_DeleteEndpointRequest, DeleteEndpointRequest__Output as _turnpike_v1_DeleteEndpointRequest__Output } from './turnpike/v1/DeleteEndpointRequest.ts';
import type { DeleteEndpointResponse as _turnpike_v1_DeleteEndpointResponse, DeleteEndpointResponse__Output as _turnpike_v1_DeleteEndpointResponse__Output } from './turnpike/v1/DeleteEndpointResponse.ts';
import type { DeleteInvoiceTemplateRequest as _turnpike_v1_DeleteInvoiceTemplateRequest, DeleteInvoiceTemplateRequest__Output as _turnpike_v1_DeleteInvoiceTemplateRequest__Output } from './turnpike/v1/DeleteInvoiceTemplateRequest.ts';
import type { Delivery as _turnpike_v1_Delivery, Delivery__Output as _turnpike_v1_Delivery__Output } from './turnpike/v1/Delivery.ts';
import type { DeliveryAttempt as _turnpike_v1_DeliveryAttempt, DeliveryAttempt__Output as _turnpike_v1_DeliveryAttempt__Output } from './turnpike/v1/DeliveryAttempt.ts';
import type { DigitalWallet as _turnpike_v1_DigitalWallet, DigitalWallet__Output as _turnpike_v1_DigitalWallet__Output } from './turnpike/v1/DigitalWallet.ts';
import type { Dispute as _turnpike_v1_Dispute, Dispute__Output as _turnpike_v1_Dispute__Output } from './turnpike/v1/Dispute.ts';
import type { DisputeDecision as _turnpike_v1_DisputeDecision, DisputeDecision__Output as _turnpike_v1_DisputeDecision__Output } from './turnpike/v1/DisputeDecision.ts';
import type { DisputeEvidence as _turnpike_v1_DisputeEvidence, DisputeEvidence__Output as _turnpike_v1_DisputeEvidence__Output } from './turnpike/v1/DisputeEvidence.ts';
import type { DisputeEvidenceAdded as _turnpike_v1_DisputeEvidenceAdded, DisputeEvidenceAdded__Output as _turnpike_v1_DisputeEvidenceAdded__Output } from './turnpike/v1/DisputeEvidenceAdded.ts';
import type { DisputeOpened as _turnpike_v1_DisputeOpened, DisputeOpened__Output as _turnpike_v1_DisputeOpened__Output } from './turnpike/v1/DisputeOpened.ts';
import type { DisputeStateChanged as _turnpike_v1_DisputeStateChanged, DisputeStateChanged__Output as _turnpike_v1_DisputeStateChanged__Output } from './turnpike/v1/DisputeStateChanged.ts';
import type { DrainNodeRequest as _turnpike_v1_DrainNodeRequest, DrainNodeRequest__Output as _turnpike_v1_DrainNodeRequest__Output } from './turnpike/v1/DrainNodeRequest.ts';
import type { EventServiceClient as _turnpike_v1_EventServiceClient, EventServiceDefinition as _turnpike_v1_EventServiceDefinition } from './turnpike/v1/EventService.ts';
import type { EventTypes as _turnpike_v1_EventTypes, EventTypes__Output as _turnpike_v1_EventTypes__Output } from './turnpike/v1/EventTypes.ts';
import type { ExecuteRequest as _turnpike_v1_ExecuteRequest, ExecuteRequest__Output as _turnpike_v1_ExecuteRequest__Output } from './turnpike/v1/ExecuteRequest.ts';
import type { ExecuteResponse as _turnpike_v1_ExecuteResponse, ExecuteResponse__Output as _turnpike_v1_ExecuteResponse__Output } from './turnpike/v1/ExecuteResponse.ts';
import type { ExplainRouteRequest as _turnpike_v1_ExplainRouteRequest, ExplainRouteRequest__Output as _turnpike_v1_ExplainRouteRequest__Output } from './turnpike/v1/ExplainRouteRequest.ts';
import type { ExplainRouteResponse as _turnpike_v1_ExplainRouteResponse, ExplainRouteResponse__Output as _turnpike_v1_ExplainRouteResponse__Output } from './turnpike/v1/ExplainRouteResponse.ts';
import type { ExplainedRoute as _turnpike_v1_ExplainedRoute, ExplainedRoute__Output as _turnpike_v1_ExplainedRoute__Output } from './turnpike/v1/ExplainedRoute.ts';
import type { ExternalAccountOwner as _turnpike_v1_ExternalAccountOwner, ExternalAccountOwner__Output as _turnpike_v1_ExternalAccountOwner__Output } from './turnpike/v1/ExternalAccountOwner.ts';
import type { FailPreProcessing as _turnpike_v1_FailPreProcessing, FailPreProcessing__Output as _turnpike_v1_FailPreProcessing__Output } from './turnpike/v1/FailPreProcessing.ts';
import type { FailSession as _turnpike_v1_FailSession, FailSession__Output as _turnpike_v1_FailSession__Output } from './turnpike/v1/FailSession.ts';
import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from './turnpike/v1/Failure.ts';
import type { Fees as _turnpike_v1_Fees, Fees__Output as _turnpike_v1_Fees__Output } from './turnpike/v1/Fees.ts';
import type { FeesSelector as _turnpike_v1_FeesSelector, FeesSelector__Output as _turnpike_v1_FeesSelector__Output } from './turnpike/v1/FeesSelector.ts';
import type { FulfillInvoiceRequest as _turnpike_v1_FulfillInvoiceRequest, FulfillInvoiceRequest__Output as _turnpike_v1_FulfillInvoiceRequest__Output } from './turnpike/v1/FulfillInvoiceRequest.ts';
import type { FulfillSession as _turnpike_v1_FulfillSession, FulfillSession__Output as _turnpike_v1_FulfillSession__Output } from './turnpike/v1/FulfillSession.ts';
import type { GenericPaymentTool as _turnpike_v1_GenericPaymentTool, GenericPaymentTool__Output as _turnpike_v1_GenericPaymentTool__Output } from './turnpike/v1/GenericPaymentTool.ts';
import type { GenericPaymentToolData as _turnpike_v1_GenericPaymentToolData, GenericPaymentToolData__Output as _turnpike_v1_GenericPaymentToolData__Output } from './turnpike/v1/GenericPaymentToolData.ts';
import type { GetAccountRequest as _turnpike_v1_GetAccountRequest, GetAccountRequest__Output as _turnpike_v1_GetAccountRequest__Output } from './turnpike/v1/GetAccountRequest.ts';
import type { GetAdjustmentRequest as _turnpike_v1_GetAdjustmentRequest, GetAdjustmentRequest__Output as _turnpike_v1_GetAdjustmentRequest__Output } from './turnpike/v1/GetAdjustmentRequest.ts';
import type { GetBalanceRequest as _turnpike_v1_GetBalanceRequest, GetBalanceRequest__Output as _turnpike_v1_GetBalanceRequest__Output } from './turnpike/v1/GetBalanceRequest.ts';
import type { GetBalanceResponse as _turnpike_v1_GetBalanceResponse, GetBalanceResponse__Output as _turnpike_v1_GetBalanceResponse__Output } from './turnpike/v1/GetBalanceResponse.ts';
import type { GetChargebackRequest as _turnpike_v1_GetChargebackRequest, GetChargebackRequest__Output as _turnpike_v1_GetChargebackRequest__Output } from './turnpike/v1/GetChargebackRequest.ts';
import type { GetConfigurationRequest as _turnpike_v1_GetConfigurationRequest, GetConfigurationRequest__Output as _turnpike_v1_GetConfigurationRequest__Output } from './turnpike/v1/GetConfigurationRequest.ts';
import type { GetCustomerByExternalIdRequest as _turnpike_v1_GetCustomerByExternalIdRequest, GetCustomerByExternalIdRequest__Output as _turnpike_v1_GetCustomerByExternalIdRequest__Output } from './turnpike/v1/GetCustomerByExternalIdRequest.ts';
import type { GetCustomerByParentPaymentRequest as _turnpike_v1_GetCustomerByParentPaymentRequest, GetCustomerByParentPaymentRequest__Output as _turnpike_v1_GetCustomerByParentPaymentRequest__Output } from './turnpike/v1/GetCustomerByParentPaymentRequest.ts';
import type { GetCustomerRequest as _turnpike_v1_GetCustomerRequest, GetCustomerRequest__Output as _turnpike_v1_GetCustomerRequest__Output } from './turnpike/v1/GetCustomerRequest.ts';
import type { GetDeliveryRequest as _turnpike_v1_GetDeliveryRequest, GetDeliveryRequest__Output as _turnpike_v1_GetDeliveryRequest__Output } from './turnpike/v1/GetDeliveryRequest.ts';
import type { GetDisputeRequest as _turnpike_v1_GetDisputeRequest, GetDisputeRequest__Output as _turnpike_v1_GetDisputeRequest__Output } from './turnpike/v1/GetDisputeRequest.ts';
import type { GetEndpointRequest as _turnpike_v1_GetEndpointRequest, GetEndpointRequest__Output as _turnpike_v1_GetEndpointRequest__Output } from './turnpike/v1/GetEndpointRequest.ts';
import type { GetInvoiceRequest as _turnpike_v1_GetInvoiceRequest, GetInvoiceRequest__Output as _turnpike_v1_GetInvoiceRequest__Output } from './turnpike/v1/GetInvoiceRequest.ts';
import type { GetInvoiceTemplateRequest as _turnpike_v1_GetInvoiceTemplateRequest, GetInvoiceTemplateRequest__Output as _turnpike_v1_GetInvoiceTemplateRequest__Output } from './turnpike/v1/GetInvoiceTemplateRequest.ts';
import type { GetPaymentByTagRequest as _turnpike_v1_GetPaymentByTagRequest, GetPaymentByTagRequest__Output as _turnpike_v1_GetPaymentByTagRequest__Output } from './turnpike/v1/GetPaymentByTagRequest.ts';
import type { GetPaymentRequest as _turnpike_v1_GetPaymentRequest, GetPaymentRequest__Output as _turnpike_v1_GetPaymentRequest__Output } from './turnpike/v1/GetPaymentRequest.ts';
import type { GetPlanRequest as _turnpike_v1_GetPlanRequest, GetPlanRequest__Output as _turnpike_v1_GetPlanRequest__Output } from './turnpike/v1/GetPlanRequest.ts';
import type { GetRefundRequest as _turnpike_v1_GetRefundRequest, GetRefundRequest__Output as _turnpike_v1_GetRefundRequest__Output } from './turnpike/v1/GetRefundRequest.ts';
import type { GetRouteLimitValuesRequest as _turnpike_v1_GetRouteLimitValuesRequest, GetRouteLimitValuesRequest__Output as _turnpike_v1_GetRouteLimitValuesRequest__Output } from './turnpike/v1/GetRouteLimitValuesRequest.ts';
import type { GetRouteLimitValuesResponse as _turnpike_v1_GetRouteLimitValuesResponse, GetRouteLimitValuesResponse__Output as _turnpike_v1_GetRouteLimitValuesResponse__Output } from './turnpike/v1/GetRouteLimitValuesResponse.ts';
import type { GetTraceRequest as _turnpike_v1_GetTraceRequest, GetTraceRequest__Output as _turnpike_v1_GetTraceRequest__Output } from './turnpike/v1/GetTraceRequest.ts';
import type { H2hCallbackUrls as _turnpike_v1_H2hCallbackUrls, H2hCallbackUrls__Output as _turnpike_v1_H2hCallbackUrls__Output } from './turnpike/v1/H2hCallbackUrls.ts';
import type { H2hCustomer as _turnpike_v1_H2hCustomer, H2hCustomer__Output as _turnpike_v1_H2hCustomer__Output } from './turnpike/v1/H2hCustomer.ts';
import type { H2hOperation as _turnpike_v1_H2hOperation, H2hOperation__Output as _turnpike_v1_H2hOperation__Output } from './turnpike/v1/H2hOperation.ts';
import type { H2hPayment as _turnpike_v1_H2hPayment, H2hPayment__Output as _turnpike_v1_H2hPayment__Output } from './turnpike/v1/H2hPayment.ts';
import type { H2hPaymentMethod as _turnpike_v1_H2hPaymentMethod, H2hPaymentMethod__Output as _turnpike_v1_H2hPaymentMethod__Output } from './turnpike/v1/H2hPaymentMethod.ts';
import type { H2hReceiver as _turnpike_v1_H2hReceiver, H2hReceiver__Output as _turnpike_v1_H2hReceiver__Output } from './turnpike/v1/H2hReceiver.ts';
import type { H2hRedirect as _turnpike_v1_H2hRedirect, H2hRedirect__Output as _turnpike_v1_H2hRedirect__Output } from './turnpike/v1/H2hRedirect.ts';
import type { H2hRefund as _turnpike_v1_H2hRefund, H2hRefund__Output as _turnpike_v1_H2hRefund__Output } from './turnpike/v1/H2hRefund.ts';
import type { H2hRequisites as _turnpike_v1_H2hRequisites, H2hRequisites__Output as _turnpike_v1_H2hRequisites__Output } from './turnpike/v1/H2hRequisites.ts';
import type { HoldFlow as _turnpike_v1_HoldFlow, HoldFlow__Output as _turnpike_v1_HoldFlow__Output } from './turnpike/v1/HoldFlow.ts';
import type { HoldTerms as _turnpike_v1_HoldTerms, HoldTerms__Output as _turnpike_v1_HoldTerms__Output } from './turnpike/v1/HoldTerms.ts';
import type { HostToHostServiceClient as _turnpike_v1_HostToHostServiceClient, HostToHostServiceDefinition as _turnpike_v1_HostToHostServiceDefinition } from './turnpike/v1/HostToHostService.ts';
import type { HostToHostServiceGetPaymentRequest as _turnpike_v1_HostToHostServiceGetPaymentRequest, HostToHostServiceGetPaymentRequest__Output as _turnpike_v1_HostToHostServiceGetPaymentRequest__Output } from './turnpike/v1/HostToHostServiceGetPaymentRequest.ts';
import type { HostToHostServiceGetRefundRequest as _turnpike_v1_HostToHostServiceGetRefundRequest, HostToHostServiceGetRefundRequest__Output as _turnpike_v1_HostToHostServiceGetRefundRequest__Output } from './turnpike/v1/HostToHostServiceGetRefundRequest.ts';
import type { InstantFlow as _turnpike_v1_InstantFlow, InstantFlow__Output as _turnpike_v1_InstantFlow__Output } from './turnpike/v1/InstantFlow.ts';
import type { InvalidateRecurrentTokenRequest as _turnpike_v1_InvalidateRecurrentTokenRequest, InvalidateRecurrentTokenRequest__Output as _turnpike_v1_InvalidateRecurrentTokenRequest__Output } from './turnpike/v1/InvalidateRecurrentTokenRequest.ts';
import type { Invoice as _turnpike_v1_Invoice, Invoice__Output as _turnpike_v1_Invoice__Output } from './turnpike/v1/Invoice.ts';
import type { InvoiceAttention as _turnpike_v1_InvoiceAttention, InvoiceAttention__Output as _turnpike_v1_InvoiceAttention__Output } from './turnpike/v1/InvoiceAttention.ts';
import type { InvoiceAttentionChanged as _turnpike_v1_InvoiceAttentionChanged, InvoiceAttentionChanged__Output as _turnpike_v1_InvoiceAttentionChanged__Output } from './turnpike/v1/InvoiceAttentionChanged.ts';
import type { InvoiceBankAccount as _turnpike_v1_InvoiceBankAccount, InvoiceBankAccount__Output as _turnpike_v1_InvoiceBankAccount__Output } from './turnpike/v1/InvoiceBankAccount.ts';
import type { InvoiceChange as _turnpike_v1_InvoiceChange, InvoiceChange__Output as _turnpike_v1_InvoiceChange__Output } from './turnpike/v1/InvoiceChange.ts';
import type { InvoiceClientInfo as _turnpike_v1_InvoiceClientInfo, InvoiceClientInfo__Output as _turnpike_v1_InvoiceClientInfo__Output } from './turnpike/v1/InvoiceClientInfo.ts';
import type { InvoiceCreated as _turnpike_v1_InvoiceCreated, InvoiceCreated__Output as _turnpike_v1_InvoiceCreated__Output } from './turnpike/v1/InvoiceCreated.ts';
import type { InvoiceDetails as _turnpike_v1_InvoiceDetails, InvoiceDetails__Output as _turnpike_v1_InvoiceDetails__Output } from './turnpike/v1/InvoiceDetails.ts';
import type { InvoiceEvent as _turnpike_v1_InvoiceEvent, InvoiceEvent__Output as _turnpike_v1_InvoiceEvent__Output } from './turnpike/v1/InvoiceEvent.ts';
import type { InvoiceMutation as _turnpike_v1_InvoiceMutation, InvoiceMutation__Output as _turnpike_v1_InvoiceMutation__Output } from './turnpike/v1/InvoiceMutation.ts';
import type { InvoiceMutationParams as _turnpike_v1_InvoiceMutationParams, InvoiceMutationParams__Output as _turnpike_v1_InvoiceMutationParams__Output } from './turnpike/v1/InvoiceMutationParams.ts';
import type { InvoiceStateChanged as _turnpike_v1_InvoiceStateChanged, InvoiceStateChanged__Output as _turnpike_v1_InvoiceStateChanged__Output } from './turnpike/v1/InvoiceStateChanged.ts';
import type { InvoiceTemplate as _turnpike_v1_InvoiceTemplate, InvoiceTemplate__Output as _turnpike_v1_InvoiceTemplate__Output } from './turnpike/v1/InvoiceTemplate.ts';
import type { InvoiceTemplateCart as _turnpike_v1_InvoiceTemplateCart, InvoiceTemplateCart__Output as _turnpike_v1_InvoiceTemplateCart__Output } from './turnpike/v1/InvoiceTemplateCart.ts';
import type { InvoiceTemplateDetails as _turnpike_v1_InvoiceTemplateDetails, InvoiceTemplateDetails__Output as _turnpike_v1_InvoiceTemplateDetails__Output } from './turnpike/v1/InvoiceTemplateDetails.ts';
import type { InvoiceTemplatePrice as _turnpike_v1_InvoiceTemplatePrice, InvoiceTemplatePrice__Output as _turnpike_v1_InvoiceTemplatePrice__Output } from './turnpike/v1/InvoiceTemplatePrice.ts';
import type { InvoiceTemplateProduct as _turnpike_v1_InvoiceTemplateProduct, InvoiceTemplateProduct__Output as _turnpike_v1_InvoiceTemplateProduct__Output } from './turnpike/v1/InvoiceTemplateProduct.ts';
import type { InvoiceTemplateServiceClient as _turnpike_v1_InvoiceTemplateServiceClient, InvoiceTemplateServiceDefinition as _turnpike_v1_InvoiceTemplateServiceDefinition } from './turnpike/v1/InvoiceTemplateService.ts';
import type { InvoicingServiceClient as _turnpike_v1_InvoicingServiceClient, InvoicingServiceDefinition as _turnpike_v1_InvoicingServiceDefinition } from './turnpike/v1/InvoicingService.ts';
import type { LedgerServiceClient as _turnpike_v1_LedgerServiceClient, LedgerServiceDefinition as _turnpike_v1_LedgerServiceDefinition } from './turnpike/v1/LedgerService.ts';
import type { LimitValue as _turnpike_v1_LimitValue, LimitValue__Output as _turnpike_v1_LimitValue__Output } from './turnpike/v1/LimitValue.ts';
import type { ListAccountPostingsRequest as _turnpike_v1_ListAccountPostingsRequest, ListAccountPostingsRequest__Output as _turnpike_v1_ListAccountPostingsRequest__Output } from './turnpike/v1/ListAccountPostingsRequest.ts';
import type { ListAccountPostingsResponse as _turnpike_v1_ListAccountPostingsResponse, ListAccountPostingsResponse__Output as _turnpike_v1_ListAccountPostingsResponse__Output } from './turnpike/v1/ListAccountPostingsResponse.ts';
import type { ListBanksRequest as _turnpike_v1_ListBanksRequest, ListBanksRequest__Output as _turnpike_v1_ListBanksRequest__Output } from './turnpike/v1/ListBanksRequest.ts';
import type { ListBanksResponse as _turnpike_v1_ListBanksResponse, ListBanksResponse__Output as _turnpike_v1_ListBanksResponse__Output } from './turnpike/v1/ListBanksResponse.ts';
import type { ListCustomerBankCardsRequest as _turnpike_v1_ListCustomerBankCardsRequest, ListCustomerBankCardsRequest__Output as _turnpike_v1_ListCustomerBankCardsRequest__Output } from './turnpike/v1/ListCustomerBankCardsRequest.ts';
import type { ListCustomerBankCardsResponse as _turnpike_v1_ListCustomerBankCardsResponse, ListCustomerBankCardsResponse__Output as _turnpike_v1_ListCustomerBankCardsResponse__Output } from './turnpike/v1/ListCustomerBankCardsResponse.ts';
import type { ListCustomerPaymentsRequest as _turnpike_v1_ListCustomerPaymentsRequest, ListCustomerPaymentsRequest__Output as _turnpike_v1_ListCustomerPaymentsRequest__Output } from './turnpike/v1/ListCustomerPaymentsRequest.ts';
import type { ListCustomerPaymentsResponse as _turnpike_v1_ListCustomerPaymentsResponse, ListCustomerPaymentsResponse__Output as _turnpike_v1_ListCustomerPaymentsResponse__Output } from './turnpike/v1/ListCustomerPaymentsResponse.ts';
import type { ListDeliveriesRequest as _turnpike_v1_ListDeliveriesRequest, ListDeliveriesRequest__Output as _turnpike_v1_ListDeliveriesRequest__Output } from './turnpike/v1/ListDeliveriesRequest.ts';
import type { ListDeliveriesResponse as _turnpike_v1_ListDeliveriesResponse, ListDeliveriesResponse__Output as _turnpike_v1_ListDeliveriesResponse__Output } from './turnpike/v1/ListDeliveriesResponse.ts';
import type { ListDisputesRequest as _turnpike_v1_ListDisputesRequest, ListDisputesRequest__Output as _turnpike_v1_ListDisputesRequest__Output } from './turnpike/v1/ListDisputesRequest.ts';
import type { ListDisputesResponse as _turnpike_v1_ListDisputesResponse, ListDisputesResponse__Output as _turnpike_v1_ListDisputesResponse__Output } from './turnpike/v1/ListDisputesResponse.ts';
import type { ListEndpointsRequest as _turnpike_v1_ListEndpointsRequest, ListEndpointsRequest__Output as _turnpike_v1_ListEndpointsRequest__Output } from './turnpike/v1/ListEndpointsRequest.ts';
import type { ListEndpointsResponse as _turnpike_v1_ListEndpointsResponse, ListEndpointsResponse__Output as _turnpike_v1_ListEndpointsResponse__Output } from './turnpike/v1/ListEndpointsResponse.ts';
import type { ListInvoiceEventsRequest as _turnpike_v1_ListInvoiceEventsRequest, ListInvoiceEventsRequest__Output as _turnpike_v1_ListInvoiceEventsRequest__Output } from './turnpike/v1/ListInvoiceEventsRequest.ts';
import type { ListInvoiceEventsResponse as _turnpike_v1_ListInvoiceEventsResponse, ListInvoiceEventsResponse__Output as _turnpike_v1_ListInvoiceEventsResponse__Output } from './turnpike/v1/ListInvoiceEventsResponse.ts';
import type { ListInvoicesRequest as _turnpike_v1_ListInvoicesRequest, ListInvoicesRequest__Output as _turnpike_v1_ListInvoicesRequest__Output } from './turnpike/v1/ListInvoicesRequest.ts';
import type { ListInvoicesResponse as _turnpike_v1_ListInvoicesResponse, ListInvoicesResponse__Output as _turnpike_v1_ListInvoicesResponse__Output } from './turnpike/v1/ListInvoicesResponse.ts';
import type { ListNodesRequest as _turnpike_v1_ListNodesRequest, ListNodesRequest__Output as _turnpike_v1_ListNodesRequest__Output } from './turnpike/v1/ListNodesRequest.ts';
import type { ListNodesResponse as _turnpike_v1_ListNodesResponse, ListNodesResponse__Output as _turnpike_v1_ListNodesResponse__Output } from './turnpike/v1/ListNodesResponse.ts';
import type { ListParkedCallbacksRequest as _turnpike_v1_ListParkedCallbacksRequest, ListParkedCallbacksRequest__Output as _turnpike_v1_ListParkedCallbacksRequest__Output } from './turnpike/v1/ListParkedCallbacksRequest.ts';
import type { ListParkedCallbacksResponse as _turnpike_v1_ListParkedCallbacksResponse, ListParkedCallbacksResponse__Output as _turnpike_v1_ListParkedCallbacksResponse__Output } from './turnpike/v1/ListParkedCallbacksResponse.ts';
import type { ListPartitionsRequest as _turnpike_v1_ListPartitionsRequest, ListPartitionsRequest__Output as _turnpike_v1_ListPartitionsRequest__Output } from './turnpike/v1/ListPartitionsRequest.ts';
import type { ListPartitionsResponse as _turnpike_v1_ListPartitionsResponse, ListPartitionsResponse__Output as _turnpike_v1_ListPartitionsResponse__Output } from './turnpike/v1/ListPartitionsResponse.ts';
import type { ListPaymentMethodsRequest as _turnpike_v1_ListPaymentMethodsRequest, ListPaymentMethodsRequest__Output as _turnpike_v1_ListPaymentMethodsRequest__Output } from './turnpike/v1/ListPaymentMethodsRequest.ts';
import type { ListPaymentMethodsResponse as _turnpike_v1_ListPaymentMethodsResponse, ListPaymentMethodsResponse__Output as _turnpike_v1_ListPaymentMethodsResponse__Output } from './turnpike/v1/ListPaymentMethodsResponse.ts';
import type { ListPayoutsRequest as _turnpike_v1_ListPayoutsRequest, ListPayoutsRequest__Output as _turnpike_v1_ListPayoutsRequest__Output } from './turnpike/v1/ListPayoutsRequest.ts';
import type { ListPayoutsResponse as _turnpike_v1_ListPayoutsResponse, ListPayoutsResponse__Output as _turnpike_v1_ListPayoutsResponse__Output } from './turnpike/v1/ListPayoutsResponse.ts';
import type { ListRecurrentTokensRequest as _turnpike_v1_ListRecurrentTokensRequest, ListRecurrentTokensRequest__Output as _turnpike_v1_ListRecurrentTokensRequest__Output } from './turnpike/v1/ListRecurrentTokensRequest.ts';
import type { ListRecurrentTokensResponse as _turnpike_v1_ListRecurrentTokensResponse, ListRecurrentTokensResponse__Output as _turnpike_v1_ListRecurrentTokensResponse__Output } from './turnpike/v1/ListRecurrentTokensResponse.ts';
import type { ListRevisionsRequest as _turnpike_v1_ListRevisionsRequest, ListRevisionsRequest__Output as _turnpike_v1_ListRevisionsRequest__Output } from './turnpike/v1/ListRevisionsRequest.ts';
import type { ListRevisionsResponse as _turnpike_v1_ListRevisionsResponse, ListRevisionsResponse__Output as _turnpike_v1_ListRevisionsResponse__Output } from './turnpike/v1/ListRevisionsResponse.ts';
import type { ListStalledInvoicesRequest as _turnpike_v1_ListStalledInvoicesRequest, ListStalledInvoicesRequest__Output as _turnpike_v1_ListStalledInvoicesRequest__Output } from './turnpike/v1/ListStalledInvoicesRequest.ts';
import type { ListStalledInvoicesResponse as _turnpike_v1_ListStalledInvoicesResponse, ListStalledInvoicesResponse__Output as _turnpike_v1_ListStalledInvoicesResponse__Output } from './turnpike/v1/ListStalledInvoicesResponse.ts';
import type { MerchantAccountOwner as _turnpike_v1_MerchantAccountOwner, MerchantAccountOwner__Output as _turnpike_v1_MerchantAccountOwner__Output } from './turnpike/v1/MerchantAccountOwner.ts';
import type { MobileCommerce as _turnpike_v1_MobileCommerce, MobileCommerce__Output as _turnpike_v1_MobileCommerce__Output } from './turnpike/v1/MobileCommerce.ts';
import type { MobilePhone as _turnpike_v1_MobilePhone, MobilePhone__Output as _turnpike_v1_MobilePhone__Output } from './turnpike/v1/MobilePhone.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from './turnpike/v1/Money.ts';
import type { MoneyBound as _turnpike_v1_MoneyBound, MoneyBound__Output as _turnpike_v1_MoneyBound__Output } from './turnpike/v1/MoneyBound.ts';
import type { MoneyRange as _turnpike_v1_MoneyRange, MoneyRange__Output as _turnpike_v1_MoneyRange__Output } from './turnpike/v1/MoneyRange.ts';
import type { MoneyRangeSelector as _turnpike_v1_MoneyRangeSelector, MoneyRangeSelector__Output as _turnpike_v1_MoneyRangeSelector__Output } from './turnpike/v1/MoneyRangeSelector.ts';
import type { NameSelector as _turnpike_v1_NameSelector, NameSelector__Output as _turnpike_v1_NameSelector__Output } from './turnpike/v1/NameSelector.ts';
import type { NameSet as _turnpike_v1_NameSet, NameSet__Output as _turnpike_v1_NameSet__Output } from './turnpike/v1/NameSet.ts';
import type { Node as _turnpike_v1_Node, Node__Output as _turnpike_v1_Node__Output } from './turnpike/v1/Node.ts';
import type { OneTimePasswordRequest as _turnpike_v1_OneTimePasswordRequest, OneTimePasswordRequest__Output as _turnpike_v1_OneTimePasswordRequest__Output } from './turnpike/v1/OneTimePasswordRequest.ts';
import type { OpaqueContext as _turnpike_v1_OpaqueContext, OpaqueContext__Output as _turnpike_v1_OpaqueContext__Output } from './turnpike/v1/OpaqueContext.ts';
import type { OpenDisputeRequest as _turnpike_v1_OpenDisputeRequest, OpenDisputeRequest__Output as _turnpike_v1_OpenDisputeRequest__Output } from './turnpike/v1/OpenDisputeRequest.ts';
import type { OperationsServiceClient as _turnpike_v1_OperationsServiceClient, OperationsServiceDefinition as _turnpike_v1_OperationsServiceDefinition } from './turnpike/v1/OperationsService.ts';
import type { PaRes as _turnpike_v1_PaRes, PaRes__Output as _turnpike_v1_PaRes__Output } from './turnpike/v1/PaRes.ts';
import type { ParkedCallback as _turnpike_v1_ParkedCallback, ParkedCallback__Output as _turnpike_v1_ParkedCallback__Output } from './turnpike/v1/ParkedCallback.ts';
import type { PartialRefundTerms as _turnpike_v1_PartialRefundTerms, PartialRefundTerms__Output as _turnpike_v1_PartialRefundTerms__Output } from './turnpike/v1/PartialRefundTerms.ts';
import type { Partition as _turnpike_v1_Partition, Partition__Output as _turnpike_v1_Partition__Output } from './turnpike/v1/Partition.ts';
import type { PartnerCallback as _turnpike_v1_PartnerCallback, PartnerCallback__Output as _turnpike_v1_PartnerCallback__Output } from './turnpike/v1/PartnerCallback.ts';
import type { Payer as _turnpike_v1_Payer, Payer__Output as _turnpike_v1_Payer__Output } from './turnpike/v1/Payer.ts';
import type { Payment as _turnpike_v1_Payment, Payment__Output as _turnpike_v1_Payment__Output } from './turnpike/v1/Payment.ts';
import type { PaymentAmountChanged as _turnpike_v1_PaymentAmountChanged, PaymentAmountChanged__Output as _turnpike_v1_PaymentAmountChanged__Output } from './turnpike/v1/PaymentAmountChanged.ts';
import type { PaymentCashFlowChanged as _turnpike_v1_PaymentCashFlowChanged, PaymentCashFlowChanged__Output as _turnpike_v1_PaymentCashFlowChanged__Output } from './turnpike/v1/PaymentCashFlowChanged.ts';
import type { PaymentFlagRaised as _turnpike_v1_PaymentFlagRaised, PaymentFlagRaised__Output as _turnpike_v1_PaymentFlagRaised__Output } from './turnpike/v1/PaymentFlagRaised.ts';
import type { PaymentFlow as _turnpike_v1_PaymentFlow, PaymentFlow__Output as _turnpike_v1_PaymentFlow__Output } from './turnpike/v1/PaymentFlow.ts';
import type { PaymentInteractionCompleted as _turnpike_v1_PaymentInteractionCompleted, PaymentInteractionCompleted__Output as _turnpike_v1_PaymentInteractionCompleted__Output } from './turnpike/v1/PaymentInteractionCompleted.ts';
import type { PaymentInteractionRequested as _turnpike_v1_PaymentInteractionRequested, PaymentInteractionRequested__Output as _turnpike_v1_PaymentInteractionRequested__Output } from './turnpike/v1/PaymentInteractionRequested.ts';
import type { PaymentProgressed as _turnpike_v1_PaymentProgressed, PaymentProgressed__Output as _turnpike_v1_PaymentProgressed__Output } from './turnpike/v1/PaymentProgressed.ts';
import type { PaymentRecurrenceEnabled as _turnpike_v1_PaymentRecurrenceEnabled, PaymentRecurrenceEnabled__Output as _turnpike_v1_PaymentRecurrenceEnabled__Output } from './turnpike/v1/PaymentRecurrenceEnabled.ts';
import type { PaymentResourcePayer as _turnpike_v1_PaymentResourcePayer, PaymentResourcePayer__Output as _turnpike_v1_PaymentResourcePayer__Output } from './turnpike/v1/PaymentResourcePayer.ts';
import type { PaymentStarted as _turnpike_v1_PaymentStarted, PaymentStarted__Output as _turnpike_v1_PaymentStarted__Output } from './turnpike/v1/PaymentStarted.ts';
import type { PaymentStateChanged as _turnpike_v1_PaymentStateChanged, PaymentStateChanged__Output as _turnpike_v1_PaymentStateChanged__Output } from './turnpike/v1/PaymentStateChanged.ts';
import type { PaymentTerminal as _turnpike_v1_PaymentTerminal, PaymentTerminal__Output as _turnpike_v1_PaymentTerminal__Output } from './turnpike/v1/PaymentTerminal.ts';
import type { PaymentTerminalReceipt as _turnpike_v1_PaymentTerminalReceipt, PaymentTerminalReceipt__Output as _turnpike_v1_PaymentTerminalReceipt__Output } from './turnpike/v1/PaymentTerminalReceipt.ts';
import type { PaymentTerms as _turnpike_v1_PaymentTerms, PaymentTerms__Output as _turnpike_v1_PaymentTerms__Output } from './turnpike/v1/PaymentTerms.ts';
import type { PaymentTool as _turnpike_v1_PaymentTool, PaymentTool__Output as _turnpike_v1_PaymentTool__Output } from './turnpike/v1/PaymentTool.ts';
import type { PayoutAttentionChanged as _turnpike_v1_PayoutAttentionChanged, PayoutAttentionChanged__Output as _turnpike_v1_PayoutAttentionChanged__Output } from './turnpike/v1/PayoutAttentionChanged.ts';
import type { PayoutChange as _turnpike_v1_PayoutChange, PayoutChange__Output as _turnpike_v1_PayoutChange__Output } from './turnpike/v1/PayoutChange.ts';
import type { PayoutEvent as _turnpike_v1_PayoutEvent, PayoutEvent__Output as _turnpike_v1_PayoutEvent__Output } from './turnpike/v1/PayoutEvent.ts';
import type { PayoutPaidLate as _turnpike_v1_PayoutPaidLate, PayoutPaidLate__Output as _turnpike_v1_PayoutPaidLate__Output } from './turnpike/v1/PayoutPaidLate.ts';
import type { PayoutSummary as _turnpike_v1_PayoutSummary, PayoutSummary__Output as _turnpike_v1_PayoutSummary__Output } from './turnpike/v1/PayoutSummary.ts';
import type { Plan as _turnpike_v1_Plan, Plan__Output as _turnpike_v1_Plan__Output } from './turnpike/v1/Plan.ts';
import type { PlanBatch as _turnpike_v1_PlanBatch, PlanBatch__Output as _turnpike_v1_PlanBatch__Output } from './turnpike/v1/PlanBatch.ts';
import type { Posting as _turnpike_v1_Posting, Posting__Output as _turnpike_v1_Posting__Output } from './turnpike/v1/Posting.ts';
import type { ProcessPaymentCallbackRequest as _turnpike_v1_ProcessPaymentCallbackRequest, ProcessPaymentCallbackRequest__Output as _turnpike_v1_ProcessPaymentCallbackRequest__Output } from './turnpike/v1/ProcessPaymentCallbackRequest.ts';
import type { ProcessPaymentCallbackResponse as _turnpike_v1_ProcessPaymentCallbackResponse, ProcessPaymentCallbackResponse__Output as _turnpike_v1_ProcessPaymentCallbackResponse__Output } from './turnpike/v1/ProcessPaymentCallbackResponse.ts';
import type { ProviderAccountOwner as _turnpike_v1_ProviderAccountOwner, ProviderAccountOwner__Output as _turnpike_v1_ProviderAccountOwner__Output } from './turnpike/v1/ProviderAccountOwner.ts';
import type { ProviderHostServiceClient as _turnpike_v1_ProviderHostServiceClient, ProviderHostServiceDefinition as _turnpike_v1_ProviderHostServiceDefinition } from './turnpike/v1/ProviderHostService.ts';
import type { QrCodeDisplayRequest as _turnpike_v1_QrCodeDisplayRequest, QrCodeDisplayRequest__Output as _turnpike_v1_QrCodeDisplayRequest__Output } from './turnpike/v1/QrCodeDisplayRequest.ts';
import type { RandomizationParams as _turnpike_v1_RandomizationParams, RandomizationParams__Output as _turnpike_v1_RandomizationParams__Output } from './turnpike/v1/RandomizationParams.ts';
import type { Rational as _turnpike_v1_Rational, Rational__Output as _turnpike_v1_Rational__Output } from './turnpike/v1/Rational.ts';
import type { RecurrentPayer as _turnpike_v1_RecurrentPayer, RecurrentPayer__Output as _turnpike_v1_RecurrentPayer__Output } from './turnpike/v1/RecurrentPayer.ts';
import type { RecurrentTerms as _turnpike_v1_RecurrentTerms, RecurrentTerms__Output as _turnpike_v1_RecurrentTerms__Output } from './turnpike/v1/RecurrentTerms.ts';
import type { RecurrentToken as _turnpike_v1_RecurrentToken, RecurrentToken__Output as _turnpike_v1_RecurrentToken__Output } from './turnpike/v1/RecurrentToken.ts';
import type { Refund as _turnpike_v1_Refund, Refund__Output as _turnpike_v1_Refund__Output } from './turnpike/v1/Refund.ts';
import type { RefundCreated as _turnpike_v1_RefundCreated, RefundCreated__Output as _turnpike_v1_RefundCreated__Output } from './turnpike/v1/RefundCreated.ts';
import type { RefundPaymentRequest as _turnpike_v1_RefundPaymentRequest, RefundPaymentRequest__Output as _turnpike_v1_RefundPaymentRequest__Output } from './turnpike/v1/RefundPaymentRequest.ts';
import type { RefundStateChanged as _turnpike_v1_RefundStateChanged, RefundStateChanged__Output as _turnpike_v1_RefundStateChanged__Output } from './turnpike/v1/RefundStateChanged.ts';
import type { RefundTerms as _turnpike_v1_RefundTerms, RefundTerms__Output as _turnpike_v1_RefundTerms__Output } from './turnpike/v1/RefundTerms.ts';
import type { RegisterPaymentRequest as _turnpike_v1_RegisterPaymentRequest, RegisterPaymentRequest__Output as _turnpike_v1_RegisterPaymentRequest__Output } from './turnpike/v1/RegisterPaymentRequest.ts';
import type { RejectChargebackRequest as _turnpike_v1_RejectChargebackRequest, RejectChargebackRequest__Output as _turnpike_v1_RejectChargebackRequest__Output } from './turnpike/v1/RejectChargebackRequest.ts';
import type { RemoveBankCardRequest as _turnpike_v1_RemoveBankCardRequest, RemoveBankCardRequest__Output as _turnpike_v1_RemoveBankCardRequest__Output } from './turnpike/v1/RemoveBankCardRequest.ts';
import type { RemoveInvoice as _turnpike_v1_RemoveInvoice, RemoveInvoice__Output as _turnpike_v1_RemoveInvoice__Output } from './turnpike/v1/RemoveInvoice.ts';
import type { ReopenChargebackRequest as _turnpike_v1_ReopenChargebackRequest, ReopenChargebackRequest__Output as _turnpike_v1_ReopenChargebackRequest__Output } from './turnpike/v1/ReopenChargebackRequest.ts';
import type { RepairAction as _turnpike_v1_RepairAction, RepairAction__Output as _turnpike_v1_RepairAction__Output } from './turnpike/v1/RepairAction.ts';
import type { RepairAdjustmentState as _turnpike_v1_RepairAdjustmentState, RepairAdjustmentState__Output as _turnpike_v1_RepairAdjustmentState__Output } from './turnpike/v1/RepairAdjustmentState.ts';
import type { RepairAmount as _turnpike_v1_RepairAmount, RepairAmount__Output as _turnpike_v1_RepairAmount__Output } from './turnpike/v1/RepairAmount.ts';
import type { RepairChange as _turnpike_v1_RepairChange, RepairChange__Output as _turnpike_v1_RepairChange__Output } from './turnpike/v1/RepairChange.ts';
import type { RepairChargebackState as _turnpike_v1_RepairChargebackState, RepairChargebackState__Output as _turnpike_v1_RepairChargebackState__Output } from './turnpike/v1/RepairChargebackState.ts';
import type { RepairInvoiceRequest as _turnpike_v1_RepairInvoiceRequest, RepairInvoiceRequest__Output as _turnpike_v1_RepairInvoiceRequest__Output } from './turnpike/v1/RepairInvoiceRequest.ts';
import type { RepairInvoiceState as _turnpike_v1_RepairInvoiceState, RepairInvoiceState__Output as _turnpike_v1_RepairInvoiceState__Output } from './turnpike/v1/RepairInvoiceState.ts';
import type { RepairInvoiceWithScenarioRequest as _turnpike_v1_RepairInvoiceWithScenarioRequest, RepairInvoiceWithScenarioRequest__Output as _turnpike_v1_RepairInvoiceWithScenarioRequest__Output } from './turnpike/v1/RepairInvoiceWithScenarioRequest.ts';
import type { RepairPaymentState as _turnpike_v1_RepairPaymentState, RepairPaymentState__Output as _turnpike_v1_RepairPaymentState__Output } from './turnpike/v1/RepairPaymentState.ts';
import type { RepairRefundState as _turnpike_v1_RepairRefundState, RepairRefundState__Output as _turnpike_v1_RepairRefundState__Output } from './turnpike/v1/RepairRefundState.ts';
import type { RepairRiskScore as _turnpike_v1_RepairRiskScore, RepairRiskScore__Output as _turnpike_v1_RepairRiskScore__Output } from './turnpike/v1/RepairRiskScore.ts';
import type { RepairRollback as _turnpike_v1_RepairRollback, RepairRollback__Output as _turnpike_v1_RepairRollback__Output } from './turnpike/v1/RepairRollback.ts';
import type { RepairScenario as _turnpike_v1_RepairScenario, RepairScenario__Output as _turnpike_v1_RepairScenario__Output } from './turnpike/v1/RepairScenario.ts';
import type { RepairSession as _turnpike_v1_RepairSession, RepairSession__Output as _turnpike_v1_RepairSession__Output } from './turnpike/v1/RepairSession.ts';
import type { RepairTimer as _turnpike_v1_RepairTimer, RepairTimer__Output as _turnpike_v1_RepairTimer__Output } from './turnpike/v1/RepairTimer.ts';
import type { RepairTransaction as _turnpike_v1_RepairTransaction, RepairTransaction__Output as _turnpike_v1_RepairTransaction__Output } from './turnpike/v1/RepairTransaction.ts';
import type { ReplayCallbackRequest as _turnpike_v1_ReplayCallbackRequest, ReplayCallbackRequest__Output as _turnpike_v1_ReplayCallbackRequest__Output } from './turnpike/v1/ReplayCallbackRequest.ts';
import type { ReplayCallbackResponse as _turnpike_v1_ReplayCallbackResponse, ReplayCallbackResponse__Output as _turnpike_v1_ReplayCallbackResponse__Output } from './turnpike/v1/ReplayCallbackResponse.ts';
import type { ReplayDeliveryRequest as _turnpike_v1_ReplayDeliveryRequest, ReplayDeliveryRequest__Output as _turnpike_v1_ReplayDeliveryRequest__Output } from './turnpike/v1/ReplayDeliveryRequest.ts';
import type { RescindInvoiceRequest as _turnpike_v1_RescindInvoiceRequest, RescindInvoiceRequest__Output as _turnpike_v1_RescindInvoiceRequest__Output } from './turnpike/v1/RescindInvoiceRequest.ts';
import type { ResolveDisputeRequest as _turnpike_v1_ResolveDisputeRequest, ResolveDisputeRequest__Output as _turnpike_v1_ResolveDisputeRequest__Output } from './turnpike/v1/ResolveDisputeRequest.ts';
import type { RotateSecretRequest as _turnpike_v1_RotateSecretRequest, RotateSecretRequest__Output as _turnpike_v1_RotateSecretRequest__Output } from './turnpike/v1/RotateSecretRequest.ts';
import type { Route as _turnpike_v1_Route, Route__Output as _turnpike_v1_Route__Output } from './turnpike/v1/Route.ts';
import type { RouteLimitValues as _turnpike_v1_RouteLimitValues, RouteLimitValues__Output as _turnpike_v1_RouteLimitValues__Output } from './turnpike/v1/RouteLimitValues.ts';
import type { RoutingVarset as _turnpike_v1_RoutingVarset, RoutingVarset__Output as _turnpike_v1_RoutingVarset__Output } from './turnpike/v1/RoutingVarset.ts';
import type { RussianBankAccount as _turnpike_v1_RussianBankAccount, RussianBankAccount__Output as _turnpike_v1_RussianBankAccount__Output } from './turnpike/v1/RussianBankAccount.ts';
import type { Session as _turnpike_v1_Session, Session__Output as _turnpike_v1_Session__Output } from './turnpike/v1/Session.ts';
import type { SkipInspector as _turnpike_v1_SkipInspector, SkipInspector__Output as _turnpike_v1_SkipInspector__Output } from './turnpike/v1/SkipInspector.ts';
import type { StartDisputeRequest as _turnpike_v1_StartDisputeRequest, StartDisputeRequest__Output as _turnpike_v1_StartDisputeRequest__Output } from './turnpike/v1/StartDisputeRequest.ts';
import type { StartPaymentRequest as _turnpike_v1_StartPaymentRequest, StartPaymentRequest__Output as _turnpike_v1_StartPaymentRequest__Output } from './turnpike/v1/StartPaymentRequest.ts';
import type { StatusChangeAdjustment as _turnpike_v1_StatusChangeAdjustment, StatusChangeAdjustment__Output as _turnpike_v1_StatusChangeAdjustment__Output } from './turnpike/v1/StatusChangeAdjustment.ts';
import type { SubFailure as _turnpike_v1_SubFailure, SubFailure__Output as _turnpike_v1_SubFailure__Output } from './turnpike/v1/SubFailure.ts';
import type { SubmitDisputeEvidenceRequest as _turnpike_v1_SubmitDisputeEvidenceRequest, SubmitDisputeEvidenceRequest__Output as _turnpike_v1_SubmitDisputeEvidenceRequest__Output } from './turnpike/v1/SubmitDisputeEvidenceRequest.ts';
import type { SubscribeRequest as _turnpike_v1_SubscribeRequest, SubscribeRequest__Output as _turnpike_v1_SubscribeRequest__Output } from './turnpike/v1/SubscribeRequest.ts';
import type { SubscribeResponse as _turnpike_v1_SubscribeResponse, SubscribeResponse__Output as _turnpike_v1_SubscribeResponse__Output } from './turnpike/v1/SubscribeResponse.ts';
import type { SystemAccountOwner as _turnpike_v1_SystemAccountOwner, SystemAccountOwner__Output as _turnpike_v1_SystemAccountOwner__Output } from './turnpike/v1/SystemAccountOwner.ts';
import type { TermSet as _turnpike_v1_TermSet, TermSet__Output as _turnpike_v1_TermSet__Output } from './turnpike/v1/TermSet.ts';
import type { TokenizeCardRequest as _turnpike_v1_TokenizeCardRequest, TokenizeCardRequest__Output as _turnpike_v1_TokenizeCardRequest__Output } from './turnpike/v1/TokenizeCardRequest.ts';
import type { TokenizeCardResponse as _turnpike_v1_TokenizeCardResponse, TokenizeCardResponse__Output as _turnpike_v1_TokenizeCardResponse__Output } from './turnpike/v1/TokenizeCardResponse.ts';
import type { Trace as _turnpike_v1_Trace, Trace__Output as _turnpike_v1_Trace__Output } from './turnpike/v1/Trace.ts';
import type { TraceEvent as _turnpike_v1_TraceEvent, TraceEvent__Output as _turnpike_v1_TraceEvent__Output } from './turnpike/v1/TraceEvent.ts';
import type { TraceStep as _turnpike_v1_TraceStep, TraceStep__Output as _turnpike_v1_TraceStep__Output } from './turnpike/v1/TraceStep.ts';
import type { TransactionAccount as _turnpike_v1_TransactionAccount, TransactionAccount__Output as _turnpike_v1_TransactionAccount__Output } from './turnpike/v1/TransactionAccount.ts';
import type { TransactionInfo as _turnpike_v1_TransactionInfo, TransactionInfo__Output as _turnpike_v1_TransactionInfo__Output } from './turnpike/v1/TransactionInfo.ts';
import type { TransferRequest as _turnpike_v1_TransferRequest, TransferRequest__Output as _turnpike_v1_TransferRequest__Output } from './turnpike/v1/TransferRequest.ts';
import type { UndecidedBranch as _turnpike_v1_UndecidedBranch, UndecidedBranch__Output as _turnpike_v1_UndecidedBranch__Output } from './turnpike/v1/UndecidedBranch.ts';
import type { UndecidedTerm as _turnpike_v1_UndecidedTerm, UndecidedTerm__Output as _turnpike_v1_UndecidedTerm__Output } from './turnpike/v1/UndecidedTerm.ts';
import type { UnlimitedPrice as _turnpike_v1_UnlimitedPrice, UnlimitedPrice__Output as _turnpike_v1_UnlimitedPrice__Output } from './turnpike/v1/UnlimitedPrice.ts';
import type { UnsetTimer as _turnpike_v1_UnsetTimer, UnsetTimer__Output as _turnpike_v1_UnsetTimer__Output } from './turnpike/v1/UnsetTimer.ts';
import type { UpdateEndpointRequest as _turnpike_v1_UpdateEndpointRequest, UpdateEndpointRequest__Output as _turnpike_v1_UpdateEndpointRequest__Output } from './turnpike/v1/UpdateEndpointRequest.ts';
import type { UpdateInvoiceTemplateRequest as _turnpike_v1_UpdateInvoiceTemplateRequest, UpdateInvoiceTemplateRequest__Output as _turnpike_v1_UpdateInvoiceTemplateRequest__Output } from './turnpike/v1/UpdateInvoiceTemplateRequest.ts';
import type { UserInteraction as _turnpike_v1_UserInteraction, UserInteraction__Output as _turnpike_v1_UserInteraction__Output } from './turnpike/v1/UserInteraction.ts';
import type { VaultServiceClient as _turnpike_v1_VaultServiceClient, VaultServiceDefinition as _turnpike_v1_VaultServiceDefinition } from './turnpike/v1/VaultService.ts';
import type { WatchInvoiceRequest as _turnpike_v1_WatchInvoiceRequest, WatchInvoiceRequest__Output as _turnpike_v1_WatchInvoiceRequest__Output } from './turnpike/v1/WatchInvoiceRequest.ts';
import type { WebhookEndpoint as _turnpike_v1_WebhookEndpoint, WebhookEndpoint__Output as _turnpike_v1_WebhookEndpoint__Output } from './turnpike/v1/WebhookEndpoint.ts';
import type { WebhookServiceClient as _turnpike_v1_WebhookServiceClient, WebhookServiceDefinition as _turnpike_v1_WebhookServiceDefinition } from './turnpike/v1/WebhookService.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  google: {
    api: {
      FieldBehavior: EnumTypeDefinition
    }
    protobuf: {
      Any: MessageTypeDefinition<_google_protobuf_Any, _google_protobuf_Any__Output>
      DescriptorProto: MessageTypeDefinition<_google_protobuf_DescriptorProto, _google_protobuf_DescriptorProto__Output>
      Duration: MessageTypeDefinition<_google_protobuf_Duration, _google_protobuf_Duration__Output>
      Edition: EnumTypeDefinition
      EnumDescriptorProto: MessageTypeDefinition<_google_protobuf_EnumDescriptorProto, _google_protobuf_EnumDescriptorProto__Output>
      EnumOptions: MessageTypeDefinition<_google_protobuf_EnumOptions, _google_protobuf_EnumOptions__Output>
      EnumValueDescriptorProto: MessageTypeDefinition<_google_protobuf_EnumValueDescriptorProto, _google_protobuf_EnumValueDescriptorProto__Output>
      EnumValueOptions: MessageTypeDefinition<_google_protobuf_EnumValueOptions, _google_protobuf_EnumValueOptions__Output>
      ExtensionRangeOptions: MessageTypeDefinition<_google_protobuf_ExtensionRangeOptions, _google_protobuf_ExtensionRangeOptions__Output>
      FeatureSet: MessageTypeDefinition<_google_protobuf_FeatureSet, _google_protobuf_FeatureSet__Output>
      FeatureSetDefaults: MessageTypeDefinition<_google_protobuf_FeatureSetDefaults, _google_protobuf_FeatureSetDefaults__Output>
      FieldDescriptorProto: MessageTypeDefinition<_google_protobuf_FieldDescriptorProto, _google_protobuf_FieldDescriptorProto__Output>
      FieldMask: MessageTypeDefinition<_google_protobuf_FieldMask, _google_protobuf_FieldMask__Output>
      FieldOptions: MessageTypeDefinition<_google_protobuf_FieldOptions, _google_protobuf_FieldOptions__Output>
      FileDescriptorProto: MessageTypeDefinition<_google_protobuf_FileDescriptorProto, _google_protobuf_FileDescriptorProto__Output>
      FileDescriptorSet: MessageTypeDefinition<_google_protobuf_FileDescriptorSet, _google_protobuf_FileDescriptorSet__Output>
      FileOptions: MessageTypeDefinition<_google_protobuf_FileOptions, _google_protobuf_FileOptions__Output>
      GeneratedCodeInfo: MessageTypeDefinition<_google_protobuf_GeneratedCodeInfo, _google_protobuf_GeneratedCodeInfo__Output>
      MessageOptions: MessageTypeDefinition<_google_protobuf_MessageOptions, _google_protobuf_MessageOptions__Output>
      MethodDescriptorProto: MessageTypeDefinition<_google_protobuf_MethodDescriptorProto, _google_protobuf_MethodDescriptorProto__Output>
      MethodOptions: MessageTypeDefinition<_google_protobuf_MethodOptions, _google_protobuf_MethodOptions__Output>
      OneofDescriptorProto: MessageTypeDefinition<_google_protobuf_OneofDescriptorProto, _google_protobuf_OneofDescriptorProto__Output>
      OneofOptions: MessageTypeDefinition<_google_protobuf_OneofOptions, _google_protobuf_OneofOptions__Output>
      ServiceDescriptorProto: MessageTypeDefinition<_google_protobuf_ServiceDescriptorProto, _google_protobuf_ServiceDescriptorProto__Output>
      ServiceOptions: MessageTypeDefinition<_google_protobuf_ServiceOptions, _google_protobuf_ServiceOptions__Output>
      SourceCodeInfo: MessageTypeDefinition<_google_protobuf_SourceCodeInfo, _google_protobuf_SourceCodeInfo__Output>
      SymbolVisibility: EnumTypeDefinition
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
      UninterpretedOption: MessageTypeDefinition<_google_protobuf_UninterpretedOption, _google_protobuf_UninterpretedOption__Output>
    }
    rpc: {
      Status: MessageTypeDefinition<_google_rpc_Status, _google_rpc_Status__Output>
    }
  }
  turnpike: {
    inspector: {
      v1: {
        BankCard: MessageTypeDefinition<_turnpike_inspector_v1_BankCard, _turnpike_inspector_v1_BankCard__Output>
        InspectPaymentRequest: MessageTypeDefinition<_turnpike_inspector_v1_InspectPaymentRequest, _turnpike_inspector_v1_InspectPaymentRequest__Output>
        InspectPaymentResponse: MessageTypeDefinition<_turnpike_inspector_v1_InspectPaymentResponse, _turnpike_inspector_v1_InspectPaymentResponse__Output>
        /**
         * Judges payments for a Turnpike installation. Whoever wants to be asked implements this service, and is named as an
         * inspector of type `grpc` in the business configuration. What does not answer within the inspector's timeout, or answers
         * with an error or without a score, is passed over: the payment goes on with the inspector's fallback score, and no route
         * counts as blacklisted.
         */
        InspectorService: SubtypeConstructor<typeof grpc.Client, _turnpike_inspector_v1_InspectorServiceClient> & { service: _turnpike_inspector_v1_InspectorServiceDefinition }
        Invoice: MessageTypeDefinition<_turnpike_inspector_v1_Invoice, _turnpike_inspector_v1_Invoice__Output>
        IsBlacklistedRequest: MessageTypeDefinition<_turnpike_inspector_v1_IsBlacklistedRequest, _turnpike_inspector_v1_IsBlacklistedRequest__Output>
        IsBlacklistedResponse: MessageTypeDefinition<_turnpike_inspector_v1_IsBlacklistedResponse, _turnpike_inspector_v1_IsBlacklistedResponse__Output>
        Money: MessageTypeDefinition<_turnpike_inspector_v1_Money, _turnpike_inspector_v1_Money__Output>
        Payer: MessageTypeDefinition<_turnpike_inspector_v1_Payer, _turnpike_inspector_v1_Payer__Output>
        Payment: MessageTypeDefinition<_turnpike_inspector_v1_Payment, _turnpike_inspector_v1_Payment__Output>
        PaymentTool: MessageTypeDefinition<_turnpike_inspector_v1_PaymentTool, _turnpike_inspector_v1_PaymentTool__Output>
        RiskScore: EnumTypeDefinition
        Shop: MessageTypeDefinition<_turnpike_inspector_v1_Shop, _turnpike_inspector_v1_Shop__Output>
      }
    }
    v1: {
      AcceptChargebackRequest: MessageTypeDefinition<_turnpike_v1_AcceptChargebackRequest, _turnpike_v1_AcceptChargebackRequest__Output>
      Account: MessageTypeDefinition<_turnpike_v1_Account, _turnpike_v1_Account__Output>
      AddBankCardRequest: MessageTypeDefinition<_turnpike_v1_AddBankCardRequest, _turnpike_v1_AddBankCardRequest__Output>
      AdditionalTransactionInfo: MessageTypeDefinition<_turnpike_v1_AdditionalTransactionInfo, _turnpike_v1_AdditionalTransactionInfo__Output>
      Adjustment: MessageTypeDefinition<_turnpike_v1_Adjustment, _turnpike_v1_Adjustment__Output>
      AdjustmentCreated: MessageTypeDefinition<_turnpike_v1_AdjustmentCreated, _turnpike_v1_AdjustmentCreated__Output>
      AdjustmentScenario: MessageTypeDefinition<_turnpike_v1_AdjustmentScenario, _turnpike_v1_AdjustmentScenario__Output>
      AdjustmentState: EnumTypeDefinition
      AdjustmentStateChanged: MessageTypeDefinition<_turnpike_v1_AdjustmentStateChanged, _turnpike_v1_AdjustmentStateChanged__Output>
      AdjustmentTarget: MessageTypeDefinition<_turnpike_v1_AdjustmentTarget, _turnpike_v1_AdjustmentTarget__Output>
      AdvanceClockRequest: MessageTypeDefinition<_turnpike_v1_AdvanceClockRequest, _turnpike_v1_AdvanceClockRequest__Output>
      AdvanceClockResponse: MessageTypeDefinition<_turnpike_v1_AdvanceClockResponse, _turnpike_v1_AdvanceClockResponse__Output>
      Allocation: MessageTypeDefinition<_turnpike_v1_Allocation, _turnpike_v1_Allocation__Output>
      AllocationPrototype: MessageTypeDefinition<_turnpike_v1_AllocationPrototype, _turnpike_v1_AllocationPrototype__Output>
      AllocationShare: MessageTypeDefinition<_turnpike_v1_AllocationShare, _turnpike_v1_AllocationShare__Output>
      AllocationTarget: MessageTypeDefinition<_turnpike_v1_AllocationTarget, _turnpike_v1_AllocationTarget__Output>
      AllocationTotal: MessageTypeDefinition<_turnpike_v1_AllocationTotal, _turnpike_v1_AllocationTotal__Output>
      AllocationTransaction: MessageTypeDefinition<_turnpike_v1_AllocationTransaction, _turnpike_v1_AllocationTransaction__Output>
      AmountMutation: MessageTypeDefinition<_turnpike_v1_AmountMutation, _turnpike_v1_AmountMutation__Output>
      ApiExtensionRequest: MessageTypeDefinition<_turnpike_v1_ApiExtensionRequest, _turnpike_v1_ApiExtensionRequest__Output>
      ApplicationStepped: MessageTypeDefinition<_turnpike_v1_ApplicationStepped, _turnpike_v1_ApplicationStepped__Output>
      Balance: MessageTypeDefinition<_turnpike_v1_Balance, _turnpike_v1_Balance__Output>
      Bank: MessageTypeDefinition<_turnpike_v1_Bank, _turnpike_v1_Bank__Output>
      BankCard: MessageTypeDefinition<_turnpike_v1_BankCard, _turnpike_v1_BankCard__Output>
      BrowserGetRequest: MessageTypeDefinition<_turnpike_v1_BrowserGetRequest, _turnpike_v1_BrowserGetRequest__Output>
      BrowserPostRequest: MessageTypeDefinition<_turnpike_v1_BrowserPostRequest, _turnpike_v1_BrowserPostRequest__Output>
      BrowserRedirect: MessageTypeDefinition<_turnpike_v1_BrowserRedirect, _turnpike_v1_BrowserRedirect__Output>
      CalendarSpan: MessageTypeDefinition<_turnpike_v1_CalendarSpan, _turnpike_v1_CalendarSpan__Output>
      CalendarSpanSelector: MessageTypeDefinition<_turnpike_v1_CalendarSpanSelector, _turnpike_v1_CalendarSpanSelector__Output>
      CancelChargebackRequest: MessageTypeDefinition<_turnpike_v1_CancelChargebackRequest, _turnpike_v1_CancelChargebackRequest__Output>
      CancelPaymentRequest: MessageTypeDefinition<_turnpike_v1_CancelPaymentRequest, _turnpike_v1_CancelPaymentRequest__Output>
      CapturePaymentRequest: MessageTypeDefinition<_turnpike_v1_CapturePaymentRequest, _turnpike_v1_CapturePaymentRequest__Output>
      CardExpiry: MessageTypeDefinition<_turnpike_v1_CardExpiry, _turnpike_v1_CardExpiry__Output>
      CartLine: MessageTypeDefinition<_turnpike_v1_CartLine, _turnpike_v1_CartLine__Output>
      CashFlowAccount: MessageTypeDefinition<_turnpike_v1_CashFlowAccount, _turnpike_v1_CashFlowAccount__Output>
      CashFlowAccountType: EnumTypeDefinition
      CashFlowAdjustment: MessageTypeDefinition<_turnpike_v1_CashFlowAdjustment, _turnpike_v1_CashFlowAdjustment__Output>
      CashFlowConstant: EnumTypeDefinition
      CashFlowPosting: MessageTypeDefinition<_turnpike_v1_CashFlowPosting, _turnpike_v1_CashFlowPosting__Output>
      CashFlowPostingTemplate: MessageTypeDefinition<_turnpike_v1_CashFlowPostingTemplate, _turnpike_v1_CashFlowPostingTemplate__Output>
      CashVolume: MessageTypeDefinition<_turnpike_v1_CashVolume, _turnpike_v1_CashVolume__Output>
      CashVolumeProduct: MessageTypeDefinition<_turnpike_v1_CashVolumeProduct, _turnpike_v1_CashVolumeProduct__Output>
      CashVolumeProductKind: EnumTypeDefinition
      CashVolumeShare: MessageTypeDefinition<_turnpike_v1_CashVolumeShare, _turnpike_v1_CashVolumeShare__Output>
      ChangePaymentSessionRequest: MessageTypeDefinition<_turnpike_v1_ChangePaymentSessionRequest, _turnpike_v1_ChangePaymentSessionRequest__Output>
      Chargeback: MessageTypeDefinition<_turnpike_v1_Chargeback, _turnpike_v1_Chargeback__Output>
      ChargebackCategory: EnumTypeDefinition
      ChargebackCreated: MessageTypeDefinition<_turnpike_v1_ChargebackCreated, _turnpike_v1_ChargebackCreated__Output>
      ChargebackReason: MessageTypeDefinition<_turnpike_v1_ChargebackReason, _turnpike_v1_ChargebackReason__Output>
      ChargebackStage: EnumTypeDefinition
      ChargebackState: EnumTypeDefinition
      ChargebackStateChanged: MessageTypeDefinition<_turnpike_v1_ChargebackStateChanged, _turnpike_v1_ChargebackStateChanged__Output>
      ChargebackTerms: MessageTypeDefinition<_turnpike_v1_ChargebackTerms, _turnpike_v1_ChargebackTerms__Output>
      ChargebackTermsChanged: MessageTypeDefinition<_turnpike_v1_ChargebackTermsChanged, _turnpike_v1_ChargebackTermsChanged__Output>
      ClientInfo: MessageTypeDefinition<_turnpike_v1_ClientInfo, _turnpike_v1_ClientInfo__Output>
      CommitConfigurationRequest: MessageTypeDefinition<_turnpike_v1_CommitConfigurationRequest, _turnpike_v1_CommitConfigurationRequest__Output>
      ComplexRepair: MessageTypeDefinition<_turnpike_v1_ComplexRepair, _turnpike_v1_ComplexRepair__Output>
      ComputeInvoiceTemplateTermsRequest: MessageTypeDefinition<_turnpike_v1_ComputeInvoiceTemplateTermsRequest, _turnpike_v1_ComputeInvoiceTemplateTermsRequest__Output>
      ComputeInvoiceTermsRequest: MessageTypeDefinition<_turnpike_v1_ComputeInvoiceTermsRequest, _turnpike_v1_ComputeInvoiceTermsRequest__Output>
      Configuration: MessageTypeDefinition<_turnpike_v1_Configuration, _turnpike_v1_Configuration__Output>
      /**
       * The business configuration: parties, shops, terms, providers, routing rules, limits.
       * Whole revisions; a payment is judged by the revision under which it started.
       * Role: operator.
       */
      ConfigurationService: SubtypeConstructor<typeof grpc.Client, _turnpike_v1_ConfigurationServiceClient> & { service: _turnpike_v1_ConfigurationServiceDefinition }
      Confirm3dsRequest: MessageTypeDefinition<_turnpike_v1_Confirm3dsRequest, _turnpike_v1_Confirm3dsRequest__Output>
      ConfirmPaidRequest: MessageTypeDefinition<_turnpike_v1_ConfirmPaidRequest, _turnpike_v1_ConfirmPaidRequest__Output>
      ContactInfo: MessageTypeDefinition<_turnpike_v1_ContactInfo, _turnpike_v1_ContactInfo__Output>
      CorrectPayoutRequisitesRequest: MessageTypeDefinition<_turnpike_v1_CorrectPayoutRequisitesRequest, _turnpike_v1_CorrectPayoutRequisitesRequest__Output>
      CountSelector: MessageTypeDefinition<_turnpike_v1_CountSelector, _turnpike_v1_CountSelector__Output>
      CreateAdjustmentRequest: MessageTypeDefinition<_turnpike_v1_CreateAdjustmentRequest, _turnpike_v1_CreateAdjustmentRequest__Output>
      CreateChargebackRequest: MessageTypeDefinition<_turnpike_v1_CreateChargebackRequest, _turnpike_v1_CreateChargebackRequest__Output>
      CreateCustomerRequest: MessageTypeDefinition<_turnpike_v1_CreateCustomerRequest, _turnpike_v1_CreateCustomerRequest__Output>
      CreateEndpointRequest: MessageTypeDefinition<_turnpike_v1_CreateEndpointRequest, _turnpike_v1_CreateEndpointRequest__Output>
      CreateInvoiceFromTemplateRequest: MessageTypeDefinition<_turnpike_v1_CreateInvoiceFromTemplateRequest, _turnpike_v1_CreateInvoiceFromTemplateRequest__Output>
      CreateInvoiceRequest: MessageTypeDefinition<_turnpike_v1_CreateInvoiceRequest, _turnpike_v1_CreateInvoiceRequest__Output>
      CreateInvoiceTemplateRequest: MessageTypeDefinition<_turnpike_v1_CreateInvoiceTemplateRequest, _turnpike_v1_CreateInvoiceTemplateRequest__Output>
      CreateManualRefundRequest: MessageTypeDefinition<_turnpike_v1_CreateManualRefundRequest, _turnpike_v1_CreateManualRefundRequest__Output>
      CreatePayinRequest: MessageTypeDefinition<_turnpike_v1_CreatePayinRequest, _turnpike_v1_CreatePayinRequest__Output>
      CreatePayoutRequest: MessageTypeDefinition<_turnpike_v1_CreatePayoutRequest, _turnpike_v1_CreatePayoutRequest__Output>
      CreateRefundRequest: MessageTypeDefinition<_turnpike_v1_CreateRefundRequest, _turnpike_v1_CreateRefundRequest__Output>
      CryptoCurrency: MessageTypeDefinition<_turnpike_v1_CryptoCurrency, _turnpike_v1_CryptoCurrency__Output>
      CryptoCurrencyTransferRequest: MessageTypeDefinition<_turnpike_v1_CryptoCurrencyTransferRequest, _turnpike_v1_CryptoCurrencyTransferRequest__Output>
      Customer: MessageTypeDefinition<_turnpike_v1_Customer, _turnpike_v1_Customer__Output>
      CustomerBankCard: MessageTypeDefinition<_turnpike_v1_CustomerBankCard, _turnpike_v1_CustomerBankCard__Output>
      CustomerPayment: MessageTypeDefinition<_turnpike_v1_CustomerPayment, _turnpike_v1_CustomerPayment__Output>
      /**
       * A merchant's customers: who they are, the cards they pay with, and their payments. A payment that names a customer, or
       * follows one that does, is added when it is over, and its card with it.
       * Role: merchant or operator, if nothing else is said.
       */
      CustomerService: SubtypeConstructor<typeof grpc.Client, _turnpike_v1_CustomerServiceClient> & { service: _turnpike_v1_CustomerServiceDefinition }
      CustomerState: EnumTypeDefinition
      DeclineDisputeRequest: MessageTypeDefinition<_turnpike_v1_DeclineDisputeRequest, _turnpike_v1_DeclineDisputeRequest__Output>
      DeleteCustomerRequest: MessageTypeDefinition<_turnpike_v1_DeleteCustomerRequest, _turnpike_v1_DeleteCustomerRequest__Output>
      DeleteEndpointRequest: MessageTypeDefinition<_turnpike_v1_DeleteEndpointRequest, _turnpike_v1_DeleteEndpointRequest__Output>
      DeleteEndpointResponse: MessageTypeDefinition<_turnpike_v1_DeleteEndpointResponse, _turnpike_v1_DeleteEndpointResponse__Output>
      DeleteInvoiceTemplateRequest: MessageTypeDefinition<_turnpike_v1_DeleteInvoiceTemplateRequest, _turnpike_v1_DeleteInvoiceTemplateRequest__Output>
      Delivery: MessageTypeDefinition<_turnpike_v1_Delivery, _turnpike_v1_Delivery__Output>
      DeliveryAttempt: MessageTypeDefinition<_turnpike_v1_DeliveryAttempt, _turnpike_v1_DeliveryAttempt__Output>
      DeliveryState: EnumTypeDefinition
      DigitalWallet: MessageTypeDefinition<_turnpike_v1_DigitalWallet, _turnpike_v1_DigitalWallet__Output>
      Dispute: MessageTypeDefinition<_turnpike_v1_Dispute, _turnpike_v1_Dispute__Output>
      DisputeDecision: MessageTypeDefinition<_turnpike_v1_DisputeDecision, _turnpike_v1_DisputeDecision__Output>
      DisputeEvidence: MessageTypeDefinition<_turnpike_v1_DisputeEvidence, _turnpike_v1_DisputeEvidence__Output>
      DisputeEvidenceAdded: MessageTypeDefinition<_turnpike_v1_DisputeEvidenceAdded, _turnpike_v1_DisputeEvidenceAdded__Output>
      DisputeOpened: MessageTypeDefinition<_turnpike_v1_DisputeOpened, _turnpike_v1_DisputeOpened__Output>
      DisputeReason: EnumTypeDefinition
      DisputeState: EnumTypeDefinition
      DisputeStateChanged: MessageTypeDefinition<_turnpike_v1_DisputeStateChanged, _turnpike_v1_DisputeStateChanged__Output>
      DisputeWinner: EnumTypeDefinition
      DrainNodeRequest: MessageTypeDefinition<_turnpike_v1_DrainNodeRequest, _turnpike_v1_DrainNodeRequest__Output>
      EventKind: EnumTypeDefinition
      /**
       * What happens, as it happens. Role: merchant (its own events) or operator.
       */
      EventService: SubtypeConstructor<typeof grpc.Client, _turnpike_v1_EventServiceClient> & { service: _turnpike_v1_EventServiceDefinition }
      EventTypes: MessageTypeDefinition<_turnpike_v1_EventTypes, _turnpike_v1_EventTypes__Output>
      ExecuteRequest: MessageTypeDefinition<_turnpike_v1_ExecuteRequest, _turnpike_v1_ExecuteRequest__Output>
      ExecuteResponse: MessageTypeDefinition<_turnpike_v1_ExecuteResponse, _turnpike_v1_ExecuteResponse__Output>
      ExplainRouteRequest: MessageTypeDefinition<_turnpike_v1_ExplainRouteRequest, _turnpike_v1_ExplainRouteRequest__Output>
      ExplainRouteResponse: MessageTypeDefinition<_turnpike_v1_ExplainRouteResponse, _turnpike_v1_ExplainRouteResponse__Output>
      ExplainedRoute: MessageTypeDefinition<_turnpike_v1_ExplainedRoute, _turnpike_v1_ExplainedRoute__Output>
      ExternalAccountOwner: MessageTypeDefinition<_turnpike_v1_ExternalAccountOwner, _turnpike_v1_ExternalAccountOwner__Output>
      FailPreProcessing: MessageTypeDefinition<_turnpike_v1_FailPreProcessing, _turnpike_v1_FailPreProcessing__Output>
      FailSession: MessageTypeDefinition<_turnpike_v1_FailSession, _turnpike_v1_FailSession__Output>
      Failure: MessageTypeDefinition<_turnpike_v1_Failure, _turnpike_v1_Failure__Output>
      Fees: MessageTypeDefinition<_turnpike_v1_Fees, _turnpike_v1_Fees__Output>
      FeesSelector: MessageTypeDefinition<_turnpike_v1_FeesSelector, _turnpike_v1_FeesSelector__Output>
      FulfillInvoiceRequest: MessageTypeDefinition<_turnpike_v1_FulfillInvoiceRequest, _turnpike_v1_FulfillInvoiceRequest__Output>
      FulfillSession: MessageTypeDefinition<_turnpike_v1_FulfillSession, _turnpike_v1_FulfillSession__Output>
      GenericPaymentTool: MessageTypeDefinition<_turnpike_v1_GenericPaymentTool, _turnpike_v1_GenericPaymentTool__Output>
      GenericPaymentToolData: MessageTypeDefinition<_turnpike_v1_GenericPaymentToolData, _turnpike_v1_GenericPaymentToolData__Output>
      GetAccountRequest: MessageTypeDefinition<_turnpike_v1_GetAccountRequest, _turnpike_v1_GetAccountRequest__Output>
      GetAdjustmentRequest: MessageTypeDefinition<_turnpike_v1_GetAdjustmentRequest, _turnpike_v1_GetAdjustmentRequest__Output>
      GetBalanceRequest: MessageTypeDefinition<_turnpike_v1_GetBalanceRequest, _turnpike_v1_GetBalanceRequest__Output>
      GetBalanceResponse: MessageTypeDefinition<_turnpike_v1_GetBalanceResponse, _turnpike_v1_GetBalanceResponse__Output>
      GetChargebackRequest: MessageTypeDefinition<_turnpike_v1_GetChargebackRequest, _turnpike_v1_GetChargebackRequest__Output>
      GetConfigurationRequest: MessageTypeDefinition<_turnpike_v1_GetConfigurationRequest, _turnpike_v1_GetConfigurationRequest__Output>
      GetCustomerByExternalIdRequest: MessageTypeDefinition<_turnpike_v1_GetCustomerByExternalIdRequest, _turnpike_v1_GetCustomerByExternalIdRequest__Output>
      GetCustomerByParentPaymentRequest: MessageTypeDefinition<_turnpike_v1_GetCustomerByParentPaymentRequest, _turnpike_v1_GetCustomerByParentPaymentRequest__Output>
      GetCustomerRequest: MessageTypeDefinition<_turnpike_v1_GetCustomerRequest, _turnpike_v1_GetCustomerRequest__Output>
      GetDeliveryRequest: MessageTypeDefinition<_turnpike_v1_GetDeliveryRequest, _turnpike_v1_GetDeliveryRequest__Output>
      GetDisputeRequest: MessageTypeDefinition<_turnpike_v1_GetDisputeRequest, _turnpike_v1_GetDisputeRequest__Output>
      GetEndpointRequest: MessageTypeDefinition<_turnpike_v1_GetEndpointRequest, _turnpike_v1_GetEndpointRequest__Output>
      GetInvoiceRequest: MessageTypeDefinition<_turnpike_v1_GetInvoiceRequest, _turnpike_v1_GetInvoiceRequest__Output>
      GetInvoiceTemplateRequest: MessageTypeDefinition<_turnpike_v1_GetInvoiceTemplateRequest, _turnpike_v1_GetInvoiceTemplateRequest__Output>
      GetPaymentByTagRequest: MessageTypeDefinition<_turnpike_v1_GetPaymentByTagRequest, _turnpike_v1_GetPaymentByTagRequest__Output>
      GetPaymentRequest: MessageTypeDefinition<_turnpike_v1_GetPaymentRequest, _turnpike_v1_GetPaymentRequest__Output>
      GetPlanRequest: MessageTypeDefinition<_turnpike_v1_GetPlanRequest, _turnpike_v1_GetPlanRequest__Output>
      GetRefundRequest: MessageTypeDefinition<_turnpike_v1_GetRefundRequest, _turnpike_v1_GetRefundRequest__Output>
      GetRouteLimitValuesRequest: MessageTypeDefinition<_turnpike_v1_GetRouteLimitValuesRequest, _turnpike_v1_GetRouteLimitValuesRequest__Output>
      GetRouteLimitValuesResponse: MessageTypeDefinition<_turnpike_v1_GetRouteLimitValuesResponse, _turnpike_v1_GetRouteLimitValuesResponse__Output>
      GetTraceRequest: MessageTypeDefinition<_turnpike_v1_GetTraceRequest, _turnpike_v1_GetTraceRequest__Output>
      H2hCallbackUrls: MessageTypeDefinition<_turnpike_v1_H2hCallbackUrls, _turnpike_v1_H2hCallbackUrls__Output>
      H2hCustomer: MessageTypeDefinition<_turnpike_v1_H2hCustomer, _turnpike_v1_H2hCustomer__Output>
      H2hOperation: MessageTypeDefinition<_turnpike_v1_H2hOperation, _turnpike_v1_H2hOperation__Output>
      H2hOperationKind: EnumTypeDefinition
      H2hOperationState: EnumTypeDefinition
      H2hPayment: MessageTypeDefinition<_turnpike_v1_H2hPayment, _turnpike_v1_H2hPayment__Output>
      H2hPaymentMethod: MessageTypeDefinition<_turnpike_v1_H2hPaymentMethod, _turnpike_v1_H2hPaymentMethod__Output>
      H2hPaymentType: EnumTypeDefinition
      H2hProduct: EnumTypeDefinition
      H2hReceiver: MessageTypeDefinition<_turnpike_v1_H2hReceiver, _turnpike_v1_H2hReceiver__Output>
      H2hRedirect: MessageTypeDefinition<_turnpike_v1_H2hRedirect, _turnpike_v1_H2hRedirect__Output>
      H2hRedirectMethod: EnumTypeDefinition
      H2hRefund: MessageTypeDefinition<_turnpike_v1_H2hRefund, _turnpike_v1_H2hRefund__Output>
      H2hRefundState: EnumTypeDefinition
      H2hRequisites: MessageTypeDefinition<_turnpike_v1_H2hRequisites, _turnpike_v1_H2hRequisites__Output>
      H2hStatus: EnumTypeDefinition
      H2hSubStatus: EnumTypeDefinition
      HoldExpiration: EnumTypeDefinition
      HoldFlow: MessageTypeDefinition<_turnpike_v1_HoldFlow, _turnpike_v1_HoldFlow__Output>
      HoldTerms: MessageTypeDefinition<_turnpike_v1_HoldTerms, _turnpike_v1_HoldTerms__Output>
      /**
       * Payins, payouts and cases of cash desks, from the merchant's host to this one. The same can be asked over HTTP.
       * Of a create call the merchant's own id names the request: a repeat with the same content gives the present state, whatever
       * it is by now; PAYMENT_ID_CONFLICT with other content. A pair of project_id and payment_id is never free again.
       * PROJECT_NOT_FOUND for a cash desk that is not there or not the caller's, PROJECT_DISABLED for one that is disabled,
       * RATE_LIMITED for one that asks for too much. Role: merchant or operator, if nothing else is said.
       */
      HostToHostService: SubtypeConstructor<typeof grpc.Client, _turnpike_v1_HostToHostServiceClient> & { service: _turnpike_v1_HostToHostServiceDefinition }
      HostToHostServiceGetPaymentRequest: MessageTypeDefinition<_turnpike_v1_HostToHostServiceGetPaymentRequest, _turnpike_v1_HostToHostServiceGetPaymentRequest__Output>
      HostToHostServiceGetRefundRequest: MessageTypeDefinition<_turnpike_v1_HostToHostServiceGetRefundRequest, _turnpike_v1_HostToHostServiceGetRefundRequest__Output>
      InstantFlow: MessageTypeDefinition<_turnpike_v1_InstantFlow, _turnpike_v1_InstantFlow__Output>
      InvalidateRecurrentTokenRequest: MessageTypeDefinition<_turnpike_v1_InvalidateRecurrentTokenRequest, _turnpike_v1_InvalidateRecurrentTokenRequest__Output>
      Invoice: MessageTypeDefinition<_turnpike_v1_Invoice, _turnpike_v1_Invoice__Output>
      InvoiceAttention: MessageTypeDefinition<_turnpike_v1_InvoiceAttention, _turnpike_v1_InvoiceAttention__Output>
      InvoiceAttentionChanged: MessageTypeDefinition<_turnpike_v1_InvoiceAttentionChanged, _turnpike_v1_InvoiceAttentionChanged__Output>
      InvoiceBankAccount: MessageTypeDefinition<_turnpike_v1_InvoiceBankAccount, _turnpike_v1_InvoiceBankAccount__Output>
      InvoiceChange: MessageTypeDefinition<_turnpike_v1_InvoiceChange, _turnpike_v1_InvoiceChange__Output>
      InvoiceClientInfo: MessageTypeDefinition<_turnpike_v1_InvoiceClientInfo, _turnpike_v1_InvoiceClientInfo__Output>
      InvoiceCreated: MessageTypeDefinition<_turnpike_v1_InvoiceCreated, _turnpike_v1_InvoiceCreated__Output>
      InvoiceDetails: MessageTypeDefinition<_turnpike_v1_InvoiceDetails, _turnpike_v1_InvoiceDetails__Output>
      InvoiceEvent: MessageTypeDefinition<_turnpike_v1_InvoiceEvent, _turnpike_v1_InvoiceEvent__Output>
      InvoiceMutation: MessageTypeDefinition<_turnpike_v1_InvoiceMutation, _turnpike_v1_InvoiceMutation__Output>
      InvoiceMutationParams: MessageTypeDefinition<_turnpike_v1_InvoiceMutationParams, _turnpike_v1_InvoiceMutationParams__Output>
      InvoiceState: EnumTypeDefinition
      InvoiceStateChanged: MessageTypeDefinition<_turnpike_v1_InvoiceStateChanged, _turnpike_v1_InvoiceStateChanged__Output>
      InvoiceTemplate: MessageTypeDefinition<_turnpike_v1_InvoiceTemplate, _turnpike_v1_InvoiceTemplate__Output>
      InvoiceTemplateCart: MessageTypeDefinition<_turnpike_v1_InvoiceTemplateCart, _turnpike_v1_InvoiceTemplateCart__Output>
      InvoiceTemplateDetails: MessageTypeDefinition<_turnpike_v1_InvoiceTemplateDetails, _turnpike_v1_InvoiceTemplateDetails__Output>
      InvoiceTemplatePrice: MessageTypeDefinition<_turnpike_v1_InvoiceTemplatePrice, _turnpike_v1_InvoiceTemplatePrice__Output>
      InvoiceTemplateProduct: MessageTypeDefinition<_turnpike_v1_InvoiceTemplateProduct, _turnpike_v1_InvoiceTemplateProduct__Output>
      /**
       * Invoice templates: what many invoices of a shop have in common. InvoicingService.CreateInvoiceFromTemplate makes
       * invoices of them. An invoice keeps what its template said when it was made.
       */
      InvoiceTemplateService: SubtypeConstructor<typeof grpc.Client, _turnpike_v1_InvoiceTemplateServiceClient> & { service: _turnpike_v1_InvoiceTemplateServiceDefinition }
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
      InvoicingService: SubtypeConstructor<typeof grpc.Client, _turnpike_v1_InvoicingServiceClient> & { service: _turnpike_v1_InvoicingServiceDefinition }
      /**
       * The books, in double entry. A plan is held, and then committed or rolled back once.
       * Role: operator; a merchant sees its own accounts, and of plans the postings that touch them.
       */
      LedgerService: SubtypeConstructor<typeof grpc.Client, _turnpike_v1_LedgerServiceClient> & { service: _turnpike_v1_LedgerServiceDefinition }
      LimitValue: MessageTypeDefinition<_turnpike_v1_LimitValue, _turnpike_v1_LimitValue__Output>
      ListAccountPostingsRequest: MessageTypeDefinition<_turnpike_v1_ListAccountPostingsRequest, _turnpike_v1_ListAccountPostingsRequest__Output>
      ListAccountPostingsResponse: MessageTypeDefinition<_turnpike_v1_ListAccountPostingsResponse, _turnpike_v1_ListAccountPostingsResponse__Output>
      ListBanksRequest: MessageTypeDefinition<_turnpike_v1_ListBanksRequest, _turnpike_v1_ListBanksRequest__Output>
      ListBanksResponse: MessageTypeDefinition<_turnpike_v1_ListBanksResponse, _turnpike_v1_ListBanksResponse__Output>
      ListCustomerBankCardsRequest: MessageTypeDefinition<_turnpike_v1_ListCustomerBankCardsRequest, _turnpike_v1_ListCustomerBankCardsRequest__Output>
      ListCustomerBankCardsResponse: MessageTypeDefinition<_turnpike_v1_ListCustomerBankCardsResponse, _turnpike_v1_ListCustomerBankCardsResponse__Output>
      ListCustomerPaymentsRequest: MessageTypeDefinition<_turnpike_v1_ListCustomerPaymentsRequest, _turnpike_v1_ListCustomerPaymentsRequest__Output>
      ListCustomerPaymentsResponse: MessageTypeDefinition<_turnpike_v1_ListCustomerPaymentsResponse, _turnpike_v1_ListCustomerPaymentsResponse__Output>
      ListDeliveriesRequest: MessageTypeDefinition<_turnpike_v1_ListDeliveriesRequest, _turnpike_v1_ListDeliveriesRequest__Output>
      ListDeliveriesResponse: MessageTypeDefinition<_turnpike_v1_ListDeliveriesResponse, _turnpike_v1_ListDeliveriesResponse__Output>
      ListDisputesRequest: MessageTypeDefinition<_turnpike_v1_ListDisputesRequest, _turnpike_v1_ListDisputesRequest__Output>
      ListDisputesResponse: MessageTypeDefinition<_turnpike_v1_ListDisputesResponse, _turnpike_v1_ListDisputesResponse__Output>
      ListEndpointsRequest: MessageTypeDefinition<_turnpike_v1_ListEndpointsRequest, _turnpike_v1_ListEndpointsRequest__Output>
      ListEndpointsResponse: MessageTypeDefinition<_turnpike_v1_ListEndpointsResponse, _turnpike_v1_ListEndpointsResponse__Output>
      ListInvoiceEventsRequest: MessageTypeDefinition<_turnpike_v1_ListInvoiceEventsRequest, _turnpike_v1_ListInvoiceEventsRequest__Output>
      ListInvoiceEventsResponse: MessageTypeDefinition<_turnpike_v1_ListInvoiceEventsResponse, _turnpike_v1_ListInvoiceEventsResponse__Output>
      ListInvoicesRequest: MessageTypeDefinition<_turnpike_v1_ListInvoicesRequest, _turnpike_v1_ListInvoicesRequest__Output>
      ListInvoicesResponse: MessageTypeDefinition<_turnpike_v1_ListInvoicesResponse, _turnpike_v1_ListInvoicesResponse__Output>
      ListNodesRequest: MessageTypeDefinition<_turnpike_v1_ListNodesRequest, _turnpike_v1_ListNodesRequest__Output>
      ListNodesResponse: MessageTypeDefinition<_turnpike_v1_ListNodesResponse, _turnpike_v1_ListNodesResponse__Output>
      ListParkedCallbacksRequest: MessageTypeDefinition<_turnpike_v1_ListParkedCallbacksRequest, _turnpike_v1_ListParkedCallbacksRequest__Output>
      ListParkedCallbacksResponse: MessageTypeDefinition<_turnpike_v1_ListParkedCallbacksResponse, _turnpike_v1_ListParkedCallbacksResponse__Output>
      ListPartitionsRequest: MessageTypeDefinition<_turnpike_v1_ListPartitionsRequest, _turnpike_v1_ListPartitionsRequest__Output>
      ListPartitionsResponse: MessageTypeDefinition<_turnpike_v1_ListPartitionsResponse, _turnpike_v1_ListPartitionsResponse__Output>
      ListPaymentMethodsRequest: MessageTypeDefinition<_turnpike_v1_ListPaymentMethodsRequest, _turnpike_v1_ListPaymentMethodsRequest__Output>
      ListPaymentMethodsResponse: MessageTypeDefinition<_turnpike_v1_ListPaymentMethodsResponse, _turnpike_v1_ListPaymentMethodsResponse__Output>
      ListPayoutsRequest: MessageTypeDefinition<_turnpike_v1_ListPayoutsRequest, _turnpike_v1_ListPayoutsRequest__Output>
      ListPayoutsResponse: MessageTypeDefinition<_turnpike_v1_ListPayoutsResponse, _turnpike_v1_ListPayoutsResponse__Output>
      ListRecurrentTokensRequest: MessageTypeDefinition<_turnpike_v1_ListRecurrentTokensRequest, _turnpike_v1_ListRecurrentTokensRequest__Output>
      ListRecurrentTokensResponse: MessageTypeDefinition<_turnpike_v1_ListRecurrentTokensResponse, _turnpike_v1_ListRecurrentTokensResponse__Output>
      ListRevisionsRequest: MessageTypeDefinition<_turnpike_v1_ListRevisionsRequest, _turnpike_v1_ListRevisionsRequest__Output>
      ListRevisionsResponse: MessageTypeDefinition<_turnpike_v1_ListRevisionsResponse, _turnpike_v1_ListRevisionsResponse__Output>
      ListStalledInvoicesRequest: MessageTypeDefinition<_turnpike_v1_ListStalledInvoicesRequest, _turnpike_v1_ListStalledInvoicesRequest__Output>
      ListStalledInvoicesResponse: MessageTypeDefinition<_turnpike_v1_ListStalledInvoicesResponse, _turnpike_v1_ListStalledInvoicesResponse__Output>
      MerchantAccountOwner: MessageTypeDefinition<_turnpike_v1_MerchantAccountOwner, _turnpike_v1_MerchantAccountOwner__Output>
      MobileCommerce: MessageTypeDefinition<_turnpike_v1_MobileCommerce, _turnpike_v1_MobileCommerce__Output>
      MobilePhone: MessageTypeDefinition<_turnpike_v1_MobilePhone, _turnpike_v1_MobilePhone__Output>
      Money: MessageTypeDefinition<_turnpike_v1_Money, _turnpike_v1_Money__Output>
      MoneyBound: MessageTypeDefinition<_turnpike_v1_MoneyBound, _turnpike_v1_MoneyBound__Output>
      MoneyRange: MessageTypeDefinition<_turnpike_v1_MoneyRange, _turnpike_v1_MoneyRange__Output>
      MoneyRangeSelector: MessageTypeDefinition<_turnpike_v1_MoneyRangeSelector, _turnpike_v1_MoneyRangeSelector__Output>
      NameSelector: MessageTypeDefinition<_turnpike_v1_NameSelector, _turnpike_v1_NameSelector__Output>
      NameSet: MessageTypeDefinition<_turnpike_v1_NameSet, _turnpike_v1_NameSet__Output>
      Node: MessageTypeDefinition<_turnpike_v1_Node, _turnpike_v1_Node__Output>
      NodeState: EnumTypeDefinition
      OneTimePasswordRequest: MessageTypeDefinition<_turnpike_v1_OneTimePasswordRequest, _turnpike_v1_OneTimePasswordRequest__Output>
      OpaqueContext: MessageTypeDefinition<_turnpike_v1_OpaqueContext, _turnpike_v1_OpaqueContext__Output>
      OpenDisputeRequest: MessageTypeDefinition<_turnpike_v1_OpenDisputeRequest, _turnpike_v1_OpenDisputeRequest__Output>
      /**
       * What operators do with a running system.
       * Role: operator.
       */
      OperationsService: SubtypeConstructor<typeof grpc.Client, _turnpike_v1_OperationsServiceClient> & { service: _turnpike_v1_OperationsServiceDefinition }
      PaRes: MessageTypeDefinition<_turnpike_v1_PaRes, _turnpike_v1_PaRes__Output>
      ParkedCallback: MessageTypeDefinition<_turnpike_v1_ParkedCallback, _turnpike_v1_ParkedCallback__Output>
      ParkingReason: EnumTypeDefinition
      PartialRefundTerms: MessageTypeDefinition<_turnpike_v1_PartialRefundTerms, _turnpike_v1_PartialRefundTerms__Output>
      Partition: MessageTypeDefinition<_turnpike_v1_Partition, _turnpike_v1_Partition__Output>
      PartnerCallback: MessageTypeDefinition<_turnpike_v1_PartnerCallback, _turnpike_v1_PartnerCallback__Output>
      Payer: MessageTypeDefinition<_turnpike_v1_Payer, _turnpike_v1_Payer__Output>
      Payment: MessageTypeDefinition<_turnpike_v1_Payment, _turnpike_v1_Payment__Output>
      PaymentAmountChanged: MessageTypeDefinition<_turnpike_v1_PaymentAmountChanged, _turnpike_v1_PaymentAmountChanged__Output>
      PaymentCashFlowChanged: MessageTypeDefinition<_turnpike_v1_PaymentCashFlowChanged, _turnpike_v1_PaymentCashFlowChanged__Output>
      PaymentFlag: EnumTypeDefinition
      PaymentFlagRaised: MessageTypeDefinition<_turnpike_v1_PaymentFlagRaised, _turnpike_v1_PaymentFlagRaised__Output>
      PaymentFlow: MessageTypeDefinition<_turnpike_v1_PaymentFlow, _turnpike_v1_PaymentFlow__Output>
      PaymentInteractionCompleted: MessageTypeDefinition<_turnpike_v1_PaymentInteractionCompleted, _turnpike_v1_PaymentInteractionCompleted__Output>
      PaymentInteractionRequested: MessageTypeDefinition<_turnpike_v1_PaymentInteractionRequested, _turnpike_v1_PaymentInteractionRequested__Output>
      PaymentOrigin: EnumTypeDefinition
      PaymentProgress: EnumTypeDefinition
      PaymentProgressed: MessageTypeDefinition<_turnpike_v1_PaymentProgressed, _turnpike_v1_PaymentProgressed__Output>
      PaymentRecurrenceEnabled: MessageTypeDefinition<_turnpike_v1_PaymentRecurrenceEnabled, _turnpike_v1_PaymentRecurrenceEnabled__Output>
      PaymentResourcePayer: MessageTypeDefinition<_turnpike_v1_PaymentResourcePayer, _turnpike_v1_PaymentResourcePayer__Output>
      PaymentStarted: MessageTypeDefinition<_turnpike_v1_PaymentStarted, _turnpike_v1_PaymentStarted__Output>
      PaymentState: EnumTypeDefinition
      PaymentStateChanged: MessageTypeDefinition<_turnpike_v1_PaymentStateChanged, _turnpike_v1_PaymentStateChanged__Output>
      PaymentStep: EnumTypeDefinition
      PaymentTerminal: MessageTypeDefinition<_turnpike_v1_PaymentTerminal, _turnpike_v1_PaymentTerminal__Output>
      PaymentTerminalReceipt: MessageTypeDefinition<_turnpike_v1_PaymentTerminalReceipt, _turnpike_v1_PaymentTerminalReceipt__Output>
      PaymentTerms: MessageTypeDefinition<_turnpike_v1_PaymentTerms, _turnpike_v1_PaymentTerms__Output>
      PaymentTool: MessageTypeDefinition<_turnpike_v1_PaymentTool, _turnpike_v1_PaymentTool__Output>
      PayoutAttentionChanged: MessageTypeDefinition<_turnpike_v1_PayoutAttentionChanged, _turnpike_v1_PayoutAttentionChanged__Output>
      PayoutChange: MessageTypeDefinition<_turnpike_v1_PayoutChange, _turnpike_v1_PayoutChange__Output>
      PayoutEvent: MessageTypeDefinition<_turnpike_v1_PayoutEvent, _turnpike_v1_PayoutEvent__Output>
      PayoutPaidLate: MessageTypeDefinition<_turnpike_v1_PayoutPaidLate, _turnpike_v1_PayoutPaidLate__Output>
      PayoutSummary: MessageTypeDefinition<_turnpike_v1_PayoutSummary, _turnpike_v1_PayoutSummary__Output>
      Plan: MessageTypeDefinition<_turnpike_v1_Plan, _turnpike_v1_Plan__Output>
      PlanBatch: MessageTypeDefinition<_turnpike_v1_PlanBatch, _turnpike_v1_PlanBatch__Output>
      PlanState: EnumTypeDefinition
      Posting: MessageTypeDefinition<_turnpike_v1_Posting, _turnpike_v1_Posting__Output>
      ProcessPaymentCallbackRequest: MessageTypeDefinition<_turnpike_v1_ProcessPaymentCallbackRequest, _turnpike_v1_ProcessPaymentCallbackRequest__Output>
      ProcessPaymentCallbackResponse: MessageTypeDefinition<_turnpike_v1_ProcessPaymentCallbackResponse, _turnpike_v1_ProcessPaymentCallbackResponse__Output>
      ProviderAccountOwner: MessageTypeDefinition<_turnpike_v1_ProviderAccountOwner, _turnpike_v1_ProviderAccountOwner__Output>
      /**
       * What adapters that run outside of the cluster tell it of their sessions, by the tags that they gave.
       * Role: bridge, operator.
       */
      ProviderHostService: SubtypeConstructor<typeof grpc.Client, _turnpike_v1_ProviderHostServiceClient> & { service: _turnpike_v1_ProviderHostServiceDefinition }
      QrCodeDisplayRequest: MessageTypeDefinition<_turnpike_v1_QrCodeDisplayRequest, _turnpike_v1_QrCodeDisplayRequest__Output>
      RandomizationDirection: EnumTypeDefinition
      RandomizationParams: MessageTypeDefinition<_turnpike_v1_RandomizationParams, _turnpike_v1_RandomizationParams__Output>
      Rational: MessageTypeDefinition<_turnpike_v1_Rational, _turnpike_v1_Rational__Output>
      RecurrentPayer: MessageTypeDefinition<_turnpike_v1_RecurrentPayer, _turnpike_v1_RecurrentPayer__Output>
      RecurrentTerms: MessageTypeDefinition<_turnpike_v1_RecurrentTerms, _turnpike_v1_RecurrentTerms__Output>
      RecurrentToken: MessageTypeDefinition<_turnpike_v1_RecurrentToken, _turnpike_v1_RecurrentToken__Output>
      RecurrentTokenState: EnumTypeDefinition
      Refund: MessageTypeDefinition<_turnpike_v1_Refund, _turnpike_v1_Refund__Output>
      RefundCreated: MessageTypeDefinition<_turnpike_v1_RefundCreated, _turnpike_v1_RefundCreated__Output>
      RefundPaymentRequest: MessageTypeDefinition<_turnpike_v1_RefundPaymentRequest, _turnpike_v1_RefundPaymentRequest__Output>
      RefundState: EnumTypeDefinition
      RefundStateChanged: MessageTypeDefinition<_turnpike_v1_RefundStateChanged, _turnpike_v1_RefundStateChanged__Output>
      RefundStep: EnumTypeDefinition
      RefundTerms: MessageTypeDefinition<_turnpike_v1_RefundTerms, _turnpike_v1_RefundTerms__Output>
      RegisterPaymentRequest: MessageTypeDefinition<_turnpike_v1_RegisterPaymentRequest, _turnpike_v1_RegisterPaymentRequest__Output>
      RejectChargebackRequest: MessageTypeDefinition<_turnpike_v1_RejectChargebackRequest, _turnpike_v1_RejectChargebackRequest__Output>
      RemoveBankCardRequest: MessageTypeDefinition<_turnpike_v1_RemoveBankCardRequest, _turnpike_v1_RemoveBankCardRequest__Output>
      RemoveInvoice: MessageTypeDefinition<_turnpike_v1_RemoveInvoice, _turnpike_v1_RemoveInvoice__Output>
      ReopenChargebackRequest: MessageTypeDefinition<_turnpike_v1_ReopenChargebackRequest, _turnpike_v1_ReopenChargebackRequest__Output>
      RepairAction: MessageTypeDefinition<_turnpike_v1_RepairAction, _turnpike_v1_RepairAction__Output>
      RepairAdjustmentState: MessageTypeDefinition<_turnpike_v1_RepairAdjustmentState, _turnpike_v1_RepairAdjustmentState__Output>
      RepairAmount: MessageTypeDefinition<_turnpike_v1_RepairAmount, _turnpike_v1_RepairAmount__Output>
      RepairChange: MessageTypeDefinition<_turnpike_v1_RepairChange, _turnpike_v1_RepairChange__Output>
      RepairChargebackState: MessageTypeDefinition<_turnpike_v1_RepairChargebackState, _turnpike_v1_RepairChargebackState__Output>
      RepairInvoiceRequest: MessageTypeDefinition<_turnpike_v1_RepairInvoiceRequest, _turnpike_v1_RepairInvoiceRequest__Output>
      RepairInvoiceState: MessageTypeDefinition<_turnpike_v1_RepairInvoiceState, _turnpike_v1_RepairInvoiceState__Output>
      RepairInvoiceWithScenarioRequest: MessageTypeDefinition<_turnpike_v1_RepairInvoiceWithScenarioRequest, _turnpike_v1_RepairInvoiceWithScenarioRequest__Output>
      RepairPaymentState: MessageTypeDefinition<_turnpike_v1_RepairPaymentState, _turnpike_v1_RepairPaymentState__Output>
      RepairRefundState: MessageTypeDefinition<_turnpike_v1_RepairRefundState, _turnpike_v1_RepairRefundState__Output>
      RepairRiskScore: MessageTypeDefinition<_turnpike_v1_RepairRiskScore, _turnpike_v1_RepairRiskScore__Output>
      RepairRollback: MessageTypeDefinition<_turnpike_v1_RepairRollback, _turnpike_v1_RepairRollback__Output>
      RepairScenario: MessageTypeDefinition<_turnpike_v1_RepairScenario, _turnpike_v1_RepairScenario__Output>
      RepairSession: MessageTypeDefinition<_turnpike_v1_RepairSession, _turnpike_v1_RepairSession__Output>
      RepairTimer: MessageTypeDefinition<_turnpike_v1_RepairTimer, _turnpike_v1_RepairTimer__Output>
      RepairTransaction: MessageTypeDefinition<_turnpike_v1_RepairTransaction, _turnpike_v1_RepairTransaction__Output>
      ReplayCallbackRequest: MessageTypeDefinition<_turnpike_v1_ReplayCallbackRequest, _turnpike_v1_ReplayCallbackRequest__Output>
      ReplayCallbackResponse: MessageTypeDefinition<_turnpike_v1_ReplayCallbackResponse, _turnpike_v1_ReplayCallbackResponse__Output>
      ReplayDeliveryRequest: MessageTypeDefinition<_turnpike_v1_ReplayDeliveryRequest, _turnpike_v1_ReplayDeliveryRequest__Output>
      RescindInvoiceRequest: MessageTypeDefinition<_turnpike_v1_RescindInvoiceRequest, _turnpike_v1_RescindInvoiceRequest__Output>
      ResolveDisputeRequest: MessageTypeDefinition<_turnpike_v1_ResolveDisputeRequest, _turnpike_v1_ResolveDisputeRequest__Output>
      RiskScore: EnumTypeDefinition
      RotateSecretRequest: MessageTypeDefinition<_turnpike_v1_RotateSecretRequest, _turnpike_v1_RotateSecretRequest__Output>
      RoundingMethod: EnumTypeDefinition
      Route: MessageTypeDefinition<_turnpike_v1_Route, _turnpike_v1_Route__Output>
      RouteLimitValues: MessageTypeDefinition<_turnpike_v1_RouteLimitValues, _turnpike_v1_RouteLimitValues__Output>
      RouteOutcome: EnumTypeDefinition
      RoutingVarset: MessageTypeDefinition<_turnpike_v1_RoutingVarset, _turnpike_v1_RoutingVarset__Output>
      RussianBankAccount: MessageTypeDefinition<_turnpike_v1_RussianBankAccount, _turnpike_v1_RussianBankAccount__Output>
      Session: MessageTypeDefinition<_turnpike_v1_Session, _turnpike_v1_Session__Output>
      SessionState: EnumTypeDefinition
      SessionTarget: EnumTypeDefinition
      SkipInspector: MessageTypeDefinition<_turnpike_v1_SkipInspector, _turnpike_v1_SkipInspector__Output>
      StartDisputeRequest: MessageTypeDefinition<_turnpike_v1_StartDisputeRequest, _turnpike_v1_StartDisputeRequest__Output>
      StartPaymentRequest: MessageTypeDefinition<_turnpike_v1_StartPaymentRequest, _turnpike_v1_StartPaymentRequest__Output>
      StatusChangeAdjustment: MessageTypeDefinition<_turnpike_v1_StatusChangeAdjustment, _turnpike_v1_StatusChangeAdjustment__Output>
      SubFailure: MessageTypeDefinition<_turnpike_v1_SubFailure, _turnpike_v1_SubFailure__Output>
      SubmitDisputeEvidenceRequest: MessageTypeDefinition<_turnpike_v1_SubmitDisputeEvidenceRequest, _turnpike_v1_SubmitDisputeEvidenceRequest__Output>
      SubscribeRequest: MessageTypeDefinition<_turnpike_v1_SubscribeRequest, _turnpike_v1_SubscribeRequest__Output>
      SubscribeResponse: MessageTypeDefinition<_turnpike_v1_SubscribeResponse, _turnpike_v1_SubscribeResponse__Output>
      SystemAccountOwner: MessageTypeDefinition<_turnpike_v1_SystemAccountOwner, _turnpike_v1_SystemAccountOwner__Output>
      TermSet: MessageTypeDefinition<_turnpike_v1_TermSet, _turnpike_v1_TermSet__Output>
      ThreeDsVerification: EnumTypeDefinition
      TokenizationMethod: EnumTypeDefinition
      TokenizeCardRequest: MessageTypeDefinition<_turnpike_v1_TokenizeCardRequest, _turnpike_v1_TokenizeCardRequest__Output>
      TokenizeCardResponse: MessageTypeDefinition<_turnpike_v1_TokenizeCardResponse, _turnpike_v1_TokenizeCardResponse__Output>
      Trace: MessageTypeDefinition<_turnpike_v1_Trace, _turnpike_v1_Trace__Output>
      TraceEvent: MessageTypeDefinition<_turnpike_v1_TraceEvent, _turnpike_v1_TraceEvent__Output>
      TraceStep: MessageTypeDefinition<_turnpike_v1_TraceStep, _turnpike_v1_TraceStep__Output>
      TransactionAccount: MessageTypeDefinition<_turnpike_v1_TransactionAccount, _turnpike_v1_TransactionAccount__Output>
      TransactionInfo: MessageTypeDefinition<_turnpike_v1_TransactionInfo, _turnpike_v1_TransactionInfo__Output>
      TransferRequest: MessageTypeDefinition<_turnpike_v1_TransferRequest, _turnpike_v1_TransferRequest__Output>
      TrustLevel: EnumTypeDefinition
      UndecidedBranch: MessageTypeDefinition<_turnpike_v1_UndecidedBranch, _turnpike_v1_UndecidedBranch__Output>
      UndecidedTerm: MessageTypeDefinition<_turnpike_v1_UndecidedTerm, _turnpike_v1_UndecidedTerm__Output>
      UnlimitedPrice: MessageTypeDefinition<_turnpike_v1_UnlimitedPrice, _turnpike_v1_UnlimitedPrice__Output>
      UnsetTimer: MessageTypeDefinition<_turnpike_v1_UnsetTimer, _turnpike_v1_UnsetTimer__Output>
      UpdateEndpointRequest: MessageTypeDefinition<_turnpike_v1_UpdateEndpointRequest, _turnpike_v1_UpdateEndpointRequest__Output>
      UpdateInvoiceTemplateRequest: MessageTypeDefinition<_turnpike_v1_UpdateInvoiceTemplateRequest, _turnpike_v1_UpdateInvoiceTemplateRequest__Output>
      UserInteraction: MessageTypeDefinition<_turnpike_v1_UserInteraction, _turnpike_v1_UserInteraction__Output>
      UserInteractionState: EnumTypeDefinition
      /**
       * Takes card numbers, and gives tokens. Role: merchant or operator.
       */
      VaultService: SubtypeConstructor<typeof grpc.Client, _turnpike_v1_VaultServiceClient> & { service: _turnpike_v1_VaultServiceDefinition }
      WatchInvoiceRequest: MessageTypeDefinition<_turnpike_v1_WatchInvoiceRequest, _turnpike_v1_WatchInvoiceRequest__Output>
      WebhookDisableReason: EnumTypeDefinition
      WebhookEndpoint: MessageTypeDefinition<_turnpike_v1_WebhookEndpoint, _turnpike_v1_WebhookEndpoint__Output>
      WebhookEndpointState: EnumTypeDefinition
      /**
       * Where a merchant wants to be told of what happens, and what became of each message. Messages follow Standard Webhooks
       * (docs/webhooks.md). Role: merchant for its own, or operator for the party it names.
       */
      WebhookService: SubtypeConstructor<typeof grpc.Client, _turnpike_v1_WebhookServiceClient> & { service: _turnpike_v1_WebhookServiceDefinition }
      WebhookSignature: EnumTypeDefinition
    }
  }
}

