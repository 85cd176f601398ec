import { expect } from 'vitest';
import { failureOf } from '../rpc/rich-error.ts';
import { volumesOf } from './books.ts';
import { chargebacksOf } from './chargeback.ts';
import { MASTERCARD, newCard, VISA } from './invoice.ts';
import { codeOf, type Payment, paymentOf } from './payment.ts';
import { requestId, rub, usd } from './requests.ts';
import { row } from './row.ts';
import type { RouteOptions, Shop } from './shop.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const SUCCEEDED = { state: 'REFUND_STATE_SUCCEEDED' };

/** A shop with another 40110 to give back; refunds cost it no fee. */
async function refundingShop(route: RouteOptions = {}): Promise<Shop> {
  const shop = await world.shop({ terms: 'terms-2', category: '2', routes: [route] });
  await (await shop.invoice(42_000n)).pay();
  return shop;
}

row('payment_refund_success', async () => {
  const shop = await world.shop();
  const payment = await (await shop.invoice(42_000n)).pay();
  // The fees are gone: there is too little for all of it.
  const poor = await payment.refunded(await payment.refund({ refundId: 'poor' }));
  expect(poor).toMatchObject({ state: 'REFUND_STATE_FAILED' });
  expect(codeOf(poor.failure)).toBe('terms_violated:insufficient_merchant_funds');
  expect(await shop.balance()).toEqual({ own: 40_110n, min: 40_110n, max: 40_110n });
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED' });
  await (await shop.invoice(42_000n)).pay();
  const refund = await payment.refunded(await payment.refund({ refundId: 'rich', reason: 'Sent back' }));
  expect(refund).toMatchObject({ ...SUCCEEDED, reason: 'Sent back', amount: rub(42_000n) });
  expect(volumesOf(refund.cashFlow)).toEqual([100n, 42_000n]);
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_REFUNDED', refundedAmount: rub(42_000n) });
  expect(await payment.invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  expect(await shop.books()).toEqual({ merchant: 38_120n, system: 2116n, providers: [-40_236n] });
});

row('payment_partial_refunds_success', async () => {
  const shop = await refundingShop();
  const payment = await (await shop.invoice(42_000n)).pay();
  const line = (amount: bigint) => [{ product: 'Book', quantity: 1, price: rub(amount) }];
  const refund = async (request: Parameters<Payment['refund']>[0]) =>
    await payment.refunded(await payment.refund(request));
  expect(await refund({ amount: rub(10_000n), cart: line(32_000n) })).toMatchObject(SUCCEEDED);
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED', refundedAmount: rub(10_000n) });
  expect(await refund({ amount: rub(30_000n), cart: line(2000n) })).toMatchObject(SUCCEEDED);
  const tooMuch = await failureOf(payment.refund({ amount: rub(2001n) }));
  expect(tooMuch).toMatchObject({ reason: 'INVOICE_PAYMENT_AMOUNT_EXCEEDED', metadata: { maximum: '2000 RUB' } });
  expect(await refund({})).toMatchObject({ ...SUCCEEDED, amount: rub(2000n) });
  const { state, refunds = [] } = await payment.read();
  expect(state).toBe('PAYMENT_STATE_REFUNDED');
  expect(refunds.map(({ refundId, amount }) => [refundId, amount?.amountMinor])).toEqual([
    ['1', 10_000n],
    ['2', 30_000n],
    ['3', 2000n],
  ]);
  expect(await payment.invoice.fulfill('Sent')).toMatchObject({ state: 'INVOICE_STATE_FULFILLED' });
  expect(await shop.books()).toEqual({ merchant: 38_220n, system: 2016n, providers: [-40_236n] });
});

row('invalid_refund_shop_status', async () => {
  const shop = await refundingShop();
  const payment = await (await shop.invoice(42_000n)).pay();
  for (const [status, states] of [
    ['suspension', { suspended: true, blocked: false }],
    ['blocking', { suspended: true, blocked: true }],
  ] as const) {
    await world.configure(({ parties }) => Object.assign(parties[shop.partyId]?.shops[shop.id] ?? {}, states));
    expect(await failureOf(payment.refund())).toMatchObject({ reason: 'INVALID_SHOP_STATUS', metadata: { status } });
  }
});

row('invalid_currency_payment_partial_refund', async () => {
  const payment = await (await (await refundingShop()).invoice(42_000n)).pay();
  expect(await failureOf(payment.refund({ amount: usd(10_000n) }))).toMatchObject({
    reason: 'INCONSISTENT_REFUND_CURRENCY',
    metadata: { currency: 'USD' },
  });
});

row('ineligible_payment_partial_refund', async () => {
  const payment = await (await (await refundingShop()).invoice(42_000n)).pay();
  await world.advance(61);
  expect(await failureOf(payment.refund({ amount: rub(10_000n) }))).toMatchObject({
    reason: 'OPERATION_NOT_PERMITTED',
  });
});

row('refund_terms', async () => {
  const without = await world.shop({ terms: 'terms-5' });
  const payment = await (await without.invoice(42_000n)).pay();
  expect(await failureOf(payment.refund())).toMatchObject({ reason: 'OPERATION_NOT_PERMITTED' });
  const tool = { digitalWallet: { paymentService: 'qiwi', walletId: 'w' } };
  const wallet = await (await (await refundingShop()).invoice(42_000n)).pay({ tool });
  expect(await failureOf(wallet.refund())).toMatchObject({
    reason: 'INVALID_REQUEST',
    message: 'Invalid payment method',
  });
  const missing = world.operator.invoicing.GetRefund({ partyId: 'party', ...payment.name, refundId: 'none' });
  expect(await failureOf(missing)).toMatchObject({ reason: 'INVOICE_PAYMENT_REFUND_NOT_FOUND' });
});

row('refund_of_uncaptured_payment', async () => {
  const payment = await (await (await refundingShop()).invoice(42_000n)).start({ hold: 'CANCEL' });
  await payment.until('PROCESSED');
  const refused = (status: string) => ({ reason: 'INVALID_PAYMENT_STATUS', metadata: { status } });
  expect(await failureOf(payment.refund())).toMatchObject(refused('processed'));
  await payment.cancel();
  await payment.until('CANCELLED');
  expect(await failureOf(payment.refund())).toMatchObject(refused('cancelled'));
});

row('refund_retries_exceeded', async () => {
  const shop = await refundingShop({ retryEvery: '100ms' });
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ refund: ['temp'] });
  const payment = await invoice.pay();
  const refund = await payment.refunded(await payment.refund());
  expect(codeOf(refund.failure)).toBe('authorization_failed:temporarily_unavailable');
  expect(refund.sessions).toHaveLength(4);
  await invoice.script({ refund: ['approve'] });
  expect(await payment.refunded(await payment.refund())).toMatchObject({ ...SUCCEEDED, refundId: '2' });
  expect(await shop.books()).toEqual({ merchant: 38_220n, system: 2016n, providers: [-40_236n] });
});

row('registered_payment_manual_refund_success', async () => {
  const shop = await refundingShop();
  const invoice = await shop.invoice(42_000n);
  const { token } = await newCard(shop, VISA, '');
  const registered = await world.operator.invoicing.RegisterPayment({
    requestId: requestId(),
    partyId: shop.partyId,
    invoiceId: invoice.id,
    payer: { paymentTool: { bankCard: { token } } },
    route: shop.routes[0] ?? null,
    transactionInfo: { transactionId: 'imported' },
  });
  const payment = paymentOf(world, shop, invoice, registered);
  await payment.until('CAPTURED');
  const refund = await world.operator.invoicing.CreateManualRefund({
    requestId: requestId(),
    partyId: shop.partyId,
    ...payment.name,
    transactionInfo: { transactionId: 'given-back' },
  });
  expect(await payment.refunded(refund)).toMatchObject({ ...SUCCEEDED, refundId: 'm1', manual: true });
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_REFUNDED' });
  expect(await world.bank.effects(payment.reference)).toEqual([]);
});

row('partial_capture_refund_and_chargeback', async () => {
  const shop = await refundingShop();
  const before = await shop.books();
  const payment = await (await shop.invoice(42_000n)).start({ hold: 'CANCEL', card: MASTERCARD });
  await payment.until('PROCESSED');
  await payment.capture({ amount: rub(30_000n) });
  await payment.until('CAPTURED');
  await payment.refunded(await payment.refund({ amount: rub(10_000n) }));
  const chargebacks = chargebacksOf(world, shop.partyId, payment);
  const tooMuch = await failureOf(chargebacks.create({ body: rub(20_001n) }));
  expect(tooMuch).toMatchObject({ reason: 'INVOICE_PAYMENT_AMOUNT_EXCEEDED', metadata: { maximum: '20000 RUB' } });
  await chargebacks.create({ body: rub(5000n), levy: rub(300n) });
  await chargebacks.accept('first');
  expect(await payment.read()).toMatchObject({
    state: 'PAYMENT_STATE_CAPTURED',
    refundedAmount: rub(10_000n),
    chargedBackAmount: rub(5000n),
  });
  const rest = await payment.refunded(await payment.refund());
  expect(rest).toMatchObject({ ...SUCCEEDED, amount: rub(15_000n) });
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_REFUNDED' });
  const after = await shop.books();
  // Fee 1350 of 30000 and levy 300 from the merchant; 630 from the system.
  expect(after.merchant - before.merchant).toBe(-1650n);
  expect(after.system - before.system).toBe(1020n);
  expect((after.providers[0] ?? 0n) - (before.providers[0] ?? 0n)).toBe(630n);
  expect(await payment.invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
});

row('last_remainder_is_partial_refund', async () => {
  const shop = await world.shop();
  await (await shop.invoice(42_000n)).pay();
  const payment = await (await shop.invoice(42_000n)).pay();
  await payment.refunded(await payment.refund({ amount: rub(41_500n) }));
  expect(await failureOf(payment.refund())).toMatchObject({
    reason: 'INVALID_REQUEST',
    message: 'Invalid amount, less than allowed minumum',
  });
});

row('refund_validation_order', async () => {
  const shop = await refundingShop();
  const payment = await (await shop.invoice(42_000n)).pay();
  const chargebacks = chargebacksOf(world, shop.partyId, payment);
  await chargebacks.create();
  const wrong = { amount: usd(1n) };
  expect(await failureOf(payment.refund({ ...wrong, refundId: 'm1' }))).toMatchObject({ message: 'Invalid id format' });
  expect(await failureOf(payment.refund(wrong))).toMatchObject({ reason: 'INVOICE_PAYMENT_CHARGEBACK_PENDING' });
  await chargebacks.cancel('first');
  await payment.invoice.script({ refund: ['suspend'] });
  await payment.refund({ refundId: 'pending' });
  expect(await failureOf(payment.refund(wrong))).toMatchObject({ reason: 'OPERATION_NOT_PERMITTED' });
  const disputed = await failureOf(chargebacks.create({ chargebackId: 'second' }));
  expect(disputed).toMatchObject({ reason: 'INVOICE_PAYMENT_REFUND_PENDING', metadata: { id: 'pending' } });
});

row('payment_refund_timeout', async () => {
  const shop = await refundingShop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ refund: ['suspend'] });
  const payment = await invoice.pay();
  const refund = await payment.refund({ refundId: 'abandoned' });
  await payment.untilRefundWaits('abandoned');
  expect(await shop.balance()).toEqual({ own: 80_220n, min: 38_220n, max: 80_220n });
  await world.advance(15 * 60);
  const failed = await payment.refunded(refund);
  expect(failed).toMatchObject({ state: 'REFUND_STATE_FAILED' });
  expect(codeOf(failed.failure)).toBe('operation_timeout');
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED' });
  expect(await shop.balance()).toEqual({ own: 80_220n, min: 80_220n, max: 80_220n });
});

row('simultaneous_refunds_of_two_payments', async () => {
  const shop = await world.shop({ terms: 'terms-2', category: '2' });
  const payments = [await (await shop.invoice(42_000n)).pay(), await (await shop.invoice(42_000n)).pay()];
  const refunds = await Promise.all(payments.map(async (payment) => await payment.refunded(await payment.refund())));
  expect(refunds.map(({ state }) => state).sort()).toEqual(['REFUND_STATE_FAILED', 'REFUND_STATE_SUCCEEDED']);
  expect(await shop.balance()).toEqual({ own: 38_220n, min: 38_220n, max: 38_220n });
});
