import { expect } from 'vitest';
import { failureOf } from '../rpc/rich-error.ts';
import { volumesOf } from './books.ts';
import { MASTERCARD } from './invoice.ts';
import { codeOf } from './payment.ts';
import { requestId, rub } from './requests.ts';
import { row } from './row.ts';
import type { RouteOptions, Shop } from './shop.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const SUCCEEDED = { state: 'REFUND_STATE_SUCCEEDED' };
const FAILED = { state: 'REFUND_STATE_FAILED' };

/** A shop that has money to give back: refunds cost no fee, and every payment earns 40110 of 42000. */
async function refundingShop(route: RouteOptions = {}): Promise<Shop> {
  const shop = await world.shop({ terms: 'terms-2', category: '2', routes: [route] });
  await (await shop.invoice(42_000n)).pay();
  return shop;
}

async function paid(shop: Shop, refund: readonly string[] = ['approve']) {
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ refund });
  return await invoice.pay();
}

row('refund_payment_with_decreased_cost', async () => {
  const shop = await world.shop();
  await (await shop.invoice(42_000n)).pay();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['halve'] });
  const payment = await invoice.pay();
  const before = await shop.books();
  const refund = await payment.refunded(await payment.refund());
  expect(refund).toMatchObject({ ...SUCCEEDED, amount: rub(21_000n) });
  expect(volumesOf(refund.cashFlow)).toEqual([100n, 21_000n]);
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_REFUNDED', refundedAmount: rub(21_000n) });
  const after = await shop.books();
  expect(after.merchant - before.merchant).toBe(-21_100n);
  expect(after.system - before.system).toBe(100n);
});

row('invalid_refund_party_status', async () => {
  const shop = await world.shop({ party: 'fickle' });
  const payment = await (await shop.invoice(42_000n)).pay();
  for (const [status, states] of [
    ['suspension', { suspended: true, blocked: false }],
    ['blocking', { suspended: false, blocked: true }],
  ] as const) {
    await world.configure(({ parties }) => Object.assign(parties['fickle'] ?? {}, states));
    const failure = await failureOf(payment.refund());
    expect(failure).toMatchObject({ reason: 'INVALID_PARTY_STATUS', metadata: { status } });
  }
});

row('retry_temporary_unavailability_refund', async () => {
  const shop = await refundingShop({ retryEvery: '100ms' });
  const payment = await paid(shop, ['temp', 'temp', 'approve']);
  const refund = await payment.refunded(await payment.refund({ amount: rub(10_000n) }));
  expect(refund).toMatchObject(SUCCEEDED);
  expect(refund.sessions?.map(({ state }) => state)).toEqual([
    'SESSION_STATE_FAILED',
    'SESSION_STATE_FAILED',
    'SESSION_STATE_SUCCEEDED',
  ]);
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED', refundedAmount: rub(10_000n) });
  expect(await payment.invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  expect((await shop.balance()).own).toBe(70_220n);
});

row('payment_refund_idempotency', async () => {
  const shop = await refundingShop();
  const payment = await paid(shop, ['suspend']);
  const request = { refundId: 'back', amount: rub(42_000n) };
  const refund = await payment.refund(request);
  expect((await payment.refund(request)).refundId).toBe('back');
  const other = await failureOf(payment.refund({ ...request, refundId: 'other' }));
  expect(other).toMatchObject({ reason: 'OPERATION_NOT_PERMITTED' });
  await payment.untilRefundWaits('back');
  await world.bank.answer((await world.bank.question(payment.reference)).url, 'approve');
  expect(await payment.refunded(refund)).toMatchObject(SUCCEEDED);
  expect(await payment.refund(request)).toMatchObject({ ...SUCCEEDED, refundId: 'back' });
  const late = await failureOf(payment.refund({ ...request, refundId: 'late' }));
  expect(late).toMatchObject({ reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'refunded' } });
  const changed = await failureOf(payment.refund({ ...request, amount: rub(10_000n) }));
  expect(changed).toMatchObject({ code: 'ALREADY_EXISTS', reason: 'INVOICE_PAYMENT_REFUND_ALREADY_EXISTS' });
  expect((await shop.balance()).own).toBe(38_220n);
});

row('payment_refund_failure', async () => {
  const shop = await refundingShop();
  const payment = await paid(shop, ['decline:insufficient_funds']);
  const refund = await payment.refunded(await payment.refund());
  expect(refund).toMatchObject(FAILED);
  expect(codeOf(refund.failure)).toBe('authorization_failed:insufficient_funds');
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED' });
  expect(await shop.balance()).toEqual({ own: 80_220n, min: 80_220n, max: 80_220n });
});

row('payment_refund_success_after_callback', async () => {
  const shop = await refundingShop();
  const payment = await paid(shop, ['challenge']);
  const refund = await payment.refund();
  await payment.untilRefundWaits(refund.refundId ?? '');
  expect(await shop.balance()).toEqual({ own: 80_220n, min: 38_220n, max: 80_220n });
  await world.bank.answer((await world.bank.question(payment.reference)).url, 'approve');
  expect(await payment.refunded(refund)).toMatchObject(SUCCEEDED);
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_REFUNDED' });
  expect(await shop.balance()).toEqual({ own: 38_220n, min: 38_220n, max: 38_220n });
});

row('invalid_amount_payment_partial_refund', async () => {
  const payment = await paid(await refundingShop());
  const message = async (request: Parameters<typeof payment.refund>[0]) =>
    (await failureOf(payment.refund(request))).message;
  expect(await message({ amount: rub(50n) })).toBe('Invalid amount, less than allowed minumum');
  expect(await message({ amount: rub(40_001n) })).toBe('Invalid amount, more than allowed maximum');
  const cart = [{ product: 'Book', quantity: 1, price: rub(1000n) }];
  expect(await message({ amount: rub(10_000n), cart })).toBe('Remaining payment amount not equal cart cost');
  expect(await message({ cart })).toBe('Refund amount does not match with the cart total amount');
});

row('invalid_amount_partial_capture_and_refund', async () => {
  const shop = await refundingShop();
  const payment = await (await shop.invoice(42_000n)).start({ hold: 'CANCEL', card: MASTERCARD });
  await payment.until('PROCESSED');
  await payment.capture({ amount: rub(21_000n) });
  await payment.until('CAPTURED');
  expect(await failureOf(payment.refund({ amount: rub(42_000n) }))).toMatchObject({
    reason: 'INVOICE_PAYMENT_AMOUNT_EXCEEDED',
    metadata: { maximum: '21000 RUB' },
  });
});

row('cant_start_simultaneous_partial_refunds', async () => {
  const shop = await refundingShop();
  const payment = await paid(shop, ['suspend']);
  const first = await payment.refund({ refundId: 'first', amount: rub(10_000n) });
  const second = { refundId: 'second', amount: rub(10_000n) };
  expect(await failureOf(payment.refund(second))).toMatchObject({ reason: 'OPERATION_NOT_PERMITTED' });
  await payment.untilRefundWaits('first');
  await world.bank.answer((await world.bank.question(payment.reference)).url, 'approve');
  await payment.refunded(first);
  await payment.invoice.script({ refund: ['approve'] });
  expect(await payment.refunded(await payment.refund(second))).toMatchObject(SUCCEEDED);
  expect(await payment.read()).toMatchObject({ refundedAmount: rub(20_000n) });
});

row('deadline_doesnt_affect_payment_refund', async () => {
  const shop = await refundingShop();
  const processingDeadline = world.later(30);
  const payment = await (await shop.invoice(42_000n)).pay({ request: { processingDeadline } });
  await world.advance(35);
  expect(await payment.refunded(await payment.refund())).toMatchObject(SUCCEEDED);
});

row('payment_manual_refund', async () => {
  const shop = await world.shop({ terms: 'terms-2', category: '2' });
  const payment = await paid(shop, ['nothing+reset']);
  const { partyId } = shop;
  const transactionInfo = { transactionId: 'given-back-by-hand' };
  const manually = (refundId: string) =>
    world.operator.invoicing.CreateManualRefund({
      requestId: requestId(),
      partyId,
      ...payment.name,
      refundId,
      transactionInfo,
    });
  const poor = await payment.refunded(await manually('poor'));
  expect(poor).toMatchObject(FAILED);
  expect(codeOf(poor.failure)).toBe('terms_violated:insufficient_merchant_funds');
  await (await shop.invoice(42_000n)).pay();
  const refund = await payment.refunded(await manually('rich'));
  expect(refund).toMatchObject({ ...SUCCEEDED, manual: true, sessions: [{ transactionInfo }] });
  expect((await world.bank.effects(payment.reference)).map(({ operation }) => operation)).not.toContain('refund');
  const again = await failureOf(manually('again'));
  expect(again).toMatchObject({ reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'refunded' } });
  expect((await shop.balance()).own).toBe(38_220n);
});

row('payment_refund_id_types', async () => {
  const shop = await refundingShop();
  const payment = await paid(shop);
  const amount = rub(2000n);
  const manually = async (refundId?: string) =>
    await payment.refunded(
      await world.operator.invoicing.CreateManualRefund({
        requestId: requestId(),
        partyId: shop.partyId,
        ...payment.name,
        amount,
        ...(refundId === undefined ? {} : { refundId }),
        transactionInfo: { transactionId: 'by-hand' },
      }),
    );
  const ordinarily = async () => await payment.refunded(await payment.refund({ amount }));
  expect((await manually()).refundId).toBe('m1');
  expect((await ordinarily()).refundId).toBe('2');
  expect((await manually('2')).refundId).toBe('m2');
  const failure = await failureOf(payment.refund({ refundId: 'm3', amount }));
  expect(failure).toMatchObject({ reason: 'INVALID_REQUEST', message: 'Invalid id format' });
  expect((await ordinarily()).refundId).toBe('3');
});
