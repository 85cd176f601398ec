import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceDefinition } from '@grpc/grpc-js';
import { loadSync, type MessageTypeDefinition } from '@grpc/proto-loader';
import { assert } from '../base/assert.ts';
import { loaderOptions } from '../generated/loader-options.ts';

/** The public contract, read from the .proto files once, when the program starts. */

const folder = join(import.meta.dirname, '../../protos');

export const packageDefinition = loadSync(
  [...globSync('turnpike/v1/*_service.proto', { cwd: folder }), 'google/rpc/error_details.proto'].sort(),
  { ...loaderOptions, includeDirs: [folder] },
);

export function serviceDefinition(name: string): ServiceDefinition {
  const definition = packageDefinition[`turnpike.v1.${name}`];
  assert(definition !== undefined && !('format' in definition), `turnpike.v1.${name} is a service`);
  return definition;
}

/** Turns an object of a generated type into bytes. */
export function encoderOf<Message extends object>(fullName: string): (message: Message) => Buffer {
  const definition = packageDefinition[fullName];
  assert(definition !== undefined && 'format' in definition, `${fullName} is a message`);
  const { serialize }: MessageTypeDefinition<object, object> = definition as never;
  return (message) => serialize(message);
}
