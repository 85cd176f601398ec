import { z } from 'zod';
import type { LimitConfig, RetryPolicy } from '../domain/configuration.ts';
import { isCurrency } from '../domain/money.ts';
import { bank, cashDesk, rateLimit } from './cash-desk-schema.ts';
import { providerHealth } from './health-schema.ts';
import { malformed, type Parsed, parsed } from './parsed.ts';
import { merchantTerms, provisionTerms, turnoverLimit } from './terms-schema.ts';
import {
  condition,
  currency,
  depending,
  duration,
  id,
  riskScore,
  routeCondition,
  secretName,
  selector,
  text,
  written,
} from './value-schema.ts';

/**
 * The shape of a configuration document and the meaning of its single values: amounts, ranges, durations, volumes and
 * conditions come out parsed. What parts say about each other is checked by `compile.ts`.
 * Every object is strict: an unknown key is a misspelt one, and a misspelt term must not become an absent one.
 */

const shop = z.strictObject({
  name: text,
  description: text.exactOptional(),
  location: z.url('is not a URL, such as https://shop.example'),
  category: id,
  currency,
  institution: id,
  terms: id,
  turnover_limits: z.array(turnoverLimit).default([]),
  blocked: z.boolean().default(false),
  suspended: z.boolean().default(false),
});

const party = z.strictObject({
  name: text,
  blocked: z.boolean().default(false),
  suspended: z.boolean().default(false),
  shops: z.record(id, shop).default({}),
});

/** One set of accounts: all roles in some currencies, or chosen roles. */
export interface AccountSetSource {
  readonly set?: string;
  readonly roles: readonly string[];
  readonly currencies: readonly string[];
}

function accountSet(roles: readonly string[], needed: readonly string[]) {
  const short = z.array(currency).transform((list): AccountSetSource => ({ roles, currencies: list }));
  const chosenRoles = z
    .array(z.enum(roles))
    .refine((list) => needed.every((role) => list.includes(role)), `must hold ${needed.join(', ')}`)
    .default([...roles]);
  const chosen = z.strictObject({ set: id.exactOptional(), roles: chosenRoles, currencies: z.array(currency) });
  return selector(depending<AccountSetSource>((input) => (Array.isArray(input) ? short : chosen)));
}

const institution = z.strictObject({
  realm: z.enum(['test', 'live']),
  system_accounts: accountSet(['settlement', 'subagent'], ['settlement']),
  routing: z
    .strictObject({ policies: id.exactOptional(), prohibitions: id.exactOptional(), payouts: id.exactOptional() })
    .default({}),
  inspector: selector(id),
});

const options = z.record(z.string().min(1).max(64), z.string().max(2000)).default({});
const secrets = z.record(z.string().min(1).max(64), secretName).default({});
const healthOverride = z.strictObject({ enabled: z.boolean() });

const NO_RETRIES: RetryPolicy = { type: 'none' };
const noRetries = z
  .literal('none', { error: 'is "none", or a policy of type linear, exponential or intervals' })
  .transform(() => NO_RETRIES);
const somePolicy = z.discriminatedUnion('type', [
  z
    .strictObject({ type: z.literal('linear'), attempts: z.int().min(1).max(1000), delay: duration })
    .transform(({ type, attempts, delay }): RetryPolicy => ({ type, attempts, delayMs: delay })),
  z
    .strictObject({
      type: z.literal('exponential'),
      total: duration,
      factor: z.number().min(1).max(100),
      first_delay: duration,
      max_delay: duration.exactOptional(),
    })
    .transform(
      ({ type, total, factor, first_delay, max_delay }): RetryPolicy => ({
        type,
        totalMs: total,
        factor,
        firstDelayMs: first_delay,
        maxDelayMs: max_delay ?? total,
      }),
    ),
  z
    .strictObject({ type: z.literal('intervals'), delays: z.array(duration).min(1).max(1000) })
    .transform(({ type, delays }): RetryPolicy => ({ type, delaysMs: delays })),
]);
const retryPolicy = depending<RetryPolicy>((input) => (typeof input === 'object' ? somePolicy : noRetries));

/** The reference system's default: thirty seconds in all, doubling from one. Other targets are retried only where a document says so. */
const DEFAULT_RETRIES = {
  processed: { type: 'exponential', total: '30s', factor: 2, first_delay: '1s' },
  captured: 'none',
  cancelled: 'none',
  refunded: 'none',
  paid_out: 'none',
};
const retries = z.preprocess(
  (input) =>
    typeof input === 'object' && input !== null ? { ...DEFAULT_RETRIES, ...input } : (input ?? DEFAULT_RETRIES),
  z.strictObject({
    processed: retryPolicy,
    captured: retryPolicy,
    cancelled: retryPolicy,
    refunded: retryPolicy,
    paid_out: retryPolicy,
  }),
);

const provider = z.strictObject({
  name: text,
  adapter: id,
  options,
  secrets,
  accounts: z.array(currency),
  terms: provisionTerms.exactOptional(),
  cascade: z
    .strictObject({ mapped_errors: z.array(text).exactOptional(), no_user_interaction: z.boolean().exactOptional() })
    .exactOptional(),
  acknowledgement: z.string().min(1).max(1000).exactOptional(),
  health_override: healthOverride.exactOptional(),
  retries,
});

const terminal = z.strictObject({
  provider: id,
  name: text,
  options,
  terms: provisionTerms.exactOptional(),
  health_override: healthOverride.exactOptional(),
});

const when = condition.prefault('true');
const rulesetName = text.exactOptional();
const delegates = z.strictObject({
  name: rulesetName,
  delegates: z.array(z.strictObject({ when, ruleset: id, description: text.exactOptional() })),
});
const candidates = z.strictObject({
  name: rulesetName,
  candidates: z.array(
    z.strictObject({
      when,
      terminal: id,
      description: text.exactOptional(),
      priority: z.int().min(-1_000_000).max(1_000_000).default(1000),
      weight: z.int().min(0).max(1_000_000).default(0),
      pin: z.array(z.enum(['currency', 'payment_tool', 'client_ip', 'email', 'card_token'])).default([]),
    }),
  ),
});
const ruleset = depending<z.output<typeof delegates> | z.output<typeof candidates>>((input) =>
  typeof input === 'object' && input !== null && 'delegates' in input ? delegates : candidates,
);

const metric = written((value): Parsed<LimitConfig['metric']> => {
  const [, code] = /^amount ([A-Z]{3})$/.exec(value) ?? [];
  if (value === 'number') return parsed({ type: 'number' });
  if (code !== undefined && isCurrency(code)) return parsed({ type: 'amount', currency: code });
  return malformed('is "number", or "amount" with a currency, such as "amount RUB"');
});

const limit = z.strictObject({
  metric,
  range: z.enum(['day', 'week', 'month', 'year']),
  scopes: z.array(z.enum(['party', 'shop', 'payment_tool', 'provider', 'terminal', 'payer_contact_email'])),
  refunds: z.enum(['addition', 'subtraction']).default('subtraction'),
  finalization: z.enum(['normal', 'invertable']).default('normal'),
});

const inspector = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('rules'),
    fallback_score: riskScore.exactOptional(),
    rules: selector(riskScore),
    blacklist: routeCondition.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('grpc'),
    fallback_score: riskScore.exactOptional(),
    address: z.string().regex(/^[A-Za-z0-9.:[\]-]+:\d{1,5}$/, 'is not an address, such as 127.0.0.1:9000'),
    tls: z.boolean().default(false),
    timeout: duration.prefault('3s'),
    options,
  }),
]);

const apiKey = z.strictObject({
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lower case hex; the key itself must not be in this document'),
  roles: z.array(z.enum(['merchant', 'operator', 'bridge'])).min(1),
  party: id.exactOptional(),
  rate_limit: rateLimit.exactOptional(),
});

export const documentSchema = z.strictObject({
  turnpike: z.literal(1, { error: 'must be 1, the version of this format' }),
  parties: z.record(id, party),
  terms: z.record(id, merchantTerms).default({}),
  institutions: z.record(id, institution),
  external_accounts: accountSet(['income', 'outcome'], []).prefault([]),
  inspectors: z.record(id, inspector),
  providers: z.record(id, provider).default({}),
  terminals: z.record(id, terminal).default({}),
  rulesets: z.record(id, ruleset).default({}),
  limits: z.record(id, limit).default({}),
  provider_health: providerHealth.prefault({}),
  api_keys: z.record(id, apiKey).default({}),
  rate_limit: rateLimit.exactOptional(),
  cash_desks: z.record(id, cashDesk).default({}),
  banks: z.record(id, bank).default({}),
});

export type ConfigurationSource = z.output<typeof documentSchema>;
export type ShopSource = z.output<typeof shop>;
export type RulesetSource = z.output<typeof ruleset>;
