/** Looks for a secret in bytes of any origin, in the forms in which secrets get written by accident. */
export interface Source {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

interface Needle {
  readonly form: string;
  readonly bytes: Buffer;
}

/** Where a card number is to be seen: as digits with or without anything between them, encoded, packed, as a number. */
export function sightingsOfCard(pan: string, sources: readonly Source[]): readonly string[] {
  // Whatever is no letter and no digit may stand between two digits, also escaped for a URL or for JSON.
  const spaced = new RegExp([...pan].join('(?:[^0-9A-Za-z]|%20|%2D|\\\\n|\\\\u00a0){0,4}'));
  const number = BigInt(pan);
  const needles: readonly Needle[] = [
    ...textNeedles(pan),
    { form: 'packed decimal', bytes: Buffer.from(pan, 'hex') },
    { form: 'varint', bytes: varint(number) },
    { form: '64 bits', bytes: bigEndian(number) },
    { form: '64 bits, little end first', bytes: Buffer.from(bigEndian(number)).reverse() },
    { form: 'floating point', bytes: doubleOf(Number(pan)) },
    { form: 'floating point, little end first', bytes: doubleOf(Number(pan)).reverse() },
  ];
  return sources.flatMap((source) => {
    const text = Buffer.from(source.bytes).toString('latin1');
    const asDigits = spaced.test(text) ? [`${source.name}: as digits`] : [];
    return [...asDigits, ...found(source, needles)];
  });
}

/** Where a text is to be seen, in the clear or encoded. */
export function sightingsOfText(value: string, sources: readonly Source[]): readonly string[] {
  const needles = textNeedles(value);
  const lowered = textNeedles(value.toLowerCase());
  return sources.flatMap((source) => [...new Set([...found(source, needles), ...found(source, lowered)])]);
}

/** Where a CVV is to be seen as a value of its own: beside its name, quoted, or as a field of a message. */
export function sightingsOfCvv(cvv: string, sources: readonly Source[]): readonly string[] {
  const named = new RegExp(`(?:cv[vc]2?|security.?code)[^0-9A-Za-z]{0,6}${cvv}`, 'i');
  const quoted = new RegExp(`["']${cvv}["']`);
  const field = Buffer.from([cvv.length, ...Buffer.from(cvv)]);
  return sources.flatMap(({ name, bytes }) => {
    const buffer = Buffer.from(bytes);
    const text = buffer.toString('latin1');
    if (named.test(text)) return [`${name}: by its name`];
    if (quoted.test(text)) return [`${name}: quoted`];
    return buffer.includes(field) ? [`${name}: as a field`] : [];
  });
}

function found({ name, bytes }: Source, needles: readonly Needle[]): readonly string[] {
  const haystack = Buffer.from(bytes);
  return needles.filter((needle) => haystack.includes(needle.bytes)).map(({ form }) => `${name}: ${form}`);
}

function textNeedles(value: string): readonly Needle[] {
  const plain = Buffer.from(value);
  const hex = plain.toString('hex');
  return [
    { form: 'in the clear', bytes: plain },
    { form: 'UTF-16', bytes: Buffer.from(value, 'utf16le') },
    { form: 'hexadecimal', bytes: Buffer.from(hex) },
    { form: 'HEXADECIMAL', bytes: Buffer.from(hex.toUpperCase()) },
    { form: 'for a URL', bytes: Buffer.from(encodeURIComponent(value)) },
    ...[0, 1, 2].map((offset) => ({ form: 'base64', bytes: base64Middle(plain, offset) })),
  ];
}

/** What base64 makes of the value when so many bytes stand before it, without what depends on its neighbours. */
function base64Middle(plain: Buffer, offset: number): Buffer {
  const whole = Buffer.concat([Buffer.alloc(offset), plain]).toString('base64');
  return Buffer.from(whole.slice(offset === 0 ? 0 : 4, Math.floor(((offset + plain.length) * 4) / 3 / 4) * 4));
}

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let left = value;
  for (; left > 127n; left >>= 7n) bytes.push(Number(left & 127n) | 128);
  return Buffer.from([...bytes, Number(left)]);
}

function bigEndian(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}

function doubleOf(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
}
