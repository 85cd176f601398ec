/**
 * What never leaves in a log, a trace or an error message: the one list of field names, and the one mask for card numbers
 * in free text. Not responsible for where text goes (`log.ts`).
 *
 *  D1 A listed field is hidden at any depth, however its name is written (`cardNumber`, `card_number`, `Card-Number`).
 *  D2 A run of 12 to 19 digits that passes Luhn is hidden in any text, with separators or without, and also where other
 *     digits touch it. Hiding too much is accepted, hiding too little is not.
 *  D3 Bytes are never written out: a card number would pass as character codes.
 *  D4 Both are total: they throw for no input, and their time grows no faster than the input.
 */

/** Lower case, letters and digits only. */
export const REDACTED_FIELDS = [
  'pan',
  'card',
  'number',
  'cardnumber',
  'cardholder',
  'cardholdername',
  'cvv',
  'cvv2',
  'cvc',
  'cvc2',
  'cid',
  'securitycode',
  'otp',
  'pin',
  'track',
  'track1',
  'track2',
  'pares',
  'cres',
  'authorization',
  'proxyauthorization',
  'cookie',
  'setcookie',
  'token',
  'accesstoken',
  'refreshtoken',
  'apikey',
  'xapikey',
  'secret',
  'secretkey',
  'privatekey',
  'password',
  'passphrase',
  'vaultkeys',
  'turnpikevaultkeys',
  'email',
  'phone',
  'phonenumber',
  'contactinfo',
] as const;

export const REDACTED = '[redacted]';

const hiddenNames = new Set<string>(REDACTED_FIELDS);

export function isRedactedField(name: string): boolean {
  return hiddenNames.has(name.replace(/[^A-Za-z0-9]/g, '').toLowerCase());
}

/** Deeper than anything worth reading in a log. */
const MAX_DEPTH = 10;
/** Objects refer to each other: without a bound on all that is copied, one line could take the whole memory. */
const MAX_VALUES = 2_000;

/** A copy for a log: listed fields, bytes and card numbers are hidden, errors are plain objects, size and depth are bounded. */
export function redact(value: unknown): unknown {
  return copy(value, 0, { left: MAX_VALUES });
}

interface Budget {
  left: number;
}

function copy(value: unknown, depth: number, budget: Budget): unknown {
  budget.left -= 1;
  switch (typeof value) {
    case 'string':
      return maskDigits(value);
    case 'number':
    case 'bigint':
      return copyNumber(value);
    case 'object':
      break;
    default:
      return typeof value === 'boolean' ? value : undefined;
  }
  if (value === null) return null;
  if (depth >= MAX_DEPTH || budget.left <= 0) return '[cut]';
  try {
    return copyObject(value, depth + 1, budget);
  } catch {
    return '[unreadable]';
  }
}

function copyNumber(value: number | bigint): number | string {
  const text = String(value);
  const masked = maskDigits(text);
  return masked === text && typeof value === 'number' ? value : masked;
}

function copyObject(value: object, depth: number, budget: Budget): unknown {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) {
    return `[${value.byteLength} bytes]`;
  }
  if (Array.isArray(value) || value instanceof Set) return copyList(value, depth, budget);
  if (value instanceof Map) return copyFields(value, depth, budget);
  if (value instanceof Error) return copyFields(errorFields(value), depth, budget);
  if ('toJSON' in value && typeof value.toJSON === 'function') return copy(value.toJSON(), depth, budget);
  return copyFields(Object.entries(value), depth, budget);
}

function copyList(items: Iterable<unknown>, depth: number, budget: Budget): readonly unknown[] {
  const copied: unknown[] = [];
  for (const item of items) {
    if (budget.left <= 0) break;
    copied.push(copy(item, depth, budget));
  }
  return copied;
}

function copyFields(fields: Iterable<readonly [unknown, unknown]>, depth: number, budget: Budget): object {
  const copied: [string, unknown][] = [];
  for (const [key, item] of fields) {
    if (budget.left <= 0) break;
    const name = String(key);
    copied.push([maskDigits(name), isRedactedField(name) ? REDACTED : copy(item, depth, budget)]);
  }
  return Object.fromEntries(copied);
}

function errorFields(error: Error): readonly (readonly [string, unknown])[] {
  const { name, message, stack, cause } = error;
  return [
    ['type', name],
    ['message', message],
    ['stack', stack],
    ...(cause === undefined ? [] : [['cause', cause] as const]),
    ...(error instanceof AggregateError ? [['errors', error.errors] as const] : []),
    ...Object.entries(error),
  ];
}

const MIN_DIGITS = 12;
const MAX_DIGITS = 19;
/** What may stand between two digits of one number: spaces, dashes, dots, what is invisible, line ends as JSON has them. */
const GAP = String.raw`(?:\\[nrt]|[\s._\-\u00ad\u2000-\u2015\u202f\u2060\u2212\u3000\ufeff]){0,3}`;
const LONG_ENOUGH = new RegExp(String.raw`\d(?:${GAP}\d){${MIN_DIGITS - 1}}`);
const ANY_DIGIT = /\d/g;
const GAP_BEFORE_DIGIT = new RegExp(String.raw`${GAP}(?=\d)`, 'y');

/** The text with every digit of what may be a card number replaced by `*` (D2). */
export function maskDigits(text: string): string {
  if (!LONG_ENOUGH.test(text)) return text;
  let masked = '';
  let written = 0;
  for (const [start, end] of cardNumberSpans(text)) {
    masked += text.slice(written, start) + text.slice(start, end).replace(/\d/g, '*');
    written = end;
  }
  return masked + text.slice(written);
}

/** `maskDigits` inside the strings of a line of JSON; what is outside of them stays as it is, and so the line stays JSON. */
export function maskJsonLine(line: string): string {
  if (!LONG_ENOUGH.test(line)) return line;
  let masked = '';
  let written = 0;
  for (let open = line.indexOf('"'); open >= 0; open = line.indexOf('"', written)) {
    const end = endOfString(line, open);
    masked += line.slice(written, open) + maskDigits(line.slice(open, end));
    written = end;
  }
  return masked + line.slice(written);
}

/** Index after the quote that closes the string opened at `open`. */
function endOfString(line: string, open: number): number {
  for (let quote = line.indexOf('"', open + 1); quote >= 0; quote = line.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (line[quote - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return line.length;
}

type Span = readonly [start: number, end: number];

/** Where card numbers may be: from the first digit to after the last, in order, and apart from each other. */
function cardNumberSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  // Indexes of the latest digits of a run: a number that ends at the last of them begins at one of them.
  let window: readonly number[] = [];
  for (let index = nextDigit(text, 0); index !== undefined; ) {
    window = [...window.slice(1 - MAX_DIGITS), index];
    const start = earliestStart(text, window);
    if (start !== undefined) addSpan(spans, start, index + 1);
    GAP_BEFORE_DIGIT.lastIndex = index + 1;
    if (GAP_BEFORE_DIGIT.test(text)) {
      index = GAP_BEFORE_DIGIT.lastIndex;
    } else {
      window = [];
      index = nextDigit(text, index + 1);
    }
  }
  return spans;
}

/** Where the longest number begins that ends with the last of these digits, if one does. */
function earliestStart(text: string, window: readonly number[]): number | undefined {
  const end = (window.at(-1) ?? 0) + 1;
  let start: number | undefined;
  let luhnSum = 0;
  for (let place = window.length - 1; place >= 0; place -= 1) {
    const index = window[place] ?? 0;
    const digit = Number(text[index]);
    const length = window.length - place;
    luhnSum += length % 2 === 1 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9;
    if (length < MIN_DIGITS || luhnSum % 10 !== 0) continue;
    const next = window[place + 1] ?? end;
    if (beginsLikeCard(digit, text[next]) || !(isDigit(text[index - 1]) || isDigit(text[end]))) start = index;
  }
  return start;
}

/**
 * Every long run of digits has some part that passes Luhn. Where other digits touch it on either side, a part counts only
 * if it begins as cards do: 2 to 6, 8, 9, and 18 for JCB. So most times in milliseconds and most order numbers stay legible.
 */
function beginsLikeCard(digit: number, next: string | undefined): boolean {
  return (digit >= 2 && digit !== 7) || (digit === 1 && next === '8');
}

function addSpan(spans: Span[], start: number, end: number): void {
  let first = start;
  for (let last = spans.at(-1); last !== undefined && last[1] >= first; last = spans.at(-1)) {
    first = Math.min(first, last[0]);
    spans.pop();
  }
  spans.push([first, end]);
}

function nextDigit(text: string, from: number): number | undefined {
  ANY_DIGIT.lastIndex = from;
  return ANY_DIGIT.test(text) ? ANY_DIGIT.lastIndex - 1 : undefined;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
