import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount, parseAmountRange } from '../../src/config/amount.ts';
import { parseDuration, parseSpan } from '../../src/config/duration.ts';
import type { Parsed } from '../../src/config/parsed.ts';
import { parseVolume } from '../../src/config/volume.ts';
import { rangePosition } from '../../src/domain/configuration.ts';
import { formatMoney, MAX_AMOUNT_MINOR } from '../../src/domain/money.ts';

function valueIn<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

const CURRENCIES = ['RUB', 'EUR', 'JPY', 'KWD', 'CLF'];
const money = fc.record({
  amountMinor: fc.bigInt({ min: 0n, max: MAX_AMOUNT_MINOR }),
  currency: fc.constantFrom(...CURRENCIES),
});

describe('An amount', () => {
  it('is read back from how it is printed, in currencies of every exponent', () => {
    fc.assert(
      fc.property(money, (amount) => {
        expect(parseAmount(formatMoney(amount))).toEqual({ ok: true, value: amount });
      }),
    );
  });

  it('may group its thousands', () => {
    expect(valueIn(parseAmount('4_200_000.00 RUB'))).toEqual({ amountMinor: 420_000_000n, currency: 'RUB' });
    expect(parseAmount('4_2000.00 RUB').ok).toBe(false);
    expect(parseAmount('_420.00 RUB').ok).toBe(false);
  });

  it.each([
    ['100 RUB', 'such as "100.00 RUB"'],
    ['100.0 RUB', 'such as "100.00 RUB"'],
    ['100.000 RUB', 'such as "100.00 RUB"'],
    ['100.00 JPY', 'such as "100 JPY"'],
    ['1.00 KWD', 'such as "100.000 KWD"'],
    ['-1.00 RUB', 'must be a decimal'],
    ['+1.00 RUB', 'must be a decimal'],
    ['1e3 RUB', 'must be a decimal'],
    ['1,00 RUB', 'must be a decimal'],
    ['0x10.00 RUB', 'must be a decimal'],
    ['١.٠٠ RUB', 'must be a decimal'],
    ['1.00 RUR', 'RUR is not a currency'],
    ['1.00 rub', 'is not an amount'],
    ['1.00RUB', 'is not an amount'],
    ['1.00  RUB', 'is not an amount'],
    ['', 'is not an amount'],
    ['100000000000.01 RUB', 'is more than this program counts to'],
    [`${'9'.repeat(100_000)}.00 RUB`, 'is more than this program counts to'],
  ])('%s is refused', (text, message) => {
    expect(parseAmount(text)).toMatchObject({ ok: false, message: expect.stringContaining(message) });
  });

  it('is refused or read, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('0', '9', '.', '_', ' ', 'R', 'U', 'B', '-') })),
        (text) => {
          const parsed = parseAmount(text);
          if (parsed.ok) expect(parsed.value.amountMinor >= 0n).toBe(true);
        },
      ),
    );
  });
});

describe('A range of amounts', () => {
  it('includes a bound in square brackets and leaves out one in round ones', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 1000n }),
        fc.bigInt({ min: 2n, max: 1000n }),
        fc.boolean(),
        fc.boolean(),
        (low, width, open, close) => {
          const print = (amountMinor: bigint) => formatMoney({ amountMinor, currency: 'RUB' }).slice(0, -4);
          const range = valueIn(
            parseAmountRange(`${open ? '[' : '('}${print(low)}, ${print(low + width)}${close ? ']' : ')'} RUB`),
          );
          const at = (amountMinor: bigint) => rangePosition(range, { amountMinor, currency: 'RUB' });
          expect(at(low)).toBe(open ? 'inside' : 'below');
          expect(at(low + 1n)).toBe('inside');
          expect(at(low + width)).toBe(close ? 'inside' : 'above');
          expect(at(low + width + 1n)).toBe('above');
        },
      ),
    );
  });

  it.each([
    ['[10.00, 10.00] RUB', true],
    ['[0.00, 10.00) RUB', true],
    ['[ 10.00,20.00 ) RUB', true],
    ['[10.00, 10.00) RUB', false],
    ['[20.00, 10.00] RUB', false],
    ['[10.00, 20.00] ', false],
    ['[10.00 20.00] RUB', false],
    ['10.00..20.00 RUB', false],
    ['[10, 20) RUB', false],
    ['[-1.00, 20.00) RUB', false],
    ['[1.00, 2.00, 3.00) RUB', false],
  ])('%s: %s', (text, ok) => {
    expect(parseAmountRange(text).ok).toBe(ok);
  });
});

describe('A duration', () => {
  it.each([
    ['10s', 10_000],
    ['15m', 900_000],
    ['3h', 10_800_000],
    ['7d', 604_800_000],
    ['1h30m', 5_400_000],
    ['250ms', 250],
    ['1d2h3m4s5ms', 93_784_005],
    ['0s', 0],
  ])('%s is %d ms', (text, durationMs) => {
    expect(valueIn(parseDuration(text))).toBe(durationMs);
  });

  it.each(['', '10', '10 s', '-1s', '1.5h', '3m1h', '1h1h', '10seconds', '1y', '999999999999s', 's'])(
    '"%s" is refused',
    (text) => {
      expect(parseDuration(text).ok).toBe(false);
    },
  );

  it('is the sum of its parts', () => {
    const part = fc.nat(999);
    fc.assert(
      fc.property(part, part, part, part, (days, hours, minutes, seconds) => {
        const durationMs = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
        expect(valueIn(parseDuration(`${days}d${hours}h${minutes}m${seconds}s`))).toBe(durationMs);
      }),
    );
  });
});

describe('A span of the calendar', () => {
  it.each([
    ['1 minute', { minutes: 1 }],
    ['6 months', { months: 6 }],
    ['1 year, 15 days', { years: 1, days: 15 }],
    [
      '2 years, 3 months, 4 days, 5 hours, 6 minutes, 7 seconds',
      { years: 2, months: 3, days: 4, hours: 5, minutes: 6, seconds: 7 },
    ],
  ])('%s', (text, fields) => {
    const none = { years: 0, months: 0, days: 0, hours: 0, minutes: 0, seconds: 0 };
    expect(valueIn(parseSpan(text))).toEqual({ ...none, ...fields });
  });

  it.each([
    '',
    '1m',
    '6',
    'months',
    '6 month 1 day',
    '1 day, 1 month',
    '1 day, 2 days',
    '1.5 years',
    '-1 day',
    '1 undefined',
    '1 week',
  ])('"%s" is refused', (text) => {
    expect(parseSpan(text).ok).toBe(false);
  });
});

describe('A volume', () => {
  const share = { type: 'share', of: 'operation_amount', rounding: 'half_away_from_zero' };
  const roubles = (amountMinor: bigint) => ({ type: 'fixed', money: { amountMinor, currency: 'RUB' } });

  it.each([
    ['4.5%', { ...share, numerator: 9n, denominator: 200n }],
    ['100%', { ...share, numerator: 1n, denominator: 1n }],
    ['0%', { ...share, numerator: 0n, denominator: 1n }],
    ['9/200', { ...share, numerator: 9n, denominator: 200n }],
    ['0.000000001%', { ...share, numerator: 1n, denominator: 100_000_000_000n }],
    ['100% of surplus', { ...share, numerator: 1n, denominator: 1n, of: 'surplus' }],
    [
      '1/200000 rounded towards_zero',
      { ...share, numerator: 1n, denominator: 200_000n, rounding: 'half_towards_zero' },
    ],
    ['2% of surplus rounded away_from_zero', { ...share, numerator: 1n, denominator: 50n, of: 'surplus' }],
    ['100.00 RUB', roubles(10_000n)],
    [
      'max(1%, 30.00 RUB)',
      {
        type: 'product',
        operator: 'max_of',
        volumes: [{ ...share, numerator: 1n, denominator: 100n }, roubles(3000n)],
      },
    ],
    [
      'min(sum(1.00 RUB, 2.00 RUB), 4.00 RUB)',
      {
        type: 'product',
        operator: 'min_of',
        volumes: [{ type: 'product', operator: 'sum_of', volumes: [roubles(100n), roubles(200n)] }, roubles(400n)],
      },
    ],
  ])('%s', (text, volume) => {
    expect(parseVolume(text)).toEqual({ ok: true, value: volume });
  });

  it.each([
    ['4.5', 'is not a volume'],
    ['4,5%', 'is not a volume'],
    ['-1%', 'is not a volume'],
    ['100 RUB', 'such as "100.00 RUB"'],
    ['101%', 'is more than the whole'],
    ['3/2', 'is more than the whole'],
    ['1/0', 'divides by zero'],
    ['1% of everything', 'is not a volume'],
    ['max()', 'is not a volume'],
    ['max(1%,)', 'is not a volume'],
    ['avg(1%, 2%)', 'is not a volume'],
    ['max(1%, 2%', 'is not a volume'],
    ['max(1.00 RUB, 1.00 EUR)', 'mixes currencies: RUB, EUR'],
    ['max(max(max(max(max(1%)))))', 'is nested too deeply'],
    [`${'max('.repeat(50_000)}1%${')'.repeat(50_000)}`, 'is nested too deeply'],
  ])('%s is refused', (text, message) => {
    expect(parseVolume(text)).toMatchObject({ ok: false, message: expect.stringContaining(message) });
  });

  it('means the same as a percentage and as a fraction', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (hundredths) => {
        const percent = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`;
        expect(parseVolume(percent)).toEqual(parseVolume(`${hundredths}/10000`));
      }),
    );
  });
});
