/**
 * What a message to a worker is packed in. Structured clone of deep objects costs both threads more than everything else an
 * append costs; so the texts of a whole batch travel as one string, its numbers as one array, and its bytes as another.
 *
 *  P1 Everything is copied when it is packed: a caller may use its buffers again at once.
 *  P2 What is unpacked in the order it was packed is equal to it.
 */
export interface Parcel {
  readonly text: string;
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Packer {
  text(value: string): void;
  optionalText(value: string | undefined): void;
  number(value: number): void;
  flag(value: boolean): void;
  /** Any bigint: the rare one that a double does not hold travels as text. */
  bigint(value: bigint): void;
  bytes(value: Uint8Array): void;
  list<Item>(items: readonly Item[], pack: (packer: Packer, item: Item) => void): void;
  /** Where it is now, to go back to when something turns out not to be packable. */
  mark(): Mark;
  reset(mark: Mark): void;
  /** What was packed; the packer is not used again. */
  seal(): Parcel;
}

export interface Mark {
  readonly text: string;
  readonly numbers: number;
  readonly bytes: number;
}

export interface Unpacker {
  text(): string;
  optionalText(): string | undefined;
  number(): number;
  flag(): boolean;
  bigint(): bigint;
  /** A view of the parcel: copy it to keep it. */
  bytes(): Uint8Array;
  list<Item>(unpack: (unpacker: Unpacker) => Item): readonly Item[];
}

const ABSENT = -1;
const LARGEST_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

export function newPacker(): Packer {
  let text = '';
  let numbers = new Float64Array(4096);
  let numberCount = 0;
  let bytes = new Uint8Array(32_768);
  let byteCount = 0;

  const number = (value: number) => {
    if (numberCount === numbers.length) {
      const larger = new Float64Array(numbers.length * 2);
      larger.set(numbers);
      numbers = larger;
    }
    numbers[numberCount] = value;
    numberCount += 1;
  };
  const packText = (value: string) => {
    text += value;
    number(value.length);
  };
  const packer: Packer = {
    text: packText,
    optionalText: (value) => (value === undefined ? number(ABSENT) : packText(value)),
    number,
    flag: (value) => number(value ? 1 : 0),
    bigint: (value) => {
      if (value <= LARGEST_EXACT && value >= -LARGEST_EXACT) {
        number(Number(value));
      } else {
        number(Number.NaN);
        packText(value.toString());
      }
    },
    bytes: (value) => {
      number(value.length);
      if (byteCount + value.length > bytes.length) {
        const larger = new Uint8Array((byteCount + value.length) * 2);
        larger.set(bytes);
        bytes = larger;
      }
      bytes.set(value, byteCount);
      byteCount += value.length;
    },
    list: (items, pack) => {
      number(items.length);
      for (const item of items) pack(packer, item);
    },
    mark: () => ({ text, numbers: numberCount, bytes: byteCount }),
    reset: (mark) => {
      text = mark.text;
      numberCount = mark.numbers;
      byteCount = mark.bytes;
    },
    seal: () => ({ text, numbers, bytes }),
  };
  return packer;
}

/** The buffers of a parcel, to be moved to the other thread instead of copied. */
export function transferOf(parcel: Parcel): readonly ArrayBuffer[] {
  return [parcel.numbers.buffer, parcel.bytes.buffer];
}

export function newUnpacker({ text, numbers, bytes }: Parcel): Unpacker {
  let textAt = 0;
  let numberAt = 0;
  let byteAt = 0;

  const number = () => {
    const value = numbers[numberAt] ?? Number.NaN;
    numberAt += 1;
    return value;
  };
  const unpackText = (length: number) => {
    const value = text.substring(textAt, textAt + length);
    textAt += length;
    return value;
  };
  const unpacker: Unpacker = {
    text: () => unpackText(number()),
    optionalText: () => {
      const length = number();
      return length === ABSENT ? undefined : unpackText(length);
    },
    number,
    flag: () => number() === 1,
    bigint: () => {
      const value = number();
      return BigInt(Number.isNaN(value) ? unpackText(number()) : value);
    },
    bytes: () => {
      const length = number();
      byteAt += length;
      return bytes.subarray(byteAt - length, byteAt);
    },
    list: (unpack) => {
      const length = number();
      const items = [];
      for (let index = 0; index < length; index += 1) items.push(unpack(unpacker));
      return items;
    },
  };
  return unpacker;
}
