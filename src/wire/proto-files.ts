import { globSync } from 'node:fs';
import { join } from 'node:path';
import protobuf from 'protobufjs';
import { assert } from '../base/assert.ts';

/** The descriptors of `turnpike.internal.v1`, read from the .proto files once, when the program starts. */

const folder = join(import.meta.dirname, '../../protos');

function load(): protobuf.Root {
  const root = new protobuf.Root();
  root.resolvePath = (_origin, target) => join(folder, target);
  root.loadSync(globSync('turnpike/internal/v1/*.proto', { cwd: folder }), { keepCase: true });
  root.resolveAll();
  return root;
}

const root = load();

export function internalType(name: string): protobuf.Type {
  return root.lookupType(`turnpike.internal.v1.${name}`);
}

export function messageOf(field: protobuf.Field): protobuf.Type {
  assert(field.resolvedType instanceof protobuf.Type, `${field.fullName} is a message`);
  return field.resolvedType;
}

export function enumOf(field: protobuf.Field): protobuf.Enum {
  assert(field.resolvedType instanceof protobuf.Enum, `${field.fullName} is an enum`);
  return field.resolvedType;
}

/** Throws when the .proto and the code do not name the same things. */
export function sameNames(where: protobuf.ReflectionObject, here: readonly string[], there: readonly string[]): void {
  const differing = [...here.filter((name) => !there.includes(name)), ...there.filter((name) => !here.includes(name))];
  assert(differing.length === 0, `${where.fullName}: only in the code or only in the .proto: ${differing.join(', ')}`);
}
