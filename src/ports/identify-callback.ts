import { createHash } from 'node:crypto';
import { holdsCardNumber } from '../base/card-number.ts';
import type { Configuration, Provider } from '../domain/configuration.ts';
import type { CallbackMessage, IdentifiedCallback, ProviderAdapters } from './provider.ts';

export interface CallbackReaderOptions {
  readonly configuration: () => Pick<Configuration, 'providers'>;
  readonly adapters: ProviderAdapters;
  readonly secret: (name: string) => string | undefined;
}

/** What a message is about, by the adapter of its provider with the secrets that its configuration names. */
export type ReadCallback = (
  providerId: string,
  message: CallbackMessage,
) => { readonly provider: Provider; readonly identified: IdentifiedCallback } | 'unknown_provider' | 'unidentified';

/** A tag is a key of the database, and a key is not of any length. A tag that we mint has 276 characters at most. */
const MAX_TAG_LENGTH = 512;

export function callbackReader({ configuration, adapters, secret }: CallbackReaderOptions): ReadCallback {
  return (providerId, message) => {
    const provider = configuration().providers.get(providerId);
    const adapter = provider && adapters.get(provider.adapter);
    if (provider === undefined || adapter === undefined) return 'unknown_provider';
    const secrets: Record<string, string> = {};
    for (const [option, name] of Object.entries(provider.secrets)) secrets[option] = secret(name) ?? '';
    const identified = adapter.identifyCallback(message, secrets);
    return identified !== undefined && isTag(identified.tag) ? { provider, identified } : 'unidentified';
  };
}

export function isTag(tag: string): boolean {
  return tag !== '' && tag.length <= MAX_TAG_LENGTH && !holdsCardNumber(tag);
}

const PLAIN_EVENT_ID = /^[\x21-\x7e]{1,128}$/;

/** An event id that could not be told to an operator, or is too long for a key, is hashed. */
export function eventIdOf(said: string): string {
  if (PLAIN_EVENT_ID.test(said) && !holdsCardNumber(said)) return said;
  return `sha256-${createHash('sha256').update(said).digest('hex')}`;
}

export function callbackId(providerId: string, eventId: string): string {
  return `${providerId}/${eventIdOf(eventId)}`;
}
