import type { Timestamp } from '../base/time.ts';
import type { Span } from './configuration.ts';

const MICROS_PER_SECOND = 1_000_000;
const MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

/**
 * A time plus a calendar span, in UTC. Years and months move first, and together: a day that the month reached does not
 * have becomes its last one (31 January + 1 month = 28 or 29 February). Days, hours, minutes and seconds are then plain
 * durations. Used for refund and chargeback eligibility and for template lifetimes (reference §1.7, §8.1).
 */
export function addSpan(time: Timestamp, span: Span): Timestamp {
  const dayStart = Math.floor(time / MICROS_PER_DAY) * MICROS_PER_DAY;
  const timeOfDay = time - dayStart;
  const date = new Date(dayStart / 1000);
  const monthIndex = date.getUTCFullYear() * 12 + date.getUTCMonth() + span.years * 12 + span.months;
  const year = Math.floor(monthIndex / 12);
  const month = monthIndex - year * 12;
  const day = Math.min(date.getUTCDate(), daysInMonth(year, month));
  const seconds = span.hours * 3600 + span.minutes * 60 + span.seconds;
  return Date.UTC(year, month, day) * 1000 + timeOfDay + span.days * MICROS_PER_DAY + seconds * MICROS_PER_SECOND;
}

/** `month` from 0. Day 0 of the next month is the last of this one. */
function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}
