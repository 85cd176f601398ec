import { MICROS_PER_MS, type Timestamp } from '../../base/time.ts';
import { type FieldViolation, type Refusal, refuseFields } from '../../domain/errors.ts';
import { isJsonNumber, isJsonObject, type Json, type JsonObject } from '../../h2h/json.ts';

/**
 * Takes the fields of a body by their paths, such as `payment.amount`, and collects those that are of another kind than they should
 * be. What they may hold is for the operations to say.
 *
 *  R1 A field that is null counts as absent.
 *  R2 A number is taken as it was written: only whole ones are numbers here.
 *  R3 No fault repeats what a field holds.
 */
export interface BodyReader {
  has(path: string): boolean;
  text(path: string): string | undefined;
  /** One of these. */
  word<Word extends string>(path: string, words: readonly Word[]): Word | undefined;
  /** Exact, however long. */
  integer(path: string): bigint | undefined;
  /** One that a program counts with. */
  number(path: string): number | undefined;
  /** A moment in the form of the answers: RFC 3339 in UTC, to the microsecond at most. */
  time(path: string): Timestamp | undefined;
  /** An object of texts; numbers and booleans in it are taken as texts. */
  texts(path: string): Readonly<Record<string, string>> | undefined;
  /** What was wrong, if anything was. */
  refusal(): Refusal | undefined;
}

const WHOLE = /^-?(?:0|[1-9][0-9]*)$/;
/** More digits than any number has that we take. */
const MAX_DIGITS = 30;

export function readBody(body: JsonObject): BodyReader {
  const violations: FieldViolation[] = [];
  const wrong = (field: string, description: string): undefined => {
    if (!violations.some((known) => known.field === field)) violations.push({ field, description });
    return undefined;
  };

  const find = (path: string): Json | undefined => {
    let value: Json | undefined = body;
    let walked = '';
    for (const key of path.split('.')) {
      if (value === undefined) return undefined;
      if (!isJsonObject(value)) return wrong(walked, 'must be an object');
      value = value.get(key) ?? undefined; // R1
      walked = walked === '' ? key : `${walked}.${key}`;
    }
    return value;
  };

  const integer = (path: string): bigint | undefined => {
    const value = find(path);
    if (value === undefined) return undefined;
    const isWhole = isJsonNumber(value) && WHOLE.test(value.number) && value.number.length <= MAX_DIGITS;
    return isWhole ? BigInt(value.number) : wrong(path, 'must be an integer');
  };

  const text = (path: string): string | undefined => {
    const value = find(path);
    return value === undefined || typeof value === 'string' ? value : wrong(path, 'must be a text');
  };

  return {
    has: (path) => find(path) !== undefined,
    text,
    word(path, words) {
      const value = text(path);
      if (value === undefined) return undefined;
      return words.find((word) => word === value) ?? wrong(path, `must be one of ${words.join(', ')}`);
    },
    time(path) {
      const value = text(path);
      return value === undefined ? undefined : (timeOf(value) ?? wrong(path, 'must be a time of RFC 3339 in UTC'));
    },
    integer,
    number(path) {
      const value = integer(path);
      if (value === undefined) return undefined;
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : wrong(path, 'is too large');
    },
    texts(path) {
      const value = find(path);
      if (value === undefined) return undefined;
      if (!isJsonObject(value)) return wrong(path, 'must be an object');
      const texts: Record<string, string> = {};
      for (const [key, each] of value) {
        if (each === null) continue;
        if (typeof each === 'object' && !isJsonNumber(each)) return wrong(path, 'must hold texts alone');
        texts[key] = typeof each === 'object' ? each.number : String(each);
      }
      return texts;
    },
    refusal: () => (violations.length === 0 ? undefined : refuseFields(violations)),
  };
}

const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/;

/** Undefined also for a day that no month has. */
function timeOf(text: string): Timestamp | undefined {
  const [, seconds = '', fraction = ''] = TIME.exec(text) ?? [];
  const date = new Date(`${seconds}Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(seconds)) return undefined;
  return date.getTime() * MICROS_PER_MS + Number(fraction.padEnd(6, '0'));
}
