/**
 * Whether card data can be right: digits, scheme, Luhn digit, expiry, length of the CVV. Not responsible for whether the
 * card exists or has money.
 *
 *  C1 A violation names the field and the rule, and repeats nothing of what the field holds.
 *  C2 Every accepted number passes Luhn, those schemes included that do not insist on it: the mask of the logs and the
 *     guards of the edges know a card number by it.
 */
import cardValidator from 'card-validator';
import { MICROS_PER_MS, type Timestamp } from '../base/time.ts';
import { type FieldViolation, type Refusal, refuseFields } from '../domain/errors.ts';
import type { CardInput } from '../ports/vault.ts';

export type CardCheck = { readonly ok: true; readonly paymentSystem: string } | Refusal;

const DIGITS = /^[0-9]{12,19}$/;
const CVV_DIGITS = /^[0-9]{3,4}$/;
const MAX_CARDHOLDER_LENGTH = 256;
/** Cards are issued for some years; a year beyond is a typing error or a field mistaken for another. */
const MAX_YEARS_AHEAD = 20;
/** A card is good until its month ends in the westernmost time zone. */
const LAST_MIDNIGHT_MS = 12 * 60 * 60 * 1000;

/** `now` on the business clock. Empty `cvv` and `cardholder` count as not given. */
export function checkCard(card: CardInput, now: Timestamp): CardCheck {
  const violations: FieldViolation[] = [];
  const scheme = DIGITS.test(card.pan) ? schemeOf(card.pan) : undefined;
  if (!DIGITS.test(card.pan)) {
    violations.push({ field: 'pan', description: 'a card number is 12 to 19 digits, without spaces' });
  } else if (scheme === undefined || !passesLuhn(card.pan)) {
    violations.push({ field: 'pan', description: 'no card scheme has this number, or a digit is mistyped' });
  }
  violations.push(...expiryViolations(card.expiryMonth, card.expiryYear, now));

  if (card.cvv && !(CVV_DIGITS.test(card.cvv) && card.cvv.length === (scheme?.cvvLength ?? card.cvv.length))) {
    violations.push({ field: 'cvv', description: `the code of this card is ${scheme?.cvvLength ?? '3 or 4'} digits` });
  }
  if (card.cardholder && !isName(card.cardholder)) {
    violations.push({
      field: 'cardholder',
      description: `a name has letters, no control characters, and ${MAX_CARDHOLDER_LENGTH} characters at most`,
    });
  }

  if (violations.length > 0 || scheme === undefined) return refuseFields(violations, 'INVALID_CARD');
  return { ok: true, paymentSystem: scheme.name };
}

interface Scheme {
  readonly name: string;
  readonly cvvLength: number;
}

/** The library knows schemes by eight digits at most, and takes 25 µs for each answer: they are kept, without the number. */
const IIN_DIGITS = 8;
const KEPT_SCHEMES = 10_000;
const schemes = new Map<string, Scheme | undefined>();

function schemeOf(pan: string): Scheme | undefined {
  const key = `${pan.slice(0, IIN_DIGITS)}/${pan.length}`;
  if (schemes.has(key)) return schemes.get(key);
  const { card, isValid } = cardValidator.number(pan, { skipLuhnValidation: true });
  const scheme = card !== null && isValid ? { name: card.type, cvvLength: card.code.size } : undefined;
  if (schemes.size >= KEPT_SCHEMES) schemes.clear();
  schemes.set(key, scheme);
  return scheme;
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 1; place <= digits.length; place += 1) {
    const digit = Number(digits[digits.length - place]);
    sum += place % 2 === 1 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9;
  }
  return sum % 10 === 0;
}

/** The library would read the wall clock of this process; expiry goes by the business clock, which a sandbox can move. */
function expiryViolations(month: number, year: number, now: Timestamp): readonly FieldViolation[] {
  const violations: FieldViolation[] = [];
  if (!Number.isInteger(month) || month < 1 || month > 12) {
    violations.push({ field: 'expiry_month', description: 'a month is 1 to 12' });
  }
  const nowMs = now / MICROS_PER_MS;
  const thisYear = new Date(nowMs).getUTCFullYear();
  if (!Number.isInteger(year) || year < 1000 || year > 9999) {
    violations.push({ field: 'expiry_year', description: 'a year has four digits' });
  } else if (year > thisYear + MAX_YEARS_AHEAD) {
    violations.push({ field: 'expiry_year', description: `a card expires within ${MAX_YEARS_AHEAD} years` });
  }
  if (violations.length > 0) return violations;
  // Date.UTC counts months from 0, so this is the first midnight after the month.
  if (nowMs < Date.UTC(year, month, 1) + LAST_MIDNIGHT_MS) return [];
  return [{ field: year < thisYear ? 'expiry_year' : 'expiry_month', description: 'the card has expired' }];
}

function isName(text: string): boolean {
  return text.length <= MAX_CARDHOLDER_LENGTH && /\p{L}/u.test(text) && !/\p{Cc}/u.test(text);
}
