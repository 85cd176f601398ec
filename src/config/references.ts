import { parseRate } from '../base/token-buckets.ts';
import type { AccountRole, PostingTemplate } from '../domain/cashflow/cash-flow.ts';
import { ALWAYS, type Selector } from '../domain/condition.ts';
import { checkCashDesks } from './cash-desk-references.ts';
import type { AccountSetSource, ConfigurationSource } from './document-schema.ts';
import type { Segment } from './fault.ts';
import type { MerchantTermsSource, ProvisionTermsSource, TurnoverLimitSource } from './terms-schema.ts';
import { fixedCurrencies } from './volume.ts';

/**
 * Checks what the parts of a document say about each other: names that lead nowhere, rulesets that lead back to themselves,
 * currencies that do not meet, postings whose accounts do not exist, secrets written where everybody can read them.
 * Every fault is reported, not the first one alone.
 */
export function checkReferences(
  source: ConfigurationSource,
  adapters: KnownAdapters | undefined,
): readonly Misreference[] {
  const faults: Misreference[] = [];
  const report: Report = (path, message) => faults.push({ path, message });
  checkShops(source, report);
  checkMerchantTerms(source, report);
  checkInstitutions(source, report);
  checkProviders(source, adapters, report);
  checkTerminals(source, report);
  if (adapters !== undefined) checkPayoutAdapters(source, adapters, report);
  checkRulesets(source, report);
  checkApiKeys(source, report);
  checkCashDesks(source, report);
  for (const [id, inspector] of Object.entries(source.inspectors)) {
    if (inspector.type === 'grpc') checkOptions(inspector.options, {}, ['inspectors', id], report);
  }
  return faults;
}

/** The adapters that a program has, by name, and whether each pays out. */
export type KnownAdapters = ReadonlyMap<string, { readonly payouts?: unknown }>;

export interface Misreference {
  readonly path: Path;
  readonly message: string;
}

type Path = readonly Segment[];
export type Report = (path: Path, message: string) => void;

function checkShops(source: ConfigurationSource, report: Report): void {
  for (const [partyId, party] of Object.entries(source.parties)) {
    for (const [shopId, shop] of Object.entries(party.shops)) {
      const path = ['parties', partyId, 'shops', shopId];
      const institution = named(source.institutions, shop.institution, 'institution', [...path, 'institution'], report);
      const accounts = institution === undefined ? [] : valuesOf(institution.system_accounts);
      if (institution !== undefined && !accounts.some(({ currencies }) => currencies.includes(shop.currency))) {
        report([...path, 'currency'], `institution "${shop.institution}" has no system account in ${shop.currency}`);
      }
      const terms = named(source.terms, shop.terms, 'term set', [...path, 'terms'], report)?.payments;
      if (terms !== undefined && !valuesOf(terms.currencies).flat().includes(shop.currency)) {
        report([...path, 'currency'], `term set "${shop.terms}" does not take ${shop.currency}`);
      }
      if (terms !== undefined && !valuesOf(terms.categories).flat().includes(shop.category)) {
        report([...path, 'category'], `term set "${shop.terms}" does not take category "${shop.category}"`);
      }
      checkLimits(source, shop.turnover_limits, [...path, 'turnover_limits'], report);
    }
  }
}

function checkMerchantTerms(source: ConfigurationSource, report: Report): void {
  for (const [id, terms] of Object.entries(source.terms) as [string, MerchantTermsSource][]) {
    if (terms.payouts !== undefined) {
      const paidOut = valuesOf(terms.payouts.currencies).flat();
      checkPostings(source, terms.payouts.fees, paidOut, ['terms', id, 'payouts', 'fees'], report);
    }
    if (terms.payments === undefined) continue;
    const path = ['terms', id, 'payments'];
    const { fees, refunds, chargebacks } = terms.payments;
    const currencies = valuesOf(terms.payments.currencies).flat();
    checkPostings(source, fees, currencies, [...path, 'fees'], report);
    checkPostings(source, refunds?.fees, currencies, [...path, 'refunds', 'fees'], report);
    checkPostings(source, chargebacks?.fees, currencies, [...path, 'chargebacks', 'fees'], report);
  }
}

function checkInstitutions(source: ConfigurationSource, report: Report): void {
  for (const [id, { routing, inspector }] of Object.entries(source.institutions)) {
    const path = ['institutions', id];
    for (const use of ['policies', 'prohibitions', 'payouts'] as const) {
      const ruleset = routing[use];
      if (ruleset !== undefined) named(source.rulesets, ruleset, 'ruleset', [...path, 'routing', use], report);
    }
    for (const branch of branchesOf(inspector, [...path, 'inspector']))
      named(source.inspectors, branch.value, 'inspector', branch.path, report);
  }
}

function checkProviders(source: ConfigurationSource, adapters: KnownAdapters | undefined, report: Report): void {
  for (const [id, provider] of Object.entries(source.providers)) {
    const path = ['providers', id];
    if (adapters !== undefined && !adapters.has(provider.adapter)) {
      report([...path, 'adapter'], `there is no adapter "${provider.adapter}", but ${[...adapters.keys()].join(', ')}`);
    }
    checkOptions(provider.options, provider.secrets, path, report);
    checkCallbackRate(provider.options['callback_rate'], [...path, 'options', 'callback_rate'], report);
    if (provider.terms !== undefined)
      checkProvisionTerms(source, provider.terms, provider.accounts, id, [...path, 'terms'], report);
  }
}

function checkCallbackRate(text: string | undefined, path: Path, report: Report): void {
  if (text === undefined || parseRate(text) !== undefined) return;
  report(path, 'is a rate per second, such as 500, or with a burst, such as 500/2000');
}

function checkTerminals(source: ConfigurationSource, report: Report): void {
  for (const [id, terminal] of Object.entries(source.terminals)) {
    const path = ['terminals', id];
    checkOptions(terminal.options, {}, path, report);
    const provider = named(source.providers, terminal.provider, 'provider', [...path, 'provider'], report);
    if (provider === undefined || terminal.terms === undefined) continue;
    checkProvisionTerms(source, terminal.terms, provider.accounts, terminal.provider, [...path, 'terms'], report);
  }
}

/** Terms of payouts promise what the adapter of the provider has to do. */
function checkPayoutAdapters(source: ConfigurationSource, adapters: KnownAdapters, report: Report): void {
  const check = (name: string | undefined, terms: ProvisionTermsSource | undefined, path: Path): void => {
    const adapter = name === undefined ? undefined : adapters.get(name);
    if (terms?.payouts === undefined || adapter === undefined || adapter.payouts !== undefined) return;
    report([...path, 'terms', 'payouts'], `the adapter "${name}" does not pay out`);
  };
  for (const [id, { adapter, terms }] of Object.entries(source.providers)) check(adapter, terms, ['providers', id]);
  for (const [id, { provider, terms }] of Object.entries(source.terminals)) {
    check(source.providers[provider]?.adapter, terms, ['terminals', id]);
  }
}

function checkProvisionTerms(
  source: ConfigurationSource,
  { payments, payouts }: ProvisionTermsSource,
  accounts: readonly string[],
  providerId: string,
  termsPath: Path,
  report: Report,
): void {
  /** The currencies that a part of the terms is about. */
  const currenciesOf = (selector: Selector<readonly string[]> | undefined, selectorPath: Path): readonly string[] => {
    for (const branch of branchesOf(selector, selectorPath)) {
      for (const [index, currency] of branch.value.entries()) {
        if (!accounts.includes(currency))
          report([...branch.path, index], `provider "${providerId}" has no account in ${currency}`);
      }
    }
    return selector === undefined ? accounts : valuesOf(selector).flat();
  };
  if (payouts !== undefined) {
    const path = [...termsPath, 'payouts'];
    const paidOut = currenciesOf(payouts.currencies, [...path, 'currencies']);
    checkPostings(source, payouts.cash_flow, paidOut, [...path, 'cash_flow'], report);
  }
  if (payments === undefined) return;
  const path = [...termsPath, 'payments'];
  const currencies = currenciesOf(payments.currencies, [...path, 'currencies']);
  checkPostings(source, payments.cash_flow, currencies, [...path, 'cash_flow'], report);
  checkPostings(source, payments.refunds?.cash_flow, currencies, [...path, 'refunds', 'cash_flow'], report);
  checkPostings(source, payments.chargebacks?.cash_flow, currencies, [...path, 'chargebacks', 'cash_flow'], report);
  checkPostings(source, payments.chargebacks?.fees, currencies, [...path, 'chargebacks', 'fees'], report);
  for (const branch of branchesOf(payments.turnover_limits, [...path, 'turnover_limits'])) {
    checkLimits(source, branch.value, branch.path, report);
  }
}

/** A fixed volume must be in a currency that its terms take, and every account that a posting names must exist there. */
function checkPostings(
  source: ConfigurationSource,
  postings: Selector<readonly PostingTemplate[]> | undefined,
  currencies: readonly string[],
  path: Path,
  report: Report,
): void {
  for (const branch of branchesOf(postings, path)) {
    for (const [index, posting] of branch.value.entries()) {
      for (const currency of fixedCurrencies(posting.volume)) {
        if (!currencies.includes(currency))
          report([...branch.path, index, 'volume'], `is in ${currency}, which these terms do not take`);
      }
      for (const [side, role] of [
        ['from', posting.source],
        ['to', posting.destination],
      ] as const) {
        const missing = currencies.filter((currency) => !hasAccount(source, role, currency));
        if (missing.length > 0)
          report([...branch.path, index, side], `there is no ${role} account in ${missing.join(', ')}`);
      }
    }
  }
}

/** True for accounts that shops and providers bring along; which institution's accounts a payment uses is known only when it starts. */
function hasAccount(source: ConfigurationSource, role: AccountRole, currency: string): boolean {
  const [owner, kind = ''] = role.split('.');
  const has = (set: AccountSetSource) => set.roles.includes(kind) && set.currencies.includes(currency);
  if (owner === 'external') return valuesOf(source.external_accounts).some(has);
  if (owner === 'system')
    return Object.values(source.institutions).some(({ system_accounts }) => valuesOf(system_accounts).some(has));
  return true;
}

function checkLimits(
  source: ConfigurationSource,
  limits: readonly TurnoverLimitSource[],
  path: Path,
  report: Report,
): void {
  for (const [index, { limit, at_most }] of limits.entries()) {
    const metric = named(source.limits, limit, 'limit', [...path, index, 'limit'], report)?.metric;
    if (metric === undefined) continue;
    const counted = metric.type === 'number' ? 'a number of payments' : `an amount in ${metric.currency}`;
    const fits =
      metric.type === 'number'
        ? typeof at_most === 'number'
        : typeof at_most === 'object' && at_most.currency === metric.currency;
    if (!fits) report([...path, index, 'at_most'], `limit "${limit}" counts ${counted}`);
  }
}

function checkRulesets(source: ConfigurationSource, report: Report): void {
  const finished = new Set<string>();
  const follow = (id: string, trail: readonly string[]): void => {
    const ruleset = Object.hasOwn(source.rulesets, id) ? source.rulesets[id] : undefined;
    if (ruleset === undefined || !('delegates' in ruleset) || finished.has(id)) return;
    const here = [...trail, id];
    for (const [index, delegate] of ruleset.delegates.entries()) {
      const path = ['rulesets', id, 'delegates', index, 'ruleset'];
      named(source.rulesets, delegate.ruleset, 'ruleset', path, report);
      const start = here.indexOf(delegate.ruleset);
      if (start >= 0) report(path, `leads back to itself: ${[...here.slice(start), delegate.ruleset].join(' → ')}`);
      else follow(delegate.ruleset, here);
    }
    finished.add(id);
  };
  for (const [id, ruleset] of Object.entries(source.rulesets)) {
    follow(id, []);
    if (!('candidates' in ruleset)) continue;
    for (const [index, { terminal }] of ruleset.candidates.entries()) {
      named(source.terminals, terminal, 'terminal', ['rulesets', id, 'candidates', index, 'terminal'], report);
    }
  }
}

function checkApiKeys(source: ConfigurationSource, report: Report): void {
  const holders = new Map<string, string>();
  for (const [id, { sha256, roles, party }] of Object.entries(source.api_keys)) {
    const path = ['api_keys', id];
    const holder = holders.get(sha256);
    if (holder !== undefined) report([...path, 'sha256'], `is the key of "${holder}" too`);
    holders.set(sha256, id);
    const merchant = roles.includes('merchant');
    if (merchant && party === undefined) report([...path, 'party'], 'is required: a merchant key belongs to a party');
    if (!merchant && party !== undefined)
      report([...path, 'party'], 'is not for operators and bridges, who name the party in each call');
    if (party !== undefined) named(source.parties, party, 'party', [...path, 'party'], report);
  }
}

const SECRET_LIKE = /(?:^|[_-])(?:secret|password|passwd|token|(?:api|private|secret|signing)[_-]?key)$/i;

function checkOptions(
  options: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>>,
  path: Path,
  report: Report,
): void {
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(secrets, name)) report([...path, 'options', name], 'is among the secrets too');
    else if (SECRET_LIKE.test(name))
      report([...path, 'options', name], 'looks like a secret: name it under secrets, where only its name is written');
  }
}

function named<T>(
  things: Readonly<Record<string, T>>,
  id: string,
  what: string,
  path: Path,
  report: Report,
): T | undefined {
  if (Object.hasOwn(things, id)) return things[id];
  report(path, `there is no ${what} "${id}"`);
  return undefined;
}

function valuesOf<T>(selector: Selector<T>): readonly T[] {
  return selector.decisions.map(({ value }) => value);
}

/** The values of a selector with the paths they were written at. */
function branchesOf<T>(
  selector: Selector<T> | undefined,
  path: Path,
): readonly { readonly value: T; readonly path: Path }[] {
  if (selector === undefined) return [];
  const [only, ...rest] = selector.decisions;
  if (only !== undefined && rest.length === 0 && only.when === ALWAYS) return [{ value: only.value, path }];
  return selector.decisions.map(({ value }, index) => ({ value, path: [...path, index, 'then'] }));
}
