import { describe, expect, it } from 'vitest';
import { invoiceMachine } from '../../src/domain/invoice/machine.ts';
import { bookPayment } from '../../src/domain/payment/book.ts';
import { evolvePayment } from '../../src/domain/payment/evolve.ts';
import type { PaymentChange } from '../../src/domain/payment/payment.ts';
import { given, newInvoice, newPayment } from '../kit/invoice-world.ts';
import {
  cashFlow,
  DECLINED,
  declined,
  FACTS,
  fold,
  LIMIT_HOLD,
  PROCESSED,
  ROUTE_CHANGED,
  sessionStarted,
  succeeded,
  UNTIL_HELD,
} from './payment-folded.ts';
import { rub } from './world.ts';

function booked(before: readonly PaymentChange[], change: PaymentChange) {
  const payment = fold(...before);
  return bookPayment(payment, change, evolvePayment(payment, change));
}

const NOTHING = { plans: [], limits: [], guards: [] };
const PLAN = 'party/invoice.payment.1';

describe('the books of a payment', () => {
  it.each<[string, readonly PaymentChange[], PaymentChange]>([
    ['its limits are found to fit', [], { type: 'shop_limit_applied' }],
    ['it is scored', [], { type: 'risk_score_changed', score: 'low' }],
    ['a session begins', [], sessionStarted(0)],
    ['a session ends', UNTIL_HELD.slice(0, 6), succeeded(0)],
    ['it is processed', UNTIL_HELD.slice(0, 7), PROCESSED],
    ['its capture begins', UNTIL_HELD, { type: 'capture_started', cost: rub(1) }],
    ['its rollback begins', UNTIL_HELD.slice(0, 5), { type: 'rollback_started', failure: DECLINED }],
  ])('stay as they are when %s', (_, before, change) => {
    expect(booked(before, change)).toEqual(NOTHING);
  });

  it('stay as they are when it starts', () => {
    const change: PaymentChange = { type: 'payment_started', payment: FACTS };
    expect(bookPayment(undefined, change, fold())).toEqual(NOTHING);
  });

  it('hold the limits of its shop, and those of its route', () => {
    const hold = { type: 'hold', counter: 'counter', operation: 'operation', delta: 42_000n, boundary: 100_000n };
    expect(booked([], { type: 'shop_limit_initiated', holds: [LIMIT_HOLD] })).toEqual({ ...NOTHING, limits: [hold] });
    expect(booked([], { ...ROUTE_CHANGED, holds: [LIMIT_HOLD] })).toEqual({ ...NOTHING, limits: [hold] });
  });

  it('hold its cash flow as the first batch of its plan', () => {
    const { plans, limits } = booked(UNTIL_HELD.slice(0, 4), cashFlow(42_000));
    expect(limits).toEqual([]);
    expect(plans).toMatchObject([{ type: 'hold', planId: PLAN, batch: { id: 1 } }]);
    expect(plans[0]?.deltas).toEqual([
      { accountId: 'bank', currency: 'RUB', ownMinor: 0n, outgoingMinor: -42_000n, incomingMinor: 0n },
      { accountId: 'merchant', currency: 'RUB', ownMinor: 0n, outgoingMinor: 0n, incomingMinor: 42_000n },
    ]);
  });

  it('hold another cash flow as two batches more, whose reservations add up to the new one', () => {
    const { plans } = booked([...UNTIL_HELD, { type: 'capture_started', cost: rub(10_000) }], cashFlow(10_000));
    expect(plans).toMatchObject([
      { type: 'hold', planId: PLAN, batch: { id: 2 } },
      { type: 'hold', planId: PLAN, batch: { id: 3 } },
    ]);
    const incoming = plans.flatMap(({ deltas }) => deltas).filter(({ accountId }) => accountId === 'merchant');
    expect(incoming.map(({ incomingMinor }) => incomingMinor)).toEqual([-42_000n, 10_000n]);
  });

  it('commit plan and limits with the captured amount', () => {
    const { plans, limits } = booked(UNTIL_HELD, {
      type: 'payment_status_changed',
      status: { tag: 'captured', cost: rub(10_000) },
    });
    expect(plans).toMatchObject([{ type: 'commit', planId: PLAN }]);
    expect(limits).toEqual([
      { type: 'commit', counter: 'counter', operation: 'shop', delta: 10_000n },
      { type: 'commit', counter: 'counter', operation: 'route', delta: 10_000n },
    ]);
  });

  it.each(['failed', 'cancelled'] as const)('give plan and limits back when it is %s', (tag) => {
    const { plans, limits } = booked(UNTIL_HELD, {
      type: 'payment_status_changed',
      status: tag === 'failed' ? { tag, failure: DECLINED } : { tag },
    });
    expect(plans).toMatchObject([{ type: 'rollback', planId: PLAN }]);
    expect(limits).toEqual([
      { type: 'rollback', counter: 'counter', operation: 'shop' },
      { type: 'rollback', counter: 'counter', operation: 'route' },
    ]);
  });

  describe('of a limit that counts failures (reference §7.2)', () => {
    const inverted = { ...LIMIT_HOLD, operation: 'route', inverted: true };
    const routed: readonly PaymentChange[] = [
      ...UNTIL_HELD.slice(0, 3),
      { ...ROUTE_CHANGED, holds: [inverted] },
      cashFlow(42_000),
    ];
    const kept = { type: 'commit', counter: 'counter', operation: 'route', delta: 42_000n };
    const givenBack = { type: 'rollback', counter: 'counter', operation: 'route' };
    const failed: PaymentChange = { type: 'payment_status_changed', status: { tag: 'failed', failure: DECLINED } };
    const rollback: PaymentChange = { type: 'rollback_started', failure: DECLINED };
    const ofRoute = (before: readonly PaymentChange[], change: PaymentChange) =>
      booked(before, change).limits.filter(({ operation }) => operation === 'route');

    it.each<[string, readonly PaymentChange[], PaymentChange, object]>([
      ['keep the share of a failed session', [sessionStarted(0), declined(0), rollback], failed, kept],
      [
        'keep it when another route is tried',
        [sessionStarted(0), declined(0), rollback],
        { type: 'cascade_started' },
        kept,
      ],
      ['give it back when no session was made', [rollback], failed, givenBack],
      [
        'give it back after a success',
        [sessionStarted(0), succeeded(0), PROCESSED],
        { type: 'payment_status_changed', status: { tag: 'captured', cost: rub(42_000) } },
        givenBack,
      ],
      [
        'give it back when an operator ends what was authorised, though its capture was refused',
        [sessionStarted(0), succeeded(0), PROCESSED, sessionStarted(1, 'captured'), declined(1)],
        failed,
        givenBack,
      ],
      [
        'give it back after a cancel, whatever failed for the moment before',
        [sessionStarted(0), declined(0), sessionStarted(1), succeeded(1), PROCESSED, sessionStarted(2, 'cancelled')],
        { type: 'payment_status_changed', status: { tag: 'cancelled' } },
        givenBack,
      ],
    ])('%s', (_, sessions, change, expected) => {
      expect(ofRoute([...routed, ...sessions], change)).toEqual([expected]);
    });

    it('keep the share of the shop when the last route failed, and give it back otherwise', () => {
      const ofShop = { ...LIMIT_HOLD, operation: 'shop', inverted: true };
      const before: readonly PaymentChange[] = [
        { type: 'shop_limit_initiated', holds: [ofShop] },
        ...UNTIL_HELD.slice(1, 5),
      ];
      expect(booked([...before, sessionStarted(0), declined(0), rollback], failed).limits).toContainEqual({
        ...kept,
        operation: 'shop',
      });
      expect(booked([...before, rollback], failed).limits).toContainEqual({ ...givenBack, operation: 'shop' });
    });

    it('keep each route by its own sessions', () => {
      const first = [...routed, sessionStarted(0), declined(0), rollback, { type: 'cascade_started' } as const];
      const second = [...first, { ...ROUTE_CHANGED, holds: [inverted] }, cashFlow(42_000), rollback];
      expect(ofRoute(second, failed)).toEqual([givenBack]);
    });
  });

  it('let the limits of a route go for those of another amount', () => {
    const holds = [{ ...LIMIT_HOLD, operation: 'anew', delta: 21_000n, unbounded: true }];
    expect(booked(UNTIL_HELD.slice(0, 7), { type: 'route_holds_changed', holds }).limits).toEqual([
      { type: 'rollback', counter: 'counter', operation: 'route' },
      { type: 'hold', counter: 'counter', operation: 'anew', delta: 21_000n },
    ]);
  });

  it('let go of all that a failed attempt held, and of nothing else, when another route is tried', () => {
    const { plans, limits } = booked([...UNTIL_HELD.slice(0, 6), declined(0)], { type: 'cascade_started' });
    expect(plans).toMatchObject([{ type: 'rollback', planId: PLAN }]);
    expect(limits).toEqual([{ type: 'rollback', counter: 'counter', operation: 'route' }]);
  });

  it('have nothing to give back of a payment that held nothing, or gave it back before', () => {
    const failed: PaymentChange = { type: 'payment_status_changed', status: { tag: 'failed', failure: DECLINED } };
    const captured: PaymentChange = { type: 'payment_status_changed', status: { tag: 'captured', cost: rub(1) } };
    expect(booked([], failed)).toEqual(NOTHING);
    expect(booked([...UNTIL_HELD, failed], failed)).toEqual(NOTHING);
    expect(booked([], captured)).toEqual(NOTHING);
    expect(booked([...UNTIL_HELD, captured], captured)).toEqual(NOTHING);
  });

  it('are not touched by what happens to the invoice alone', () => {
    const before = given(newInvoice());
    const change = { type: 'invoice_status_changed', status: { tag: 'paid' } } as const;
    expect(invoiceMachine.book(before, change, invoiceMachine.evolve(before, change))).toEqual(NOTHING);
  });

  it('are those of the invoice that the payment belongs to', () => {
    const before = given(newInvoice(), newPayment());
    const change = { type: 'payment_changed', paymentId: 'payment', change: cashFlow(1) } as const;
    const { plans } = invoiceMachine.book(before, change, invoiceMachine.evolve(before, change));
    expect(plans.map(({ type, planId }) => [type, planId])).toEqual([
      ['hold', PLAN],
      ['hold', PLAN],
    ]);
  });
});
