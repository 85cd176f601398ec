import { KEY_TAG, VALUE_TAG } from './byte-writer.ts';
import { UnreadableRecord } from './unreadable-record.ts';

/** Up to this length a loop beats the call into Node's own decoder. */
const LOOPED_TEXT = 8;
const TWO_32 = 2 ** 32;

/**
 * Reads protobuf's wire format. The reader of protobufjs takes a text or a number that is cut short for a whole one, and
 * makes two objects of every number; this one refuses what it cannot read to its end. Not responsible for what is read.
 */
export class ByteReader {
  /** Where the next value begins. */
  position = 0;
  readonly #block: Buffer;

  constructor(source: Uint8Array) {
    this.#block = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  }

  get length(): number {
    return this.#block.length;
  }

  uint32(): number {
    let value = 0;
    for (let factor = 1; factor < TWO_32; factor *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * factor;
      if (byte < 128 && value < TWO_32) return value;
    }
    throw new UnreadableRecord('a number is longer than 32 bits');
  }

  /** A whole number that a double holds exactly. */
  integer(): number {
    const value = this.#double64();
    if (Number.isSafeInteger(value)) return value;
    throw new UnreadableRecord('a number is longer than 53 bits');
  }

  int64(): bigint {
    const start = this.position;
    const value = this.#double64();
    if (Number.isSafeInteger(value)) return BigInt(value);
    this.position = start;
    return this.#exact64();
  }

  double(): number {
    const start = this.#skip(8);
    return this.#block.readDoubleLE(start);
  }

  text(): string {
    const size = this.uint32();
    const start = this.#skip(size);
    const end = this.position;
    if (size > LOOPED_TEXT) return this.#block.toString('utf8', start, end);
    let text = '';
    for (let index = start; index < end; index += 1) {
      const code = this.#block[index] as number;
      if (code > 127) return this.#block.toString('utf8', start, end);
      text += String.fromCharCode(code);
    }
    return text;
  }

  /** A copy: a window on the record would keep the whole of it in memory. */
  bytes(): Uint8Array {
    const size = this.uint32();
    const start = this.#skip(size);
    return new Uint8Array(this.#block.subarray(start, start + size));
  }

  /** The end of the nested message that begins here, after its length. */
  nestedEnd(): number {
    const size = this.uint32();
    return this.position + size;
  }

  /** One entry of a map of texts. */
  entryInto(map: Record<string, string>): void {
    const end = this.nestedEnd();
    let key = '';
    let value = '';
    while (this.position < end) {
      const tag = this.uint32();
      if (tag === KEY_TAG) key = this.text();
      else if (tag === VALUE_TAG) value = this.text();
      else throw new UnreadableRecord('a map entry has more than key and value');
    }
    if (this.position !== end) throw cutShort();
    // Plain assignment would take this key for the object's prototype.
    if (key === '__proto__')
      Object.defineProperty(map, key, { value, writable: true, enumerable: true, configurable: true });
    else map[key] = value;
  }

  #skip(size: number): number {
    const start = this.position;
    this.position = start + size;
    if (this.position > this.#block.length) throw cutShort();
    return start;
  }

  #byte(): number {
    const value = this.#block[this.position++];
    if (value === undefined) throw cutShort();
    return value;
  }

  /** Exact up to 53 bits; beyond them the result is no safe integer. Negative numbers have ten bytes. */
  #double64(): number {
    let value = 0;
    let factor = 1;
    for (let index = 0; index < 9; index += 1) {
      const byte = this.#byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
    this.position -= 9;
    return Number(this.#exact64());
  }

  #exact64(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asIntN(64, value);
    }
    throw new UnreadableRecord('a number is longer than 64 bits');
  }
}

function cutShort(): UnreadableRecord {
  return new UnreadableRecord('the bytes end in the middle of a value');
}
