import { describe, expect, it } from 'vitest';
import { constant } from '../../src/domain/condition.ts';
import { bookInvoice } from '../../src/domain/invoice/book.ts';
import { evolveInvoice } from '../../src/domain/invoice/evolve.ts';
import { flagsRaised } from '../../src/domain/invoice/flags.ts';
import type { InvoiceChange, InvoiceState } from '../../src/domain/invoice/invoice.ts';
import type { AdapterIntent } from '../../src/domain/session/session.ts';
import {
  answered,
  DAY_MS,
  given,
  HOLD,
  newInvoice,
  newPayment,
  SUCCEED,
  type Then,
  when,
  worldOf,
} from '../kit/invoice-world.ts';
import { naiveLedger } from '../kit/naive-ledger.ts';
import { configurationOf, limitOf, MERCHANT_TERMS, PROVISION, providerOf, rub, shopOf, usd } from './world.ts';

/** A provider that authorises another amount than it was asked for (reference §3.6, §6.4), and what is paid in the end. */

const HOLDS = { methods: constant(['card/visa']), lifetimeMs: constant(DAY_MS), partialCaptureAllowed: true };
const LIMITS = ['of-terminal', 'count'].map((limitId) => ({ limitId, upperBoundary: 50_000n }));
const WORLD = worldOf(
  configurationOf({
    limits: [
      limitOf('of-shop'),
      limitOf('of-terminal', { scopes: ['terminal'] }),
      limitOf('count', { scopes: ['terminal'], metric: { type: 'number' } }),
    ],
    providers: [
      providerOf('bank', { terms: { payments: { ...PROVISION, holds: HOLDS, turnoverLimits: constant(LIMITS) } } }),
    ],
  }),
  shopOf({
    terms: { payments: { ...MERCHANT_TERMS.payments, holds: HOLDS } },
    turnoverLimits: [{ limitId: 'of-shop', upperBoundary: 50_000n }],
  }),
);
const IN = { world: WORLD };

function changed(amountMinor: number): AdapterIntent {
  return { type: 'succeed', changedCost: rub(amountMinor) };
}

const held = (amountMinor: number): Then =>
  when(given([newInvoice(), IN], [newPayment(HOLD), IN]), answered(0, changed(amountMinor)), IN);

const capture = (amountMinor?: number) =>
  ({
    type: 'CapturePayment',
    paymentId: 'payment',
    reason: 'shipped',
    ...(amountMinor === undefined ? {} : { amount: rub(amountMinor) }),
  }) as const;

/** The books after all of this, from nothing. */
function booksOf(...steps: readonly ReturnType<typeof capture>[]): ReturnType<typeof naiveLedger> {
  const ledger = naiveLedger();
  let state: InvoiceState = given([newInvoice(), IN]);
  const commands = [newPayment(HOLD), answered(0, changed(84_000)), ...steps, answered(1, SUCCEED)];
  for (const command of commands) {
    for (const change of when(state, command, IN).changes) {
      const after = evolveInvoice(state, change);
      ledger.apply(bookInvoice(state, change, after));
      state = after;
    }
  }
  return ledger;
}

describe('an amount that the provider changed', () => {
  it.each([84_000, 21_000])('to %i is what limits and cash flow are held for', (amountMinor) => {
    const { told, payment } = held(amountMinor);
    expect(told).toEqual([
      'cash_changed',
      'session_finished',
      'route_holds_changed',
      'cash_flow_changed',
      'status processed',
    ]);
    expect(payment).toMatchObject({ cost: rub(42_000), changedCost: rub(amountMinor), cashFlowCost: rub(amountMinor) });
    expect(payment?.plan).toMatchObject({ id: 'party/invoice.payment.1', batches: [{ id: 1 }, { id: 2 }, { id: 3 }] });
    expect(payment?.attempts[0]?.holds.map(({ operation, delta, unbounded }) => [operation, delta, unbounded])).toEqual(
      [
        ['route/bank/t1/party/invoice/payment/1000', BigInt(amountMinor), true],
        ['route/bank/t1/party/invoice/payment/1000', 1n, true],
      ],
    );
  });

  it('is not held anew by a route without limits of amounts', () => {
    const limits = constant([{ limitId: 'count', upperBoundary: 5n }]);
    const world = worldOf(
      configurationOf({
        limits: [limitOf('count', { scopes: ['terminal'], metric: { type: 'number' } })],
        providers: [providerOf('bank', { terms: { payments: { ...PROVISION, turnoverLimits: limits } } })],
      }),
    );
    const { told } = when(given([newInvoice(), { world }], [newPayment(), { world }]), answered(0, changed(1)), {
      world,
    });
    expect(told).not.toContain('route_holds_changed');
    expect(told).toContain('cash_flow_changed');
  });

  it('is captured whole when no amount is named (decisions #12)', () => {
    const { payment } = when(held(84_000).after, capture(), IN);
    expect(payment?.capture?.cost).toEqual(rub(84_000));
    expect(payment?.plan?.batches).toHaveLength(3);
  });

  it('is captured in part by two batches more, whose net is that part', () => {
    const { payment } = when(held(84_000).after, capture(42_000), IN);
    expect(payment?.plan?.batches.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
    const ledger = booksOf(capture(42_000));
    expect(Object.fromEntries(ledger.own())).toMatchObject({ merchant: 40_110n, system: 1_008n, bank: -41_118n });
    expect(ledger.open()).toEqual([]);
    expect([...ledger.committedLimits().values()].sort()).toEqual([1n, 42_000n, 42_000n].sort());
  });

  it('counts in the limits of shop and route once it is captured', () => {
    const ledger = booksOf(capture());
    expect([...ledger.committedLimits().values()].sort()).toEqual([1n, 84_000n, 84_000n].sort());
    expect(ledger.open()).toEqual([]);
  });

  it.each([
    ['nothing', rub(0)],
    ['less than nothing', rub(-1)],
    ['another currency', usd(42_000)],
  ])('to %s is a breach of contract, and no success', (_, changedCost) => {
    const started = given([newInvoice(), IN], [newPayment(), IN]);
    const { told, after } = when(started, answered(0, { type: 'succeed', changedCost }), IN);
    expect(told).toEqual(['session_became_unknown', 'attention_raised']);
    expect(after.attention?.reason).toContain('the provider authorised');
  });
});

describe('the flags of a payment', () => {
  const flagsOf = (amountMinor: number, captured?: number): readonly string[] | undefined => {
    const capturing = when(held(amountMinor).after, capture(captured), IN).after;
    return when(capturing, answered(1, SUCCEED), IN).payment?.flags;
  };

  it.each<[string, number, number | undefined, readonly string[]]>([
    ['the provider took less', 21_000, undefined, ['PAID_PARTIAL']],
    ['the provider took more (btcpayserver#6127)', 84_000, undefined, ['PAID_OVER']],
    ['it took more, and the merchant left the rest', 84_000, 42_000, []],
    ['it took more, and the merchant left less than that', 84_000, 50_000, ['PAID_OVER']],
    ['it took more, and the merchant left still more', 84_000, 1_000, []],
    ['it took less, and the merchant left a part', 21_000, 1_000, ['PAID_PARTIAL']],
    ['the amount is the invoice`s, of which the merchant left a part', 42_000, 1_000, []],
  ])('say when %s', (_, authorised, captured, flags) => {
    expect(flagsOf(authorised, captured)).toEqual(flags);
  });

  it('are raised only once it is captured, and its invoice is paid all the same', () => {
    expect(held(21_000).payment?.flags).toEqual([]);
    const { told, after } = when(when(held(21_000).after, capture(), IN).after, answered(1, SUCCEED), IN);
    expect(told).toEqual(['session_finished', 'status captured', 'payment_flag_raised', 'invoice_status_changed']);
    expect(after.status).toEqual({ tag: 'paid' });
  });

  it.each<InvoiceState['status']>([
    { tag: 'cancelled', reason: 'overdue' },
    { tag: 'fulfilled', reason: 'delivered otherwise' },
  ])(
    'say PAID_LATE when the invoice is $tag meanwhile, which stays as it is (decisions #1, btcpayserver#2640)',
    (status) => {
      const capturing = when(given([newInvoice(), IN], [newPayment(), IN]), answered(0, SUCCEED), IN).after;
      const closed = evolveInvoice(capturing, { type: 'invoice_status_changed', status });
      const { told, payment, after } = when(closed, answered(1, SUCCEED), IN);
      expect(told).toEqual(['session_finished', 'status captured', 'payment_flag_raised']);
      expect(payment).toMatchObject({ status: { tag: 'captured' }, flags: ['PAID_LATE'] });
      expect(after.status).toEqual(status);
    },
  );

  it('are none for a payment that is captured again after refunds or chargebacks were taken back', () => {
    const paid = given([newInvoice(), IN], [newPayment(), IN], [answered(0, SUCCEED), IN], [answered(1, SUCCEED), IN]);
    const fulfilled = when(paid, { type: 'FulfillInvoice', reason: 'done' }, IN).after;
    const status = (tag: 'charged_back' | 'refunded' | 'failed'): InvoiceChange => ({
      type: 'payment_changed',
      paymentId: 'payment',
      change: {
        type: 'payment_status_changed',
        status: tag === 'failed' ? { tag, failure: { type: 'operation_timeout' } } : { tag },
      },
    });
    const again: InvoiceChange = {
      type: 'payment_changed',
      paymentId: 'payment',
      change: { type: 'payment_status_changed', status: { tag: 'captured', cost: rub(42_000) } },
    };
    for (const [tag, flags] of [
      ['charged_back', 0],
      ['refunded', 0],
      ['failed', 1],
    ] as const) {
      const before = evolveInvoice(fulfilled, status(tag));
      expect(flagsRaised(before, again, evolveInvoice(before, again))).toHaveLength(flags);
    }
  });

  it('are none for a payment that pays its invoice as it should', () => {
    const paid = given([newInvoice(), IN], [newPayment(), IN], [answered(0, SUCCEED), IN], [answered(1, SUCCEED), IN]);
    expect(paid.payments.get('payment')?.flags).toEqual([]);
    const fulfilled = when(paid, { type: 'FulfillInvoice', reason: 'done' }, IN);
    expect(fulfilled.payment?.flags).toEqual([]);
  });
});
