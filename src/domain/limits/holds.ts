import type { Timestamp } from '../../base/time.ts';
import { reduce, type Variables } from '../condition.ts';
import type { Configuration, LimitConfig, LimitScope, Shop, TurnoverLimit } from '../configuration.ts';
import type { InvoiceId, PaymentId, RefundId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { PayerFeatures } from '../payer.ts';
import type { PaymentTool } from '../payment-tool.ts';
import { partiesOf, provisionTerms } from '../routing/provision-terms.ts';
import type { Route } from '../routing/route.ts';
import { type LimitHold, unbounded } from './limit.ts';
import { calendarShard } from './shard.ts';

/**
 * The shares of turnover limits that a payment holds (reference §7).
 *  H1 A counter is named by limit, metric, scope values and calendar shard of the payment's creation (UTC), and by nothing
 *     else: a new revision of the configuration goes on counting where the old one stopped, unless it counts another thing.
 *  H2 An operation is named by its owner and by party, invoice, payment and, for routes, the iteration, so that it is held
 *     once however often the step is repeated, and parties that share a counter never meet in an operation.
 *  H3 A limit that cannot count this payment is told, not thrown: the caller decides what it costs the route or the payment.
 */
export interface LimitSubject {
  readonly configuration: Configuration;
  readonly shop: Shop;
  readonly invoiceId: InvoiceId;
  readonly paymentId: PaymentId;
  readonly cost: Money;
  readonly tool: PaymentTool;
  readonly features: PayerFeatures;
  /** When the payment was created. */
  readonly createTime: Timestamp;
}

export type LimitHolds =
  | { readonly ok: true; readonly holds: readonly LimitHold[] }
  /** The group `limit_misconfiguration` of reference §5.3. `limitId` is absent when the list itself is at fault. */
  | { readonly ok: false; readonly limitId?: string; readonly reason: string };

/** Holds of the limits attached to the shop, for the step `shop_limit_initializing`. */
export function shopLimitHolds(subject: LimitSubject): LimitHolds {
  const { shop, invoiceId, paymentId } = subject;
  const operation = name('shop', shop.partyId, shop.id, invoiceId, paymentId);
  return holdAll(shop.turnoverLimits, subject, undefined, operation);
}

/** Holds of the limits attached to a route. `iteration` is the number of the attempt, from 1 (×1000 after an amount change). */
export function routeLimitHolds(subject: RouteSubject & { readonly iteration: number }): LimitHolds {
  const { route, shop, invoiceId, paymentId, iteration } = subject;
  const limits = limitsOfRoute(subject);
  if (!limits.ok) return limits;
  const { providerId, terminalId } = route;
  const operation = name('route', providerId, terminalId, shop.partyId, invoiceId, paymentId, String(iteration));
  return holdAll(limits.value, subject, route, operation);
}

/**
 * Holds of a refund, over the limits of the route that took the payment. `cost` is the refund's, `createTime` the payment's:
 * a refund is counted where its payment was. A limit says whether refunds add to it or take from it; none refuses one
 * (reference §7.2), and one that counts failed attempts knows no refunds. Commit them with `commitOperations(holds)`.
 */
export function refundLimitHolds(subject: RouteSubject & { readonly refundId: RefundId }): LimitHolds {
  const { configuration, route, shop, invoiceId, paymentId, refundId } = subject;
  const limits = limitsOfRoute(subject);
  if (!limits.ok) return limits;
  const counting = limits.value.filter(
    ({ limitId }) => configuration.limits.get(limitId)?.finalization !== 'invertable',
  );
  const held = holdAll(counting, subject, route, name('refund', shop.partyId, invoiceId, paymentId, refundId));
  if (!held.ok) return held;
  const holds = held.holds.map((hold): LimitHold => {
    const subtracts = configuration.limits.get(hold.limitId)?.refunds === 'subtraction';
    return subtracts ? { ...hold, delta: -hold.delta } : hold;
  });
  return { ok: true, holds: unbounded(holds) };
}

interface RouteSubject extends LimitSubject {
  readonly route: Route;
  readonly variables: Variables;
}

/** The limits attached to the terms of a route. */
function limitsOfRoute({ configuration, route, variables }: RouteSubject) {
  const { provider, terminal } = partiesOf(configuration, route);
  const selector = provisionTerms(provider, terminal)?.payments?.turnoverLimits;
  if (selector === undefined) return { ok: true, value: [] } as const;
  const limits = reduce(selector, variables);
  if (limits.ok) return limits;
  return { ok: false, reason: `turnover limits of ${terminal.id} do not reduce to a value` } as const;
}

/** The limits that these holds would carry strictly above their boundary, by the counter values seen; one not seen fits. */
export function exceededLimits(
  holds: readonly LimitHold[],
  counters: ReadonlyMap<string, bigint>,
): readonly ExceededLimit[] {
  return holds.flatMap((hold) => {
    const seen = counters.get(hold.counter);
    if (seen === undefined || seen + hold.delta <= hold.boundary) return [];
    return [{ limitId: hold.limitId, boundary: hold.boundary, value: seen + hold.delta }];
  });
}

/** `value` is what the counter would stand at, this payment's share included. */
export interface ExceededLimit {
  readonly limitId: string;
  readonly boundary: bigint;
  readonly value: bigint;
}

function holdAll(
  limits: readonly TurnoverLimit[],
  subject: LimitSubject,
  route: Route | undefined,
  operation: string,
): LimitHolds {
  const holds = new Map<string, LimitHold>();
  for (const { limitId, upperBoundary } of limits) {
    const limit = subject.configuration.limits.get(limitId);
    if (limit === undefined) return misconfigured(limitId, 'limit not found');
    const share = shareOf(limit, subject.cost);
    if (share === undefined) return misconfigured(limitId, `invalid operation currency ${subject.cost.currency}`);
    const scope: string[] = [];
    for (const kind of scopesOf(limit)) {
      const values = scopeValues(kind, subject, route);
      if (values === undefined) return misconfigured(limitId, `this payment has no ${kind}`);
      scope.push(kind, ...values);
    }
    const counter = name(limitId, share.counted, ...scope, calendarShard(limit.range, subject.createTime));
    const known = holds.get(counter)?.boundary ?? upperBoundary;
    holds.set(counter, {
      limitId,
      counter,
      operation,
      delta: share.delta,
      boundary: known < upperBoundary ? known : upperBoundary, // A limit that is named twice is held once, by its stricter word.
      metric: limit.metric.type,
      ...(limit.finalization === 'invertable' ? { inverted: true } : {}),
    });
  }
  return { ok: true, holds: [...holds.values()] };
}

function misconfigured(limitId: string, reason: string): LimitHolds {
  return { ok: false, limitId, reason: `${limitId}: ${reason}` };
}

/** What is counted and how much of it; undefined for an amount in another currency, as there is no conversion. */
function shareOf(
  { metric }: LimitConfig,
  cost: Money,
): { readonly counted: string; readonly delta: bigint } | undefined {
  if (metric.type === 'number') return { counted: 'number', delta: 1n };
  return metric.currency === cost.currency ? { counted: metric.currency, delta: cost.amountMinor } : undefined;
}

const SCOPES: readonly LimitScope[] = ['party', 'shop', 'payment_tool', 'provider', 'terminal', 'payer_contact_email'];

/** In one order whatever the document's, without those that another implies: shop ⊃ party, terminal ⊃ provider. */
function scopesOf({ scopes }: LimitConfig): readonly LimitScope[] {
  const implied = new Set<LimitScope>();
  if (scopes.includes('shop')) implied.add('party');
  if (scopes.includes('terminal')) implied.add('provider');
  return SCOPES.filter((scope) => scopes.includes(scope) && !implied.has(scope));
}

/** Undefined when the payment has no such value: a tool without card, a payer without email, a limit of a shop over routes. */
function scopeValues(
  scope: LimitScope,
  subject: LimitSubject,
  route: Route | undefined,
): readonly string[] | undefined {
  const { shop, tool, features } = subject;
  switch (scope) {
    case 'party':
      return [shop.partyId];
    case 'shop':
      return [shop.partyId, shop.id];
    case 'payment_tool':
      return tool.type === 'bank_card' ? [tool.token] : undefined;
    case 'provider':
      return route && [route.providerId];
    case 'terminal':
      return route && [route.providerId, route.terminalId];
    case 'payer_contact_email':
      return features.email === undefined ? undefined : [features.email];
  }
}

/** The limit that a counter belongs to (H1). */
export function limitOfCounter(counter: string): string {
  return decodeURIComponent(counter.split('/', 1)[0] ?? '');
}

/** Parts are escaped, so that none can run into the next. */
function name(...parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join('/');
}
