import type { PlanId } from '../ids.ts';
import type { PayoutFacts, PayoutState } from './payout.ts';

/** Names derived from a payout, so that a repeat after a crash meets what the first try made (P3). */

/** `party/payout.<id>`: one reservation, whatever becomes of the payout. No plan of a payment has a name of two parts. */
export function payoutPlanId({ partyId, id }: PayoutFacts): PlanId {
  return `${partyId}/payout.${id}`;
}

/** Of the next session: the payout's random seed and the number of the session. */
export function payoutKey({ seed }: PayoutFacts, { sessions }: PayoutState): string {
  return `${seed}-o${sessions.length}`;
}
