import { assert } from '../../base/assert.ts';
import { addMs, type Timestamp } from '../../base/time.ts';
import { factsOf } from './evolve.ts';
import { payoutKey } from './identity.ts';
import type { PayoutChange, PayoutState } from './payout.ts';

/** The next attempt to pay out, on the payout's one route. A delay makes it a retry of the attempt before it. */
export function startSession(payout: PayoutState, now: Timestamp, delayMs?: number): PayoutChange {
  const { route, sessions } = payout;
  assert(route !== undefined, 'a payout that is sent has its route');
  return {
    type: 'payout_session_changed',
    no: sessions.length,
    change: {
      type: 'session_started',
      target: 'paid_out',
      route,
      idempotencyKey: payoutKey(factsOf(payout), payout),
      time: now,
      ...(delayMs === undefined ? {} : { notBefore: addMs(now, delayMs) }),
    },
  };
}
