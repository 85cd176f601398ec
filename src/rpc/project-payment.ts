import { scaleAllocation } from '../domain/allocation/allocate.ts';
import { allocationOf } from '../domain/allocation/of-payment.ts';
import type { PaymentId } from '../domain/ids.ts';
import type { InvoiceState } from '../domain/invoice/invoice.ts';
import { chargedBackAmount, refundedAmount } from '../domain/payment/balance.ts';
import {
  currentRoute,
  effectiveCost,
  type PaymentFlag,
  type PaymentState,
  type PaymentStatus,
  type PaymentStep,
} from '../domain/payment/payment.ts';
import { pendingRefund } from '../domain/refund/pending.ts';
import type { RiskScore } from '../domain/risk.ts';
import type { Payment } from '../generated/turnpike/v1/Payment.ts';
import type { PaymentFlag as ProtoFlag } from '../generated/turnpike/v1/PaymentFlag.ts';
import type { PaymentState as ProtoState } from '../generated/turnpike/v1/PaymentState.ts';
import type { PaymentStep as ProtoStep } from '../generated/turnpike/v1/PaymentStep.ts';
import type { RiskScore as ProtoRiskScore } from '../generated/turnpike/v1/RiskScore.ts';
import { type KnownSealed, openPerson, type PersonalData } from '../ports/seal-person.ts';
import { type Caller, isOperator } from './authenticate.ts';
import type { Ports } from './call.ts';
import type { Accepted } from './invoice-call.ts';
import { projectAdjustment } from './project-adjustment.ts';
import { projectAllocation } from './project-allocation.ts';
import { projectChargeback } from './project-chargeback.ts';
import { projectPayer } from './project-payer.ts';
import { projectRefund } from './project-refund.ts';
import { lastInteraction, projectSession } from './project-session.ts';
import {
  etagOf,
  projectCart,
  projectFailure,
  projectMoney,
  projectPostings,
  projectTime,
  projectTransaction,
} from './project-values.ts';
import { refused } from './refused.ts';

/** The payment of this id as the caller may see it. Throws `Refused` with INVOICE_PAYMENT_NOT_FOUND. */
export async function projectPaymentOf(
  ports: Ports,
  caller: Caller,
  { state, sequence }: Accepted,
  paymentId: PaymentId,
  known?: KnownSealed,
): Promise<Payment> {
  return await projectPayment(ports, caller, mustHavePayment(state, paymentId), sequence, known);
}

/** Throws `Refused` with INVOICE_PAYMENT_NOT_FOUND. */
export function mustHavePayment({ payments }: InvoiceState, paymentId: PaymentId): PaymentState {
  const payment = payments.get(paymentId);
  if (payment !== undefined) return payment;
  throw refused('INVOICE_PAYMENT_NOT_FOUND', 'The invoice has no such payment', { payment_id: paymentId });
}

export async function projectPayment(
  ports: Ports,
  caller: Caller,
  payment: PaymentState,
  sequence: number,
  known?: KnownSealed,
): Promise<Payment> {
  const personal = (await openPerson(ports.vault, payment.facts.payer.personal, known)) ?? {};
  return paymentOf(payment, sequence, personal, seenBy(caller));
}

/** An operator sees all; a merchant neither others' postings nor the risk score. */
export function seenBy(caller: Caller): 'all' | 'own' {
  return isOperator(caller) ? 'all' : 'own';
}

function paymentOf(payment: PaymentState, sequence: number, personal: PersonalData, seen: 'all' | 'own'): Payment {
  const { facts, status, cost, changedCost, riskScore, cashFlow, sessions, trx } = payment;
  const { flow, context, metadata, processingDeadline } = facts;
  const captured = capturedOf(payment);
  const route = currentRoute(payment);
  return {
    paymentId: facts.id,
    invoiceId: facts.invoiceId,
    partyId: facts.partyId,
    shopId: facts.shopId,
    state: STATES[status.tag],
    ...stepOf(payment),
    cost: projectMoney(cost),
    changedCost: changedCost && projectMoney(changedCost),
    capturedAmount: captured && projectMoney(captured.cost),
    captureReason: captured?.reason,
    capturedCart: captured?.cart && projectCart(captured.cart),
    cancelReason: status.tag === 'cancelled' ? status.reason : undefined,
    refundedAmount: projectMoney(refundedAmount(payment)),
    chargedBackAmount: projectMoney(chargedBackAmount(payment)),
    flow: flow.type === 'instant' ? { instant: {} } : { hold: { onExpiration: HOLD_EXPIRATIONS[flow.onExpiration] } },
    holdExpireTime: flow.type === 'hold' ? projectTime(flow.heldUntil) : undefined,
    failure: status.tag === 'failed' ? projectFailure(status.failure) : undefined,
    route: route && { providerId: route.providerId, terminalId: route.terminalId },
    riskScore: riskScore !== undefined && seen === 'all' ? RISK_SCORES[riskScore] : undefined,
    payer: projectPayer(facts.payer, personal),
    cashFlow: cashFlow && projectPostings(cashFlow, seen),
    sessions: sessions.map(projectSession),
    refunds: [...payment.refunds.values()].map((refund) => projectRefund(payment, refund, sequence, seen)),
    chargebacks: [...payment.chargebacks.values()].map((each) => projectChargeback(payment, each, sequence, seen)),
    adjustments: [...payment.adjustments.values()].map((each) => projectAdjustment(payment, each, sequence, seen)),
    userInteraction: lastInteraction(sessions),
    lastTransactionInfo: trx && projectTransaction(trx),
    flags: payment.flags.map((flag) => FLAGS[flag]),
    allocation: splitOf(payment),
    externalId: facts.externalId,
    context: context && { type: context.type, data: context.data },
    metadata: metadata && { ...metadata },
    makeRecurrent: facts.makeRecurrent,
    skipRecurrent: payment.skipRecurrent,
    redirectUrl: facts.redirectUrl,
    processingDeadline: processingDeadline === undefined ? undefined : projectTime(processingDeadline),
    customerId: facts.customerId,
    domainRevision: BigInt(facts.revision),
    registrationOrigin: facts.origin === 'merchant' ? 'PAYMENT_ORIGIN_MERCHANT' : 'PAYMENT_ORIGIN_PROVIDER',
    createTime: projectTime(facts.createTime),
    sequence: BigInt(sequence),
    etag: etagOf(sequence),
  };
}

/** A payment at rest may be at work on what came later. */
function stepOf(payment: PaymentState): { readonly step: ProtoStep; readonly stepSubjectId?: string } {
  const refund = pendingRefund(payment);
  if (refund !== undefined) return { step: 'PAYMENT_STEP_REFUND', stepSubjectId: refund.facts.id };
  return { step: STEPS[payment.step] };
}

/** For the amount that the payment has now, which the provider may have changed. */
function splitOf(payment: PaymentState) {
  const allocation = allocationOf(payment);
  return allocation && projectAllocation(scaleAllocation(allocation, effectiveCost(payment)));
}

function capturedOf({ status, capture, cost }: PaymentState): PaymentState['capture'] {
  if (status.tag === 'captured') return status;
  return status.tag === 'refunded' || status.tag === 'charged_back' ? (capture ?? { cost }) : undefined;
}

export const STATES: Readonly<Record<PaymentStatus['tag'], ProtoState & string>> = {
  pending: 'PAYMENT_STATE_PENDING',
  processed: 'PAYMENT_STATE_PROCESSED',
  captured: 'PAYMENT_STATE_CAPTURED',
  cancelled: 'PAYMENT_STATE_CANCELLED',
  refunded: 'PAYMENT_STATE_REFUNDED',
  failed: 'PAYMENT_STATE_FAILED',
  charged_back: 'PAYMENT_STATE_CHARGED_BACK',
};

const STEPS: Readonly<Record<PaymentStep, ProtoStep>> = {
  new: 'PAYMENT_STEP_NEW',
  shop_limit_initializing: 'PAYMENT_STEP_SHOP_LIMIT_INITIALIZING',
  shop_limit_failure: 'PAYMENT_STEP_SHOP_LIMIT_FAILURE',
  shop_limit_finalizing: 'PAYMENT_STEP_SHOP_LIMIT_FINALIZING',
  risk_scoring: 'PAYMENT_STEP_RISK_SCORING',
  routing: 'PAYMENT_STEP_ROUTING',
  routing_failure: 'PAYMENT_STEP_ROUTING_FAILURE',
  cash_flow_building: 'PAYMENT_STEP_CASH_FLOW_BUILDING',
  processing_session: 'PAYMENT_STEP_PROCESSING_SESSION',
  processing_accounter: 'PAYMENT_STEP_PROCESSING_ACCOUNTER',
  processing_capture: 'PAYMENT_STEP_PROCESSING_CAPTURE',
  processing_failure: 'PAYMENT_STEP_PROCESSING_FAILURE',
  updating_accounter: 'PAYMENT_STEP_UPDATING_ACCOUNTER',
  flow_waiting: 'PAYMENT_STEP_FLOW_WAITING',
  finalizing_session: 'PAYMENT_STEP_FINALIZING_SESSION',
  finalizing_accounter: 'PAYMENT_STEP_FINALIZING_ACCOUNTER',
  idle: 'PAYMENT_STEP_IDLE',
};

export const FLAGS: Readonly<Record<PaymentFlag, ProtoFlag>> = {
  PAID_LATE: 'PAYMENT_FLAG_PAID_LATE',
  PAID_PARTIAL: 'PAYMENT_FLAG_PAID_PARTIAL',
  PAID_OVER: 'PAYMENT_FLAG_PAID_OVER',
  LATE_POSITIVE: 'PAYMENT_FLAG_LATE_POSITIVE',
};

export const RISK_SCORES: Readonly<Record<RiskScore, ProtoRiskScore>> = {
  trusted: 'RISK_SCORE_TRUSTED',
  low: 'RISK_SCORE_LOW',
  high: 'RISK_SCORE_HIGH',
  fatal: 'RISK_SCORE_FATAL',
};

export const HOLD_EXPIRATIONS = {
  cancel: 'HOLD_EXPIRATION_CANCEL',
  capture: 'HOLD_EXPIRATION_CAPTURE',
} as const;
