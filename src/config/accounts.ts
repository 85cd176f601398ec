import type { ExternalAccounts, SystemAccounts } from '../domain/configuration.ts';
import type { AccountId } from '../domain/ids.ts';
import type { AccountSetSource } from './document-schema.ts';

/**
 * Ids of ledger accounts. They follow from the configuration, so that nobody has to create, number or look up an account,
 * and a person who reads a posting sees whose it is. Parts are ids, which never hold a colon: no two accounts collide.
 */

export function shopAccount(partyId: string, shopId: string, role: 'settlement' | 'guarantee'): AccountId {
  return `merchant:${partyId}:${shopId}:${role}`;
}

export function providerAccount(providerId: string, currency: string): AccountId {
  return `provider:${providerId}:settlement:${currency}`;
}

/** `system:main:settlement:RUB`, or `system:main:vip:settlement:RUB` for a set that has a name. */
export function systemAccounts(institutionId: string, { set, roles, currencies }: AccountSetSource): SystemAccounts {
  const owner = set === undefined ? `system:${institutionId}` : `system:${institutionId}:${set}`;
  const subagent = roles.includes('subagent');
  return new Map(
    currencies.map((currency) => [
      currency,
      {
        settlement: `${owner}:settlement:${currency}`,
        ...(subagent ? { subagent: `${owner}:subagent:${currency}` } : {}),
      },
    ]),
  );
}

/** `external:income:RUB`, or `external:vip:income:RUB` for a set that has a name. */
export function externalAccounts({ set, roles, currencies }: AccountSetSource): ExternalAccounts {
  const owner = set === undefined ? 'external' : `external:${set}`;
  return new Map(
    currencies.map((currency) => [
      currency,
      {
        ...(roles.includes('income') ? { income: `${owner}:income:${currency}` } : {}),
        ...(roles.includes('outcome') ? { outcome: `${owner}:outcome:${currency}` } : {}),
      },
    ]),
  );
}
