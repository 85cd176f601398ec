import { expect } from 'vitest';
import { failureOf } from '../rpc/rich-error.ts';
import { flowOf, volumesOf } from './books.ts';
import { codeOf } from './payment.ts';
import { rub, usd } from './requests.ts';
import { row } from './row.ts';
import { useWorld } from './world.ts';

const world = useWorld();

/** After them the sandbox bank waits for no payer any more. */
const CHALLENGE_SECONDS = 15 * 60;

row('invoice_creation_idempotency', async () => {
  const shop = await world.shop();
  const request = { invoiceId: 'twice', dueTime: { seconds: 4_000_000_000n } };
  const first = await shop.invoice(42_000n, request);
  expect((await shop.invoice(42_000n, request)).created).toEqual(first.created);
  const other = await failureOf(shop.invoice(43_000n, request));
  expect(other).toMatchObject({ code: 'ALREADY_EXISTS', reason: 'INVOICE_ALREADY_EXISTS' });
});

row('invalid_invoice_amount', async () => {
  const shop = await world.shop();
  const negative = { reason: 'INVALID_REQUEST', fields: ['cost.amount_minor'], message: 'Invalid amount' };
  expect(await failureOf(shop.invoice(-10_000n))).toMatchObject(negative);
  const unpayable = { reason: 'INVOICE_TERMS_VIOLATED', metadata: { reason: 'invoice_unpayable' } };
  expect(await failureOf(shop.invoice(5n))).toMatchObject(unpayable);
  expect(await failureOf(shop.invoice(42_000_000_000n))).toMatchObject(unpayable);
});

row('invalid_invoice_currency', async () => {
  const shop = await world.shop();
  const failure = await failureOf(shop.invoice(42_000n, { cost: usd(42_000n) }));
  expect(failure).toMatchObject({ reason: 'INVALID_REQUEST', message: 'Invalid currency' });
});

row('invoice_cancellation', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  const failure = await failureOf(invoice.fulfill('Sent'));
  expect(failure).toMatchObject({ reason: 'INVALID_INVOICE_STATUS', metadata: { status: 'unpaid' } });
  const rescinded = await invoice.rescind('Changed their mind');
  expect(rescinded).toMatchObject({ state: 'INVOICE_STATE_CANCELLED', stateReason: 'Changed their mind' });
});

row('invoice_cancellation_after_payment_timeout', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n, { dueTime: world.later(600) });
  await invoice.script({ authorise: ['challenge'] });
  const payment = await invoice.start();
  await payment.page();
  await world.advance(CHALLENGE_SECONDS);
  const failed = await payment.until('FAILED');
  expect(codeOf(failed.failure)).toBe('operation_timeout');
  expect(await invoice.until('CANCELLED')).toMatchObject({ stateReason: 'overdue' });
  expect(await shop.balance()).toEqual({ own: 0n, min: 0n, max: 0n });
});

row('invalid_payment_amount', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(420_000_000n);
  const failure = await failureOf(invoice.start());
  expect(failure).toMatchObject({
    reason: 'INVALID_REQUEST',
    message: 'Invalid amount, more than allowed maximum',
  });
});

row('processing_deadline_reached_test', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  const payment = await invoice.start({ request: { processingDeadline: world.later(0) } });
  const failed = await payment.until('FAILED');
  expect(codeOf(failed.failure)).toBe('authorization_failed:processing_deadline_reached');
  expect(failed.sessions ?? []).toEqual([]);
  expect(await world.bank.payments(payment.reference)).toEqual([]);
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_UNPAID' });
});

row('payment_bank_card_category_condition', async () => {
  const shop = await world.shop();
  const payment = await (await shop.invoice(2000n)).pay({ cardFacts: { category: 'CORPORATE CARD' } });
  expect(flowOf((await payment.read()).cashFlow)).toEqual([
    ['merchant > system', 200n],
    ['provider > merchant', 2000n],
    ['system > provider', 42n],
  ]);
  expect(await shop.books()).toEqual({ merchant: 1800n, system: 158n, providers: [-1958n] });
});

row('payment_success_with_increased_cost', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['double'] });
  const payment = await invoice.pay();
  const captured = await payment.read();
  expect(captured).toMatchObject({ changedCost: rub(84_000n), capturedAmount: rub(84_000n) });
  expect(volumesOf(captured.cashFlow)).toEqual([3780n, 84_000n, 1764n]);
  expect(await payment.changes()).toContain('paymentAmountChanged');
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID', cost: rub(42_000n) });
  expect(await shop.books()).toEqual({ merchant: 80_220n, system: 2016n, providers: [-82_236n] });
});

row('payment_success_with_decreased_cost', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['halve'] });
  const captured = await (await invoice.pay()).read();
  expect(captured).toMatchObject({ changedCost: rub(21_000n), capturedAmount: rub(21_000n) });
  expect(volumesOf(captured.cashFlow)).toEqual([945n, 21_000n, 441n]);
  expect(await shop.books()).toEqual({ merchant: 20_055n, system: 504n, providers: [-20_559n] });
});

row('payment_temporary_unavailability_retry_success', async () => {
  const shop = await world.shop({ routes: [{ retryEvery: '100ms' }] });
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['temp', 'temp', 'approve'], capture: ['temp', 'temp', 'approve'] });
  const payment = await invoice.pay();
  const { sessions = [] } = await payment.read();
  const results = (target: string) =>
    sessions.filter((session) => session.target === `SESSION_TARGET_${target}`).map(({ state }) => state);
  const twoRestarts = ['SESSION_STATE_FAILED', 'SESSION_STATE_FAILED', 'SESSION_STATE_SUCCEEDED'];
  expect(results('PROCESSED')).toEqual(twoRestarts);
  expect(results('CAPTURED')).toEqual(twoRestarts);
  expect(await shop.books()).toEqual({ merchant: 40_110n, system: 1008n, providers: [-41_118n] });
});

row('invoice_success_on_third_payment', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['challenge'] });
  for (const id of ['first', 'second']) {
    const abandoned = await invoice.start({ request: { paymentId: id } });
    await abandoned.page();
    await world.advance(CHALLENGE_SECONDS);
    expect(codeOf((await abandoned.until('FAILED')).failure)).toBe('operation_timeout');
  }
  await invoice.script({ authorise: ['approve'] });
  await invoice.pay({ request: { paymentId: 'third' } });
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  expect(await shop.balance()).toEqual({ own: 40_110n, min: 40_110n, max: 40_110n });
});

row('payment_w_misconfigured_routing_failed', async () => {
  const shop = await world.shop({ ruleset: { delegates: [] } });
  const invoice = await shop.invoice(42_000n);
  const failed = await (await invoice.start()).until('FAILED');
  expect(codeOf(failed.failure)).toBe('no_route_found:unknown:misconfiguration');
  expect(failed.failure?.reason).toContain(shop.id);
  expect(failed).toMatchObject({ riskScore: 'RISK_SCORE_LOW' });
  expect(failed.route ?? null).toBeNull();
});

row('payment_partial_capture_success', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(100_000n);
  const payment = await invoice.start({ hold: 'CANCEL' });
  await payment.until('PROCESSED');
  expect(await shop.balance()).toEqual({ own: 0n, min: 0n, max: 95_500n });
  await payment.capture({ amount: rub(70_000n), reason: 'Part of it' });
  const captured = await payment.until('CAPTURED');
  expect(captured).toMatchObject({ capturedAmount: rub(70_000n), captureReason: 'Part of it' });
  expect(volumesOf(captured.cashFlow)).toEqual([3150n, 70_000n, 1470n]);
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  expect(await shop.books()).toEqual({ merchant: 66_850n, system: 1680n, providers: [-68_530n] });
  expect(await shop.balance()).toEqual({ own: 66_850n, min: 66_850n, max: 66_850n });
});
