import { assert } from '../base/assert.ts';
import type { PartnerCallback } from '../ports/callbacks.ts';
import { codec } from './codec.ts';
import { bytes, dictionary, integer, message, text } from './layout.ts';

/** A callback as the inbox keeps it and as bridges publish it: its id is the provider and the event id, joined. */
type StoredCallback = Omit<PartnerCallback, 'id' | 'providerId'> & {
  readonly provider: string;
  readonly eventId: string;
};

export const callbackLayout = message<StoredCallback>({
  provider: text,
  tag: text,
  eventId: text,
  receivedTime: integer,
  headers: dictionary,
  body: bytes,
});

const stored = codec('PartnerCallback', callbackLayout);

export function encodePartnerCallback({ id, providerId, ...rest }: PartnerCallback): Uint8Array {
  const prefix = `${providerId}/`;
  assert(id.startsWith(prefix), 'the id of a callback begins with its provider');
  return stored.encode({ ...rest, provider: providerId, eventId: id.slice(prefix.length) });
}

/** Throws `UnreadableRecord` when anything in the bytes is not known to this release. */
export function decodePartnerCallback(callbackBytes: Uint8Array): PartnerCallback {
  const { provider, eventId, ...rest } = stored.decode(callbackBytes);
  return { ...rest, id: `${provider}/${eventId}`, providerId: provider };
}
