import { assert } from '../base/assert.ts';

/**
 * Writes protobuf's wire format straight into one block of memory, which is kept from record to record. The writer of
 * protobufjs lists all values before it writes the first and costs several times as much; a test holds that both write the
 * same bytes. Not responsible for what is written, nor in which order.
 */
export interface ByteWriter {
  /** A tag, a length, the number of a word. */
  uint32(value: number): void;
  /** A whole number that a double holds exactly. */
  integer(value: number): void;
  /** Any signed number of 64 bits. */
  int64(value: bigint): void;
  double(value: number): void;
  text(value: string): void;
  bytes(value: Uint8Array): void;
  /** One entry of a map of texts, with its length. */
  entry(key: string, value: string): void;
  /** Opens a nested message; `close` with the result puts its length in front of it. */
  open(): number;
  close(start: number): void;
  /** A copy of all that was written since the last `take`. */
  take(): Uint8Array;
  /** Forgets what was written since the last `take`. */
  clear(): void;
}

const FIRST_SIZE = 64 * 1024;
/** One huge record must not hold its memory for ever. */
const KEPT_SIZE = 1024 * 1024;
/** Up to this length a loop beats the call into Node's own encoder. */
const LOOPED_TEXT = 20;
export const KEY_TAG = 10;
export const VALUE_TAG = 18;
const TWO_32 = 2 ** 32;

export function byteWriter(): ByteWriter {
  let block = Buffer.allocUnsafeSlow(FIRST_SIZE);
  let end = 0;

  function reserve(size: number): void {
    if (end + size <= block.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (end + size));
    block.copy(larger, 0, 0, end);
    block = larger;
  }

  function uint32(value: number): void {
    reserve(5);
    let rest = value;
    while (rest > 127) {
      block[end++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    block[end++] = rest;
  }

  /** The two halves of a number in two's complement. */
  function halves(lowHalf: number, highHalf: number): void {
    reserve(10);
    let low = lowHalf;
    let high = highHalf;
    while (high > 0) {
      block[end++] = (low & 127) | 128;
      low = ((low >>> 7) | (high << 25)) >>> 0;
      high >>>= 7;
    }
    while (low > 127) {
      block[end++] = (low & 127) | 128;
      low >>>= 7;
    }
    block[end++] = low;
  }

  function integer(value: number): void {
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number, or too large`);
    halves(value >>> 0, Math.floor(value / TWO_32) >>> 0);
  }

  function close(start: number): void {
    const length = end - start;
    const size = length < 0x80 ? 1 : length < 0x4000 ? 2 : length < 0x20_0000 ? 3 : length < 0x1000_0000 ? 4 : 5;
    if (size > 1) {
      reserve(size);
      block.copyWithin(start + size - 1, start, end);
    }
    end = start - 1;
    uint32(length);
    end += length;
  }

  function open(): number {
    reserve(1);
    return ++end;
  }

  function text(value: string): void {
    const { length } = value;
    if (length > LOOPED_TEXT) {
      const size = Buffer.byteLength(value);
      uint32(size);
      reserve(size);
      end += block.write(value, end);
      return;
    }
    reserve(1 + 3 * length);
    const start = ++end;
    for (let index = 0; index < length; index += 1) {
      const code = value.charCodeAt(index);
      if (code > 127) {
        end = start + block.write(value, start);
        break;
      }
      block[end++] = code;
    }
    block[start - 1] = end - start;
  }

  return {
    uint32,
    integer,
    open,
    close,
    int64(value) {
      const number = Number(value);
      if (Number.isSafeInteger(number)) return integer(number);
      const unsigned = BigInt.asUintN(64, value);
      assert(BigInt.asIntN(64, value) === value, 'the amount fits 64 bits');
      halves(Number(unsigned & 0xffff_ffffn), Number(unsigned >> 32n));
    },
    double(value) {
      reserve(8);
      end = block.writeDoubleLE(value, end);
    },
    text,
    bytes(value) {
      uint32(value.length);
      reserve(value.length);
      block.set(value, end);
      end += value.length;
    },
    entry(key, value) {
      const start = open();
      uint32(KEY_TAG);
      text(key);
      uint32(VALUE_TAG);
      text(value);
      close(start);
    },
    take() {
      const taken = new Uint8Array(end);
      taken.set(block.subarray(0, end));
      end = 0;
      if (block.length > KEPT_SIZE) block = Buffer.allocUnsafeSlow(FIRST_SIZE);
      return taken;
    },
    clear() {
      end = 0;
    },
  };
}
