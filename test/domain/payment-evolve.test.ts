import { describe, expect, it } from 'vitest';
import { evolvePayment } from '../../src/domain/payment/evolve.ts';
import { effectiveCost, type PaymentChange, type PaymentStatus } from '../../src/domain/payment/payment.ts';
import {
  cashFlow,
  DECLINED,
  declined,
  FACTS,
  fold,
  inSession,
  LIMIT_HOLD,
  PROCESSED,
  posted,
  ROUTE,
  ROUTE_CHANGED,
  sessionStarted,
  succeeded,
  UNTIL_HELD,
} from './payment-folded.ts';
import { rub } from './world.ts';

const held = () => fold(...UNTIL_HELD);
const status = (value: PaymentStatus): PaymentChange => ({ type: 'payment_status_changed', status: value });
const rollback: PaymentChange = { type: 'rollback_started', failure: DECLINED };

describe('a payment that has just started', () => {
  it('holds nothing, has tried nothing and is about to hold the limits of its shop', () => {
    expect(fold()).toEqual({
      facts: FACTS,
      step: 'shop_limit_initializing',
      status: { tag: 'pending' },
      cost: rub(42_000),
      shopHolds: [],
      shopHoldsStatus: 'none',
      candidates: [],
      rejected: [],
      scores: [],
      attempts: [],
      skipRecurrent: false,
      blacklisted: [],
      sessions: [],
      cascadeTokens: [],
      recurrenceRecorded: false,
      refunds: new Map(),
      adjustments: new Map(),
      chargebacks: new Map(),
      flags: [],
    });
  });

  it('starts once', () => {
    expect(() => evolvePayment(fold(), { type: 'payment_started', payment: FACTS })).toThrow(
      'a payment starts once, see startPaymentState',
    );
  });

  it('goes through its steps in order', () => {
    const steps = UNTIL_HELD.map((_, index) => fold(...UNTIL_HELD.slice(0, index + 1)).step);
    expect(steps).toEqual([
      'shop_limit_finalizing',
      'risk_scoring',
      'routing',
      'cash_flow_building',
      'processing_session',
      'processing_session',
      'processing_accounter',
      'flow_waiting',
    ]);
  });

  it('keeps what each step has found', () => {
    expect(held()).toMatchObject({
      shopHolds: [{ operation: 'shop' }],
      shopHoldsStatus: 'held',
      riskScore: 'low',
      attempts: [{ route: ROUTE, holds: [{ operation: 'route' }], holdsStatus: 'held', sessionsBefore: 0 }],
      cashFlow: [posted(42_000, 'payment')],
      cashFlowCost: rub(42_000),
      plan: { id: 'party/invoice.payment.1', status: 'held', batches: [{ id: 1 }] },
      status: { tag: 'processed' },
    });
  });

  it('knows what routing has considered, found or not', () => {
    const rejected = [{ ...ROUTE, group: 'forbidden', reason: 'no' }] as const;
    const candidates = [{ ...ROUTE, priority: 1, weight: 0, pin: 0 }];
    expect(fold({ type: 'route_rejected', rejected })).toMatchObject({ rejected, attempts: [] });
    expect(fold({ ...ROUTE_CHANGED, rejected, candidates, skipRecurrent: true })).toMatchObject({
      rejected,
      candidates,
      skipRecurrent: true,
    });
  });
});

describe('another route', () => {
  it('is an attempt of its own, with a plan of its own, and nothing of what the last one brought', () => {
    const first = fold(
      ...UNTIL_HELD.slice(0, -2),
      inSession(0, { type: 'session_transaction_bound', trx: { id: 'a', extra: {} } }),
      declined(0),
      rollback,
    );
    expect(first).toMatchObject({ trx: { id: 'a' }, failure: DECLINED });
    const second = evolvePayment(first, { ...ROUTE_CHANGED, route: { ...ROUTE, terminalId: 't2' } });
    for (const gone of ['cashFlow', 'cashFlowCost', 'plan', 'trx', 'failure']) expect(second).not.toHaveProperty(gone);
    expect(second).toMatchObject({ step: 'cash_flow_building', riskScore: 'low', shopHoldsStatus: 'held' });
    expect(second.attempts.map(({ route, sessionsBefore }) => [route.terminalId, sessionsBefore])).toEqual([
      ['t1', 0],
      ['t2', 1],
    ]);
    expect(evolvePayment(second, cashFlow(42_000)).plan?.id).toBe('party/invoice.payment.2');
  });
});

describe('a rollback', () => {
  it.each<[string, readonly PaymentChange[]]>([
    ['shop_limit_failure', []],
    ['shop_limit_failure', UNTIL_HELD.slice(0, 1)],
    ['routing_failure', UNTIL_HELD.slice(0, 2)],
    ['routing_failure', UNTIL_HELD.slice(0, 3)],
    ['routing_failure', UNTIL_HELD.slice(0, 4)],
    ['processing_failure', UNTIL_HELD.slice(0, 5)],
    ['processing_failure', [...UNTIL_HELD.slice(0, 6), declined(0)]],
  ])('goes on at %s, by what is held by then (%#)', (step, before) => {
    expect(fold(...before, rollback)).toMatchObject({ step, failure: DECLINED, status: { tag: 'pending' } });
  });
});

describe('the cash flow of a payment', () => {
  it('is booked anew for another amount by the old one reversed and the new one', () => {
    const { plan, cashFlowCost, step } = fold(
      ...UNTIL_HELD.slice(0, -1),
      { type: 'cash_changed', from: rub(42_000), to: rub(84_000) },
      cashFlow(84_000),
    );
    expect(plan?.batches).toEqual([
      { id: 1, postings: [posted(42_000, 'payment')] },
      {
        id: 2,
        postings: [
          {
            source: { role: 'merchant.settlement', accountId: 'merchant' },
            destination: { role: 'provider.settlement', accountId: 'bank' },
            volume: rub(42_000),
            details: "Revert 'payment'",
          },
        ],
      },
      { id: 3, postings: [posted(84_000)] },
    ]);
    expect(cashFlowCost).toEqual(rub(84_000));
    expect(step).toBe('processing_accounter');
  });

  it('is that of the captured amount once a capture has begun', () => {
    const payment = fold(...UNTIL_HELD, { type: 'capture_started', cost: rub(10_000) }, cashFlow(10_000));
    expect(payment).toMatchObject({ cashFlowCost: rub(10_000), step: 'updating_accounter' });
  });
});

describe('a session of a payment', () => {
  it('for the authorisation is processed, and any other finalizes', () => {
    expect(fold(sessionStarted(0)).step).toBe('processing_session');
    expect(fold(sessionStarted(0, 'captured')).step).toBe('finalizing_session');
    expect(fold(sessionStarted(0, 'cancelled')).step).toBe('finalizing_session');
  });

  it('that succeeds leads on, and one that fails or goes on does not', () => {
    expect(fold(sessionStarted(0), succeeded(0)).step).toBe('processing_accounter');
    expect(fold(sessionStarted(0), declined(0)).step).toBe('processing_session');
    expect(fold(sessionStarted(0), inSession(0, { type: 'session_activated' })).step).toBe('processing_session');
    expect(fold(sessionStarted(0, 'captured'), succeeded(0)).step).toBe('finalizing_accounter');
    expect(fold(sessionStarted(0, 'captured'), declined(0)).step).toBe('finalizing_session');
  });

  it('whose end comes in another step moves nothing', () => {
    expect(fold(sessionStarted(0), cashFlow(1), PROCESSED, succeeded(0)).step).toBe('flow_waiting');
  });

  it('changes alone, and the others stay as they were', () => {
    const payment = fold(
      sessionStarted(0),
      declined(0),
      sessionStarted(1),
      inSession(1, { type: 'session_slept', until: 5 }),
    );
    expect(payment.sessions).toMatchObject([
      { no: 0, idempotencyKey: 'key-0', phase: { tag: 'finished', result: { type: 'failed', failure: DECLINED } } },
      { no: 1, idempotencyKey: 'key-1', phase: { tag: 'sleeping', until: 5 } },
    ]);
  });

  it('binds the payment to the transaction that it is bound to', () => {
    const trx = { id: 'trx', extra: {}, rrn: '1' };
    const payment = fold(sessionStarted(0), inSession(0, { type: 'session_transaction_bound', trx }));
    expect(payment.trx).toEqual(trx);
    expect(payment.sessions[0]?.trx).toEqual(trx);
    expect(evolvePayment(payment, succeeded(0)).trx).toEqual(trx);
    expect(fold(sessionStarted(0), succeeded(0))).not.toHaveProperty('trx');
  });

  it('that never started is our mistake', () => {
    expect(() => fold(succeeded(0))).toThrow('payment payment has no session 0');
  });
});

describe('what was asked of a payment', () => {
  it('is kept with the capture, as much of it as was said', () => {
    const cart = [{ product: 'a', quantity: 1, price: rub(10_000) }];
    const whole = fold(...UNTIL_HELD, { type: 'capture_started', reason: 'shipped', cost: rub(10_000), cart });
    expect(whole).toMatchObject({ step: 'processing_capture' });
    expect(whole.capture).toEqual({ reason: 'shipped', cost: rub(10_000), cart });
    const bare = fold(...UNTIL_HELD, { type: 'capture_started', cost: rub(10_000) });
    expect(Object.keys(bare.capture ?? {})).toEqual(['cost']);
  });

  it('is kept with the cancel, if there was a reason', () => {
    expect(fold(...UNTIL_HELD, { type: 'cancel_started', reason: 'sold out' }).cancelReason).toBe('sold out');
    expect(fold(...UNTIL_HELD, { type: 'cancel_started' })).toEqual(held());
  });

  it('came with a token for later payments', () => {
    expect(fold({ type: 'recurrent_token_acquired', token: 'token' }).recurrentToken).toBe('token');
  });

  it('raises a flag once', () => {
    const late: PaymentChange = { type: 'payment_flag_raised', flag: 'PAID_LATE' };
    expect(fold(late, late, { type: 'payment_flag_raised', flag: 'LATE_POSITIVE' }).flags).toEqual([
      'PAID_LATE',
      'LATE_POSITIVE',
    ]);
  });
});

describe('the end of a payment', () => {
  it('commits what is held, and stands for the captured amount', () => {
    const payment = fold(...UNTIL_HELD, status({ tag: 'captured', cost: rub(10_000) }));
    expect(payment).toMatchObject({
      step: 'idle',
      status: { tag: 'captured' },
      cost: rub(10_000),
      shopHoldsStatus: 'committed',
      attempts: [{ holdsStatus: 'committed' }],
      plan: { status: 'committed' },
    });
  });

  it('stands for the captured amount also when the provider had changed the amount to another one', () => {
    const changed: PaymentChange = { type: 'cash_changed', from: rub(42_000), to: rub(50_000) };
    const part = fold(...UNTIL_HELD, changed, status({ tag: 'captured', cost: rub(10_000) }));
    expect(effectiveCost(part)).toEqual(rub(10_000));
    expect(part).not.toHaveProperty('changedCost');
    const whole = fold(...UNTIL_HELD, changed, status({ tag: 'captured', cost: rub(50_000) }));
    expect(whole).toMatchObject({ cost: rub(50_000), changedCost: rub(50_000) });
    expect(fold(...UNTIL_HELD, status({ tag: 'captured', cost: rub(1) }))).not.toHaveProperty('changedCost');
  });

  it.each<PaymentStatus>([{ tag: 'cancelled' }, { tag: 'failed', failure: DECLINED }])(
    'gives back what is held when it is $tag',
    (value) => {
      expect(fold(...UNTIL_HELD, status(value))).toMatchObject({
        step: 'idle',
        status: value,
        cost: rub(42_000),
        shopHoldsStatus: 'released',
        attempts: [{ holdsStatus: 'released' }],
        plan: { status: 'rolled_back' },
      });
    },
  );

  it('leaves alone what is no longer held', () => {
    const over = fold(...UNTIL_HELD, status({ tag: 'cancelled' }));
    expect(evolvePayment(over, status({ tag: 'captured', cost: rub(42_000) }))).toMatchObject({
      shopHoldsStatus: 'released',
      attempts: [{ holdsStatus: 'released' }],
      plan: { status: 'rolled_back' },
    });
  });

  it('of one that never held anything has nothing to give back', () => {
    const payment = fold(rollback, status({ tag: 'failed', failure: DECLINED }));
    expect(payment).toMatchObject({ step: 'idle', shopHoldsStatus: 'none', attempts: [] });
    expect(payment).not.toHaveProperty('plan');
  });

  it.each<PaymentStatus>([{ tag: 'refunded' }, { tag: 'charged_back' }])(
    'may be $tag later, with its books kept',
    (value) => {
      expect(fold(...UNTIL_HELD, status({ tag: 'captured', cost: rub(42_000) }), status(value))).toMatchObject({
        status: value,
        step: 'idle',
        plan: { status: 'committed' },
        attempts: [{ holds: [{ ...LIMIT_HOLD, operation: 'route' }], holdsStatus: 'committed' }],
      });
    },
  );
});
