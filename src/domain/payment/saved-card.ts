import type { SessionRef } from '../invoice/invoice.ts';
import type { SessionOutcome, SessionState } from '../session/session.ts';
import type { PaymentChange, PaymentState } from './payment.ts';

/**
 * Cards that a provider tells of after the payment succeeded (decisions #25): some save a card in their own time, and call back.
 */

/**
 * Whether a callback to this session, which is over, may still bring the token of the payer's card: the merchant asked for one,
 * and there is none yet. `later` while the customer is being told that there is none: a token that came meanwhile would not be.
 */
export function awaitsSavedCard(payment: PaymentState, ref: SessionRef): 'now' | 'later' | 'never' {
  const { facts, step, status, recurrentToken, recurrenceRecorded } = payment;
  const isOwn = ref.refundId === undefined && ref.reversal !== true;
  const session = isOwn ? payment.sessions[ref.no] : undefined;
  const wanted =
    facts.makeRecurrent && !payment.skipRecurrent && recurrentToken === undefined && status.tag !== 'failed';
  if (!wanted || session?.target !== 'processed' || !hasSucceeded(session)) return 'never';
  return step === 'idle' && facts.customerId !== undefined && !recurrenceRecorded ? 'later' : 'now';
}

/** The token that a callback brought to a session that is over. A session's result does not change any more (P6). */
export function savedCard(
  payment: PaymentState,
  ref: SessionRef,
  outcome: SessionOutcome,
): readonly PaymentChange[] | undefined {
  if (outcome.type !== 'callback_answered' || awaitsSavedCard(payment, ref) !== 'now') return undefined;
  const { intent } = outcome.result;
  if (intent?.type !== 'succeed' || intent.recurrentToken === undefined) return undefined;
  return [{ type: 'recurrent_token_acquired', token: intent.recurrentToken }];
}

function hasSucceeded({ phase }: SessionState): boolean {
  return phase.tag === 'finished' && phase.result.type === 'succeeded';
}
