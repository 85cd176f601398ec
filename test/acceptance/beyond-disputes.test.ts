import { expect } from 'vitest';
import type { AdjustmentScenario } from '../../src/generated/turnpike/v1/AdjustmentScenario.ts';
import { failureOf } from '../rpc/rich-error.ts';
import { volumesOf } from './books.ts';
import { chargebacksOf } from './chargeback.ts';
import { ADJUSTED_CASH_FLOW } from './document.ts';
import { MASTERCARD } from './invoice.ts';
import type { Payment } from './payment.ts';
import { requestId, rub, usd } from './requests.ts';
import { row } from './row.ts';
import type { Shop } from './shop.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const PAID = 40_110n;
const certain = (own: bigint) => ({ own, min: own, max: own });
const exceeded = (maximum: string) => ({ reason: 'INVOICE_PAYMENT_AMOUNT_EXCEEDED', metadata: { maximum } });

async function disputed(terms = 'terms-2') {
  const shop = await world.shop({ terms, category: terms === 'terms-1' ? '1' : '2' });
  const payment = await (await shop.invoice(42_000n)).pay();
  return { shop, payment, chargebacks: chargebacksOf(world, shop.partyId, payment) };
}

row('create_chargeback_not_allowed', async () => {
  const { chargebacks } = await disputed('terms-1');
  expect(await failureOf(chargebacks.create())).toMatchObject({ reason: 'OPERATION_NOT_PERMITTED' });
});

row('create_chargeback_exceeded', async () => {
  const { chargebacks } = await disputed();
  expect(await failureOf(chargebacks.create({ body: rub(100_000n) }))).toMatchObject(exceeded('42000 RUB'));
});

row('cancel_partial_payment_chargeback', async () => {
  const shop = await world.shop({ terms: 'terms-2', category: '2' });
  const payment = await (await shop.invoice(42_000n)).start({ hold: 'CANCEL', card: MASTERCARD });
  await payment.until('PROCESSED');
  const chargebacks = chargebacksOf(world, shop.partyId, payment);
  expect(await failureOf(chargebacks.create())).toMatchObject({
    reason: 'INVALID_PAYMENT_STATUS',
    metadata: { status: 'processed' },
  });
  await payment.capture({ amount: rub(10_000n) });
  await payment.until('CAPTURED');
  expect(await chargebacks.create()).toMatchObject({ body: rub(10_000n) });
  expect(await shop.balance()).toEqual({ own: 9550n, min: 9550n - 14_000n, max: 9550n });
  await chargebacks.cancel('first');
  expect(await shop.balance()).toEqual(certain(9550n));
});

row('reject_payment_chargeback_inconsistent', async () => {
  const { chargebacks } = await disputed();
  await chargebacks.create();
  expect(await failureOf(chargebacks.reject('first', usd(10n)))).toMatchObject({
    reason: 'INCONSISTENT_CHARGEBACK_CURRENCY',
    metadata: { currency: 'USD' },
  });
});

row('reject_payment_chargeback_new_levy', async () => {
  const { shop, chargebacks } = await disputed();
  await chargebacks.create();
  expect(await chargebacks.reject('first', rub(5000n))).toMatchObject({ levy: rub(5000n) });
  expect(await shop.balance()).toEqual(certain(PAID - 5000n));
  const again = { reason: 'INVOICE_PAYMENT_CHARGEBACK_INVALID_STATUS', metadata: { status: 'rejected' } };
  expect(await failureOf(chargebacks.reject('first'))).toMatchObject(again);
  expect(await failureOf(chargebacks.accept('first'))).toMatchObject(again);
  expect(await failureOf(chargebacks.cancel('first'))).toMatchObject(again);
  const missing = await failureOf(chargebacks.accept('none'));
  expect(missing).toMatchObject({ reason: 'INVOICE_PAYMENT_CHARGEBACK_NOT_FOUND' });
});

row('accept_payment_chargeback_empty_params', async () => {
  const { shop, payment, chargebacks } = await disputed();
  await chargebacks.create();
  expect(await chargebacks.accept('first')).toMatchObject({ body: rub(42_000n), levy: rub(4000n) });
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CHARGED_BACK' });
  expect(await payment.invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  expect(await shop.balance()).toEqual(certain(PAID - 46_000n));
  const again = await failureOf(chargebacks.create({ chargebackId: 'second' }));
  expect(again).toMatchObject({ reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'charged_back' } });
  expect(await failureOf(payment.refund())).toMatchObject({ metadata: { status: 'charged_back' } });
});

row('accept_payment_chargeback_new_levy', async () => {
  const { shop, payment, chargebacks } = await disputed();
  await chargebacks.create();
  const accepted = await chargebacks.accept('first', { levy: rub(5000n) });
  expect(accepted).toMatchObject({ levy: rub(5000n), body: rub(42_000n) });
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CHARGED_BACK' });
  expect(await shop.balance()).toEqual(certain(PAID - 47_000n));
});

row('reopen_payment_chargeback_exceeded', async () => {
  const { chargebacks } = await disputed();
  await chargebacks.create();
  const pending = await failureOf(chargebacks.reopen('first'));
  expect(pending).toMatchObject({ reason: 'INVOICE_PAYMENT_CHARGEBACK_PENDING' });
  await chargebacks.reject('first');
  expect(await failureOf(chargebacks.reopen('first', { body: rub(50_000n) }))).toMatchObject(exceeded('42000 RUB'));
});

row('reopen_payment_chargeback_accept', async () => {
  const { shop, payment, chargebacks } = await disputed();
  await chargebacks.create();
  await chargebacks.reject('first', rub(5000n));
  await chargebacks.reopen('first', { levy: rub(10_000n) });
  expect(await chargebacks.accept('first')).toMatchObject({ state: 'CHARGEBACK_STATE_ACCEPTED' });
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CHARGED_BACK' });
  expect(await shop.balance()).toEqual(certain(PAID - 52_000n));
});

row('reopen_payment_chargeback_arbitration', async () => {
  const { shop, payment, chargebacks } = await disputed();
  await chargebacks.create();
  await chargebacks.reject('first', rub(5000n));
  expect(await chargebacks.reopen('first', { levy: rub(10_000n) })).toMatchObject({
    stage: 'CHARGEBACK_STAGE_PRE_ARBITRATION',
  });
  await chargebacks.reject('first', rub(10_000n));
  expect(await shop.balance()).toEqual(certain(PAID - 10_000n));
  const backwards = chargebacks.reopen('first', { moveToStage: 'CHARGEBACK_STAGE_ARBITRATION' });
  expect(await failureOf(backwards)).toMatchObject({
    reason: 'INVOICE_PAYMENT_CHARGEBACK_INVALID_STAGE',
    metadata: { stage: 'pre_arbitration' },
  });
  expect(await chargebacks.reopen('first', { levy: rub(15_000n) })).toMatchObject({
    stage: 'CHARGEBACK_STAGE_ARBITRATION',
  });
  expect(await shop.balance()).toEqual({ own: PAID - 10_000n, min: PAID - 57_000n, max: PAID - 10_000n });
  await chargebacks.accept('first');
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CHARGED_BACK' });
  expect(await shop.balance()).toEqual(certain(PAID - 57_000n));
});

row('reopen_cancelled_payment_chargeback', async () => {
  const { shop, chargebacks } = await disputed();
  await chargebacks.create({ body: rub(20_000n) });
  await chargebacks.cancel('first');
  const reopened = await chargebacks.reopen('first', { body: rub(10_000n) });
  expect(reopened).toMatchObject({ state: 'CHARGEBACK_STATE_PENDING', body: rub(10_000n) });
  expect(await shop.balance()).toEqual({ own: PAID, min: PAID - 14_000n, max: PAID });
  await chargebacks.accept('first', { body: rub(15_000n), levy: rub(0n) });
  expect(await shop.balance()).toEqual(certain(PAID - 15_000n));
});

async function adjust(shop: Shop, payment: Payment, scenario: AdjustmentScenario) {
  return await world.operator.invoicing.CreateAdjustment({
    requestId: requestId(),
    partyId: shop.partyId,
    ...payment.name,
    reason: 'By hand',
    scenario,
  });
}

const to = (state: string, more: object = {}) =>
  ({ statusChange: { target: { state, ...more } } }) as AdjustmentScenario;
const FAILURE = { code: 'authorization_failed', sub: { code: 'unknown' } };

row('payment_adjustment_refunded_success', async () => {
  const shop = await world.shop();
  await (await shop.invoice(100_000n)).pay();
  const payment = await (await shop.invoice(10_000n)).pay();
  await payment.refunded(await payment.refund());
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_REFUNDED' });
  const before = await shop.books();
  await world.configure(({ providers }) => {
    const terms = providers[shop.routes[0]?.providerId ?? '']?.terms?.payments ?? {};
    terms['cash_flow'] = ADJUSTED_CASH_FLOW;
  });
  await adjust(shop, payment, { cashFlow: {} });
  const adjusted = await payment.read();
  expect(adjusted).toMatchObject({ state: 'PAYMENT_STATE_REFUNDED' });
  expect(volumesOf(adjusted.cashFlow)).toEqual([450n, 10_000n, 160n, 20n]);
  const after = await shop.books();
  expect([after.merchant - before.merchant, after.system - before.system]).toEqual([0n, 30n]);
});

row('payment_adjustment_captured_from_failed', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['decline:generic_decline'] });
  const payment = await invoice.start();
  await payment.until('FAILED');
  await adjust(shop, payment, to('PAYMENT_STATE_FAILED', { failure: FAILURE }));
  expect(await payment.read()).toMatchObject({ failure: FAILURE });
  const same = await failureOf(adjust(shop, payment, to('PAYMENT_STATE_FAILED', { failure: FAILURE })));
  expect(same).toMatchObject({ reason: 'INVOICE_PAYMENT_ALREADY_HAS_STATUS', metadata: { status: 'failed' } });
  expect(await failureOf(adjust(shop, payment, to('PAYMENT_STATE_REFUNDED')))).toMatchObject({
    reason: 'INVALID_PAYMENT_TARGET_STATUS',
  });
  await adjust(shop, payment, to('PAYMENT_STATE_CAPTURED', { capturedAmount: rub(10_000n), captureReason: 'Late' }));
  const captured = await payment.read();
  expect(captured).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED', capturedAmount: rub(10_000n) });
  expect(volumesOf(captured.cashFlow)).toEqual([450n, 10_000n, 210n]);
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  expect(await shop.books()).toEqual({ merchant: 9550n, system: 240n, providers: [-9790n] });
  expect(captured.adjustments?.map(({ adjustmentId }) => adjustmentId)).toEqual(['1', '2']);
});

row('payment_adjustment_cancelled_from_captured', async () => {
  const shop = await world.shop();
  const payment = await (await shop.invoice(42_000n)).pay();
  await adjust(shop, payment, to('PAYMENT_STATE_CANCELLED'));
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CANCELLED' });
  expect(await shop.books()).toEqual({ merchant: 0n, system: 0n, providers: [0n] });
  expect(await payment.invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  const flow = await failureOf(adjust(shop, payment, { cashFlow: {} }));
  expect(flow).toMatchObject({ reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'cancelled' } });
  await adjust(shop, payment, to('PAYMENT_STATE_CAPTURED'));
  expect(await shop.books()).toEqual({ merchant: 40_110n, system: 1008n, providers: [-41_118n] });
  const missing = world.operator.invoicing.GetAdjustment({ partyId: 'party', ...payment.name, adjustmentId: '9' });
  expect(await failureOf(missing)).toMatchObject({ reason: 'INVOICE_PAYMENT_ADJUSTMENT_NOT_FOUND' });
});

row('payment_adjustment_after_cancelled_invoice', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['decline:generic_decline'] });
  const payment = await invoice.start();
  await payment.until('FAILED');
  await invoice.rescind('Changed their mind');
  await adjust(shop, payment, to('PAYMENT_STATE_CAPTURED'));
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_CANCELLED' });
  expect(await shop.books()).toEqual({ merchant: 40_110n, system: 1008n, providers: [-41_118n] });
});

row('adjustment_of_pending_payment', async () => {
  const shop = await world.shop();
  const payment = await (await shop.invoice(42_000n)).start({ hold: 'CANCEL' });
  await payment.until('PROCESSED');
  const refused = { reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'processed' } };
  expect(await failureOf(adjust(shop, payment, { cashFlow: {} }))).toMatchObject(refused);
  expect(await failureOf(adjust(shop, payment, to('PAYMENT_STATE_FAILED', { failure: FAILURE })))).toMatchObject(
    refused,
  );
});

row('adjusted_amount_refund_and_chargeback', async () => {
  const { shop, payment, chargebacks } = await disputed();
  await (await shop.invoice(42_000n)).pay();
  const before = await shop.books();
  await adjust(shop, payment, { cashFlow: { newAmount: rub(30_000n) } });
  expect(await payment.read()).toMatchObject({ cost: rub(42_000n), changedCost: rub(30_000n) });
  expect(await failureOf(payment.refund({ amount: rub(30_001n) }))).toMatchObject(exceeded('30000 RUB'));
  await payment.refunded(await payment.refund({ amount: rub(10_000n) }));
  await chargebacks.create({ levy: rub(0n) });
  expect(await chargebacks.accept('first')).toMatchObject({ body: rub(20_000n) });
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CHARGED_BACK' });
  const after = await shop.books();
  // Of 42000 less 1890 the merchant keeps the fee of 30000 to pay, and nothing else.
  expect(after.merchant - before.merchant).toBe(-40_110n - 1350n);
});

row('payment_adjustment_while_another_is_held', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['decline:generic_decline'] });
  const failed = await invoice.start({ request: { paymentId: 'failed' } });
  await failed.until('FAILED');
  await invoice.script({ authorise: ['approve'] });
  const other = await invoice.start({ hold: 'CANCEL' });
  await other.until('PROCESSED');
  await adjust(shop, failed, to('PAYMENT_STATE_CAPTURED'));
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  await other.cancel();
  await other.until('CANCELLED');
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  expect(await shop.balance()).toEqual(certain(PAID));
});

row('reopen_payment_chargeback_after_refund', async () => {
  const { shop, payment, chargebacks } = await disputed();
  await (await shop.invoice(42_000n)).pay();
  await chargebacks.create({ levy: rub(0n) });
  await chargebacks.reject('first');
  await payment.refunded(await payment.refund({ amount: rub(10_000n) }));
  expect(await failureOf(chargebacks.reopen('first'))).toMatchObject(exceeded('32000 RUB'));
  await chargebacks.reopen('first', { body: rub(32_000n) });
  await chargebacks.accept('first');
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CHARGED_BACK' });
  expect(await shop.balance()).toEqual(certain(2n * PAID - 42_000n));
});

row('reopen_payment_chargeback_of_refunded_payment', async () => {
  const { shop, payment, chargebacks } = await disputed();
  await (await shop.invoice(42_000n)).pay();
  await chargebacks.create({ body: rub(12_000n), levy: rub(0n) });
  await chargebacks.accept('first');
  expect(await payment.refunded(await payment.refund())).toMatchObject({ amount: rub(30_000n) });
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_REFUNDED' });
  await chargebacks.reopen('first');
  await chargebacks.cancel('first');
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED', refundedAmount: rub(30_000n) });
  expect(await shop.balance()).toEqual(certain(2n * PAID - 30_000n));
  expect(await payment.refunded(await payment.refund())).toMatchObject({ amount: rub(12_000n) });
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_REFUNDED' });
});
