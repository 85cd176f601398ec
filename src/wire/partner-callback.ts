import { join } from 'node:path';
import protobuf from 'protobufjs';
import type { Timestamp } from '../base/time.ts';
import type { PublishedCallback } from '../ports/callback-gate.ts';

/**
 * The public message in which callbacks travel from bridges to nodes, and copies of parked ones to whoever looks. Bridges are
 * written by others and may be newer than a node: fields that are not known are ignored.
 */

const folder = join(import.meta.dirname, '../../protos');
const root = new protobuf.Root();
root.resolvePath = (_origin, target) => (protobuf.common.get(target) === null ? join(folder, target) : target);
const type = root.loadSync('turnpike/v1/partner_callback.proto').lookupType('turnpike.v1.PartnerCallback');

type Message = Omit<PublishedCallback, 'fault'> & { readonly receivedTime: Timestamp };

export function encodePartnerCallback({ providerId, receivedTime, ...same }: Message): Uint8Array {
  const seconds = Math.floor(receivedTime / 1_000_000);
  const nanos = (receivedTime - seconds * 1_000_000) * 1_000;
  return type.encode({ ...same, provider: providerId, receivedTime: { seconds, nanos } }).finish();
}

/** Undefined for bytes that are no such message. When the bridge took it is not read: a node goes by its own time. */
export function decodePartnerCallback(bytes: Uint8Array): PublishedCallback | undefined {
  try {
    const { provider, tag, eventId, headers, body } = type.toObject(type.decode(bytes), { defaults: true });
    return { providerId: provider, tag, eventId, headers, body: new Uint8Array(body) };
  } catch {
    return undefined;
  }
}
