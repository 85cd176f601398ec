import { unreachable } from '../base/assert.ts';
import type { InvoiceChange, InvoiceFacts, InvoiceStatus } from '../domain/invoice/invoice.ts';
import type { PaymentChange, PaymentFacts, PaymentStatus } from '../domain/payment/payment.ts';
import type { Route } from '../domain/routing/route.ts';
import { adjustmentText } from './adjustment.ts';
import { applicationText, payinText } from './application.ts';
import { chargebackText } from './chargeback.ts';
import { refundText } from './refund.ts';
import { sessionText } from './session.ts';
import { because, failureText, holdText, moneyText, routeText, said, splitText, timeText, toolText } from './words.ts';

/** One change as a sentence about the invoice or the payment it is of, without what is secret or personal: that is said to be there, and to be sealed. */
export function describeChange(change: InvoiceChange): string {
  switch (change.type) {
    case 'invoice_created':
      return createdText(change.invoice);
    case 'invoice_status_changed':
      return `invoice now ${invoiceStatusText(change.status)}`;
    case 'payment_changed':
      return paymentText(change.change);
    case 'application_changed':
      return applicationText(change.change);
    case 'attention_raised':
      return `ATTENTION: ${said(change.attention.reason)}`;
    case 'attention_cleared':
      return 'attention is no longer needed';
    case 'invoice_removed':
      return 'removed by an operator';
  }
  return unreachable(change);
}

function createdText(invoice: InvoiceFacts): string {
  const { cost, details, dueTime, mutations, externalId, templateId, allocation, application } = invoice;
  const mutated = mutations.map(
    ({ original, mutated }) => `, mutated from ${moneyText(original)} to ${moneyText(mutated)}`,
  );
  const named = externalId === undefined ? '' : `, external id ${said(externalId)}`;
  const by = templateId === undefined ? '' : `, by template ${templateId}`;
  const what = `invoice created: ${moneyText(cost)} for "${said(details.product)}"${named}${by}`;
  return `${what}, due ${timeText(dueTime)}${mutated.join('')}${splitText(allocation)}${payinText(application)}`;
}

export function invoiceStatusText(status: InvoiceStatus): string {
  return 'reason' in status ? `${status.tag}: ${said(status.reason)}` : status.tag;
}

function paymentText(change: PaymentChange): string {
  switch (change.type) {
    case 'payment_started':
      return startedText(change.payment);
    case 'shop_limit_initiated':
      return change.holds.length === 0 ? 'the shop has no limits' : `holds ${change.holds.map(holdText).join(', ')}`;
    case 'shop_limit_applied':
      return 'the limits of the shop allow it';
    case 'risk_score_changed':
      return `risk is ${change.score}${blacklistText(change.blacklisted)}`;
    case 'route_changed': {
      const others = change.candidates.filter(({ terminalId }) => terminalId !== change.route.terminalId);
      const chosen = `goes by ${routeText(change.route)}`;
      const instead = others.length === 0 ? '' : `, could have gone by ${others.map(routeText).join(', ')}`;
      const held = change.holds.length === 0 ? '' : `; holds ${change.holds.map(holdText).join(', ')}`;
      return `${chosen}${instead}${rejectedText(change.rejected)}${held}`;
    }
    case 'route_rejected':
      return `no route${rejectedText(change.rejected)}`;
    case 'cash_flow_changed':
      return 'cash flow computed';
    case 'session_changed':
      return `session ${change.no} ${sessionText(change.change)}`;
    case 'recurrent_token_acquired':
      return 'a token for recurrent payments was acquired (sealed)';
    case 'cash_changed':
      return `the amount changed from ${moneyText(change.from)} to ${moneyText(change.to)}`;
    case 'capture_started':
      return `capture of ${moneyText(change.cost)}${splitText(change.allocation)} begins${because(change.reason)}`;
    case 'cancel_started':
      return `cancellation begins${because(change.reason)}`;
    case 'rollback_started':
      return `fails with ${failureText(change.failure)}; gives back what it holds`;
    case 'cascade_started':
      return 'what the attempt held is given back; another route is looked for';
    case 'route_holds_changed':
      return `holds ${change.holds.map(holdText).join(', ')} in place of what the route held`;
    case 'cascade_tokens_loaded':
      return `may be charged by the tokens of ${change.tokens.map(routeText).join(', ')} (sealed)`;
    case 'recurrence_recorded':
      return 'the card and the customer know of it';
    case 'late_positive_found':
      return `session ${change.no} had been given up and took the money all the same; it is to be reversed`;
    case 'reversal_changed':
      return `reversal: session ${change.no} ${sessionText(change.change)}`;
    case 'refund_changed':
      return `refund ${change.refundId} ${refundText(change.change)}`;
    case 'adjustment_changed':
      return `adjustment ${change.adjustmentId} ${adjustmentText(change.change)}`;
    case 'chargeback_changed':
      return `chargeback ${change.chargebackId} ${chargebackText(change.change)}`;
    case 'payment_status_changed':
      return `now ${paymentStatusText(change.status)}`;
    case 'payment_flag_raised':
      return `flag ${change.flag}`;
  }
  return unreachable(change);
}

function blacklistText(routes: readonly Route[] = []): string {
  return routes.length === 0 ? '' : `; blacklisted on ${routes.map(routeText).join(', ')}`;
}

function rejectedText(
  rejected: readonly { readonly terminalId: string; readonly providerId: string; readonly reason: string }[],
): string {
  if (rejected.length === 0) return '';
  return `; not by ${rejected.map((route) => `${routeText(route)} (${said(route.reason)})`).join(', ')}`;
}

function startedText({ cost, payer, flow, makeRecurrent, revision, externalId }: PaymentFacts): string {
  return [
    `started: ${moneyText(cost)} by ${toolText(payer.tool)}`,
    flow.type === 'instant'
      ? 'captured at once'
      : `held until ${timeText(flow.heldUntil)}, then ${PAST[flow.onExpiration]}`,
    `judged by revision ${revision}`,
    ...(payer.type === 'recurrent' ? [`recurrent to ${payer.parent.invoiceId}/${payer.parent.paymentId}`] : []),
    ...(makeRecurrent ? ['to be repeated'] : []),
    ...(externalId === undefined ? [] : [`external id ${said(externalId)}`]),
    payer.personal === undefined ? 'no personal data' : 'personal data sealed',
  ].join(', ');
}

const PAST = { capture: 'captured', cancel: 'released' } as const;

export function paymentStatusText(status: PaymentStatus): string {
  switch (status.tag) {
    case 'captured':
      return `captured ${moneyText(status.cost)}${because(status.reason)}`;
    case 'cancelled':
      return `cancelled${because(status.reason)}`;
    case 'failed':
      return `failed: ${failureText(status.failure)}`;
    default:
      return status.tag.replace('_', ' ');
  }
}
