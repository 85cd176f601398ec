import { maskDigits } from '../base/mask-digits.ts';

/**
 * What never leaves in a log, a trace or an error message: the one list of field names; the mask for card numbers in free
 * text is `mask-digits.ts`. Not responsible for where text goes (`log.ts`).
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
