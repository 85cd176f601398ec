import { pinnedRank } from './pin.ts';
import { bareRoute, type Route, type RouteScore, sameRoute } from './route.ts';
import type { RatedRoute } from './score.ts';

/** Score fields in the order they decide. */
export const SCORE_FIELDS = [
  'availabilityCondition',
  'conversionCondition',
  'priority',
  'pin',
  'random',
  'availability',
  'conversion',
  'blacklisted',
] as const satisfies readonly (keyof RouteScore)[];

export type ScoreField = (typeof SCORE_FIELDS)[number];

/** Which route was chosen, and which one would have been if every provider were in perfect health, with what it lost by. */
export interface RouteExplanation {
  readonly chosen: Route;
  readonly preferable?: Route;
  readonly rejectReason?: ScoreField;
}

export interface RouteChoice {
  readonly route: RatedRoute;
  readonly explanation: RouteExplanation;
}

/**
 * The best of the rated routes (reference §5.4), undefined when there are none. Candidates are compared one after another in
 * the order of the rules, the winner so far against the next: pins make "better" a relation without transitivity, so the
 * order is a part of the rule.
 */
export function chooseRoute(rated: readonly RatedRoute[]): RouteChoice | undefined {
  const route = bestOf(rated, (score) => score);
  const ideal = bestOf(rated, inPerfectHealth);
  if (route === undefined || ideal === undefined) return undefined;
  const chosen = bareRoute(route);
  if (sameRoute(route, ideal)) return { route, explanation: { chosen } };
  const rejectReason = SCORE_FIELDS.find((field) => route.score[field] !== ideal.score[field]);
  const explanation = { chosen, preferable: bareRoute(ideal), ...(rejectReason === undefined ? {} : { rejectReason }) };
  return { route, explanation };
}

/** Above zero when `a` wins. Fields are compared in order, the higher one wins. */
export function compareScores(a: RouteScore, b: RouteScore): number {
  for (const field of SCORE_FIELDS) {
    if (a[field] !== b[field]) return a[field] - b[field];
  }
  return 0;
}

/**
 * What a route lost by against the winner: the first field that decides between them, or `id` for equals. Undefined when the
 * two, compared alone, would have ended the other way: pins and the order of the rules can do that.
 */
export function scoreFieldLost(winner: ScoredRoute, loser: ScoredRoute): ScoreField | 'id' | undefined {
  const [won, lost] = comparable(winner, loser, (score) => score);
  const field = SCORE_FIELDS.find((each) => won[each] !== lost[each]);
  if (field !== undefined) return won[field] > lost[field] ? field : undefined;
  return compareIds(winner, loser) > 0 ? 'id' : undefined;
}

type ScoredRoute = Route & { readonly score: RouteScore };

function bestOf(rated: readonly RatedRoute[], view: (score: RouteScore) => RouteScore): RatedRoute | undefined {
  return rated.reduce<RatedRoute | undefined>(
    (best, next) => (best !== undefined && compareRated(best, next, view) >= 0 ? best : next),
    undefined,
  );
}

/**
 * Routes with the same pin are ranked by the payer, chance is out of it; between any others pins do not count. Routes that
 * score the same are told apart by their ids, the larger one wins.
 */
function compareRated(a: RatedRoute, b: RatedRoute, view: (score: RouteScore) => RouteScore): number {
  return compareScores(...comparable(a, b, view)) || compareIds(a, b);
}

function comparable(
  a: ScoredRoute,
  b: ScoredRoute,
  view: (score: RouteScore) => RouteScore,
): readonly [RouteScore, RouteScore] {
  const isPinned = a.score.pin !== 0 && a.score.pin === b.score.pin;
  const seen = (route: ScoredRoute): RouteScore =>
    isPinned
      ? { ...view(route.score), random: 0, pin: pinnedRank(route.score.pin, route) }
      : { ...view(route.score), pin: 0 };
  return [seen(a), seen(b)];
}

function compareIds(a: Route, b: Route): number {
  return compareText(a.providerId, b.providerId) || compareText(a.terminalId, b.terminalId);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a > b ? 1 : -1;
}

function inPerfectHealth(score: RouteScore): RouteScore {
  return { ...score, availabilityCondition: 1, conversionCondition: 1, availability: 1, conversion: 1 };
}
