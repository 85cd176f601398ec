// Original file: protos/turnpike/v1/event.proto

import type { InvoiceCreated as _turnpike_v1_InvoiceCreated, InvoiceCreated__Output as _turnpike_v1_InvoiceCreated__Output } from '../../turnpike/v1/InvoiceCreated.ts';
import type { InvoiceStateChanged as _turnpike_v1_InvoiceStateChanged, InvoiceStateChanged__Output as _turnpike_v1_InvoiceStateChanged__Output } from '../../turnpike/v1/InvoiceStateChanged.ts';
import type { InvoiceAttentionChanged as _turnpike_v1_InvoiceAttentionChanged, InvoiceAttentionChanged__Output as _turnpike_v1_InvoiceAttentionChanged__Output } from '../../turnpike/v1/InvoiceAttentionChanged.ts';
import type { PaymentStarted as _turnpike_v1_PaymentStarted, PaymentStarted__Output as _turnpike_v1_PaymentStarted__Output } from '../../turnpike/v1/PaymentStarted.ts';
import type { PaymentStateChanged as _turnpike_v1_PaymentStateChanged, PaymentStateChanged__Output as _turnpike_v1_PaymentStateChanged__Output } from '../../turnpike/v1/PaymentStateChanged.ts';
import type { PaymentProgressed as _turnpike_v1_PaymentProgressed, PaymentProgressed__Output as _turnpike_v1_PaymentProgressed__Output } from '../../turnpike/v1/PaymentProgressed.ts';
import type { PaymentInteractionRequested as _turnpike_v1_PaymentInteractionRequested, PaymentInteractionRequested__Output as _turnpike_v1_PaymentInteractionRequested__Output } from '../../turnpike/v1/PaymentInteractionRequested.ts';
import type { PaymentInteractionCompleted as _turnpike_v1_PaymentInteractionCompleted, PaymentInteractionCompleted__Output as _turnpike_v1_PaymentInteractionCompleted__Output } from '../../turnpike/v1/PaymentInteractionCompleted.ts';
import type { PaymentAmountChanged as _turnpike_v1_PaymentAmountChanged, PaymentAmountChanged__Output as _turnpike_v1_PaymentAmountChanged__Output } from '../../turnpike/v1/PaymentAmountChanged.ts';
import type { PaymentCashFlowChanged as _turnpike_v1_PaymentCashFlowChanged, PaymentCashFlowChanged__Output as _turnpike_v1_PaymentCashFlowChanged__Output } from '../../turnpike/v1/PaymentCashFlowChanged.ts';
import type { PaymentRecurrenceEnabled as _turnpike_v1_PaymentRecurrenceEnabled, PaymentRecurrenceEnabled__Output as _turnpike_v1_PaymentRecurrenceEnabled__Output } from '../../turnpike/v1/PaymentRecurrenceEnabled.ts';
import type { PaymentFlagRaised as _turnpike_v1_PaymentFlagRaised, PaymentFlagRaised__Output as _turnpike_v1_PaymentFlagRaised__Output } from '../../turnpike/v1/PaymentFlagRaised.ts';
import type { RefundCreated as _turnpike_v1_RefundCreated, RefundCreated__Output as _turnpike_v1_RefundCreated__Output } from '../../turnpike/v1/RefundCreated.ts';
import type { RefundStateChanged as _turnpike_v1_RefundStateChanged, RefundStateChanged__Output as _turnpike_v1_RefundStateChanged__Output } from '../../turnpike/v1/RefundStateChanged.ts';
import type { AdjustmentCreated as _turnpike_v1_AdjustmentCreated, AdjustmentCreated__Output as _turnpike_v1_AdjustmentCreated__Output } from '../../turnpike/v1/AdjustmentCreated.ts';
import type { AdjustmentStateChanged as _turnpike_v1_AdjustmentStateChanged, AdjustmentStateChanged__Output as _turnpike_v1_AdjustmentStateChanged__Output } from '../../turnpike/v1/AdjustmentStateChanged.ts';
import type { ChargebackCreated as _turnpike_v1_ChargebackCreated, ChargebackCreated__Output as _turnpike_v1_ChargebackCreated__Output } from '../../turnpike/v1/ChargebackCreated.ts';
import type { ChargebackStateChanged as _turnpike_v1_ChargebackStateChanged, ChargebackStateChanged__Output as _turnpike_v1_ChargebackStateChanged__Output } from '../../turnpike/v1/ChargebackStateChanged.ts';
import type { ChargebackTermsChanged as _turnpike_v1_ChargebackTermsChanged, ChargebackTermsChanged__Output as _turnpike_v1_ChargebackTermsChanged__Output } from '../../turnpike/v1/ChargebackTermsChanged.ts';
import type { ApplicationStepped as _turnpike_v1_ApplicationStepped, ApplicationStepped__Output as _turnpike_v1_ApplicationStepped__Output } from '../../turnpike/v1/ApplicationStepped.ts';
import type { DisputeOpened as _turnpike_v1_DisputeOpened, DisputeOpened__Output as _turnpike_v1_DisputeOpened__Output } from '../../turnpike/v1/DisputeOpened.ts';
import type { DisputeEvidenceAdded as _turnpike_v1_DisputeEvidenceAdded, DisputeEvidenceAdded__Output as _turnpike_v1_DisputeEvidenceAdded__Output } from '../../turnpike/v1/DisputeEvidenceAdded.ts';
import type { DisputeStateChanged as _turnpike_v1_DisputeStateChanged, DisputeStateChanged__Output as _turnpike_v1_DisputeStateChanged__Output } from '../../turnpike/v1/DisputeStateChanged.ts';

/**
 * One thing that happened to an invoice.
 */
export interface InvoiceChange {
  /**
   * The invoice was created.
   */
  'invoiceCreated'?: (_turnpike_v1_InvoiceCreated | null) | undefined;
  /**
   * The invoice has another state.
   */
  'invoiceStateChanged'?: (_turnpike_v1_InvoiceStateChanged | null) | undefined;
  /**
   * The invoice began or ceased to wait for an operator.
   */
  'invoiceAttentionChanged'?: (_turnpike_v1_InvoiceAttentionChanged | null) | undefined;
  /**
   * A payment was started or registered.
   */
  'paymentStarted'?: (_turnpike_v1_PaymentStarted | null) | undefined;
  /**
   * A payment has another state.
   */
  'paymentStateChanged'?: (_turnpike_v1_PaymentStateChanged | null) | undefined;
  /**
   * The conversation with the provider went on.
   */
  'paymentProgressed'?: (_turnpike_v1_PaymentProgressed | null) | undefined;
  /**
   * The payer is asked to do something.
   */
  'paymentInteractionRequested'?: (_turnpike_v1_PaymentInteractionRequested | null) | undefined;
  /**
   * The payer has done what was asked.
   */
  'paymentInteractionCompleted'?: (_turnpike_v1_PaymentInteractionCompleted | null) | undefined;
  /**
   * A payment has another amount.
   */
  'paymentAmountChanged'?: (_turnpike_v1_PaymentAmountChanged | null) | undefined;
  /**
   * The movements of money of a payment were computed.
   */
  'paymentCashFlowChanged'?: (_turnpike_v1_PaymentCashFlowChanged | null) | undefined;
  /**
   * A payment can be charged again without its payer.
   */
  'paymentRecurrenceEnabled'?: (_turnpike_v1_PaymentRecurrenceEnabled | null) | undefined;
  /**
   * There is something about a payment that operators should know.
   */
  'paymentFlagRaised'?: (_turnpike_v1_PaymentFlagRaised | null) | undefined;
  /**
   * A refund was asked for.
   */
  'refundCreated'?: (_turnpike_v1_RefundCreated | null) | undefined;
  /**
   * A refund has another state.
   */
  'refundStateChanged'?: (_turnpike_v1_RefundStateChanged | null) | undefined;
  /**
   * An adjustment was asked for.
   */
  'adjustmentCreated'?: (_turnpike_v1_AdjustmentCreated | null) | undefined;
  /**
   * An adjustment has another state.
   */
  'adjustmentStateChanged'?: (_turnpike_v1_AdjustmentStateChanged | null) | undefined;
  /**
   * A chargeback was entered.
   */
  'chargebackCreated'?: (_turnpike_v1_ChargebackCreated | null) | undefined;
  /**
   * A chargeback has another state.
   */
  'chargebackStateChanged'?: (_turnpike_v1_ChargebackStateChanged | null) | undefined;
  /**
   * A chargeback has other amounts or another stage.
   */
  'chargebackTermsChanged'?: (_turnpike_v1_ChargebackTermsChanged | null) | undefined;
  /**
   * A host-to-host payin took a step.
   */
  'applicationStepped'?: (_turnpike_v1_ApplicationStepped | null) | undefined;
  /**
   * A dispute about the payin was opened.
   */
  'disputeOpened'?: (_turnpike_v1_DisputeOpened | null) | undefined;
  /**
   * Evidence was handed in for a dispute.
   */
  'disputeEvidenceAdded'?: (_turnpike_v1_DisputeEvidenceAdded | null) | undefined;
  /**
   * A dispute has another state.
   */
  'disputeStateChanged'?: (_turnpike_v1_DisputeStateChanged | null) | undefined;
  /**
   * What it was. A consumer skips kinds that it does not know.
   */
  'change'?: "invoiceCreated"|"invoiceStateChanged"|"invoiceAttentionChanged"|"paymentStarted"|"paymentStateChanged"|"paymentProgressed"|"paymentInteractionRequested"|"paymentInteractionCompleted"|"paymentAmountChanged"|"paymentCashFlowChanged"|"paymentRecurrenceEnabled"|"paymentFlagRaised"|"refundCreated"|"refundStateChanged"|"adjustmentCreated"|"adjustmentStateChanged"|"chargebackCreated"|"chargebackStateChanged"|"chargebackTermsChanged"|"applicationStepped"|"disputeOpened"|"disputeEvidenceAdded"|"disputeStateChanged" | undefined;
}

/**
 * One thing that happened to an invoice.
 */
export interface InvoiceChange__Output {
  /**
   * The invoice was created.
   */
  'invoiceCreated'?: (_turnpike_v1_InvoiceCreated__Output) | undefined;
  /**
   * The invoice has another state.
   */
  'invoiceStateChanged'?: (_turnpike_v1_InvoiceStateChanged__Output) | undefined;
  /**
   * The invoice began or ceased to wait for an operator.
   */
  'invoiceAttentionChanged'?: (_turnpike_v1_InvoiceAttentionChanged__Output) | undefined;
  /**
   * A payment was started or registered.
   */
  'paymentStarted'?: (_turnpike_v1_PaymentStarted__Output) | undefined;
  /**
   * A payment has another state.
   */
  'paymentStateChanged'?: (_turnpike_v1_PaymentStateChanged__Output) | undefined;
  /**
   * The conversation with the provider went on.
   */
  'paymentProgressed'?: (_turnpike_v1_PaymentProgressed__Output) | undefined;
  /**
   * The payer is asked to do something.
   */
  'paymentInteractionRequested'?: (_turnpike_v1_PaymentInteractionRequested__Output) | undefined;
  /**
   * The payer has done what was asked.
   */
  'paymentInteractionCompleted'?: (_turnpike_v1_PaymentInteractionCompleted__Output) | undefined;
  /**
   * A payment has another amount.
   */
  'paymentAmountChanged'?: (_turnpike_v1_PaymentAmountChanged__Output) | undefined;
  /**
   * The movements of money of a payment were computed.
   */
  'paymentCashFlowChanged'?: (_turnpike_v1_PaymentCashFlowChanged__Output) | undefined;
  /**
   * A payment can be charged again without its payer.
   */
  'paymentRecurrenceEnabled'?: (_turnpike_v1_PaymentRecurrenceEnabled__Output) | undefined;
  /**
   * There is something about a payment that operators should know.
   */
  'paymentFlagRaised'?: (_turnpike_v1_PaymentFlagRaised__Output) | undefined;
  /**
   * A refund was asked for.
   */
  'refundCreated'?: (_turnpike_v1_RefundCreated__Output) | undefined;
  /**
   * A refund has another state.
   */
  'refundStateChanged'?: (_turnpike_v1_RefundStateChanged__Output) | undefined;
  /**
   * An adjustment was asked for.
   */
  'adjustmentCreated'?: (_turnpike_v1_AdjustmentCreated__Output) | undefined;
  /**
   * An adjustment has another state.
   */
  'adjustmentStateChanged'?: (_turnpike_v1_AdjustmentStateChanged__Output) | undefined;
  /**
   * A chargeback was entered.
   */
  'chargebackCreated'?: (_turnpike_v1_ChargebackCreated__Output) | undefined;
  /**
   * A chargeback has another state.
   */
  'chargebackStateChanged'?: (_turnpike_v1_ChargebackStateChanged__Output) | undefined;
  /**
   * A chargeback has other amounts or another stage.
   */
  'chargebackTermsChanged'?: (_turnpike_v1_ChargebackTermsChanged__Output) | undefined;
  /**
   * A host-to-host payin took a step.
   */
  'applicationStepped'?: (_turnpike_v1_ApplicationStepped__Output) | undefined;
  /**
   * A dispute about the payin was opened.
   */
  'disputeOpened'?: (_turnpike_v1_DisputeOpened__Output) | undefined;
  /**
   * Evidence was handed in for a dispute.
   */
  'disputeEvidenceAdded'?: (_turnpike_v1_DisputeEvidenceAdded__Output) | undefined;
  /**
   * A dispute has another state.
   */
  'disputeStateChanged'?: (_turnpike_v1_DisputeStateChanged__Output) | undefined;
  /**
   * What it was. A consumer skips kinds that it does not know.
   */
  'change'?: "invoiceCreated"|"invoiceStateChanged"|"invoiceAttentionChanged"|"paymentStarted"|"paymentStateChanged"|"paymentProgressed"|"paymentInteractionRequested"|"paymentInteractionCompleted"|"paymentAmountChanged"|"paymentCashFlowChanged"|"paymentRecurrenceEnabled"|"paymentFlagRaised"|"refundCreated"|"refundStateChanged"|"adjustmentCreated"|"adjustmentStateChanged"|"chargebackCreated"|"chargebackStateChanged"|"chargebackTermsChanged"|"applicationStepped"|"disputeOpened"|"disputeEvidenceAdded"|"disputeStateChanged" | undefined;
}
