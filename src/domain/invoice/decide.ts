import { Misconfigured } from '../condition.ts';
import type { Shop } from '../configuration.ts';
import type { DecisionContext } from '../context.ts';
import { type Refusal, refuse } from '../errors.ts';
import type { PaymentId } from '../ids.ts';
import { accept, type Decision } from '../machine.ts';
import { cancelPayment, capturePayment } from '../payment/finalize.ts';
import type { PaymentChange, PaymentState } from '../payment/payment.ts';
import { applySessionOutcome } from '../payment/session-outcome.ts';
import { startPayment } from '../payment/start.ts';
import { riskScored } from '../payment/steps.ts';
import { createInvoice } from './create.ts';
import type { InvoiceChange, InvoiceCommand, InvoiceFacts, InvoiceState } from './invoice.ts';
import { operableShop } from './operable.ts';
import { activePayment, settle } from './settle.ts';

type Command<Type extends InvoiceCommand['type']> = InvoiceCommand & { readonly type: Type };

/** What a command changes, together with every step that follows from it and needs nobody outside. */
export function decideInvoice(
  invoice: InvoiceState,
  command: InvoiceCommand,
  context: DecisionContext,
): Decision<InvoiceChange> {
  try {
    const decision = changesOf(invoice, command, context);
    if (!decision.ok) return decision;
    return accept(settle(invoice, decision.changes, context, isInternal(command) ? 'begun' : 'new'));
  } catch (error) {
    if (!(error instanceof Misconfigured)) throw error;
    return refuse('MISCONFIGURED', error.message); // decisions #9: the call is refused and nothing changes.
  }
}

function isInternal(command: InvoiceCommand): boolean {
  return command.type === 'ApplyOutcome' || command.type === 'ApplyRiskScore' || command.type === 'Wake';
}

function changesOf(invoice: InvoiceState, command: InvoiceCommand, context: DecisionContext): Decision<InvoiceChange> {
  if (command.type === 'CreateInvoice') {
    return invoice.facts === undefined ? createInvoice(command.invoice, context) : accept([]);
  }
  const { facts } = invoice;
  if (facts === undefined) return refuse('INVOICE_NOT_FOUND', 'There is no such invoice');
  switch (command.type) {
    case 'StartPayment':
      return start(invoice, facts, command, context);
    case 'CapturePayment':
      return finalize(invoice, facts, command.paymentId, context, (payment) =>
        capturePayment(payment, command, context),
      );
    case 'CancelPayment':
      return finalize(invoice, facts, command.paymentId, context, (payment) =>
        cancelPayment(payment, command.reason, context),
      );
    case 'FulfillInvoice':
      return fulfill(invoice, facts, command, context);
    case 'RescindInvoice':
      return rescind(invoice, facts, command, context);
    case 'ApplyOutcome':
      return applyOutcome(invoice, command, context);
    case 'ApplyRiskScore':
      return applyRiskScore(invoice, command);
    case 'Wake':
      return accept([]);
  }
}

/** Reference §3.4: operability, the same payment again, status, another active payment, then the payment's own checks. */
function start(
  invoice: InvoiceState,
  facts: InvoiceFacts,
  { payment }: Command<'StartPayment'>,
  context: DecisionContext,
): Decision<InvoiceChange> {
  const shop = operableShop(facts, context.latest);
  if (!shop.ok) return shop;
  if (invoice.payments.has(payment.id)) return accept([]);
  const notNow = refuseUnlessUnpaid(invoice) ?? refuseWhilePaying(invoice);
  if (notNow !== undefined) return notNow;
  const started = startPayment(facts, shop.shop, payment, context);
  if (!started.ok) return started;
  return accept([wrap(payment.id, { type: 'payment_started', payment: started.facts })]);
}

function finalize(
  invoice: InvoiceState,
  facts: InvoiceFacts,
  paymentId: PaymentId,
  context: DecisionContext,
  decide: (payment: PaymentState) => { readonly ok: true; readonly changes: readonly PaymentChange[] } | Refusal,
): Decision<InvoiceChange> {
  const payment = invoice.payments.get(paymentId);
  if (payment === undefined) return refuse('INVOICE_PAYMENT_NOT_FOUND', 'The invoice has no such payment');
  const shop = operableShop(facts, context.latest);
  if (!shop.ok) return shop;
  const decided = decide(payment);
  return decided.ok ? accept(decided.changes.map((change) => wrap(paymentId, change))) : decided;
}

function fulfill(
  invoice: InvoiceState,
  facts: InvoiceFacts,
  { reason }: Command<'FulfillInvoice'>,
  context: DecisionContext,
): Decision<InvoiceChange> {
  const shop: { readonly ok: true; readonly shop: Shop } | Refusal = operableShop(facts, context.latest);
  if (!shop.ok) return shop;
  if (invoice.status.tag !== 'paid') return wrongStatus(invoice);
  return accept([{ type: 'invoice_status_changed', status: { tag: 'fulfilled', reason } }]);
}

function rescind(
  invoice: InvoiceState,
  facts: InvoiceFacts,
  { reason }: Command<'RescindInvoice'>,
  context: DecisionContext,
): Decision<InvoiceChange> {
  const shop = operableShop(facts, context.latest);
  if (!shop.ok) return shop;
  const notNow = refuseUnlessUnpaid(invoice) ?? refuseWhilePaying(invoice);
  return notNow ?? accept([{ type: 'invoice_status_changed', status: { tag: 'cancelled', reason } }]);
}

/** A result that nobody waits for any more changes nothing (P6). */
function applyOutcome(
  invoice: InvoiceState,
  { session, outcome }: Command<'ApplyOutcome'>,
  context: DecisionContext,
): Decision<InvoiceChange> {
  const payment = invoice.payments.get(session.paymentId);
  if (payment === undefined) return accept([]);
  const { changes, violation } = applySessionOutcome(payment, session.no, outcome, context);
  const wrapped = changes.map((change) => wrap(session.paymentId, change));
  if (violation === undefined || invoice.attention !== undefined) return accept(wrapped);
  return accept([...wrapped, { type: 'attention_raised', attention: { reason: violation, since: context.now } }]);
}

function applyRiskScore(
  invoice: InvoiceState,
  { paymentId, score }: Command<'ApplyRiskScore'>,
): Decision<InvoiceChange> {
  if (invoice.payments.get(paymentId)?.step !== 'risk_scoring') return accept([]);
  return accept(riskScored(score).map((change) => wrap(paymentId, change)));
}

function refuseUnlessUnpaid(invoice: InvoiceState): Refusal | undefined {
  return invoice.status.tag === 'unpaid' ? undefined : wrongStatus(invoice);
}

function wrongStatus({ status }: InvoiceState): Refusal {
  return refuse('INVALID_INVOICE_STATUS', `The invoice is ${status.tag}`, { status: status.tag });
}

function refuseWhilePaying(invoice: InvoiceState): Refusal | undefined {
  const active = activePayment(invoice);
  if (active === undefined) return undefined;
  return refuse('INVOICE_PAYMENT_PENDING', 'Another payment of this invoice is not finished', { id: active.facts.id });
}

function wrap(paymentId: PaymentId, change: PaymentChange): InvoiceChange {
  return { type: 'payment_changed', paymentId, change };
}
