import { assert } from '../../base/assert.ts';
import { addMs } from '../../base/time.ts';
import type { DecisionContext } from '../context.ts';
import { failureOf, restartsBefore, stubbornDelayMs } from '../session/retry.ts';
import type { SessionState } from '../session/session.ts';
import { reversalKey } from './identity.ts';
import type { PaymentChange, PaymentState } from './payment.ts';
import { transientDelayMs } from './transient-delay.ts';

/**
 * Money that a provider took after we had given its session up is sent back (P7): a session to cancel it on the same route,
 * with the same transaction, again and again until it succeeds. The payment stays as it is (P6), and no other waits for this.
 */
export function nextReversalChanges(payment: PaymentState, context: DecisionContext): readonly PaymentChange[] {
  const { reversal } = payment;
  if (reversal === undefined) return [];
  const last = reversal.sessions.at(-1);
  if (last === undefined || isDone(last)) return startNext(payment, context);
  const reason = failureOf(last);
  if (reason === undefined) return [];
  const delayMs =
    transientDelayMs(payment, reversal.sessions, last, reason, context) ??
    stubbornDelayMs(restartsBefore(reversal.sessions, last));
  return startNext(payment, context, delayMs);
}

/** One after the other, as they were found. */
function startNext(payment: PaymentState, context: DecisionContext, delayMs?: number): readonly PaymentChange[] {
  const { reversal, sessions } = payment;
  assert(reversal !== undefined, 'there is something to reverse');
  const no = reversal.found[reversal.sessions.filter(isDone).length];
  if (no === undefined) return [];
  const taken = sessions[no];
  assert(taken !== undefined, `payment ${payment.facts.id} has the session that it reverses`);
  const { route, trx } = taken;
  return [
    {
      type: 'reversal_changed',
      no: reversal.sessions.length,
      change: {
        type: 'session_started',
        target: 'cancelled',
        route,
        idempotencyKey: reversalKey(payment),
        time: context.now,
        ...(delayMs === undefined ? {} : { notBefore: addMs(context.now, delayMs) }),
        ...(trx === undefined ? {} : { trx }),
      },
    },
  ];
}

function isDone({ phase }: SessionState): boolean {
  return phase.tag === 'finished' && phase.result.type === 'succeeded';
}
