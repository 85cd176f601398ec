import type { Timestamp } from '../base/time.ts';
import type { PostingTemplate } from './cashflow/cash-flow.ts';
import type { Condition, Selector } from './condition.ts';
import type { AccountId, PartyId, ProjectId, ProviderId, ShopId, TerminalId } from './ids.ts';
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
  readonly projects: ReadonlyMap<ProjectId, CashDesk>;
  readonly banks: readonly Bank[];
  /** Of calls with this credential, where nothing else is said; absent: no limit. */
  readonly rateLimit?: RateLimit;
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

/** Where a merchant's host-to-host payments belong: what it calls its project (reference h2h §1, §3). */
export interface CashDesk {
  /** What the merchant calls `project_id`: 1 to 36 characters. */
  readonly id: ProjectId;
  readonly partyId: PartyId;
  readonly name: string;
  readonly disabled: boolean;
  /** One shop for each currency. Its settlement account is the balance of the cash desk in that currency. */
  readonly shops: ReadonlyMap<CurrencyCode, ShopId>;
  /** Codes of payin and payout methods that it may use (reference h2h §6). */
  readonly payinMethods: readonly string[];
  readonly payoutMethods: readonly string[];
  readonly urls: { readonly informative?: string; readonly success?: string; readonly decline?: string };
  readonly redirectUrl?: string;
  /** Several at once while they are rotated. */
  readonly requestKeys: readonly RequestKey[];
  readonly alerts: AlertSigning;
  readonly onExpiry: 'dispute' | 'decline';
  readonly defaultLifetimeMs: number;
  readonly confirmTimeoutMs: number;
  /** Requests a second for each of the two, with a burst of twice as many. */
  readonly rateLimits: { readonly create: RateLimit; readonly read: RateLimit };
}

/** What a merchant signs its requests with. */
export type RequestKey = {
  readonly id: string;
  /** Refused from then on: the end of a rotation. */
  readonly notAfter?: Timestamp;
} & (
  | {
      readonly algorithm: 'RSA-SHA256';
      /** SPKI, PEM. */
      readonly publicKey: string;
      /** Also accept signatures over the digest of the message's digest (reference h2h §3.4, reading B). */
      readonly hashedTwice: boolean;
    }
  | { readonly algorithm: 'HMAC-SHA512' /** Name of the secret. */; readonly secret: string }
);

/** What alerts are signed with; another key than the merchant's. Secrets by name, the newest first. */
export interface AlertSigning {
  readonly algorithm: 'RSA-SHA256' | 'HMAC-SHA512';
  /** Of an RSA private key in PEM, or of an HMAC key. */
  readonly secret: string;
}

export interface RateLimit {
  readonly perSecond: number;
  readonly burst: number;
}

/** A row of the list of banks that recipients and payers choose from. */
export interface Bank {
  readonly code: string;
  readonly name: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly currencies: readonly CurrencyCode[];
  readonly methods: readonly string[];
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
  readonly payouts?: MerchantPayoutTerms;
}

/** What a cash desk may pay out, and what that costs. Methods are those of reference h2h §6.1. */
export interface MerchantPayoutTerms {
  readonly currencies: Selector<readonly CurrencyCode[]>;
  readonly methods: Selector<readonly string[]>;
  readonly cashLimit: Selector<AmountRange>;
  readonly fees: Selector<readonly PostingTemplate[]>;
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
  readonly payouts?: ProvisionPayoutTerms;
}

/** What a provider pays out at a terminal. */
export interface ProvisionPayoutTerms {
  readonly allow?: Condition;
  readonly currencies?: Selector<readonly CurrencyCode[]>;
  readonly methods?: Selector<readonly string[]>;
  readonly cashLimit?: Selector<AmountRange>;
  readonly cashFlow?: Selector<readonly PostingTemplate[]>;
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
  /** Ruleset whose candidates payouts go to. Absent: there are none. */
  readonly payoutPolicies?: string;
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

/** What a session of a payment, a refund or a reversal is to bring about. */
export type PaymentTarget = 'processed' | 'captured' | 'cancelled' | 'refunded';
/** `paid_out` is a payout's. */
export type SessionTarget = PaymentTarget | 'paid_out';

/** Absent for payouts: none. */
export type RetryPolicies = Readonly<Record<PaymentTarget, RetryPolicy>> & { readonly paid_out?: RetryPolicy };

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
  /** In place of that of the configuration. */
  readonly rateLimit?: RateLimit;
}

export type ApiRole = 'merchant' | 'operator' | 'bridge';

/** True where no payment institution is live: no money is real, and tests may do what is forbidden elsewhere. */
export function isSandbox({ institutions }: Pick<Configuration, 'institutions'>): boolean {
  return [...institutions.values()].every(({ realm }) => realm === 'test');
}

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
