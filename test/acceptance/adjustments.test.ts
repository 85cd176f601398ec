import { expect } from 'vitest';
import type { AdjustmentScenario } from '../../src/generated/turnpike/v1/AdjustmentScenario.ts';
import { failureOf } from '../rpc/rich-error.ts';
import { volumesOf } from './books.ts';
import { chargebacksOf } from './chargeback.ts';
import { ADJUSTED_CASH_FLOW } from './document.ts';
import { newCard, VISA } from './invoice.ts';
import { type Payment, paymentOf } from './payment.ts';
import { requestId, rub } from './requests.ts';
import { row } from './row.ts';
import type { Books, Shop } from './shop.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const FAILURE = { code: 'authorization_failed', sub: { code: 'unknown' }, reason: 'By hand' };
const FAILED = { statusChange: { target: { state: 'PAYMENT_STATE_FAILED', failure: FAILURE } } } as const;
const CAPTURED = { statusChange: { target: { state: 'PAYMENT_STATE_CAPTURED' } } } as const;

/** The provider of the shop costs half a percent less, and has 20 for others. */
async function cheapenProvider(shop: Shop): Promise<void> {
  await world.configure(({ providers }) => {
    const terms = providers[shop.routes[0]?.providerId ?? '']?.terms?.payments;
    if (terms === undefined) throw new Error('the provider of the shop has terms');
    terms['cash_flow'] = ADJUSTED_CASH_FLOW;
  });
}

async function adjust(shop: Shop, payment: Payment, scenario: AdjustmentScenario) {
  const { partyId } = shop;
  const { adjustmentId = '' } = await world.operator.invoicing.CreateAdjustment({
    requestId: requestId(),
    partyId,
    ...payment.name,
    reason: 'New terms',
    scenario,
  });
  await payment.until(({ adjustments = [] }) =>
    adjustments.some((each) => each.adjustmentId === adjustmentId && each.state === 'ADJUSTMENT_STATE_CAPTURED'),
  );
  return await world.operator.invoicing.GetAdjustment({ partyId, ...payment.name, adjustmentId });
}

/** What an action moves. */
async function moved(shop: Shop, action: () => Promise<unknown>): Promise<Books> {
  const before = await shop.books();
  await action();
  const after = await shop.books();
  return {
    merchant: after.merchant - before.merchant,
    system: after.system - before.system,
    providers: after.providers.map((own, index) => own - (before.providers[index] ?? 0n)),
  };
}

row('payment_adjustment_success', async () => {
  const shop = await world.shop();
  const payment = await (await shop.invoice(100_000n)).pay();
  await cheapenProvider(shop);
  const difference = await moved(shop, () => adjust(shop, payment, { cashFlow: {} }));
  expect(difference).toEqual({ merchant: 0n, system: 480n, providers: [-500n] });
  const changes = await payment.changes();
  expect(changes.filter((change) => change.startsWith('adjustment'))).toEqual([
    'adjustmentCreated',
    'adjustmentStateChanged',
    'adjustmentStateChanged',
  ]);
  expect(volumesOf((await payment.read()).cashFlow)).toEqual([4500n, 100_000n, 1600n, 20n]);
});

row('payment_adjustment_w_amount_success', async () => {
  const shop = await world.shop();
  const payment = await (await shop.invoice(100_000n)).pay();
  await cheapenProvider(shop);
  const scenario = { cashFlow: { newAmount: rub(200_000n) } };
  const difference = await moved(shop, () => adjust(shop, payment, scenario));
  // New 9000, 200000, 3200, 20 less old 4500, 100000, 2100.
  expect(difference).toEqual({ merchant: 95_500n, system: 3380n, providers: [-98_900n] });
  expect(await payment.read()).toMatchObject({ cost: rub(100_000n), changedCost: rub(200_000n) });
  expect(await payment.changes()).toContain('paymentAmountChanged');
});

row('payment_adjustment_chargeback_success', async () => {
  const shop = await world.shop({ terms: 'terms-3', category: '2' });
  const payment = await (await shop.invoice(10_000n)).pay();
  expect(volumesOf((await payment.read()).cashFlow)).toEqual([400n, 10_000n, 210n]);
  const chargebacks = chargebacksOf(world, shop.partyId, payment);
  await chargebacks.create();
  await chargebacks.accept('first');
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CHARGED_BACK' });
  await cheapenProvider(shop);
  const difference = await moved(shop, () => adjust(shop, payment, { cashFlow: {} }));
  expect(difference).toEqual({ merchant: 0n, system: 30n, providers: [-50n] });
  expect(volumesOf((await payment.read()).cashFlow)).toEqual([400n, 10_000n, 160n, 20n]);
});

row('payment_adjustment_captured_partial', async () => {
  const shop = await world.shop();
  const payment = await (await shop.invoice(100_000n)).start({ hold: 'CANCEL' });
  await payment.until('PROCESSED');
  await payment.capture({ amount: rub(70_000n) });
  expect(volumesOf((await payment.until('CAPTURED')).cashFlow)).toEqual([3150n, 70_000n, 1470n]);
  await cheapenProvider(shop);
  const difference = await moved(shop, () => adjust(shop, payment, { cashFlow: {} }));
  expect(difference).toEqual({ merchant: 0n, system: 330n, providers: [-350n] });
  expect(volumesOf((await payment.read()).cashFlow)).toEqual([3150n, 70_000n, 1120n, 20n]);
});

row('payment_adjustment_failed_from_captured', async () => {
  const shop = await world.shop();
  const payment = await (await shop.invoice(100_000n)).pay();
  await cheapenProvider(shop);
  const difference = await moved(shop, () => adjust(shop, payment, FAILED));
  expect(difference).toEqual({ merchant: -95_500n, system: -2400n, providers: [97_900n] });
  expect(await shop.books()).toEqual({ merchant: 0n, system: 0n, providers: [0n] });
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_FAILED', failure: FAILURE });
});

row('payment_adjustment_change_amount_and_captured', async () => {
  const shop = await world.shop();
  const payment = await (await shop.invoice(100_000n)).pay();
  await adjust(shop, payment, FAILED);
  const remembered = await adjust(shop, payment, { cashFlow: { newAmount: rub(200_000n) } });
  expect(remembered.newCashFlow ?? []).toEqual([]);
  await adjust(shop, payment, CAPTURED);
  const captured = await payment.read();
  expect(captured).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED', cost: rub(100_000n) });
  expect(volumesOf(captured.cashFlow)).toEqual([9000n, 200_000n, 4200n]);
  expect(await shop.books()).toEqual({ merchant: 191_000n, system: 4800n, providers: [-195_800n] });
});

row('registered_payment_adjustment_success', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(100_000n);
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
  await cheapenProvider(shop);
  const difference = await moved(shop, () => adjust(shop, payment, { cashFlow: {} }));
  expect(difference).toEqual({ merchant: 0n, system: 480n, providers: [-500n] });
});

row('status_adjustment_of_partial_refunded_payment', async () => {
  const shop = await world.shop();
  const payment = await (await shop.invoice(100_000n)).pay();
  await payment.refunded(await payment.refund({ amount: rub(10_000n) }));
  expect(await failureOf(adjust(shop, payment, FAILED))).toMatchObject({
    reason: 'INVALID_REQUEST',
    message: 'Cannot change status of payment with refunds.',
  });
});
