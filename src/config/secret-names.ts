import type { Configuration } from '../domain/configuration.ts';

/** Names of all secrets that a configuration refers to, so that a start can say which values are missing. */
export function secretNames({ providers, projects }: Configuration): ReadonlySet<string> {
  return new Set([
    ...[...providers.values()].flatMap(({ secrets }) => Object.values(secrets)),
    ...[...projects.values()].flatMap(({ alerts, requestKeys }) => [
      ...requestKeys.flatMap((key) => (key.algorithm === 'HMAC-SHA512' ? [key.secret] : [])),
      alerts.secret,
    ]),
  ]);
}
