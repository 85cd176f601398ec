// Original file: protos/turnpike/v1/invoicing_service.proto

import type { Duration as _google_protobuf_Duration, Duration__Output as _google_protobuf_Duration__Output } from '../../google/protobuf/Duration.ts';
import type { CreateInvoiceRequest as _turnpike_v1_CreateInvoiceRequest, CreateInvoiceRequest__Output as _turnpike_v1_CreateInvoiceRequest__Output } from '../../turnpike/v1/CreateInvoiceRequest.ts';
import type { CreateInvoiceFromTemplateRequest as _turnpike_v1_CreateInvoiceFromTemplateRequest, CreateInvoiceFromTemplateRequest__Output as _turnpike_v1_CreateInvoiceFromTemplateRequest__Output } from '../../turnpike/v1/CreateInvoiceFromTemplateRequest.ts';
import type { FulfillInvoiceRequest as _turnpike_v1_FulfillInvoiceRequest, FulfillInvoiceRequest__Output as _turnpike_v1_FulfillInvoiceRequest__Output } from '../../turnpike/v1/FulfillInvoiceRequest.ts';
import type { RescindInvoiceRequest as _turnpike_v1_RescindInvoiceRequest, RescindInvoiceRequest__Output as _turnpike_v1_RescindInvoiceRequest__Output } from '../../turnpike/v1/RescindInvoiceRequest.ts';
import type { StartPaymentRequest as _turnpike_v1_StartPaymentRequest, StartPaymentRequest__Output as _turnpike_v1_StartPaymentRequest__Output } from '../../turnpike/v1/StartPaymentRequest.ts';
import type { RegisterPaymentRequest as _turnpike_v1_RegisterPaymentRequest, RegisterPaymentRequest__Output as _turnpike_v1_RegisterPaymentRequest__Output } from '../../turnpike/v1/RegisterPaymentRequest.ts';
import type { CapturePaymentRequest as _turnpike_v1_CapturePaymentRequest, CapturePaymentRequest__Output as _turnpike_v1_CapturePaymentRequest__Output } from '../../turnpike/v1/CapturePaymentRequest.ts';
import type { CancelPaymentRequest as _turnpike_v1_CancelPaymentRequest, CancelPaymentRequest__Output as _turnpike_v1_CancelPaymentRequest__Output } from '../../turnpike/v1/CancelPaymentRequest.ts';
import type { RefundPaymentRequest as _turnpike_v1_RefundPaymentRequest, RefundPaymentRequest__Output as _turnpike_v1_RefundPaymentRequest__Output } from '../../turnpike/v1/RefundPaymentRequest.ts';
import type { CreateManualRefundRequest as _turnpike_v1_CreateManualRefundRequest, CreateManualRefundRequest__Output as _turnpike_v1_CreateManualRefundRequest__Output } from '../../turnpike/v1/CreateManualRefundRequest.ts';
import type { CreateAdjustmentRequest as _turnpike_v1_CreateAdjustmentRequest, CreateAdjustmentRequest__Output as _turnpike_v1_CreateAdjustmentRequest__Output } from '../../turnpike/v1/CreateAdjustmentRequest.ts';
import type { CreateChargebackRequest as _turnpike_v1_CreateChargebackRequest, CreateChargebackRequest__Output as _turnpike_v1_CreateChargebackRequest__Output } from '../../turnpike/v1/CreateChargebackRequest.ts';
import type { AcceptChargebackRequest as _turnpike_v1_AcceptChargebackRequest, AcceptChargebackRequest__Output as _turnpike_v1_AcceptChargebackRequest__Output } from '../../turnpike/v1/AcceptChargebackRequest.ts';
import type { RejectChargebackRequest as _turnpike_v1_RejectChargebackRequest, RejectChargebackRequest__Output as _turnpike_v1_RejectChargebackRequest__Output } from '../../turnpike/v1/RejectChargebackRequest.ts';
import type { ReopenChargebackRequest as _turnpike_v1_ReopenChargebackRequest, ReopenChargebackRequest__Output as _turnpike_v1_ReopenChargebackRequest__Output } from '../../turnpike/v1/ReopenChargebackRequest.ts';
import type { CancelChargebackRequest as _turnpike_v1_CancelChargebackRequest, CancelChargebackRequest__Output as _turnpike_v1_CancelChargebackRequest__Output } from '../../turnpike/v1/CancelChargebackRequest.ts';
import type { RepairInvoiceRequest as _turnpike_v1_RepairInvoiceRequest, RepairInvoiceRequest__Output as _turnpike_v1_RepairInvoiceRequest__Output } from '../../turnpike/v1/RepairInvoiceRequest.ts';
import type { RepairInvoiceWithScenarioRequest as _turnpike_v1_RepairInvoiceWithScenarioRequest, RepairInvoiceWithScenarioRequest__Output as _turnpike_v1_RepairInvoiceWithScenarioRequest__Output } from '../../turnpike/v1/RepairInvoiceWithScenarioRequest.ts';
import type { GetInvoiceRequest as _turnpike_v1_GetInvoiceRequest, GetInvoiceRequest__Output as _turnpike_v1_GetInvoiceRequest__Output } from '../../turnpike/v1/GetInvoiceRequest.ts';
import type { GetPaymentRequest as _turnpike_v1_GetPaymentRequest, GetPaymentRequest__Output as _turnpike_v1_GetPaymentRequest__Output } from '../../turnpike/v1/GetPaymentRequest.ts';

/**
 * One command of a stream.
 */
export interface ExecuteRequest {
  /**
   * The caller's name for the command, given back with its answer; 1 to 64 characters. Unique among the unanswered.
   */
  'tag'?: (string) | undefined;
  /**
   * How long the caller waits for the answer, from when the command arrives; 30 seconds if absent.
   */
  'timeout'?: (_google_protobuf_Duration | null) | undefined;
  /**
   * As CreateInvoice.
   */
  'createInvoice'?: (_turnpike_v1_CreateInvoiceRequest | null) | undefined;
  /**
   * As CreateInvoiceFromTemplate.
   */
  'createInvoiceFromTemplate'?: (_turnpike_v1_CreateInvoiceFromTemplateRequest | null) | undefined;
  /**
   * As FulfillInvoice.
   */
  'fulfillInvoice'?: (_turnpike_v1_FulfillInvoiceRequest | null) | undefined;
  /**
   * As RescindInvoice.
   */
  'rescindInvoice'?: (_turnpike_v1_RescindInvoiceRequest | null) | undefined;
  /**
   * As StartPayment.
   */
  'startPayment'?: (_turnpike_v1_StartPaymentRequest | null) | undefined;
  /**
   * As RegisterPayment.
   */
  'registerPayment'?: (_turnpike_v1_RegisterPaymentRequest | null) | undefined;
  /**
   * As CapturePayment.
   */
  'capturePayment'?: (_turnpike_v1_CapturePaymentRequest | null) | undefined;
  /**
   * As CancelPayment.
   */
  'cancelPayment'?: (_turnpike_v1_CancelPaymentRequest | null) | undefined;
  /**
   * As RefundPayment.
   */
  'refundPayment'?: (_turnpike_v1_RefundPaymentRequest | null) | undefined;
  /**
   * As CreateManualRefund.
   */
  'createManualRefund'?: (_turnpike_v1_CreateManualRefundRequest | null) | undefined;
  /**
   * As CreateAdjustment.
   */
  'createAdjustment'?: (_turnpike_v1_CreateAdjustmentRequest | null) | undefined;
  /**
   * As CreateChargeback.
   */
  'createChargeback'?: (_turnpike_v1_CreateChargebackRequest | null) | undefined;
  /**
   * As AcceptChargeback.
   */
  'acceptChargeback'?: (_turnpike_v1_AcceptChargebackRequest | null) | undefined;
  /**
   * As RejectChargeback.
   */
  'rejectChargeback'?: (_turnpike_v1_RejectChargebackRequest | null) | undefined;
  /**
   * As ReopenChargeback.
   */
  'reopenChargeback'?: (_turnpike_v1_ReopenChargebackRequest | null) | undefined;
  /**
   * As CancelChargeback.
   */
  'cancelChargeback'?: (_turnpike_v1_CancelChargebackRequest | null) | undefined;
  /**
   * As RepairInvoice.
   */
  'repairInvoice'?: (_turnpike_v1_RepairInvoiceRequest | null) | undefined;
  /**
   * As RepairInvoiceWithScenario.
   */
  'repairInvoiceWithScenario'?: (_turnpike_v1_RepairInvoiceWithScenarioRequest | null) | undefined;
  /**
   * As GetInvoice.
   */
  'getInvoice'?: (_turnpike_v1_GetInvoiceRequest | null) | undefined;
  /**
   * As GetPayment.
   */
  'getPayment'?: (_turnpike_v1_GetPaymentRequest | null) | undefined;
  /**
   * What to do.
   */
  'command'?: "createInvoice"|"createInvoiceFromTemplate"|"fulfillInvoice"|"rescindInvoice"|"startPayment"|"registerPayment"|"capturePayment"|"cancelPayment"|"refundPayment"|"createManualRefund"|"createAdjustment"|"createChargeback"|"acceptChargeback"|"rejectChargeback"|"reopenChargeback"|"cancelChargeback"|"repairInvoice"|"repairInvoiceWithScenario"|"getInvoice"|"getPayment" | undefined;
}

/**
 * One command of a stream.
 */
export interface ExecuteRequest__Output {
  /**
   * The caller's name for the command, given back with its answer; 1 to 64 characters. Unique among the unanswered.
   */
  'tag'?: (string) | undefined;
  /**
   * How long the caller waits for the answer, from when the command arrives; 30 seconds if absent.
   */
  'timeout'?: (_google_protobuf_Duration__Output) | undefined;
  /**
   * As CreateInvoice.
   */
  'createInvoice'?: (_turnpike_v1_CreateInvoiceRequest__Output) | undefined;
  /**
   * As CreateInvoiceFromTemplate.
   */
  'createInvoiceFromTemplate'?: (_turnpike_v1_CreateInvoiceFromTemplateRequest__Output) | undefined;
  /**
   * As FulfillInvoice.
   */
  'fulfillInvoice'?: (_turnpike_v1_FulfillInvoiceRequest__Output) | undefined;
  /**
   * As RescindInvoice.
   */
  'rescindInvoice'?: (_turnpike_v1_RescindInvoiceRequest__Output) | undefined;
  /**
   * As StartPayment.
   */
  'startPayment'?: (_turnpike_v1_StartPaymentRequest__Output) | undefined;
  /**
   * As RegisterPayment.
   */
  'registerPayment'?: (_turnpike_v1_RegisterPaymentRequest__Output) | undefined;
  /**
   * As CapturePayment.
   */
  'capturePayment'?: (_turnpike_v1_CapturePaymentRequest__Output) | undefined;
  /**
   * As CancelPayment.
   */
  'cancelPayment'?: (_turnpike_v1_CancelPaymentRequest__Output) | undefined;
  /**
   * As RefundPayment.
   */
  'refundPayment'?: (_turnpike_v1_RefundPaymentRequest__Output) | undefined;
  /**
   * As CreateManualRefund.
   */
  'createManualRefund'?: (_turnpike_v1_CreateManualRefundRequest__Output) | undefined;
  /**
   * As CreateAdjustment.
   */
  'createAdjustment'?: (_turnpike_v1_CreateAdjustmentRequest__Output) | undefined;
  /**
   * As CreateChargeback.
   */
  'createChargeback'?: (_turnpike_v1_CreateChargebackRequest__Output) | undefined;
  /**
   * As AcceptChargeback.
   */
  'acceptChargeback'?: (_turnpike_v1_AcceptChargebackRequest__Output) | undefined;
  /**
   * As RejectChargeback.
   */
  'rejectChargeback'?: (_turnpike_v1_RejectChargebackRequest__Output) | undefined;
  /**
   * As ReopenChargeback.
   */
  'reopenChargeback'?: (_turnpike_v1_ReopenChargebackRequest__Output) | undefined;
  /**
   * As CancelChargeback.
   */
  'cancelChargeback'?: (_turnpike_v1_CancelChargebackRequest__Output) | undefined;
  /**
   * As RepairInvoice.
   */
  'repairInvoice'?: (_turnpike_v1_RepairInvoiceRequest__Output) | undefined;
  /**
   * As RepairInvoiceWithScenario.
   */
  'repairInvoiceWithScenario'?: (_turnpike_v1_RepairInvoiceWithScenarioRequest__Output) | undefined;
  /**
   * As GetInvoice.
   */
  'getInvoice'?: (_turnpike_v1_GetInvoiceRequest__Output) | undefined;
  /**
   * As GetPayment.
   */
  'getPayment'?: (_turnpike_v1_GetPaymentRequest__Output) | undefined;
  /**
   * What to do.
   */
  'command'?: "createInvoice"|"createInvoiceFromTemplate"|"fulfillInvoice"|"rescindInvoice"|"startPayment"|"registerPayment"|"capturePayment"|"cancelPayment"|"refundPayment"|"createManualRefund"|"createAdjustment"|"createChargeback"|"acceptChargeback"|"rejectChargeback"|"reopenChargeback"|"cancelChargeback"|"repairInvoice"|"repairInvoiceWithScenario"|"getInvoice"|"getPayment" | undefined;
}
