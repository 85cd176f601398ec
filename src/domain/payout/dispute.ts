import { isContested } from '../application/status.ts';
import type { DecisionContext } from '../context.ts';
import { decideDispute } from '../dispute/decide.ts';
import type { DisputeCommand } from '../dispute/dispute.ts';
import { type Refusal, refuse, refuseField } from '../errors.ts';
import { failure } from '../failure.ts';
import { accept, type Decision } from '../machine.ts';
import { equalMoney } from '../money.ts';
import type { SessionState } from '../session/session.ts';
import { factsOf, progressOf } from './evolve.ts';
import type { PayoutChange, PayoutState } from './payout.ts';
import { isUnknownForDay } from './unknown-for-day.ts';

/**
 * What a case means for the money of a payout. The winner `payer` stands for its recipient, who has the money: the payout succeeds.
 * The winner `merchant` gets the reservation back, and so does the merchant of a case that is declined: the payout is declined. A
 * payout that has ended meanwhile stays as it is (P6), and the case is closed all the same.
 */
export function decidePayoutDispute(
  payout: PayoutState,
  command: DisputeCommand,
  context: DecisionContext,
): Decision<PayoutChange> {
  const { amount } = factsOf(payout);
  const { status, updateTime, disputes } = progressOf(payout);
  const decided = decideDispute({ type: 'payout', status, updateTime, amount, disputes }, command, context.now);
  if (!decided.ok) return decided;
  const changes = decided.changes.map((each): PayoutChange => ({ type: 'payout_dispute_changed', ...each }));
  if (changes.length === 0 || !isContested(status)) return accept(changes);
  const end = endByHand(command);
  if (end === undefined) return accept(changes);
  if (command.type === 'ResolveDispute' && command.decision.amount !== undefined) {
    if (!equalMoney(command.decision.amount, amount)) {
      return refuseField('decision.amount_minor', 'A payout ends with its whole amount');
    }
  }
  const notNow = refuseWhileOpen(payout, context);
  if (notNow !== undefined) return notNow;
  const { as, reason } = end;
  const why = as === 'success' || reason === undefined ? {} : { failure: failure('payout_declined:by_hand', reason) };
  return accept([...changes, { type: 'payout_finished', as, byHand: true, time: context.now, ...why }]);
}

function endByHand(
  command: DisputeCommand,
): { readonly as: 'success' | 'decline'; readonly reason?: string } | undefined {
  if (command.type === 'DeclineDispute') {
    return command.reason === undefined ? { as: 'decline' } : { as: 'decline', reason: command.reason };
  }
  if (command.type !== 'ResolveDispute') return undefined;
  const { winner, comment } = command.decision;
  const as = winner === 'payer' ? 'success' : 'decline';
  return comment === undefined ? { as } : { as, reason: comment };
}

/** Nobody's word stands for the provider's while that may still come (P7): only of one that was asked in vain for a day. */
function refuseWhileOpen(payout: PayoutState, context: DecisionContext): Refusal | undefined {
  const session = payout.sessions.at(-1);
  if (session === undefined || session.phase.tag === 'finished' || isUnknownForDay(payout, context)) return undefined;
  return outcomeUnknown(session);
}

export function outcomeUnknown({ unknown }: SessionState): Refusal {
  const message =
    unknown === undefined
      ? 'The provider has the payout and has not said yet what became of it'
      : 'The provider was asked what became of the payout and has not answered yet';
  return refuse('APPLICATION_OUTCOME_UNKNOWN', message, { attempts: String(unknown?.attempts ?? 0) });
}
