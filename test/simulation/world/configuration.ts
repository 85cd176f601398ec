import { compileConfiguration } from '../../../src/config/compile.ts';
import type { Configuration } from '../../../src/domain/configuration.ts';
import type { Configurations } from '../../../src/ports/configuration.ts';

/**
 * The business of every simulated world. What it costs stands here twice: as a document for the node, and as plain numbers
 * for the oracle, which has its own arithmetic.
 */
export const PARTY = 'party';

/** Minor units: a share in thousandths, then at least or in addition so much. */
export interface Rate {
  readonly thousandths: bigint;
  readonly atLeast?: bigint;
  readonly plus?: bigint;
}

/** What one revision of the terms charges. */
export interface Charges {
  readonly shops: Readonly<Record<string, { readonly fee: Rate; readonly refundFeeMinor: bigint }>>;
  readonly banks: Readonly<Record<string, Rate>>;
}

/** By revision. The second one comes into force in the middle of some worlds. */
export const CHARGES: Readonly<Record<number, Charges>> = {
  1: {
    shops: {
      alpha: { fee: { thousandths: 28n, atLeast: 350n }, refundFeeMinor: 1000n },
      beta: { fee: { thousandths: 45n }, refundFeeMinor: 0n },
      gamma: { fee: { thousandths: 19n, plus: 25n }, refundFeeMinor: 0n },
    },
    banks: { north: { thousandths: 21n }, south: { thousandths: 14n, plus: 200n }, west: { thousandths: 17n } },
  },
  2: {
    shops: {
      alpha: { fee: { thousandths: 31n, atLeast: 410n }, refundFeeMinor: 700n },
      beta: { fee: { thousandths: 39n }, refundFeeMinor: 150n },
      gamma: { fee: { thousandths: 23n, plus: 10n }, refundFeeMinor: 30n },
    },
    banks: { north: { thousandths: 18n }, south: { thousandths: 16n, plus: 100n }, west: { thousandths: 22n } },
  },
};

export const SHOPS: Readonly<Record<string, { readonly currency: string; readonly account: string }>> = {
  alpha: { currency: 'RUB', account: 'merchant:party:alpha:settlement' },
  beta: { currency: 'RUB', account: 'merchant:party:beta:settlement' },
  gamma: { currency: 'EUR', account: 'merchant:party:gamma:settlement' },
};

export const BANKS: Readonly<Record<string, { readonly lax: boolean }>> = {
  north: { lax: false },
  south: { lax: false },
  west: { lax: true },
};

/** The cash desk pays out from the account of this shop, by a bank of its own. */
export const DESK = 'desk';
export const PAYOUT_SHOP = 'beta';
export const PAYOUT_BANK = 'east';
export const PAYOUT_FEE_MINOR = 1_500n;
export const PAYOUT_BANK_FEE_MINOR = 300n;

export const systemAccount = (currency: string) => `system:main:settlement:${currency}`;
export const bankAccount = (bank: string, currency: string) => `provider:${bank}:settlement:${currency}`;

/** Boundaries by the beginning of a counter's name. */
export const BOUNDARIES: Readonly<Record<string, bigint>> = {
  'shop-turnover/': 600_000n,
  'route-turnover/': 300_000n,
  'card-payments/': 2n,
};

/** A rate as the document writes it. */
function volumeOf(rate: Rate | undefined, currency: string): string {
  const { thousandths = 0n, atLeast, plus } = rate ?? {};
  const share = `${decimal(thousandths, 1)}%`;
  if (atLeast !== undefined) return `"max(${share}, ${decimal(atLeast, 2)} ${currency})"`;
  return plus === undefined ? share : `"sum(${share}, ${decimal(plus, 2)} ${currency})"`;
}

function decimal(value: bigint, digits: number): string {
  const text = String(value).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function documentOf({ shops: { alpha, beta, gamma }, banks }: Charges): string {
  const refundFees = (shop: typeof alpha, currency: string) =>
    `[{ from: merchant.settlement, to: system.settlement, volume: ${decimal(shop?.refundFeeMinor ?? 0n, 2)} ${currency} }]`;
  return `
turnpike: 1
parties:
  party:
    name: Merchant
    shops:
      alpha:
        name: Alpha
        location: https://alpha.example
        category: goods
        currency: RUB
        institution: main
        terms: alpha
        turnover_limits: [{ limit: shop-turnover, at_most: 6000.00 RUB }, { limit: card-payments, at_most: 2 }]
      beta: { name: Beta, location: https://beta.example, category: goods, currency: RUB, institution: main, terms: beta }
      gamma: { name: Gamma, location: https://gamma.example, category: goods, currency: EUR, institution: main, terms: gamma }
terms:
  alpha:
    payments: &payments
      currencies: [RUB, EUR]
      categories: [goods]
      methods: &cards [card/visa]
      cash_limit: &any
        - { when: currency == "RUB", then: "[0.01, 1_000_000.00) RUB" }
        - { when: currency == "EUR", then: "[0.01, 1_000_000.00) EUR" }
      fees: [{ from: merchant.settlement, to: system.settlement, volume: ${volumeOf(alpha?.fee, 'RUB')} }]
      attempt_limit: 3
      holds: &holds { methods: *cards, lifetime: 3d, partial_capture_allowed: true }
      refunds: &refunds
        methods: *cards
        fees: ${refundFees(alpha, 'RUB')}
        eligible_for: 2 years
        partial: { cash_limit: *any }
      chargebacks: &chargebacks
        allow: true
        fees: [{ from: merchant.settlement, to: system.settlement, volume: 100% of surplus }]
        eligible_for: 2 years
  beta:
    payments:
      currencies: [RUB]
      categories: [goods]
      methods: *cards
      cash_limit: *any
      fees: [{ from: merchant.settlement, to: system.settlement, volume: ${volumeOf(beta?.fee, 'RUB')} }]
      attempt_limit: 3
      holds: *holds
      refunds: { methods: *cards, fees: ${refundFees(beta, 'RUB')}, eligible_for: 2 years, partial: { cash_limit: *any } }
      chargebacks: *chargebacks
    payouts:
      currencies: [RUB]
      methods: [card-p2p]
      cash_limit: *any
      fees: [{ from: merchant.settlement, to: system.settlement, volume: ${decimal(PAYOUT_FEE_MINOR, 2)} RUB }]
  gamma:
    payments:
      currencies: [EUR]
      categories: [goods]
      methods: *cards
      cash_limit: *any
      fees: [{ from: merchant.settlement, to: system.settlement, volume: ${volumeOf(gamma?.fee, 'EUR')} }]
      attempt_limit: 2
      holds: { methods: *cards, lifetime: 3d, partial_capture_allowed: false }
      refunds: { methods: *cards, fees: ${refundFees(gamma, 'EUR')}, eligible_for: 2 years, partial: { cash_limit: *any } }
      chargebacks: *chargebacks
institutions:
  main:
    realm: test
    system_accounts: [RUB, EUR]
    routing: { policies: all, payouts: payouts }
    inspector: trusting
external_accounts: [RUB, EUR]
inspectors:
  trusting: { type: rules, rules: low }
providers:
  north:
    name: North
    adapter: sandbox-bank
    options: { bank: north }
    accounts: [RUB, EUR]
    cascade: { mapped_errors: [preauthorization_failed, "authorization_failed:temporarily_unavailable"] }
    retries:
      processed: { type: exponential, total: 30s, factor: 2, first_delay: 1s, max_delay: 10s }
      captured: { type: linear, attempts: 2, delay: 2s }
      cancelled: { type: linear, attempts: 2, delay: 2s }
      refunded: { type: intervals, delays: [1s, 5s, 30s] }
    terms:
      payments: &provision
        currencies: [RUB, EUR]
        categories: [goods]
        methods: *cards
        cash_limit: *any
        cash_flow:
          - &to-merchant { from: provider.settlement, to: merchant.settlement, volume: 100% }
          - { from: system.settlement, to: provider.settlement, volume: ${volumeOf(banks['north'], 'RUB')} }
        holds: &bank-holds { lifetime: 7d, partial_capture_allowed: true }
        refunds: &bank-refunds
          cash_flow: &to-provider [{ from: merchant.settlement, to: provider.settlement, volume: 100% }]
          partial: { cash_limit: *any }
        chargebacks: &bank-chargebacks { cash_flow: *to-provider }
  south:
    name: South
    adapter: sandbox-bank
    options: { bank: south }
    accounts: [RUB]
    cascade: { mapped_errors: [preauthorization_failed, "authorization_failed:temporarily_unavailable"] }
    retries:
      processed: { type: linear, attempts: 1, delay: 1s }
      captured: { type: linear, attempts: 1, delay: 1s }
      cancelled: { type: linear, attempts: 1, delay: 1s }
      refunded: { type: linear, attempts: 1, delay: 1s }
    terms:
      payments:
        currencies: [RUB]
        categories: [goods]
        methods: *cards
        cash_limit: *any
        cash_flow:
          - *to-merchant
          - { from: system.settlement, to: provider.settlement, volume: ${volumeOf(banks['south'], 'RUB')} }
        turnover_limits: [{ limit: route-turnover, at_most: 3000.00 RUB }]
        holds: *bank-holds
        refunds: *bank-refunds
        chargebacks: *bank-chargebacks
  west:
    name: West
    adapter: plain-bank
    options: { bank: west }
    accounts: [RUB, EUR]
    terms:
      payments:
        currencies: [RUB, EUR]
        categories: [goods]
        methods: *cards
        cash_limit: *any
        cash_flow:
          - *to-merchant
          - { from: system.settlement, to: provider.settlement, volume: ${volumeOf(banks['west'], 'RUB')} }
        holds: *bank-holds
        refunds: *bank-refunds
        chargebacks: *bank-chargebacks
  east:
    name: East
    adapter: payout-bank
    accounts: [RUB]
    retries:
      paid_out: { type: linear, attempts: 2, delay: 5s }
    terms:
      payouts:
        currencies: [RUB]
        methods: [card-p2p]
        cash_limit: *any
        cash_flow:
          - { from: merchant.settlement, to: provider.settlement, volume: 100% }
          - { from: system.settlement, to: provider.settlement, volume: ${decimal(PAYOUT_BANK_FEE_MINOR, 2)} RUB }
terminals:
  north: { provider: north, name: North }
  south: { provider: south, name: South }
  west: { provider: west, name: West }
  east: { provider: east, name: East }
rulesets:
  all: { candidates: [{ terminal: north, weight: 40 }, { terminal: south, weight: 40 }, { terminal: west, weight: 20 }] }
  payouts: { candidates: [{ terminal: east }] }
cash_desks:
  ${DESK}:
    party: party
    name: Desk
    shops: { RUB: ${PAYOUT_SHOP} }
    payout_methods: [card-p2p]
    alerts: { algorithm: HMAC-SHA512, secret: ALERTS }
limits:
  shop-turnover: { metric: amount RUB, range: day, scopes: [shop], refunds: subtraction }
  route-turnover: { metric: amount RUB, range: month, scopes: [terminal], refunds: subtraction }
  card-payments: { metric: number, range: week, scopes: [payment_tool], refunds: subtraction }
api_keys:
  merchant: { sha256: "0000000000000000000000000000000000000000000000000000000000000001", roles: [merchant], party: party }
`;
}

/** Compiled once for all worlds of this thread: nothing in them depends on a seed. */
let compiled: ReadonlyMap<number, Configuration> | undefined;

function revisions(): ReadonlyMap<number, Configuration> {
  compiled ??= new Map(
    Object.entries(CHARGES).map(([revision, charges]) => {
      const compilation = compileConfiguration(documentOf(charges), { revision: Number(revision) });
      if (!compilation.ok) throw new Error(JSON.stringify(compilation.faults));
      return [Number(revision), compilation.configuration] as const;
    }),
  );
  return compiled;
}

/** What a node reads of the configuration while this revision is the latest. */
export function simulatedConfigurations(latest: () => number): Configurations {
  const at = (revision: number): Configuration => {
    const configuration = revisions().get(revision);
    if (configuration === undefined) throw new Error(`there is no revision ${revision}`);
    return configuration;
  };
  return {
    latest: () => at(latest()),
    at,
    load: async (revision) => at(revision),
    document: async () => undefined,
    commit: () => Promise.reject(new Error('nobody commits a configuration here')),
    revisions: async () => [],
  };
}
