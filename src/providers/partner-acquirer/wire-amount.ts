import { code as currencyRecord } from 'currency-codes';
import { currencyExponent, type Money } from '../../domain/money.ts';

/** How the partner writes money: a number in minor or in major units, as was agreed with it, and the number of the currency. */
export type AmountUnit = 'minor' | 'major';

export interface WireAmount {
  readonly amount: number;
  /** ISO 4217 numeric: 643. */
  readonly currency: number;
}

/** Undefined for an amount that a JSON number does not hold exactly. */
export function wireAmount({ amountMinor, currency }: Money, unit: AmountUnit): WireAmount | undefined {
  const number = currencyNumber(currency);
  if (number === undefined || amountMinor > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  if (unit === 'minor') return { amount: Number(amountMinor), currency: number };
  const exponent = currencyExponent(currency);
  const digits = amountMinor.toString().padStart(exponent + 1, '0');
  const point = digits.length - exponent;
  return { amount: Number(`${digits.slice(0, point)}.${digits.slice(point)}0`), currency: number };
}

export function sameAmount(a: WireAmount, b: WireAmount): boolean {
  return a.amount === b.amount && a.currency === b.currency;
}

function currencyNumber(currency: string): number | undefined {
  const record = currencyRecord(currency);
  return record === undefined ? undefined : Number(record.number);
}
