import type { PostingTemplate } from './cashflow/cash-flow.ts';
import type { Condition, Selector } from './condition.ts';
import type { AccountId, PartyId, ProviderId, ShopId, TerminalId } from './ids.ts';
import type { CurrencyCode, Money } from './money.ts';
import type { PaymentMethod } from './payment-tool.ts';
import type { RiskScore } from './risk.ts';
import type { HealthSettings } from './routing/health.ts';

/**
 * One revision of the business configuration, compiled: conditions parsed, references resolved to maps. Immutable.
 * A payment is pinned to the revision it started under; secrets are named here, never held.
 */
export interface Configuration {
  readonly revision: number;
  readonly parties: ReadonlyMap<PartyId, Party>;
  readonly institutions: ReadonlyMap<string, PaymentInstitution>;
  readonly inspectors: ReadonlyMap<string, Inspector>;
  readonly providers: ReadonlyMap<ProviderId, Provider>;
  readonly terminals: ReadonlyMap<TerminalId, Terminal>;
  readonly rulesets: ReadonlyMap<string, Ruleset>;
  readonly limits: ReadonlyMap<string, LimitConfig>;
  readonly health: HealthSettings;
  readonly externalAccounts: Selector<ExternalAccounts>;
  readonly apiKeys: readonly ApiKey[];
}

export interface Party {
  readonly id: PartyId;
  readonly name: string;
  readonly blocked: boolean;
  readonly suspended: boolean;
  readonly shops: ReadonlyMap<ShopId, Shop>;
}

export interface Shop {
  readonly id: ShopId;
  readonly partyId: PartyId;
  readonly name: string;
  readonly description?: string;
  /** URL of the shop, for rules (`shop_location`) and for provider adapters. */
  readonly location: string;
  readonly category: string;
  readonly currency: CurrencyCode;
  readonly blocked: boolean;
  readonly suspended: boolean;
  readonly accounts: { readonly settlement: AccountId; readonly guarantee: AccountId };
  readonly institutionId: string;
  readonly terms: MerchantTerms;
  readonly turnoverLimits: readonly TurnoverLimit[];
}

export interface AmountRange {
  readonly currency: CurrencyCode;
  readonly lower: { readonly amountMinor: bigint; readonly inclusive: boolean };
  readonly upper: { readonly amountMinor: bigint; readonly inclusive: boolean };
}

/** Calendar span, added field by field: months before days. */
export interface Span {
  readonly years: number;
  readonly months: number;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** What a merchant may do and what it costs them (reference §3.4, §6.3, §8). An absent part is not allowed. */
export interface MerchantTerms {
  readonly payments?: MerchantPaymentTerms;
  readonly recurrent?: { readonly methods: Selector<readonly PaymentMethod[]> };
}

export interface MerchantPaymentTerms {
  readonly currencies: Selector<readonly CurrencyCode[]>;
  readonly categories: Selector<readonly string[]>;
  readonly methods: Selector<readonly PaymentMethod[]>;
  readonly cashLimit: Selector<AmountRange>;
  readonly fees: Selector<readonly PostingTemplate[]>;
  readonly attemptLimit?: Selector<number>;
  readonly holds?: {
    readonly methods: Selector<readonly PaymentMethod[]>;
    readonly lifetimeMs: Selector<number>;
    readonly partialCaptureAllowed: boolean;
  };
  readonly refunds?: {
    readonly methods: Selector<readonly PaymentMethod[]>;
    readonly fees: Selector<readonly PostingTemplate[]>;
    readonly eligibility?: Selector<Span>;
    readonly partial?: { readonly cashLimit: Selector<AmountRange> };
  };
  readonly chargebacks?: {
    readonly allow: Condition;
    readonly fees: Selector<readonly PostingTemplate[]>;
    readonly eligibility?: Selector<Span>;
  };
}

/** What a provider takes at a terminal. Every field is optional: a terminal's own field wins over its provider's. */
export interface ProvisionTerms {
  readonly payments?: ProvisionPaymentTerms;
  readonly recurrent?: {
    readonly categories: Selector<readonly string[]>;
    readonly methods: Selector<readonly PaymentMethod[]>;
  };
  readonly skipRecurrent?: boolean;
}

export interface ProvisionPaymentTerms {
  readonly globalAllow?: Condition;
  readonly allow?: Condition;
  readonly currencies?: Selector<readonly CurrencyCode[]>;
  readonly categories?: Selector<readonly string[]>;
  readonly methods?: Selector<readonly PaymentMethod[]>;
  readonly cashLimit?: Selector<AmountRange>;
  readonly cashFlow?: Selector<readonly PostingTemplate[]>;
  readonly riskCoverage?: Selector<RiskScore>;
  readonly turnoverLimits?: Selector<readonly TurnoverLimit[]>;
  readonly holds?: { readonly lifetimeMs: Selector<number>; readonly partialCaptureAllowed: boolean };
  readonly refunds?: {
    readonly cashFlow: Selector<readonly PostingTemplate[]>;
    readonly partial?: { readonly cashLimit: Selector<AmountRange> };
  };
  readonly chargebacks?: {
    readonly cashFlow: Selector<readonly PostingTemplate[]>;
    readonly fees?: Selector<readonly PostingTemplate[]>;
  };
}

/** A limit attached to a shop or a route, with the boundary it must not pass. */
export interface TurnoverLimit {
  readonly limitId: string;
  readonly upperBoundary: bigint;
}

export type LimitScope = 'party' | 'shop' | 'payment_tool' | 'provider' | 'terminal' | 'payer_contact_email';

export interface LimitConfig {
  readonly id: string;
  readonly metric: { readonly type: 'number' } | { readonly type: 'amount'; readonly currency: CurrencyCode };
  readonly range: 'day' | 'week' | 'month' | 'year';
  readonly scopes: readonly LimitScope[];
  readonly refunds: 'addition' | 'subtraction';
  /** `invertable` counts failed sessions: a failed attempt is kept, a success is dropped (reference §7.2). */
  readonly finalization: 'normal' | 'invertable';
}

export interface PaymentInstitution {
  readonly id: string;
  readonly realm: 'test' | 'live';
  readonly systemAccounts: Selector<SystemAccounts>;
  /** Absent: no routing rules, hence no candidates. */
  readonly policies?: string;
  readonly prohibitions?: string;
  readonly inspector: Selector<string>;
}

export type SystemAccounts = ReadonlyMap<
  CurrencyCode,
  { readonly settlement: AccountId; readonly subagent?: AccountId }
>;
export type ExternalAccounts = ReadonlyMap<CurrencyCode, { readonly income?: AccountId; readonly outcome?: AccountId }>;

export type Inspector = {
  readonly id: string;
  readonly fallbackScore?: RiskScore;
} & (
  | {
      readonly type: 'rules';
      readonly rules: Selector<RiskScore>;
      /** True where a card must not go: of all conditions this one alone knows `provider` and `terminal`. */
      readonly blacklist?: Condition;
    }
  | {
      readonly type: 'grpc';
      readonly address: string;
      /** Encrypted, and the service's certificate checked against the system's authorities. */
      readonly tls: boolean;
      readonly timeoutMs: number;
      readonly options: Readonly<Record<string, string>>;
    }
);

export interface Provider {
  readonly id: ProviderId;
  readonly name: string;
  /** Which adapter speaks to it, such as `sandbox-bank`. */
  readonly adapter: string;
  /** Options for the adapter. A terminal's option of the same name wins. */
  readonly options: Readonly<Record<string, string>>;
  /** Option name → name of the secret that holds its value; values are read when a call is made. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly accounts: ReadonlyMap<CurrencyCode, AccountId>;
  readonly terms?: ProvisionTerms;
  readonly cascade?: {
    readonly mappedErrors?: readonly string[];
    readonly noUserInteraction?: boolean;
  };
  /** What a callback of it is answered with where its adapter has nothing of its own to say, byte by byte. Absent: nothing. */
  readonly acknowledgement?: string;
  readonly healthOverride?: HealthOverride;
  readonly retries: RetryPolicies;
}

export interface HealthOverride {
  readonly enabled: boolean;
}

export interface Terminal {
  readonly id: TerminalId;
  readonly providerId: ProviderId;
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  readonly terms?: ProvisionTerms;
  readonly healthOverride?: HealthOverride;
}

export type SessionTarget = 'processed' | 'captured' | 'cancelled' | 'refunded';

export type RetryPolicies = Readonly<Record<SessionTarget, RetryPolicy>>;

/** When a session that failed transiently is started again (reference §4.4). Counted per route and target (decisions #3). */
export type RetryPolicy =
  | { readonly type: 'none' }
  | { readonly type: 'linear'; readonly attempts: number; readonly delayMs: number }
  | {
      readonly type: 'exponential';
      readonly totalMs: number;
      readonly factor: number;
      readonly firstDelayMs: number;
      readonly maxDelayMs: number;
    }
  | { readonly type: 'intervals'; readonly delaysMs: readonly number[] };

export type Ruleset = {
  readonly id: string;
  readonly name: string;
} & (
  | { readonly type: 'delegates'; readonly delegates: readonly Delegate[] }
  | { readonly type: 'candidates'; readonly candidates: readonly RuleCandidate[] }
);

export interface Delegate {
  readonly when: Condition;
  readonly ruleset: string;
  readonly description?: string;
}

export type PinFeature = 'currency' | 'payment_tool' | 'client_ip' | 'email' | 'card_token';

export interface RuleCandidate {
  readonly when: Condition;
  readonly terminalId: TerminalId;
  readonly description?: string;
  /** Default 1000; higher wins. */
  readonly priority: number;
  /** Default 0: never drawn while another candidate of the group has weight. */
  readonly weight: number;
  readonly pin: readonly PinFeature[];
}

export interface ApiKey {
  readonly id: string;
  /** SHA-256 of the key, hex: the key itself has 256 bits of entropy, so a plain hash is enough. */
  readonly sha256: string;
  readonly roles: readonly ApiRole[];
  /** Absent for operators and bridges, which name the party in each call. */
  readonly partyId?: PartyId;
}

export type ApiRole = 'merchant' | 'operator' | 'bridge';

export function inRange(range: AmountRange, value: Money): boolean {
  return rangePosition(range, value) === 'inside';
}

/** Where an amount lies. A value in another currency is `other_currency`, never inside. */
export function rangePosition(range: AmountRange, value: Money): 'inside' | 'below' | 'above' | 'other_currency' {
  if (value.currency !== range.currency) return 'other_currency';
  const { lower, upper } = range;
  if (value.amountMinor < lower.amountMinor || (value.amountMinor === lower.amountMinor && !lower.inclusive))
    return 'below';
  if (value.amountMinor > upper.amountMinor || (value.amountMinor === upper.amountMinor && !upper.inclusive))
    return 'above';
  return 'inside';
}
