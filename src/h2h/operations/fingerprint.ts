import { createHash } from 'node:crypto';
import type { Vault } from '../../ports/vault.ts';

/**
 * What tells a repeat from another request under the same id (P5, reference h2h §8): a keyed MAC over what was asked for, before
 * defaults of the cash desk are filled in. It is the same for both doors.
 */
export function fingerprintOf(vault: Vault, operation: string, scope: string, content: object): Uint8Array {
  return vault.digest('request', `h2h/${operation}\n${scope}\n${canonical(content)}`);
}

/** The name of a request in the stream of its application. What a merchant chose may be long, and hold anything. */
export function requestIdOf(operation: string, key: string): string {
  return `h2h_${createHash('sha256').update(`${operation}\n${key}`).digest('base64url')}`;
}

/** JSON with sorted keys, without what is absent or empty: the doors differ in how they say nothing. */
function canonical(value: unknown): string {
  if (typeof value === 'bigint') return `${value}`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, each]) => each !== undefined && each !== '' && each !== false && each !== 0)
    .map(([key, each]) => [key, canonical(each)] as const)
    .filter(([, each]) => each !== '{}')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, each]) => `${JSON.stringify(key)}:${each}`).join(',')}}`;
}
