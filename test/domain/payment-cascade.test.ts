import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration, Provider, RetryPolicy } from '../../src/domain/configuration.ts';
import type { InvoiceCommand, InvoiceState } from '../../src/domain/invoice/invoice.ts';
import type { AdapterIntent } from '../../src/domain/session/session.ts';
import {
  answered,
  DECLINE,
  given,
  NOW,
  newInvoice,
  newPayment,
  outcome,
  SUCCEED,
  TEMPORARY,
  type Then,
  when,
  worldOf,
} from '../kit/invoice-world.ts';
import {
  candidatesRuleset,
  configurationOf,
  limitOf,
  MERCHANT_TERMS,
  PROVISION,
  providerOf,
  rub,
  rule,
  shopOf,
  terminalOf,
} from './world.ts';

/** Routes one after the other (reference §5.7): `first` is preferred to `second`, and that to `third`. */

interface Cascading {
  readonly behaviour?: Provider['cascade'];
  readonly attemptLimit?: number;
  readonly routes?: number;
  readonly retry?: RetryPolicy;
}

const NAMES = ['first', 'second', 'third'];

function worldWith({
  behaviour,
  attemptLimit = 3,
  routes = 3,
  retry = { type: 'none' },
}: Cascading = {}): Configuration {
  const turnoverLimits = constant([{ limitId: 'of-terminal', upperBoundary: 1_000_000n }]);
  const retries = { processed: retry, captured: retry, cancelled: retry, refunded: retry };
  const names = NAMES.slice(0, routes);
  return worldOf(
    configurationOf({
      limits: [limitOf('of-terminal', { scopes: ['terminal'] })],
      providers: names.map((id) =>
        providerOf(id, {
          terms: { payments: { ...PROVISION, turnoverLimits } },
          retries,
          ...(behaviour === undefined ? {} : { cascade: behaviour }),
        }),
      ),
      terminals: names.map((id) => terminalOf(`${id}-1`, id)),
      rulesets: [
        candidatesRuleset(
          'policies',
          names.map((id, index) => rule(`${id}-1`, { priority: 100 - index })),
        ),
      ],
    }),
    shopOf({
      terms: { payments: { ...MERCHANT_TERMS.payments, attemptLimit: constant(attemptLimit) } },
    }),
  );
}

function started(world: Configuration, overrides: Parameters<typeof newPayment>[0] = {}): InvoiceState {
  return given([newInvoice(), { world }], [newPayment(overrides), { world }]);
}

function providersTried({ payment }: Then): readonly string[] {
  return payment?.attempts.map(({ route }) => route.providerId) ?? [];
}

function failing(code: string): AdapterIntent {
  return { type: 'fail', failure: { type: 'failure', failure: { code } } };
}

/** What the first route's last answer leads to. */
function afterAnswers(cascading: Cascading, ...commands: readonly InvoiceCommand[]): Then {
  const world = worldWith(cascading);
  const last = commands.at(-1) ?? answered(0, DECLINE);
  const before = commands
    .slice(0, -1)
    .reduce((state, command) => when(state, command, { world }).after, started(world));
  return when(before, last, { world });
}

const CASCADED = [
  'session_finished',
  'rollback_started',
  'cascade_started',
  'route_changed',
  'cash_flow_changed',
  'session_started(processed)',
];
const FAILED = ['session_finished', 'rollback_started', 'status failed'];

describe('a payment that its provider declines', () => {
  it('tries the next route, which knows nothing of the one before', () => {
    const trx = { id: 'of-first', extra: {} };
    const nextState = Buffer.from('of-first');
    const answer = outcome(0, { type: 'answered', result: { intent: DECLINE, trx, nextState } });
    const { told, payment } = afterAnswers({}, answer);
    expect(told.filter((type) => CASCADED.includes(type))).toEqual(CASCADED);
    expect(payment).toMatchObject({ step: 'processing_session', status: { tag: 'pending' } });
    expect(payment).not.toHaveProperty('trx');
    expect(payment).not.toHaveProperty('failure');
    const [first, second] = payment?.sessions ?? [];
    expect(second?.route).toEqual({ providerId: 'second', terminalId: 'second-1' });
    for (const forgotten of ['trx', 'proxyState']) expect(second).not.toHaveProperty(forgotten);
    expect(second?.idempotencyKey).not.toBe(first?.idempotencyKey);
    expect(payment?.plan).toMatchObject({ id: 'party/invoice.payment.2', status: 'held', batches: [{ id: 1 }] });
    const operations = payment?.attempts.flatMap(({ holds, holdsStatus }) =>
      holds.map(({ operation }) => [operation, holdsStatus]),
    );
    expect(operations).toEqual([
      ['route/first/first-1/party/invoice/payment/1', 'released'],
      ['route/second/second-1/party/invoice/payment/2', 'held'],
    ]);
  });

  it('is captured on the route that took it, with that route`s transaction alone', () => {
    const world = worldWith();
    const of = (id: string, intent: AdapterIntent) =>
      ({ type: 'answered', result: { intent, trx: { id, extra: {} } } }) as const;
    const declined = when(started(world), outcome(0, of('a', DECLINE)), { world });
    const { payment } = when(declined.after, outcome(1, of('b', SUCCEED)), { world });
    expect(payment?.sessions.at(-1)).toMatchObject({
      target: 'captured',
      route: { providerId: 'second' },
      trx: { id: 'b' },
      idempotencyKey: 'seed-c2',
    });
    expect(when(declined.after, answered(1, SUCCEED), { world }).payment?.sessions.at(-1)).not.toHaveProperty('trx');
  });

  it('fails with what the last provider said when no route is left, and says what was considered', () => {
    const last = afterAnswers(
      {},
      answered(0, DECLINE),
      answered(1, DECLINE),
      answered(2, failing('authorization_failed:x')),
    );
    expect(providersTried(last)).toEqual(['first', 'second', 'third']);
    expect(last.told).toEqual(FAILED);
    const unlimited = afterAnswers(
      { attemptLimit: 9 },
      answered(0, DECLINE),
      answered(1, DECLINE),
      answered(2, failing('y')),
    );
    expect(unlimited.told).toEqual(['session_finished', 'rollback_started', 'status failed']);
    expect(unlimited.payment?.status).toMatchObject({ failure: { failure: { code: 'y' } } });
  });

  it('fails with the same failure when what is left takes no payment of it now', () => {
    const world = worldWith({ routes: 2 });
    const holds = started(world);
    const counter = 'of-terminal/RUB/terminal/second/second-1/2026-01-15';
    const { told, payment } = when(holds, answered(0, DECLINE), { world, counters: new Map([[counter, 999_999n]]) });
    expect(told).toEqual([
      'session_finished',
      'rollback_started',
      'cascade_started',
      'route_rejected',
      'status failed',
    ]);
    expect(payment).toMatchObject({
      status: { tag: 'failed', failure: { failure: { code: 'authorization_failed:insufficient_funds' } } },
      rejected: [
        { terminalId: 'first-1', group: 'already_attempted' },
        { terminalId: 'second-1', group: 'limit_overflow' },
      ],
      shopHoldsStatus: 'released',
    });
    expect(payment).not.toHaveProperty('plan');
  });

  it.each<[string, Cascading, readonly string[]]>([
    ['without an attempt limit of its merchant above one', { attemptLimit: 1 }, FAILED],
    ['with one route considered', { routes: 1 }, FAILED],
    ['when its provider wants none', { behaviour: {} }, FAILED],
    [
      'when the failure is not one that its provider names',
      { behaviour: { mappedErrors: ['preauthorization_failed'] } },
      FAILED,
    ],
    ['when its provider names no failure', { behaviour: { mappedErrors: [] } }, FAILED],
    [
      'also when only one of two conditions holds',
      { behaviour: { mappedErrors: ['preauthorization_failed'], noUserInteraction: true } },
      FAILED,
    ],
    [
      'when its provider wants it off by a condition that is switched off',
      { behaviour: { noUserInteraction: false } },
      FAILED,
    ],
  ])('fails at once %s', (_, cascading, told) => {
    expect(afterAnswers(cascading).told).toEqual(told);
  });

  it.each<[string, Cascading]>([
    [
      'its provider names the failure',
      { behaviour: { mappedErrors: ['x', 'authorization_failed:insufficient_funds'] } },
    ],
    ['its provider names the beginning of it', { behaviour: { mappedErrors: ['authorization_failed'] } }],
    ['nobody was asked for anything', { behaviour: { noUserInteraction: true } }],
    ['both hold', { behaviour: { mappedErrors: ['authorization'], noUserInteraction: true } }],
    ['two routes may be tried', { attemptLimit: 2, routes: 2 }],
  ])('goes on when %s', (_, cascading) => {
    expect(afterAnswers(cascading).told).toEqual(CASCADED);
  });

  it('tries as many routes as its merchant allows', () => {
    const second = afterAnswers({ attemptLimit: 2 }, answered(0, DECLINE), answered(1, DECLINE));
    expect(second.told).toEqual(FAILED);
    expect(providersTried(second)).toEqual(['first', 'second']);
  });
});

describe('a payment that asked its payer for something', () => {
  const redirect = { type: 'redirect', method: 'get', url: 'https://bank.example', form: {} } as const;
  const asking = answered(0, { type: 'suspend', tag: 'tag', timeoutMs: 60_000, interaction: { request: redirect } });

  it.each<[string, Provider['cascade'] | undefined, boolean]>([
    ['not by default', undefined, false],
    ['not when that is a condition', { mappedErrors: ['authorization_failed'], noUserInteraction: true }, false],
    ['when the failure alone decides', { mappedErrors: ['authorization_failed'] }, true],
  ])('tries another route: %s', (_, behaviour, goesOn) => {
    const cascading = behaviour === undefined ? {} : { behaviour };
    expect(afterAnswers(cascading, asking, answered(0, DECLINE)).told.includes('cascade_started')).toBe(goesOn);
  });

  it('is not held to it on the next route', () => {
    const behaviour = { mappedErrors: ['authorization_failed'] };
    const world = worldWith({ behaviour });
    const onSecond = [asking, answered(0, DECLINE)].reduce(
      (state, command) => when(state, command, { world }).after,
      started(world),
    );
    const free = worldWith({});
    expect(when(onSecond, answered(1, DECLINE), { world: free }).told).toEqual(CASCADED);
  });

  it('tries no other route when nobody came back, unless its provider says nothing', () => {
    const late = { now: addMs(NOW, 60_000) };
    const waiting = answered(0, { type: 'suspend', tag: 'tag', timeoutMs: 60_000 });
    for (const [behaviour, told] of [
      [{ mappedErrors: [''] }, FAILED],
      [undefined, CASCADED],
    ] as const) {
      const world = worldWith(behaviour === undefined ? {} : { behaviour });
      const state = when(started(world), waiting, { world }).after;
      expect(when(state, outcome(0, { type: 'expired' }), { world, ...late }).told).toEqual(told);
    }
  });
});

describe('the deadline of a payment', () => {
  const deadline = { processingDeadline: addMs(NOW, 1_000) };

  it('is looked at before each route, and ends it there (decisions #10)', () => {
    const world = worldWith();
    const { told, payment } = when(started(world, deadline), answered(0, DECLINE), { world, now: addMs(NOW, 1_000) });
    expect(told).toEqual([
      'session_finished',
      'rollback_started',
      'cascade_started',
      'route_changed',
      'cash_flow_changed',
      'rollback_started',
      'status failed',
    ]);
    expect(payment?.status).toMatchObject({
      failure: { failure: { code: 'authorization_failed:processing_deadline_reached' } },
    });
    expect(payment).toMatchObject({ plan: { status: 'rolled_back' }, attempts: [{}, { holdsStatus: 'released' }] });
  });

  it('is not looked at for a session that is tried again', () => {
    const world = worldWith({ retry: { type: 'linear', attempts: 1, delayMs: 500 } });
    const { told } = when(started(world, deadline), answered(0, TEMPORARY), { world, now: addMs(NOW, 2_000) });
    expect(told).toEqual(['session_finished', 'session_started(processed)']);
  });
});

describe('retries (decisions #3)', () => {
  it('have a budget of their own on each route', () => {
    const world = worldWith({ retry: { type: 'linear', attempts: 2, delayMs: 500 }, routes: 2, attemptLimit: 2 });
    let state = started(world);
    const told: string[] = [];
    for (let no = 0; no < 6; no += 1) {
      const next = when(state, answered(no, TEMPORARY), { world });
      told.push(next.told.at(-1) ?? '');
      state = next.after;
    }
    const again = 'session_started(processed)';
    expect(told).toEqual([again, again, again, again, again, 'status failed']);
    const routes = state.payments.get('payment')?.sessions.map(({ route }) => route.providerId);
    expect(routes).toEqual(['first', 'first', 'first', 'second', 'second', 'second']);
  });
});

describe('guards of a payment that holds and gives back in one go', () => {
  const ofProvider = { limitId: 'of-provider', upperBoundary: 60_000n };
  const ofTerminal = { limitId: 'of-terminal', upperBoundary: 60_000n };
  const world = worldOf(
    configurationOf({
      limits: [limitOf('of-provider', { scopes: ['provider'] }), limitOf('of-terminal', { scopes: ['terminal'] })],
      providers: [
        providerOf('bank', {
          terms: { payments: { ...PROVISION, turnoverLimits: constant([ofProvider, ofTerminal]) } },
        }),
      ],
      terminals: ['t1', 't2', 't3'].map((id) => terminalOf(id, 'bank')),
      rulesets: [
        candidatesRuleset(
          'policies',
          ['t1', 't2', 't3'].map((id, index) => rule(id, { priority: 9 - index })),
        ),
      ],
    }),
    shopOf({ terms: { payments: { ...MERCHANT_TERMS.payments, attemptLimit: constant(3) } } }),
  );

  it('do not count the share of the route before against the next one', () => {
    const first = when(given([newInvoice(), { world }]), newPayment(), { world });
    const [provider = ''] = first.payment?.attempts[0]?.holds.map(({ counter }) => counter) ?? [];
    const full = 'of-terminal/RUB/terminal/bank/t2/2026-01-15';
    // As a guard shows them that refused t2: the provider's counter holds this payment's own share.
    const counters = new Map([
      [provider, 42_000n],
      [full, 50_000n],
    ]);
    const { payment, told } = when(first.after, answered(0, DECLINE), { world, counters });
    expect(told).toContain('route_changed');
    expect(payment?.attempts.at(-1)?.route.terminalId).toBe('t3');
  });

  it('count the shop`s share where a route counts in the same limit', () => {
    const same = worldOf(
      configurationOf({
        limits: [limitOf('of-shop')],
        providers: [
          providerOf('bank', {
            terms: {
              payments: { ...PROVISION, turnoverLimits: constant([{ limitId: 'of-shop', upperBoundary: 60_000n }]) },
            },
          }),
        ],
      }),
      shopOf({ turnoverLimits: [{ limitId: 'of-shop', upperBoundary: 60_000n }] }),
    );
    const counters = new Map([['of-shop/RUB/shop/party/shop/2026-01-15', 0n]]);
    const { payment } = when(given([newInvoice(), { world: same }]), newPayment(), { world: same, counters });
    expect(payment).toMatchObject({ status: { tag: 'failed' }, rejected: [{ group: 'limit_overflow' }] });
    expect(payment?.cost).toEqual(rub(42_000));
  });
});
