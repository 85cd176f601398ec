import { type ScoreField, scoreFieldLost } from './choose.ts';
import { type RejectedRoute, type RejectionGroup, type Route, type RouteScore, sameRoute } from './route.ts';

/** What routing left in the state of a payment: all that an explanation is made of. */
export interface RoutedPayment {
  readonly candidates: readonly Route[];
  readonly rejected: readonly RejectedRoute[];
  readonly scores: readonly { readonly route: Route; readonly score: RouteScore }[];
  /** Routes tried, the latest last. */
  readonly attempts: readonly { readonly route: Route }[];
}

export interface ExplainedRoute {
  readonly route: Route;
  readonly outcome: RouteOutcome;
  /** For operators: it tells turnovers and the health of providers. */
  readonly explanation: string;
}

export type RouteOutcome =
  | 'chosen'
  | 'already_attempted'
  | 'forbidden'
  | 'blacklisted'
  | 'limit_exceeded'
  | 'limit_misconfigured'
  | 'unavailable'
  | 'low_conversion'
  | 'lower_priority'
  | 'pinned_elsewhere'
  | 'lost_draw'
  | 'lower_availability'
  | 'lower_conversion'
  | 'same_score'
  | 'recurrent_token_missing'
  | 'not_known';

/**
 * Why a payment goes the way it does (reference §5.5): the chosen route, those tried before, the others with what they lost
 * by. Undefined before the first routing round, and when the rules proposed nothing. A payment for which no route was found
 * is explained, too: nothing in its list is chosen.
 */
export function explainRoutes(payment: RoutedPayment): readonly ExplainedRoute[] | undefined {
  const { attempts, rejected, candidates } = payment;
  if (attempts.length === 0 && rejected.length === 0) return undefined;
  const chosen = chosenRoute(payment);
  const tried = attempts.map(({ route }) => route).filter((route) => !isAmong([chosen], route));
  const others = uniqueRoutes([...candidates, ...rejected]).filter(
    (route) => !isAmong([chosen], route) && !isAmong(tried, route),
  );
  return [
    ...(chosen === undefined ? [] : [explained(chosen, 'chosen', 'This route was chosen.')]),
    ...uniqueRoutes(tried).map((route) =>
      explained(route, 'already_attempted', "This route was attempted, but wasn't succesfull."),
    ),
    ...others.map((route) => explainOther(route, payment, chosen)),
  ];
}

/** The route of the latest attempt, unless a later round looked for another one and found none. */
function chosenRoute({ attempts, rejected }: RoutedPayment): Route | undefined {
  const latest = attempts.at(-1)?.route;
  if (latest === undefined) return undefined;
  const given = rejected.some((route) => route.group === 'already_attempted' && sameRoute(route, latest));
  return given ? undefined : latest;
}

function explainOther(route: Route, { rejected, scores }: RoutedPayment, chosen: Route | undefined): ExplainedRoute {
  const rejection = rejected.find((each) => sameRoute(each, route));
  if (rejection !== undefined) {
    const { outcome, explain } = REJECTIONS[rejection.group];
    return explained(route, outcome, explain(rejection.reason));
  }
  const winner = scores.find((scored) => chosen !== undefined && sameRoute(scored.route, chosen));
  const loser = scores.find((scored) => sameRoute(scored.route, route));
  if (winner === undefined || loser === undefined) return notKnown(route);
  const lost = scoreFieldLost({ ...winner.route, score: winner.score }, { ...loser.route, score: loser.score });
  if (lost === undefined) return notKnown(route);
  const { outcome, explain } = LOSSES[lost];
  return explained(route, outcome, explain(loser.score, winner.score));
}

const REJECTIONS: Readonly<
  Record<RejectionGroup, { readonly outcome: RouteOutcome; readonly explain: (reason: string) => string }>
> = {
  forbidden: { outcome: 'forbidden', explain: (reason) => `This route is forbidden: ${reason}.` },
  already_attempted: {
    outcome: 'already_attempted',
    explain: () => "This route was attempted, but wasn't succesfull.",
  },
  limit_misconfiguration: {
    outcome: 'limit_misconfigured',
    explain: (reason) => `Limits of this route could not be held: ${reason}.`,
  },
  limit_overflow: { outcome: 'limit_exceeded', explain: (reason) => `Limits of this route were exceeded: ${reason}.` },
  in_blacklist: { outcome: 'blacklisted', explain: () => 'This route was not used: the card is on its blacklist.' },
  adapter_unavailable: {
    outcome: 'unavailable',
    explain: (reason) => `The availability of its provider is below the threshold: ${reason}.`,
  },
  provider_conversion_is_too_low: {
    outcome: 'low_conversion',
    explain: (reason) => `The conversion of its provider is below the threshold: ${reason}.`,
  },
  recurrent_token_missing: {
    outcome: 'recurrent_token_missing',
    explain: () => 'There is no token to charge the payer again on this route.',
  },
};

type Loss = (loser: RouteScore, winner: RouteScore) => string;

const LOSSES: Readonly<Record<ScoreField | 'id', { readonly outcome: RouteOutcome; readonly explain: Loss }>> = {
  availabilityCondition: {
    outcome: 'unavailable',
    explain: ({ availability }) => `The availability of its provider is below the threshold: ${rate(availability)}.`,
  },
  conversionCondition: {
    outcome: 'low_conversion',
    explain: ({ conversion }) => `The conversion of its provider is below the threshold: ${rate(conversion)}.`,
  },
  priority: {
    outcome: 'lower_priority',
    explain: (loser, winner) =>
      `Its priority ${loser.priority} is lower than ${winner.priority}, that of the chosen route.`,
  },
  pin: { outcome: 'pinned_elsewhere', explain: () => 'The payer is pinned to the chosen route.' },
  random: { outcome: 'lost_draw', explain: () => 'The chosen route was drawn, by weight.' },
  availability: {
    outcome: 'lower_availability',
    explain: (loser, winner) =>
      `The availability ${rate(loser.availability)} of its provider is lower than ${rate(winner.availability)}, that of the chosen route.`,
  },
  conversion: {
    outcome: 'lower_conversion',
    explain: (loser, winner) =>
      `The conversion ${rate(loser.conversion)} of its provider is lower than ${rate(winner.conversion)}, that of the chosen route.`,
  },
  blacklisted: { outcome: 'blacklisted', explain: () => 'This route was not used: the card is on its blacklist.' },
  id: {
    outcome: 'same_score',
    explain: () => 'It has the same score as the chosen route, which comes first by its id.',
  },
};

function notKnown(route: Route): ExplainedRoute {
  return explained(route, 'not_known', 'There is not enough information to say why this route was not chosen.');
}

function explained({ providerId, terminalId }: Route, outcome: RouteOutcome, explanation: string): ExplainedRoute {
  return { route: { providerId, terminalId }, outcome, explanation };
}

function rate(value: number): string {
  return value.toFixed(3);
}

function isAmong(routes: readonly (Route | undefined)[], route: Route): boolean {
  return routes.some((each) => each !== undefined && sameRoute(each, route));
}

function uniqueRoutes(routes: readonly Route[]): readonly Route[] {
  return routes.filter((route, index) => routes.findIndex((each) => sameRoute(each, route)) === index);
}
