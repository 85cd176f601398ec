import { join } from 'node:path';
import fc from 'fast-check';
import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { encoderOf } from '../../src/rpc/protos.ts';

const folder = join(import.meta.dirname, '../../protos');
const root = new protobuf.Root();
root.resolvePath = (_origin, target) => (protobuf.common.get(target) === null ? join(folder, target) : target);
root.loadSync([
  'turnpike/v1/invoicing_service.proto',
  'turnpike/v1/event_service.proto',
  'google/rpc/error_details.proto',
]);
root.resolveAll();

const OPTIONS = { longs: BigInt, enums: String, bytes: Buffer, defaults: true, arrays: true, objects: true };

/** Any message of a type, as objects of the generated types are. */
function messageOf(type: protobuf.Type, depth: number): fc.Arbitrary<object> {
  const fields = type.fieldsArray.filter(
    (field) => !(field.resolve().resolvedType instanceof protobuf.Type) || depth > 0,
  );
  const chosen = fields.filter((field) => field.partOf === null);
  const arbitraries = Object.fromEntries(chosen.map((field) => [field.name, fieldOf(field, depth)]));
  const oneofs = type.oneofsArray.map((oneof) => oneof.fieldsArray.filter((field) => fields.includes(field)));
  const members = oneofs
    .filter((some) => some.length > 0)
    .map((some) => fc.oneof(...some.map((field) => fc.record({ [field.name]: fieldOf(field, depth) }))));
  return fc
    .tuple(fc.record(arbitraries, { requiredKeys: [] }), ...members)
    .map((parts) => Object.assign({}, ...(parts as object[])));
}

function fieldOf(field: protobuf.Field, depth: number): fc.Arbitrary<unknown> {
  if (field instanceof protobuf.MapField)
    return fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string(), { noNullPrototype: true });
  const { resolvedType } = field;
  const one =
    resolvedType instanceof protobuf.Type
      ? messageOf(resolvedType, depth - 1)
      : resolvedType instanceof protobuf.Enum
        ? fc.constantFrom(...Object.keys(resolvedType.values))
        : scalarOf(field.type);
  return field.repeated ? fc.array(one, { maxLength: 3 }) : one;
}

function scalarOf(type: string): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return fc.string({ unit: 'grapheme' });
    case 'bytes':
      return fc.uint8Array().map((bytes) => Buffer.from(bytes));
    case 'bool':
      return fc.boolean();
    case 'int32':
      return fc.integer();
    case 'int64':
      return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    default:
      throw new TypeError(type);
  }
}

const TYPES = [
  'turnpike.v1.Invoice',
  'turnpike.v1.Payment',
  'turnpike.v1.ExecuteResponse',
  'turnpike.v1.SubscribeResponse',
  'turnpike.v1.ListInvoicesResponse',
  'google.rpc.Status',
  'google.rpc.BadRequest',
  'google.rpc.ErrorInfo',
  'google.rpc.RetryInfo',
];

describe('our encoder', () => {
  it.each(TYPES)('writes any %s so that another library reads the same', (name) => {
    const type = root.lookupType(name);
    const encode = encoderOf(name);
    fc.assert(
      fc.property(messageOf(type, 4), (message) => {
        const seen = (bytes: Uint8Array) => type.toObject(type.decode(bytes), OPTIONS);
        expect(seen(encode(message))).toEqual(seen(type.encode(type.fromObject(message)).finish()));
      }),
      { numRuns: 100 },
    );
  });

  it('refuses a name that an enum does not have', () => {
    const encode = encoderOf('turnpike.v1.Payment');
    expect(() => encode({ state: 'PAYMENT_STATE_LOST' })).toThrow('PAYMENT_STATE_LOST');
  });
});
