import { expect } from 'vitest';
import { failureOf } from '../rpc/rich-error.ts';
import { volumesOf } from './books.ts';
import { chargebacksOf } from './chargeback.ts';
import { decision } from './document.ts';
import { MASTERCARD, newCard, VISA } from './invoice.ts';
import { codeOf } from './payment.ts';
import { requestId, rub } from './requests.ts';
import { row } from './row.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const CHALLENGE_SECONDS = 15 * 60;
const TOO_MUCH = { reason: 'INVALID_REQUEST', message: 'Invalid amount, more than allowed maximum' };

row('no_route_found_for_payment', async () => {
  const without = await world.shop({ ruleset: { candidates: [] } });
  const invoice = await without.invoice(42_000n);
  const payment = await invoice.start();
  expect(codeOf((await payment.until('FAILED')).failure)).toBe('no_route_found:forbidden');
  expect(await payment.changes()).not.toContain('paymentCashFlowChanged');
  const explained = world.operator.invoicing.ExplainRoute({ partyId: 'party', ...payment.name });
  expect(await failureOf(explained)).toMatchObject({ reason: 'ROUTE_NOT_CHOSEN' });
  const strict = await world.shop({ routes: [{ payments: { categories: ['9'] } }] });
  const rejected = await (await (await strict.invoice(42_000n)).start()).until('FAILED');
  expect(codeOf(rejected.failure)).toBe('no_route_found:forbidden');
  expect(rejected.failure?.reason).toContain('category');
});

row('payment_success_empty_cvv', async () => {
  const shop = await world.shop();
  const { token, paymentSessionId } = await newCard(shop, VISA, '');
  const payer = { paymentResource: { paymentTool: { bankCard: { token } }, paymentSessionId } };
  const payment = await (await shop.invoice(42_000n)).pay({ request: { payer } });
  expect((await payment.read()).payer?.paymentResource?.paymentTool?.bankCard).toMatchObject({ isCvvEmpty: true });
});

row('payment_w_terminal_success', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  const payment = await invoice.start({ tool: { paymentTerminal: { paymentService: 'euroset' } } });
  const receipt = await payment.until(
    ({ userInteraction }) => userInteraction !== undefined && userInteraction !== null,
  );
  expect(receipt.userInteraction).toMatchObject({
    paymentTerminalReceipt: { shortPaymentId: expect.stringMatching(/./) },
  });
  await world.bank.answer((await world.bank.question(payment.reference)).url, 'approve');
  await payment.until('CAPTURED');
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
});

row('payment_w_mobile_commerce_failure', async () => {
  const shop = await world.shop({ routes: [{ options: { timeouts: '2' } }] });
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['challenge:late'] });
  const tool = { mobileCommerce: { operator: 'mts', phone: { cc: '7', ctn: '9001234567' } } };
  const payment = await invoice.start({ tool });
  await payment.page();
  const timesSuspended = async () => {
    const { steps = [] } = await world.operator.operations.GetTrace({ partyId: 'party', invoiceId: invoice.id });
    return steps.flatMap(({ events = [] }) => events).filter(({ type }) => type === 'session_suspended').length;
  };
  await world.advance(CHALLENGE_SECONDS);
  await expect.poll(timesSuspended, { timeout: 20_000 }).toBe(2);
  await world.advance(CHALLENGE_SECONDS);
  expect(codeOf((await payment.until('FAILED')).failure)).toBe('operation_timeout');
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_UNPAID' });
  expect(await shop.balance()).toEqual({ own: 0n, min: 0n, max: 0n });
});

row('payment_temporary_unavailability_too_many_retries', async () => {
  const shop = await world.shop({ routes: [{ retryEvery: '50ms' }] });
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['temp'] });
  const failed = await (await invoice.start()).until('FAILED');
  expect(codeOf(failed.failure)).toBe('authorization_failed:temporarily_unavailable');
  expect(failed.sessions).toHaveLength(4);
  expect(await shop.balance()).toEqual({ own: 0n, min: 0n, max: 0n });
});

row('payment_retry_then_failure', async () => {
  const shop = await world.shop({ routes: [{ retryEvery: '50ms' }] });
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['temp', 'decline:insufficient_funds'] });
  const failed = await (await invoice.start()).until('FAILED');
  expect(codeOf(failed.failure)).toBe('authorization_failed:insufficient_funds');
  expect(failed.sessions).toHaveLength(2);
});

row('payments_w_bank_card_issuer_conditions', async () => {
  const cash_limit = [
    decision('has(payment_tool.issuer_country) && payment_tool.issuer_country == "KAZ"', '[0.10, 10.00] RUB'),
    decision('true', '[0.10, 100.00] RUB'),
  ];
  const shop = await world.shop({
    editTerms: ({ payments, ...terms }) => ({ ...terms, payments: { ...payments, cash_limit } }),
  });
  const start = async (amount: bigint, issuerCountry?: string) =>
    (await shop.invoice(amount)).start({ cardFacts: issuerCountry === undefined ? {} : { issuerCountry } });
  await (await start(1000n, 'KAZ')).until('CAPTURED');
  expect(await failureOf(start(1001n, 'KAZ'))).toMatchObject(TOO_MUCH);
  await (await start(1001n, 'RUS')).until('CAPTURED');
  expect(await failureOf(start(10_000n, 'KAZ'))).toMatchObject(TOO_MUCH);
  expect(await failureOf(shop.invoice(10_001n))).toMatchObject({ reason: 'INVOICE_TERMS_VIOLATED' });
});

row('terminal_cashflow_overrides_provider', async () => {
  const shop = await world.shop();
  await world.configure(({ terminals }) => {
    const terminal = terminals[shop.routes[0]?.terminalId ?? ''] as { terms?: object };
    terminal.terms = {
      payments: {
        cash_flow: [
          { from: 'provider.settlement', to: 'merchant.settlement', volume: '100%' },
          { from: 'system.settlement', to: 'provider.settlement', volume: '1.6%' },
        ],
      },
    };
  });
  const payment = await (await shop.invoice(42_000n)).pay();
  expect(volumesOf((await payment.read()).cashFlow)).toEqual([1890n, 42_000n, 672n]);
});

row('payment_risk_score_check_timeout', async () => {
  const shop = await world.shop({ terms: 'terms-2', category: '5' });
  const payment = await (await shop.invoice(42_000n)).pay();
  expect(await payment.read()).toMatchObject({ riskScore: 'RISK_SCORE_HIGH' });
});

row('operations_of_suspended_and_blocked', async () => {
  const party = 'changeable';
  const shop = await world.shop({ party, terms: 'terms-2', category: '2' });
  await (await shop.invoice(42_000n)).pay();
  const paid = await (await shop.invoice(42_000n)).pay();
  const held = await (await shop.invoice(42_000n)).start({ hold: 'CANCEL', card: MASTERCARD });
  await held.until('PROCESSED');
  const unpaid = await shop.invoice(42_000n);
  const { token } = await newCard(shop, VISA, '');
  const registered = () =>
    world.operator.invoicing.RegisterPayment({
      requestId: requestId(),
      partyId: party,
      invoiceId: unpaid.id,
      payer: { paymentTool: { bankCard: { token } } },
      route: shop.routes[0] ?? null,
      transactionInfo: { transactionId: 'imported' },
    });
  const byHand = () =>
    world.operator.invoicing.CreateManualRefund({
      requestId: requestId(),
      partyId: party,
      ...paid.name,
      transactionInfo: { transactionId: 'by-hand' },
    });
  const settings = [
    ['INVALID_PARTY_STATUS', 'blocking', 'party', { blocked: true, suspended: true }],
    ['INVALID_SHOP_STATUS', 'blocking', 'shop', { blocked: true, suspended: true }],
    ['INVALID_SHOP_STATUS', 'suspension', 'shop', { blocked: false, suspended: true }],
    ['INVALID_PARTY_STATUS', 'suspension', 'party', { blocked: false, suspended: true }],
  ] as const;
  for (const [reason, status, whose, states] of settings) {
    await world.configure(({ parties }) => {
      const theirs = parties[party];
      const itsShop = theirs?.shops[shop.id];
      Object.assign(theirs ?? {}, { blocked: false, suspended: false });
      Object.assign(itsShop ?? {}, { blocked: false, suspended: false });
      Object.assign((whose === 'party' ? theirs : itsShop) ?? {}, states);
    });
    const refused = { reason, metadata: { status } };
    for (const call of [
      () => shop.invoice(42_000n),
      () => unpaid.start(),
      () => unpaid.rescind('No'),
      () => paid.invoice.fulfill('Sent'),
      () => held.capture(),
      () => held.cancel(),
      () => paid.refund(),
      byHand,
      () => world.operator.invoicing.ComputeInvoiceTerms({ partyId: party, invoiceId: unpaid.id }),
      ...(status === 'blocking' ? [registered] : []),
    ]) {
      expect(await failureOf(call()), String(call)).toMatchObject(refused);
    }
    await world.operator.invoicing.GetInvoice({ partyId: party, invoiceId: paid.invoice.id });
    await world.operator.invoicing.ExplainRoute({ partyId: party, ...paid.name });
  }
  // What is no business of theirs goes on while the party is suspended, or blocked.
  expect(await registered()).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED' });
  await world.configure(({ parties }) => Object.assign(parties[party] ?? {}, { blocked: true }));
  const chargebacks = chargebacksOf(world, party, paid);
  await chargebacks.create({ body: rub(1000n) });
  await chargebacks.accept('first');
  const adjustment = await world.operator.invoicing.CreateAdjustment({
    requestId: requestId(),
    partyId: party,
    ...paid.name,
    reason: 'By hand',
    scenario: { cashFlow: {} },
  });
  expect(adjustment.adjustmentId).toBe('1');
  await world.advance(120);
  await held.until('CANCELLED');
});

row('payment_with_offsite_preauth_failed', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['offsite'] });
  const payment = await invoice.start();
  await world.bank.answer(await payment.page(), 'decline');
  expect(codeOf((await payment.until('FAILED')).failure)).toBe('preauthorization_failed:three_ds_failed');
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_UNPAID' });
  expect(await shop.balance()).toEqual({ own: 0n, min: 0n, max: 0n });
});

row('routing_candidate_misconfigured', async () => {
  const shop = await world.shop({ routes: [{ when: 'payment_tool.bank_name == "A bank"' }] });
  const { failure } = await (await (await shop.invoice(42_000n)).start()).until('FAILED');
  expect(codeOf(failure)).toBe('no_route_found:unknown:misconfiguration');
  expect(failure?.reason).toContain('routing_candidate');
});

row('hold_longer_than_provider_allows', async () => {
  const holds = { lifetime: '5s', partial_capture_allowed: true };
  const shop = await world.shop({ routes: [{ payments: { holds } }] });
  const { failure } = await (await (await shop.invoice(42_000n)).start({ hold: 'CANCEL' })).until('FAILED');
  expect(codeOf(failure)).toBe('no_route_found:forbidden');
  expect(failure?.reason).toContain('PaymentHoldsProvisionTerms: lifetime');
});
