import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constant } from '../../src/domain/condition.ts';
import type { LimitConfig, ProvisionPaymentTerms, ProvisionTerms } from '../../src/domain/configuration.ts';
import type { LimitHold } from '../../src/domain/limits/limit.ts';
import { HEALTHY, type ProviderHealth } from '../../src/domain/routing/route.ts';
import {
  printRejected,
  type RouteSelection,
  type SelectRouteInput,
  selectRoute,
} from '../../src/domain/routing/select-route.ts';
import {
  candidatesRuleset,
  configurationOf,
  LEAP_DAY,
  limitOf,
  MERCHANT_TERMS,
  PROVISION,
  providerOf,
  rub,
  rule,
  shopOf,
  terminalOf,
  VARIABLES,
  VISA,
  WALLET,
  when,
} from './world.ts';

/** Providers `b1`, `b2` … with one terminal each, `t1`, `t2` …, the first with the highest priority. */
function worldOf(terms: readonly ProvisionTerms[], limits: readonly LimitConfig[] = []) {
  const numbered = terms.map((own, index) => ({ own, no: index + 1 }));
  return configurationOf({
    providers: numbered.map(({ no }) => providerOf(`b${no}`)),
    terminals: numbered.map(({ own, no }) => terminalOf(`t${no}`, `b${no}`, { terms: own })),
    rulesets: [
      candidatesRuleset(
        'policies',
        numbered.map(({ no }) => rule(`t${no}`, { priority: 1000 - no })),
      ),
    ],
    limits,
  });
}

const route = (no: number) => ({ providerId: `b${no}`, terminalId: `t${no}` });

function limited(limitId: string, upperBoundary: number): ProvisionPaymentTerms {
  return { turnoverLimits: constant([{ limitId, upperBoundary: BigInt(upperBoundary) }]) };
}

const TERMINAL_LIMIT = limitOf('turnover', { scopes: ['terminal'] });

function counterOf(no: number): string {
  return `turnover/RUB/terminal/b${no}/t${no}/2024-02-29`;
}

function select(over: Partial<SelectRouteInput>): RouteSelection {
  return selectRoute({
    configuration: configurationOf(),
    shop: shopOf(),
    merchantTerms: MERCHANT_TERMS,
    variables: VARIABLES,
    tool: VISA,
    cost: rub(42_000),
    flow: { type: 'instant' },
    riskScore: 'low',
    makeRecurrent: false,
    features: {},
    invoiceId: 'inv',
    paymentId: 'pay',
    createTime: LEAP_DAY,
    attempted: [],
    health: () => HEALTHY,
    counters: new Map(),
    draw: () => 1,
    ...over,
  });
}

function failed(code: string, reason?: string) {
  return { ok: false, failure: { type: 'failure', failure: reason === undefined ? { code } : { code, reason } } };
}

describe('a routing round', () => {
  it('chooses the route of the highest priority, with what it holds and why', () => {
    const configuration = worldOf([{ payments: limited('turnover', 42_000) }, {}], [TERMINAL_LIMIT]);
    const hold: LimitHold = {
      limitId: 'turnover',
      counter: counterOf(1),
      operation: 'route/b1/t1/party/inv/pay/1',
      delta: 42_000n,
      boundary: 42_000n,
      metric: 'amount',
    };
    const score = {
      availabilityCondition: 1,
      conversionCondition: 1,
      pin: 0,
      random: 0,
      availability: 1,
      conversion: 1,
      blacklisted: 0,
    };
    expect(select({ configuration })).toEqual({
      ok: true,
      route: route(1),
      candidates: [
        { ...route(1), priority: 999, weight: 0, pin: 0 },
        { ...route(2), priority: 998, weight: 0, pin: 0 },
      ],
      rejected: [],
      scores: [
        { route: route(1), score: { ...score, priority: 999 } },
        { route: route(2), score: { ...score, priority: 998 } },
      ],
      holds: [hold],
      skipRecurrent: false,
      explanation: { chosen: route(1) },
    });
  });

  it('remembers who was refused by terms beside the one who was chosen', () => {
    const selection = select({ configuration: worldOf([{ payments: { allow: when('false') } }, {}]) });
    expect(selection).toMatchObject({
      ok: true,
      route: route(2),
      candidates: [route(2)],
      rejected: [{ ...route(1), group: 'forbidden', reason: 'PaymentsProvisionTerms: allow' }],
    });
  });

  it('fails as forbidden, with the printed list, when no terminal takes the payment', () => {
    const forbidden = { payments: { allow: when('false') } };
    expect(select({ configuration: worldOf([forbidden, forbidden]) })).toMatchObject(
      failed('no_route_found:forbidden', 'b1.t1: PaymentsProvisionTerms: allow; b2.t2: PaymentsProvisionTerms: allow'),
    );
  });

  it('fails as forbidden when the rules propose nothing', () => {
    expect(select({ configuration: worldOf([]) })).toMatchObject(
      failed('no_route_found:forbidden', 'the rules propose no route'),
    );
  });

  it.each([
    [
      'routing_decisions: no delegate of policies holds',
      { id: 'policies', name: '', type: 'delegates', delegates: [] },
    ],
    [
      'routing_candidate: t1 of policies is undecided (a condition)',
      candidatesRuleset('policies', [rule('t1', { when: when('undecided') })]),
    ],
  ] as const)('fails as misconfigured when the rules do not come down to routes: %s', (message, ruleset) => {
    const selection = select({ configuration: configurationOf({ rulesets: [ruleset] }) });
    expect(selection).toEqual({ ...failed('no_route_found:unknown:misconfiguration', message), rejected: [] });
  });

  it('throws what is no misconfiguration', () => {
    const broken = {
      source: 'x',
      evaluate: () => {
        throw new TypeError('our bug');
      },
    };
    const configuration = configurationOf({
      rulesets: [candidatesRuleset('policies', [rule('t1', { when: broken })])],
    });
    expect(() => select({ configuration })).toThrow('our bug');
  });

  it('never tries a route twice in one payment, and counts its attempts in the operations', () => {
    const configuration = worldOf([{}, { payments: limited('turnover', 99_999) }], [TERMINAL_LIMIT]);
    const selection = select({ configuration, attempted: [route(1)] });
    expect(selection).toMatchObject({
      ok: true,
      route: route(2),
      candidates: [route(2)],
      rejected: [{ ...route(1), group: 'already_attempted' }],
      holds: [{ operation: 'route/b2/t2/party/inv/pay/2' }],
    });
    expect(select({ configuration, attempted: [route(2), route(1)] })).toMatchObject(
      failed('no_route_found:forbidden', 'b1.t1: already_attempted; b2.t2: already_attempted'),
    );
  });

  it('tells apart terminals of one provider, and one terminal of two providers', () => {
    const configuration = worldOf([{}]);
    expect(select({ configuration, attempted: [{ providerId: 'b1', terminalId: 'x' }] })).toMatchObject({ ok: true });
    expect(select({ configuration, attempted: [{ providerId: 'x', terminalId: 't1' }] })).toMatchObject({ ok: true });
  });

  it('refuses a route whose limit is in another currency', () => {
    const configuration = worldOf(
      [{ payments: limited('turnover', 1) }],
      [limitOf('turnover', { metric: { type: 'amount', currency: 'USD' } })],
    );
    const selection = select({ configuration });
    expect(selection).toMatchObject(
      failed('no_route_found:rejected:limit_misconfiguration', 'b1.t1: limit_misconfiguration'),
    );
    expect(selection.rejected).toMatchObject([{ reason: 'turnover: invalid operation currency RUB' }]);
  });

  it('refuses a route whose limit counts cards when the tool is none', () => {
    const payments = { ...limited('turnover', 1), methods: constant(['wallet/qiwi']) };
    const configuration = worldOf([{ payments }], [limitOf('turnover', { scopes: ['payment_tool'] })]);
    expect(select({ configuration, tool: WALLET })).toMatchObject(
      failed('no_route_found:rejected:limit_misconfiguration'),
    );
  });

  it('takes a counter that it has not seen to fit, and refuses one that would pass its boundary', () => {
    const configuration = worldOf([{ payments: limited('turnover', 100_000) }, {}], [TERMINAL_LIMIT]);
    const chosen = (seen: bigint | undefined) => {
      const counters = new Map(seen === undefined ? [] : [[counterOf(1), seen] as const]);
      const selection = select({ configuration, counters });
      return selection.ok ? selection.route.terminalId : undefined;
    };
    expect(chosen(undefined)).toBe('t1');
    expect(chosen(58_000n)).toBe('t1');
    expect(chosen(58_001n)).toBe('t2');
  });

  it('keeps a route over its limit among the considered candidates, and tells operators the values', () => {
    const configuration = worldOf([{ payments: limited('turnover', 100_000) }, {}], [TERMINAL_LIMIT]);
    expect(select({ configuration, counters: new Map([[counterOf(1), 100_000n]]) })).toMatchObject({
      candidates: [route(1), route(2)],
      rejected: [{ ...route(1), group: 'limit_overflow', reason: 'turnover: 142000 > 100000' }],
      scores: [{ route: route(2) }],
      holds: [],
    });
  });

  it('fails by the group of the last stage: one route misconfigured, the other over its limit', () => {
    const configuration = worldOf(
      [{ payments: limited('dollars', 1) }, { payments: limited('turnover', 1) }],
      [TERMINAL_LIMIT, limitOf('dollars', { metric: { type: 'amount', currency: 'USD' } })],
    );
    expect(select({ configuration, counters: new Map([[counterOf(2), 0n]]) })).toMatchObject(
      failed('no_route_found:rejected:limit_overflow', 'b1.t1: limit_misconfiguration; b2.t2: limit_overflow'),
    );
  });

  it('tells the merchant no turnover and no health of others', () => {
    const selection = select({
      configuration: worldOf([{ payments: limited('turnover', 1) }], [TERMINAL_LIMIT]),
      counters: new Map([[counterOf(1), 987_654n]]),
    });
    expect(JSON.stringify(selection.ok ? {} : selection.failure)).not.toMatch(/987654|1029654/);
  });

  it('uses the second route when the inspector has the card blacklisted on the first', () => {
    const configuration = worldOf([{}, {}]);
    expect(select({ configuration, blacklisted: new Set(['b1.t1']) })).toMatchObject({
      ok: true,
      route: route(2),
      rejected: [{ ...route(1), group: 'in_blacklist' }],
    });
    expect(select({ configuration, blacklisted: new Set(['b1.t1', 'b2.t2']) })).toMatchObject(
      failed('no_route_found:forbidden'),
    );
  });

  it('leaves out a dead provider, and only scores down one that converts badly', () => {
    const configuration = worldOf([{}, {}]);
    const healthOf = (rates: Partial<ProviderHealth>) => (providerId: string) =>
      providerId === 'b1' ? { ...HEALTHY, ...rates } : HEALTHY;
    expect(select({ configuration, health: healthOf({ availabilityFailRate: 0.7 }) })).toMatchObject({
      ok: true,
      route: route(2),
      rejected: [{ ...route(1), group: 'adapter_unavailable', reason: 'availability 0.300' }],
      scores: [{ route: route(1), score: { availabilityCondition: 0 } }, { route: route(2) }],
      explanation: { chosen: route(2) },
    });
    expect(select({ configuration, health: healthOf({ conversionFailRate: 0.9 }) })).toMatchObject({
      ok: true,
      route: route(2),
      rejected: [],
      explanation: { preferable: route(1), rejectReason: 'conversionCondition' },
    });
    expect(select({ configuration: worldOf([{}]), health: healthOf({ conversionFailRate: 0.9 }) })).toMatchObject({
      ok: true,
      route: route(1),
    });
  });

  it('fails as unavailable when every provider is dead', () => {
    const dead = () => ({ availabilityFailRate: 1, conversionFailRate: 0 });
    expect(select({ configuration: worldOf([{}, {}]), health: dead })).toMatchObject(
      failed('no_route_found:rejected:adapter_unavailable', 'b1.t1: adapter_unavailable; b2.t2: adapter_unavailable'),
    );
  });

  it('lets an override make a dead provider win', () => {
    const configuration = configurationOf({
      providers: [providerOf('b1', { healthOverride: { enabled: true } }), providerOf('b2')],
      terminals: [terminalOf('t1', 'b1'), terminalOf('t2', 'b2')],
      rulesets: [candidatesRuleset('policies', [rule('t1', { priority: 1001 }), rule('t2')])],
    });
    const dead = () => ({ availabilityFailRate: 0.9, conversionFailRate: 0.9 });
    expect(select({ configuration, health: dead })).toMatchObject({
      ok: true,
      route: route(1),
      rejected: [{ ...route(2), group: 'adapter_unavailable' }],
    });
  });

  it.each<[string, boolean, ProvisionTerms, boolean]>([
    ['the terminal takes it without recurrent terms', true, { skipRecurrent: true }, true],
    ['the payment is not recurrent', false, { skipRecurrent: true }, false],
  ])('says whether recurrence is skipped: %s', (_, makeRecurrent, terms, expected) => {
    expect(select({ configuration: worldOf([terms]), makeRecurrent })).toMatchObject({
      ok: true,
      skipRecurrent: expected,
    });
  });

  it('does not skip recurrence where the provider has terms for it', () => {
    const recurrent = { categories: constant(['goods']), methods: constant(['card/visa']) };
    const configuration = configurationOf({
      providers: [providerOf('bank', { terms: { payments: PROVISION, recurrent } })],
    });
    expect(select({ configuration, makeRecurrent: true })).toMatchObject({ ok: true, skipRecurrent: false });
  });

  it('comes to an end against refused guards: each one shows a counter, until a route fits or none is left', () => {
    const boundaries = fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(boundaries, fc.array(fc.nat({ max: 100_000 }), { minLength: 5, maxLength: 5 }), (bounds, taken) => {
        const configuration = worldOf(
          bounds.map((bound) => ({ payments: limited('turnover', bound) })),
          [TERMINAL_LIMIT],
        );
        const journal = new Map(bounds.map((_, index) => [counterOf(index + 1), BigInt(taken[index] ?? 0)]));
        const seen = new Map<string, bigint>();
        const fits = (no: number) => (taken[no - 1] ?? 0) + 42_000 <= (bounds[no - 1] ?? 0);
        for (let round = 0; round <= bounds.length; round += 1) {
          const selection = select({ configuration, counters: seen });
          if (!selection.ok) {
            expect(bounds.some((_, index) => fits(index + 1))).toBe(false);
            return;
          }
          const [hold] = selection.holds;
          const held = journal.get(hold?.counter ?? '') ?? 0n;
          if (hold !== undefined && held + hold.delta <= hold.boundary) {
            expect(fits(Number(selection.route.terminalId.slice(1)))).toBe(true);
            return;
          }
          seen.set(hold?.counter ?? '', held);
        }
        expect.unreachable('more refusals than routes');
      }),
    );
  });
});

describe('the printed list of refused routes', () => {
  it('gives reasons for terms and groups for the rest', () => {
    expect(
      printRejected([
        { ...route(1), group: 'forbidden', reason: 'RoutingRule: closed' },
        { ...route(2), group: 'adapter_unavailable', reason: 'availability 0.100' },
      ]),
    ).toBe('b1.t1: RoutingRule: closed; b2.t2: adapter_unavailable');
  });
});
