import { addMs, type Timestamp } from '../../base/time.ts';
import type { PayoutState } from './payout.ts';

/** How long a provider may leave an outcome unknown before an operator is called, who may decide from then on (P7). */
const UNKNOWN_ATTENTION_MS = 24 * 3_600_000;

/** The provider was asked for a day, in vain. */
export function isUnknownForDay(payout: PayoutState, { now }: { readonly now: Timestamp }): boolean {
  const time = unknownForDayAt(payout);
  return time !== undefined && now >= time;
}

/** When it will have been asked for a day; undefined while nothing is unknown. */
export function unknownForDayAt({ sessions }: PayoutState): Timestamp | undefined {
  const unknown = sessions.at(-1)?.unknown;
  return unknown === undefined ? undefined : addMs(unknown.since, UNKNOWN_ATTENTION_MS);
}
