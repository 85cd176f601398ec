import { code as currencyRecord } from 'currency-codes';
import { assert } from '../base/assert.ts';

/** ISO 4217 alphabetic code, such as `RUB`. */
export type CurrencyCode = string;

/** An amount in minor units (kopecks, cents) of one currency. Never a float; the exponent comes from ISO 4217, not from Intl. */
export interface Money {
  readonly amountMinor: bigint;
  readonly currency: CurrencyCode;
}

/** The largest amount one command may name, in minor units: sums of a busy account stay far inside 64 bits. */
export const MAX_AMOUNT_MINOR = 10_000_000_000_000n;

export function money(amountMinor: bigint, currency: CurrencyCode): Money {
  return { amountMinor, currency };
}

export function isCurrency(currency: string): boolean {
  return currencyRecord(currency) !== undefined && currency === currency.toUpperCase();
}

/** Digits after the decimal point by ISO 4217 list one: 2 for RUB, 0 for JPY, 3 for KWD. Throws on an unknown code. */
export function currencyExponent(currency: CurrencyCode): number {
  const record = currencyRecord(currency);
  assert(record !== undefined, `unknown currency ${currency}`);
  return record.digits;
}

export function addMoney(a: Money, b: Money): Money {
  return { amountMinor: a.amountMinor + sameCurrency(a, b), currency: a.currency };
}

export function subtractMoney(a: Money, b: Money): Money {
  return { amountMinor: a.amountMinor - sameCurrency(a, b), currency: a.currency };
}

export function equalMoney(a: Money, b: Money): boolean {
  return a.currency === b.currency && a.amountMinor === b.amountMinor;
}

/** `1234.50 RUB`: for people, never for machines. */
export function formatMoney(value: Money): string {
  const exponent = currencyExponent(value.currency);
  const sign = value.amountMinor < 0n ? '-' : '';
  const digits = (value.amountMinor < 0n ? -value.amountMinor : value.amountMinor)
    .toString()
    .padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent === 0 ? '' : `.${digits.slice(digits.length - exponent)}`;
  return `${sign}${whole}${fraction} ${value.currency}`;
}

/** An amount for a person, also one whose currency is itself the fault. */
export function amountText(amountMinor: bigint, currency: string): string {
  return isCurrency(currency) ? formatMoney({ amountMinor, currency }) : `${amountMinor} of the unknown ${currency}`;
}

function sameCurrency(a: Money, b: Money): bigint {
  assert(a.currency === b.currency, `${a.currency} and ${b.currency} do not mix`);
  return b.amountMinor;
}
