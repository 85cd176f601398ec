import { expect } from 'vitest';
import type { RepairInvoiceRequest } from '../../src/generated/turnpike/v1/RepairInvoiceRequest.ts';
import type { RepairScenario } from '../../src/generated/turnpike/v1/RepairScenario.ts';
import { failureOf } from '../rpc/rich-error.ts';
import { type Garbled, garblingBank } from './garbling-bank.ts';
import { codeOf, type Payment } from './payment.ts';
import { requestId } from './requests.ts';
import { row } from './row.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const FAILURE = { code: 'authorization_failed', sub: { code: 'unknown' }, reason: 'By hand' };
const AUTHORISATION = ['authorise', 'ask authorise'] as const;
const NOT_POSSIBLE = { code: 'FAILED_PRECONDITION', reason: 'REPAIR_NOT_POSSIBLE' };
const SKIP_INSPECTOR: RepairScenario = { skipInspector: { riskScore: 'RISK_SCORE_LOW' } };
const FAIL_PRE_PROCESSING: RepairScenario = { failPreProcessing: { failure: FAILURE } };

async function attention(payment: Payment): Promise<void> {
  await payment.invoice.until(({ attention: raised }) => raised !== undefined && raised !== null);
}

async function payAtBankThatGarbles(garbled: readonly Garbled[]): Promise<Payment> {
  const url = await garblingBank(world.node.server.platform.bankUrl, ...garbled);
  const shop = await world.shop({ routes: [{ options: { url } }] });
  return await (await shop.invoice(42_000n)).start();
}

const nameOf = ({ invoice }: Payment) => ({ requestId: requestId(), partyId: 'party', invoiceId: invoice.id });

const repair = (payment: Payment, request: RepairInvoiceRequest) =>
  world.operator.invoicing.RepairInvoice({ ...nameOf(payment), ...request });

const repairBy = (payment: Payment, scenario: RepairScenario) =>
  world.operator.invoicing.RepairInvoiceWithScenario({ ...nameOf(payment), scenario });

/** A payment that is stuck before its provider: scored from outside, it meets a cash flow that cannot be computed. */
async function stuckBeforeProcessing() {
  const cash_flow = [{ from: 'provider.settlement', to: 'merchant.settlement', volume: '100% of surplus' }];
  const turnover_limits = [{ limit: 'route-amount', at_most: '1000.00 RUB' }];
  const shop = await world.shop({
    terms: 'terms-2',
    category: '4',
    turnoverLimits: [{ limit: 'shop-amount', at_most: '1000.00 RUB' }],
    routes: [{ payments: { cash_flow, turnover_limits } }],
  });
  const payment = await (await shop.invoice(42_000n)).start();
  await attention(payment);
  return { shop, payment };
}

row('repair_fail_pre_processing_succeeded', async () => {
  const { shop, payment } = await stuckBeforeProcessing();
  expect(await payment.read()).toMatchObject({ step: 'PAYMENT_STEP_CASH_FLOW_BUILDING' });
  expect(await failureOf(repairBy(payment, SKIP_INSPECTOR))).toMatchObject(NOT_POSSIBLE);
  expect(await failureOf(repairBy(payment, { failSession: { failure: FAILURE } }))).toMatchObject(NOT_POSSIBLE);
  expect(await failureOf(repairBy(payment, { fulfillSession: {} }))).toMatchObject(NOT_POSSIBLE);
  await repairBy(payment, FAIL_PRE_PROCESSING);
  expect(codeOf((await payment.until('FAILED')).failure)).toBe('authorization_failed:unknown');
  const invoice = await payment.invoice.read();
  expect(invoice).toMatchObject({ state: 'INVOICE_STATE_UNPAID' });
  expect(invoice.attention ?? null).toBeNull();
  const { routeLimitValues = [] } = await world.operator.invoicing.GetRouteLimitValues({
    partyId: shop.partyId,
    ...payment.name,
  });
  expect(routeLimitValues[0]?.limits?.map(({ value = 0n }) => value)).toEqual([0n]);
  expect(await shop.balance()).toEqual({ own: 0n, min: 0n, max: 0n });
});

row('repair_complex_second_scenario_succeeded', async () => {
  const payment = await payAtBankThatGarbles(AUTHORISATION);
  await attention(payment);
  await repairBy(payment, { complex: { scenarios: [SKIP_INSPECTOR, { failSession: { failure: FAILURE } }] } });
  expect(codeOf((await payment.until('FAILED')).failure)).toBe('authorization_failed:unknown');
});

row('repair_complex_first_scenario_succeeded', async () => {
  const { payment } = await stuckBeforeProcessing();
  await repairBy(payment, { complex: { scenarios: [FAIL_PRE_PROCESSING, { failSession: { failure: FAILURE } }] } });
  expect(codeOf((await payment.until('FAILED')).failure)).toBe('authorization_failed:unknown');
});

row('repair_fail_session_succeeded', async () => {
  const payment = await payAtBankThatGarbles(AUTHORISATION);
  await attention(payment);
  expect(await failureOf(repairBy(payment, FAIL_PRE_PROCESSING))).toMatchObject(NOT_POSSIBLE);
  await repairBy(payment, { failSession: { failure: FAILURE, transactionInfo: { transactionId: 'by-hand' } } });
  const failed = await payment.until('FAILED');
  expect(failed).toMatchObject({ lastTransactionInfo: { transactionId: 'by-hand' } });
  expect(await payment.invoice.read()).toMatchObject({ state: 'INVOICE_STATE_UNPAID' });
  expect(await failureOf(repairBy(payment, { fulfillSession: {} }))).toMatchObject({ message: 'No need to repair' });
});

row('repair_fail_session_on_captured_failed', async () => {
  const payment = await payAtBankThatGarbles(['capture', 'ask capture']);
  await attention(payment);
  expect(await failureOf(repairBy(payment, { failSession: { failure: FAILURE } }))).toMatchObject(NOT_POSSIBLE);
  expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_PROCESSED' });
});

row('adhoc_repair_force_removal', async () => {
  const payment = await payAtBankThatGarbles(AUTHORISATION);
  await attention(payment);
  await repair(payment, { action: { remove: {} } });
  const gone = { code: 'NOT_FOUND', reason: 'INVOICE_NOT_FOUND' };
  expect(await failureOf(payment.invoice.read())).toMatchObject(gone);
  expect(await failureOf(payment.read())).toMatchObject(gone);
  expect(await failureOf(repair(payment, {}))).toMatchObject(gone);
  const { invoices = [] } = await world.operator.invoicing.ListInvoices({ partyId: 'party', pageSize: 1000 });
  expect(invoices.map(({ invoiceId }) => invoiceId)).not.toContain(payment.invoice.id);
});

row('repair_of_unknown_invoice', async () => {
  const name = { requestId: requestId(), partyId: 'party', invoiceId: 'nowhere' };
  const gone = { reason: 'INVOICE_NOT_FOUND' };
  expect(await failureOf(world.operator.invoicing.RepairInvoice(name))).toMatchObject(gone);
  const scenario = { fulfillSession: {} };
  const byScenario = world.operator.invoicing.RepairInvoiceWithScenario({ ...name, requestId: requestId(), scenario });
  expect(await failureOf(byScenario)).toMatchObject(gone);
});

row('repair_fail_session_cascades', async () => {
  const url = await garblingBank(world.node.server.platform.bankUrl, ...AUTHORISATION);
  const shop = await world.shop({ routes: [{ options: { url } }, {}] });
  const payment = await (await shop.invoice(42_000n)).start();
  await attention(payment);
  await repairBy(payment, { failSession: { failure: FAILURE } });
  expect(await payment.until('CAPTURED')).toMatchObject({ route: shop.routes[1] });
  expect(await shop.books()).toEqual({ merchant: 40_110n, system: 1008n, providers: [0n, -41_118n] });
});

row('repair_fail_session_retries', async () => {
  const payment = await payAtBankThatGarbles(AUTHORISATION);
  await attention(payment);
  const failure = { code: 'authorization_failed', sub: { code: 'temporarily_unavailable' } };
  await repairBy(payment, { failSession: { failure } });
  const { state, sessions = [] } = await payment.until((read) => read.sessions?.length === 2);
  expect(state).toBe('PAYMENT_STATE_PENDING');
  expect(sessions[0]).toMatchObject({ state: 'SESSION_STATE_FAILED' });
});
