import type { Configuration } from '../domain/configuration.ts';
import type { AccountId, PartyId } from '../domain/ids.ts';

/** What an account of the ledger is for, as the configuration tells. */
export interface AccountPurpose {
  readonly currency: string;
  readonly description: string;
  /** Absent for accounts that are no merchant's. */
  readonly partyId?: PartyId;
}

const known = new WeakMap<Configuration, ReadonlyMap<AccountId, AccountPurpose>>();

export function accountsOf(configuration: Configuration): ReadonlyMap<AccountId, AccountPurpose> {
  const before = known.get(configuration);
  if (before !== undefined) return before;
  const accounts = collect(configuration);
  known.set(configuration, accounts);
  return accounts;
}

function collect(configuration: Configuration): ReadonlyMap<AccountId, AccountPurpose> {
  const accounts = new Map<AccountId, AccountPurpose>();
  for (const { id: partyId, shops } of configuration.parties.values()) {
    for (const { id, currency, accounts: own } of shops.values()) {
      accounts.set(own.settlement, { currency, partyId, description: `What the shop ${id} has earned` });
      accounts.set(own.guarantee, { currency, partyId, description: `What the shop ${id} has to leave with us` });
    }
  }
  for (const { id, accounts: own } of configuration.providers.values()) {
    for (const [currency, accountId] of own) {
      accounts.set(accountId, { currency, description: `What the provider ${id} owes us, as a negative balance` });
    }
  }
  for (const { id, systemAccounts } of configuration.institutions.values()) {
    for (const { value } of systemAccounts.decisions) {
      for (const [currency, { settlement, subagent }] of value) {
        accounts.set(settlement, { currency, description: `What we have earned at ${id}` });
        if (subagent !== undefined) accounts.set(subagent, { currency, description: `What an agent earned at ${id}` });
      }
    }
  }
  for (const { value } of configuration.externalAccounts.decisions) {
    for (const [currency, { income, outcome }] of value) {
      if (income !== undefined) accounts.set(income, { currency, description: 'Money that comes in from outside' });
      if (outcome !== undefined) accounts.set(outcome, { currency, description: 'Money that goes outside' });
    }
  }
  return accounts;
}
