import { isContested, isFinal } from '../application/status.ts';
import type { DecisionContext } from '../context.ts';
import { applyOutcome } from '../session/apply-outcome.ts';
import { failureOf } from '../session/retry.ts';
import type { SessionOutcome } from '../session/session.ts';
import { progressOf } from './evolve.ts';
import type { PayoutChange, PayoutState } from './payout.ts';

/** What a payout makes of what came back to one of its sessions. One that is over changes nothing but its flags (P6). */
export function applyPayoutOutcome(
  payout: PayoutState,
  no: number,
  outcome: SessionOutcome,
  context: DecisionContext,
): readonly PayoutChange[] {
  const session = payout.sessions[no];
  if (session === undefined) return [];
  const isOver = isFinal(progressOf(payout).status);
  if (isOver || session.phase.tag === 'finished') return isPaid(outcome) ? paidAfterAll(payout, no, context) : [];
  const { changes, violation } = applyOutcome(session, outcome, context);
  const wrapped = changes.map((change): PayoutChange => ({ type: 'payout_session_changed', no, change }));
  if (violation === undefined || payout.attention !== undefined) return wrapped;
  return [...wrapped, { type: 'payout_attention_raised', reason: violation, since: context.now }];
}

/**
 * The provider paid although it had said no, or although the payout had been settled by hand (P7). A contested payout whose money
 * nobody is about to send again has reached its recipient; any other one may be paid twice, or for nothing: an operator looks. So
 * may one of several attempts, of which more than this one may turn out to be paid.
 */
function paidAfterAll(payout: PayoutState, no: number, context: DecisionContext): readonly PayoutChange[] {
  const session = payout.sessions[no];
  if (session === undefined || payout.paidLate) return [];
  if (session.phase.tag === 'finished' && failureOf(session) === undefined) return []; // Known already.
  const { status } = progressOf(payout);
  const others = payout.sessions.filter((other) => other.no !== no && failureOf(other) === undefined);
  const reason = `session ${no} was paid out after all, the payout is ${status}`;
  const raised: PayoutChange = { type: 'payout_attention_raised', reason, since: context.now };
  const isOnly = payout.sessions.length === 1;
  if (status === 'success' && others.length === 0) {
    return isOnly || payout.attention !== undefined ? [] : [raised]; // Somebody's word was right.
  }
  if (isContested(status) && others.length === 0) {
    const finished: PayoutChange = { type: 'payout_finished', as: 'success', byHand: false, time: context.now };
    return isOnly ? [finished] : [finished, raised];
  }
  const late: PayoutChange = { type: 'payout_paid_late', no, time: context.now };
  return payout.attention === undefined ? [late, raised] : [late];
}

function isPaid(outcome: SessionOutcome): boolean {
  return (
    (outcome.type === 'answered' || outcome.type === 'callback_answered') && outcome.result.intent?.type === 'succeed'
  );
}
