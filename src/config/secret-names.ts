import type { Configuration } from '../domain/configuration.ts';

/** Names of all secrets that a configuration refers to, so that a start can say which values are missing. */
export function secretNames({ providers }: Configuration): ReadonlySet<string> {
  return new Set([...providers.values()].flatMap(({ secrets }) => Object.values(secrets)));
}
