import protobuf from 'protobufjs';
import { assert } from '../base/assert.ts';
import { ByteReader } from './byte-reader.ts';
import { type ByteWriter, byteWriter } from './byte-writer.ts';
import type { FieldLayout, FieldLayouts, Layout, LayoutOf } from './layout.ts';
import { enumOf, internalType, messageOf, sameNames } from './proto-files.ts';
import { UnreadableRecord } from './unreadable-record.ts';
import { scalarSources, type ValueSource } from './value-source.ts';

/**
 * Joins a layout with the message of the same shape in the .proto files, once, into functions that go between domain
 * objects and bytes with nothing between. Like protobufjs it writes the source of these functions, one per message: a walk
 * over the layout for every record costs several times as much. Not responsible for what the bytes mean.
 *
 *  C1 Layout and .proto say the same, name by name, or the program does not start.
 *  C2 Bytes that hold anything this release does not know are refused whole, never read in part.
 *  C3 The bytes are those that other protobuf libraries write: fields in the order of their numbers, zero values of
 *     fields without `optional` left out.
 */
export interface Codec<T> {
  encode(value: T): Uint8Array;
  /** Throws `UnreadableRecord`. */
  decode(bytes: Uint8Array): T;
}

const writer = byteWriter();

export function codec<T>(typeName: string, layout: LayoutOf<T>): Codec<T> {
  const content = contentOf(layout, internalType(typeName));
  return {
    encode(value) {
      writer.clear();
      content.write(writer, value);
      return writer.take();
    },
    decode(bytes) {
      const reader = new ByteReader(bytes);
      return content.read(reader, reader.length) as T;
    },
  };
}

/** The inside of a message, without tag and length. */
interface Content {
  write(writer: ByteWriter, value: unknown): void;
  read(reader: ByteReader, end: number): unknown;
}

/** What one field adds to the functions of its message `m`. */
interface FieldSource {
  readonly id: number;
  readonly write: string;
  /** A statement that reads one value, after its tag. */
  readonly read: string;
  readonly tag: number;
  /** Property of the object before anything was read; absent for a field that may stay absent. */
  readonly start?: string;
  readonly required: boolean;
  readonly name: string;
}

/** Values that a function's source uses by name. */
type Scope = Map<string, unknown>;

function contentOf(layout: Layout, type: protobuf.Type): Content {
  switch (layout.kind) {
    case 'message':
      return messageContent(layout.fields, type);
    case 'union':
      return unionContent(layout.discriminator, layout.variants, type);
    case 'boxed':
      return boxedContent(layout.field, layout.content, type);
    default:
      throw new TypeError(`${type.fullName} is a message, its layout says ${layout.kind}`);
  }
}

function messageContent(layouts: FieldLayouts, type: protobuf.Type, start: readonly string[] = []): Content {
  const names = Object.keys(layouts);
  sameNames(type, names.map(snakeCase), Object.keys(type.fields)); // C1
  const scope: Scope = new Map();
  const fields = names
    .map((name) =>
      fieldSource(name, layouts[name] as FieldLayout, type.fields[snakeCase(name)] as protobuf.Field, scope),
    )
    .sort((a, b) => a.id - b.id); // C3
  const starts = [...start, ...fields.flatMap((field) => field.start ?? [])];
  return compile(
    type,
    scope,
    fields.map((field) => field.write),
    [
      `const m = { ${starts.join(', ')} };`,
      'while (r.position < end) {',
      '  const tag = r.uint32();',
      '  switch (tag) {',
      ...fields.map((field) => `    case ${field.tag}: ${field.read} break;`),
      '    default: throw unknown(tag);', // C2
      '  }',
      '}',
      'if (r.position !== end) throw cut();',
      ...fields
        .filter((field) => field.required)
        .map(({ name }) => `if (m.${name} === undefined) throw missing('${name}');`),
      'return m;',
    ],
  );
}

function unionContent(
  discriminator: string,
  variants: Readonly<Record<string, FieldLayouts>>,
  type: protobuf.Type,
): Content {
  const names = Object.keys(variants);
  assert(type.oneofsArray[0]?.fieldsArray.length === names.length, `${type.fullName} is one oneof`);
  sameNames(type, names, Object.keys(type.fields)); // C1
  const scope: Scope = new Map();
  const cases = names.map((name) => {
    const field = type.fields[name] as protobuf.Field;
    const content = messageContent(variants[name] as FieldLayouts, messageOf(field), [`${discriminator}: '${name}'`]);
    const value = nestedSource(content, name, scope);
    return { name, tag: tagOf(field, value), value };
  });
  return compile(
    type,
    scope,
    [
      `switch (m.${discriminator}) {`,
      ...cases.map(({ name, tag, value }) => `  case '${name}': w.uint32(${tag}); ${value.write('m')} break;`),
      `  default: throw new TypeError('${type.fullName} has no variant ' + m.${discriminator});`,
      '}',
    ],
    [
      "if (r.position === end) throw missing('the variant');",
      'const tag = r.uint32();',
      'let m;',
      'switch (tag) {',
      ...cases.map(({ tag, value }) => `  case ${tag}: m = ${value.read}; break;`),
      '  default: throw unknown(tag);', // C2
      '}',
      'if (r.position !== end) throw cut();',
      'return m;',
    ],
  );
}

function boxedContent(name: string, layout: Layout, type: protobuf.Type): Content {
  const content = messageContent({ [name]: layout }, type);
  return {
    write: (w, value) => content.write(w, { [name]: value }),
    read: (r, end) => (content.read(r, end) as Readonly<Record<string, unknown>>)[name],
  };
}

function fieldSource(name: string, layout: FieldLayout, proto: protobuf.Field, scope: Scope): FieldSource {
  const isOptional = layout.kind === 'optional';
  assert(isOptional === (proto.getOption('proto3_optional') === true), `${proto.fullName} is optional here and there`);
  if (layout.kind === 'list') return listSource(name, valueSource(layout.item, proto, scope), proto);
  if (layout.kind === 'dictionary') return dictionarySource(name, proto);
  assert(!proto.repeated && !proto.map, `${proto.fullName} is one value`);
  const value = valueSource(isOptional ? layout.content : layout, proto, scope);
  const tag = tagOf(proto, value);
  const write = `w.uint32(${tag}); ${value.write(`m.${name}`)}`;
  const common = { id: proto.id, name, tag, read: `m.${name} = ${value.read};` };
  if (isOptional) return { ...common, required: false, write: `if (m.${name} !== undefined) { ${write} }` };
  const { zero } = value;
  if (zero === undefined) return { ...common, required: true, start: `${name}: undefined`, write };
  const unlessZero = `if (!(${zero.test(`m.${name}`)})) { ${write} }`;
  return { ...common, required: false, start: `${name}: ${zero.value}`, write: unlessZero };
}

function listSource(name: string, value: ValueSource, proto: protobuf.Field): FieldSource {
  assert(proto.repeated && value.wireType === 2, `${proto.fullName} is repeated, and never packed`);
  const tag = tagOf(proto, value);
  return {
    id: proto.id,
    name,
    tag,
    required: false,
    start: `${name}: []`,
    write: `for (const item of m.${name}) { w.uint32(${tag}); ${value.write('item')} }`,
    read: `m.${name}.push(${value.read});`,
  };
}

function dictionarySource(name: string, proto: protobuf.Field): FieldSource {
  const isMap = proto instanceof protobuf.MapField && proto.keyType === 'string' && proto.type === 'string';
  assert(isMap, `${proto.fullName} is a map of texts`);
  const tag = (proto.id << 3) | 2;
  return {
    id: proto.id,
    name,
    tag,
    required: false,
    start: `${name}: {}`,
    write: `for (const key of Object.keys(m.${name})) { w.uint32(${tag}); w.entry(key, m.${name}[key]); }`,
    read: `r.entryInto(m.${name});`,
  };
}

function valueSource(layout: Layout, proto: protobuf.Field, scope: Scope): ValueSource {
  switch (layout.kind) {
    case 'message':
    case 'union':
    case 'boxed':
      return nestedSource(contentOf(layout, messageOf(proto)), proto.name, scope);
    case 'choice':
      return choiceSource(layout.names, enumOf(proto), proto.name, scope);
    case 'list':
    case 'dictionary':
      throw new TypeError(`${proto.fullName} needs a message around its ${layout.kind}`);
    default: {
      const value = scalarSources[layout.kind];
      assert(value.protoType === proto.type, `${proto.fullName} is ${value.protoType} in the layout`);
      return value;
    }
  }
}

function nestedSource(content: Content, name: string, scope: Scope): ValueSource {
  const write = declare(scope, `write_${name}`, content.write);
  const read = declare(scope, `read_${name}`, content.read);
  return {
    wireType: 2,
    write: (value) => `{ const start = w.open(); ${write}(w, ${value}); w.close(start); }`,
    read: `${read}(r, r.nestedEnd())`,
  };
}

/** Words of a closed set, by the numbers that their enum gives them. Zero is never written, and never read. */
function choiceSource(
  names: Readonly<Record<string, string>>,
  type: protobuf.Enum,
  name: string,
  scope: Scope,
): ValueSource {
  const prefix = `${type.name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}_`;
  const valueNames = ['UNSPECIFIED', ...Object.values(names)].map((valueName) => prefix + valueName);
  sameNames(type, valueNames, Object.keys(type.values)); // C1
  const numbers = new Map(Object.entries(names).map(([word, valueName]) => [word, type.values[prefix + valueName]]));
  const words = new Map([...numbers].map(([word, number]) => [number, word]));
  const toNumber = declare(scope, `number_${name}`, (word: string) => {
    const number = numbers.get(word);
    if (number === undefined) throw new TypeError(`${type.fullName} has no word ${word}`);
    return number;
  });
  const toWord = declare(scope, `word_${name}`, (number: number) => {
    const word = words.get(number);
    if (word === undefined) throw new UnreadableRecord(`${type.fullName} has no number ${number} in this release`); // C2
    return word;
  });
  return { wireType: 0, write: (value) => `w.uint32(${toNumber}(${value}));`, read: `${toWord}(r.uint32())` };
}

/** Gives a value a name that is free in the scope. */
function declare(scope: Scope, name: string, value: unknown): string {
  assert(!scope.has(name), `${name} is declared once`);
  scope.set(name, value);
  return name;
}

function compile(type: protobuf.Type, scope: Scope, write: readonly string[], read: readonly string[]): Content {
  const faults: Readonly<Record<string, (detail: string | number) => UnreadableRecord>> = {
    unknown: (tag) => new UnreadableRecord(`${type.fullName} has field ${Number(tag) >>> 3}, unknown to this release`),
    missing: (name) => new UnreadableRecord(`${type.fullName} lacks ${name}`),
    cut: () => new UnreadableRecord(`${type.fullName} does not end where its length says`),
  };
  const named = [...scope, ...Object.entries(faults)];
  const source = [
    '"use strict";',
    'return {',
    `write(w, m) {\n${write.join('\n')}\n},`,
    `read(r, end) {\n${read.join('\n')}\n},`,
    '};',
  ].join('\n');
  return new Function(...named.map(([name]) => name), source)(...named.map(([, value]) => value));
}

function tagOf(field: protobuf.Field, value: ValueSource): number {
  return (field.id << 3) | value.wireType;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
