import { code } from 'currency-codes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMoney,
  currencyExponent,
  equalMoney,
  formatMoney,
  isCurrency,
  MAX_AMOUNT_MINOR,
  money,
  subtractMoney,
} from '../../src/domain/money.ts';
import { rub, usd } from './world.ts';

describe('money', () => {
  it.each([
    ['RUB', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['CLF', 4],
    ['IQD', 3],
    ['IDR', 2],
    ['HUF', 2],
  ])('takes the exponent of %s from ISO 4217, not from Intl', (currency, exponent) => {
    expect(currencyExponent(currency)).toBe(exponent);
    expect(code(currency)?.digits).toBe(exponent);
  });

  it('refuses to give an exponent to a code that ISO 4217 does not have', () => {
    expect(() => currencyExponent('KEK')).toThrow('unknown currency KEK');
  });

  it.each([
    ['RUB', true],
    ['rub', false],
    ['KEK', false],
    ['', false],
    ['RUBL', false],
  ])('says whether %j is a currency code', (currency, expected) => {
    expect(isCurrency(currency)).toBe(expected);
  });

  it('adds and subtracts within one currency', () => {
    expect(addMoney(rub(100), rub(23))).toEqual(rub(123));
    expect(subtractMoney(rub(100), rub(123))).toEqual(rub(-23));
  });

  it('never mixes two currencies', () => {
    expect(() => addMoney(rub(1), usd(1))).toThrow('RUB and USD do not mix');
    expect(() => subtractMoney(rub(1), usd(1))).toThrow('RUB and USD do not mix');
  });

  it.each([
    [rub(5), rub(5), true],
    [rub(5), rub(6), false],
    [rub(5), usd(5), false],
    [rub(5), usd(6), false],
  ])('is equal only in amount and currency', (a, b, expected) => {
    expect(equalMoney(a, b)).toBe(expected);
  });

  it.each([
    [rub(123_450), '1234.50 RUB'],
    [rub(-123_450), '-1234.50 RUB'],
    [rub(0), '0.00 RUB'],
    [rub(5), '0.05 RUB'],
    [rub(-5), '-0.05 RUB'],
    [rub(100), '1.00 RUB'],
    [money(1234n, 'JPY'), '1234 JPY'],
    [money(0n, 'JPY'), '0 JPY'],
    [money(1n, 'KWD'), '0.001 KWD'],
    [money(123_456n, 'CLF'), '12.3456 CLF'],
    [rub(MAX_AMOUNT_MINOR), '100000000000.00 RUB'],
  ])('is written for people with as many digits as the currency has', (value, text) => {
    expect(formatMoney(value)).toBe(text);
  });

  it('loses nothing when it is written: the digits read back are the amount', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-MAX_AMOUNT_MINOR, MAX_AMOUNT_MINOR),
        fc.constantFrom('RUB', 'JPY', 'KWD', 'CLF'),
        (amount, currency) => {
          const text = formatMoney(money(amount, currency));
          expect(BigInt(text.replace('.', '').replace(` ${currency}`, ''))).toBe(amount);
        },
      ),
    );
  });

  it('adds back what was subtracted', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (a, b) => {
        expect(addMoney(subtractMoney(rub(a), rub(b)), rub(b))).toEqual(rub(a));
      }),
    );
  });
});
