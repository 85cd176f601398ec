import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { constant } from '../../src/domain/condition.ts';
import type { ProvisionTerms } from '../../src/domain/configuration.ts';
import type { PaymentChange } from '../../src/domain/payment/payment.ts';
import {
  answered,
  DAY_MS,
  given,
  HOLD,
  NOW,
  newInvoice,
  newPayment,
  outcome,
  refused,
  SUCCEED,
  when,
  worldOf,
} from '../kit/invoice-world.ts';
import { configurationOf, MERCHANT_TERMS, PROVISION, providerOf, rub, shopOf, terminalOf, usd } from './world.ts';

const LIFETIME = { methods: constant(['card/visa']), lifetimeMs: constant(DAY_MS) };
const provisionOf = (partialCaptureAllowed: boolean): ProvisionTerms => ({
  payments: { ...PROVISION, holds: { ...LIFETIME, partialCaptureAllowed } },
});

/** Who of the three allows a capture in part. */
function worldWith(merchant: boolean, provider: boolean, terminal?: boolean) {
  const holds = { ...LIFETIME, partialCaptureAllowed: merchant };
  const shop = shopOf({ terms: { payments: { ...MERCHANT_TERMS.payments, holds } } });
  const terms = terminal === undefined ? {} : { terms: provisionOf(terminal) };
  return worldOf(
    configurationOf({
      providers: [providerOf('bank', { terms: provisionOf(provider) })],
      terminals: [terminalOf('t1', 'bank', terms)],
    }),
    shop,
  );
}

const ALLOWING = worldWith(true, true);

function heldIn(world = ALLOWING, first = answered(0, SUCCEED)) {
  return given([newInvoice(), { world }], [newPayment(HOLD), { world }], [first, { world }]);
}

const capture = { type: 'CapturePayment', paymentId: 'payment', reason: 'shipped' } as const;
const cancel = { type: 'CancelPayment', paymentId: 'payment', reason: 'sold out' } as const;
const cartOf = (...prices: readonly number[]) =>
  prices.map((price) => ({ product: 'a', quantity: 2, price: rub(price) }));

/** The change of the payment at a position of what was decided. */
function changeAt(result: ReturnType<typeof when>, index: number): PaymentChange | undefined {
  const change = result.changes[index];
  return change?.type === 'payment_changed' ? change.change : undefined;
}

describe('a capture', () => {
  it('of the whole amount, named or not, is that amount', () => {
    for (const amount of [{}, { amount: rub(42_000) }]) {
      const result = when(heldIn(), { ...capture, ...amount }, { world: ALLOWING });
      expect(changeAt(result, 0)).toEqual({ type: 'capture_started', reason: 'shipped', cost: rub(42_000) });
      expect(result.told).toEqual(['capture_started', 'session_started(captured)']);
    }
  });

  it('of a cart is the total of the cart, and keeps it', () => {
    const cart = cartOf(4_000, 1_000);
    const result = when(heldIn(), { ...capture, cart }, { world: ALLOWING });
    expect(changeAt(result, 0)).toEqual({ type: 'capture_started', reason: 'shipped', cost: rub(10_000), cart });
    const { payment } = when(result.after, answered(1, SUCCEED), { world: ALLOWING });
    expect(payment?.status).toEqual({ tag: 'captured', reason: 'shipped', cost: rub(10_000), cart });
  });

  it('of an amount and a cart that agree is both', () => {
    const cart = cartOf(5_000);
    const result = when(heldIn(), { ...capture, amount: rub(10_000), cart }, { world: ALLOWING });
    expect(changeAt(result, 0)).toMatchObject({ cost: rub(10_000), cart });
  });

  it('is measured by the amount that the provider authorised (decisions #12)', () => {
    const changed = heldIn(ALLOWING, answered(0, { type: 'succeed', changedCost: rub(50_000) }));
    const result = when(changed, { ...capture, amount: rub(50_000) }, { world: ALLOWING });
    expect(result.told).toEqual(['capture_started', 'session_started(captured)']);
    expect(refused(changed, { ...capture, amount: rub(50_001) }, { world: ALLOWING }).reason).toBe(
      'AMOUNT_EXCEEDED_CAPTURE_BALANCE',
    );
    expect(when(changed, { ...capture, amount: rub(42_000) }, { world: ALLOWING }).told).toContain('cash_flow_changed');
  });

  it('goes to the provider with the transaction of the authorisation', () => {
    const trx = { id: 'trx', extra: {} };
    const held = heldIn(ALLOWING, outcome(0, { type: 'answered', result: { intent: SUCCEED, trx } }));
    const { payment } = when(held, capture, { world: ALLOWING });
    expect(payment?.sessions[0]).toMatchObject({ target: 'processed', idempotencyKey: 'seed-p0' });
    expect(payment?.sessions[1]).toMatchObject({
      target: 'captured',
      idempotencyKey: 'seed-c1',
      startTime: NOW,
      trx,
    });
    expect(payment?.sessions[1]).not.toHaveProperty('notBefore');
  });

  it('in part is taken when the terminal allows what its provider does not', () => {
    const world = worldWith(true, false, true);
    expect(when(heldIn(world), { ...capture, amount: rub(1) }, { world }).told).toContain('capture_started');
  });

  it('of all that the provider changed the amount to is no capture in part', () => {
    const world = worldWith(false, false);
    const changed = heldIn(world, answered(0, { type: 'succeed', changedCost: rub(21_000) }));
    expect(when(changed, capture, { world }).payment?.capture?.cost).toEqual(rub(21_000));
  });
});

describe('a capture is refused', () => {
  it('in another currency, with both named', () => {
    expect(refused(heldIn(), { ...capture, amount: usd(100) }, { world: ALLOWING })).toMatchObject({
      reason: 'INCONSISTENT_CAPTURE_CURRENCY',
      message: 'The payment is in RUB, the capture in USD',
      metadata: { payment_currency: 'RUB', passed_currency: 'USD' },
    });
  });

  it('of a cart in several currencies, and of an empty one', () => {
    const mixed = [...cartOf(1), { product: 'b', quantity: 1, price: usd(1) }];
    for (const cart of [mixed, []]) {
      expect(refused(heldIn(), { ...capture, cart }, { world: ALLOWING })).toMatchObject({
        reason: 'INCONSISTENT_CAPTURE_CURRENCY',
        metadata: { payment_currency: 'RUB', passed_currency: 'mixed' },
      });
    }
  });

  it('of an amount that its cart does not add up to', () => {
    for (const cart of [cartOf(5_001), []]) {
      expect(refused(heldIn(), { ...capture, amount: rub(10_000), cart }, { world: ALLOWING })).toMatchObject({
        reason: 'INVALID_REQUEST',
        violations: [{ field: 'cart', description: 'Capture amount does not match with the cart total amount' }],
      });
    }
  });

  it('above what is held, with both amounts named', () => {
    expect(refused(heldIn(), { ...capture, amount: rub(42_001) }, { world: ALLOWING })).toMatchObject({
      reason: 'AMOUNT_EXCEEDED_CAPTURE_BALANCE',
      message: 'At most 42000 of RUB can be captured',
      metadata: { payment_amount: '42000 RUB', passed_amount: '42001 RUB' },
    });
  });

  it.each([
    ['the merchant', worldWith(false, true)],
    ['the provider', worldWith(true, false)],
    ['the terminal, whose word wins over its provider', worldWith(true, true, false)],
  ])('in part without the permission of %s', (_, world) => {
    expect(refused(heldIn(world), { ...capture, amount: rub(41_999) }, { world })).toMatchObject({
      reason: 'OPERATION_NOT_PERMITTED',
      message: 'The terms do not allow a partial capture',
    });
    expect(when(heldIn(world), { ...capture, amount: rub(42_000) }, { world }).told).toContain('capture_started');
  });

  it('in part when the merchant has no terms for holds any more', () => {
    const world = worldOf();
    expect(refused(heldIn(), { ...capture, amount: rub(1) }, { world }).reason).toBe('OPERATION_NOT_PERMITTED');
  });

  it('while the payment is still being authorised, with its status', () => {
    const pending = given([newInvoice(), { world: ALLOWING }], [newPayment(HOLD), { world: ALLOWING }]);
    for (const command of [capture, cancel]) {
      expect(refused(pending, command, { world: ALLOWING })).toMatchObject({
        reason: 'INVALID_PAYMENT_STATUS',
        message: 'The payment is pending',
        metadata: { status: 'pending' },
      });
    }
  });

  it('of another amount, or a cancel, while a capture is under way, with its status', () => {
    const capturing = when(heldIn(), capture, { world: ALLOWING }).after;
    for (const command of [{ ...capture, amount: rub(1) }, cancel]) {
      expect(refused(capturing, command, { world: ALLOWING })).toMatchObject({ metadata: { status: 'processed' } });
    }
  });

  it('while the payment is being cancelled, and once it is over', () => {
    const cancelling = when(heldIn(), cancel, { world: ALLOWING }).after;
    expect(refused(cancelling, capture, { world: ALLOWING })).toMatchObject({ metadata: { status: 'processed' } });
    const captured = when(when(heldIn(), capture, { world: ALLOWING }).after, answered(1, SUCCEED), {
      world: ALLOWING,
    });
    for (const command of [capture, cancel]) {
      expect(refused(captured.after, command, { world: ALLOWING })).toMatchObject({ metadata: { status: 'captured' } });
    }
  });
});

describe('a second request for what is under way', () => {
  const late = { world: ALLOWING, now: addMs(NOW, DAY_MS) };
  const keeping = { flow: { type: 'hold', onExpiration: 'capture' } } as const;
  const heldToCapture = () =>
    given(
      [newInvoice({ dueTime: addMs(NOW, 9 * DAY_MS) }), { world: ALLOWING }],
      [newPayment(keeping), { world: ALLOWING }],
      [answered(0, SUCCEED), { world: ALLOWING }],
    );

  it.each<[string, () => ReturnType<typeof heldIn>, typeof capture | typeof cancel]>([
    ['capture, by another request', () => when(heldIn(), capture, { world: ALLOWING }).after, capture],
    ['capture, by the end of the hold', () => when(heldToCapture(), { type: 'Wake' }, late).after, capture],
    ['cancel, by another request', () => when(heldIn(), cancel, { world: ALLOWING }).after, cancel],
    ['cancel, by the end of the hold', () => when(heldIn(), { type: 'Wake' }, late).after, cancel],
  ])('has what it wanted: a %s', (_, before, command) => {
    const state = before();
    expect(when(state, command, late)).toMatchObject({ told: [], after: state });
  });
});

describe('a cancel', () => {
  it('keeps its reason and asks the provider to let the money go', () => {
    const result = when(heldIn(), cancel, { world: ALLOWING });
    expect(changeAt(result, 0)).toEqual({ type: 'cancel_started', reason: 'sold out' });
    expect(result.payment?.sessions.at(-1)).toMatchObject({ target: 'cancelled', idempotencyKey: 'seed-v1' });
    expect(result.payment?.step).toBe('finalizing_session');
  });

  it('that came with the end of the hold has no reason', () => {
    const late = { world: ALLOWING, now: addMs(NOW, DAY_MS) };
    const { after } = when(heldIn(), { type: 'Wake' }, late);
    expect(when(after, answered(1, SUCCEED), late).payment?.status).toEqual({ tag: 'cancelled' });
  });

  it('is refused, as a capture is, while the shop is blocked', () => {
    const world = worldOf(configurationOf(), shopOf({ blocked: true }));
    expect(refused(heldIn(), cancel, { world }).reason).toBe('INVALID_SHOP_STATUS');
    expect(refused(heldIn(), capture, { world }).reason).toBe('INVALID_SHOP_STATUS');
  });
});
