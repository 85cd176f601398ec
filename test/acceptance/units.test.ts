import { expect } from 'vitest';
import { computePostings } from '../../src/domain/cashflow/compute.ts';
import { constant } from '../../src/domain/condition.ts';
import { chooseRoute, compareScores } from '../../src/domain/routing/choose.ts';
import { pinOf } from '../../src/domain/routing/pin.ts';
import { type Candidate, HEALTHY, type RouteScore, sameRoute } from '../../src/domain/routing/route.ts';
import { routeHealth, scoreRoutes } from '../../src/domain/routing/score.ts';
import { type SelectRouteInput, selectRoute } from '../../src/domain/routing/select-route.ts';
import {
  configurationOf,
  fixed,
  limitOf,
  MERCHANT_TERMS,
  PROVISION,
  posting,
  providerOf,
  rub,
  share,
  shopOf,
  terminalOf,
  VARIABLES,
  VISA,
} from '../domain/world.ts';
import { row } from './row.ts';

/** What the reference tests inside its modules: the same of our rules, by the same names. */

const candidate = (id: string, overrides: Partial<Candidate> = {}): Candidate => ({
  providerId: id,
  terminalId: id,
  priority: 1000,
  weight: 0,
  pin: 0,
  ...overrides,
});

const EVEN: RouteScore = {
  availabilityCondition: 1,
  conversionCondition: 1,
  priority: 0,
  pin: 0,
  random: 0,
  availability: 1,
  conversion: 1,
  blacklisted: 0,
};

/** The terminal that wins, with draws from the list, again and again. */
function winner(candidates: readonly Candidate[], draw: number, health: Readonly<Record<string, number>> = {}): string {
  const healthOf = ({ providerId }: { readonly providerId: string }) => ({
    availabilityFailRate: health[providerId] ?? 0,
    conversionFailRate: 0,
  });
  const choice = chooseRoute(scoreRoutes(candidates, healthOf, () => draw));
  return choice?.route.terminalId ?? 'none';
}

row('compute_volume', () => {
  const accounts = {
    'merchant.settlement': 'merchant',
    'merchant.guarantee': 'guarantee',
    'provider.settlement': 'provider',
    'system.settlement': 'system',
  } as const;
  const oneOf = (operator: 'min_of' | 'max_of' | 'sum_of') =>
    ({ type: 'product', operator, volumes: [fixed(rub(10)), share(1, 100)] }) as const;
  const volumeOf = (volume: Parameters<typeof posting>[2]) =>
    computePostings([posting('merchant.settlement', 'system.settlement', volume)], accounts, {
      operation_amount: rub(10_000),
    })[0]?.volume.amountMinor;
  expect(volumeOf(fixed(rub(33)))).toBe(33n);
  expect(volumeOf(share(45, 1000))).toBe(450n);
  expect(volumeOf(oneOf('min_of'))).toBe(10n);
  expect(volumeOf(oneOf('max_of'))).toBe(100n);
  expect(volumeOf(oneOf('sum_of'))).toBe(110n);
});

row('record_comparsion', () => {
  const better: readonly Partial<RouteScore>[] = [
    { availabilityCondition: 1 },
    { conversionCondition: 1 },
    { priority: 1 },
    { pin: 1 },
    { random: 1 },
    { availability: 1 },
    { conversion: 1 },
    { blacklisted: 1 },
  ];
  const worst: RouteScore = {
    ...EVEN,
    availabilityCondition: 0,
    conversionCondition: 0,
    availability: 0,
    conversion: 0,
  };
  for (const [index, field] of better.entries()) {
    const later = Object.assign({}, ...better.slice(index + 1)) as Partial<RouteScore>;
    expect(compareScores({ ...worst, ...field }, { ...worst, ...later })).toBeGreaterThan(0);
  }
  expect(compareScores(EVEN, EVEN)).toBe(0);
});

row('pin_random', () => {
  const pin = pinOf(['email'], { currency: 'RUB', tool: VISA, features: { email: 'payer' } });
  const candidates = ['1', '2', '3'].map((id) => candidate(id, { weight: 33, pin }));
  const winners = new Set(Array.from({ length: 1000 }, (_, draw) => winner(candidates, (draw + 1) / 1000)));
  expect(winners.size).toBe(1);
});

row('diff_pin', () => {
  const subject = { currency: 'RUB', tool: VISA, features: { email: 'payer' } };
  const same = pinOf(['email'], subject);
  const other = pinOf(['email', 'currency'], subject);
  const candidates = [
    candidate('1', { weight: 33, pin: same }),
    candidate('2', { weight: 33, pin: same }),
    candidate('3', { weight: 33, pin: other }),
  ];
  const counts = new Map<string, number>();
  for (let draw = 1; draw <= 1000; draw += 1) {
    const id = winner(candidates, draw / 1000);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  expect(counts.size).toBe(2);
  expect(counts.get('3')).toBeGreaterThan(300);
});

row('pin_weight', () => {
  const pin = pinOf(['card_token'], { currency: 'RUB', tool: VISA, features: {} });
  const heavy = (first: number, second: number) =>
    winner([candidate('1', { weight: first, pin }), candidate('2', { weight: second, pin })], 0.5);
  expect(heavy(100, 0)).toBe(heavy(0, 100));
  const unpinned = (first: number, second: number) =>
    winner([candidate('1', { weight: first }), candidate('2', { weight: second })], 0.5);
  expect([unpinned(100, 0), unpinned(0, 100)]).toEqual(['1', '2']);
});

row('balance_routes', () => {
  const candidates = [1, 2, 0, 1, 0].map((weight, index) => candidate(String(index + 1), { weight }));
  const drawnAt = (point: number) =>
    scoreRoutes(
      candidates,
      () => HEALTHY,
      () => point / 4,
    ).map(({ score }) => score.random);
  expect(drawnAt(0.2)).toEqual([1, 0, 0, 0, 0]);
  expect(drawnAt(1.5)).toEqual([0, 1, 0, 0, 0]);
  expect(drawnAt(4)).toEqual([0, 0, 0, 1, 0]);
});

row('balance_routes_with_default_weight', () => {
  const rated = scoreRoutes(
    [candidate('1'), candidate('2')],
    () => HEALTHY,
    () => 0.5,
  );
  expect(rated.map(({ score }) => score.random)).toEqual([0, 0]);
});

row('preferable_route_scoring', () => {
  expect(winner([candidate('1'), candidate('2')], 1, { '2': 0.2 })).toBe('1');
  expect(winner([candidate('1'), candidate('2')], 1, { '1': 0.2 })).toBe('2');
  expect(winner([candidate('1', { priority: 2000 }), candidate('2')], 1, { '1': 0.9 })).toBe('2');
});

row('prefer_weight_over_availability', () => {
  expect(winner([candidate('1', { priority: 1005 }), candidate('2')], 1, { '1': 0.5, '2': 0.3 })).toBe('1');
});

row('prefer_weight_over_conversion', () => {
  const healthOf = ({ providerId }: { readonly providerId: string }) => ({
    availabilityFailRate: 0,
    conversionFailRate: providerId === '1' ? 0.5 : 0.3,
  });
  const rated = scoreRoutes([candidate('1', { priority: 1005 }), candidate('2')], healthOf, () => 1);
  expect(chooseRoute(rated)?.route.terminalId).toBe('1');
});

row('merge_fd_overrides', () => {
  const dead = { availabilityFailRate: 0.9, conversionFailRate: 0.9 };
  const healthOf = (provider: boolean | undefined, terminal: boolean | undefined) => {
    const override = (enabled: boolean | undefined) => (enabled === undefined ? {} : { healthOverride: { enabled } });
    const configuration = configurationOf({
      providers: [providerOf('bank', override(provider))],
      terminals: [terminalOf('t1', 'bank', override(terminal))],
    });
    return routeHealth(configuration, { providerId: 'bank', terminalId: 't1' }, () => dead);
  };
  expect(healthOf(undefined, undefined)).toEqual(dead);
  expect(healthOf(true, undefined)).toEqual(HEALTHY);
  expect(healthOf(true, false)).toEqual(dead);
  expect(healthOf(false, true)).toEqual(HEALTHY);
});

row('routes_equality', () => {
  const route = { providerId: '1', terminalId: '2' };
  expect(sameRoute(route, candidate('1', { terminalId: '2', weight: 7 }))).toBe(true);
  expect(sameRoute(route, { ...route, terminalId: '3' })).toBe(false);
  expect(sameRoute(route, { ...route, providerId: '2' })).toBe(false);
});

const ONE = { providerId: '1', terminalId: '1' };
const TWO = { providerId: '2', terminalId: '2' };

/** Three terminals, the last of which has a limit that is full. */
function round(overrides: Partial<SelectRouteInput> = {}) {
  const limited = { ...PROVISION, turnoverLimits: constant([{ limitId: 'limit', upperBoundary: 10n }]) };
  const configuration = configurationOf({
    providers: ['1', '2', '3'].map((id) => providerOf(id, id === '3' ? { terms: { payments: limited } } : {})),
    terminals: ['1', '2', '3'].map((id) => terminalOf(id, id)),
    limits: [limitOf('limit')],
  });
  const input: SelectRouteInput = {
    configuration,
    shop: shopOf(),
    merchantTerms: MERCHANT_TERMS,
    variables: VARIABLES,
    tool: VISA,
    cost: rub(42_000),
    flow: { type: 'instant' },
    riskScore: 'low',
    makeRecurrent: false,
    features: {},
    invoiceId: 'invoice',
    paymentId: 'payment',
    createTime: 0,
    attempted: [],
    health: () => HEALTHY,
    counters: new Map(),
    draw: () => 0.5,
    ...overrides,
  };
  const limitedOnly = selectRoute({ ...input, attempted: [ONE, TWO] });
  const counter = limitedOnly.ok ? limitedOnly.holds[0]?.counter : undefined;
  return selectRoute({ ...input, counters: new Map([[counter ?? '', 11n]]) });
}

row('filter_attempted_routes', () => {
  const selection = round({ attempted: [TWO] });
  expect(selection).toMatchObject({ ok: true, route: { terminalId: '1' } });
  expect(selection.rejected).toContainEqual(expect.objectContaining({ terminalId: '2', group: 'already_attempted' }));
});

row('route_exclusion', () => {
  const selection = round({ blacklisted: new Set(['2.2']) });
  expect(selection).toMatchObject({ ok: true, route: { terminalId: '1' } });
  expect(selection.rejected.map(({ terminalId, group }) => `${terminalId} ${group}`)).toEqual([
    '3 limit_overflow',
    '2 in_blacklist',
  ]);
});

row('pipeline', () => {
  const attempted = [ONE];
  const overflow = round({ attempted: [ONE, TWO] });
  expect(overflow).toMatchObject({
    ok: false,
    failure: { failure: { code: 'no_route_found:rejected:limit_overflow' } },
  });
  const blacklisted = round({ attempted, blacklisted: new Set(['2.2']) });
  expect(blacklisted).toMatchObject({ ok: false, failure: { failure: { code: 'no_route_found:forbidden' } } });
  const health = () => ({ availabilityFailRate: 0.9, conversionFailRate: 0 });
  expect(round({ attempted, health })).toMatchObject({
    ok: false,
    failure: { failure: { code: 'no_route_found:rejected:adapter_unavailable' } },
  });
});
