import { describe, expect, it } from 'vitest';
import { explainRoutes, type RoutedPayment } from '../../src/domain/routing/explain.ts';
import { pinnedRank } from '../../src/domain/routing/pin.ts';
import type { RejectedRoute, RejectionGroup, Route, RouteScore } from '../../src/domain/routing/route.ts';

const SCORE: RouteScore = {
  availabilityCondition: 1,
  conversionCondition: 1,
  priority: 1000,
  pin: 0,
  random: 0,
  availability: 1,
  conversion: 1,
  blacklisted: 0,
};

const route = (terminalId: string): Route => ({ providerId: 'bank', terminalId });
const CHOSEN = route('t5');
const OTHER = route('t1');

function routed(over: Partial<RoutedPayment> = {}): RoutedPayment {
  return {
    candidates: [CHOSEN],
    rejected: [],
    scores: [{ route: CHOSEN, score: SCORE }],
    attempts: [{ route: CHOSEN }],
    ...over,
  };
}

/** The chosen route beside one that lost with this score. */
function lost(score: Partial<RouteScore>, chosen: Partial<RouteScore> = {}, other = OTHER) {
  const payment = routed({
    candidates: [other, CHOSEN],
    scores: [
      { route: other, score: { ...SCORE, ...score } },
      { route: CHOSEN, score: { ...SCORE, ...chosen } },
    ],
  });
  return explainRoutes(payment)?.[1];
}

const rejected = (group: RejectionGroup, reason = 'why', of = OTHER): RejectedRoute => ({ ...of, group, reason });

describe('the explanation of a route (lesson 16)', () => {
  it('is none before the first round, and none when the rules proposed nothing', () => {
    expect(explainRoutes(routed({ attempts: [], candidates: [], scores: [] }))).toBeUndefined();
  });

  it('begins with the chosen route', () => {
    expect(explainRoutes(routed())).toEqual([
      { route: CHOSEN, outcome: 'chosen', explanation: 'This route was chosen.' },
    ]);
  });

  it('goes on with those that were tried before, each once, and then with the others', () => {
    const explanation = explainRoutes(
      routed({
        attempts: [{ route: route('t1') }, { route: route('t2') }, { route: CHOSEN }],
        rejected: [
          rejected('already_attempted', 'before', route('t1')),
          rejected('already_attempted', '', route('t2')),
        ],
        candidates: [route('t3'), CHOSEN],
        scores: [
          { route: route('t3'), score: { ...SCORE, priority: 1 } },
          { route: CHOSEN, score: SCORE },
        ],
      }),
    );
    expect(explanation?.map(({ route: { terminalId }, outcome }) => [terminalId, outcome])).toEqual([
      ['t5', 'chosen'],
      ['t1', 'already_attempted'],
      ['t2', 'already_attempted'],
      ['t3', 'lower_priority'],
    ]);
    expect(explanation?.[1]?.explanation).toBe("This route was attempted, but wasn't succesfull.");
  });

  it('has nothing chosen once a later round found no other route', () => {
    const explanation = explainRoutes(
      routed({ rejected: [rejected('already_attempted', 'before', CHOSEN), rejected('limit_overflow')], scores: [] }),
    );
    expect(explanation?.map(({ outcome }) => outcome)).toEqual(['already_attempted', 'limit_exceeded']);
  });

  it.each<[RejectionGroup, string, string]>([
    ['forbidden', 'forbidden', 'This route is forbidden: why.'],
    ['limit_misconfiguration', 'limit_misconfigured', 'Limits of this route could not be held: why.'],
    ['limit_overflow', 'limit_exceeded', 'Limits of this route were exceeded: why.'],
    ['in_blacklist', 'blacklisted', 'This route was not used: the card is on its blacklist.'],
    ['adapter_unavailable', 'unavailable', 'The availability of its provider is below the threshold: why.'],
    ['provider_conversion_is_too_low', 'low_conversion', 'The conversion of its provider is below the threshold: why.'],
    [
      'recurrent_token_missing',
      'recurrent_token_missing',
      'There is no token to charge the payer again on this route.',
    ],
  ])('of a route rejected as %s says so, with the numbers', (group, outcome, explanation) => {
    expect(explainRoutes(routed({ rejected: [rejected(group)] }))).toEqual([
      { route: CHOSEN, outcome: 'chosen', explanation: 'This route was chosen.' },
      { route: OTHER, outcome, explanation },
    ]);
  });

  it('tells why every route was refused when none was found', () => {
    const none = {
      attempts: [],
      candidates: [],
      scores: [],
      rejected: [rejected('in_blacklist'), rejected('forbidden', 'no', CHOSEN)],
    };
    expect(explainRoutes(none)?.map(({ outcome }) => outcome)).toEqual(['blacklisted', 'forbidden']);
  });

  it.each<[Partial<RouteScore>, string, string]>([
    [
      { conversionCondition: 0, conversion: 0.25 },
      'low_conversion',
      'The conversion of its provider is below the threshold: 0.250.',
    ],
    [
      { availabilityCondition: 0, availability: 0.3 },
      'unavailable',
      'The availability of its provider is below the threshold: 0.300.',
    ],
    [{ priority: 7 }, 'lower_priority', 'Its priority 7 is lower than 1000, that of the chosen route.'],
    [
      { availability: 0.9 },
      'lower_availability',
      'The availability 0.900 of its provider is lower than 1.000, that of the chosen route.',
    ],
    [
      { conversion: 0.5 },
      'lower_conversion',
      'The conversion 0.500 of its provider is lower than 1.000, that of the chosen route.',
    ],
    [{}, 'same_score', 'It has the same score as the chosen route, which comes first by its id.'],
  ])('of a route that lost by %o names what decided', (score, outcome, explanation) => {
    expect(lost(score)).toEqual({ route: OTHER, outcome, explanation });
  });

  it('names the first field that decided, whatever the later ones say', () => {
    expect(lost({ priority: 7, conversion: 0.1 })?.outcome).toBe('lower_priority');
  });

  it('names the draw between routes of different pins, and the pin between those of one', () => {
    expect(lost({ pin: 1 }, { pin: 2, random: 1 })?.outcome).toBe('lost_draw');
    const [worse, better] = [route('t1'), route('t5')].sort((a, b) => pinnedRank(9, a) - pinnedRank(9, b));
    if (worse === undefined || better === undefined) throw new Error('two routes are two');
    const pinned = { ...SCORE, pin: 9, random: 0 } as const;
    const explanation = explainRoutes({
      candidates: [worse, better],
      rejected: [],
      scores: [
        { route: worse, score: { ...pinned, random: 1 } },
        { route: better, score: pinned },
      ],
      attempts: [{ route: better }],
    });
    expect(explanation?.[1]).toMatchObject({ outcome: 'pinned_elsewhere' });
  });

  it('says that it does not know where the scores say the opposite, or nothing', () => {
    expect(lost({ priority: 2000 })?.outcome).toBe('not_known');
    expect(lost({}, {}, route('t9'))?.outcome).toBe('not_known');
    expect(explainRoutes(routed({ candidates: [OTHER, CHOSEN] }))?.[1]?.outcome).toBe('not_known');
    expect(explainRoutes(routed({ candidates: [OTHER, CHOSEN], scores: [] }))?.[1]?.outcome).toBe('not_known');
  });
});
