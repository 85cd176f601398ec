import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration, Inspector, RetryPolicy } from '../../src/domain/configuration.ts';
import { cartTotal } from '../../src/domain/payment/cart.ts';
import type { PaymentChange } from '../../src/domain/payment/payment.ts';
import { nextChanges } from '../../src/domain/payment/steps.ts';
import {
  answered,
  contextOf,
  DAY_MS,
  DECLINE,
  given,
  HOLD,
  NOW,
  newInvoice,
  newPayment,
  outcome,
  refused,
  SUCCEED,
  TEMPORARY,
  when,
  worldOf,
} from '../kit/invoice-world.ts';
import { fold, ROUTE, ROUTE_CHANGED, UNTIL_HELD } from './payment-folded.ts';
import {
  candidatesRuleset,
  when as condition,
  configurationOf,
  limitOf,
  MERCHANT_TERMS,
  PROVISION,
  providerOf,
  rub,
  rule,
  shopOf,
  terminalOf,
  usd,
  VISA,
} from './world.ts';

const HOLDS = { methods: constant(['card/visa']), lifetimeMs: constant(DAY_MS), partialCaptureAllowed: false };
const HOLDING = worldOf(
  configurationOf({ providers: [providerOf('bank', { terms: { payments: { ...PROVISION, holds: HOLDS } } })] }),
  shopOf({ terms: { payments: { ...MERCHANT_TERMS.payments, holds: HOLDS } } }),
);

function inspectedBy(inspector: Inspector): Configuration {
  return { ...worldOf(), inspectors: new Map([['inspector', inspector]]) };
}

const OUTSIDE = inspectedBy({
  id: 'inspector',
  type: 'grpc',
  address: 'inspector:1',
  tls: false,
  timeoutMs: 1,
  options: {},
});

function retrying(policy: RetryPolicy): Configuration {
  const none = { type: 'none' } as const;
  const retries = { processed: policy, captured: policy, cancelled: policy, refunded: none };
  return worldOf(
    configurationOf({
      providers: [providerOf('bank', { retries, terms: { payments: { ...PROVISION, holds: HOLDS } } })],
    }),
    shopOf({ terms: { payments: { ...MERCHANT_TERMS.payments, holds: HOLDS } } }),
  );
}

describe('the facts of a payment', () => {
  it('are what was asked for, what the invoice says and what is decided once', () => {
    const asked = {
      redirectUrl: 'https://shop.example/back',
      externalId: 'order-1',
      processingDeadline: addMs(NOW, 1),
      metadata: { a: 'b' },
      customerId: 'customer',
    };
    const invoice = given(newInvoice({ trustLevel: 'well_known', externalId: 'not this', metadata: { not: 'this' } }));
    const latest = { ...worldOf(), revision: 7 };
    const { payment } = when(invoice, newPayment(asked), { world: latest });
    expect(payment?.facts).toEqual({
      ...asked,
      id: 'payment',
      invoiceId: 'invoice',
      partyId: 'party',
      shopId: 'shop',
      createTime: NOW,
      cost: rub(42_000),
      revision: 7,
      flow: { type: 'instant' },
      payer: { type: 'payment_resource', tool: VISA, features: {} },
      makeRecurrent: false,
      seed: 'seed',
      trustLevel: 'well_known',
      origin: 'merchant',
    });
  });

  it('say how long the money is held', () => {
    const { payment } = when(given(newInvoice()), newPayment(HOLD), { world: HOLDING });
    expect(payment?.facts.flow).toEqual({ type: 'hold', onExpiration: 'cancel', heldUntil: addMs(NOW, DAY_MS) });
    expect(payment?.facts).not.toHaveProperty('trustLevel');
  });
});

describe('a cart', () => {
  it('costs the sum of price times quantity, in its one currency', () => {
    const line = { product: 'a', quantity: 3, price: rub(100) };
    expect(cartTotal([line, { ...line, quantity: 1 }])).toEqual(rub(400));
    expect(cartTotal([line, { ...line, price: usd(100) }])).toBeUndefined();
    expect(cartTotal([])).toBeUndefined();
  });
});

describe('the limits of a shop', () => {
  const limits = [
    { limitId: 'daily', upperBoundary: 100_000n },
    { limitId: 'monthly', upperBoundary: 100_000n },
  ];
  const world = worldOf(
    configurationOf({ limits: [limitOf('daily'), limitOf('monthly', { range: 'month' })] }),
    shopOf({ turnoverLimits: limits }),
  );
  const countersOf = (...seen: readonly bigint[]) => {
    const holds = when(given(newInvoice()), newPayment(), { world }).payment?.shopHolds ?? [];
    return new Map(holds.map(({ counter }, index) => [counter, seen[index] ?? 0n]));
  };

  it('are held with the share of the payment', () => {
    const { payment } = when(given(newInvoice()), newPayment(), { world });
    expect(payment?.shopHolds.map(({ limitId, delta }) => [limitId, delta])).toEqual([
      ['daily', 42_000n],
      ['monthly', 42_000n],
    ]);
  });

  it('may be reached exactly', () => {
    const { told } = when(given(newInvoice()), newPayment(), { world, counters: countersOf(58_000n, 58_000n) });
    expect(told).toContain('session_started(processed)');
  });

  it('are all named when several are passed, and nothing is held', () => {
    const { payment } = when(given(newInvoice()), newPayment(), { world, counters: countersOf(58_001n, 58_001n) });
    expect(payment).toMatchObject({
      shopHoldsStatus: 'none',
      failure: { failure: { code: 'authorization_failed:shop_limit_exceeded:unknown', reason: 'daily, monthly' } },
      status: { tag: 'failed' },
    });
  });

  it('that are not configured refuse the payment and leave nothing behind', () => {
    const broken = worldOf(configurationOf(), shopOf({ turnoverLimits: limits }));
    expect(refused(given(newInvoice()), newPayment(), { world: broken })).toMatchObject({
      reason: 'MISCONFIGURED',
      message: expect.stringContaining('daily'),
    });
  });
});

describe('a risk score', () => {
  const asked = () => when(given(newInvoice()), newPayment(), { world: OUTSIDE });
  const scored = (score: 'low' | 'fatal', paymentId = 'payment') =>
    ({ type: 'ApplyRiskScore', paymentId, score }) as const;

  it('is asked for outside when the inspector is a service, and the payment waits', () => {
    const { told, payment, intents } = asked();
    expect(told).toEqual(['payment_started', 'shop_limit_initiated', 'shop_limit_applied']);
    expect(payment?.step).toBe('risk_scoring');
    expect(intents).toEqual([{ type: 'ScoreRisk', paymentId: 'payment' }]);
  });

  it('that comes back lets the payment go on, and comes once', () => {
    const { told, after } = when(asked().after, scored('low'), { world: OUTSIDE });
    expect(told).toEqual(['risk_score_changed', 'route_changed', 'cash_flow_changed', 'session_started(processed)']);
    expect(when(after, scored('fatal'), { world: OUTSIDE }).told).toEqual([]);
  });

  it('that is fatal fails the payment when it comes from outside too', () => {
    const { told, payment } = when(asked().after, scored('fatal'), { world: OUTSIDE });
    expect(told).toEqual(['risk_score_changed', 'status failed']);
    expect(payment).toMatchObject({ riskScore: 'fatal', shopHoldsStatus: 'released' });
  });

  it('of a payment that is not there changes nothing', () => {
    expect(when(asked().after, scored('low', 'other'), { world: OUTSIDE }).told).toEqual([]);
  });

  it.each<[string, Inspector, string]>([
    [
      'its fallback when no rule decides',
      { id: 'inspector', type: 'rules', rules: { decisions: [] }, fallbackScore: 'low' },
      'low',
    ],
    ['high when there is no fallback either', { id: 'inspector', type: 'rules', rules: { decisions: [] } }, 'high'],
  ])('is %s', (_, inspector, score) => {
    const { payment } = when(given(newInvoice()), newPayment(), { world: inspectedBy(inspector) });
    expect(payment?.riskScore).toBe(score);
  });

  it('needs an inspector that is configured', () => {
    const world = { ...worldOf(), inspectors: new Map() };
    expect(refused(given(newInvoice()), newPayment(), { world })).toMatchObject({
      reason: 'MISCONFIGURED',
      message: 'no inspector inspector',
    });
  });

  it('is seen by the rules of routing (decisions #20)', () => {
    const risky = condition(({ risk_score }) => (risk_score === 'high' ? 'true' : 'false'));
    const parts = {
      terminals: [terminalOf('t1', 'bank'), terminalOf('t2', 'bank')],
      rulesets: [candidatesRuleset('policies', [rule('t2', { when: risky }), rule('t1', { priority: 1 })])],
    };
    const inspectors = (score: 'low' | 'high') =>
      new Map([['inspector', { id: 'inspector', type: 'rules', rules: constant(score) } as const]]);
    for (const [score, terminalId] of [
      ['low', 't1'],
      ['high', 't2'],
    ] as const) {
      const world = { ...worldOf(configurationOf(parts)), inspectors: inspectors(score) };
      expect(when(given(newInvoice()), newPayment(), { world }).payment?.attempts[0]?.route.terminalId).toBe(
        terminalId,
      );
    }
  });
});

describe('routing', () => {
  const turnover = { limitId: 'route-turnover', upperBoundary: 100_000n };
  const limited = worldOf(
    configurationOf({
      limits: [limitOf('route-turnover', { scopes: ['terminal'] })],
      providers: [providerOf('bank', { terms: { payments: { ...PROVISION, turnoverLimits: constant([turnover]) } } })],
    }),
  );

  it('holds the limits of the route for its first attempt, and keeps how it chose', () => {
    const { payment, changes } = when(given(newInvoice()), newPayment(), { world: limited });
    expect(payment?.attempts).toMatchObject([
      { route: ROUTE, holds: [{ limitId: 'route-turnover', delta: 42_000n }], holdsStatus: 'held', sessionsBefore: 0 },
    ]);
    expect(payment?.candidates).toMatchObject([{ terminalId: 't1', priority: 1000 }]);
    const routed = changes.flatMap((change) =>
      change.type === 'payment_changed' && change.change.type === 'route_changed' ? [change.change] : [],
    );
    expect(routed).toMatchObject([{ scores: [{ route: ROUTE }], skipRecurrent: false, rejected: [] }]);
  });

  it('takes no route whose counter, as a guard has shown it, would overflow', () => {
    const { payment } = when(given(newInvoice()), newPayment(), { world: limited });
    const counter = payment?.attempts[0]?.holds[0]?.counter ?? '';
    const after = when(given(newInvoice()), newPayment(), { world: limited, counters: new Map([[counter, 60_000n]]) });
    expect(after.told.slice(-3)).toEqual(['route_rejected', 'rollback_started', 'status failed']);
    expect(after.payment).toMatchObject({
      shopHoldsStatus: 'released',
      attempts: [],
      rejected: [{ terminalId: 't1', group: 'limit_overflow' }],
      status: { failure: { failure: { code: expect.stringMatching(/^no_route_found/) } } },
    });
  });

  it('takes no route that holds money for a shorter time than the payment asks for', () => {
    const shorter = { ...HOLDS, lifetimeMs: constant(DAY_MS - 1) };
    const world = (holds: typeof HOLDS) =>
      worldOf(
        configurationOf({ providers: [providerOf('bank', { terms: { payments: { ...PROVISION, holds } } })] }),
        shopOf({ terms: { payments: { ...MERCHANT_TERMS.payments, holds: HOLDS } } }),
      );
    const start = (holds: typeof HOLDS) => when(given(newInvoice()), newPayment(HOLD), { world: world(holds) });
    expect(start(HOLDS).payment?.status.tag).toBe('pending');
    expect(start(shorter).payment?.status.tag).toBe('failed');
  });

  it('takes no route of a provider that is not well, when another one is', () => {
    const world = worldOf(
      configurationOf({
        providers: [providerOf('ill'), providerOf('bank')],
        terminals: [terminalOf('t0', 'ill'), terminalOf('t1', 'bank')],
      }),
    );
    const health = (providerId: string) => ({
      availabilityFailRate: providerId === 'ill' ? 1 : 0,
      conversionFailRate: 0,
    });
    expect(when(given(newInvoice()), newPayment(), { world, health }).payment?.attempts[0]?.route).toEqual(ROUTE);
  });

  it('draws among routes of equal rank', () => {
    const world = worldOf(
      configurationOf({
        providers: [providerOf('bank'), providerOf('other')],
        terminals: [terminalOf('t1', 'bank'), terminalOf('t2', 'other')],
        rulesets: [candidatesRuleset('policies', [rule('t1', { weight: 50 }), rule('t2', { weight: 50 })])],
      }),
    );
    const drawn = (draw: number) =>
      when(given(newInvoice()), newPayment(), { world, draw: () => draw }).payment?.attempts[0]?.route.terminalId;
    expect(new Set([drawn(0.01), drawn(0.99)])).toEqual(new Set(['t1', 't2']));
  });

  it('needs a shop in the revision that the payment is pinned to', () => {
    const started = when(given(newInvoice()), newPayment(), { world: OUTSIDE }).after;
    const emptied = { ...OUTSIDE, revision: 3, parties: new Map() };
    const scored = { type: 'ApplyRiskScore', paymentId: 'payment', score: 'low' } as const;
    const { after } = when(started, scored, { world: emptied });
    expect(after.attention).toEqual({ reason: 'misconfigured: revision 1 has no shop party/shop', since: NOW });
  });
});

describe('the authorisation', () => {
  it('is not sent from its deadline on, and is sent until then', () => {
    const start = (processingDeadline: number) => when(given(newInvoice()), newPayment({ processingDeadline })).told;
    expect(start(NOW)).not.toContain('session_started(processed)');
    expect(start(addMs(NOW, 1))).toContain('session_started(processed)');
  });

  it('is sent once, to the route, under a key of the payment, and without a transaction', () => {
    const { payment } = when(given(newInvoice()), newPayment());
    expect(payment?.sessions).toEqual([
      {
        no: 0,
        target: 'processed',
        route: ROUTE,
        idempotencyKey: 'seed-p0',
        startTime: NOW,
        phase: { tag: 'active' },
        tags: [],
        interacted: false,
      },
    ]);
  });

  it('is repeated after a failure of the moment without the transaction of the try before', () => {
    const world = retrying({ type: 'linear', attempts: 1, delayMs: 5_000 });
    const started = given([newInvoice(), { world }], [newPayment({ processingDeadline: addMs(NOW, 1) }), { world }]);
    const failing = outcome(0, { type: 'answered', result: { intent: TEMPORARY, trx: { id: 'trx', extra: {} } } });
    const { payment, intents } = when(started, failing, { world, now: addMs(NOW, 10) });
    expect(payment?.sessions[1]).toMatchObject({ idempotencyKey: 'seed-p1', notBefore: addMs(NOW, 5_010) });
    expect(payment?.sessions[1]).not.toHaveProperty('trx');
    expect(intents).toEqual([
      {
        type: 'CallProvider',
        session: { paymentId: 'payment', no: 1 },
        target: 'processed',
        mode: 'call',
        at: addMs(NOW, 5_010),
      },
    ]);
  });

  it('is not repeated after a failure for good, nor where the provider is configured for none', () => {
    const world = retrying({ type: 'linear', attempts: 1, delayMs: 5_000 });
    const started = given([newInvoice(), { world }], [newPayment(), { world }]);
    expect(when(started, answered(0, DECLINE), { world }).payment?.status.tag).toBe('failed');
    expect(when(given(newInvoice(), newPayment()), answered(0, TEMPORARY)).payment?.status).toMatchObject({
      tag: 'failed',
      failure: { failure: { code: 'authorization_failed:temporarily_unavailable' } },
    });
  });

  it('is not repeated at a provider that is not configured any more', () => {
    const started = given(newInvoice(), newPayment());
    const world = { ...worldOf(), providers: new Map() };
    expect(when(started, answered(0, TEMPORARY), { world }).payment?.status.tag).toBe('failed');
  });

  it('sleeps as long as the provider asks for, and is called again then', () => {
    const { intents } = when(given(newInvoice(), newPayment()), answered(0, { type: 'sleep', durationMs: 3_000 }));
    expect(intents).toEqual([
      {
        type: 'CallProvider',
        session: { paymentId: 'payment', no: 0 },
        target: 'processed',
        mode: 'call',
        at: addMs(NOW, 3_000),
      },
    ]);
  });

  it('of the same amount, said once more by the provider, changes nothing', () => {
    const { told } = when(
      given(newInvoice(), newPayment()),
      answered(0, { type: 'succeed', changedCost: rub(42_000) }),
    );
    expect(told).not.toContain('cash_changed');
    expect(told).not.toContain('cash_flow_changed');
  });
});

describe('a held payment', () => {
  const held = () =>
    given(
      [newInvoice(), { world: HOLDING }],
      [newPayment(HOLD), { world: HOLDING }],
      [answered(0, SUCCEED), { world: HOLDING }],
    );

  it('wakes when its time is up, and not a microsecond before', () => {
    expect(when(held(), { type: 'Wake' }, { world: HOLDING }).intents).toEqual([
      { type: 'WakeAt', at: addMs(NOW, DAY_MS) },
    ]);
    expect(when(held(), { type: 'Wake' }, { world: HOLDING, now: addMs(NOW, DAY_MS) - 1 }).told).toEqual([]);
  });

  it('is captured for what the provider changed the amount to', () => {
    const capturing = newPayment({ flow: { type: 'hold', onExpiration: 'capture' } });
    const changed = answered(0, { type: 'succeed', changedCost: rub(21_000) });
    const state = given(
      [newInvoice(), { world: HOLDING }],
      [capturing, { world: HOLDING }],
      [changed, { world: HOLDING }],
    );
    const { payment } = when(state, { type: 'Wake' }, { world: HOLDING, now: addMs(NOW, DAY_MS) });
    expect(payment?.capture).toEqual({ reason: 'Timeout', cost: rub(21_000) });
  });

  it('tries its cancel again by the policy of the provider, then on the slow schedule, until it succeeds', () => {
    const world = retrying({ type: 'intervals', delaysMs: [1_000, 2_000] });
    let state = given(
      [newInvoice(), { world }],
      [newPayment(HOLD), { world }],
      [answered(0, SUCCEED), { world }],
      [{ type: 'CancelPayment', paymentId: 'payment', reason: 'x' }, { world }],
    );
    const delays: number[] = [];
    for (const no of [1, 2, 3, 4, 5]) {
      const { after, payment, told } = when(state, answered(no, TEMPORARY), { world });
      expect(told.at(-1)).toBe('session_started(cancelled)');
      delays.push(((payment?.sessions.at(-1)?.notBefore ?? 0) - NOW) / 1000);
      state = after;
    }
    expect(delays).toEqual([1_000, 2_000, 2_400_000, 3_600_000, 3_600_000]);
    expect(state.attention?.reason).toBe(
      'the provider refused to make the payment cancelled: authorization_failed:temporarily_unavailable',
    );
    const { payment, after } = when(state, answered(6, SUCCEED), { world });
    expect(payment?.status).toEqual({ tag: 'cancelled', reason: 'x' });
    expect(after.attention).toBeUndefined();
  });
});

describe('a step', () => {
  const next = (...changes: readonly PaymentChange[]) => nextChanges(fold(...changes), contextOf());

  it('has nothing to do for a payment that is not begun or at rest', () => {
    const payment = fold(...UNTIL_HELD);
    expect(nextChanges({ ...payment, step: 'idle' }, contextOf())).toEqual([]);
    expect(nextChanges({ ...payment, step: 'new' }, contextOf())).toEqual([]);
  });

  it('that waits for its provider gives nothing', () => {
    expect(next(...UNTIL_HELD.slice(0, 6))).toEqual([]);
    expect(nextChanges({ ...fold(...UNTIL_HELD.slice(0, 6)), step: 'finalizing_session' }, contextOf())).toEqual([]);
  });

  it('of a second route begins with a session of its own', () => {
    const twice = fold(...UNTIL_HELD.slice(0, 6), ROUTE_CHANGED, { type: 'cash_flow_changed', postings: [] });
    expect(nextChanges(twice, contextOf())).toMatchObject([
      { type: 'session_changed', no: 1, change: { type: 'session_started', idempotencyKey: 'seed-p1' } },
    ]);
  });

  it.each([
    ['cash_flow_building', 'a cash flow needs a route'],
    ['processing_session', 'a session needs a route'],
    ['processing_capture', 'a capture has begun'],
    ['finalizing_session', 'a session is being finalized'],
    ['finalizing_accounter', 'a captured payment has its capture'],
    ['routing_failure', 'a failing payment knows why'],
  ] as const)('%s that lacks what the one before it leaves is our mistake', (step, message) => {
    expect(() => nextChanges({ ...fold(), step }, contextOf())).toThrow(message);
  });
});
