import { expect } from 'vitest';
import { failureOf } from '../rpc/rich-error.ts';
import { volumesOf } from './books.ts';
import { chargebacksOf } from './chargeback.ts';
import { MASTERCARD } from './invoice.ts';
import { rub, usd } from './requests.ts';
import { row } from './row.ts';
import type { RouteOptions } from './shop.ts';
import { useWorld } from './world.ts';

const world = useWorld();

/** What the merchant has of a payment of 42000. */
const PAID = 40_110n;
const FEE = [{ from: 'system.settlement', to: 'provider.settlement', volume: '0.50 RUB' }];
const WITH_FEE = {
  payments: {
    chargebacks: {
      cash_flow: [{ from: 'merchant.settlement', to: 'provider.settlement', volume: '100%' }],
      fees: FEE,
    },
  },
} satisfies RouteOptions;

/** A captured payment of a shop that has nothing else. */
async function disputed(route: RouteOptions = WITH_FEE) {
  const shop = await world.shop({ terms: 'terms-2', category: '2', routes: [route] });
  const payment = await (await shop.invoice(42_000n)).pay();
  return { shop, payment, chargebacks: chargebacksOf(world, shop.partyId, payment) };
}

const certain = (own: bigint) => ({ own, min: own, max: own });
const CURRENCY = { reason: 'INCONSISTENT_CHARGEBACK_CURRENCY', metadata: { currency: 'USD' } };
const exceeded = (maximum: string) => ({ reason: 'INVOICE_PAYMENT_AMOUNT_EXCEEDED', metadata: { maximum } });

row('create_chargeback_provision_terms_not_allowed', async () => {
  const { chargebacks } = await disputed({
    edit: (provider) => {
      const { chargebacks: _, ...payments } = provider.terms?.payments ?? {};
      return { ...provider, terms: { ...provider.terms, payments } };
    },
  });
  expect(await failureOf(chargebacks.create())).toMatchObject({ reason: 'OPERATION_NOT_PERMITTED' });
});

row('create_chargeback_inconsistent', async () => {
  const { chargebacks } = await disputed();
  expect(await failureOf(chargebacks.create({ levy: usd(10n) }))).toMatchObject(CURRENCY);
  expect(await failureOf(chargebacks.create({ body: usd(10n) }))).toMatchObject(CURRENCY);
});

row('create_chargeback_idempotency', async () => {
  const { shop, payment, chargebacks } = await disputed();
  const created = await chargebacks.create();
  expect(await chargebacks.create()).toEqual(created);
  expect((await payment.read()).chargebacks).toHaveLength(1);
  const other = await failureOf(chargebacks.create({ chargebackId: 'other' }));
  expect(other).toMatchObject({ reason: 'INVOICE_PAYMENT_CHARGEBACK_PENDING', metadata: { id: 'first' } });
  expect(await shop.balance()).toEqual({ own: PAID, min: PAID - 42_000n - 4000n, max: PAID });
  await chargebacks.cancel('first');
  expect(await shop.balance()).toEqual(certain(PAID));
});

row('cancel_payment_chargeback', async () => {
  const { shop, payment, chargebacks } = await disputed();
  const created = await chargebacks.create();
  expect(created).toMatchObject({ state: 'CHARGEBACK_STATE_PENDING', body: rub(42_000n), levy: rub(4000n) });
  expect(volumesOf(created.cashFlow)).toEqual([4000n, 42_000n, 50n]);
  expect(await shop.balance()).toEqual({ own: PAID, min: PAID - 42_000n - 4000n, max: PAID });
  expect(await chargebacks.cancel('first')).toMatchObject({ state: 'CHARGEBACK_STATE_CANCELLED' });
  expect(await shop.balance()).toEqual(certain(PAID));
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED' });
});

row('cancel_partial_payment_chargeback_exceeded', async () => {
  const shop = await world.shop({ terms: 'terms-2', category: '2', routes: [WITH_FEE] });
  const payment = await (await shop.invoice(42_000n)).start({ hold: 'CANCEL', card: MASTERCARD });
  await payment.until('PROCESSED');
  await payment.capture({ amount: rub(10_000n) });
  await payment.until('CAPTURED');
  const chargebacks = chargebacksOf(world, shop.partyId, payment);
  expect(await failureOf(chargebacks.create({ body: rub(42_000n) }))).toMatchObject(exceeded('10000 RUB'));
});

row('cancel_payment_chargeback_refund', async () => {
  const { shop, payment, chargebacks } = await disputed();
  await (await shop.invoice(42_000n)).pay();
  await chargebacks.create();
  expect(await failureOf(payment.refund())).toMatchObject({ reason: 'INVOICE_PAYMENT_CHARGEBACK_PENDING' });
  await chargebacks.cancel('first');
  expect(await payment.refunded(await payment.refund())).toMatchObject({ state: 'REFUND_STATE_SUCCEEDED' });
});

row('reject_payment_chargeback', async () => {
  const { shop, payment, chargebacks } = await disputed();
  await chargebacks.create();
  const rejected = await chargebacks.reject('first');
  expect(rejected).toMatchObject({ state: 'CHARGEBACK_STATE_REJECTED', levy: rub(4000n) });
  expect(await shop.balance()).toEqual(certain(PAID - 4000n));
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED' });
});

row('reject_payment_chargeback_no_fees', async () => {
  const shop = await world.shop({ terms: 'terms-2', category: '2' });
  const tool = { digitalWallet: { paymentService: 'qiwi', walletId: 'w' } };
  const payment = await (await shop.invoice(42_000n)).pay({ tool });
  const chargebacks = chargebacksOf(world, shop.partyId, payment);
  expect(volumesOf((await chargebacks.create()).cashFlow)).toEqual([4000n, 42_000n]);
  await chargebacks.reject('first');
  expect(await shop.balance()).toEqual(certain(PAID - 4000n));
});

row('accept_payment_chargeback_inconsistent', async () => {
  const { chargebacks } = await disputed();
  await chargebacks.create();
  expect(await failureOf(chargebacks.accept('first', { body: usd(10n) }))).toMatchObject(CURRENCY);
  expect(await failureOf(chargebacks.accept('first', { levy: usd(10n) }))).toMatchObject(CURRENCY);
});

row('accept_payment_chargeback_exceeded', async () => {
  const { chargebacks } = await disputed();
  await chargebacks.create();
  const failure = await failureOf(chargebacks.accept('first', { body: rub(200_000n) }));
  expect(failure).toMatchObject(exceeded('42000 RUB'));
});

row('accept_payment_chargeback_twice', async () => {
  const { shop, payment, chargebacks } = await disputed();
  await chargebacks.create({ body: rub(20_000n) });
  expect(await chargebacks.accept('first')).toMatchObject({ state: 'CHARGEBACK_STATE_ACCEPTED' });
  expect(await payment.read()).toMatchObject({
    state: 'PAYMENT_STATE_CAPTURED',
    chargedBackAmount: rub(20_000n),
  });
  expect(await shop.balance()).toEqual(certain(PAID - 20_000n - 4000n));
  await chargebacks.create({ chargebackId: 'second' });
  await chargebacks.accept('second');
  expect(await payment.read()).toMatchObject({
    state: 'PAYMENT_STATE_CHARGED_BACK',
    chargedBackAmount: rub(42_000n),
  });
  expect(await shop.balance()).toEqual(certain(PAID - 42_000n - 8000n));
});

row('accept_payment_chargeback_new_body', async () => {
  const { shop, payment, chargebacks } = await disputed();
  await chargebacks.create();
  const accepted = await chargebacks.accept('first', { body: rub(40_000n) });
  expect(accepted).toMatchObject({ state: 'CHARGEBACK_STATE_ACCEPTED', body: rub(40_000n) });
  expect(volumesOf(accepted.cashFlow)).toEqual([4000n, 40_000n, 50n]);
  expect(await payment.changes()).toContain('chargebackTermsChanged');
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED' });
  expect(await shop.balance()).toEqual(certain(PAID - 40_000n - 4000n));
});

row('reopen_accepted_payment_chargeback_and_cancel_ok', async () => {
  const { shop, payment, chargebacks } = await disputed();
  const created = await chargebacks.create();
  await chargebacks.accept('first');
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CHARGED_BACK' });
  const reopened = await chargebacks.reopen('first');
  expect(reopened).toMatchObject({
    state: 'CHARGEBACK_STATE_PENDING',
    stage: 'CHARGEBACK_STAGE_PRE_ARBITRATION',
  });
  expect(volumesOf(reopened.cashFlow)).toEqual(volumesOf(created.cashFlow));
  const cancelled = await chargebacks.cancel('first');
  expect(cancelled.cashFlow ?? []).toEqual([]);
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED' });
  expect(await shop.balance()).toEqual(certain(PAID));

  const other = await disputed();
  await other.chargebacks.create();
  await other.chargebacks.accept('first');
  await other.chargebacks.reopen('first');
  await other.chargebacks.reject('first');
  expect(await other.payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED' });
  expect(await other.shop.balance()).toEqual(certain(PAID - 4000n));
});

row('reopen_payment_chargeback_inconsistent', async () => {
  const { chargebacks } = await disputed();
  await chargebacks.create();
  await chargebacks.reject('first');
  expect(await failureOf(chargebacks.reopen('first', { levy: usd(10n) }))).toMatchObject(CURRENCY);
  expect(await failureOf(chargebacks.reopen('first', { body: usd(10n) }))).toMatchObject(CURRENCY);
});

/** Created, rejected for a levy of 5000 and reopened with one of 10000. */
async function reopened(moveToStage?: 'CHARGEBACK_STAGE_ARBITRATION') {
  const dispute = await disputed();
  await dispute.chargebacks.create();
  await dispute.chargebacks.reject('first', rub(5000n));
  expect(await dispute.shop.balance()).toEqual(certain(PAID - 5000n));
  await dispute.chargebacks.reopen('first', {
    levy: rub(10_000n),
    ...(moveToStage === undefined ? {} : { moveToStage }),
  });
  const min = PAID - 42_000n - 10_000n;
  expect(await dispute.shop.balance()).toEqual({ own: PAID - 5000n, min, max: PAID - 5000n });
  return dispute;
}

row('reopen_payment_chargeback_cancel', async () => {
  const { shop, chargebacks } = await reopened();
  await chargebacks.cancel('first');
  expect(await shop.balance()).toEqual(certain(PAID));
});

row('reopen_payment_chargeback_reject', async () => {
  const { shop, chargebacks } = await reopened();
  await chargebacks.reject('first', rub(5000n));
  expect(await shop.balance()).toEqual(certain(PAID - 5000n));
});

row('reopen_payment_chargeback_skip_stage_accept', async () => {
  const { shop, payment, chargebacks } = await reopened('CHARGEBACK_STAGE_ARBITRATION');
  const accepted = await chargebacks.accept('first');
  expect(accepted).toMatchObject({ stage: 'CHARGEBACK_STAGE_ARBITRATION' });
  expect(await shop.balance()).toEqual(certain(PAID - 42_000n - 10_000n));
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CHARGED_BACK' });
});

row('reopen_payment_chargeback_accept_new_levy', async () => {
  const { shop, chargebacks } = await reopened();
  await chargebacks.accept('first', { levy: rub(5000n), body: rub(42_000n) });
  expect(await shop.balance()).toEqual(certain(PAID - 42_000n - 5000n));
});

row('reopen_payment_chargeback_arbitration_reopen_fails', async () => {
  const { shop, chargebacks } = await reopened('CHARGEBACK_STAGE_ARBITRATION');
  await chargebacks.reject('first', rub(5000n));
  const failure = await failureOf(chargebacks.reopen('first'));
  expect(failure).toMatchObject({ reason: 'INVOICE_PAYMENT_CHARGEBACK_CANNOT_REOPEN_AFTER_ARBITRATION' });
  expect(await shop.balance()).toEqual(certain(PAID - 5000n));
});
