import { describe, expect, test } from 'vitest';
import { retryAfterMs, retryDelayMs, SCHEDULE_MS } from '../../src/notify/schedule.ts';

const NOW = Date.UTC(2026, 0, 15, 12) * 1000;

describe('the schedule of Standard Webhooks', () => {
  test('has ten attempts, the last one 75 hours and 35 minutes after the first', () => {
    expect(SCHEDULE_MS).toHaveLength(10);
    expect(SCHEDULE_MS.reduce((sum, each) => sum + each)).toBe((75 * 60 + 35) * 60_000 + 5_000);
  });

  test('is stretched by a tenth at most, and ends', () => {
    expect(retryDelayMs(1, 1e-9)).toBe(5_000);
    expect(retryDelayMs(1, 1)).toBe(5_500);
    expect(retryDelayMs(9, 1)).toBe(26.4 * 3_600_000);
    expect(retryDelayMs(10, 1)).toBeUndefined();
  });
});

describe('Retry-After', () => {
  test.each([
    [undefined, undefined],
    ['120', 120_000],
    [' 0 ', 0],
    ['Thu, 15 Jan 2026 12:01:00 GMT', 60_000],
    ['Thu, 15 Jan 2026 11:00:00 GMT', 0],
    ['999999999', 24 * 3_600_000],
    ['soon', undefined],
    ['-5', undefined],
    ['1.5', undefined],
  ])('%s: %s', (header, delayMs) => {
    expect(retryAfterMs(header, NOW)).toBe(delayMs);
  });
});
