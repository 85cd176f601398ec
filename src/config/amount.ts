import type { AmountRange } from '../domain/configuration.ts';
import { currencyExponent, isCurrency, MAX_AMOUNT_MINOR, type Money } from '../domain/money.ts';
import { malformed, type Parsed, parsed } from './parsed.ts';

/**
 * Amounts as documents write them: a decimal with exactly the digits that ISO 4217 gives the currency, then the currency.
 * `100 RUB` is refused, because it reads as a hundred roubles to one person and as a hundred kopecks to another.
 */

const AMOUNT = /^(\S+) ([A-Z]{3})$/;
const DECIMAL = /^(\d+|\d{1,3}(?:_\d{3})+)(?:\.(\d+))?$/;
const RANGE = /^([[(])\s*([^\s,]+)\s*,\s*([^\s,]+)\s*([\])])\s+([A-Z]{3})$/;

/** Parses `1234.50 RUB`, `4_200_000.00 RUB`, `1000 JPY`. Zero is an amount, a negative number is not. */
export function parseAmount(text: string, maxMinor: bigint = MAX_AMOUNT_MINOR): Parsed<Money> {
  const [, decimal, currency] = AMOUNT.exec(text) ?? [];
  if (decimal === undefined || currency === undefined)
    return malformed(`"${text}" is not an amount, such as "100.00 RUB"`);
  const minor = parseMinor(decimal, currency, maxMinor);
  return minor.ok ? parsed({ amountMinor: minor.value, currency }) : minor;
}

/** Parses an interval: `[10.00, 42000.00) RUB`. A square bracket includes its bound, a round one does not. */
export function parseAmountRange(text: string): Parsed<AmountRange> {
  const [, opening, from, to, closing, currency] = RANGE.exec(text) ?? [];
  if (from === undefined || to === undefined || currency === undefined) {
    return malformed(`"${text}" is not a range of amounts, such as "[10.00, 42000.00) RUB"`);
  }
  const lowerMinor = parseMinor(from, currency);
  if (!lowerMinor.ok) return lowerMinor;
  const upperMinor = parseMinor(to, currency);
  if (!upperMinor.ok) return upperMinor;
  const lower = { amountMinor: lowerMinor.value, inclusive: opening === '[' };
  const upper = { amountMinor: upperMinor.value, inclusive: closing === ']' };
  const single = lower.amountMinor === upper.amountMinor && lower.inclusive && upper.inclusive;
  if (lower.amountMinor >= upper.amountMinor && !single) return malformed(`"${text}" holds no amount`);
  return parsed({ currency, lower, upper });
}

function parseMinor(decimal: string, currency: string, maxMinor: bigint = MAX_AMOUNT_MINOR): Parsed<bigint> {
  if (!isCurrency(currency)) return malformed(`${currency} is not a currency of ISO 4217`);
  const exponent = currencyExponent(currency);
  const [, whole, fraction = ''] = DECIMAL.exec(decimal) ?? [];
  if (whole === undefined || fraction.length !== exponent) {
    const example = exponent === 0 ? '100' : `100.${'0'.repeat(exponent)}`;
    return malformed(
      `"${decimal} ${currency}" must be a decimal with the digits of its currency, such as "${example} ${currency}"`,
    );
  }
  const digits = `${whole.replaceAll('_', '')}${fraction}`;
  const minor = digits.length > 30 ? undefined : BigInt(digits);
  if (minor === undefined || minor > maxMinor)
    return malformed(`"${decimal} ${currency}" is more than this program counts to`);
  return parsed(minor);
}
