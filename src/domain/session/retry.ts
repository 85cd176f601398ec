import { doublingDelayMs } from '../../base/backoff.ts';
import type { RetryPolicy } from '../configuration.ts';
import type { OperationFailure } from '../failure.ts';
import { sameRoute } from '../routing/route.ts';
import type { SessionState } from './session.ts';

/**
 * How long to wait before a session that failed transiently is started again, or undefined when its budget is spent.
 * `restarts` counts the sessions restarted so far for this target on this route (decisions #3).
 */
export function retryDelayMs(policy: RetryPolicy, restarts: number): number | undefined {
  switch (policy.type) {
    case 'none':
      return undefined;
    case 'linear':
      return restarts < policy.attempts ? policy.delayMs : undefined;
    case 'intervals':
      return policy.delaysMs[restarts];
    case 'exponential':
      return exponentialDelayMs(policy, restarts);
  }
}

/** Why a session failed; undefined while it goes on, and for one that succeeded. */
export function failureOf({ phase }: SessionState): OperationFailure | undefined {
  return phase.tag === 'finished' && phase.result.type === 'failed' ? phase.result.failure : undefined;
}

/** Sessions of this session's target and route that were started before it. */
export function restartsBefore(sessions: readonly SessionState[], session: SessionState): number {
  return sessions.filter(
    ({ no, target, route }) => no < session.no && target === session.target && sameRoute(route, session.route),
  ).length;
}

/** Slow schedule of captures and cancels that failed for good: an operator looks meanwhile (decisions #19). */
export function stubbornDelayMs(restarts: number): number {
  return doublingDelayMs(restarts, 600_000, 3_600_000);
}

function exponentialDelayMs(
  policy: RetryPolicy & { readonly type: 'exponential' },
  restarts: number,
): number | undefined {
  const { firstDelayMs, factor, maxDelayMs, totalMs } = policy;
  let spentMs = 0;
  for (let attempt = 0; ; attempt += 1) {
    const delayMs = Math.min(maxDelayMs, firstDelayMs * factor ** attempt);
    if (spentMs + delayMs > totalMs) return undefined;
    if (attempt === restarts) return delayMs;
    spentMs += delayMs;
  }
}
