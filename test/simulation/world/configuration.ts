import { compileConfiguration } from '../../../src/config/compile.ts';
import type { Configuration } from '../../../src/domain/configuration.ts';
import type { Configurations } from '../../../src/ports/configuration.ts';

/**
 * The business of every simulated world. What it costs stands here twice: as a document for the node, and as plain numbers
 * for the oracle, which has its own arithmetic.
 */
export const PARTY = 'party';
export const HOLD_MS = 3 * 86_400_000;

/** Minor units: a share in thousandths, then at least or in addition so much. */
export interface Rate {
  readonly thousandths: bigint;
  readonly atLeast?: bigint;
  readonly plus?: bigint;
}

export interface ShopOfOracle {
  readonly currency: string;
  readonly fee: Rate;
  /** Charged for each refund. */
  readonly refundFeeMinor: bigint;
  readonly account: string;
  readonly partialCapture: boolean;
}

export const SHOPS: Readonly<Record<string, ShopOfOracle>> = {
  alpha: {
    currency: 'RUB',
    fee: { thousandths: 28n, atLeast: 350n },
    refundFeeMinor: 1000n,
    account: 'merchant:party:alpha:settlement',
    partialCapture: true,
  },
  beta: {
    currency: 'RUB',
    fee: { thousandths: 45n },
    refundFeeMinor: 0n,
    account: 'merchant:party:beta:settlement',
    partialCapture: true,
  },
  gamma: {
    currency: 'EUR',
    fee: { thousandths: 19n, plus: 25n },
    refundFeeMinor: 0n,
    account: 'merchant:party:gamma:settlement',
    partialCapture: false,
  },
};

export const BANKS: Readonly<Record<string, { readonly fee: Rate; readonly lax?: boolean }>> = {
  north: { fee: { thousandths: 21n } },
  south: { fee: { thousandths: 14n, plus: 200n } },
  west: { fee: { thousandths: 17n }, lax: true },
};

export const systemAccount = (currency: string) => `system:main:settlement:${currency}`;
export const bankAccount = (bank: string, currency: string) => `provider:${bank}:settlement:${currency}`;

/** Boundaries by the beginning of a counter's name. */
export const BOUNDARIES: Readonly<Record<string, bigint>> = {
  'shop-turnover/': 600_000n,
  'route-turnover/': 300_000n,
  'card-payments/': 2n,
};

const DOCUMENT = `
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
      fees: [{ from: merchant.settlement, to: system.settlement, volume: "max(2.8%, 3.50 RUB)" }]
      attempt_limit: 3
      holds: &holds { methods: *cards, lifetime: 3d, partial_capture_allowed: true }
      refunds: &refunds
        methods: *cards
        fees: [{ from: merchant.settlement, to: system.settlement, volume: 10.00 RUB }]
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
      fees: [{ from: merchant.settlement, to: system.settlement, volume: 4.5% }]
      attempt_limit: 3
      holds: *holds
      refunds: { methods: *cards, fees: [], eligible_for: 2 years, partial: { cash_limit: *any } }
      chargebacks: *chargebacks
  gamma:
    payments:
      currencies: [EUR]
      categories: [goods]
      methods: *cards
      cash_limit: *any
      fees: [{ from: merchant.settlement, to: system.settlement, volume: "sum(1.9%, 0.25 EUR)" }]
      attempt_limit: 2
      holds: { methods: *cards, lifetime: 3d, partial_capture_allowed: false }
      refunds: { methods: *cards, fees: [], eligible_for: 2 years, partial: { cash_limit: *any } }
      chargebacks: *chargebacks
institutions:
  main:
    realm: test
    system_accounts: [RUB, EUR]
    routing: { policies: all }
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
          - { from: system.settlement, to: provider.settlement, volume: 2.1% }
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
          - { from: system.settlement, to: provider.settlement, volume: "sum(1.4%, 2.00 RUB)" }
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
          - { from: system.settlement, to: provider.settlement, volume: 1.7% }
        holds: *bank-holds
        refunds: *bank-refunds
        chargebacks: *bank-chargebacks
terminals:
  north: { provider: north, name: North }
  south: { provider: south, name: South }
  west: { provider: west, name: West }
rulesets:
  all: { candidates: [{ terminal: north, weight: 40 }, { terminal: south, weight: 40 }, { terminal: west, weight: 20 }] }
limits:
  shop-turnover: { metric: amount RUB, range: day, scopes: [shop], refunds: subtraction }
  route-turnover: { metric: amount RUB, range: month, scopes: [terminal], refunds: subtraction }
  card-payments: { metric: number, range: week, scopes: [payment_tool], refunds: subtraction }
api_keys:
  merchant: { sha256: "0000000000000000000000000000000000000000000000000000000000000001", roles: [merchant], party: party }
`;

let compiled: Configuration | undefined;

/** Compiled once for all worlds of this thread: nothing in it depends on a seed. */
export function simulatedConfiguration(): Configuration {
  if (compiled !== undefined) return compiled;
  const compilation = compileConfiguration(DOCUMENT, { revision: 1 });
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.faults));
  compiled = compilation.configuration;
  return compiled;
}

export function onlyConfiguration(configuration: Configuration): Configurations {
  return {
    latest: () => configuration,
    at: () => configuration,
    load: async () => configuration,
    document: async () => undefined,
    commit: () => Promise.reject(new Error('the configuration of a simulation is fixed')),
    revisions: async () => [],
  };
}
