import { isJsonNumber, isJsonObject, type Json, MalformedJson } from './json.ts';

/**
 * The text of a JSON body that is signed, the same for requests and alerts (reference h2h §3.3): one line `path:value` for each
 * leaf, sorted, joined by semicolons.
 *
 *  C1 A number goes in as it was written; `1` and `1.0` differ, and nothing is rounded.
 *  C2 Lines are sorted by UTF-16 code units, whatever the language of the machine.
 *  C3 Empty objects and arrays leave no line, and so look like absent ones; an array looks like an object with its indexes as keys;
 *     a key or a text with a colon or a semicolon may look like several. The form is not ours to mend: what a body means is
 *     decided by fields of fixed names, and no request of two meanings moves money twice.
 *  C4 A name is repeated in the line of every leaf below it, so that a short body may have a text without bounds. One that is longer
 *     than that of any body of ours is not made: anybody may send a body before a signature is looked at.
 *
 * Throws `MalformedJson`.
 */
export function canonicalText(body: Json): string {
  const lines: string[] = [];
  let left = MAX_LENGTH;
  collect(body, '', (line) => {
    left -= line.length + 1;
    if (left < 0) throw new MalformedJson('names that are too long for what they hold'); // C4
    lines.push(line);
  });
  return lines.sort().join(';'); // C2
}

/** Somewhat more than ten megabytes of evidence in base64. */
const MAX_LENGTH = 15 * 1024 * 1024;

/** What is signed: base64url of the text, and the decimal Unix seconds of signing right behind it. */
export function signedMessage(body: Json, timestamp: string): string {
  return Buffer.from(canonicalText(body)).toString('base64url') + timestamp;
}

function collect(value: Json, path: string, take: (line: string) => void): void {
  const below = (key: string): string => (path === '' ? key : `${path}:${key}`);
  if (isJsonObject(value)) {
    for (const [key, each] of value) collect(each, below(key), take);
  } else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) collect(each, below(String(index)), take);
  } else {
    take(`${path}:${leaf(value)}`);
  }
}

function leaf(value: Json): string {
  if (value === null) return 'None';
  if (value === true) return '1';
  if (value === false) return '0';
  return isJsonNumber(value) ? value.number : String(value); // C1
}
