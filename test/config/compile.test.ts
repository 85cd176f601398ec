import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { compileConfiguration } from '../../src/config/compile.ts';
import { formatFaults } from '../../src/config/fault.ts';
import { secretNames } from '../../src/config/secret-names.ts';
import type { Configuration } from '../../src/domain/configuration.ts';

const BASE = `turnpike: 1
parties:
  acme:
    name: Acme
    shops:
      shop: { name: Shop, location: https://shop.example, category: retail, currency: RUB, institution: main, terms: standard }
terms:
  standard:
    payments:
      currencies: [RUB]
      categories: [retail]
      methods: [card/visa]
      cash_limit: "[1.00, 1000.00) RUB"
      fees: [{ from: merchant.settlement, to: system.settlement, volume: 4.5% }]
institutions:
  main: { realm: test, system_accounts: [RUB], routing: { policies: all }, inspector: low }
external_accounts: [RUB]
inspectors:
  low: { type: rules, rules: low }
providers:
  bank: { name: Bank, adapter: sandbox-bank, secrets: { key: BANK_KEY }, accounts: [RUB] }
terminals:
  bank-visa:
    provider: bank
    name: Visa at the bank
    terms: { payments: { methods: [card/visa] } }
rulesets:
  all: { candidates: [{ terminal: bank-visa }] }
limits:
  daily: { metric: amount RUB, range: day, scopes: [terminal] }
  count: { metric: number, range: day, scopes: [shop] }
api_keys:
  acme: { sha256: ${'a'.repeat(64)}, roles: [merchant], party: acme }
`;

const ADAPTERS = new Map([['sandbox-bank', { payouts: true }]]);

/** Built from entries, because the linter takes an object with a written `then` for a promise. */
function decision(when: string | boolean, then: unknown) {
  return Object.fromEntries([
    ['when', when],
    ['then', then],
  ]);
}

/** Objects all the way down, so that an edit reads like the path of the fault it makes. */
// biome-ignore lint/suspicious/noExplicitAny: tests write what no type allows.
type Loose = any;

function compiled(edit: (document: Loose) => void = () => {}): Configuration {
  const compilation = compileConfiguration(edited(edit), { revision: 7, adapters: ADAPTERS });
  if (!compilation.ok) throw new Error(formatFaults(compilation.faults, 'test'));
  return compilation.configuration;
}

function faults(edit: (document: Loose) => void): readonly (readonly [path: string, message: string])[] {
  const compilation = compileConfiguration(edited(edit), { revision: 7, adapters: ADAPTERS });
  return compilation.ok ? [] : compilation.faults.map(({ path, message }) => [path, message]);
}

function edited(edit: (document: Loose) => void): string {
  const document: Loose = parse(BASE);
  edit(document);
  return stringify(document);
}

describe('A configuration', () => {
  it('carries its revision and derives account ids that a person can read', () => {
    const { revision, parties, institutions, providers, externalAccounts } = compiled();
    expect(revision).toBe(7);
    expect(parties.get('acme')?.shops.get('shop')?.accounts).toEqual({
      settlement: 'merchant:acme:shop:settlement',
      guarantee: 'merchant:acme:shop:guarantee',
    });
    expect(institutions.get('main')?.systemAccounts.decisions[0]?.value.get('RUB')).toEqual({
      settlement: 'system:main:settlement:RUB',
      subagent: 'system:main:subagent:RUB',
    });
    expect(providers.get('bank')?.accounts.get('RUB')).toBe('provider:bank:settlement:RUB');
    expect(externalAccounts.decisions[0]?.value.get('RUB')).toEqual({
      income: 'external:income:RUB',
      outcome: 'external:outcome:RUB',
    });
  });

  it('gives named account sets accounts of their own, with the roles it names', () => {
    const { externalAccounts } = compiled((document) => {
      document.external_accounts = [
        decision('party == "acme"', { set: 'theirs', roles: ['outcome'], currencies: ['RUB'] }),
        decision(true, ['RUB']),
      ];
    });
    expect(externalAccounts.decisions[0]?.value.get('RUB')).toEqual({ outcome: 'external:theirs:outcome:RUB' });
  });

  it('fills in what a document may leave out', () => {
    const { providers, rulesets } = compiled();
    expect(providers.get('bank')?.retries).toEqual({
      processed: { type: 'exponential', totalMs: 30_000, factor: 2, firstDelayMs: 1000, maxDelayMs: 30_000 },
      captured: { type: 'none' },
      cancelled: { type: 'none' },
      refunded: { type: 'none' },
      paid_out: { type: 'none' },
    });
    expect(rulesets.get('all')).toMatchObject({
      name: 'all',
      candidates: [{ priority: 1000, weight: 0, pin: [], when: { source: 'true' } }],
    });
  });

  it('keeps the other retry policies when one is given', () => {
    const { providers } = compiled((document) => {
      document.providers.bank.retries = { captured: { type: 'intervals', delays: ['1s', '2m'] } };
    });
    expect(providers.get('bank')?.retries).toMatchObject({
      processed: { type: 'exponential' },
      captured: { type: 'intervals', delaysMs: [1000, 120_000] },
    });
  });

  it('names the secrets that it refers to', () => {
    expect([...secretNames(compiled())]).toEqual(['BANK_KEY']);
  });

  it('accepts limits by amount and by number, each with the boundary of its metric', () => {
    const { parties } = compiled((document) => {
      document.parties.acme.shops.shop.turnover_limits = [
        { limit: 'daily', at_most: '100_000_000_000_000.00 RUB' },
        { limit: 'count', at_most: 5 },
      ];
    });
    expect(parties.get('acme')?.shops.get('shop')?.turnoverLimits).toEqual([
      { limitId: 'daily', upperBoundary: 10_000_000_000_000_000n },
      { limitId: 'count', upperBoundary: 5n },
    ]);
  });
});

describe('A fault is reported with its path:', () => {
  it.each<[string, (document: Loose) => void, string, string]>([
    [
      'an unknown key',
      (d) => (d.parties.acme.shops.shop.colour = 'red'),
      'parties.acme.shops.shop.colour',
      'is not a key of this format',
    ],
    ['an unknown key at the top', (d) => (d.merchants = {}), 'merchants', 'is not a key of this format'],
    [
      'a missing key',
      (d) => delete d.terms.standard.payments.cash_limit,
      'terms.standard.payments.cash_limit',
      'is required',
    ],
    ['a missing section', (d) => delete d.parties, 'parties', 'is required'],
    ['a missing version', (d) => delete d.turnpike, 'turnpike', 'must be 1'],
    ['a version of the future', (d) => (d.turnpike = 2), 'turnpike', 'must be 1'],
    ['an id that is none', (d) => (d.parties['a/b'] = { name: 'x' }), 'parties.a/b', 'is not an id'],
    [
      'an id that is too long',
      (d) => (d.terminals['x'.repeat(65)] = { provider: 'bank', name: 'x' }),
      `terminals.${'x'.repeat(65)}`,
      'is not an id',
    ],
    ['a number for text', (d) => (d.parties.acme.name = 12), 'parties.acme.name', 'must be text: put it in quotes'],
    [
      'a list for an object',
      (d) => (d.providers.bank.options = ['x']),
      'providers.bank.options',
      'expected record, received array',
    ],
    [
      'an unknown currency',
      (d) => (d.providers.bank.accounts = ['RUB', 'RUR']),
      'providers.bank.accounts[1]',
      'is not a currency code',
    ],
    [
      'an unknown method',
      (d) => (d.terms.standard.payments.methods = ['visa']),
      'terms.standard.payments.methods[0]',
      'is not a payment method',
    ],
    [
      'a condition',
      (d) => (d.terminals['bank-visa'].terms.payments.methods = [decision('amuont > 5', ['card/visa'])]),
      'terminals.bank-visa.terms.payments.methods[0].when',
      'Unknown variable: amuont',
    ],
    [
      'a value behind a condition',
      (d) => (d.terms.standard.payments.cash_limit = [decision(true, '[1, 2) RUB')]),
      'terms.standard.payments.cash_limit[0].then',
      'must be a decimal',
    ],
    [
      'a decision without a value',
      (d) => (d.terms.standard.payments.cash_limit = [{ when: 'amount > 5' }]),
      'terms.standard.payments.cash_limit[0].then',
      'is required',
    ],
    [
      'a decision with an unknown key',
      (d) => (d.terms.standard.payments.cash_limit = [{ ...decision(true, '[1.00, 2.00) RUB'), than: 1 }]),
      'terms.standard.payments.cash_limit[0].than',
      'is not a key of this format',
    ],
    [
      'a volume',
      (d) => (d.terms.standard.payments.fees[0].volume = '4.5'),
      'terms.standard.payments.fees[0].volume',
      'is not a volume',
    ],
    [
      'an account role',
      (d) => (d.terms.standard.payments.fees[0].to = 'system'),
      'terms.standard.payments.fees[0].to',
      'expected one of',
    ],
    [
      'a posting to itself',
      (d) => (d.terms.standard.payments.fees[0].to = 'merchant.settlement'),
      'terms.standard.payments.fees[0].to',
      'is the account that the posting is from',
    ],
    ['a URL', (d) => (d.parties.acme.shops.shop.location = 'shop'), 'parties.acme.shops.shop.location', 'is not a URL'],
    [
      'a secret with its value',
      (d) => (d.providers.bank.secrets.key = 'hunter2'),
      'providers.bank.secrets.key',
      'not its value',
    ],
    [
      'a key instead of its hash',
      (d) => (d.api_keys.acme.sha256 = 'turnpike_demo'),
      'api_keys.acme.sha256',
      'the key itself must not be',
    ],
    ['a role', (d) => (d.api_keys.acme.roles = ['admin']), 'api_keys.acme.roles[0]', 'expected one of'],
    ['no role', (d) => (d.api_keys.acme.roles = []), 'api_keys.acme.roles', 'Too small'],
    [
      'a retry policy by name',
      (d) => (d.providers.bank.retries = { processed: 'sometimes' }),
      'providers.bank.retries.processed',
      'is "none", or a policy',
    ],
    [
      'a retry policy',
      (d) => (d.providers.bank.retries = { captured: { type: 'linear', attempts: 0, delay: '1s' } }),
      'providers.bank.retries.captured.attempts',
      'Too small',
    ],
    [
      'a duration',
      (d) => (d.inspectors.low = { type: 'grpc', address: 'a:1', timeout: '3' }),
      'inspectors.low.timeout',
      'is not a duration',
    ],
    ['a type', (d) => (d.inspectors.low.type = 'oracle'), 'inspectors.low.type', ''],
    [
      'a risk score',
      (d) => (d.inspectors.low.rules = 'medium'),
      'inspectors.low.rules',
      'expected one of "trusted"|"low"|"high"|"fatal"',
    ],
    [
      'a metric',
      (d) => (d.limits.daily.metric = 'RUB'),
      'limits.daily.metric',
      'is "number", or "amount" with a currency',
    ],
    [
      'a weight below zero',
      (d) => (d.rulesets.all.candidates[0].weight = -1),
      'rulesets.all.candidates[0].weight',
      'Too small',
    ],
    [
      'a priority that is no whole number',
      (d) => (d.rulesets.all.candidates[0].priority = 0.5),
      'rulesets.all.candidates[0].priority',
      'expected int',
    ],
    [
      'a ruleset of both kinds',
      (d) => (d.rulesets.all.delegates = []),
      'rulesets.all.candidates',
      'is not a key of this format',
    ],
    ['a ruleset of no kind', (d) => (d.rulesets.all = {}), 'rulesets.all.candidates', 'is required'],
    [
      'an attempt limit of zero',
      (d) => (d.terms.standard.payments.attempt_limit = 0),
      'terms.standard.payments.attempt_limit',
      'Too small',
    ],

    [
      'a shop on unknown terms',
      (d) => (d.parties.acme.shops.shop.terms = 'gold'),
      'parties.acme.shops.shop.terms',
      'there is no term set "gold"',
    ],
    [
      'a shop at no institution',
      (d) => (d.parties.acme.shops.shop.institution = 'x'),
      'parties.acme.shops.shop.institution',
      'there is no institution "x"',
    ],
    [
      'terms without the currency of the shop',
      (d) => {
        d.institutions.main.system_accounts = ['RUB', 'USD'];
        d.terms.standard.payments.currencies = ['USD'];
      },
      'parties.acme.shops.shop.currency',
      'does not take RUB',
    ],
    [
      'terms without the category of the shop',
      (d) => (d.parties.acme.shops.shop.category = 'arms'),
      'parties.acme.shops.shop.category',
      'does not take category "arms"',
    ],
    [
      'an institution without the currency of the shop',
      (d) => {
        d.institutions.abroad = { ...d.institutions.main, system_accounts: ['USD'] };
        d.parties.acme.shops.shop.institution = 'abroad';
      },
      'parties.acme.shops.shop.currency',
      'has no system account in RUB',
    ],
    [
      'an unknown ruleset',
      (d) => (d.institutions.main.routing.prohibitions = 'x'),
      'institutions.main.routing.prohibitions',
      'there is no ruleset "x"',
    ],
    [
      'an unknown inspector',
      (d) => (d.institutions.main.inspector = 'x'),
      'institutions.main.inspector',
      'there is no inspector "x"',
    ],
    [
      'an unknown inspector in a decision',
      (d) => (d.institutions.main.inspector = [decision('currency == "RUB"', 'low'), decision(true, 'x')]),
      'institutions.main.inspector[1].then',
      'there is no inspector "x"',
    ],
    [
      'an unknown adapter',
      (d) => (d.providers.bank.adapter = 'x'),
      'providers.bank.adapter',
      'there is no adapter "x", but sandbox-bank',
    ],
    [
      'an unknown provider',
      (d) => (d.terminals['bank-visa'].provider = 'x'),
      'terminals.bank-visa.provider',
      'there is no provider "x"',
    ],
    [
      'an unknown terminal',
      (d) => (d.rulesets.all.candidates[0].terminal = 'x'),
      'rulesets.all.candidates[0].terminal',
      'there is no terminal "x"',
    ],
    [
      'a name that every object has',
      (d) => (d.rulesets.all.candidates[0].terminal = 'constructor'),
      'rulesets.all.candidates[0].terminal',
      'there is no terminal',
    ],
    [
      'a delegate that leads nowhere',
      (d) => (d.rulesets.more = { delegates: [{ ruleset: 'x' }] }),
      'rulesets.more.delegates[0].ruleset',
      'there is no ruleset "x"',
    ],
    [
      'a ruleset that leads to itself',
      (d) => (d.rulesets.loop = { delegates: [{ ruleset: 'loop' }] }),
      'rulesets.loop.delegates[0].ruleset',
      'leads back to itself: loop → loop',
    ],
    [
      'rulesets in a circle',
      (d) =>
        Object.assign(d.rulesets, {
          a: { delegates: [{ ruleset: 'all' }, { ruleset: 'b' }] },
          b: { delegates: [{ ruleset: 'a' }] },
        }),
      'rulesets.b.delegates[0].ruleset',
      'leads back to itself: a → b → a',
    ],
    [
      'a terminal in a currency that its provider has no account in',
      (d) => (d.terminals['bank-visa'].terms.payments.currencies = ['RUB', 'EUR']),
      'terminals.bank-visa.terms.payments.currencies[1]',
      'provider "bank" has no account in EUR',
    ],
    [
      'a fee in a currency that its terms do not take',
      (d) => (d.terms.standard.payments.fees[0].volume = 'max(1%, 1.00 EUR)'),
      'terms.standard.payments.fees[0].volume',
      'is in EUR, which these terms do not take',
    ],
    [
      'a posting to an account that does not exist',
      (d) => {
        d.external_accounts = [];
        d.terms.standard.payments.fees[0].to = 'external.income';
      },
      'terms.standard.payments.fees[0].to',
      'there is no external.income account in RUB',
    ],
    [
      'a posting to a subagent that no institution has',
      (d) => {
        d.institutions.main.system_accounts = { roles: ['settlement'], currencies: ['RUB'] };
        d.terminals['bank-visa'].terms.payments.cash_flow = [
          { from: 'system.subagent', to: 'provider.settlement', volume: '1%' },
        ];
      },
      'terminals.bank-visa.terms.payments.cash_flow[0].from',
      'there is no system.subagent account in RUB',
    ],
    [
      'system accounts without settlement',
      (d) => (d.institutions.main.system_accounts = { roles: ['subagent'], currencies: ['RUB'] }),
      'institutions.main.system_accounts.roles',
      'must hold settlement',
    ],
    [
      'an unknown limit',
      (d) => (d.parties.acme.shops.shop.turnover_limits = [{ limit: 'x', at_most: 1 }]),
      'parties.acme.shops.shop.turnover_limits[0].limit',
      'there is no limit "x"',
    ],
    [
      'a boundary in another currency than its limit',
      (d) => (d.parties.acme.shops.shop.turnover_limits = [{ limit: 'daily', at_most: '1.00 EUR' }]),
      'parties.acme.shops.shop.turnover_limits[0].at_most',
      'limit "daily" counts an amount in RUB',
    ],
    [
      'a number for a limit by amount',
      (d) =>
        (d.terminals['bank-visa'].terms.payments.turnover_limits = [decision(true, [{ limit: 'daily', at_most: 5 }])]),
      'terminals.bank-visa.terms.payments.turnover_limits[0].at_most',
      'limit "daily" counts an amount in RUB',
    ],
    [
      'an amount for a limit by number',
      (d) => (d.parties.acme.shops.shop.turnover_limits = [{ limit: 'count', at_most: '1.00 RUB' }]),
      'parties.acme.shops.shop.turnover_limits[0].at_most',
      'limit "count" counts a number of payments',
    ],
    [
      'a merchant key without a party',
      (d) => delete d.api_keys.acme.party,
      'api_keys.acme.party',
      'is required: a merchant key belongs to a party',
    ],
    [
      'an operator key with a party',
      (d) => (d.api_keys.acme.roles = ['operator']),
      'api_keys.acme.party',
      'is not for operators',
    ],
    ['a key of an unknown party', (d) => (d.api_keys.acme.party = 'x'), 'api_keys.acme.party', 'there is no party "x"'],
    [
      'one key under two names',
      (d) => (d.api_keys.again = { ...d.api_keys.acme }),
      'api_keys.again.sha256',
      'is the key of "acme" too',
    ],
    [
      'a secret among the options',
      (d) => (d.providers.bank.options = { api_key: 'x' }),
      'providers.bank.options.api_key',
      'looks like a secret',
    ],
    [
      'a secret among the options of a terminal',
      (d) => (d.terminals['bank-visa'].options = { Password: 'x' }),
      'terminals.bank-visa.options.Password',
      'looks like a secret',
    ],
    [
      'an option that is a secret too',
      (d) => (d.providers.bank.options = { key: 'x' }),
      'providers.bank.options.key',
      'is among the secrets too',
    ],
  ])('%s', (_, edit, path, message) => {
    expect(faults(edit)).toEqual([[path, expect.stringContaining(message)]]);
  });

  it('every one of them at once, with its line', () => {
    const source = BASE.replace('currency: RUB', 'currency: RUR')
      .replace('provider: bank', 'provider: [bank]')
      .replace('range: day', 'range: hour');
    const compilation = compileConfiguration(source, { revision: 1 });
    expect(compilation.ok ? [] : compilation.faults).toMatchObject([
      { path: 'parties.acme.shops.shop.currency', line: 6 },
      { path: 'terminals.bank-visa.provider', line: 24 },
      { path: 'limits.daily.range', line: 30 },
    ]);
  });

  it('and prints as one line each, with the file', () => {
    const compilation = compileConfiguration(BASE.replace('terminal: bank-visa', 'terminal: bank-mir'), {
      revision: 1,
    });
    const printed = compilation.ok ? '' : formatFaults(compilation.faults, 'shop.yaml');
    expect(printed).toBe('shop.yaml:28 rulesets.all.candidates[0].terminal: there is no terminal "bank-mir"');
  });

  it('at the line of the decision, behind an alias too', () => {
    const source = BASE.replace('categories: [retail]', 'categories: &all [retail, "a b"]').replace(
      'fees:',
      'refunds: { methods: *all, fees: [] }\n      fees:',
    );
    const compilation = compileConfiguration(source, { revision: 1 });
    expect(compilation.ok ? [] : compilation.faults.map(({ path, line }) => [path, line])).toEqual([
      ['terms.standard.payments.categories[1]', 11],
      ['terms.standard.payments.refunds.methods[0]', 11],
      ['terms.standard.payments.refunds.methods[1]', 11],
    ]);
  });
});
