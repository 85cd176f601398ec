import { expect } from 'vitest';
import { failureOf } from '../rpc/rich-error.ts';
import { volumesOf } from './books.ts';
import { MASTERCARD } from './invoice.ts';
import { rub } from './requests.ts';
import { row } from './row.ts';
import type { Shop } from './shop.ts';
import { useWorld } from './world.ts';

const world = useWorld();

async function held(shop: Shop, amount = 42_000n) {
  const payment = await (await shop.invoice(amount)).start({ hold: 'CANCEL' });
  await payment.until('PROCESSED');
  return payment;
}

row('payment_hold_cancellation', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n, { dueTime: world.later(600) });
  const payment = await invoice.start({ hold: 'CANCEL' });
  await payment.until('PROCESSED');
  expect(await shop.balance()).toEqual({ own: 0n, min: 0n, max: 40_110n });
  await payment.cancel('Sold out');
  expect(await payment.until('CANCELLED')).toMatchObject({ cancelReason: 'Sold out' });
  expect(await shop.balance()).toEqual({ own: 0n, min: 0n, max: 0n });
  await world.advance(600);
  expect(await invoice.until('CANCELLED')).toMatchObject({ stateReason: 'overdue' });
});

row('payment_hold_double_cancellation', async () => {
  const payment = await held(await world.shop());
  await payment.cancel();
  await payment.until('CANCELLED');
  const failure = await failureOf(payment.cancel());
  expect(failure).toMatchObject({ reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'cancelled' } });
});

row('payment_hold_auto_cancellation', async () => {
  const shop = await world.shop();
  const payment = await (await shop.invoice(42_000n)).start({ hold: 'CANCEL' });
  await world.advance(10);
  const cancelled = await payment.until('CANCELLED');
  expect(cancelled.cancelReason ?? '').toBe('');
  expect(await shop.books()).toEqual({ merchant: 0n, system: 0n, providers: [0n] });
});

row('payment_hold_capturing', async () => {
  const shop = await world.shop();
  const payment = await held(shop);
  await payment.capture({ reason: 'Sent' });
  expect(await payment.until('CAPTURED')).toMatchObject({ captureReason: 'Sent', capturedAmount: rub(42_000n) });
  expect(await payment.invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  expect(await shop.books()).toEqual({ merchant: 40_110n, system: 1008n, providers: [-41_118n] });
});

row('payment_hold_capturing_cancelled', async () => {
  const payment = await held(await world.shop());
  await payment.cancel();
  await payment.until('CANCELLED');
  const failure = await failureOf(payment.capture());
  expect(failure).toMatchObject({ reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'cancelled' } });
});

row('deadline_doesnt_affect_payment_capturing', async () => {
  const shop = await world.shop({ terms: 'terms-2', category: '2' });
  const invoice = await shop.invoice(42_000n);
  const request = { processingDeadline: world.later(30) };
  const payment = await invoice.start({ hold: 'CANCEL', card: MASTERCARD, request });
  await payment.until('PROCESSED');
  await world.advance(40);
  await payment.capture();
  await payment.until('CAPTURED');
});

row('invalid_amount_partial_capture', async () => {
  const payment = await held(await world.shop());
  expect(await failureOf(payment.capture({ amount: rub(100_000n) }))).toMatchObject({
    reason: 'AMOUNT_EXCEEDED_CAPTURE_BALANCE',
    metadata: { payment_amount: '42000 RUB', passed_amount: '100000 RUB' },
  });
});

row('payment_hold_partial_capturing', async () => {
  const shop = await world.shop();
  const payment = await held(shop);
  await payment.capture({ amount: rub(10_000n), reason: 'Part of it' });
  const captured = await payment.until('CAPTURED');
  expect(captured).toMatchObject({ capturedAmount: rub(10_000n), captureReason: 'Part of it' });
  expect(volumesOf(captured.cashFlow)).toEqual([450n, 10_000n, 210n]);
  expect((await payment.changes()).slice(-4)).toEqual([
    'paymentCashFlowChanged',
    'captured started',
    'captured succeeded',
    'state captured',
  ]);
  expect(await shop.books()).toEqual({ merchant: 9550n, system: 240n, providers: [-9790n] });
});

row('payment_hold_partial_capturing_with_cart_missing_cash', async () => {
  const shop = await world.shop();
  const payment = await held(shop);
  const cart = [{ product: 'One of the books', quantity: 2, price: rub(5000n) }];
  await payment.capture({ cart });
  expect(await payment.until('CAPTURED')).toMatchObject({ capturedAmount: rub(10_000n), capturedCart: cart });
  expect(await shop.books()).toEqual({ merchant: 9550n, system: 240n, providers: [-9790n] });
});

row('invalid_permit_partial_capture_in_provider', async () => {
  const holds = { lifetime: '12s', partial_capture_allowed: false };
  const payment = await held(await world.shop({ routes: [{ payments: { holds } }] }));
  const failure = await failureOf(payment.capture({ amount: rub(10_000n) }));
  expect(failure).toMatchObject({ reason: 'OPERATION_NOT_PERMITTED' });
});
