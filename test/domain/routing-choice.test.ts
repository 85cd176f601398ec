import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseRoute, compareScores, SCORE_FIELDS } from '../../src/domain/routing/choose.ts';
import { pinnedRank, pinOf } from '../../src/domain/routing/pin.ts';
import {
  type Candidate,
  HEALTHY,
  type ProviderHealth,
  type Route,
  type RouteScore,
} from '../../src/domain/routing/route.ts';
import { routeHealth, scoreRoutes } from '../../src/domain/routing/score.ts';
import { configurationOf, providerOf, terminalOf, VISA, WALLET } from './world.ts';

function candidate(terminalId: string, over: Partial<Candidate> = {}): Candidate {
  return { providerId: 'bank', terminalId, priority: 1000, weight: 0, pin: 0, ...over };
}

function always(value: number): () => number {
  return () => value;
}

function noDraw(): number {
  throw new Error('nothing is to be drawn here');
}

/** A small generator of numbers in (0, 1], so that long runs are the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 2 ** 32;
  };
}

function health(rates: Readonly<Record<string, number>>): (route: Route) => ProviderHealth {
  return ({ terminalId }) => ({ availabilityFailRate: rates[terminalId] ?? 0, conversionFailRate: 0 });
}

function choose(
  candidates: readonly Candidate[],
  draw: () => number = noDraw,
  healthOf: (route: Route) => ProviderHealth = () => HEALTHY,
) {
  return chooseRoute(scoreRoutes(candidates, healthOf, draw));
}

function chosenId(candidates: readonly Candidate[], draw?: () => number, healthOf?: (route: Route) => ProviderHealth) {
  return choose(candidates, draw, healthOf)?.route.terminalId;
}

/** How often each terminal is chosen in so many rounds. */
function tally(candidates: readonly Candidate[], rounds: number): Readonly<Record<string, number>> {
  const draw = seeded(7);
  const counts: Record<string, number> = {};
  for (let round = 0; round < rounds; round += 1) {
    const id = chosenId(candidates, draw) ?? 'none';
    counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}

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

describe('scores', () => {
  it('are compared field by field in the order of the reference', () => {
    expect(SCORE_FIELDS).toEqual(Object.keys(SCORE));
  });

  it('let an earlier field decide whatever the later ones say', () => {
    SCORE_FIELDS.forEach((field, index) => {
      const later = SCORE_FIELDS.slice(index + 1);
      const worseLater = {
        ...SCORE,
        ...Object.fromEntries(later.map((name) => [name, SCORE[name] - 1])),
        [field]: SCORE[field] + 1,
      };
      expect(compareScores(worseLater, SCORE)).toBeGreaterThan(0);
      expect(compareScores(SCORE, worseLater)).toBeLessThan(0);
    });
  });

  it('that are the same are equal', () => {
    expect(compareScores(SCORE, { ...SCORE })).toBe(0);
  });

  it('come from priority, pin and the health of the provider', () => {
    const [rated] = scoreRoutes(
      [candidate('t1', { priority: 5, pin: 9 })],
      () => ({ availabilityFailRate: 0.25, conversionFailRate: 0.75 }),
      noDraw,
    );
    expect(rated).toEqual({
      ...candidate('t1', { priority: 5, pin: 9 }),
      score: {
        availabilityCondition: 1,
        conversionCondition: 0,
        priority: 5,
        pin: 9,
        random: 0,
        availability: 0.75,
        conversion: 0.25,
        blacklisted: 0,
      },
    });
  });

  it.each([
    [0, 1],
    [0.699, 1],
    [0.7, 0],
    [1, 0],
  ] as const)('call a provider with a fail rate of %d alive and normal: %d', (rate, condition) => {
    const [rated] = scoreRoutes(
      [candidate('t1')],
      () => ({ availabilityFailRate: rate, conversionFailRate: rate }),
      noDraw,
    );
    expect(rated?.score).toMatchObject({ availabilityCondition: condition, conversionCondition: condition });
  });
});

describe('a draw by weight', () => {
  const five = [1, 2, 0, 1, 0].map((weight, index) => candidate(`t${index + 1}`, { weight }));
  const drawn = (candidates: readonly Candidate[], draw: () => number) =>
    scoreRoutes(candidates, () => HEALTHY, draw).map(({ score }) => score.random);

  it.each([
    [0.2 / 4, [1, 0, 0, 0, 0]],
    [1 / 4, [1, 0, 0, 0, 0]],
    [1.5 / 4, [0, 1, 0, 0, 0]],
    [3 / 4, [0, 1, 0, 0, 0]],
    [4 / 4, [0, 0, 0, 1, 0]],
  ])('of %d over the weights 1, 2, 0, 1, 0 falls into one interval', (draw, expected) => {
    expect(drawn(five, always(draw))).toEqual(expected);
  });

  it('is not made where all weights are the default of zero', () => {
    expect(drawn([candidate('t1'), candidate('t2')], noDraw)).toEqual([0, 0]);
  });

  it('is made once for each priority and each exact availability', () => {
    const draws = [0.1, 0.9, 1];
    const candidates = [
      candidate('t1', { weight: 1 }),
      candidate('t2', { weight: 1, priority: 5 }),
      candidate('t3', { weight: 1 }),
      candidate('t4', { weight: 1, priority: 5 }),
      candidate('t5', { weight: 1 }),
    ];
    const rated = scoreRoutes(candidates, health({ t5: 0.1 }), () => draws.shift() ?? Number.NaN);
    expect(rated.map(({ score }) => score.random)).toEqual([1, 0, 0, 1, 1]);
    expect(draws).toEqual([]);
  });

  it.each([0, -0.1, 1.1, Number.NaN])('refuses a source of chance that gives %d', (value) => {
    expect(() => drawn(five, always(value))).toThrow(`a draw lies above 0 and up to 1, not at ${value}`);
  });

  it('respects the weights over many draws', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 5 }), (weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        fc.pre(total > 0);
        const candidates = weights.map((weight, index) => candidate(`t${index}`, { weight }));
        const rounds = 1000;
        const hits = weights.map(() => 0);
        for (let round = 1; round <= rounds; round += 1) {
          drawn(candidates, always(round / rounds)).forEach((random, index) => {
            hits[index] = (hits[index] ?? 0) + random;
          });
        }
        weights.forEach((weight, index) => {
          expect(Math.abs((hits[index] ?? 0) - (rounds * weight) / total)).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('takes one of each weighted group, whatever the draw', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(weights, fc.double({ min: Number.MIN_VALUE, max: 1, noNaN: true }), (list, draw) => {
        const random = drawn(
          list.map((weight, index) => candidate(`t${index}`, { weight })),
          always(draw),
        );
        const total = list.reduce((sum, weight) => sum + weight, 0);
        expect(random.filter((value) => value === 1)).toHaveLength(total > 0 ? 1 : 0);
        random.forEach((value, index) => {
          if (value === 1) expect(list[index]).toBeGreaterThan(0);
        });
      }),
    );
  });
});

describe('the choice', () => {
  it('of nothing is nothing', () => {
    expect(chooseRoute([])).toBeUndefined();
  });

  it('prefers priority to health above the critical rate', () => {
    const candidates = [candidate('t1'), candidate('t2', { priority: 1005 }), candidate('t3')];
    expect(chosenId(candidates, noDraw, health({ t2: 0.6 }))).toBe('t2');
    const lacking = ({ terminalId }: Route) => ({
      availabilityFailRate: 0,
      conversionFailRate: terminalId === 't2' ? 0.6 : 0,
    });
    expect(chosenId(candidates, noDraw, lacking)).toBe('t2');
  });

  it('prefers a normal conversion to priority', () => {
    const lacking = ({ terminalId }: Route) => ({
      availabilityFailRate: 0,
      conversionFailRate: terminalId === 't2' ? 0.9 : 0,
    });
    expect(chosenId([candidate('t1'), candidate('t2', { priority: 9999 })], noDraw, lacking)).toBe('t1');
  });

  it('is by chance before it is by rates', () => {
    const lacking = ({ terminalId }: Route) => ({
      availabilityFailRate: 0,
      conversionFailRate: terminalId === 't1' ? 0.6 : 0,
    });
    const candidates = [candidate('t1', { weight: 1 }), candidate('t2', { weight: 1 })];
    expect(chosenId(candidates, always(0.5), lacking)).toBe('t1');
    expect(chosenId(candidates, always(0.51), lacking)).toBe('t2');
  });

  it('between equals falls on the larger id of provider, then terminal', () => {
    expect(chosenId([candidate('t1'), candidate('t2')])).toBe('t2');
    expect(chosenId([candidate('t2'), candidate('t1')])).toBe('t2');
    expect(chosenId([candidate('t9', { providerId: 'a' }), candidate('t1', { providerId: 'b' })])).toBe('t1');
  });

  it('names the route that would have won with every provider in perfect health, and what it lost by', () => {
    const candidates = ['p1', 'p2', 'p3'].map((providerId, index) => candidate(`t${index + 1}`, { providerId }));
    const rates: Readonly<Record<string, number>> = { p1: 0.6, p2: 0.1, p3: 0.2 };
    const choice = choose(candidates, noDraw, ({ providerId }) => ({
      availabilityFailRate: rates[providerId] ?? 0,
      conversionFailRate: 0,
    }));
    expect(choice?.explanation).toEqual({
      chosen: { providerId: 'p2', terminalId: 't2' },
      preferable: { providerId: 'p3', terminalId: 't3' },
      rejectReason: 'availability',
    });
  });

  it.each<[keyof RouteScore, ProviderHealth]>([
    ['availabilityCondition', { availabilityFailRate: 0.7, conversionFailRate: 0 }],
    ['conversionCondition', { availabilityFailRate: 0, conversionFailRate: 0.7 }],
    ['conversion', { availabilityFailRate: 0, conversionFailRate: 0.1 }],
  ])('says that the preferable route lost by %s', (field, poor) => {
    const choice = choose([candidate('t1'), candidate('t2')], noDraw, ({ terminalId }) =>
      terminalId === 't2' ? poor : HEALTHY,
    );
    expect(choice?.explanation).toMatchObject({
      chosen: { terminalId: 't1' },
      preferable: { terminalId: 't2' },
      rejectReason: field,
    });
  });

  it('names no preferable route when the chosen one is it', () => {
    const choice = choose([candidate('t1'), candidate('t2', { priority: 5 })]);
    expect(choice?.explanation).toEqual({ chosen: { providerId: 'bank', terminalId: 't1' } });
  });

  it('is the same for the same draws', () => {
    const candidates = fc.array(
      fc.record({
        terminalId: fc.constantFrom('t1', 't2', 't3', 't4'),
        providerId: fc.constantFrom('a', 'b'),
        priority: fc.constantFrom(1000, 1001),
        weight: fc.integer({ min: 0, max: 3 }),
        pin: fc.constantFrom(0, 1, 2),
      }),
      { maxLength: 6 },
    );
    const rates = fc.dictionary(fc.constantFrom('t1', 't2', 't3', 't4'), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(candidates, rates, fc.nat(), (list, rate, seed) => {
        expect(choose(list, seeded(seed), health(rate))).toEqual(choose(list, seeded(seed), health(rate)));
      }),
    );
  });

  it('without pins beats every other candidate', () => {
    const candidates = fc.uniqueArray(
      fc.record({
        terminalId: fc.constantFrom('t1', 't2', 't3', 't4', 't5'),
        priority: fc.constantFrom(1000, 1001),
        weight: fc.integer({ min: 0, max: 3 }),
      }),
      { minLength: 1, selector: ({ terminalId }) => terminalId },
    );
    fc.assert(
      fc.property(candidates, fc.nat(), (list, seed) => {
        const rated = scoreRoutes(
          list.map((over) => candidate(over.terminalId, over)),
          () => HEALTHY,
          seeded(seed),
        );
        const best = chooseRoute(rated)?.route;
        for (const other of rated) expect(best && compareScores(best.score, other.score)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a pin', () => {
  const subject = { currency: 'RUB', tool: VISA, features: { email: 'e1', clientIp: 'ip1' } };

  it('is 0 without features, and never 0 with some', () => {
    expect(pinOf([], subject)).toBe(0);
    expect(pinOf(['email'], subject)).toBeGreaterThan(0);
    expect(Number.isSafeInteger(pinOf(['email'], subject))).toBe(true);
  });

  it('is the same for the same values, in any order of the document, and said twice', () => {
    expect(pinOf(['email', 'currency'], subject)).toBe(pinOf(['currency', 'email'], { ...subject }));
    expect(pinOf(['email', 'email'], subject)).toBe(pinOf(['email'], subject));
  });

  it.each([
    ['currency', { ...subject, currency: 'USD' }],
    ['payment_tool', { ...subject, tool: { ...VISA, token: 'tok_other' } }],
    ['payment_tool', { ...subject, tool: WALLET }],
    ['card_token', { ...subject, tool: { ...VISA, token: 'tok_other' } }],
    ['card_token', { ...subject, tool: WALLET }],
    ['client_ip', { ...subject, features: { email: 'e1', clientIp: 'ip2' } }],
    ['client_ip', { ...subject, features: { email: 'e1' } }],
    ['email', { ...subject, features: { email: 'e2', clientIp: 'ip1' } }],
    ['email', { ...subject, features: {} }],
  ] as const)('by %s changes with its value, and with its loss', (feature, other) => {
    expect(pinOf([feature], other)).not.toBe(pinOf([feature], subject));
  });

  it('counts a missing value as a value', () => {
    const nobody = { ...subject, features: {} };
    expect(pinOf(['email'], nobody)).toBeGreaterThan(0);
    expect(pinOf(['email'], nobody)).not.toBe(pinOf(['client_ip'], nobody));
  });

  it('never changes between releases', () => {
    expect(pinOf(['card_token', 'currency'], subject)).toBe(60_285_652_980_659);
    expect(pinnedRank(1, { providerId: 'bank', terminalId: 't1' })).toBe(183_381_710_625_007);
  });

  const equal = (...pins: readonly number[]) =>
    pins.map((pin, index) => candidate(`t${index + 1}`, { weight: 33, pin }));

  it('ignores what is not among its features', () => {
    expect(pinOf(['currency'], { ...subject, tool: WALLET, features: {} })).toBe(pinOf(['currency'], subject));
  });

  it('keeps a payer on one of three equal routes, whatever is drawn', () => {
    expect(Object.values(tally(equal(12, 12, 12), 1000))).toEqual([1000]);
  });

  it('spreads payers over the routes', () => {
    const winners = new Set(
      Array.from({ length: 50 }, (_, pin) => chosenId(equal(pin + 1, pin + 1, pin + 1), always(1))),
    );
    expect([...winners].sort()).toEqual(['t1', 't2', 't3']);
  });

  it('makes two routes with one pin behave as one, beside a third with another', () => {
    const counts = tally(equal(12, 12, 34), 3000);
    const pinned = [counts['t1'] ?? 0, counts['t2'] ?? 0].sort((a, b) => a - b);
    expect(pinned[0]).toBe(0);
    expect((counts['t3'] ?? 0) / 3000).toBeGreaterThan(0.3);
    expect((pinned[1] ?? 0) / 3000).toBeGreaterThan(0.3);
  });

  it('does not count against another pin or none: chance decides', () => {
    for (const pins of [
      [12, 34],
      [0, 34],
      [0, 0],
    ]) {
      const counts = tally(equal(...pins), 2000);
      expect((counts['t1'] ?? 0) / 2000).toBeGreaterThan(0.45);
      expect((counts['t1'] ?? 0) / 2000).toBeLessThan(0.55);
    }
  });

  it('does not outweigh priority', () => {
    const pins = Array.from({ length: 20 }, (_, index) => index + 1);
    const winners = pins.map((pin) => chosenId([candidate('t1', { pin, priority: 1001 }), candidate('t2', { pin })]));
    expect(new Set(winners)).toEqual(new Set(['t1']));
  });

  it('does not depend on the weight of the pinned routes', () => {
    const light = chosenId([candidate('t1', { pin: 5, weight: 1 }), candidate('t2', { pin: 5, weight: 1 })], always(1));
    const heavy = chosenId(
      [candidate('t1', { pin: 5, weight: 1000 }), candidate('t2', { pin: 5, weight: 1 })],
      always(0.1),
    );
    expect(heavy).toBe(light);
  });
});

describe('the health of a route', () => {
  const poor: ProviderHealth = { availabilityFailRate: 0.9, conversionFailRate: 0.9 };

  it.each<[boolean | undefined, boolean | undefined, ProviderHealth]>([
    [undefined, undefined, poor],
    [true, undefined, HEALTHY],
    [false, undefined, poor],
    [undefined, true, HEALTHY],
    [true, false, poor],
    [false, true, HEALTHY],
  ])('with the override of the provider %s and of the terminal %s', (ofProvider, ofTerminal, expected) => {
    const override = (enabled: boolean | undefined) => (enabled === undefined ? {} : { healthOverride: { enabled } });
    const configuration = configurationOf({
      providers: [providerOf('bank', override(ofProvider))],
      terminals: [terminalOf('t1', 'bank', override(ofTerminal))],
    });
    const asked: string[] = [];
    const result = routeHealth(configuration, { providerId: 'bank', terminalId: 't1' }, (providerId) => {
      asked.push(providerId);
      return poor;
    });
    expect(result).toEqual(expected);
    expect(asked.every((providerId) => providerId === 'bank')).toBe(true);
  });
});
