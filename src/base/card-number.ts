import cardValidator from 'card-validator';

/**
 * Whether a text holds a card number: the guard of the edges (P9). Not responsible for logs, whose mask hides more than
 * this refuses: to refuse too much would turn honest order numbers away.
 *
 *  N1 A card number is 12 to 19 digits, alone or with single spaces, dashes or dots between them, that pass Luhn and that
 *     some card scheme has, by its first digits and its length. The vault accepts no other.
 *  N2 Digits that touch other digits are not a card number: a long order number is not searched for parts that look like one.
 *  N3 The time it takes grows no faster than the text.
 *  N4 A UUID is not a card number: of those that clients draw as request ids, seven in ten thousand would be one.
 */

const MIN_DIGITS = 12;
const MAX_DIGITS = 19;
const SEPARATED_DIGITS = /\d(?:[ .\-\u00a0\u2010-\u2015\u202f]?\d){11,}/g;
const LONG_ENOUGH = /\d(?:[ .\-\u00a0\u2010-\u2015\u202f]?\d){11}/;

const UUID = /(?<!\w)[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(?!\w)/gi;

export function holdsCardNumber(text: string): boolean {
  if (!LONG_ENOUGH.test(text)) return false;
  for (const [run] of text.replace(UUID, 'uuid').matchAll(SEPARATED_DIGITS)) {
    if (runHoldsCardNumber(run.split(/\D/))) return true;
  }
  return false;
}

/** The same of a body of any kind: sees through a form's escapes, and through UTF-16, whose ASCII has a zero byte beside each character. */
export function bytesHoldCardNumber(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('utf8').replaceAll('\0', '');
  const unescaped = text
    .replaceAll('+', ' ')
    .replace(/%([0-9A-Fa-f]{2})/g, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return holdsCardNumber(text) || holdsCardNumber(unescaped);
}

/** `groups` are the digits between separators; a number begins where a group begins and ends where one ends (N2). */
function runHoldsCardNumber(groups: readonly string[]): boolean {
  for (let first = 0; first < groups.length; first += 1) {
    let digits = '';
    for (let last = first; last < groups.length; last += 1) {
      digits += groups[last];
      if (digits.length > MAX_DIGITS) break;
      if (digits.length >= MIN_DIGITS && isCardNumber(digits)) return true;
    }
  }
  return false;
}

function isCardNumber(digits: string): boolean {
  return passesLuhn(digits) && cardValidator.number(digits, { luhnValidateUnionPay: true }).isValid;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48;
    sum += place % 2 === 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9;
  }
  return sum % 10 === 0;
}
