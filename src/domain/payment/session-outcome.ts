import type { DecisionContext } from '../context.ts';
import { type Refusal, refuse } from '../errors.ts';
import type { OperationFailure } from '../failure.ts';
import type { SessionRef } from '../invoice/invoice.ts';
import { accept, type Decision } from '../machine.ts';
import { equalMoney } from '../money.ts';
import { applyOutcome } from '../session/apply-outcome.ts';
import { failureOf } from '../session/retry.ts';
import type { SessionOutcome, SessionState, TransactionInfo } from '../session/session.ts';
import { isCapturedByHand } from './captured-by-hand.ts';
import { sessionChange, sessionOf } from './owned-sessions.ts';
import { effectiveCost, type PaymentChange, type PaymentState } from './payment.ts';
import { savedCard } from './saved-card.ts';
import { endOfUnsent } from './unsent.ts';

export interface PaymentReaction {
  readonly changes: readonly PaymentChange[];
  /** A breach of contract by the provider, for an operator. */
  readonly violation?: string;
}

/** What a payment makes of what came back to one of its sessions. A session that is over changes nothing (P6). */
export function applySessionOutcome(
  payment: PaymentState,
  ref: SessionRef,
  outcome: SessionOutcome,
  context: DecisionContext,
): PaymentReaction {
  const session = sessionOf(payment, ref);
  if (session === undefined) return { changes: [] };
  const saved = savedCard(payment, ref, outcome);
  if (saved !== undefined) return { changes: saved };
  const ended = endOfUnsent(payment, session, outcome, context);
  if (ended !== undefined) {
    return { changes: [sessionChange(ref, { type: 'session_finished', result: { type: 'failed', failure: ended } })] };
  }
  const heard = withPossibleCost(payment, outcome);
  const { changes, changedCost, recurrentToken, violation } = applyOutcome(session, heard, context);
  const wrapped = changes.map((change) => sessionChange(ref, change));
  const facts: PaymentChange[] = [];
  const cost = effectiveCost(payment);
  if (changedCost !== undefined && !equalMoney(changedCost, cost))
    facts.push({ type: 'cash_changed', from: cost, to: changedCost });
  const isOwn = ref.refundId === undefined && ref.reversal !== true;
  if (recurrentToken !== undefined && isOwn) facts.push({ type: 'recurrent_token_acquired', token: recurrentToken });
  // The session's end comes last, so that what it brought is known by the step that follows it.
  const all = [...wrapped.slice(0, -1), ...facts, ...wrapped.slice(-1)];
  return violation === undefined ? { changes: all } : { changes: all, violation };
}

/** An amount that no payment can have is no success: nobody knows what the provider did. */
function withPossibleCost({ facts: { cost } }: PaymentState, outcome: SessionOutcome): SessionOutcome {
  const intent = 'result' in outcome ? outcome.result.intent : undefined;
  const changed = intent?.type === 'succeed' ? intent.changedCost : undefined;
  if (changed === undefined || (changed.currency === cost.currency && changed.amountMinor > 0n)) return outcome;
  const reason = `the provider authorised ${changed.amountMinor} ${changed.currency} of ${cost.amountMinor} ${cost.currency}`;
  return { type: 'violation', reason };
}

/** True for a session that was to take the money and had been given up, and that nothing more is known of since. */
export function isGivenUp(payment: PaymentState, ref: SessionRef): boolean {
  if (ref.refundId !== undefined || ref.reversal === true) return false;
  const session = payment.sessions[ref.no];
  if (session?.target !== 'processed' || failureOf(session) === undefined) return false;
  return payment.reversal?.found.includes(ref.no) !== true;
}

/**
 * A provider's late word on a session that had been given up, as an answer to a question. The payment stays as it is (P6);
 * money that was taken all the same is told and sent back (P7), unless another session has it rightly, or
 * an operator has adjusted the payment to be captured.
 */
export function applyLateAnswer(
  payment: PaymentState,
  ref: SessionRef,
  outcome: SessionOutcome,
  payments: Iterable<PaymentState>,
): PaymentReaction {
  const session = payment.sessions[ref.no];
  if (session === undefined || !isGivenUp(payment, ref)) return { changes: [] };
  if (outcome.type === 'violation') return { changes: [], violation: outcome.reason };
  if (outcome.type !== 'answered' || outcome.result.intent?.type !== 'succeed') return { changes: [] };
  const { trx } = outcome.result;
  const taken = trx ?? session.trx;
  if (taken !== undefined && isKept(payments, session, taken)) return { changes: [] };
  if (isCapturedByHand(payment, ref.no)) return { changes: bound(session, ref, trx) };
  const flag = payment.flags.includes('LATE_POSITIVE') ? [] : [LATE_POSITIVE];
  const found: PaymentChange = { type: 'late_positive_found', no: ref.no };
  if (trx === undefined || trx.id === session.trx?.id) return { changes: [...flag, found] };
  if (session.trx === undefined) {
    return { changes: [...flag, sessionChange(ref, { type: 'session_transaction_bound', trx }), found] };
  }
  // Which of the two is to be taken back is for an operator to find out.
  const violation = `transaction ${trx.id} was taken late, the session is bound to ${session.trx.id}`;
  return { changes: flag, violation };
}

const LATE_POSITIVE: PaymentChange = { type: 'payment_flag_raised', flag: 'LATE_POSITIVE' };

/**
 * The transaction is that of a session that was not given up, so its money is wanted: one that was tried again, or a payment
 * that somebody registered (reference §3.9).
 */
function isKept(payments: Iterable<PaymentState>, { route }: SessionState, { id }: TransactionInfo): boolean {
  return [...payments].some(({ sessions }) =>
    sessions.some(
      (other) =>
        other.target === 'processed' &&
        other.trx?.id === id &&
        other.route.providerId === route.providerId &&
        failureOf(other) === undefined,
    ),
  );
}

/** Refunds name the transaction, so that it is better known late than never. */
function bound(
  { trx: known }: SessionState,
  ref: SessionRef,
  trx: TransactionInfo | undefined,
): readonly PaymentChange[] {
  if (trx === undefined || known !== undefined) return [];
  return [sessionChange(ref, { type: 'session_transaction_bound', trx })];
}

/** Fails a suspended session from outside (reference §2.3 ChangePaymentSession). A stale tag is not found. */
export function failSession(
  payment: PaymentState,
  {
    tag,
    session: ref,
    failure,
  }: { readonly tag: string; readonly session: SessionRef; readonly failure: OperationFailure },
  _context: DecisionContext,
): Decision<PaymentChange> {
  const phase = sessionOf(payment, ref)?.phase;
  if (phase?.tag !== 'suspended' || phase.callbackTag !== tag) return notFound();
  return accept([
    sessionChange(ref, { type: 'session_activated' }),
    sessionChange(ref, { type: 'session_finished', result: { type: 'failed', failure } }),
  ]);
}

function notFound(): Refusal {
  return refuse('INVALID_REQUEST', 'Not found');
}
