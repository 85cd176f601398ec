import { expect } from 'vitest';
import type { RepairInvoiceRequest } from '../../src/generated/turnpike/v1/RepairInvoiceRequest.ts';
import type { RepairScenario } from '../../src/generated/turnpike/v1/RepairScenario.ts';
import { failureOf } from '../rpc/rich-error.ts';
import { type Garbled, garblingBank } from './garbling-bank.ts';
import type { PaymentOptions } from './invoice.ts';
import { codeOf, type Payment } from './payment.ts';
import { requestId, rub } from './requests.ts';
import { row } from './row.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const FAILURE = { code: 'authorization_failed', sub: { code: 'unknown' }, reason: 'By hand' };
const TARGET = 'SESSION_TARGET_PROCESSED';
const AUTHORISATION = ['authorise', 'ask authorise'] as const;
const CAPTURE = ['capture', 'ask capture'] as const;
const REFUND = ['refund', 'ask refund'] as const;

/** A payment at a bank that garbles these answers. The shop has another 40110 to give back. */
async function payAtBankThatGarbles(garbled: readonly Garbled[], options: PaymentOptions = {}): Promise<Payment> {
  const url = await garblingBank(world.node.server.platform.bankUrl, ...garbled);
  const shop = await world.shop({
    terms: 'terms-2',
    category: '2',
    routes: [{ options: { url }, when: 'amount == 42000' }, { when: 'amount != 42000' }],
  });
  await (await shop.invoice(42_001n)).pay();
  return await (await shop.invoice(42_000n)).start(options);
}

async function attention(payment: Payment): Promise<void> {
  await payment.invoice.until(({ attention: raised }) => raised !== undefined && raised !== null);
}

async function transactionAtBank(payment: Payment) {
  const [known] = await world.bank.payments(payment.reference);
  return { transactionId: known?.paymentId ?? '' };
}

const nameOf = ({ invoice }: Payment) => ({ requestId: requestId(), partyId: 'party', invoiceId: invoice.id });

const repair = (payment: Payment, request: RepairInvoiceRequest) =>
  world.operator.invoicing.RepairInvoice({ ...nameOf(payment), ...request });

const repairBy = (payment: Payment, scenario: RepairScenario) =>
  world.operator.invoicing.RepairInvoiceWithScenario({ ...nameOf(payment), scenario });

row('adhoc_repair_working_failed', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['challenge'] });
  const payment = await invoice.start();
  const page = await payment.page();
  const failure = await failureOf(repair(payment, {}));
  expect(failure).toMatchObject({ reason: 'INVALID_REQUEST', message: 'No need to repair' });
  await world.bank.answer(page, 'approve');
  await payment.until('CAPTURED');
});

row('adhoc_repair_failed_succeeded', async () => {
  const payment = await payAtBankThatGarbles(AUTHORISATION);
  await attention(payment);
  const { paymentId } = payment.name;
  const transactionInfo = await transactionAtBank(payment);
  await repair(payment, {
    changes: [
      { transaction: { paymentId, target: TARGET, transactionInfo } },
      { session: { paymentId, target: TARGET } },
    ],
    action: { setTimer: { timeout: {} } },
  });
  expect(await payment.until('CAPTURED')).toMatchObject({ lastTransactionInfo: transactionInfo });
  expect((await payment.invoice.read()).attention ?? null).toBeNull();
});

row('adhoc_repair_invalid_changes_failed', async () => {
  const payment = await payAtBankThatGarbles(AUTHORISATION);
  await attention(payment);
  const { paymentId } = payment.name;
  const before = await payment.invoice.read();
  const refund = { refundState: { paymentId, refundId: '1', state: 'REFUND_STATE_SUCCEEDED' } } as const;
  const captured = { paymentState: { paymentId, state: 'PAYMENT_STATE_CAPTURED' } } as const;
  for (const change of [refund, captured]) {
    const failure = await failureOf(repair(payment, { changes: [change] }));
    expect(failure).toMatchObject({ code: 'FAILED_PRECONDITION', reason: 'REPAIR_NOT_POSSIBLE' });
  }
  const { payments: changed = [] } = await payment.invoice.read();
  expect(changed[0]?.state).toBe(before.payments?.[0]?.state);
  await repair(payment, { changes: [{ rollback: { paymentId, failure: FAILURE } }] });
  expect(codeOf((await payment.until('FAILED')).failure)).toBe('authorization_failed:unknown');
});

row('adhoc_repair_force_invalid_transition', async () => {
  const payment = await payAtBankThatGarbles(CAPTURE);
  await attention(payment);
  const { paymentId } = payment.name;
  const changes = [{ paymentState: { paymentId, state: 'PAYMENT_STATE_FAILED', failure: FAILURE } }] as const;
  expect(await failureOf(repair(payment, { changes: [...changes] }))).toMatchObject({ reason: 'REPAIR_NOT_POSSIBLE' });
  await repair(payment, { changes: [...changes], validateTransitions: false });
  expect(codeOf((await payment.until('FAILED')).failure)).toBe('authorization_failed:unknown');
  expect(await payment.invoice.read()).toMatchObject({ state: 'INVOICE_STATE_UNPAID' });
});

row('repair_fail_suspended_session_succeeded', async () => {
  const payment = await payAtBankThatGarbles(['ask authorise'], { card: '4000007700000703' });
  const page = await payment.page();
  await world.bank.answer(page, 'approve');
  await attention(payment);
  await repairBy(payment, { failSession: { failure: FAILURE } });
  const failed = await payment.until('FAILED');
  expect(codeOf(failed.failure)).toBe('authorization_failed:unknown');
  expect(await payment.invoice.read()).toMatchObject({ state: 'INVOICE_STATE_UNPAID' });
});

row('repair_fulfill_session_on_processed_succeeded', async () => {
  const payment = await payAtBankThatGarbles(AUTHORISATION);
  await attention(payment);
  await repairBy(payment, { fulfillSession: { transactionInfo: await transactionAtBank(payment) } });
  await payment.until('CAPTURED');
  expect(await payment.invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
});

row('repair_fulfill_suspended_session_succeeded', async () => {
  const payment = await payAtBankThatGarbles(['ask authorise'], { card: '4000007700000703' });
  await world.bank.answer(await payment.page(), 'approve');
  await attention(payment);
  await repairBy(payment, { fulfillSession: {} });
  await payment.until('CAPTURED');
  expect(await payment.invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
});

row('repair_fulfill_session_on_captured_succeeded', async () => {
  const payment = await payAtBankThatGarbles(CAPTURE);
  await attention(payment);
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_PROCESSED' });
  await repairBy(payment, { fulfillSession: {} });
  expect(await payment.until('CAPTURED')).toMatchObject({ capturedAmount: rub(42_000n) });
  expect(await payment.invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
});

row('repair_fail_session_on_refund_succeeded', async () => {
  const payment = await payAtBankThatGarbles(REFUND);
  await payment.until('CAPTURED');
  const refund = await payment.refund();
  await attention(payment);
  await repairBy(payment, { failSession: { failure: FAILURE } });
  const failed = await payment.refunded(refund);
  expect(failed).toMatchObject({ state: 'REFUND_STATE_FAILED' });
  expect(codeOf(failed.failure)).toBe('authorization_failed:unknown');
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED' });
});

row('repair_fulfill_session_on_refund_succeeded', async () => {
  const payment = await payAtBankThatGarbles(REFUND);
  await payment.until('CAPTURED');
  const refund = await payment.refund();
  await attention(payment);
  await repairBy(payment, { fulfillSession: {} });
  expect(await payment.refunded(refund)).toMatchObject({ state: 'REFUND_STATE_SUCCEEDED' });
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_REFUNDED' });
});

row('repair_fail_cash_flow_building_succeeded', async () => {
  // A share of what only chargebacks have: no cash flow of a payment can be computed by it.
  const cash_flow = [{ from: 'provider.settlement', to: 'merchant.settlement', volume: '100% of surplus' }];
  const shop = await world.shop({ routes: [{ payments: { cash_flow } }] });
  const invoice = await shop.invoice(42_000n);
  expect(await failureOf(invoice.start())).toMatchObject({ code: 'FAILED_PRECONDITION', reason: 'MISCONFIGURED' });
  const untouched = await invoice.read();
  expect(untouched).toMatchObject({ state: 'INVOICE_STATE_UNPAID' });
  expect([untouched.payments ?? [], untouched.attention ?? null]).toEqual([[], null]);
  expect(await shop.balance()).toEqual({ own: 0n, min: 0n, max: 0n });
});

row('payment_capture_retries_exceeded', async () => {
  const shop = await world.shop({ routes: [{ retryEvery: '50ms' }] });
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ capture: ['temp'] });
  const payment = await invoice.start();
  await attention(payment);
  const { sessions = [], state } = await payment.read();
  expect(state).toBe('PAYMENT_STATE_PROCESSED');
  const failed = sessions.filter(
    (session) => session.target === 'SESSION_TARGET_CAPTURED' && session.state === 'SESSION_STATE_FAILED',
  );
  expect(failed.length).toBe(4);
  expect(await shop.balance()).toEqual({ own: 0n, min: 0n, max: 40_110n });
  await repairBy(payment, { fulfillSession: {} });
  await payment.until('CAPTURED');
  expect(await shop.balance()).toEqual({ own: 40_110n, min: 40_110n, max: 40_110n });
});

row('payment_error_in_capture_session_does_not_cause_payment_failure', async () => {
  const payment = await payAtBankThatGarbles(CAPTURE);
  await attention(payment);
  expect(await payment.read()).toMatchObject({
    state: 'PAYMENT_STATE_PROCESSED',
    step: 'PAYMENT_STEP_FINALIZING_SESSION',
  });
  await repairBy(payment, { fulfillSession: {} });
  await payment.until('CAPTURED');
});
