import protobuf from 'protobufjs';
import { assert } from '../base/assert.ts';

/**
 * Objects of the generated types to bytes, in one pass. The loader's own serializer builds a message of every object first,
 * and costs three times as much; answers and events are most of what the edge does.
 *
 *  N1 The bytes are those that other protobuf libraries write: fields in the order of their numbers, defaults of fields
 *     without presence left out.
 *  N2 An enum's value is its name; a name that the enum does not have is our bug, and throws.
 */
export type Encode = (message: object) => Buffer;

type Write = (writer: protobuf.Writer, value: unknown) => void;

export function createEncoders(root: protobuf.Root): (fullName: string) => Encode {
  const contents = new Map<protobuf.Type, Write>();

  const contentOf = (type: protobuf.Type): Write => {
    const known = contents.get(type);
    if (known !== undefined) return known;
    let fields: readonly FieldWriter[] | undefined;
    const write: Write = (writer, message) => {
      fields ??= type.fieldsArray.toSorted((a, b) => a.id - b.id).map((field) => fieldOf(field.resolve()));
      const values = message as Readonly<Record<string, unknown>>;
      for (const field of fields) {
        const value = values[field.name];
        if (value !== undefined && value !== null) field.write(writer, value);
      }
    };
    contents.set(type, write);
    return write;
  };

  const fieldOf = (field: protobuf.Field): FieldWriter => {
    if (field instanceof protobuf.MapField) return { name: field.name, write: writeMap(field) };
    const { resolvedType } = field;
    const { wireType, write, zero } =
      resolvedType instanceof protobuf.Type
        ? { wireType: 2, write: nested(contentOf(resolvedType)), zero: undefined }
        : resolvedType instanceof protobuf.Enum
          ? enumValue(resolvedType)
          : scalar(field.type);
    const tag = (field.id << 3) | wireType;
    if (field.repeated) {
      return { name: field.name, write: wireType === 2 ? writeEach(tag, write) : writePacked(field.id, write) };
    }
    const hasPresence = zero === undefined || field.partOf !== null || field.optional === false;
    return { name: field.name, write: writeOne(tag, write, hasPresence ? undefined : zero) };
  };

  return (fullName) => {
    const write = contentOf(root.lookupType(fullName));
    return (message) => {
      const writer = protobuf.Writer.create();
      write(writer, message);
      return writer.finish() as Buffer;
    };
  };
}

interface FieldWriter {
  readonly name: string;
  readonly write: Write;
}

interface ValueWriter {
  readonly wireType: 0 | 1 | 2;
  readonly write: Write;
  /** True for the default, which a field without presence leaves out. */
  readonly zero: ((value: unknown) => boolean) | undefined;
}

function nested(content: Write): Write {
  return (writer, value) => {
    writer.fork();
    content(writer, value);
    writer.ldelim();
  };
}

function writeOne(tag: number, write: Write, zero: ValueWriter['zero']): Write {
  return (writer, value) => {
    if (zero?.(value) === true) return;
    writer.uint32(tag);
    write(writer, value);
  };
}

function writeEach(tag: number, write: Write): Write {
  return (writer, values) => {
    for (const value of values as readonly unknown[]) {
      writer.uint32(tag);
      write(writer, value);
    }
  };
}

function writePacked(id: number, write: Write): Write {
  return (writer, values) => {
    const some = values as readonly unknown[];
    if (some.length === 0) return;
    writer.uint32((id << 3) | 2).fork();
    for (const value of some) write(writer, value);
    writer.ldelim();
  };
}

/** The contract has maps of texts to texts alone. */
function writeMap(field: protobuf.MapField): Write {
  assert(field.keyType === 'string' && field.type === 'string', `${field.fullName} maps texts to texts`);
  const tag = (field.id << 3) | 2;
  return (writer, entries) => {
    for (const [key, value] of Object.entries(entries as Readonly<Record<string, string>>)) {
      writer.uint32(tag).fork().uint32(10).string(key).uint32(18).string(value).ldelim();
    }
  };
}

function enumValue(type: protobuf.Enum): ValueWriter {
  return {
    wireType: 0,
    write: (writer, value) => {
      const number = typeof value === 'number' ? value : type.values[value as string];
      assert(number !== undefined, `${type.fullName} has no value ${value}`);
      writer.int32(number); // N2
    },
    zero: (value) => value === 0 || type.values[value as string] === 0,
  };
}

function scalar(type: string): ValueWriter {
  switch (type) {
    case 'string':
      return { wireType: 2, write: (writer, value) => writer.string(value as string), zero: (value) => value === '' };
    case 'bytes':
      return {
        wireType: 2,
        write: (writer, value) => writer.bytes(value as Uint8Array),
        zero: (value) => (value as Uint8Array).length === 0,
      };
    case 'bool':
      return { wireType: 0, write: (writer, value) => writer.bool(value as boolean), zero: (value) => value === false };
    case 'int32':
      return { wireType: 0, write: (writer, value) => writer.int32(value as number), zero: (value) => value === 0 };
    case 'int64':
      return { wireType: 0, write: writeInt64, zero: (value) => value === 0n };
    default:
      throw new TypeError(`the contract has no field of type ${type}`);
  }
}

/** protobufjs takes a bigint for zero, silently: it has to be given its halves, or a number that is exact. */
function writeInt64(writer: protobuf.Writer, value: unknown): void {
  const exact = value as bigint;
  const number = Number(exact);
  if (Number.isSafeInteger(number)) writer.int64(number);
  else
    writer.int64({
      low: Number(BigInt.asIntN(32, exact)),
      high: Number(BigInt.asIntN(32, exact >> 32n)),
      unsigned: false,
    });
}
