import { assert } from '../../base/assert.ts';
import { addMs } from '../../base/time.ts';
import { isHeldBack, nextPayinChanges } from '../application/payin-steps.ts';
import { Misconfigured } from '../condition.ts';
import type { DecisionContext } from '../context.ts';
import { failureCode } from '../failure.ts';
import { openSessionsOf } from '../payment/owned-sessions.ts';
import { currentSession, type PaymentState } from '../payment/payment.ts';
import { countedShares } from '../payment/shares.ts';
import { nextChanges } from '../payment/steps.ts';
import { transientDelayMs } from '../payment/transient-delay.ts';
import { failureOf } from '../session/retry.ts';
import type { SessionState } from '../session/session.ts';
import { evolveInvoice } from './evolve.ts';
import { flagsRaised } from './flags.ts';
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
  const take = (change: InvoiceChange): void => {
    const before = state;
    state = evolveInvoice(before, change);
    if (isUndatedStep(before, state, context)) {
      // The date comes first, so that the step has it already.
      const dated: InvoiceChange = {
        type: 'application_changed',
        change: { type: 'application_dated', time: context.now },
      };
      all.push(dated);
      state = evolveInvoice(evolveInvoice(before, dated), change);
    }
    all.push(change);
    for (const flag of flagsRaised(before, change, state)) take(flag);
  };
  do {
    for (const change of next) take(change);
    next = following(state, invoice, seenFrom(invoice, state, context), step);
    assert(all.length < MOST_CHANGES, 'the steps of one command end');
  } while (next.length > 0);
  return all;
}

function isUndatedStep(before: InvoiceState, { application: after }: InvoiceState, { now }: DecisionContext): boolean {
  const { application } = before;
  return application !== undefined && after?.status !== application.status && application.updateTime !== now;
}

/** The payment that is not at rest. There is one at most. */
export function activePayment(invoice: InvoiceState): PaymentState | undefined {
  for (const payment of invoice.payments.values()) {
    if (payment.step !== 'idle') return payment;
  }
  return undefined;
}

function following(
  invoice: InvoiceState,
  stored: InvoiceState,
  context: DecisionContext,
  step: 'new' | 'begun',
): readonly InvoiceChange[] {
  if (invoice.facts === undefined) return [];
  const ofPayin = nextPayinChanges(invoice, context);
  if (ofPayin.length > 0) return ofPayin;
  for (const payment of invoice.payments.values()) {
    const changes = paymentFollowing(invoice, payment, context, step);
    if (changes.length > 0) return changes;
  }
  const isPaying = activePayment(invoice) !== undefined;
  if (!isPaying && isResolved(invoice, stored)) return [{ type: 'attention_cleared' }];
  if (invoice.status.tag !== 'unpaid') return [];
  // Also while another payment holds its money: an adjustment may have captured one that had failed.
  if (isCaptured(invoice)) return [{ type: 'invoice_status_changed', status: { tag: 'paid' } }];
  if (isPaying) return [];
  const { application } = invoice;
  if (application?.status === 'decline' || application?.status === 'error') {
    // A payin has one payment: nobody can pay its invoice any more.
    return [{ type: 'invoice_status_changed', status: { tag: 'cancelled', reason: application.status } }];
  }
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
  if (isHeldBack(invoice, payment)) return [];
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

/**
 * What an operator must know of: a provider that refuses for good to capture, to cancel or to take back what it took late
 * (decisions #19), and an outcome that is unknown for a day (P7).
 */
function troubleOf(payment: PaymentState, context: DecisionContext): string | undefined {
  const { reversal, refunds, sessions, step } = payment;
  // A plain payment that goes on is no trouble, and is asked at every step.
  const isPlain = refunds.size === 0 && reversal === undefined && sessions.at(-1)?.unknown === undefined;
  for (const { session } of isPlain ? [] : openSessionsOf(payment)) {
    const { unknown, target } = session;
    if (unknown !== undefined && context.now >= addMs(unknown.since, UNKNOWN_ATTENTION_MS)) {
      return `the outcome of the ${target} session is unknown since a day: ${unknown.reason}`;
    }
  }
  const finalizing = step === 'finalizing_session' ? refusal(payment, sessions, context) : undefined;
  if (finalizing !== undefined) {
    return `the provider refused to make the payment ${currentSession(payment)?.target}: ${finalizing}`;
  }
  const kept = reversal && refusal(payment, reversal.sessions, context);
  return kept && `the provider refused to take back a payment that it took late: ${kept}`;
}

/** The code of a failure that is not for the moment, of the last of these sessions. */
function refusal(
  payment: PaymentState,
  sessions: readonly SessionState[],
  context: DecisionContext,
): string | undefined {
  const session = sessions.at(-1);
  const reason = session && failureOf(session);
  if (session === undefined || reason === undefined) return undefined;
  const isFinal = transientDelayMs(payment, sessions, session, reason, context) === undefined;
  return isFinal ? failureCode(reason) : undefined;
}

/**
 * What an operator was called for is over when the invoice comes to rest. What was found out while it rested stays: nothing
 * that the invoice does by itself would end it.
 */
function isResolved(invoice: InvoiceState, stored: InvoiceState): boolean {
  if (invoice.attention === undefined || invoice.attention !== stored.attention || !isAtRest(invoice)) return false;
  return activePayment(stored) !== undefined || !isAtRest(stored);
}

/** True when nobody owes the invoice an answer. */
function isAtRest(invoice: InvoiceState): boolean {
  return [...invoice.payments.values()].every((payment) => openSessionsOf(payment).length === 0);
}

function isCaptured(invoice: InvoiceState): boolean {
  return [...invoice.payments.values()].some(({ status }) => status.tag === 'captured');
}

/**
 * The counters that guards have shown stand as the journal has them. What the changes decided so far add and give back is
 * counted in, or a step would take a share of its own for another's, or forget it.
 */
function seenFrom(stored: InvoiceState, state: InvoiceState, context: DecisionContext): DecisionContext {
  if (context.counters.size === 0) return context;
  const counters = new Map(context.counters);
  const add = (shares: ReadonlyMap<string, bigint>, sign: bigint) => {
    for (const [counter, delta] of shares) {
      const seen = counters.get(counter);
      if (seen !== undefined) counters.set(counter, seen + sign * delta);
    }
  };
  for (const [paymentId, payment] of state.payments) {
    const before = stored.payments.get(paymentId);
    if (before === payment) continue;
    add(countedShares(before), -1n);
    add(countedShares(payment), 1n);
  }
  return { ...context, counters };
}
