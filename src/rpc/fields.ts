import { holdsCardNumber } from '../base/card-number.ts';
import type { Timestamp } from '../base/time.ts';
import { type FieldViolation, refuseFields } from '../domain/errors.ts';
import { isClientId } from '../domain/ids.ts';
import { isCurrency, MAX_AMOUNT_MINOR, type Money } from '../domain/money.ts';
import type { Cart, CartLine, OpaqueContext } from '../domain/payment/payment.ts';
import type { Timestamp__Output } from '../generated/google/protobuf/Timestamp.ts';
import type { CartLine__Output } from '../generated/turnpike/v1/CartLine.ts';
import type { Money__Output } from '../generated/turnpike/v1/Money.ts';
import type { OpaqueContext__Output } from '../generated/turnpike/v1/OpaqueContext.ts';
import { Refused } from './refused.ts';

/**
 * Reads the fields of one request and collects everything that is wrong with them. Each reader gives a value in any case,
 * so that all faults are found at once; `done` throws if there were any. Not responsible for what the values mean.
 *
 *  F1 Paths are those of the proto: `payer.payment_resource.payment_tool.bank_card.token`.
 *  F2 A violation never repeats what the field holds.
 *  F3 Every text is bounded, is valid UTF-8 without control characters (line ends excepted), and holds no card number (P9).
 */
export interface Fields {
  /** Undefined for an empty text. */
  text(path: string, value: string | undefined, maxLength: number): string | undefined;
  requiredText(path: string, value: string | undefined, maxLength: number): string;
  id(path: string, value: string | undefined): string | undefined;
  requiredId(path: string, value: string | undefined): string;
  /** An absolute http or https URL, at most 2048 characters. */
  url(path: string, value: string | undefined): string | undefined;
  /** At least one minor unit, or as little as `leastMinor`. */
  money(path: string, value: Money__Output | undefined, leastMinor?: bigint): Money | undefined;
  requiredMoney(path: string, value: Money__Output | undefined): Money;
  time(path: string, value: Timestamp__Output | undefined): Timestamp | undefined;
  requiredTime(path: string, value: Timestamp__Output | undefined): Timestamp;
  /** The word for a value of an enum; undefined for the unspecified one. */
  word<Word>(path: string, value: string | number | undefined, words: Readonly<Record<string, Word>>): Word | undefined;
  notes(path: string, value: StringMap | undefined): StringMap | undefined;
  bytes(path: string, value: Uint8Array | undefined, maxLength: number): Uint8Array | undefined;
  context(path: string, value: OpaqueContext__Output | undefined): OpaqueContext | undefined;
  cart(path: string, value: readonly CartLine__Output[] | undefined): Cart | undefined;
  integer(path: string, value: bigint | number | undefined, least: number, most: number): number;
  /** The one member of a oneof that is set. The loader gives every member that the bytes had. */
  only<Name extends string>(
    path: string,
    value: Readonly<Partial<Record<Name, unknown>>>,
    names: readonly Name[],
  ): Name | undefined;
  /** A field that this release cannot honour must not be there. */
  absent(path: string, value: unknown): void;
  wrong(path: string, description: string): void;
  /** Throws `Refused` with every violation found. */
  done(): void;
}

type StringMap = Readonly<Record<string, string>>;

const MAX_NOTES = 20;
const MAX_NOTE_KEY_LENGTH = 40;
const MAX_NOTE_LENGTH = 500;
const MAX_CONTEXT_TYPE_LENGTH = 128;
export const MAX_CONTEXT_BYTES = 16_384;
const MAX_CART_LINES = 100;
const MAX_QUANTITY = 1_000_000;
const MAX_PRODUCT_LENGTH = 256;
const MAX_URL_LENGTH = 2048;

/** What microseconds since 1970 are exact for. */
const MAX_SECONDS = 9_007_199_253n;

/** Control characters but tab and line ends; U+FFFD may stand where the bytes were not UTF-8, and so may half a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/;

export function readFields(): Fields {
  const violations: FieldViolation[] = [];
  let cardData = false;

  const wrong = (field: string, description: string): void => {
    violations.push({ field, description });
  };

  const checkText = (path: string, value: string, maxLength: number): void => {
    if (value.length > 2 * maxLength || (value.length > maxLength && [...value].length > maxLength)) {
      wrong(path, `is longer than ${maxLength} characters`);
    } else if (FORBIDDEN.test(value) || !value.isWellFormed()) {
      wrong(path, 'must be UTF-8 without control characters');
    } else if (holdsCardNumber(value)) {
      cardData = true;
      wrong(path, 'holds what looks like a card number');
    }
  };

  const text = (path: string, value: string | undefined, maxLength: number): string | undefined => {
    if (value === undefined || value === '') return undefined;
    checkText(path, value, maxLength);
    return value;
  };

  const requiredText = (path: string, value: string | undefined, maxLength: number): string => {
    if (value === undefined || value === '') wrong(path, 'is required');
    return text(path, value, maxLength) ?? '';
  };

  const id = (path: string, value: string | undefined): string | undefined => {
    if (value === undefined || value === '') return undefined;
    if (!isClientId(value)) wrong(path, 'must be 1 to 64 of letters, digits, _ and -');
    else if (holdsCardNumber(value)) checkText(path, value, 64);
    return value;
  };

  const money = (path: string, value: Money__Output | undefined, leastMinor = 1n): Money | undefined => {
    if (value === undefined) return undefined;
    const { amountMinor = 0n, currency = '' } = value;
    if (amountMinor < leastMinor || amountMinor > MAX_AMOUNT_MINOR) wrong(`${path}.amount_minor`, 'Invalid amount');
    if (!isKnownCurrency(currency)) wrong(`${path}.currency`, 'Invalid currency');
    return { amountMinor, currency };
  };

  const time = (path: string, value: Timestamp__Output | undefined): Timestamp | undefined => {
    if (value === undefined) return undefined;
    const { seconds = 0n, nanos = 0 } = value;
    if (seconds < -MAX_SECONDS || seconds > MAX_SECONDS) wrong(`${path}.seconds`, 'must be in the years 1685 to 2254');
    if (nanos < 0 || nanos > 999_999_999) wrong(`${path}.nanos`, 'must be 0 to 999999999');
    return Number(seconds) * 1_000_000 + Math.floor(nanos / 1000);
  };

  const notes = (path: string, value: StringMap | undefined): StringMap | undefined => {
    const entries = value === undefined ? [] : Object.entries(value);
    if (value === undefined || entries.length === 0) return undefined;
    if (entries.length > MAX_NOTES) wrong(path, `has more than ${MAX_NOTES} keys`);
    for (const [key, note] of entries.slice(0, MAX_NOTES)) {
      if (key === '') wrong(path, 'has an empty key');
      checkText(path, key, MAX_NOTE_KEY_LENGTH);
      checkText(path, note, MAX_NOTE_LENGTH);
    }
    return value;
  };

  const bytes = (path: string, value: Uint8Array | undefined, maxLength: number): Uint8Array | undefined => {
    if (value === undefined || value.length === 0) return undefined;
    if (value.length > maxLength) {
      wrong(path, `is longer than ${maxLength} bytes`);
    } else if (holdsCardNumber(Buffer.from(value.buffer, value.byteOffset, value.length).toString('latin1'))) {
      cardData = true;
      wrong(path, 'holds what looks like a card number');
    }
    // A copy: what the decoder gives is a window on the whole message, and would keep it in memory.
    return new Uint8Array(value);
  };

  const integer = (path: string, value: bigint | number | undefined, least: number, most: number): number => {
    const number = Number(value ?? 0);
    if (number < least || number > most) wrong(path, `must be ${least} to ${most}`);
    return number;
  };

  const cartLine = (path: string, line: CartLine__Output): CartLine => {
    const metadata = notes(`${path}.metadata`, line.metadata);
    return {
      product: requiredText(`${path}.product`, line.product, MAX_PRODUCT_LENGTH),
      quantity: integer(`${path}.quantity`, line.quantity, 1, MAX_QUANTITY),
      price: requiredMoney(`${path}.price`, line.price),
      ...(metadata === undefined ? {} : { metadata }),
    };
  };

  const requiredMoney = (path: string, value: Money__Output | undefined): Money => {
    if (value === undefined) wrong(path, 'is required');
    return money(path, value) ?? { amountMinor: 0n, currency: '' };
  };

  return {
    text,
    requiredText,
    id,
    requiredId(path, value) {
      if (value === undefined || value === '') wrong(path, 'is required');
      return id(path, value) ?? '';
    },
    url(path, value) {
      const url = text(path, value, MAX_URL_LENGTH);
      if (url !== undefined && !isWebUrl(url)) wrong(path, 'must be an absolute http or https URL');
      return url;
    },
    money,
    requiredMoney,
    time,
    requiredTime(path, value) {
      if (value === undefined) wrong(path, 'is required');
      return time(path, value) ?? 0;
    },
    word(path, value, words) {
      if (value === undefined || value === 0) return undefined;
      const word = typeof value === 'string' && Object.hasOwn(words, value) ? words[value] : undefined;
      if (word === undefined && !String(value).endsWith('_UNSPECIFIED')) wrong(path, 'is not a value of this release');
      return word;
    },
    notes,
    bytes,
    context(path, value) {
      if (value === undefined) return undefined;
      const type = text(`${path}.type`, value.type, MAX_CONTEXT_TYPE_LENGTH) ?? '';
      return { type, data: bytes(`${path}.data`, value.data, MAX_CONTEXT_BYTES) ?? new Uint8Array() };
    },
    cart(path, value) {
      if (value === undefined || value.length === 0) return undefined;
      if (value.length > MAX_CART_LINES) wrong(path, `has more than ${MAX_CART_LINES} lines`);
      return value.slice(0, MAX_CART_LINES).map((line, index) => cartLine(`${path}[${index}]`, line));
    },
    integer,
    only(path, value, names) {
      const set = names.filter((name) => value[name] !== undefined);
      if (set.length > 1) wrong(path, 'must have one of its members, not several');
      return set[0];
    },
    absent(path, value) {
      const empty = value === undefined || (Array.isArray(value) && value.length === 0);
      if (!empty) wrong(path, 'is not available in this release');
    },
    wrong,
    done() {
      if (violations.length === 0) return;
      const refusal = refuseFields(violations, cardData ? 'CARD_DATA_NOT_ALLOWED' : 'INVALID_REQUEST');
      throw new Refused({ ...refusal, message: summary(violations) });
    },
  };
}

/** The texts of the reference are sentences of their own; ours go on from the name of the field. */
function summary(violations: readonly FieldViolation[]): string {
  return violations
    .map(({ field, description }) => (/^[A-Z]/.test(description) ? description : `${field} ${description}`))
    .join('; ');
}

function isWebUrl(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' || url?.protocol === 'http:';
}

/** The domain walks the list of ISO 4217 for every answer; the codes in use are few. */
const knownCurrencies = new Set<string>();

function isKnownCurrency(currency: string): boolean {
  if (knownCurrencies.has(currency)) return true;
  if (!/^[A-Z]{3}$/.test(currency) || !isCurrency(currency)) return false;
  knownCurrencies.add(currency);
  return true;
}
