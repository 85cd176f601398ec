import { Misconfigured } from '../condition.ts';
import type { DecisionContext } from '../context.ts';
import { failure, type OperationFailure } from '../failure.ts';
import type { SessionOutcome, SessionState } from '../session/session.ts';
import { DEADLINE_REACHED, mayCascade } from './cascade.ts';
import { nextRoute } from './next-route.ts';
import type { PaymentState } from './payment.ts';
import { pinned } from './pinned.ts';

/** Not the provider's no, and nothing that counts against it: the payment never got there. */
const NOTHING_SENT = failure(
  'preauthorization_failed:unknown',
  'nothing was sent: calls to the provider are held back',
);

/**
 * Why a request that was never sent need not wait for its provider any more; undefined while it waits. Being held back is
 * never a reason by itself (P7): the payment's own deadline is one, and so is another route that it may go at once.
 */
export function endOfUnsent(
  payment: PaymentState,
  session: SessionState,
  outcome: SessionOutcome,
  context: DecisionContext,
): OperationFailure | undefined {
  if (session.target !== 'processed' || !isNeverSent(session, outcome)) return undefined;
  const { processingDeadline } = payment.facts;
  if (processingDeadline !== undefined && context.now >= processingDeadline) return failure(DEADLINE_REACHED);
  return mayGoElsewhere(payment, context) ? NOTHING_SENT : undefined;
}

function isNeverSent({ phase, unknown }: SessionState, outcome: SessionOutcome): boolean {
  const unsent = outcome.type === 'unknown' && outcome.unsent === true;
  return unsent && phase.tag === 'active' && (unknown === undefined || unknown.unsent === true);
}

/** The rules of the cascade let it try another route, and there is one. */
function mayGoElsewhere(payment: PaymentState, context: DecisionContext): boolean {
  try {
    return mayCascade(payment, NOTHING_SENT, pinned(payment, context)) && nextRoute(payment, context).ok;
  } catch (error) {
    if (error instanceof Misconfigured) return false;
    throw error;
  }
}
