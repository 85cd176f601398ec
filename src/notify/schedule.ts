import type { Timestamp } from '../base/time.ts';
import { MICROS_PER_MS } from '../base/time.ts';

/** When a message is tried again: the schedule of Standard Webhooks, and what receivers ask for. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Before each attempt; the last one is some 75 hours after the first. */
export const SCHEDULE_MS: readonly number[] = [
  0,
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

/** Up to a tenth later, so that what failed together does not come back together. */
const JITTER = 0.1;
/** A receiver may put us off that long, and no longer. */
const MAX_RETRY_AFTER_MS = 24 * HOUR_MS;

/** Delay after this many attempts that failed; undefined when there is no other. `draw` is uniform in (0, 1]. */
export function retryDelayMs(attempts: number, draw: number): number | undefined {
  const delayMs = SCHEDULE_MS[attempts];
  return delayMs === undefined ? undefined : Math.round(delayMs * (1 + JITTER * draw));
}

/** What a Retry-After asks for, in seconds or as a date; undefined if it says nothing of use. */
export function retryAfterMs(header: string | undefined, wallNow: Timestamp): number | undefined {
  if (header === undefined) return undefined;
  const seconds = /^\s*[0-9]{1,9}\s*$/.test(header) ? Number(header) * SECOND_MS : undefined;
  // What is no date of HTTP would be read as some date all the same.
  const date = /GMT\s*$/.test(header) ? Date.parse(header) : Number.NaN;
  const delayMs = seconds ?? date - wallNow / MICROS_PER_MS;
  if (Number.isNaN(delayMs)) return undefined;
  return Math.min(MAX_RETRY_AFTER_MS, Math.max(0, Math.ceil(delayMs)));
}
