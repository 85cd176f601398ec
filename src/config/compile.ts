import type { ZodError } from 'zod';
import type {
  ApiKey,
  Configuration,
  Inspector,
  LimitConfig,
  MerchantTerms,
  Party,
  PaymentInstitution,
  Provider,
  Ruleset,
  Shop,
  Terminal,
} from '../domain/configuration.ts';
import { externalAccounts, providerAccount, shopAccount, systemAccounts } from './accounts.ts';
import { buildBank, buildCashDesk } from './cash-desks.ts';
import { type ConfigurationSource, documentSchema, type RulesetSource, type ShopSource } from './document-schema.ts';
import { type Fault, formatPath } from './fault.ts';
import { checkReferences, type KnownAdapters } from './references.ts';
import { mapSelector, merchantTerms, provisionTerms, turnoverLimit } from './terms.ts';
import { errorMap } from './value-schema.ts';
import { MAX_FAULTS, readYaml } from './yaml-document.ts';

export type Compilation =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export interface CompileOptions {
  readonly revision: number;
  /** Adapters this program has; a provider on another one is a fault, or on one that cannot do what its terms say. Absent: any will do. */
  readonly adapters?: KnownAdapters;
}

/** Compiles the text of a configuration document, or tells everything that is wrong with it (K2). */
export function compileConfiguration(source: string, { revision, adapters }: CompileOptions): Compilation {
  const reading = readYaml(source);
  if (!reading.ok) return reading;
  const { value, lineOf } = reading.document;
  const locate = ({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }): Fault => {
    const line = lineOf(path);
    return { path: formatPath(path), message, ...(line === undefined ? {} : { line }) };
  };
  const shaped = documentSchema.safeParse(value, { error: errorMap });
  if (!shaped.success) return { ok: false, faults: misshapes(shaped.error).slice(0, MAX_FAULTS).map(locate) };
  const misreferences = checkReferences(shaped.data, adapters);
  if (misreferences.length > 0) return { ok: false, faults: misreferences.slice(0, MAX_FAULTS).map(locate) };
  return { ok: true, configuration: build(shaped.data, revision) };
}

function misshapes(error: ZodError): readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys')
      return [{ path: issue.path, message: issue.message.replace(/^Invalid (?:input|option): /, '') }];
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'is not a key of this format' }));
  });
}

function build(source: ConfigurationSource, revision: number): Configuration {
  const terms = mapEntries(source.terms, (_, set) => merchantTerms(set));
  return {
    revision,
    parties: mapEntries(
      source.parties,
      (id, { shops, ...party }): Party => ({
        id,
        ...party,
        shops: mapEntries(shops, (shopId, shop) => buildShop(terms, id, shopId, shop)),
      }),
    ),
    institutions: mapEntries(
      source.institutions,
      (id, { realm, system_accounts, routing, inspector }): PaymentInstitution => ({
        id,
        realm,
        systemAccounts: mapSelector(system_accounts, (set) => systemAccounts(id, set)),
        ...buildRouting(routing),
        inspector,
      }),
    ),
    inspectors: mapEntries(source.inspectors, buildInspector),
    providers: mapEntries(source.providers, buildProvider),
    terminals: mapEntries(source.terminals, buildTerminal),
    rulesets: mapEntries(source.rulesets, buildRuleset),
    limits: mapEntries(source.limits, (id, limit): LimitConfig => ({ id, ...limit })),
    health: source.provider_health,
    externalAccounts: mapSelector(source.external_accounts, externalAccounts),
    apiKeys: Object.entries(source.api_keys).map(buildApiKey),
    projects: mapEntries(source.cash_desks, buildCashDesk),
    banks: Object.entries(source.banks).map(buildBank),
    ...(source.rate_limit === undefined ? {} : { rateLimit: source.rate_limit }),
  };
}

function buildRouting({ payouts, ...routing }: ConfigurationSource['institutions'][string]['routing']) {
  return payouts === undefined ? routing : { ...routing, payoutPolicies: payouts };
}

function buildApiKey([id, source]: readonly [string, ConfigurationSource['api_keys'][string]]): ApiKey {
  const { party, rate_limit, ...key } = source;
  return {
    id,
    ...key,
    ...(party === undefined ? {} : { partyId: party }),
    ...(rate_limit === undefined ? {} : { rateLimit: rate_limit }),
  };
}

function buildShop(termSets: ReadonlyMap<string, MerchantTerms>, partyId: string, id: string, shop: ShopSource): Shop {
  const { institution, terms, turnover_limits, ...same } = shop;
  return {
    id,
    partyId,
    ...same,
    accounts: { settlement: shopAccount(partyId, id, 'settlement'), guarantee: shopAccount(partyId, id, 'guarantee') },
    institutionId: institution,
    terms: termSets.get(terms) ?? {},
    turnoverLimits: turnover_limits.map(turnoverLimit),
  };
}

function buildInspector(id: string, inspector: ConfigurationSource['inspectors'][string]): Inspector {
  const { fallback_score } = inspector;
  const common = { id, ...(fallback_score === undefined ? {} : { fallbackScore: fallback_score }) };
  if (inspector.type === 'rules') {
    const { rules, blacklist } = inspector;
    return { ...common, type: 'rules', rules, ...(blacklist === undefined ? {} : { blacklist }) };
  }
  return {
    ...common,
    type: 'grpc',
    address: inspector.address,
    tls: inspector.tls,
    timeoutMs: inspector.timeout,
    options: inspector.options,
  };
}

function buildProvider(id: string, provider: ConfigurationSource['providers'][string]): Provider {
  const { accounts, terms, cascade, health_override, ...same } = provider;
  return {
    id,
    ...same,
    accounts: new Map(accounts.map((currency) => [currency, providerAccount(id, currency)])),
    ...(terms === undefined ? {} : { terms: provisionTerms(terms) }),
    ...(cascade === undefined ? {} : { cascade: buildCascade(cascade) }),
    ...(health_override === undefined ? {} : { healthOverride: health_override }),
  };
}

function buildCascade({
  mapped_errors,
  no_user_interaction,
}: NonNullable<ConfigurationSource['providers'][string]['cascade']>) {
  return {
    ...(mapped_errors === undefined ? {} : { mappedErrors: mapped_errors }),
    ...(no_user_interaction === undefined ? {} : { noUserInteraction: no_user_interaction }),
  };
}

function buildTerminal(id: string, terminal: ConfigurationSource['terminals'][string]): Terminal {
  const { provider, terms, health_override, ...same } = terminal;
  return {
    id,
    providerId: provider,
    ...same,
    ...(terms === undefined ? {} : { terms: provisionTerms(terms) }),
    ...(health_override === undefined ? {} : { healthOverride: health_override }),
  };
}

function buildRuleset(id: string, ruleset: RulesetSource): Ruleset {
  const common = { id, name: ruleset.name ?? id };
  if ('delegates' in ruleset) return { ...common, type: 'delegates', delegates: ruleset.delegates };
  const candidates = ruleset.candidates.map(({ terminal, ...same }) => ({ terminalId: terminal, ...same }));
  return { ...common, type: 'candidates', candidates };
}

function mapEntries<From, To>(
  record: Readonly<Record<string, From>>,
  change: (id: string, value: From) => To,
): ReadonlyMap<string, To> {
  return new Map(Object.entries(record).map(([id, value]) => [id, change(id, value)]));
}
