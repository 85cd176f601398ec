import type { PostingTemplate, Volume } from '../domain/cashflow/cash-flow.ts';
import type { AmountRange, Span } from '../domain/configuration.ts';
import { formatMoney, money } from '../domain/money.ts';

/** Values of terms in the form in which a configuration document writes them. */

export function rangeText({ currency, lower, upper }: AmountRange): string {
  const decimal = (amountMinor: bigint) => formatMoney(money(amountMinor, currency)).split(' ')[0];
  const [from, to] = [decimal(lower.amountMinor), decimal(upper.amountMinor)];
  return `${lower.inclusive ? '[' : '('}${from}, ${to}${upper.inclusive ? ']' : ')'} ${currency}`;
}

export function volumeText(volume: Volume): string {
  switch (volume.type) {
    case 'fixed':
      return formatMoney(volume.money);
    case 'share': {
      const { numerator, denominator, of, rounding } = volume;
      const base = of === 'surplus' ? ' of surplus' : '';
      return `${numerator}/${denominator}${base}${rounding === 'half_towards_zero' ? ' rounded towards_zero' : ''}`;
    }
    case 'product':
      return `${OPERATORS[volume.operator]}(${volume.volumes.map(volumeText).join(', ')})`;
  }
}

const OPERATORS = { min_of: 'min', max_of: 'max', sum_of: 'sum' } as const;

export function postingSource({ source, destination, volume, details }: PostingTemplate) {
  return { from: source, to: destination, volume: volumeText(volume), ...(details === undefined ? {} : { details }) };
}

/** `7d`, `1h30m`: whole units, the largest first. */
export function durationText(durationMs: number): string {
  let left = durationMs;
  const parts = UNITS.map(([unit, unitMs]) => {
    const count = Math.floor(left / unitMs);
    left -= count * unitMs;
    return count === 0 ? '' : `${count}${unit}`;
  });
  return parts.join('') || '0s';
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/** `1 year, 15 days`. */
export function spanText(span: Span): string {
  const parts = SPAN_PARTS.flatMap(([name, word]) => {
    const count = span[name];
    return count === 0 ? [] : `${count} ${word}${count === 1 ? '' : 's'}`;
  });
  return parts.join(', ') || '0 seconds';
}

const SPAN_PARTS: readonly (readonly [keyof Span, string])[] = [
  ['years', 'year'],
  ['months', 'month'],
  ['days', 'day'],
  ['hours', 'hour'],
  ['minutes', 'minute'],
  ['seconds', 'second'],
];
