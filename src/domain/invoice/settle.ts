import { assert } from '../../base/assert.ts';
import { addMs } from '../../base/time.ts';
import { Misconfigured } from '../condition.ts';
import type { DecisionContext } from '../context.ts';
import { failureCode, type OperationFailure } from '../failure.ts';
import { latestSessions, openSessionsOf } from '../payment/owned-sessions.ts';
import { currentSession, type PaymentState } from '../payment/payment.ts';
import { nextChanges } from '../payment/steps.ts';
import { transientDelayMs } from '../payment/transient-delay.ts';
import { evolveInvoice } from './evolve.ts';
import type { InvoiceChange, InvoiceState } from './invoice.ts';

/** How long a provider may leave an outcome unknown before an operator is called (P7). */
const UNKNOWN_ATTENTION_MS = 24 * 3_600_000;

/** Far above what any command leads to; a loop of steps must not fill the memory. */
const MOST_CHANGES = 1_000;

/**
 * The given changes and all that follow from them without anybody outside, in order. A configuration that contradicts
 * itself refuses a `new` step by throwing; one that has `begun` keeps what happened and calls an operator (decisions #9).
 */
export function settle(
  invoice: InvoiceState,
  first: readonly InvoiceChange[],
  context: DecisionContext,
  step: 'new' | 'begun',
): readonly InvoiceChange[] {
  const all: InvoiceChange[] = [];
  let state = invoice;
  let next = first;
  do {
    for (const change of next) {
      state = evolveInvoice(state, change);
      all.push(change);
    }
    next = following(state, context, step);
    assert(all.length < MOST_CHANGES, 'the steps of one command end');
  } while (next.length > 0);
  return all;
}

/** The payment that is not at rest. There is one at most. */
export function activePayment(invoice: InvoiceState): PaymentState | undefined {
  for (const payment of invoice.payments.values()) {
    if (payment.step !== 'idle') return payment;
  }
  return undefined;
}

function following(invoice: InvoiceState, context: DecisionContext, step: 'new' | 'begun'): readonly InvoiceChange[] {
  if (invoice.facts === undefined) return [];
  for (const payment of invoice.payments.values()) {
    const changes = paymentFollowing(invoice, payment, context, step);
    if (changes.length > 0) return changes;
  }
  if (activePayment(invoice) !== undefined) return [];
  if (invoice.attention !== undefined && isAtRest(invoice)) return [{ type: 'attention_cleared' }];
  if (invoice.status.tag !== 'unpaid') return [];
  if (isCaptured(invoice)) return [{ type: 'invoice_status_changed', status: { tag: 'paid' } }];
  if (context.now < invoice.facts.dueTime) return [];
  return [{ type: 'invoice_status_changed', status: { tag: 'cancelled', reason: 'overdue' } }];
}

function paymentFollowing(
  invoice: InvoiceState,
  payment: PaymentState,
  context: DecisionContext,
  step: 'new' | 'begun',
): readonly InvoiceChange[] {
  const trouble = troubleOf(payment, context);
  if (trouble !== undefined && invoice.attention === undefined) return [attention(trouble, context)];
  try {
    return nextChanges(payment, context).map((change) => ({
      type: 'payment_changed',
      paymentId: payment.facts.id,
      change,
    }));
  } catch (error) {
    if (!(error instanceof Misconfigured) || step === 'new') throw error;
    return invoice.attention === undefined ? [attention(`misconfigured: ${error.message}`, context)] : [];
  }
}

function attention(reason: string, context: DecisionContext): InvoiceChange {
  return { type: 'attention_raised', attention: { reason, since: context.now } };
}

/** What an operator must know of: a capture or cancel refused for good (decisions #19), an outcome unknown for a day (P7). */
function troubleOf(payment: PaymentState, context: DecisionContext): string | undefined {
  for (const { session } of latestSessions(payment)) {
    const { unknown, target } = session;
    if (unknown !== undefined && context.now >= addMs(unknown.since, UNKNOWN_ATTENTION_MS)) {
      return `the outcome of the ${target} session is unknown since a day: ${unknown.reason}`;
    }
  }
  const session = currentSession(payment);
  if (session === undefined) return undefined;
  const { phase, target } = session;
  if (payment.step !== 'finalizing_session' || phase.tag !== 'finished' || phase.result.type !== 'failed')
    return undefined;
  const reason: OperationFailure = phase.result.failure;
  const final = transientDelayMs(payment, payment.sessions, session, reason, context) === undefined;
  return final ? `the provider refused to make the payment ${target}: ${failureCode(reason)}` : undefined;
}

/** True when nobody owes the invoice an answer. */
function isAtRest(invoice: InvoiceState): boolean {
  return [...invoice.payments.values()].every((payment) => openSessionsOf(payment).length === 0);
}

function isCaptured(invoice: InvoiceState): boolean {
  return [...invoice.payments.values()].some(({ status }) => status.tag === 'captured');
}
