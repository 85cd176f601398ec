import { type Refusal, refuse } from '../domain/errors.ts';
import { applicationTag } from '../domain/ids.ts';
import type {
  InvoiceChange,
  InvoiceCommand,
  InvoiceIntent,
  InvoiceState,
  SessionRef,
} from '../domain/invoice/invoice.ts';
import { INVOICE_FOLD_VERSION, invoiceMachine } from '../domain/invoice/machine.ts';
import { latestSessions, openSessionsOf, sessionChangeOf, sessionOf } from '../domain/payment/owned-sessions.ts';
import { currentRoute, type PaymentState } from '../domain/payment/payment.ts';
import { questionAt } from '../domain/payment/react.ts';
import { knownTransaction } from '../domain/payment/register.ts';
import { awaitsSavedCard } from '../domain/payment/saved-card.ts';
import { isGivenUp } from '../domain/payment/session-outcome.ts';
import { chosenRefundId } from '../domain/refund/identity.ts';
import { pendingRefund } from '../domain/refund/pending.ts';
import type { MadeEntity } from '../ports/entities.ts';
import { decodeRecord, encodeRecord } from '../wire/record.ts';
import { conversionOf, reportConversions } from './conversion.ts';
import type { EntityKind, Job, OwnedBy } from './entity-kind.ts';
import { reportFinished } from './finished-payment.ts';
import { invoiceTalk } from './invoice-talk.ts';
import { recurringPayment } from './recurrence.ts';
import { invoiceRows } from './rows.ts';
import { parseTag } from './session-tag.ts';

/** What the actors of invoices are. */
export const invoiceKind: EntityKind<InvoiceState, InvoiceCommand, InvoiceChange, InvoiceIntent, SessionRef> = {
  ...invoiceMachine,
  name: 'invoice',
  foldVersion: INVOICE_FOLD_VERSION,
  records: { encode: encodeRecord, decode: decodeRecord },

  missing: ({ facts, removed }) =>
    facts === undefined || removed === true ? refuse('INVOICE_NOT_FOUND', 'There is no such invoice') : undefined,
  revisions: ({ payments }) => [...payments.values()].filter(isAtWork).map(({ facts }) => facts.revision),
  askedRevision,
  isJoined: ({ type }) => type === 'CapturePayment' || type === 'CancelPayment',

  entityOf,
  entityMadeBy,
  madeBy,
  alreadyExists,

  rows: invoiceRows,
  tags: (before, changes, after) => [
    ...new Set(changes.flatMap((change) => [...boundBy(change), ...knownByKey(change, after)])),
    ...registeredTransactions(before, after),
  ],
  tagTaken: (command) => {
    if (command.type === 'RegisterPayment') return knownTransaction(command.payment.trx);
    if (command.type !== 'CreatePayin') return undefined;
    return refuse('PAYMENT_ID_CONFLICT', 'The cash desk has a payout with this payment_id');
  },

  openSessions: ({ payments }) => [...payments.values()].flatMap(openSessionsOf),
  session: ({ payments }, ref) => {
    const payment = payments.get(ref.paymentId);
    return payment && sessionOf(payment, ref);
  },
  sessionKey: ({ paymentId, refundId, reversal, no }) => {
    const owner = refundId === undefined ? (reversal === true ? '/reversal' : '') : `/refund/${refundId}`;
    return `${paymentId}${owner}/${no}`;
  },
  sessionOfTag,
  isGivenUp: ({ payments }, ref) => {
    const payment = payments.get(ref.paymentId);
    return payment !== undefined && isGivenUp(payment, ref);
  },
  awaitsMore: ({ payments }, ref) => {
    const payment = payments.get(ref.paymentId);
    return payment === undefined ? 'never' : awaitsSavedCard(payment, ref);
  },
  conversion: (stream, { payments }, ref) => {
    const payment = payments.get(ref.paymentId);
    const session = payment && sessionOf(payment, ref);
    return session?.target === 'processed' ? conversionOf(stream, ref.paymentId) : undefined;
  },

  job: jobOf,
  question: (_invoice, session, time) => questionAt(session, time),
  wake: () => ({ type: 'Wake' }),
  applyOutcome: (session, outcome) => ({ type: 'ApplyOutcome', session, outcome }),
  applyLateAnswer: (session, outcome) => ({ type: 'ApplyLateAnswer', session, outcome }),
  broughtBy: (command) =>
    command.type === 'ApplyOutcome' ? { ref: command.session, outcome: command.outcome } : undefined,
  talk: invoiceTalk,

  report: ({ observer, health, sources }, stream, { before, changes, after }) => {
    reportConversions(health, sources.configurations.latest().health, stream, changes, after);
    reportFinished(observer, before, after, sources.businessClock.now());
  },
};

function jobOf(invoice: InvoiceState, intent: InvoiceIntent): Job<InvoiceCommand, SessionRef> {
  switch (intent.type) {
    case 'CallProvider':
      return { type: 'session', ref: intent.session, work: { type: intent.mode } };
    case 'TimeOutCallback': {
      const callback = { type: 'timeout', body: intent.payload } as const;
      return { type: 'session', ref: intent.session, work: { type: 'callback', tag: '', callback } };
    }
    case 'SubmitVerification':
      return { type: 'session', ref: intent.session, work: { type: 'submit', ref: intent.ref } };
    case 'WakeAt':
      return { type: 'wake' };
    case 'ScoreRisk': {
      const { paymentId } = intent;
      return task(`risk/${paymentId}`, false, async ({ risk }, traceparent) => {
        const verdict = await risk.check({ invoice, paymentId, traceparent });
        return { type: 'ApplyRiskScore', paymentId, ...verdict };
      });
    }
    case 'RecordRecurrence': {
      const { paymentId } = intent;
      return task(`recurrence/${paymentId}`, true, async ({ recurrence }) => {
        const payment = invoice.payments.get(paymentId);
        if (payment !== undefined) await recurrence.record(recurringPayment(payment));
        return { type: 'ApplyRecurrence', paymentId };
      });
    }
  }
}

type Task = (Job<InvoiceCommand, SessionRef> & { readonly type: 'task' })['task'];

function task(key: string, isPatient: boolean, run: Task['run']): Job<InvoiceCommand, SessionRef> {
  return { type: 'task', task: { key, isPatient, run } };
}

function isAtWork(payment: PaymentState): boolean {
  return payment.step !== 'idle' || payment.reversal !== undefined || pendingRefund(payment) !== undefined;
}

function askedRevision({ payments }: InvoiceState, command: InvoiceCommand): number | undefined {
  switch (command.type) {
    case 'CreateAdjustment': {
      const { scenario } = command.adjustment;
      if (scenario.type === 'cash_flow') return scenario.revision;
      return payments.get(command.paymentId)?.facts.revision;
    }
    case 'DecideChargeback':
      return payments.get(command.paymentId)?.chargebacks.get(command.chargebackId)?.facts.revision;
    default:
      return undefined;
  }
}

function entityOf(command: InvoiceCommand): string | undefined {
  switch (command.type) {
    case 'CreateInvoice':
    case 'CreateInvoiceFromTemplate':
    case 'CreatePayin':
      return 'invoice';
    case 'StartPayment':
    case 'RegisterPayment':
      return `payment/${command.payment.id}`;
    case 'RefundPayment': {
      const { id, manual } = command.refund;
      const refundId = id === undefined ? undefined : chosenRefundId(id, manual);
      return refundId === undefined
        ? undefined
        : madeKey({ type: 'refund', paymentId: command.paymentId, id: refundId });
    }
    case 'CreateChargeback':
      return madeKey({ type: 'chargeback', paymentId: command.paymentId, id: command.chargeback.id });
    default:
      return undefined;
  }
}

function entityMadeBy(change: InvoiceChange): string | undefined {
  if (change.type === 'invoice_created') return 'invoice';
  if (change.type === 'payment_changed' && change.change.type === 'payment_started')
    return `payment/${change.paymentId}`;
  const made = madeBy([change]);
  return made && madeKey(made);
}

/** The entity inside a payment that the changes of one request made. */
function madeBy(changes: readonly InvoiceChange[]): MadeEntity | undefined {
  for (const change of changes) {
    if (change.type !== 'payment_changed') continue;
    const { paymentId, change: inner } = change;
    if (inner.type === 'refund_changed' && inner.change.type === 'refund_created')
      return { type: 'refund', paymentId, id: inner.refundId };
    if (inner.type === 'adjustment_changed' && inner.change.type === 'adjustment_created')
      return { type: 'adjustment', paymentId, id: inner.adjustmentId };
    if (inner.type === 'chargeback_changed' && inner.change.type === 'chargeback_created')
      return { type: 'chargeback', paymentId, id: inner.chargebackId };
  }
  return undefined;
}

function madeKey({ type, paymentId, id }: MadeEntity): string {
  return `${type}/${paymentId}/${id}`;
}

function alreadyExists({ type }: InvoiceCommand, id: string): Refusal {
  const message = (what: string) => `${what} with this id exists and was made of other content`;
  switch (type) {
    case 'CreatePayin':
      return refuse('PAYMENT_ID_CONFLICT', 'The cash desk has a payin with this payment_id and other content');
    case 'StartPayment':
    case 'RegisterPayment':
      return refuse('INVOICE_PAYMENT_ALREADY_EXISTS', message('A payment'), { payment_id: id });
    case 'RefundPayment':
      return refuse('INVOICE_PAYMENT_REFUND_ALREADY_EXISTS', message('A refund'), { refund_id: id });
    case 'CreateChargeback':
      return refuse('INVOICE_PAYMENT_CHARGEBACK_ALREADY_EXISTS', message('A chargeback'), { chargeback_id: id });
    default:
      return refuse('INVOICE_ALREADY_EXISTS', message('An invoice'));
  }
}

/** Tags that a provider chose, and the name of a payin; those we mint contain their stream and need no row. */
function boundBy(change: InvoiceChange): readonly string[] {
  if (change.type === 'invoice_created')
    return change.invoice.application === undefined ? [] : [applicationTag(change.invoice.id)];
  const session = change.type === 'payment_changed' ? sessionChangeOf(change.change) : undefined;
  return session?.type === 'session_suspended' && parseTag(session.tag) === undefined ? [session.tag] : [];
}

/** Some providers know a request by our key alone, and call back about it whether its session waits for them or not. */
function knownByKey(change: InvoiceChange, { payments }: InvoiceState): readonly string[] {
  const bound = change.type === 'payment_changed' ? sessionChangeOf(change.change) : undefined;
  const payment = change.type === 'payment_changed' ? payments.get(change.paymentId) : undefined;
  if (bound?.type !== 'session_transaction_bound' || payment === undefined) return [];
  const { id } = bound.trx;
  return allSessions(payment).some(({ session }) => session.idempotencyKey === id) ? [id] : [];
}

/**
 * A transaction that was registered is bound to its invoice for ever, so that no other can be paid by it. Tags that we mint or
 * providers choose never begin like this.
 */
function registeredTransactions(before: InvoiceState, after: InvoiceState): readonly string[] {
  const registered = [...after.payments.values()].filter(
    ({ facts }) => facts.origin === 'provider' && !before.payments.has(facts.id),
  );
  return registered.map((payment) => `transaction ${currentRoute(payment)?.providerId}/${payment.trx?.id}`);
}

function sessionOfTag({ payments }: InvoiceState, tag: string): OwnedBy<SessionRef> | undefined {
  const ref = parseTag(tag)?.session;
  if (ref !== undefined) {
    const payment = 'paymentId' in ref ? payments.get(ref.paymentId) : undefined;
    if (!('paymentId' in ref) || payment === undefined) return undefined;
    const session = sessionOf(payment, ref);
    return session && { ref, session };
  }
  // A provider may use a tag of its own again when it is asked again: the latest session is meant.
  return [...payments.values()]
    .flatMap(allSessions)
    .findLast(({ session }) => session.tags.includes(tag) || session.idempotencyKey === tag);
}

function allSessions(payment: PaymentState): readonly OwnedBy<SessionRef>[] {
  return latestSessions(payment)
    .flatMap(({ ref }) =>
      Array.from({ length: ref.no + 1 }, (_, no) => ({
        ref: { ...ref, no },
        session: sessionOf(payment, { ...ref, no }),
      })),
    )
    .flatMap(({ ref, session }) => (session === undefined ? [] : [{ ref, session }]));
}
