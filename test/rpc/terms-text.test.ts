import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmountRange } from '../../src/config/amount.ts';
import { parseDuration, parseSpan } from '../../src/config/duration.ts';
import { parseVolume } from '../../src/config/volume.ts';
import type { Volume } from '../../src/domain/cashflow/cash-flow.ts';
import { money } from '../../src/domain/money.ts';
import { durationText, rangeText, spanText, volumeText } from '../../src/rpc/terms-text.ts';

/** What is told of terms can be written into a configuration again: its own readers read it. */

const currency = fc.constantFrom('RUB', 'JPY', 'KWD');
const amount = fc.bigInt({ min: 0n, max: 10n ** 13n });

describe('values of terms, in the words of a configuration', () => {
  it.each<[string, string]>([
    [
      rangeText({
        currency: 'RUB',
        lower: { amountMinor: 1n, inclusive: true },
        upper: { amountMinor: 420_000n, inclusive: false },
      }),
      '[0.01, 4200.00) RUB',
    ],
    [
      volumeText({ type: 'share', numerator: 7n, denominator: 250n, of: 'surplus', rounding: 'half_towards_zero' }),
      '7/250 of surplus rounded towards_zero',
    ],
    [durationText(90_061_001), '1d1h1m1s1ms'],
    [durationText(0), '0s'],
    [spanText({ years: 1, months: 0, days: 15, hours: 0, minutes: 0, seconds: 0 }), '1 year, 15 days'],
    [spanText({ years: 0, months: 0, days: 0, hours: 0, minutes: 0, seconds: 0 }), '0 seconds'],
  ])('%s', (text, expected) => {
    expect(text).toBe(expected);
  });

  it('ranges', () => {
    fc.assert(
      fc.property(
        amount,
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        currency,
        fc.boolean(),
        fc.boolean(),
        (from, width, code, a, b) => {
          const upper = from + width > 10n ** 13n ? 10n ** 13n : from + width;
          fc.pre(upper > from);
          const range = {
            currency: code,
            lower: { amountMinor: from, inclusive: a },
            upper: { amountMinor: upper, inclusive: b },
          };
          expect(parseAmountRange(rangeText(range))).toEqual({ ok: true, value: range });
        },
      ),
    );
  });

  it('durations and spans', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 * 86_400_000 }), (durationMs) => {
        expect(parseDuration(durationText(durationMs))).toEqual({ ok: true, value: durationMs });
      }),
    );
    const count = fc.integer({ min: 0, max: 99_999 });
    const span = fc.record({ years: count, months: count, days: count, hours: count, minutes: count, seconds: count });
    fc.assert(
      fc.property(span, (value) => {
        expect(parseSpan(spanText(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it('volumes', () => {
    const fixed = fc.record({ type: fc.constant('fixed' as const), money: amount.map((minor) => money(minor, 'RUB')) });
    const whole = fc
      .record({
        p: fc.integer({ min: 1, max: 999 }),
        of: fc.constantFrom('operation_amount' as const, 'surplus' as const),
      })
      .map(
        ({ p, of }): Volume => ({
          type: 'share',
          numerator: BigInt(p),
          denominator: 1_009n,
          of,
          rounding: 'half_away_from_zero',
        }),
      );
    const operator = fc.constantFrom('min_of' as const, 'max_of' as const, 'sum_of' as const);
    const simple: fc.Arbitrary<Volume> = fc.oneof(fixed, whole);
    const product = fc.record({
      type: fc.constant('product' as const),
      operator,
      volumes: fc.array(simple, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.oneof(simple, product), (volume) => {
        expect(parseVolume(volumeText(volume))).toEqual({ ok: true, value: volume });
      }),
    );
  });
});
