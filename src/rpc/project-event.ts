import { assert, unreachable } from '../base/assert.ts';
import type { Timestamp } from '../base/time.ts';
import type { ChargebackId, PaymentId, RefundId } from '../domain/ids.ts';
import type { InvoiceChange, InvoiceFacts } from '../domain/invoice/invoice.ts';
import { isExtraPayment } from '../domain/payment/extra-payment.ts';
import type { PaymentChange, PaymentFacts, PaymentStatus } from '../domain/payment/payment.ts';
import { paymentMethod } from '../domain/payment-tool.ts';
import type { InvoiceChange as ProtoChange } from '../generated/turnpike/v1/InvoiceChange.ts';
import type { InvoiceState as ProtoInvoiceState } from '../generated/turnpike/v1/InvoiceState.ts';
import type { PaymentState as ProtoPaymentState } from '../generated/turnpike/v1/PaymentState.ts';
import type { PaymentStateChanged } from '../generated/turnpike/v1/PaymentStateChanged.ts';
import { projectDispute } from './application-events.ts';
import { adjustmentChange } from './project-adjustment-event.ts';
import { type ChargebackView, chargebackChange } from './project-chargeback-event.ts';
import { INVOICE_STATES } from './project-invoice.ts';
import { FLAGS, HOLD_EXPIRATIONS, STATES } from './project-payment.ts';
import { refundChange } from './project-refund-event.ts';
import { type SessionView, sessionChange } from './project-session-event.ts';
import { projectFailure, projectMoney, projectPostings, projectTime } from './project-values.ts';

/**
 * The public part of the changes of one record. What is not here stays inside: routes, scores, limits, adapter state, tags,
 * tokens, others' postings. Every change of the domain is named, so that a new one does not compile until somebody decides.
 */

/** What of an invoice its events refer back to. It is carried from record to record, and is much smaller than the state. */
export interface InvoiceView {
  sequence: number;
  partyId: string;
  shopId: string;
  invoiceId: string;
  state: ProtoInvoiceState & string;
  /** What tells an extra payment. */
  facts: Pick<InvoiceFacts, 'metadata'> | undefined;
  readonly payments: Map<PaymentId, PaymentView>;
}

interface PaymentView {
  state: ProtoPaymentState & string;
  readonly extra: boolean;
  readonly heldUntil: Timestamp | undefined;
  readonly sessions: SessionView[];
  readonly refunds: Map<RefundId, SessionView[]>;
  readonly chargebacks: Map<ChargebackId, ChargebackView>;
}

export function newInvoiceView(): InvoiceView {
  return {
    sequence: 0,
    partyId: '',
    shopId: '',
    invoiceId: '',
    facts: undefined,
    state: 'INVOICE_STATE_UNPAID',
    payments: new Map(),
  };
}

/** What the change says to the public, if anything. The view is moved on to after the change. */
export function projectChange(view: InvoiceView, change: InvoiceChange): ProtoChange | undefined {
  switch (change.type) {
    case 'invoice_created':
      return created(view, change.invoice);
    case 'invoice_status_changed': {
      const { status } = change;
      view.state = INVOICE_STATES[status.tag];
      return { invoiceStateChanged: { state: view.state, reason: 'reason' in status ? status.reason : undefined } };
    }
    case 'payment_changed':
      return paymentChange(view, change.paymentId, change.change);
    case 'application_changed': {
      const { change: inner } = change;
      // Everything else that happens to an application is told by the steps of its status.
      return inner.type === 'application_dispute_changed' ? projectDispute(inner.disputeId, inner.change) : undefined;
    }
    case 'attention_raised': {
      const { reason, since } = change.attention;
      return { invoiceAttentionChanged: { attention: { reason, since: projectTime(since) } } };
    }
    case 'attention_cleared':
      return { invoiceAttentionChanged: {} };
    case 'invoice_removed':
      return undefined;
  }
  return unreachable(change);
}

function created(view: InvoiceView, facts: InvoiceFacts): ProtoChange {
  const { id, partyId, shopId, cost, dueTime, details, externalId, templateId, metadata } = facts;
  view.partyId = partyId;
  view.shopId = shopId;
  view.invoiceId = id;
  view.facts = metadata === undefined ? {} : { metadata };
  return {
    invoiceCreated: {
      cost: projectMoney(cost),
      dueTime: projectTime(dueTime),
      product: details.product,
      externalId,
      templateId,
      metadata: metadata && { ...metadata },
    },
  };
}

function paymentChange(view: InvoiceView, paymentId: PaymentId, change: PaymentChange): ProtoChange | undefined {
  switch (change.type) {
    case 'payment_started':
      return started(view, change.payment);
    case 'payment_status_changed':
      return { paymentStateChanged: statusChanged(paymentOf(view, paymentId), paymentId, change.status) };
    case 'session_changed':
      return sessionChange(paymentOf(view, paymentId).sessions, { paymentId }, change.no, change.change);
    case 'cash_changed': {
      const { from, to } = change;
      return { paymentAmountChanged: { paymentId, oldAmount: projectMoney(from), newAmount: projectMoney(to) } };
    }
    case 'cash_flow_changed':
      return { paymentCashFlowChanged: { paymentId, cashFlow: projectPostings(change.postings, 'own') } };
    case 'recurrent_token_acquired':
      return { paymentRecurrenceEnabled: { paymentId } };
    case 'payment_flag_raised':
      return { paymentFlagRaised: { paymentId, flag: FLAGS[change.flag] } };
    case 'shop_limit_initiated':
    case 'shop_limit_applied':
    case 'risk_score_changed':
    case 'route_changed':
    case 'route_rejected':
    case 'capture_started':
    case 'cancel_started':
    case 'rollback_started':
    case 'cascade_started':
    case 'route_holds_changed':
    case 'cascade_tokens_loaded':
    case 'recurrence_recorded':
    case 'late_positive_found':
    case 'reversal_changed':
      return undefined;
    case 'refund_changed':
      return refundChange(paymentOf(view, paymentId).refunds, { paymentId, refundId: change.refundId }, change.change);
    case 'adjustment_changed':
      return adjustmentChange({ paymentId, adjustmentId: change.adjustmentId }, change.change);
    case 'chargeback_changed': {
      const { chargebackId } = change;
      return chargebackChange(paymentOf(view, paymentId).chargebacks, { paymentId, chargebackId }, change.change);
    }
  }
  return unreachable(change);
}

function started(view: InvoiceView, facts: PaymentFacts): ProtoChange {
  const { id, cost, flow, payer, makeRecurrent, origin, externalId, customerId, metadata } = facts;
  const heldUntil = flow.type === 'hold' ? flow.heldUntil : undefined;
  view.payments.set(id, {
    state: 'PAYMENT_STATE_PENDING',
    extra: view.facts !== undefined && isExtraPayment(view.facts, { facts }),
    heldUntil,
    sessions: [],
    refunds: new Map(),
    chargebacks: new Map(),
  });
  const { tool } = payer;
  return {
    paymentStarted: {
      paymentId: id,
      cost: projectMoney(cost),
      flow: flow.type === 'instant' ? { instant: {} } : { hold: { onExpiration: HOLD_EXPIRATIONS[flow.onExpiration] } },
      paymentMethod: paymentMethod(tool),
      lastDigits: tool.type === 'bank_card' ? tool.lastDigits : undefined,
      makeRecurrent,
      registrationOrigin: origin === 'merchant' ? 'PAYMENT_ORIGIN_MERCHANT' : 'PAYMENT_ORIGIN_PROVIDER',
      externalId,
      customerId,
      metadata: metadata && { ...metadata },
    },
  };
}

function statusChanged(payment: PaymentView, paymentId: PaymentId, status: PaymentStatus): PaymentStateChanged {
  const { heldUntil } = payment;
  payment.state = STATES[status.tag];
  const changed: PaymentStateChanged = { paymentId, state: payment.state };
  switch (status.tag) {
    case 'processed':
      return heldUntil === undefined ? changed : { ...changed, holdExpireTime: projectTime(heldUntil) };
    case 'captured':
      return { ...changed, capturedAmount: projectMoney(status.cost), reason: status.reason };
    case 'cancelled':
      return { ...changed, reason: status.reason };
    case 'failed':
      return { ...changed, failure: projectFailure(status.failure) };
    case 'pending':
    case 'refunded':
    case 'charged_back':
      return changed;
  }
}

function paymentOf(view: InvoiceView, paymentId: PaymentId): PaymentView {
  const payment = view.payments.get(paymentId);
  assert(payment !== undefined, `payment ${paymentId} has started`);
  return payment;
}
