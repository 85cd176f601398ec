import { addMs, type Timestamp } from '../../base/time.ts';
import type { DecisionContext } from '../context.ts';
import { failure, type OperationFailure } from '../failure.ts';
import type { InvoiceChange, InvoiceState } from '../invoice/invoice.ts';
import { equalMoney } from '../money.ts';
import { sessionChange } from '../payment/owned-sessions.ts';
import {
  currentSession,
  effectiveCost,
  type PaymentChange,
  type PaymentFlag,
  type PaymentState,
} from '../payment/payment.ts';
import { startSession } from '../payment/steps.ts';
import type { SessionState } from '../session/session.ts';
import type { ApplicationChange } from './application.ts';
import { MOST_WRONG_PASSWORDS, PAYIN_PAYMENT_ID, type PayinState } from './payin.ts';
import { mayContestAmount, sessionThatTakes } from './payin-status.ts';

/**
 * The steps of a payin that its payment knows nothing of: contested ones, ended ones, decided ones.
 *
 *  N1 Nothing is captured of a payin that is contested (reference h2h §4.4).
 *  N2 What is to end is ended by a question that takes back what the payer may still do, never by a clock alone (P7).
 *  N3 Money that a declined payin has is let go by the payment's own cancellation; what comes later, by its reversal.
 *  N4 What is settled on somebody's word asks no provider, like a payment that was registered.
 */
export function nextPayinChanges(invoice: InvoiceState, context: DecisionContext): readonly InvoiceChange[] {
  const { application: payin, payments } = invoice;
  const payment = payments.get(PAYIN_PAYMENT_ID);
  if (payin === undefined || payment === undefined || payment.step === 'idle') return [];
  const { settled } = payin;
  if (settled?.as === 'success') return goOn(payin, payment);
  if (settled?.as === 'decline') return giveUp(payment, context);
  const session = sessionThatTakes(payment);
  if (session === undefined) return [];
  if (payment.step === 'processing_accounter') return onSuccess(invoice, payin, payment, context);
  if (payment.step !== 'processing_session' || payin.contested !== undefined) return [];
  if (payin.wrongPasswords >= MOST_WRONG_PASSWORDS) return end(session, WRONG_PASSWORDS, context);
  return payin.facts.product === 'p2p' ? onTime(payin, session, context) : [];
}

/** N1: true while nobody has decided what becomes of the money. */
export function isHeldBack({ application: payin }: InvoiceState, { step }: PaymentState): boolean {
  if (payin?.contested === undefined || payin.settled !== undefined) return false;
  return step === 'processing_accounter' || step === 'flow_waiting';
}

/** When a payin changes by itself; undefined once nothing of that kind is left. */
export function payinTimer({ application: payin, payments }: InvoiceState): Timestamp | undefined {
  const payment = payments.get(PAYIN_PAYMENT_ID);
  if (payin === undefined || payment?.step !== 'processing_session') return undefined;
  if (payin.facts.product !== 'p2p' || payin.contested !== undefined || payin.settled !== undefined) return undefined;
  const session = sessionThatTakes(payment);
  if (session === undefined || !isWaiting(session)) return undefined;
  return isTimedByPayin(session) || contestedAt(payin) !== undefined ? deadlineOf(payin) : undefined;
}

/** True for a session of a transfer whose own timer means nothing, as the payin says when it ends (O2). */
export function isTimedByPayin({ phase, target }: SessionState): boolean {
  return target === 'processed' && phase.tag === 'suspended' && phase.onTimeout.type === 'operation_timeout';
}

/** As what a transfer is contested whose time is up; undefined for one that ends then. */
function contestedAt({ status, facts }: PayinState): 'confirm_timeout' | 'no_payment' | undefined {
  if (status === 'paid') return 'confirm_timeout';
  return status === 'awaiting_confirm' && facts.onExpiry === 'dispute' ? 'no_payment' : undefined;
}

function deadlineOf({ facts, status, claimedTime }: PayinState): Timestamp {
  return status === 'paid' && claimedTime !== undefined ? addMs(claimedTime, facts.confirmTimeoutMs) : facts.expireTime;
}

/** A transfer that nobody sent, or nobody confirmed. */
function onTime(payin: PayinState, session: SessionState, context: DecisionContext): readonly InvoiceChange[] {
  const { now } = context;
  if (!isWaiting(session) || now < deadlineOf(payin)) return [];
  const as = contestedAt(payin);
  if (as !== undefined) return [told({ type: 'application_contested', as, time: now })];
  return isTimedByPayin(session) ? end(session, NOT_PAID, context) : [];
}

/** The provider has the money. Another amount than was declared, or what came late, is for somebody to decide. */
function onSuccess(
  { facts: invoiceFacts }: InvoiceState,
  payin: PayinState,
  payment: PaymentState,
  { now }: DecisionContext,
): readonly InvoiceChange[] {
  const { contested, received, facts } = payin;
  if (facts.product !== 'p2p' || invoiceFacts === undefined || received !== undefined) return [];
  const cost = effectiveCost(payment);
  const isDeclared = equalMoney(cost, invoiceFacts.cost);
  if (contested?.as === 'confirm_timeout' && isDeclared) {
    return [told({ type: 'application_settled', as: 'success', byHand: false, time: now })];
  }
  if (contested === undefined && (isDeclared || !mayContestAmount(payin.status))) return [];
  const late = contested?.as === 'no_payment';
  const flags: PaymentFlag[] = late ? ['PAID_LATE'] : [];
  if (!isDeclared) flags.push(cost.amountMinor > invoiceFacts.cost.amountMinor ? 'PAID_OVER' : 'PAID_PARTIAL');
  return [
    told({ type: 'application_money_received', received: cost, late, time: now }),
    ...flags
      .filter((flag) => !payment.flags.includes(flag))
      .map((flag) => ofPayment({ type: 'payment_flag_raised', flag })),
    ...(contested === undefined ? [told({ type: 'application_contested', as: 'different_amount', time: now })] : []),
  ];
}

/** Settled as success: with the amount that was decided, by the provider's hand or by ours (N4). */
function goOn({ settled }: PayinState, payment: PaymentState): readonly InvoiceChange[] {
  const { step } = payment;
  const amount = settled?.amount ?? effectiveCost(payment);
  if (settled?.byHand === true) {
    const cost = effectiveCost(payment);
    if ((step === 'processing_session' || step === 'processing_accounter') && !equalMoney(cost, amount)) {
      return [ofPayment({ type: 'cash_changed', from: cost, to: amount })];
    }
    const session = currentSession(payment);
    if (step === 'processing_session' || step === 'finalizing_session') return session ? takenByHand(session) : [];
    return [];
  }
  if (step !== 'flow_waiting') return [];
  return [ofPayment({ type: 'capture_started', reason: 'a case was decided', cost: amount })];
}

function takenByHand(session: SessionState): readonly InvoiceChange[] {
  if (session.phase.tag === 'finished') return [];
  const finished = ofSession(session, { type: 'session_finished', result: { type: 'succeeded' } });
  return session.phase.tag === 'active' ? [finished] : [ofSession(session, { type: 'session_activated' }), finished];
}

/** N2, N3 */
function giveUp(payment: PaymentState, context: DecisionContext): readonly InvoiceChange[] {
  if (payment.step === 'flow_waiting') {
    const cancelled = startSession(payment, 'cancelled', context);
    return [ofPayment({ type: 'cancel_started', reason: 'a case was decided' }), ofPayment(cancelled)];
  }
  const session = payment.step === 'processing_session' ? sessionThatTakes(payment) : undefined;
  return session === undefined ? [] : end(session, DECIDED, context);
}

/** The wait is over at once; react asks the provider then, and the answer ends the session (N2). */
function end(session: SessionState, reason: OperationFailure, { now }: DecisionContext): readonly InvoiceChange[] {
  const { phase } = session;
  if (phase.tag !== 'suspended' || phase.until <= now) return [];
  const onTimeout = { type: 'failure', failure: reason } as const;
  return [ofSession(session, { type: 'session_suspended', tag: phase.callbackTag, until: now, onTimeout })];
}

/** A question whose answer is not known yet is answered first. */
function isWaiting({ phase, unknown }: SessionState): boolean {
  return (phase.tag === 'suspended' || phase.tag === 'sleeping') && unknown === undefined;
}

const WRONG_PASSWORDS = failure('preauthorization_failed:three_ds_failed', 'three wrong one-time passwords');
const NOT_PAID = failure('authorization_failed:unknown', 'the payer did not pay in time');
const DECIDED = failure('authorization_failed:operation_blocked', 'a case was decided against it');

function told(change: ApplicationChange): InvoiceChange {
  return { type: 'application_changed', change };
}

function ofPayment(change: PaymentChange): InvoiceChange {
  return { type: 'payment_changed', paymentId: PAYIN_PAYMENT_ID, change };
}

function ofSession({ no }: SessionState, change: Parameters<typeof sessionChange>[1]): InvoiceChange {
  return ofPayment(sessionChange({ paymentId: PAYIN_PAYMENT_ID, no }, change));
}
