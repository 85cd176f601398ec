import { MICROS_PER_MS, type Timestamp } from '../../base/time.ts';
import type { LimitConfig } from '../configuration.ts';

const MS_PER_DAY = 86_400_000;

/**
 * The calendar shard of a time, in UTC: `2024-02-29`, `2024-W09`, `2024-02` or `2024` (reference §7.1). Weeks are those of
 * ISO 8601: they begin on Monday and belong to the year that has their Thursday.
 */
export function calendarShard(range: LimitConfig['range'], time: Timestamp): string {
  const date = new Date(time / MICROS_PER_MS);
  switch (range) {
    case 'day':
      return date.toISOString().slice(0, 10);
    case 'week':
      return isoWeek(date);
    case 'month':
      return date.toISOString().slice(0, 7);
    case 'year':
      return date.toISOString().slice(0, 4);
  }
}

function isoWeek(date: Date): string {
  const daysSinceMonday = (date.getUTCDay() + 6) % 7;
  const thursday = new Date(date.getTime() + (3 - daysSinceMonday) * MS_PER_DAY);
  const year = thursday.getUTCFullYear();
  const dayOfYear = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / MS_PER_DAY);
  const week = Math.floor(dayOfYear / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
