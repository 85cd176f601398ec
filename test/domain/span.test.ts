import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toIso } from '../../src/base/time.ts';
import type { Span } from '../../src/domain/configuration.ts';
import { addSpan } from '../../src/domain/span.ts';
import { LEAP_DAY } from './world.ts';

const NOTHING: Span = { years: 0, months: 0, days: 0, hours: 0, minutes: 0, seconds: 0 };

function at(iso: string): number {
  return Date.parse(iso) * 1000;
}

describe('a time plus a calendar span', () => {
  it.each<[string, Partial<Span>, string]>([
    ['2024-01-31T12:00:00.000Z', { months: 1 }, '2024-02-29T12:00:00.000Z'],
    ['2023-01-31T12:00:00.000Z', { months: 1 }, '2023-02-28T12:00:00.000Z'],
    ['2024-02-29T00:00:00.000Z', { years: 1 }, '2025-02-28T00:00:00.000Z'],
    ['2024-02-29T00:00:00.000Z', { years: 4 }, '2028-02-29T00:00:00.000Z'],
    ['2024-02-29T00:00:00.000Z', { years: 1, months: 1 }, '2025-03-29T00:00:00.000Z'],
    ['2024-03-31T23:59:59.000Z', { months: 1, seconds: 1 }, '2024-05-01T00:00:00.000Z'],
    ['2024-01-31T00:00:00.000Z', { months: 1, days: 1 }, '2024-03-01T00:00:00.000Z'],
    ['2024-12-31T22:30:00.000Z', { hours: 1, minutes: 30 }, '2025-01-01T00:00:00.000Z'],
    ['2023-12-15T00:00:00.000Z', { months: 13 }, '2025-01-15T00:00:00.000Z'],
    ['2023-12-31T00:00:00.000Z', { days: 60 }, '2024-02-29T00:00:00.000Z'],
    ['2100-02-28T00:00:00.000Z', { days: 1 }, '2100-03-01T00:00:00.000Z'],
    ['2024-11-30T00:00:00.000Z', { months: 3 }, '2025-02-28T00:00:00.000Z'],
    ['2024-03-31T00:00:00.000Z', { months: -1 }, '2024-02-29T00:00:00.000Z'],
    ['1969-12-31T23:00:00.000Z', { hours: 2 }, '1970-01-01T01:00:00.000Z'],
  ])('%s + %j = %s', (from, span, expected) => {
    expect(toIso(addSpan(at(from), { ...NOTHING, ...span }))).toBe(expected);
  });

  it('keeps microseconds', () => {
    expect(addSpan(LEAP_DAY, { ...NOTHING, months: 1 })).toBe(at('2024-03-29T10:20:30.405Z') + 60);
    expect(addSpan(LEAP_DAY, NOTHING)).toBe(LEAP_DAY);
  });

  const times = fc.integer({ min: at('1970-01-01T00:00:00Z'), max: at('2200-01-01T00:00:00Z') });

  it('lands in the month that was meant, on the same day or on its last one', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 600 }), (time, months) => {
        const before = new Date(time / 1000);
        const after = new Date(addSpan(time, { ...NOTHING, months }) / 1000);
        const monthsBetween =
          (after.getUTCFullYear() - before.getUTCFullYear()) * 12 + after.getUTCMonth() - before.getUTCMonth();
        expect(monthsBetween).toBe(months);
        const lastDay = new Date(Date.UTC(after.getUTCFullYear(), after.getUTCMonth() + 1, 0)).getUTCDate();
        expect(after.getUTCDate()).toBe(Math.min(before.getUTCDate(), lastDay));
      }),
    );
  });

  it('is a plain duration from days downwards', () => {
    const small = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(times, small, small, small, small, (time, days, hours, minutes, seconds) => {
        const span = { ...NOTHING, days, hours, minutes, seconds };
        expect(addSpan(time, span) - time).toBe((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000_000);
      }),
    );
  });

  it('never goes back: a later time plus the same span is not earlier', () => {
    fc.assert(
      fc.property(times, times, fc.integer({ min: 0, max: 60 }), (a, b, months) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        // Days that the month cuts off fall together, their times of day do not: whole days are what keeps its order.
        const day = (time: number) => Math.floor(addSpan(time, { ...NOTHING, months }) / 86_400_000_000);
        expect(day(first)).toBeLessThanOrEqual(day(second));
      }),
    );
  });
});
