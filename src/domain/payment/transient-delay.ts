import type { DecisionContext } from '../context.ts';
import { isTransient, type OperationFailure } from '../failure.ts';
import { restartsBefore, retryDelayMs } from '../session/retry.ts';
import type { SessionState } from '../session/session.ts';
import type { PaymentState } from './payment.ts';

/** Delay of the next try after a transient failure, or undefined when it is final. */
export function transientDelayMs(
  payment: PaymentState,
  /** All sessions of the session's owner. */
  sessions: readonly SessionState[],
  session: SessionState,
  reason: OperationFailure,
  context: DecisionContext,
): number | undefined {
  if (!isTransient(reason)) return undefined;
  const provider = context.configuration(payment.facts.revision).providers.get(session.route.providerId);
  const policy = provider?.retries[session.target] ?? { type: 'none' };
  return retryDelayMs(policy, restartsBefore(sessions, session));
}
