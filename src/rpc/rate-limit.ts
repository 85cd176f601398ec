import { createTokenBuckets } from '../base/token-buckets.ts';
import type { MachineClock } from '../ports/clocks.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { Caller } from './authenticate.ts';
import { refused } from './refused.ts';

/**
 * How many calls a credential may make: single ones and commands of `Execute` together, at this node. Not responsible for cash desks,
 * whose rates hold whoever asks (`h2h`).
 *
 *  L1 A credential without a rate of its own has that of the configuration; where neither is said there is no limit.
 *  L2 A new revision of the configuration holds from its first call on.
 */
export interface CallRates {
  /** Throws `Refused` with RATE_LIMITED. */
  take(caller: Caller): void;
}

export function createCallRates(
  configurations: Pick<Configurations, 'latest'>,
  { nowMs }: Pick<MachineClock, 'nowMs'>,
): CallRates {
  const buckets = createTokenBuckets(nowMs);
  return {
    take({ credential, rateLimit }) {
      const rate = rateLimit ?? configurations.latest().rateLimit; // L1
      const waitMs = rate === undefined ? 0 : buckets.take(credential, rate);
      if (waitMs === 0) return;
      throw refused('RATE_LIMITED', 'The credential sends more than it may', { retry_after_ms: String(waitMs) });
    },
  };
}
