/**
 * JSON as it was written, for bodies that are signed: `JSON.parse` would round long numbers and keep the last of two keys.
 * Not responsible for what the values mean.
 *
 *  N1 A text is read if and only if `JSON.parse` reads it, and no object in it has a key twice, and it is not nested too deep.
 *  N2 Numbers keep their text, digit by digit.
 *  N3 The time it takes grows no faster than the text.
 */
export type Json = null | boolean | string | JsonNumber | readonly Json[] | JsonObject;

export interface JsonNumber {
  /** As it was written: `10000`, `1.0`, `1e3`. */
  readonly number: string;
}

/** A map, so that no key has a meaning of its own. */
export type JsonObject = ReadonlyMap<string, Json>;

/** The text is no JSON that we take. The message says where, and repeats nothing of it. */
export class MalformedJson extends Error {
  override readonly name = 'MalformedJson';
}

/** Deeper than any body of ours, and far from the end of the stack. */
const MAX_DEPTH = 32;
const BLANK = /[\t\n\r ]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORDS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

/** Throws `MalformedJson`. */
export function parseJson(text: string): Json {
  let at = 0;

  const wrong = (what: string): MalformedJson => new MalformedJson(`${what} at character ${at}`);

  /** What the pattern matches here, and goes on after it. */
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };

  const skip = (character: string): boolean => {
    take(BLANK);
    if (text[at] !== character) return false;
    at += 1;
    return true;
  };

  const need = (character: string): void => {
    if (!skip(character)) throw wrong(`no ${character}`);
  };

  /** By hand to its end: a file in base64 is longer than a pattern may go. */
  const string = (): string => {
    take(BLANK);
    if (text[at] !== '"') throw wrong('no string');
    let end = text.indexOf('"', at + 1);
    while (end >= 0 && isEscaped(text, at, end)) end = text.indexOf('"', end + 1);
    if (end < 0) throw wrong('a string without an end');
    const quoted = text.slice(at, end + 1);
    try {
      const value: string = JSON.parse(quoted);
      at = end + 1;
      return value;
    } catch {
      throw wrong('no string');
    }
  };

  const object = (depth: number): JsonObject => {
    const members = new Map<string, Json>();
    if (skip('}')) return members;
    do {
      const key = string();
      if (members.has(key)) throw wrong('a key that is there already'); // N1
      need(':');
      members.set(key, value(depth));
    } while (skip(','));
    need('}');
    return members;
  };

  const array = (depth: number): readonly Json[] => {
    const items: Json[] = [];
    if (skip(']')) return items;
    do items.push(value(depth));
    while (skip(','));
    need(']');
    return items;
  };

  const value = (depth: number): Json => {
    if (depth > MAX_DEPTH) throw wrong('too many levels');
    if (skip('{')) return object(depth + 1);
    if (skip('[')) return array(depth + 1);
    if (text[at] === '"') return string();
    for (const [word, meant] of WORDS) {
      if (!text.startsWith(word, at)) continue;
      at += word.length;
      return meant;
    }
    const number = take(NUMBER);
    if (number === undefined) throw wrong('no value');
    return { number };
  };

  const whole = value(0);
  take(BLANK);
  if (at < text.length) throw wrong('more than one value');
  return whole;
}

/** Whether a backslash before this quote belongs to it; `from` is where the string opens. */
function isEscaped(text: string, from: number, quote: number): boolean {
  let first = quote;
  while (first - 1 > from && text[first - 1] === '\\') first -= 1;
  return (quote - first) % 2 === 1;
}

/** Throws `MalformedJson` also for bytes that are not UTF-8. */
export function parseJsonBytes(bytes: Uint8Array): Json {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new MalformedJson('not UTF-8');
  }
  return parseJson(text);
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return value instanceof Map;
}

export function isJsonNumber(value: Json | undefined): value is JsonNumber {
  return typeof value === 'object' && value !== null && 'number' in value;
}
