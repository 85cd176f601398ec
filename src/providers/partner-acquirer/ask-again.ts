import { createHash } from 'node:crypto';
import type { PartnerOptions } from './partner-options.ts';

/** When a request that the partner has not finished is asked about: the table of reference integrations B4. */

/** Pauses differ by a fifth either way, so that what began together is not asked about together. */
const JITTER = 0.2;

/**
 * The pause before question `attempt`, from 0. It follows from the key, not from chance: whoever works it out again finds the
 * same. Undefined once the questions before have taken as long as a request may.
 */
export function pauseMs(
  { askAfterMs, maxAgeMs }: Pick<PartnerOptions, 'askAfterMs' | 'maxAgeMs'>,
  key: string,
  attempt: number,
): number | undefined {
  let ageMs = 0;
  for (let before = 0; before < attempt && ageMs < maxAgeMs; before += 1) ageMs += tableMs(askAfterMs, before);
  if (ageMs >= maxAgeMs) return undefined;
  return Math.round(tableMs(askAfterMs, attempt) * (1 - JITTER + 2 * JITTER * fractionOf(key, attempt)));
}

function tableMs(table: readonly number[], attempt: number): number {
  return table[Math.min(attempt, table.length - 1)] ?? 0;
}

/** From 0 to 1. */
function fractionOf(key: string, attempt: number): number {
  return createHash('sha256').update(`${key}/${attempt}`).digest().readUInt32BE() / 0xffff_ffff;
}
