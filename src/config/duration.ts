import type { Span } from '../domain/configuration.ts';
import { malformed, type Parsed, parsed } from './parsed.ts';

const DURATION = /^(?:(\d{1,5})d)?(?:(\d{1,5})h)?(?:(\d{1,6})m)?(?:(\d{1,8})s)?(?:(\d{1,8})ms)?$/;
const UNIT_MS = [86_400_000, 3_600_000, 60_000, 1000, 1] as const;

/** Parses an exact duration to milliseconds: `10s`, `3h`, `1h30m`, `7d`, `250ms`. */
export function parseDuration(text: string): Parsed<number> {
  const match = text === '' ? null : DURATION.exec(text);
  if (match === null) return malformed(`"${text}" is not a duration, such as "10s", "15m", "3h", "1h30m" or "7d"`);
  const totalMs = UNIT_MS.reduce((sum, unitMs, index) => sum + Number(match[index + 1] ?? 0) * unitMs, 0);
  return parsed(totalMs);
}

const SPAN_FIELDS: readonly (keyof Span)[] = ['years', 'months', 'days', 'hours', 'minutes', 'seconds'];
const SPAN_PART = /^(\d{1,5}) (year|month|day|hour|minute|second)s?$/;

/**
 * Parses a calendar span, whose months are as long as the calendar has them: `1 minute`, `6 months`, `1 year, 15 days`.
 * Whole words, because `1m` would be a month to one reader and a minute to another.
 */
export function parseSpan(text: string): Parsed<Span> {
  const span = { years: 0, months: 0, days: 0, hours: 0, minutes: 0, seconds: 0 };
  let previous = -1;
  for (const part of text.split(', ')) {
    const [, count, unit] = SPAN_PART.exec(part) ?? [];
    const field = `${unit}s` as keyof Span;
    const rank = SPAN_FIELDS.indexOf(field);
    if (rank <= previous) {
      return malformed(
        `"${text}" is not a span of the calendar, such as "6 months" or "1 year, 15 days", longest unit first`,
      );
    }
    span[field] = Number(count);
    previous = rank;
  }
  return parsed(span);
}
