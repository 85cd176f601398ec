import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import protobuf from 'protobufjs';
import { assert } from '../base/assert.ts';
import { loaderOptions } from '../generated/loader-options.ts';
import type { MessageData } from '../ports/events.ts';
import { createEncoders } from './encoder.ts';
import { createJsonConverters } from './public-json.ts';

/** The public contract, read from the .proto files once, when the program starts. */

const folder = join(import.meta.dirname, '../../protos');
const files = [...globSync('turnpike/v1/*_service.proto', { cwd: folder }), 'google/rpc/error_details.proto'].sort();

export const packageDefinition = loadSync(files, { ...loaderOptions, includeDirs: [folder] });

export function serviceDefinition(name: string): ServiceDefinition {
  const definition = packageDefinition[`turnpike.v1.${name}`];
  assert(definition !== undefined && !('format' in definition), `turnpike.v1.${name} is a service`);
  return definition;
}

function loadTypes(): protobuf.Root {
  const root = new protobuf.Root();
  root.resolvePath = (_origin, target) => (protobuf.common.get(target) === null ? join(folder, target) : target);
  root.loadSync(files);
  root.resolveAll();
  return root;
}

const types = loadTypes();
const encoders = createEncoders(types);

/** Turns an object of a generated type into bytes. */
export function encoderOf<Message extends object>(fullName: string): (message: Message) => Buffer {
  return encoders(fullName);
}

/** The encoder of what a method answers. */
export function responseEncoder(service: string, method: string): (response: object) => Buffer {
  return encoders(methodType(service, method).resolvedResponseType?.fullName ?? '');
}

const requestEncoders = new Map<string, (request: object) => Buffer>();

/** The encoder of what a method takes; the name is `Service/Method`. */
export function requestEncoder(name: string): (request: object) => Buffer {
  const known = requestEncoders.get(name);
  if (known !== undefined) return known;
  const [service = '', method = ''] = name.split('/');
  const encode = encoders(methodType(service, method).resolvedRequestType?.fullName ?? '');
  requestEncoders.set(name, encode);
  return encode;
}

function methodType(service: string, method: string): protobuf.Method {
  const found = types.lookupService(`turnpike.v1.${service}`).methods[method];
  assert(found instanceof protobuf.Method, `${service} has the method ${method}`);
  return found;
}

const converters = createJsonConverters(types);

/** Turns an object of a generated type into plain JSON. */
export function jsonOf<Message extends object>(fullName: string): (message: Message) => MessageData {
  return converters(fullName);
}
