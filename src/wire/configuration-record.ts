import type { ConfigurationDocument } from '../ports/configuration.ts';
import { codec } from './codec.ts';
import { integer, message, optional, text } from './layout.ts';

export const configurationLayout = message<ConfigurationDocument>({
  revision: integer,
  time: integer,
  author: text,
  comment: optional(text),
  source: text,
});

const stored = codec('ConfigurationRecord', configurationLayout);

export function encodeConfigurationRecord(document: ConfigurationDocument): Uint8Array {
  return stored.encode(document);
}

/** Throws `UnreadableRecord` when anything in the bytes is not known to this release. */
export function decodeConfigurationRecord(recordBytes: Uint8Array): ConfigurationDocument {
  return stored.decode(recordBytes);
}
