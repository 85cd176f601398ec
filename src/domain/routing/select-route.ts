import type { Timestamp } from '../../base/time.ts';
import { Misconfigured } from '../condition.ts';
import { failure, type OperationFailure } from '../failure.ts';
import type { InvoiceId, PaymentId, ProviderId } from '../ids.ts';
import { exceededLimits, routeLimitHolds } from '../limits/holds.ts';
import type { LimitHold } from '../limits/limit.ts';
import type { RecurrentToken } from '../recurrent/recurrent.ts';
import { chooseRoute, type RouteExplanation } from './choose.ts';
import { type GatheredRoutes, type GatherInput, gatherCandidates } from './gather.ts';
import { partiesOf, provisionTerms } from './provision-terms.ts';
import {
  bareRoute,
  type Candidate,
  type ProviderHealth,
  type RejectedRoute,
  type RejectionGroup,
  type Route,
  type RouteScore,
  routeKey,
  sameRoute,
} from './route.ts';
import { type Draw, routeHealth, scoreRoutes } from './score.ts';

export interface SelectRouteInput extends GatherInput {
  readonly invoiceId: InvoiceId;
  readonly paymentId: PaymentId;
  /** When the payment was created: limits count it in the calendar shard of that moment. */
  readonly createTime: Timestamp;
  /** Routes that this payment has tried, oldest first. */
  readonly attempted: readonly Route[];
  readonly health: (providerId: ProviderId) => ProviderHealth;
  /** Counters as refused guards have shown them: all that is held and committed, by anyone. One not seen is taken to fit. */
  readonly counters: ReadonlyMap<string, bigint>;
  readonly draw: Draw;
  /** Keys (`routeKey`) of routes that the inspector has this card blacklisted on. */
  readonly blacklisted?: ReadonlySet<string>;
  /** Tokens of the payer's card, for a recurrent payment: a route without one cannot charge it (reference §3.10). */
  readonly tokens?: readonly RecurrentToken[];
  /** The one route to take, whatever the rules and the terms of its terminal say: that of the parent. */
  readonly predefined?: Route;
}

export type RouteSelection =
  | {
      readonly ok: true;
      readonly route: Route;
      /** Those that were considered: accepted, not tried before, and with limits that can count the payment. */
      readonly candidates: readonly Candidate[];
      readonly rejected: readonly RejectedRoute[];
      readonly scores: readonly { readonly route: Route; readonly score: RouteScore }[];
      /** What the chosen route holds; the others hold nothing. */
      readonly holds: readonly LimitHold[];
      /** The payment was to be recurrent, and the terminal takes it without recurrent terms. */
      readonly skipRecurrent: boolean;
      readonly explanation: RouteExplanation;
    }
  | { readonly ok: false; readonly rejected: readonly RejectedRoute[]; readonly failure: OperationFailure };

/**
 * One routing round (reference §5.3): gather, then drop what was attempted, what has no token for a recurrent payment, what
 * limits cannot count, what would pass a limit, what is blacklisted and what is unavailable, in this order; choose among the
 * rest by score. When a stage leaves nothing, its group decides the failure. Throws only for a bug.
 */
export function selectRoute(input: SelectRouteInput): RouteSelection {
  const gathered = gather(input);
  if (gathered instanceof Misconfigured) {
    return { ok: false, rejected: [], failure: failure('no_route_found:unknown:misconfiguration', gathered.message) };
  }
  const rejected = [...gathered.rejected];
  const keep = <R extends Route>(
    routes: readonly R[],
    group: RejectionGroup,
    reasonOf: (route: R) => string | undefined,
  ) =>
    routes.filter((route) => {
      const reason = reasonOf(route);
      if (reason === undefined) return true;
      rejected.push({ ...bareRoute(route), group, reason });
      return false;
    });
  const nothingLeft = (group: RejectionGroup): RouteSelection => ({
    ok: false,
    rejected,
    failure: noRoute(group, rejected),
  });

  if (gathered.candidates.length === 0) return nothingLeft('forbidden');

  const fresh = keep(gathered.candidates, 'already_attempted', (route) =>
    input.attempted.some((attempt) => sameRoute(attempt, route)) ? 'attempted before in this payment' : undefined,
  );
  if (fresh.length === 0) return nothingLeft('already_attempted');

  const chargeable = keep(fresh, 'recurrent_token_missing', (route) =>
    input.tokens?.some((token) => sameRoute(token, route)) === false
      ? 'the card has no token for this route'
      : undefined,
  );
  if (chargeable.length === 0) return nothingLeft('recurrent_token_missing');

  const iteration = input.attempted.length + 1;
  const holdsOf = new Map<string, readonly LimitHold[]>();
  const considered = keep(chargeable, 'limit_misconfiguration', (route) => {
    const held = routeLimitHolds({ ...input, route, iteration });
    if (!held.ok) return held.reason;
    holdsOf.set(routeKey(route), held.holds);
    return undefined;
  });
  if (considered.length === 0) return nothingLeft('limit_misconfiguration');

  const withinLimits = keep(considered, 'limit_overflow', (route) => {
    const exceeded = exceededLimits(holdsOf.get(routeKey(route)) ?? [], input.counters);
    if (exceeded.length === 0) return undefined;
    return exceeded.map(({ limitId, value, boundary }) => `${limitId}: ${value} > ${boundary}`).join(', ');
  });
  if (withinLimits.length === 0) return nothingLeft('limit_overflow');

  const clean = keep(withinLimits, 'in_blacklist', (route) =>
    input.blacklisted?.has(routeKey(route)) === true ? 'the inspector has the card blacklisted here' : undefined,
  );
  if (clean.length === 0) return nothingLeft('in_blacklist');

  const { configuration, health, draw } = input;
  const rated = scoreRoutes(clean, (route) => routeHealth(configuration, route, health), draw, configuration.health);
  const alive = keep(rated, 'adapter_unavailable', ({ score }) =>
    score.availabilityCondition === 1 ? undefined : `availability ${score.availability.toFixed(3)}`,
  );
  const choice = chooseRoute(alive);
  if (choice === undefined) return nothingLeft('adapter_unavailable');

  const { provider, terminal } = partiesOf(input.configuration, choice.route);
  return {
    ok: true,
    route: choice.explanation.chosen,
    candidates: considered,
    rejected,
    scores: rated.map((route) => ({ route: bareRoute(route), score: route.score })),
    holds: holdsOf.get(routeKey(choice.route)) ?? [],
    skipRecurrent: input.makeRecurrent && provisionTerms(provider, terminal)?.skipRecurrent === true,
    explanation: choice.explanation,
  };
}

function gather(input: SelectRouteInput): GatheredRoutes | Misconfigured {
  const { configuration, predefined } = input;
  try {
    if (predefined === undefined) return gatherCandidates(input);
    partiesOf(configuration, predefined);
    return { candidates: [{ ...predefined, priority: DEFAULT_PRIORITY, weight: 0, pin: 0 }], rejected: [] };
  } catch (error) {
    if (error instanceof Misconfigured) return error;
    throw error;
  }
}

/** Of a route that competes with none. */
const DEFAULT_PRIORITY = 1000;

const REJECTED_GROUPS: ReadonlySet<RejectionGroup> = new Set([
  'limit_misconfiguration',
  'limit_overflow',
  'adapter_unavailable',
  'provider_conversion_is_too_low',
]);

function noRoute(group: RejectionGroup, rejected: readonly RejectedRoute[]): OperationFailure {
  const code = REJECTED_GROUPS.has(group) ? `no_route_found:rejected:${group}` : 'no_route_found:forbidden';
  return failure(code, printRejected(rejected));
}

/**
 * `bank.t1: PaymentsProvisionTerms: category; bank.t2: limit_overflow`. The merchant reads it, so what the other stages saw
 * (turnovers of others, availability) is left to `RejectedRoute.reason`.
 */
export function printRejected(rejected: readonly RejectedRoute[]): string {
  if (rejected.length === 0) return 'the rules propose no route';
  return rejected
    .map((route) => `${routeKey(route)}: ${route.group === 'forbidden' ? route.reason : route.group}`)
    .join('; ');
}
