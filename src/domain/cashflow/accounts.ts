import { Misconfigured, mustReduce, reduce, type Variables } from '../condition.ts';
import type { Configuration, PaymentInstitution, Provider, Shop } from '../configuration.ts';
import type { CurrencyCode } from '../money.ts';
import type { AccountMap } from './cash-flow.ts';

/**
 * The accounts that an operation in one currency moves money between (reference §6.1). Shop, provider and system accounts
 * in that currency must be there, else `Misconfigured`; subagent and external ones are missed only by a posting that uses
 * them, so an external selector that does not reduce leaves them out.
 */
export function accountsFor(
  configuration: Configuration,
  shop: Shop,
  provider: Provider,
  currency: CurrencyCode,
  variables: Variables,
): AccountMap {
  if (shop.currency !== currency) throw new Misconfigured(`shop ${shop.id} has no account in ${currency}`);
  const providerAccount = provider.accounts.get(currency);
  if (providerAccount === undefined) throw new Misconfigured(`provider ${provider.id} has no account in ${currency}`);
  const institution = institutionOf(configuration, shop);
  const system = mustReduce(institution.systemAccounts, variables, `system accounts of ${institution.id}`).get(
    currency,
  );
  if (system === undefined)
    throw new Misconfigured(`institution ${institution.id} has no system account in ${currency}`);
  const externals = reduce(configuration.externalAccounts, variables);
  const external = externals.ok ? externals.value.get(currency) : undefined;
  return {
    'merchant.settlement': shop.accounts.settlement,
    'merchant.guarantee': shop.accounts.guarantee,
    'provider.settlement': providerAccount,
    'system.settlement': system.settlement,
    ...(system.subagent === undefined ? {} : { 'system.subagent': system.subagent }),
    ...(external?.income === undefined ? {} : { 'external.income': external.income }),
    ...(external?.outcome === undefined ? {} : { 'external.outcome': external.outcome }),
  };
}

/** The payment institution that serves a shop. Throws `Misconfigured` when the shop names one that is not there. */
export function institutionOf(configuration: Configuration, shop: Shop): PaymentInstitution {
  const institution = configuration.institutions.get(shop.institutionId);
  if (institution === undefined) {
    throw new Misconfigured(`shop ${shop.id} names the institution ${shop.institutionId}, which is not configured`);
  }
  return institution;
}
