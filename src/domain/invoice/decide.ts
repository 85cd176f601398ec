import { createAdjustment } from '../adjustment/create.ts';
import { createPayin, type PayinParts } from '../application/create-payin.ts';
import { payHosted } from '../application/pay-hosted.ts';
import { PAYIN_PAYMENT_ID } from '../application/payin.ts';
import { confirmPaid, decidePayinDispute, submitVerification } from '../application/payin-commands.ts';
import { verificationChanges, withLifetime } from '../application/payin-outcome.ts';
import { createChargeback, decideChargeback } from '../chargeback/decide.ts';
import { Misconfigured } from '../condition.ts';
import type { Shop } from '../configuration.ts';
import type { DecisionContext } from '../context.ts';
import { isDisputeCommand } from '../dispute/decide.ts';
import { type Refusal, refuse } from '../errors.ts';
import type { PaymentId } from '../ids.ts';
import { accept, type Decision } from '../machine.ts';
import { cancelPayment, capturePayment } from '../payment/finalize.ts';
import { sessionOf } from '../payment/owned-sessions.ts';
import type { PaymentChange, PaymentState } from '../payment/payment.ts';
import { plainOutcome } from '../payment/plain-outcome.ts';
import { refuseKnownTransaction, registerPayment } from '../payment/register.ts';
import { applyLateAnswer, applySessionOutcome, failSession, type PaymentReaction } from '../payment/session-outcome.ts';
import { startPayment } from '../payment/start.ts';
import { riskScored } from '../payment/steps.ts';
import { createRefund } from '../refund/create.ts';
import { repairInvoice, repairWithScenario } from '../repair/repair-invoice.ts';
import type { SessionOutcome } from '../session/session.ts';
import { createInvoice, createInvoiceFromTemplate } from './create.ts';
import { NO_INVOICE } from './evolve.ts';
import type { InvoiceChange, InvoiceCommand, InvoiceFacts, InvoiceState, SessionRef } from './invoice.ts';
import { operableShop, unblockedShop } from './operable.ts';
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

/** Work that has begun: a misconfiguration found now calls an operator, since nobody is there to be refused. */
function isInternal({ type }: InvoiceCommand): boolean {
  return type === 'Wake' || type === 'FailSession' || type.startsWith('Apply') || type.startsWith('Repair');
}

function changesOf(invoice: InvoiceState, command: InvoiceCommand, context: DecisionContext): Decision<InvoiceChange> {
  if (command.type === 'CreateInvoice') {
    return invoice.facts === undefined ? createInvoice(command.invoice, context) : accept([]);
  }
  if (command.type === 'CreateInvoiceFromTemplate') {
    if (invoice.facts !== undefined) return accept([]);
    return createInvoiceFromTemplate(command.invoice, command.template, context);
  }
  if (command.type === 'CreatePayin') {
    return invoice.facts === undefined ? createPayin(command, partsOf(context), context) : accept([]);
  }
  const { facts } = invoice;
  if (facts === undefined || invoice.removed === true) return refuse('INVOICE_NOT_FOUND', 'There is no such invoice');
  if (isDisputeCommand(command)) return decidePayinDispute(invoice, command, context);
  switch (command.type) {
    case 'PayHostedPayin':
      return payHosted(invoice, command, partsOf(context), context);
    case 'ConfirmPaid':
      return confirmPaid(invoice, context);
    case 'SubmitVerification':
      return submitVerification(invoice, command, context);
    case 'StartPayment':
      return start(invoice, facts, command, context);
    case 'RegisterPayment':
      return register(invoice, facts, command, context);
    case 'CapturePayment':
      return ofOperable(invoice, facts, command, context, (payment) => capturePayment(payment, command, context));
    case 'CancelPayment':
      return ofOperable(invoice, facts, command, context, (payment) => cancelPayment(payment, command.reason, context));
    case 'RefundPayment':
      return ofOperable(invoice, facts, command, context, (payment) => createRefund(payment, command.refund, context));
    case 'CreateAdjustment':
      return ofPayment(invoice, command, (payment) => createAdjustment(payment, command.adjustment, context));
    case 'CreateChargeback':
      return ofPayment(invoice, command, (payment) => createChargeback(payment, command.chargeback, context));
    case 'DecideChargeback':
      return ofPayment(invoice, command, (payment) =>
        decideChargeback(payment, command.chargebackId, command.decision, context),
      );
    case 'FulfillInvoice':
      return fulfill(invoice, facts, command, context);
    case 'RescindInvoice':
      return rescind(invoice, facts, command, context);
    case 'ApplyOutcome':
      return applyOutcome(invoice, command, context);
    case 'ApplyLateAnswer':
      return reacted(invoice, command, context, (payment) =>
        applyLateAnswer(payment, command.session, command.outcome, invoice.payments.values()),
      );
    case 'FailSession':
      return ofSession(invoice, command, (payment) => failSession(payment, command, context));
    case 'ApplyRiskScore':
      return applyRiskScore(invoice, command);
    case 'ApplyRecurrence':
      return applyRecurrence(invoice, command);
    case 'RepairInvoice':
      return repairInvoice(invoice, command, context);
    case 'RepairInvoiceWithScenario':
      return repairWithScenario(invoice, command, context);
    case 'Wake':
      return accept([]);
  }
}

/** The payment of a payin starts like any other, under the id that all look for it by. */
function partsOf(context: DecisionContext): PayinParts {
  const startPayment: PayinParts['startPayment'] = (facts, payment) =>
    start(
      { ...NO_INVOICE, facts },
      facts,
      { type: 'StartPayment', payment: { ...payment, id: PAYIN_PAYMENT_ID } },
      context,
    );
  return { createInvoice, startPayment };
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
  const notNow = refusePayin(invoice) ?? refuseUnlessUnpaid(invoice) ?? refuseWhilePaying(invoice);
  if (notNow !== undefined) return notNow;
  const started = startPayment(facts, shop.shop, payment, context);
  if (!started.ok) return started;
  return accept(started.changes.map((change) => wrap(payment.id, change)));
}

/** A suspended merchant's payment is registered all the same; a blocked one's is not (reference §1.5). */
function register(
  invoice: InvoiceState,
  facts: InvoiceFacts,
  { payment }: Command<'RegisterPayment'>,
  context: DecisionContext,
): Decision<InvoiceChange> {
  const shop = unblockedShop(facts, context.latest);
  if (!shop.ok) return shop;
  if (invoice.payments.has(payment.id)) return accept([]);
  const notNow =
    refusePayin(invoice) ??
    refuseUnlessUnpaid(invoice) ??
    refuseWhilePaying(invoice) ??
    refuseKnownTransaction(invoice, payment);
  return notNow ?? wrapped(payment.id, registerPayment(facts, shop.shop, payment, context));
}

function ofOperable(
  invoice: InvoiceState,
  facts: InvoiceFacts,
  command: { readonly paymentId: PaymentId },
  context: DecisionContext,
  decide: (payment: PaymentState) => Decision<PaymentChange>,
): Decision<InvoiceChange> {
  return ofPayment(invoice, command, (payment) => {
    const shop = operableShop(facts, context.latest);
    return shop.ok ? decide(payment) : shop;
  });
}

function ofPayment(
  invoice: InvoiceState,
  { paymentId }: { readonly paymentId: PaymentId },
  decide: (payment: PaymentState) => Decision<PaymentChange>,
): Decision<InvoiceChange> {
  const payment = invoice.payments.get(paymentId);
  if (payment === undefined) return refuse('INVOICE_PAYMENT_NOT_FOUND', 'The invoice has no such payment');
  return wrapped(paymentId, decide(payment));
}

function ofSession(
  invoice: InvoiceState,
  { session }: { readonly session: SessionRef },
  decide: (payment: PaymentState) => Decision<PaymentChange>,
): Decision<InvoiceChange> {
  const payment = invoice.payments.get(session.paymentId);
  return payment === undefined ? accept([]) : wrapped(session.paymentId, decide(payment));
}

function wrapped(paymentId: PaymentId, decided: Decision<PaymentChange>): Decision<InvoiceChange> {
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

/** Of a payin's money first what it means for the payin, then what the payment makes of it. */
function applyOutcome(
  invoice: InvoiceState,
  command: Command<'ApplyOutcome'>,
  context: DecisionContext,
): Decision<InvoiceChange> {
  const { session: ref } = command;
  const { application, payments } = invoice;
  const apply = (outcome: SessionOutcome): Decision<InvoiceChange> =>
    reacted(invoice, command, context, (payment) => applySessionOutcome(payment, ref, outcome, context));
  if (application === undefined) return apply(plainOutcome(command.outcome));
  const payment = payments.get(ref.paymentId);
  const session = payment && sessionOf(payment, ref);
  const outcome = withLifetime(application, session, command.outcome, context);
  const applied = apply(outcome);
  if (!applied.ok) return applied;
  const hasChanges = applied.changes.length > 0;
  return accept([...verificationChanges(invoice, session, outcome, hasChanges, context), ...applied.changes]);
}

/** A result that nobody waits for any more changes nothing (P6). */
function reacted(
  invoice: InvoiceState,
  { session }: { readonly session: SessionRef },
  context: DecisionContext,
  react: (payment: PaymentState) => PaymentReaction,
): Decision<InvoiceChange> {
  const payment = invoice.payments.get(session.paymentId);
  if (payment === undefined) return accept([]);
  const { changes, violation } = react(payment);
  const wrapped = changes.map((change) => wrap(session.paymentId, change));
  if (violation === undefined || invoice.attention !== undefined) return accept(wrapped);
  return accept([...wrapped, { type: 'attention_raised', attention: { reason: violation, since: context.now } }]);
}

function applyRiskScore(
  invoice: InvoiceState,
  { paymentId, score, blacklisted }: Command<'ApplyRiskScore'>,
): Decision<InvoiceChange> {
  if (invoice.payments.get(paymentId)?.step !== 'risk_scoring') return accept([]);
  return accept(riskScored(score, blacklisted).map((change) => wrap(paymentId, change)));
}

function applyRecurrence(invoice: InvoiceState, { paymentId }: Command<'ApplyRecurrence'>): Decision<InvoiceChange> {
  if (invoice.payments.get(paymentId)?.recurrenceRecorded !== false) return accept([]);
  return accept([wrap(paymentId, { type: 'recurrence_recorded' })]);
}

/** A payin has the payment that it was made with, and no other. */
function refusePayin({ application }: InvoiceState): Refusal | undefined {
  if (application === undefined) return undefined;
  return refuse('OPERATION_NOT_PERMITTED', 'The invoice is of a payin, which has one payment');
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
