import { unreachable } from '../base/assert.ts';
import type { Timestamp } from '../base/time.ts';
import type { AdjustmentState } from '../domain/adjustment/adjustment.ts';
import type { ChargebackState } from '../domain/chargeback/chargeback.ts';
import type { InvoiceIntent, InvoiceState, SessionRef } from '../domain/invoice/invoice.ts';
import { isDue, reactInvoice, timerOf } from '../domain/invoice/react.ts';
import { currentRoute, effectiveCost, type PaymentState } from '../domain/payment/payment.ts';
import type { RefundState } from '../domain/refund/refund.ts';
import type { SessionState } from '../domain/session/session.ts';
import { describePayin } from './application.ts';
import { invoiceStatusText, paymentStatusText } from './change.ts';
import { stageText } from './chargeback.ts';
import { refundStatusText } from './refund.ts';
import { because, failureText, holdText, moneyText, routeText, said, timeFromNow, timeText, VERBS } from './words.ts';

/** How things stand: states, sessions, what is held, and the work that should be in flight. */
export function describeState(invoice: InvoiceState, now: Timestamp): readonly string[] {
  const intents = reactInvoice(invoice);
  const timer = timerOf(intents, now);
  const { attention, application } = invoice;
  return [
    `invoice ${invoiceStatusText(invoice.status)}`,
    ...(application === undefined ? [] : describePayin(application, now)),
    ...(attention === undefined
      ? []
      : [`ATTENTION since ${timeFromNow(attention.since, now)}: ${said(attention.reason)}`]),
    ...[...invoice.payments.values()].flatMap((payment) => describePayment(payment, now)),
    ...(intents.length === 0 ? ['no work is in flight'] : intents.map((intent) => describeIntent(intent, now))),
    timer === undefined ? 'no timer' : `timer at ${timeFromNow(timer, now)}`,
  ];
}

function describePayment(payment: PaymentState, now: Timestamp): readonly string[] {
  const { facts, status, step, sessions, attempts, shopHolds, shopHoldsStatus, plan, flags } = payment;
  const route = currentRoute(payment);
  const holds = [
    ...(shopHoldsStatus === 'held' ? shopHolds : []),
    ...attempts.flatMap((attempt) => (attempt.holdsStatus === 'held' ? attempt.holds : [])),
  ];
  return [
    `payment ${facts.id}: ${paymentStatusText(status)}, ${moneyText(effectiveCost(payment))}, at the step ${step}` +
      `${route === undefined ? '' : `, by ${routeText(route)}`}${flags.length === 0 ? '' : `, flags ${flags.join(' ')}`}`,
    ...sessions.map((session) => `  ${describeSession(session, now)}`),
    ...(plan === undefined ? [] : [`  plan ${plan.id} is ${plan.status.replace('_', ' ')}`]),
    ...holds.map((hold) => `  holds ${holdText(hold)}`),
    ...(payment.reversal?.sessions ?? []).map((session) => `  reversal, ${describeSession(session, now)}`),
    ...[...payment.refunds.values()].flatMap((refund) => describeRefund(refund, now).map((line) => `  ${line}`)),
    ...[...payment.chargebacks.values()].flatMap(describeChargeback).map((line) => `  ${line}`),
    ...[...payment.adjustments.values()].flatMap(describeAdjustment).map((line) => `  ${line}`),
  ];
}

function describeRefund(
  { facts, status, step, sessions, plan, holds, holdsStatus }: RefundState,
  now: Timestamp,
): readonly string[] {
  return [
    `refund ${facts.id}: ${refundStatusText(status)}, ${moneyText(facts.cost)}, at the step ${step}`,
    ...sessions.map((session) => `  ${describeSession(session, now)}`),
    ...(plan === undefined ? [] : [`  plan ${plan.id} is ${plan.status.replace('_', ' ')}`]),
    ...(holdsStatus === 'held' ? holds.map((hold) => `  holds ${holdText(hold)}`) : []),
  ];
}

function describeChargeback({ facts, status, stage, body, levy, plans }: ChargebackState): readonly string[] {
  const amounts = `${moneyText(body)}, and ${moneyText(levy)} beyond it`;
  return [
    `chargeback ${facts.id}: ${status} at ${stageText(stage)}, ${amounts}`,
    ...plans.map((each) => `  plan ${each.id} is ${each.status.replace('_', ' ')}`),
  ];
}

function describeAdjustment({ facts, status, plan }: AdjustmentState): readonly string[] {
  return [
    `adjustment ${facts.id}: ${status.tag}${because(facts.reason)}`,
    ...(plan === undefined ? [] : [`  plan ${plan.id} is ${plan.status.replace('_', ' ')}`]),
  ];
}

export function describeSession(
  { no, target, idempotencyKey, phase, unknown, trx }: SessionState,
  now: Timestamp,
): string {
  const what = `session ${no} to ${VERBS[target]}, key ${idempotencyKey}${trx === undefined ? '' : `, transaction ${trx.id}`}`;
  if (unknown !== undefined) {
    return `${what}: UNKNOWN since ${timeFromNow(unknown.since, now)}, ${unknown.attempts} x without an answer: ${said(unknown.reason)}`;
  }
  switch (phase.tag) {
    case 'active':
      return `${what}: in flight`;
    case 'sleeping':
      return `${what}: sleeps until ${timeFromNow(phase.until, now)}`;
    case 'suspended':
      return `${what}: waits for a callback until ${timeFromNow(phase.until, now)}`;
    case 'finished':
      return `${what}: ${phase.result.type === 'succeeded' ? 'succeeded' : `failed with ${failureText(phase.result.failure)}`}`;
  }
}

/** Work by P3: what a node should be doing, whether or not one is running. */
export function describeIntent(intent: InvoiceIntent, now: Timestamp): string {
  const when = isDue(intent, now)
    ? 'now'
    : `at ${'at' in intent && intent.at !== undefined ? timeFromNow(intent.at, now) : ''}`;
  switch (intent.type) {
    case 'CallProvider': {
      return `to do ${when}: ${CALLS[intent.mode]} for ${sessionOf(intent.session)}, to ${VERBS[intent.target]}`;
    }
    case 'TimeOutCallback':
      return `to do ${when}: tell the adapter that nobody answered ${sessionOf(intent.session)}`;
    case 'SubmitVerification':
      return `to do ${when}: bring the provider what the payer gave for ${sessionOf(intent.session)}`;
    case 'ScoreRisk':
      return `to do now: ask the inspector for the risk of ${intent.paymentId}`;
    case 'RecordRecurrence':
      return `to do now: tell the card and the customer of ${intent.paymentId}`;
    case 'WakeAt':
      return `to do ${when}: look at the invoice again${isDue(intent, now) ? ` (since ${timeText(intent.at)})` : ''}`;
  }
  return unreachable(intent);
}

function sessionOf({ paymentId, refundId, reversal, no }: SessionRef): string {
  const owner = refundId === undefined ? (reversal === true ? 'the reversal of ' : '') : `refund ${refundId} of `;
  return `session ${no} of ${owner}${paymentId}`;
}

export const CALLS = {
  call: 'call the provider',
  ask: 'ask the provider for the outcome',
  resolve: 'ask the provider for the outcome, and call if it never saw the key,',
  expire: 'ask the provider for the outcome, and take back what nobody finished,',
} as const;
