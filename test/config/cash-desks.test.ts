import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { compileConfiguration } from '../../src/config/compile.ts';
import { formatFaults } from '../../src/config/fault.ts';
import type { KnownAdapters } from '../../src/config/references.ts';
import { secretNames } from '../../src/config/secret-names.ts';
import { checkSuccession } from '../../src/config/succession.ts';
import { METHODS, PAYIN_METHODS, PAYOUT_METHODS } from '../../src/domain/application/methods.ts';
import { reduce } from '../../src/domain/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';

function pem(bits: number): { readonly publicKey: string; readonly privateKey: string } {
  return generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

const RSA = pem(2048);
const CURVE = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
}).publicKey;

const BASE = `turnpike: 1
parties:
  acme:
    name: Acme
    shops:
      shop: { name: Shop, location: https://shop.example, category: retail, currency: RUB, institution: main, terms: standard }
      euro: { name: Shop, location: https://shop.example, category: retail, currency: EUR, institution: main, terms: standard }
  other: { name: Other }
terms:
  standard:
    payments:
      currencies: [RUB, EUR]
      categories: [retail]
      methods: [card/visa, terminal/sbp-p2p]
      cash_limit: "[1.00, 1000.00) RUB"
      fees: []
    payouts:
      currencies: [RUB]
      methods: [card-p2p, sbp-p2p]
      cash_limit: "[1.00, 1000.00) RUB"
      fees: [{ from: merchant.settlement, to: system.settlement, volume: 1% }]
institutions:
  main: { realm: test, system_accounts: [RUB, EUR], routing: { policies: all, payouts: all }, inspector: low }
inspectors:
  low: { type: rules, rules: low }
providers:
  bank:
    name: Bank
    adapter: sandbox-bank
    secrets: { key: BANK_KEY }
    accounts: [RUB]
    retries: { paid_out: { type: linear, attempts: 2, delay: 1s } }
    terms:
      payouts:
        allow: has(payment_tool.bank_code) && payment_tool.bank_code == "acme-bank" || payment_tool.type == "bank_card"
        currencies: [RUB]
        methods: [card-p2p]
        cash_limit: "[1.00, 500.00] RUB"
        cash_flow: [{ from: merchant.settlement, to: provider.settlement, volume: 100% }]
terminals:
  t: { provider: bank, name: T, terms: { payouts: { methods: [card-p2p, sbp-p2p] } } }
rulesets:
  all: { candidates: [{ terminal: t }] }
api_keys:
  acme: { sha256: ${'a'.repeat(64)}, roles: [merchant], party: acme, rate_limit: { per_second: 5 } }
rate_limit: { per_second: 10, burst: 15 }
cash_desks:
  57aff4db-b45d-42bf-bc5f-b7a499a01782:
    party: acme
    name: Desk
    shops: { RUB: shop }
    payin_methods: [sbp-p2p, card-ecom]
    payout_methods: [card-p2p, sbp-p2p]
    request_keys:
      - { id: hmac, algorithm: HMAC-SHA512, secret: REQUEST_KEY, not_after: "2027-01-31T12:00:00Z" }
    alerts: { algorithm: RSA-SHA256, secret: ALERT_KEY }
banks:
  acme-bank: { name: Acme Bank, country: RU, currencies: [RUB], methods: [sbp-p2p] }
`;

// biome-ignore lint/suspicious/noExplicitAny: tests write what no type allows.
type Loose = any;

const ID = '57aff4db-b45d-42bf-bc5f-b7a499a01782';

const PAYS_OUT = new Map([['sandbox-bank', { payouts: true }]]);

function compile(edit: (desk: Loose, document: Loose) => void = () => {}, adapters: KnownAdapters = PAYS_OUT) {
  const document: Loose = parse(BASE);
  edit(document.cash_desks[ID], document);
  return compileConfiguration(stringify(document), { revision: 1, adapters });
}

function compiled(edit?: (desk: Loose, document: Loose) => void): Configuration {
  const compilation = compile(edit);
  if (!compilation.ok) throw new Error(formatFaults(compilation.faults, 'test'));
  return compilation.configuration;
}

describe('A cash desk', () => {
  it('has what a document may leave out', () => {
    expect(compiled().projects.get(ID)).toEqual({
      id: ID,
      partyId: 'acme',
      name: 'Desk',
      disabled: false,
      shops: new Map([['RUB', 'shop']]),
      payinMethods: ['sbp-p2p', 'card-ecom'],
      payoutMethods: ['card-p2p', 'sbp-p2p'],
      urls: {},
      requestKeys: [
        {
          id: 'hmac',
          algorithm: 'HMAC-SHA512',
          secret: 'REQUEST_KEY',
          notAfter: Date.UTC(2027, 0, 31, 12) * 1000,
        },
      ],
      alerts: { algorithm: 'RSA-SHA256', secret: 'ALERT_KEY' },
      onExpiry: 'dispute',
      defaultLifetimeMs: 600_000,
      confirmTimeoutMs: 1_800_000,
      rateLimits: { create: { perSecond: 50, burst: 100 }, read: { perSecond: 100, burst: 200 } },
    });
  });

  it('takes whatever a document says', () => {
    const desk = compiled((each, document) => {
      Object.assign(each, {
        disabled: true,
        shops: { RUB: 'shop', EUR: 'euro' },
        urls: { success: 'https://acme.example/s', informative: 'http://127.0.0.1:8080/i' },
        redirect_url: 'https://acme.example/',
        on_expiry: 'decline',
        lifetime: '5m',
        confirm_timeout: '1h',
        rate_limits: { create: { per_second: 7, burst: 8 } },
        request_keys: [{ id: 'rsa', algorithm: 'RSA-SHA256', public_key: RSA.publicKey, hashed_twice: true }],
      });
      document.terms.standard.payouts.currencies = ['RUB', 'EUR'];
    }).projects.get(ID);
    expect(desk).toMatchObject({
      disabled: true,
      urls: { success: 'https://acme.example/s', informative: 'http://127.0.0.1:8080/i' },
      redirectUrl: 'https://acme.example/',
      onExpiry: 'decline',
      defaultLifetimeMs: 300_000,
      confirmTimeoutMs: 3_600_000,
      rateLimits: { create: { perSecond: 7, burst: 8 }, read: { perSecond: 100, burst: 200 } },
      requestKeys: [{ id: 'rsa', algorithm: 'RSA-SHA256', publicKey: RSA.publicKey, hashedTwice: true }],
    });
    expect(desk?.shops.get('EUR')).toBe('euro');
  });

  it('names its secrets among those of the configuration', () => {
    expect([...secretNames(compiled())].sort()).toEqual(['ALERT_KEY', 'BANK_KEY', 'REQUEST_KEY']);
  });

  it.each<[string, (desk: Loose, document: Loose) => void, string, string]>([
    ['an unknown key', (d) => (d.colour = 'red'), '.colour', 'is not a key'],
    ['no party', (d) => delete d.party, '.party', 'is required'],
    ['an unknown party', (d) => (d.party = 'x'), '.party', 'there is no party "x"'],
    ['no shop', (d) => (d.shops = {}), '.shops', 'must name a shop'],
    ["another party's shop", (d) => (d.party = 'other'), '.shops.RUB', 'party "other" has no shop "shop"'],
    ['a name that every object has', (d) => (d.shops.RUB = 'constructor'), '.shops.RUB', 'has no shop "constructor"'],
    ['a shop of another currency', (d) => (d.shops.EUR = 'shop'), '.shops.EUR', 'shop "shop" is in RUB'],
    ['a currency that is none', (d) => (d.shops.RUR = 'shop'), '.shops.RUR', 'is not a currency code'],
    ['a method that is none', (d) => (d.payin_methods = ['bitcoin']), '.payin_methods[0]', 'expected one of'],
    ['a payin method for payouts', (d) => (d.payout_methods = ['qr-p2p']), '.payout_methods[0]', 'expected one of'],
    [
      'a payin method that its shops do not take',
      (d) => (d.payin_methods = ['sbp-p2p', 'qr-p2p']),
      '.payin_methods[1]',
      'the terms of no shop take terminal/qr-p2p',
    ],
    [
      'cards where its shops take none',
      (_, all) => (all.terms.standard.payments.methods = ['terminal/sbp-p2p']),
      '.payin_methods[1]',
      'the terms of no shop take cards',
    ],
    [
      'a payout method that its shops do not take',
      (d) => (d.payout_methods = ['phone-p2p']),
      '.payout_methods[0]',
      'the terms of no shop pay out by phone-p2p',
    ],
    [
      'a URL in the clear',
      (d) => (d.urls = { success: 'http://acme.example' }),
      '.urls.success',
      'is not an https URL',
    ],
    [
      'payouts that no rules send anywhere',
      (_, all) => delete all.institutions.main.routing.payouts,
      '.payout_methods',
      'the institution of no shop has rules for payouts',
    ],
    ['no URL', (d) => (d.redirect_url = 'acme'), '.redirect_url', 'is not an https URL'],
    [
      'a URL that is too long',
      (d) => (d.redirect_url = `https://a.example/${'x'.repeat(2048)}`),
      '.redirect_url',
      'is longer than 2048',
    ],
    ['a life that is too short', (d) => (d.lifetime = '299s'), '.lifetime', 'is shorter than 5m'],
    ['no rate', (d) => (d.rate_limits = { create: { per_second: 0 } }), '.rate_limits.create.per_second', 'Too small'],
    ['no alerts', (d) => delete d.alerts, '.alerts', 'is required'],
    ['a secret with its value', (d) => (d.alerts.secret = 'hunter2'), '.alerts.secret', 'not its value'],
    ['an algorithm that is none', (d) => (d.request_keys[0].algorithm = 'MD5'), '.request_keys[0].algorithm', ''],
    [
      'a public key for HMAC',
      (d) => (d.request_keys[0].public_key = RSA.publicKey),
      '.request_keys[0].public_key',
      'is not a key of this format',
    ],
    ['two keys of one id', (d) => d.request_keys.push(d.request_keys[0]), '.request_keys[1].id', 'another key'],
    [
      'a time that is none',
      (d) => (d.request_keys[0].not_after = 'soon'),
      '.request_keys[0].not_after',
      'is not a time',
    ],
  ])('is refused with %s', (_, edit, path, message) => {
    const compilation = compile(edit);
    expect(compilation.ok ? [] : compilation.faults).toEqual([
      expect.objectContaining({ path: `cash_desks.${ID}${path}`, message: expect.stringContaining(message) }),
    ]);
  });

  it.each([
    ['nothing of the kind', 'secret', 'is not a public key in PEM'],
    ['the private half', RSA.privateKey, 'is not a public key in PEM, but a private one'],
    ['a key that is too short', pem(1024).publicKey, 'is a key of 1024 bits'],
    ['a key of another kind', CURVE, 'is a key of ec'],
  ])('is refused with %s for a public key', (_, public_key, message) => {
    const compilation = compile((desk) => {
      desk.request_keys = [{ id: 'rsa', algorithm: 'RSA-SHA256', public_key }];
    });
    const [fault] = compilation.ok ? [] : compilation.faults;
    expect(fault?.path).toBe(`cash_desks.${ID}.request_keys[0].public_key`);
    expect(fault?.message).toContain(message);
  });

  it('is refused under an id that no project_id can be', () => {
    const compilation = compile((desk, document) => {
      document.cash_desks['x'.repeat(37)] = desk;
    });
    expect(compilation.ok ? [] : compilation.faults).toMatchObject([
      { path: `cash_desks.${'x'.repeat(37)}`, message: 'is not a project_id: at most 36 characters' },
    ]);
  });

  it.each<[string, (desk: Loose, document: Loose) => void, string, string]>([
    ['removed', (_, all) => delete all.cash_desks[ID], `cash_desks.${ID}`, 'cannot be removed: disable it'],
    [
      'given to another party',
      (desk, all) => {
        all.parties.other.shops = all.parties.acme.shops;
        desk.party = 'other';
      },
      `cash_desks.${ID}.party`,
      'cannot change from acme: open another cash desk',
    ],
  ])('is never %s by a later revision', (_, edit, path, message) => {
    expect(checkSuccession(compiled(), compiled(edit))).toEqual([{ path, message }]);
    expect(
      checkSuccession(
        compiled(),
        compiled((desk) => (desk.disabled = true)),
      ),
    ).toEqual([]);
  });
});

describe('What payouts need', () => {
  it('is in the terms of merchants, providers and terminals, and in the rules of an institution', () => {
    const { parties, institutions, providers, terminals } = compiled();
    const merchant = parties.get('acme')?.shops.get('shop')?.terms.payouts;
    expect(merchant?.methods.decisions[0]?.value).toEqual(['card-p2p', 'sbp-p2p']);
    expect(institutions.get('main')?.payoutPolicies).toBe('all');
    expect(providers.get('bank')?.retries.paid_out).toEqual({ type: 'linear', attempts: 2, delayMs: 1_000 });
    const provision = providers.get('bank')?.terms?.payouts;
    expect(provision?.cashFlow?.decisions[0]?.value).toHaveLength(1);
    expect(provision?.cashLimit && reduce(provision.cashLimit, {}).ok).toBe(true);
    expect(provision?.allow?.evaluate({ payment_tool: { type: 'phone', bank_code: 'acme-bank' } })).toBe('true');
    expect(provision?.allow?.evaluate({ payment_tool: { type: 'phone' } })).toBe('false');
    expect(terminals.get('t')?.terms?.payouts?.methods?.decisions[0]?.value).toEqual(['card-p2p', 'sbp-p2p']);
  });

  it.each<[string, (document: Loose) => void, string, string]>([
    [
      'rules that are not there',
      (d) => (d.institutions.main.routing.payouts = 'x'),
      'institutions.main.routing.payouts',
      'there is no ruleset "x"',
    ],
    [
      'a currency that the provider has no account in',
      (d) => (d.providers.bank.terms.payouts.currencies = ['RUB', 'EUR']),
      'providers.bank.terms.payouts.currencies[1]',
      'provider "bank" has no account in EUR',
    ],
    [
      'a fee in a currency that the terms do not pay out',
      (d) => (d.terms.standard.payouts.fees[0].volume = '1.00 EUR'),
      'terms.standard.payouts.fees[0].volume',
      'is in EUR, which these terms do not take',
    ],
    [
      'a fee to an account that is not there',
      (d) => (d.terms.standard.payouts.fees[0].to = 'external.income'),
      'terms.standard.payouts.fees[0].to',
      'there is no external.income account in RUB',
    ],
    [
      'a cash flow to an account that is not there',
      (d) => (d.providers.bank.terms.payouts.cash_flow[0].to = 'external.outcome'),
      'providers.bank.terms.payouts.cash_flow[0].to',
      'there is no external.outcome account in RUB',
    ],
    [
      'a method of payments',
      (d) => (d.terms.standard.payouts.methods = ['card/visa']),
      'terms.standard.payouts.methods[0]',
      'expected one of',
    ],
    [
      'a receiver that is none',
      (d) => (d.providers.bank.terms.payouts.allow = 'payment_tool.type == "letter"'),
      'providers.bank.terms.payouts.allow',
      'payment_tool.type is never "letter"',
    ],
  ])('is refused with %s', (_, edit, path, message) => {
    const compilation = compile((_desk, document) => edit(document));
    expect(compilation.ok ? [] : compilation.faults).toEqual([
      expect.objectContaining({ path, message: expect.stringContaining(message) }),
    ]);
  });
});

describe('Banks and rates', () => {
  it('are read', () => {
    const { banks, rateLimit, apiKeys } = compiled();
    expect(banks).toEqual([
      { code: 'acme-bank', name: 'Acme Bank', country: 'RU', currencies: ['RUB'], methods: ['sbp-p2p'] },
    ]);
    expect(rateLimit).toEqual({ perSecond: 10, burst: 15 });
    expect(apiKeys[0]?.rateLimit).toEqual({ perSecond: 5, burst: 10 });
  });

  it('may be absent', () => {
    const { banks, rateLimit, projects, apiKeys } = compiled((_, document) => {
      for (const key of ['banks', 'rate_limit', 'cash_desks']) delete document[key];
      delete document.api_keys.acme.rate_limit;
    });
    expect([banks, rateLimit, projects.size, apiKeys[0]?.rateLimit]).toEqual([[], undefined, 0, undefined]);
  });

  it.each<[string, Loose, string]>([
    ['country', { country: 'Russia' }, 'is not a country code'],
    ['currencies[0]', { currencies: ['RUR'] }, 'is not a currency code'],
    ['methods[0]', { methods: ['cash'] }, 'expected one of'],
  ])('are refused with a wrong %s', (path, edit, message) => {
    const compilation = compile((_, document) => Object.assign(document.banks['acme-bank'], edit));
    expect(compilation.ok ? [] : compilation.faults).toEqual([
      expect.objectContaining({ path: `banks.acme-bank.${path}`, message: expect.stringContaining(message) }),
    ]);
  });
});

describe('The table of methods', () => {
  it('has every code that the reference confirms', () => {
    const confirmed = [
      'card-p2p',
      'sbp-p2p',
      'phone-p2p',
      'international-p2p',
      'account-number',
      'card-ecom',
      'mobile-p2p',
    ];
    expect(PAYIN_METHODS).toEqual(expect.arrayContaining(confirmed));
  });

  it('says of each method of payouts what it goes to', () => {
    expect(PAYOUT_METHODS.map((code) => [code, Reflect.get(METHODS[code], 'payout')])).toEqual([
      ['card-p2p', 'bank_card'],
      ['sbp-p2p', 'phone'],
      ['phone-p2p', 'phone'],
      ['mobile-p2p', 'phone'],
      ['account-number', 'account'],
      ['card-ecom', 'bank_card'],
    ]);
  });
});

describe('Terms of payouts', () => {
  it('of a provider, or of a terminal of one, whose adapter does not pay out are faults where they stand', () => {
    const adapters: KnownAdapters = new Map<string, { readonly payouts?: true }>([
      ['sandbox-bank', { payouts: true }],
      ['partner', {}],
    ]);
    const compilation = compile((_, document) => {
      document.providers.other = { ...document.providers.bank, adapter: 'partner' };
      document.terminals.u = { ...document.terminals.t, provider: 'other' };
    }, adapters);
    expect(compilation.ok ? [] : compilation.faults.map(({ path, message }) => [path, message])).toEqual([
      ['providers.other.terms.payouts', 'the adapter "partner" does not pay out'],
      ['terminals.u.terms.payouts', 'the adapter "partner" does not pay out'],
    ]);
  });
});
