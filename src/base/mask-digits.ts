/**
 * The one mask for card numbers in free text.
 *
 *  D2 A run of 12 to 19 digits that passes Luhn is hidden in any text, with separators or without, and also where other
 *     digits touch it. Hiding too much is accepted, hiding too little is not. It throws for no input, and its time grows no
 *     faster than the input.
 */

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
