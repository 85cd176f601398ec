import type { AccountRole, PostingTemplate, Rounding, ShareBase, Volume } from '../../src/domain/cashflow/cash-flow.ts';
import { type Condition, constant, Misconfigured, type Variables, type Verdict } from '../../src/domain/condition.ts';
import type {
  AmountRange,
  Configuration,
  LimitConfig,
  MerchantTerms,
  PaymentInstitution,
  Provider,
  ProvisionPaymentTerms,
  RuleCandidate,
  Ruleset,
  Shop,
  Terminal,
} from '../../src/domain/configuration.ts';
import { type Money, money } from '../../src/domain/money.ts';
import type { BankCard } from '../../src/domain/payment-tool.ts';
import { DEFAULT_HEALTH } from '../../src/domain/routing/health.ts';
import { paymentVariables } from '../../src/domain/routing/variables.ts';

/** A small world in code for tests of pure functions: one shop with the fees of the reference's fixtures, and what it needs. */

export function rub(amountMinor: number | bigint): Money {
  return money(BigInt(amountMinor), 'RUB');
}

export function usd(amountMinor: number | bigint): Money {
  return money(BigInt(amountMinor), 'USD');
}

export function fixed(value: Money): Volume {
  return { type: 'fixed', money: value };
}

export function share(
  numerator: number | bigint,
  denominator: number | bigint,
  of: ShareBase = 'operation_amount',
  rounding: Rounding = 'half_away_from_zero',
): Volume {
  return { type: 'share', numerator: BigInt(numerator), denominator: BigInt(denominator), of, rounding };
}

export function posting(
  source: AccountRole,
  destination: AccountRole,
  volume: Volume,
  details?: string,
): PostingTemplate {
  return { source, destination, volume, ...(details === undefined ? {} : { details }) };
}

export function when(verdict: Verdict | ((variables: Variables) => Verdict), source = 'a condition'): Condition {
  return { source, evaluate: typeof verdict === 'string' ? () => verdict : verdict };
}

export const FAILING: Condition = {
  source: '1 / 0 == 1',
  evaluate: () => {
    throw new Misconfigured('the condition fails');
  },
};

/** Both ends included. */
export function range(lower: number | bigint, upper: number | bigint, currency = 'RUB'): AmountRange {
  return {
    currency,
    lower: { amountMinor: BigInt(lower), inclusive: true },
    upper: { amountMinor: BigInt(upper), inclusive: true },
  };
}

export const VISA: BankCard = {
  type: 'bank_card',
  token: 'tok_visa',
  fingerprint: 'fp_visa',
  bin: '424242',
  lastDigits: '4242',
  expiry: { month: 12, year: 2030 },
  paymentSystem: 'visa',
  cvvEmpty: false,
};

export const WALLET = { type: 'digital_wallet', service: 'qiwi' } as const;

export const MERCHANT_TERMS = {
  payments: {
    currencies: constant(['RUB']),
    categories: constant(['goods']),
    methods: constant(['card/visa', 'card/mastercard']),
    cashLimit: constant<AmountRange>({
      currency: 'RUB',
      lower: { amountMinor: 10n, inclusive: true },
      upper: { amountMinor: 420_000_000n, inclusive: false },
    }),
    fees: constant([posting('merchant.settlement', 'system.settlement', share(45, 1000), 'fee')]),
  },
} as const satisfies MerchantTerms;

export const PROVISION: ProvisionPaymentTerms = {
  currencies: constant(['RUB']),
  categories: constant(['goods']),
  methods: constant(['card/visa']),
  cashLimit: constant(range(10, 1_000_000_000)),
  cashFlow: constant([
    posting('provider.settlement', 'merchant.settlement', share(1, 1)),
    posting('system.settlement', 'provider.settlement', share(21, 1000)),
  ]),
};

export function shopOf(overrides: Partial<Shop> = {}): Shop {
  return {
    id: 'shop',
    partyId: 'party',
    name: 'Shop',
    location: 'https://shop.example',
    category: 'goods',
    currency: 'RUB',
    blocked: false,
    suspended: false,
    accounts: { settlement: 'merchant', guarantee: 'guarantee' },
    institutionId: 'main',
    terms: MERCHANT_TERMS,
    turnoverLimits: [],
    ...overrides,
  };
}

export function providerOf(id: string, overrides: Partial<Provider> = {}): Provider {
  const none = { type: 'none' } as const;
  return {
    id,
    name: id,
    adapter: 'sandbox-bank',
    options: {},
    secrets: {},
    accounts: new Map([['RUB', id]]),
    terms: { payments: PROVISION },
    retries: { processed: none, captured: none, cancelled: none, refunded: none },
    ...overrides,
  };
}

export function terminalOf(id: string, providerId: string, overrides: Partial<Terminal> = {}): Terminal {
  return { id, providerId, name: id, options: {}, ...overrides };
}

export function rule(terminalId: string, overrides: Partial<RuleCandidate> = {}): RuleCandidate {
  return { when: when('true'), terminalId, priority: 1000, weight: 0, pin: [], ...overrides };
}

export function candidatesRuleset(id: string, candidates: readonly RuleCandidate[]): Ruleset {
  return { id, name: id, type: 'candidates', candidates };
}

export const INSTITUTION: PaymentInstitution = {
  id: 'main',
  realm: 'test',
  systemAccounts: constant(new Map([['RUB', { settlement: 'system' }]])),
  policies: 'policies',
  inspector: constant('inspector'),
};

interface WorldParts {
  readonly providers?: readonly Provider[];
  readonly terminals?: readonly Terminal[];
  readonly rulesets?: readonly Ruleset[];
  readonly limits?: readonly LimitConfig[];
  readonly institution?: Partial<PaymentInstitution>;
  readonly externalAccounts?: Configuration['externalAccounts'];
}

/** By default one provider `bank` with one terminal `t1`, which the rules propose. */
export function configurationOf(parts: WorldParts = {}): Configuration {
  const providers = parts.providers ?? [providerOf('bank')];
  const terminals = parts.terminals ?? [terminalOf('t1', 'bank')];
  const rulesets = parts.rulesets ?? [
    candidatesRuleset(
      'policies',
      terminals.map(({ id }) => rule(id)),
    ),
  ];
  return {
    revision: 1,
    parties: new Map(),
    institutions: new Map([['main', { ...INSTITUTION, ...parts.institution }]]),
    inspectors: new Map(),
    providers: new Map(providers.map((provider) => [provider.id, provider])),
    terminals: new Map(terminals.map((terminal) => [terminal.id, terminal])),
    rulesets: new Map(rulesets.map((ruleset) => [ruleset.id, ruleset])),
    limits: new Map((parts.limits ?? []).map((limit) => [limit.id, limit])),
    health: DEFAULT_HEALTH,
    externalAccounts: parts.externalAccounts ?? constant(new Map()),
    projects: new Map(),
    banks: [],
    apiKeys: [],
  };
}

export function limitOf(id: string, overrides: Partial<LimitConfig> = {}): LimitConfig {
  return {
    id,
    metric: { type: 'amount', currency: 'RUB' },
    range: 'day',
    scopes: ['shop'],
    refunds: 'subtraction',
    finalization: 'normal',
    ...overrides,
  };
}

export const VARIABLES: Variables = paymentVariables({
  partyId: 'party',
  shop: shopOf(),
  cost: rub(42_000),
  tool: VISA,
  flowType: 'instant',
  riskScore: 'low',
});

/** 2024-02-29T10:20:30.405060Z */
export const LEAP_DAY = Date.UTC(2024, 1, 29, 10, 20, 30, 405) * 1000 + 60;
