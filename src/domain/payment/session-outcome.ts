import type { DecisionContext } from '../context.ts';
import { equalMoney } from '../money.ts';
import { applyOutcome } from '../session/apply-outcome.ts';
import type { SessionOutcome } from '../session/session.ts';
import { effectiveCost, type PaymentChange, type PaymentState } from './payment.ts';

export interface PaymentReaction {
  readonly changes: readonly PaymentChange[];
  /** A breach of contract by the provider, for an operator. */
  readonly violation?: string;
}

/** What a payment makes of what came back to one of its sessions. A session that is over changes nothing (P6). */
export function applySessionOutcome(
  payment: PaymentState,
  no: number,
  outcome: SessionOutcome,
  context: DecisionContext,
): PaymentReaction {
  const session = payment.sessions[no];
  if (session === undefined) return { changes: [] };
  const { changes, changedCost, recurrentToken, violation } = applyOutcome(session, outcome, context);
  const wrapped = changes.map((change): PaymentChange => ({ type: 'session_changed', no, change }));
  const facts: PaymentChange[] = [];
  const cost = effectiveCost(payment);
  if (changedCost !== undefined && !equalMoney(changedCost, cost))
    facts.push({ type: 'cash_changed', from: cost, to: changedCost });
  if (recurrentToken !== undefined) facts.push({ type: 'recurrent_token_acquired', token: recurrentToken });
  // The session's end comes last, so that what it brought is known by the step that follows it.
  const all = [...wrapped.slice(0, -1), ...facts, ...wrapped.slice(-1)];
  return violation === undefined ? { changes: all } : { changes: all, violation };
}
