import type { Rounding, ShareBase, Volume } from '../domain/cashflow/cash-flow.ts';
import { parseAmount } from './amount.ts';
import { malformed, type Parsed, parsed } from './parsed.ts';

/**
 * Volumes of postings as documents write them:
 *   `100.00 RUB`                       a fixed amount
 *   `4.5%` or `9/200`                  a share of the operation's amount
 *   `100% of surplus`                  a share of another amount
 *   `1/200000 rounded towards_zero`    a share whose halves are rounded towards zero instead of away from it
 *   `max(1%, 30.00 RUB)`               the greatest, `min(…)` the least, `sum(…)` the sum of several
 */
export function parseVolume(text: string, depth = 0): Parsed<Volume> {
  const product = PRODUCT.exec(text);
  if (product !== null) return parseProduct(product, text, depth);
  if (AMOUNT_LIKE.test(text)) {
    const money = parseAmount(text);
    return money.ok ? parsed({ type: 'fixed', money: money.value }) : money;
  }
  return parseShare(text);
}

const PRODUCT = /^(max|min|sum)\((.*)\)$/;
const AMOUNT_LIKE = /^[\d_.]+ [A-Z]{3}$/;
const SHARE =
  /^(?:(\d{1,3})(?:\.(\d{1,9}))?%|(\d{1,18})\/(\d{1,18}))(?: of (operation_amount|surplus))?(?: rounded (away_from_zero|towards_zero))?$/;
const OPERATORS = { max: 'max_of', min: 'min_of', sum: 'sum_of' } as const;
/** A fee of a fee of a fee is a mistake; the bound also keeps hostile text from exhausting the stack. */
const MAX_DEPTH = 4;

function parseShare(text: string): Parsed<Volume> {
  const match = SHARE.exec(text);
  if (match === null) {
    return malformed(
      `"${text}" is not a volume, such as "4.5%", "9/200", "100.00 RUB", "100% of surplus" or "max(1%, 30.00 RUB)"`,
    );
  }
  const [, whole = '', fraction = '', over, under, base, direction] = match;
  const numerator = over === undefined ? BigInt(whole + fraction) : BigInt(over);
  const denominator = under === undefined ? 100n * 10n ** BigInt(fraction.length) : BigInt(under);
  if (denominator === 0n) return malformed(`"${text}" divides by zero`);
  if (numerator > denominator) return malformed(`"${text}" is more than the whole`);
  const divisor = greatestCommonDivisor(numerator, denominator);
  const of: ShareBase = base === 'surplus' ? 'surplus' : 'operation_amount';
  const rounding: Rounding = direction === 'towards_zero' ? 'half_towards_zero' : 'half_away_from_zero';
  return parsed({ type: 'share', numerator: numerator / divisor, denominator: denominator / divisor, of, rounding });
}

function parseProduct([, name = '', inner = '']: readonly string[], text: string, depth: number): Parsed<Volume> {
  if (depth >= MAX_DEPTH) return malformed(`"${text}" is nested too deeply`);
  const volumes: Volume[] = [];
  for (const part of splitArguments(inner)) {
    const volume = parseVolume(part.trim(), depth + 1);
    if (!volume.ok) return volume;
    volumes.push(volume.value);
  }
  const currencies = new Set(volumes.flatMap(fixedCurrencies));
  if (currencies.size > 1) return malformed(`"${text}" mixes currencies: ${[...currencies].join(', ')}`);
  return parsed({ type: 'product', operator: OPERATORS[name as keyof typeof OPERATORS], volumes });
}

/** Currencies that a volume names; a share takes that of the operation. */
export function fixedCurrencies(volume: Volume): readonly string[] {
  if (volume.type === 'fixed') return [volume.money.currency];
  return volume.type === 'product' ? volume.volumes.flatMap(fixedCurrencies) : [];
}

/** Splits at the commas that no parenthesis encloses. */
function splitArguments(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character !== ',' || depth !== 0) continue;
    parts.push(text.slice(start, index));
    start = index + 1;
  }
  parts.push(text.slice(start));
  return parts;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
