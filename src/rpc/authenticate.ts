import { hash } from 'node:crypto';
import type { Metadata, ServerUnaryCall } from '@grpc/grpc-js';
import type { ApiKey, ApiRole, Configuration, RateLimit } from '../domain/configuration.ts';
import type { PartyId } from '../domain/ids.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { Actor } from '../ports/entities.ts';
import { refused } from './refused.ts';

/**
 * Who calls (P10). A caller is an entry of `api_keys` in the latest configuration: the one whose `sha256` is that of the
 * bearer key, or of the client's certificate (DER) where the server asks for one and the call brings no key.
 *
 *  A1 A key that the latest revision does not have is not accepted, also in the middle of a stream.
 *  A2 How long a refusal takes tells nothing of a key: what is looked up is its digest, whose parts nobody can choose.
 *  A3 What a caller may see follows from the role it acts in; a credential bound to a party never sees another's.
 */
export interface Caller {
  readonly credential: string;
  readonly roles: readonly ApiRole[];
  /** Absent for operators and bridges, who name the party in each call. */
  readonly partyId?: PartyId;
  /** Of this credential alone. */
  readonly rateLimit?: RateLimit;
}

/** What a call brought to say who it is. */
export type Credential = { readonly sha256: string };

/** What the library tells of the connection; the peer's certificate only if it was verified. */
export type AuthContext = ReturnType<ServerUnaryCall<unknown, unknown>['getAuthContext']>;

const BEARER = /^Bearer +([\x21-\x7e]{1,512})$/i;

export function credentialOf(metadata: Metadata, authContext: AuthContext): Credential | undefined {
  const [header] = metadata.get('authorization');
  if (header !== undefined) {
    const key = BEARER.exec(String(header))?.[1];
    return key === undefined ? undefined : { sha256: hash('sha256', key, 'hex') };
  }
  const certificate = authContext.sslPeerCertificate;
  return certificate === undefined ? undefined : { sha256: hash('sha256', certificate.raw, 'hex') };
}

/** Throws `Refused` with UNAUTHENTICATED. */
export function authenticate(configurations: Configurations, credential: Credential | undefined): Caller {
  const key = credential && keysOf(configurations.latest()).get(credential.sha256);
  if (key === undefined) {
    throw refused('UNAUTHENTICATED', 'Send `authorization: Bearer <api key>` with a valid key');
  }
  const { id, roles, partyId, rateLimit } = key;
  return {
    credential: id,
    roles,
    ...(partyId === undefined ? {} : { partyId }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
  };
}

/** Throws `Refused` with PERMISSION_DENIED. */
export function requireRole({ roles }: Caller, allowed: readonly ApiRole[]): void {
  if (roles.some((role) => allowed.includes(role))) return;
  const role = allowed.join(' or ');
  throw refused('PERMISSION_DENIED', `The call needs the role ${role}`, { role });
}

/** An operator sees what merchants do not: others' postings, risk scores. */
export function isOperator({ roles }: Caller): boolean {
  return roles.includes('operator');
}

export function actorOf(caller: Caller): Actor {
  const { credential, roles, partyId } = caller;
  const role = isOperator(caller) ? 'operator' : (roles[0] ?? 'merchant');
  return { credential, role, ...(partyId === undefined ? {} : { partyId }) };
}

const indexes = new WeakMap<Configuration, ReadonlyMap<string, ApiKey>>();

function keysOf(configuration: Configuration): ReadonlyMap<string, ApiKey> {
  const known = indexes.get(configuration);
  if (known !== undefined) return known;
  const index = new Map(configuration.apiKeys.map((key) => [key.sha256, key]));
  indexes.set(configuration, index);
  return index;
}
