import protobuf from 'protobufjs';
import { assert } from '../base/assert.ts';
import { type ByteWriter, byteWriter } from '../wire/byte-writer.ts';

/**
 * Objects of the generated types to bytes, in one pass. The loader's own serializer builds a message of every object first,
 * then a list of all values, and costs several times as much; answers and events are most of what the edge does.
 *
 *  N1 The bytes are those that other protobuf libraries write: fields in the order of their numbers, defaults of fields
 *     without presence left out; entries of maps by their keys, so that equal messages have equal bytes.
 *  N2 An enum's value is its name; a name that the enum does not have is our bug, and throws.
 */
export type Encode = (message: object) => Buffer;

type Write = (writer: ByteWriter, value: unknown) => void;

/** One for all: a message is written in one go, and taken before the next one begins. */
const writer = byteWriter();

export function createEncoders(root: protobuf.Root): (fullName: string) => Encode {
  const contents = new Map<protobuf.Type, Write>();

  const contentOf = (type: protobuf.Type): Write => {
    const known = contents.get(type);
    if (known !== undefined) return known;
    let fields: readonly FieldWriter[] | undefined;
    const write: Write = (into, message) => {
      fields ??= type.fieldsArray.toSorted((a, b) => a.id - b.id).map((field) => fieldOf(field.resolve()));
      const values = message as Readonly<Record<string, unknown>>;
      for (const field of fields) {
        const value = values[field.name];
        if (value !== undefined && value !== null) field.write(into, value);
      }
    };
    contents.set(type, write);
    return write;
  };

  const fieldOf = (field: protobuf.Field): FieldWriter => {
    const { name, id } = field;
    if (field instanceof protobuf.MapField) return { name, write: writeMap(field) };
    const { resolvedType } = field;
    const { wireType, write, zero } =
      resolvedType instanceof protobuf.Type
        ? { wireType: 2, write: nested(contentOf(resolvedType)), zero: undefined }
        : resolvedType instanceof protobuf.Enum
          ? enumValue(resolvedType)
          : scalar(field.type);
    const tag = (id << 3) | wireType;
    if (field.repeated) return { name, write: wireType === 2 ? writeEach(tag, write) : writePacked(id, write) };
    return { name, write: writeOne(tag, write, field.partOf === null ? zero : undefined) };
  };

  return (fullName) => {
    const write = contentOf(root.lookupType(fullName));
    return (message) => {
      try {
        write(writer, message);
        const { buffer, byteOffset, length } = writer.take();
        return Buffer.from(buffer, byteOffset, length);
      } finally {
        writer.clear();
      }
    };
  };
}

interface FieldWriter {
  readonly name: string;
  readonly write: Write;
}

interface ValueWriter {
  readonly wireType: 0 | 2;
  readonly write: Write;
  /** True for the default, which a field without presence leaves out. */
  readonly zero: ((value: unknown) => boolean) | undefined;
}

function nested(content: Write): Write {
  return (into, value) => {
    const start = into.open();
    content(into, value);
    into.close(start);
  };
}

/** `zero` is given for fields without presence: a member of a oneof is written whatever it holds. */
function writeOne(tag: number, write: Write, zero: ValueWriter['zero']): Write {
  return (into, value) => {
    if (zero?.(value) === true) return;
    into.uint32(tag);
    write(into, value);
  };
}

function writeEach(tag: number, write: Write): Write {
  return (into, values) => {
    for (const value of values as readonly unknown[]) {
      into.uint32(tag);
      write(into, value);
    }
  };
}

function writePacked(id: number, write: Write): Write {
  return (into, values) => {
    const some = values as readonly unknown[];
    if (some.length === 0) return;
    into.uint32((id << 3) | 2);
    const start = into.open();
    for (const value of some) write(into, value);
    into.close(start);
  };
}

/** The contract has maps of texts to texts alone. */
function writeMap(field: protobuf.MapField): Write {
  assert(field.keyType === 'string' && field.type === 'string', `${field.fullName} maps texts to texts`);
  const tag = (field.id << 3) | 2;
  return (into, entries) => {
    const texts = entries as Readonly<Record<string, string>>;
    for (const key of Object.keys(texts).sort()) {
      into.uint32(tag);
      into.entry(key, texts[key] ?? '');
    }
  };
}

function enumValue({ values, fullName }: protobuf.Enum): ValueWriter {
  return {
    wireType: 0,
    write(into, value) {
      const number = values[value as string];
      if (number === undefined) throw new TypeError(`${fullName} has no value ${value}`); // N2
      into.uint32(number);
    },
    zero: (value) => values[value as string] === 0,
  };
}

function scalar(type: string): ValueWriter {
  switch (type) {
    case 'string':
      return { wireType: 2, write: (into, value) => into.text(value as string), zero: (value) => value === '' };
    case 'bytes':
      return {
        wireType: 2,
        write: (into, value) => into.bytes(value as Uint8Array),
        zero: (value) => (value as Uint8Array).length === 0,
      };
    case 'bool':
      return { wireType: 0, write: (into, value) => into.uint32(value === true ? 1 : 0), zero: (value) => !value };
    case 'int32':
      return { wireType: 0, write: (into, value) => into.integer(value as number), zero: (value) => value === 0 };
    case 'int64':
      return { wireType: 0, write: (into, value) => into.int64(value as bigint), zero: (value) => value === 0n };
    default:
      throw new TypeError(`the contract has no field of type ${type}`);
  }
}
