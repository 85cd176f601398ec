import { expect } from 'vitest';
import { failureOf } from '../rpc/rich-error.ts';
import { volumesOf } from './books.ts';
import { requestId, rub, usd } from './requests.ts';
import { row } from './row.ts';
import type { Shop } from './shop.ts';
import { useWorld } from './world.ts';

const world = useWorld();

async function held(shop: Shop, amount = 42_000n) {
  const payment = await (await shop.invoice(amount)).start({ hold: 'CANCEL' });
  await payment.until('PROCESSED');
  return payment;
}

row('payment_hold_cancellation_captured', async () => {
  const payment = await held(await world.shop());
  await payment.capture();
  await payment.until('CAPTURED');
  const captured = { reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'captured' } };
  expect(await failureOf(payment.cancel())).toMatchObject(captured);
});

row('payment_hold_double_capturing', async () => {
  const payment = await held(await world.shop());
  await payment.capture();
  await payment.until('CAPTURED');
  const captured = { reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'captured' } };
  expect(await failureOf(payment.capture())).toMatchObject(captured);
  expect(await failureOf(payment.capture({ amount: rub(10_000n) }))).toMatchObject(captured);
});

row('invalid_currency_partial_capture', async () => {
  const payment = await held(await world.shop());
  expect(await failureOf(payment.capture({ amount: usd(10_000n) }))).toMatchObject({
    reason: 'INCONSISTENT_CAPTURE_CURRENCY',
    metadata: { payment_currency: 'RUB', passed_currency: 'USD' },
  });
});

row('payment_hold_partial_capturing_with_cart', async () => {
  const shop = await world.shop();
  const payment = await held(shop);
  const cart = [{ product: 'One of the books', quantity: 1, price: rub(10_000n) }];
  expect(await failureOf(payment.capture({ amount: rub(9999n), cart }))).toMatchObject({
    reason: 'INVALID_REQUEST',
    message: 'Capture amount does not match with the cart total amount',
  });
  await payment.capture({ amount: rub(10_000n), cart });
  expect(await payment.until('CAPTURED')).toMatchObject({ capturedAmount: rub(10_000n), capturedCart: cart });
  expect(await shop.books()).toEqual({ merchant: 9550n, system: 240n, providers: [-9790n] });
});

row('invalid_permit_partial_capture_in_service', async () => {
  const payment = await held(await world.shop({ terms: 'terms-5' }));
  const failure = await failureOf(payment.capture({ amount: rub(10_000n) }));
  expect(failure).toMatchObject({ reason: 'OPERATION_NOT_PERMITTED' });
  await payment.capture({ amount: rub(42_000n) });
  expect(await payment.until('CAPTURED')).toMatchObject({ capturedAmount: rub(42_000n) });
});

row('payment_not_held_finalization', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['challenge'] });
  const pending = await invoice.start({ hold: 'CANCEL' });
  await pending.page();
  const refused = (status: string) => ({ reason: 'INVALID_PAYMENT_STATUS', metadata: { status } });
  expect(await failureOf(pending.capture())).toMatchObject(refused('pending'));
  expect(await failureOf(pending.cancel())).toMatchObject(refused('pending'));
  const instant = await (await shop.invoice(42_000n)).pay();
  expect(await failureOf(instant.capture())).toMatchObject(refused('captured'));
});

row('invalid_payment_flow', async () => {
  const shop = await world.shop({
    editTerms: ({ payments: { holds: _, ...payments }, ...terms }) => ({ ...terms, payments }),
  });
  const invoice = await shop.invoice(42_000n);
  expect(await failureOf(invoice.start({ hold: 'CANCEL' }))).toMatchObject({
    reason: 'INVALID_REQUEST',
    message: 'Holds are not available',
  });
  const plain = await world.shop();
  const tool = { digitalWallet: { paymentService: 'qiwi', walletId: 'w' } };
  const wallet = (await plain.invoice(42_000n)).start({ hold: 'CANCEL', tool });
  expect(await failureOf(wallet)).toMatchObject({ reason: 'INVALID_REQUEST', message: 'Invalid payment method' });
});

row('payment_hold_capture_of_changed_cost', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['halve'] });
  const payment = await invoice.start({ hold: 'CANCEL' });
  await payment.until('PROCESSED');
  expect(await failureOf(payment.capture({ amount: rub(21_001n) }))).toMatchObject({
    reason: 'AMOUNT_EXCEEDED_CAPTURE_BALANCE',
    metadata: { payment_amount: '21000 RUB' },
  });
  await payment.capture({ amount: rub(10_000n) });
  const captured = await payment.until('CAPTURED');
  expect(captured).toMatchObject({ capturedAmount: rub(10_000n) });
  expect(volumesOf(captured.cashFlow)).toEqual([450n, 10_000n, 210n]);
  expect(await shop.books()).toEqual({ merchant: 9550n, system: 240n, providers: [-9790n] });
  expect(await shop.balance()).toEqual({ own: 9550n, min: 9550n, max: 9550n });
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
});

row('payment_error_in_cancel_session_does_not_cause_payment_failure', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ void: ['decline:transaction_not_allowed'] });
  const payment = await invoice.start({ hold: 'CANCEL' });
  await payment.until('PROCESSED');
  await payment.cancel('Sold out');
  await invoice.until(({ attention }) => attention !== undefined && attention !== null);
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_PROCESSED' });
  expect(await shop.balance()).toEqual({ own: 0n, min: 0n, max: 40_110n });
  await world.operator.invoicing.RepairInvoiceWithScenario({
    requestId: requestId(),
    partyId: shop.partyId,
    invoiceId: invoice.id,
    scenario: { fulfillSession: {} },
  });
  expect(await payment.until('CANCELLED')).toMatchObject({ cancelReason: 'Sold out' });
  expect(await shop.balance()).toEqual({ own: 0n, min: 0n, max: 0n });
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_UNPAID' });
});

row('payment_capture_retry_then_failure', async () => {
  const shop = await world.shop({ routes: [{ retryEvery: '50ms' }] });
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ capture: ['temp', 'decline:transaction_not_allowed', 'approve'] });
  const payment = await invoice.start();
  await invoice.until(({ attention }) => attention !== undefined && attention !== null);
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_PROCESSED' });
  await world.advance(3600);
  await payment.until('CAPTURED');
  const paid = await invoice.read();
  expect(paid).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  expect(paid.attention ?? null).toBeNull();
  expect(await shop.books()).toEqual({ merchant: 40_110n, system: 1008n, providers: [-41_118n] });
});
