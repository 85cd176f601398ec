import protobuf from 'protobufjs';
import type { MessageData, MessageValue } from '../ports/events.ts';

/**
 * Objects of the generated types as plain JSON, for messages to merchants.
 *  J1 Names are those of the proto files; amounts and other counts are numbers, enums are their values in lower case without the
 *     prefix, times are texts as in RFC 3339.
 *  J2 What is absent is left out, and so is a text that is empty. Anything else is there even if it is zero or false.
 */
export type ToJson = (message: object) => MessageData;

type Convert = (value: unknown) => MessageValue | undefined;

export function createJsonConverters(root: protobuf.Root): (fullName: string) => ToJson {
  const known = new Map<protobuf.Type, ToJson>();

  const ofType = (type: protobuf.Type): ToJson => {
    const present = known.get(type);
    if (present !== undefined) return present;
    let fields: readonly (readonly [property: string, name: string, convert: Convert])[] | undefined;
    const convert: ToJson = (message) => {
      fields ??= type.fieldsArray.map((field) => [field.name, snakeCase(field.name), ofField(field.resolve())]);
      const values = message as Readonly<Record<string, unknown>>;
      const json: Record<string, MessageValue> = {};
      for (const [property, name, convertField] of fields) {
        const value = values[property];
        const converted = value === undefined || value === null ? undefined : convertField(value);
        if (converted !== undefined) json[name] = converted;
      }
      return json;
    };
    known.set(type, convert);
    return convert;
  };

  const ofField = (field: protobuf.Field): Convert => {
    const one = ofValue(field);
    if (field instanceof protobuf.MapField) return (value) => present(entries(value as object, one));
    if (!field.repeated) return one;
    return (value) => (value as readonly unknown[]).map(one).filter((each) => each !== undefined);
  };

  const ofValue = ({ resolvedType, type }: protobuf.Field): Convert => {
    if (resolvedType instanceof protobuf.Enum) {
      const prefix = `${snakeCase(resolvedType.name).toUpperCase()}_`;
      return (value) => String(value).slice(prefix.length).toLowerCase();
    }
    if (resolvedType instanceof protobuf.Type) {
      if (resolvedType.fullName === '.google.protobuf.Timestamp') return (value) => rfc3339(value as ProtoTime);
      const convert = ofType(resolvedType);
      return (value) => convert(value as object);
    }
    if (type === 'string') return (value) => (value === '' ? undefined : String(value));
    if (type === 'bool') return (value) => value === true;
    if (type === 'bytes') return (value) => Buffer.from(value as Uint8Array).toString('base64');
    return (value) => Number(value);
  };

  return (fullName) => ofType(root.lookupType(fullName));
}

interface ProtoTime {
  readonly seconds?: bigint | number | string;
  readonly nanos?: number;
}

function rfc3339({ seconds = 0, nanos = 0 }: ProtoTime): string {
  return new Date(Number(seconds) * 1000 + Math.floor(nanos / 1_000_000)).toISOString();
}

function entries(value: object, convert: Convert): MessageData {
  const pairs = Object.entries(value).map(([key, each]) => [key, convert(each) ?? ''] as const);
  return Object.fromEntries(pairs);
}

function present(json: MessageData): MessageData | undefined {
  return Object.keys(json).length === 0 ? undefined : json;
}

/** The loader gives names in camel case: `fooBar` was `foo_bar`, `sha256` is itself. */
function snakeCase(name: string): string {
  return name
    .replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}
