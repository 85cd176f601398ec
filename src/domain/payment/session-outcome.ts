import type { DecisionContext } from '../context.ts';
import { type Refusal, refuse } from '../errors.ts';
import { failure, type OperationFailure } from '../failure.ts';
import type { SessionRef } from '../invoice/invoice.ts';
import { accept, type Decision } from '../machine.ts';
import { equalMoney } from '../money.ts';
import { applyOutcome } from '../session/apply-outcome.ts';
import type { SessionOutcome, SessionState } from '../session/session.ts';
import { sessionChange, sessionOf } from './owned-sessions.ts';
import { effectiveCost, type PaymentChange, type PaymentState } from './payment.ts';

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
  if (isTooLate(payment, session, outcome, context)) {
    const result = { type: 'failed', failure: failure('authorization_failed:processing_deadline_reached') } as const;
    return { changes: [sessionChange(ref, { type: 'session_finished', result })] };
  }
  const { changes, changedCost, recurrentToken, violation } = applyOutcome(session, outcome, context);
  const wrapped = changes.map((change) => sessionChange(ref, change));
  const facts: PaymentChange[] = [];
  const cost = effectiveCost(payment);
  if (changedCost !== undefined && !equalMoney(changedCost, cost))
    facts.push({ type: 'cash_changed', from: cost, to: changedCost });
  if (recurrentToken !== undefined) facts.push({ type: 'recurrent_token_acquired', token: recurrentToken });
  // The session's end comes last, so that what it brought is known by the step that follows it.
  const all = [...wrapped.slice(0, -1), ...facts, ...wrapped.slice(-1)];
  return violation === undefined ? { changes: all } : { changes: all, violation };
}

/** Nothing was ever sent, and now it need not be: the deadline holds for a request that still waits to be made. */
function isTooLate(
  { facts: { processingDeadline } }: PaymentState,
  { target, phase, unknown }: SessionState,
  outcome: SessionOutcome,
  { now }: DecisionContext,
): boolean {
  const unsent = outcome.type === 'unknown' && outcome.unsent === true;
  const neverSent = phase.tag === 'active' && (unknown === undefined || unknown.unsent === true);
  return unsent && neverSent && target === 'processed' && processingDeadline !== undefined && now >= processingDeadline;
}

/** A provider's late word on a session that had been given up (P7). */
export function applyLateAnswer(
  _payment: PaymentState,
  _ref: SessionRef,
  _outcome: SessionOutcome,
  _context: DecisionContext,
): Decision<PaymentChange> {
  return accept([]);
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
