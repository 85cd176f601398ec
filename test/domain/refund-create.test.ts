import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import type { ChargebackState } from '../../src/domain/chargeback/chargeback.ts';
import { constant } from '../../src/domain/condition.ts';
import type { InvoiceState } from '../../src/domain/invoice/invoice.ts';
import { remainingBalance } from '../../src/domain/payment/balance.ts';
import type { Cart, PaymentState } from '../../src/domain/payment/payment.ts';
import { DECLINE, given, NOW, newInvoice, newPayment, refused, when } from '../kit/invoice-world.ts';
import {
  captured,
  MERCHANT_REFUNDS,
  PROVIDER_REFUNDS,
  paymentIn,
  refund,
  refundAnswered,
  refunded,
  refundIn,
  refundWorld,
  WORLD,
} from './refund-world.ts';
import { fixed, limitOf, posting, range, rub, usd } from './world.ts';

const context = { world: WORLD };
const cart = (...pricesMinor: readonly number[]) =>
  pricesMinor.map((priceMinor) => ({ product: 'Book', quantity: 1, price: rub(priceMinor) }));

function with_(invoice: InvoiceState, part: Partial<PaymentState>): InvoiceState {
  return { ...invoice, payments: new Map([['payment', { ...paymentIn(invoice), ...part }]]) };
}

const CHARGEBACK = {
  facts: { id: 'c1', createTime: NOW, revision: 1, reason: { category: 'fraud' } },
  status: 'pending',
  step: 'idle',
  stage: 'chargeback',
  body: rub(12_000),
  levy: rub(0),
  cashFlow: [],
  plans: [],
} as const;

describe('the id of a refund', () => {
  it('is the least number that no refund has, with an m before that of a manual one (payment_refund_id_types)', () => {
    let invoice = captured();
    const make = (asked: Parameters<typeof refund>[0]) => {
      invoice = refunded(invoice, { cost: rub(1_000), ...asked });
      return [...paymentIn(invoice).refunds.keys()].at(-1);
    };
    expect(make({ manual: true })).toBe('m1');
    expect(make({})).toBe('2');
    expect(make({ manual: true, id: '2' })).toBe('m2');
    expect(refused(invoice, refund({ id: 'm3' }), context)).toMatchObject({
      reason: 'INVALID_REQUEST',
      message: 'Invalid id format',
    });
    expect(make({})).toBe('3');
  });

  it('does not depend on what clients chose, numbers or not (decisions #7)', () => {
    let invoice = captured();
    for (const id of ['order-7', '9'.repeat(64), '2']) invoice = refunded(invoice, { cost: rub(1_000), id });
    for (const expected of ['1', '3', '4']) {
      invoice = refunded(invoice, { cost: rub(1_000) });
      expect([...paymentIn(invoice).refunds.keys()].at(-1)).toBe(expected);
    }
  });

  it.each([
    [{ manual: true, id: 'm2' }, 'm2'],
    [{ manual: true, id: 'x' }, 'mx'],
    [{ manual: false, id: 'x' }, 'x'],
  ])('of one that was chosen has the prefix once if it is manual: %#', (asked, id) => {
    expect([...paymentIn(refunded(captured(), asked)).refunds.keys()]).toEqual([id]);
  });

  it('is too long for a manual one when the prefix does not fit', () => {
    const asked = { manual: true, id: 'x'.repeat(64) };
    expect(refused(captured(), refund(asked), context)).toMatchObject({ message: 'Invalid id format' });
  });

  it('of a refund that exists changes nothing', () => {
    const invoice = refunded(captured(), { id: 'r', cost: rub(1_000) });
    expect(when(invoice, refund({ id: 'r' }), context).changes).toEqual([]);
  });
});

describe('a refund is refused', () => {
  it('while a chargeback is pending, before anything else', () => {
    const invoice = with_(captured(), { status: { tag: 'refunded' }, chargebacks: new Map([['c1', CHARGEBACK]]) });
    expect(refused(invoice, refund(), context)).toMatchObject({
      reason: 'INVOICE_PAYMENT_CHARGEBACK_PENDING',
      metadata: { id: 'c1' },
    });
  });

  it.each(['processed', 'failed', 'cancelled', 'refunded', 'charged_back'] as const)(
    'for a payment that is %s',
    (tag) => {
      const status = { tag, failure: { type: 'operation_timeout' } } as PaymentState['status'];
      expect(refused(with_(captured(), { status }), refund(), context)).toMatchObject({
        reason: 'INVALID_PAYMENT_STATUS',
        metadata: { status: tag },
      });
    },
  );

  it('for a payment that is on its way', () => {
    expect(refused(given(newInvoice(), newPayment()), refund(), context).reason).toBe('INVALID_PAYMENT_STATUS');
  });

  it('while another is pending, and no more once that one failed (cant_start_simultaneous_partial_refunds)', () => {
    const pending = when(captured(), refund({ cost: rub(5_000) }), context).after;
    expect(refused(pending, refund({ cost: rub(1_000) }), context)).toMatchObject({
      reason: 'OPERATION_NOT_PERMITTED',
      message: 'Another refund of the payment is not finished',
    });
    const failed = when(pending, refundAnswered('1', 0, DECLINE), context).after;
    expect(when(failed, refund({ cost: rub(5_000) }), context).changes).not.toEqual([]);
  });

  it('in another currency than the payment', () => {
    expect(refused(captured(), refund({ cost: usd(100) }), context)).toMatchObject({
      reason: 'INCONSISTENT_REFUND_CURRENCY',
      metadata: { currency: 'USD' },
    });
  });

  it('of more than is left: of what was captured, refunded and charged back', () => {
    const maximum = (invoice: InvoiceState) =>
      refused(invoice, refund({ cost: rub(42_001) }), context).metadata['maximum'];
    expect(maximum(captured())).toBe('42000 RUB');
    expect(maximum(refunded(captured(), { cost: rub(2_000) }))).toBe('40000 RUB');
    const chargebacks = new Map<string, ChargebackState>([
      ['c1', { ...CHARGEBACK, status: 'accepted' }],
      ['c2', { ...CHARGEBACK, status: 'rejected' }],
      ['c3', { ...CHARGEBACK, status: 'cancelled' }],
    ]);
    expect(maximum(with_(refunded(captured(), { cost: rub(2_000) }), { chargebacks }))).toBe('28000 RUB');
    expect(maximum(with_(captured(), { changedCost: rub(30_000) }))).toBe('30000 RUB');
  });

  it('of nothing, and when nothing is left', () => {
    expect(refused(captured(), refund({ cost: rub(0) }), context)).toMatchObject({
      violations: [{ field: 'amount.amount_minor', description: 'Invalid amount' }],
    });
    const emptied = with_(captured(), { changedCost: rub(0) });
    expect(refused(emptied, refund(), context).reason).toBe('INVOICE_PAYMENT_AMOUNT_EXCEEDED');
  });

  it('with a cart and no amount', () => {
    expect(refused(captured(), refund({ cart: cart(42_000) }), context)).toMatchObject({
      reason: 'INVALID_REQUEST',
      message: 'Refund amount does not match with the cart total amount',
      violations: [{ field: 'cart' }],
    });
  });

  it.each<[string, Cart]>([
    ['less', cart(30_000)],
    ['more', cart(30_000, 2_001)],
    ['nothing', []],
    ['another currency', [{ product: 'Book', quantity: 1, price: usd(32_000) }]],
  ])('with a cart of %s than remains', (_, lines) => {
    expect(refused(captured(), refund({ cost: rub(10_000), cart: lines }), context)).toMatchObject({
      reason: 'INVALID_REQUEST',
      message: 'Remaining payment amount not equal cart cost',
    });
  });

  it('with an allocation', () => {
    expect(refused(captured(), refund({ allocation: [] }), context).reason).toBe('ALLOCATION_NOT_ALLOWED');
  });

  it('where the shop has no refund terms, in the latest revision', () => {
    const world = refundWorld({ merchant: undefined });
    expect(refused(captured(), refund(), { world })).toMatchObject({
      reason: 'OPERATION_NOT_PERMITTED',
      message: 'The terms of the shop do not allow refunds',
    });
  });

  it('for a payment tool that the refund terms do not have', () => {
    const world = refundWorld({ merchant: { ...MERCHANT_REFUNDS, methods: constant(['card/mastercard']) } });
    expect(refused(captured(), refund(), { world })).toMatchObject({
      reason: 'INVALID_REQUEST',
      message: 'Invalid payment method',
    });
  });

  it('once the eligible time is over, and not a moment before', () => {
    const at = (afterMs: number) => ({ world: WORLD, now: addMs(NOW, afterMs) });
    expect(refused(captured(), refund(), at(3_600_001)).reason).toBe('OPERATION_NOT_PERMITTED');
    expect(when(captured(), refund(), at(3_600_000)).changes).not.toEqual([]);
  });

  it('at no time where the terms name none', () => {
    const { eligibility: _, ...merchant } = MERCHANT_REFUNDS;
    const later = { world: refundWorld({ merchant }), now: addMs(NOW, 10 * 365 * 86_400_000) };
    expect(when(captured(), refund(), later).changes).not.toEqual([]);
  });

  it('in part where the terms allow a whole one only', () => {
    const { partial: _, ...merchant } = MERCHANT_REFUNDS;
    const world = refundWorld({ merchant });
    expect(refused(captured(), refund({ cost: rub(41_999) }), { world })).toMatchObject({
      reason: 'OPERATION_NOT_PERMITTED',
      message: 'The terms of the shop do not allow partial refunds',
    });
    expect(when(captured(), refund({ cost: rub(42_000) }), { world }).changes).not.toEqual([]);
  });

  it('outside of the range of partial refunds, the last remainder too (invalid_amount_payment_partial_refund)', () => {
    expect(refused(captured(), refund({ cost: rub(50) }), context)).toMatchObject({
      reason: 'INVALID_REQUEST',
      message: 'Invalid amount, less than allowed minumum',
    });
    expect(refused(captured(), refund({ cost: rub(40_001) }), context)).toMatchObject({
      reason: 'INVALID_REQUEST',
      message: 'Invalid amount, more than allowed maximum',
    });
    const invoice = refunded(refunded(captured(), { cost: rub(40_000) }), { cost: rub(1_100) });
    expect(refused(invoice, refund(), context).message).toBe('Invalid amount, less than allowed minumum');
  });

  it.each([
    ['no refund terms', refundWorld({ provider: undefined }), {}, 'terminal t1 has no refund terms'],
    [
      'no terms of partial refunds',
      refundWorld({ provider: { cashFlow: PROVIDER_REFUNDS.cashFlow } }),
      { cost: rub(2_000) },
      'terminal t1 has no terms of partial refunds',
    ],
    [
      'a narrower range',
      refundWorld({ provider: { ...PROVIDER_REFUNDS, partial: { cashLimit: constant(range(10, 1_999)) } } }),
      { cost: rub(2_000) },
      'terminal t1 does not take a partial refund of 2000',
    ],
    ['no terminal any more', { ...WORLD, terminals: new Map() }, {}, 'terminal t1 is not configured'],
  ])('as a contradiction where the provider has %s (decisions #9)', (_, world, asked, message) => {
    expect(refused(captured(), refund(asked), { world })).toMatchObject({ reason: 'MISCONFIGURED', message });
  });

  it('by operability first', () => {
    const world = refundWorld({ shop: { suspended: true } });
    expect(refused(captured(), refund({ id: 'm1' }), { world }).reason).toBe('INVALID_SHOP_STATUS');
  });

  it.each([
    [{ cost: usd(1), cart: cart(1) }, 'INCONSISTENT_REFUND_CURRENCY'],
    [{ cost: rub(50_000), cart: cart(1), allocation: [] }, 'INVOICE_PAYMENT_AMOUNT_EXCEEDED'],
    [{ cart: cart(1), allocation: [] }, 'INVALID_REQUEST'],
    [{ allocation: [] }, 'ALLOCATION_NOT_ALLOWED'],
  ])('by the first check that fails, %#', (asked, reason) => {
    expect(refused(captured(), refund(asked), { world: refundWorld({ merchant: undefined }) }).reason).toBe(reason);
  });
});

describe('a refund that is taken', () => {
  it('is of all that is left unless an amount is given', () => {
    const invoice = refunded(captured(), { cost: rub(4_000) });
    const { after } = when(invoice, refund(), context);
    expect(refundIn(after, '2').facts.cost).toEqual(rub(38_000));
    expect(remainingBalance(paymentIn(after))).toEqual(rub(38_000));
  });

  it('keeps what was asked, and is judged by the latest revision, whatever the payment is pinned to', () => {
    const fees = constant([posting('merchant.settlement', 'system.settlement', fixed(rub(300)))]);
    const latest = refundWorld({ revision: 7, merchant: { ...MERCHANT_REFUNDS, fees } });
    const asked = { cost: rub(2_000), cart: cart(40_000), reason: 'too late', externalId: 'return-1' };
    const { after } = when(captured(), refund(asked), { world: WORLD, latest });
    expect(paymentIn(after).facts.revision).toBe(1);
    expect(refundIn(after, '1').cashFlow[0]?.volume).toEqual(rub(300));
    expect(refundIn(after, '1').facts).toEqual({
      id: '1',
      manual: false,
      createTime: NOW,
      revision: 7,
      seed: 'seed',
      ...asked,
    });
  });

  it('has postings of its own templates, to the unit: fee, then the provider part', () => {
    const { after } = when(captured(), refund({ cost: rub(2_001) }), context);
    const flow = refundIn(after, '1').cashFlow.map(({ source, destination, volume, details }) => [
      `${source.accountId} > ${destination.accountId}`,
      volume.amountMinor,
      details,
    ]);
    expect(flow).toEqual([
      ['merchant > system', 100n, 'refund fee'],
      ['merchant > bank', 2_001n, undefined],
    ]);
  });

  it('takes from the limits of its route, or adds to them, as each says, and is refused by none', () => {
    const turnoverLimits = constant(
      ['adding', 'taking', 'counting'].map((limitId) => ({ limitId, upperBoundary: 42_000n })),
    );
    const world = refundWorld({
      provision: { turnoverLimits },
      limits: [
        limitOf('adding', { refunds: 'addition' }),
        limitOf('taking', { refunds: 'subtraction' }),
        limitOf('counting', { metric: { type: 'number' } }),
      ],
    });
    const { after } = when(captured(world), refund({ cost: rub(2_000) }), { world });
    expect(refundIn(after, '1').holds.map(({ limitId, delta, unbounded }) => [limitId, delta, unbounded])).toEqual([
      ['adding', 2_000n, true],
      ['taking', -2_000n, true],
      ['counting', -1n, true],
    ]);
  });

  it('is of the captured amount after a partial capture (invalid_amount_partial_capture_and_refund)', () => {
    const invoice = with_(captured(), { cost: rub(21_000) });
    expect(refused(invoice, refund({ cost: rub(42_000) }), context).metadata).toEqual({ maximum: '21000 RUB' });
    expect(refundIn(when(invoice, refund(), context).after, '1').facts.cost).toEqual(rub(21_000));
  });

  it('knows nothing of the deadline of processing (deadline_doesnt_affect_payment_refund)', () => {
    const invoice = captured();
    const facts = { ...paymentIn(invoice).facts, processingDeadline: NOW };
    const late = { world: WORLD, now: addMs(NOW, 60_000) };
    expect(when(with_(invoice, { facts }), refund(), late).changes).not.toEqual([]);
  });
});
