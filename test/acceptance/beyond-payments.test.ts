import { expect } from 'vitest';
import { failureOf } from '../rpc/rich-error.ts';
import { volumesOf } from './books.ts';
import { chargebacksOf } from './chargeback.ts';
import { decision } from './document.ts';
import { MASTERCARD, newCard, VISA } from './invoice.ts';
import { codeOf } from './payment.ts';
import { requestId, rub, usd } from './requests.ts';
import { row } from './row.ts';
import { fixed, priced, templatesOf } from './template.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const CHALLENGE_SECONDS = 15 * 60;
const TOO_MUCH = { reason: 'INVALID_REQUEST', message: 'Invalid amount, more than allowed maximum' };

row('invalid_invoice_shop', async () => {
  const shop = await world.shop();
  const failure = await failureOf(shop.invoice(42_000n, { shopId: 'nowhere' }));
  expect(failure).toMatchObject({ code: 'NOT_FOUND', reason: 'SHOP_NOT_FOUND' });
  const missing = world.operator.invoicing.GetInvoice({ partyId: 'party', invoiceId: 'nowhere' });
  expect(await failureOf(missing)).toMatchObject({ code: 'NOT_FOUND', reason: 'INVOICE_NOT_FOUND' });
});

row('overdue_invoice_cancellation', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n, { dueTime: world.later(60) });
  await world.advance(60);
  expect(await invoice.until('CANCELLED')).toMatchObject({ stateReason: 'overdue' });
  const cancelled = { reason: 'INVALID_INVOICE_STATUS', metadata: { status: 'cancelled' } };
  expect(await failureOf(invoice.start())).toMatchObject(cancelled);
  expect(await failureOf(invoice.rescind('Again'))).toMatchObject(cancelled);
  expect(await failureOf(invoice.fulfill('Sent'))).toMatchObject(cancelled);
});

row('invoice_fulfillment', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.pay();
  const paid = { reason: 'INVALID_INVOICE_STATUS', metadata: { status: 'paid' } };
  expect(await failureOf(invoice.rescind('Too late'))).toMatchObject(paid);
  expect(await failureOf(invoice.start())).toMatchObject(paid);
  expect(await invoice.fulfill('Sent')).toMatchObject({ state: 'INVOICE_STATE_FULFILLED', stateReason: 'Sent' });
  expect(await failureOf(invoice.fulfill('Again'))).toMatchObject({ metadata: { status: 'fulfilled' } });
});

row('rescind_while_payment_pending', async () => {
  const shop = await world.shop({ terms: 'terms-2', category: '2' });
  const invoice = await shop.invoice(42_000n, { dueTime: world.later(30) });
  const payment = await invoice.start({ hold: 'CANCEL', card: MASTERCARD, request: { paymentId: 'held' } });
  await payment.until('PROCESSED');
  const pending = { reason: 'INVOICE_PAYMENT_PENDING', metadata: { id: 'held' } };
  expect(await failureOf(invoice.rescind('No'))).toMatchObject(pending);
  expect(await failureOf(invoice.start())).toMatchObject(pending);
  // While it holds its money the invoice does not expire; afterwards it is overdue at once.
  await world.advance(60);
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_UNPAID' });
  await payment.cancel();
  expect(await invoice.until('CANCELLED')).toMatchObject({ stateReason: 'overdue' });
});

row('invalid_invoice_template_cost', async () => {
  const shop = await world.shop();
  const templates = templatesOf(shop);
  const range = { lower: { amount: rub(100n), inclusive: true }, upper: { amount: rub(10_000n), inclusive: false } };
  const refusal = async (template: string | undefined, cost?: ReturnType<typeof rub | typeof usd>) =>
    (await failureOf(templates.invoice(template, cost === undefined ? {} : { cost }))).message;
  const fixedPrice = await templates.create({ details: priced(fixed(rub(100n))) });
  expect(await refusal(fixedPrice.templateId, rub(101n))).toBe('Template violation: cost mismatch');
  const ranged = await templates.create({ details: priced({ range }) });
  expect(await refusal(ranged.templateId)).toBe('Template violation: missing invoice cost');
  expect(await refusal(ranged.templateId, rub(10_000n))).toBe('Template violation: invalid amount');
  expect(await refusal(ranged.templateId, usd(200n))).toBe('Template violation: invalid currency');
  const open = await templates.create({ details: priced({ unlimited: {} }) });
  expect(await refusal(open.templateId)).toBe('Template violation: missing invoice cost');
  expect(await refusal(open.templateId, rub(-1n))).toBe('Invalid amount');
  const unpayable = await failureOf(templates.invoice(open.templateId, { cost: rub(5n) }));
  expect(unpayable).toMatchObject({ reason: 'INVOICE_TERMS_VIOLATED' });
  expect(await templates.invoice(ranged.templateId, { cost: rub(100n) })).toMatchObject({ cost: rub(100n) });
});

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

row('payments_of_an_invoice', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n, { externalId: 'order-of-the-list' });
  await invoice.script({ authorise: ['decline:generic_decline'] });
  const first = await invoice.start();
  await first.until('FAILED');
  await invoice.script({ authorise: ['approve'] });
  const second = await invoice.pay();
  const { payments = [] } = await invoice.read();
  expect(payments.map(({ paymentId, state }) => [paymentId, state])).toEqual([
    [first.id, 'PAYMENT_STATE_FAILED'],
    [second.id, 'PAYMENT_STATE_CAPTURED'],
  ]);
  const list = await world.operator.invoicing.ListInvoices({
    partyId: 'party',
    externalId: 'order-of-the-list',
    state: 'INVOICE_STATE_PAID',
  });
  expect(list.invoices?.map(({ invoiceId }) => invoiceId)).toEqual([invoice.id]);
  const missing = world.operator.invoicing.GetPayment({ partyId: 'party', invoiceId: invoice.id, paymentId: 'none' });
  expect(await failureOf(missing)).toMatchObject({ reason: 'INVOICE_PAYMENT_NOT_FOUND' });
  const unknown = world.operator.providerHost.GetPaymentByTag({ tag: 'none' });
  expect(await failureOf(unknown)).toMatchObject({ code: 'NOT_FOUND', reason: 'PAYMENT_NOT_FOUND' });
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

row('invoice_w_mutations', async () => {
  const shop = await world.shop();
  const direction = 'RANDOMIZATION_DIRECTION_UPWARD';
  const mutations = [{ amount: { deviationMinor: 1000n, precision: 2, direction } }] as const;
  const line = { product: 'Book', quantity: 1, price: rub(42_000n) };
  const details = (...cart: readonly (typeof line)[]) => ({ product: 'Book', cart: [...cart] });
  const many = { ...line, quantity: 2, price: rub(21_000n) };
  expect(await failureOf(shop.invoice(42_000n, { mutations: [...mutations], details: details(many) }))).toMatchObject({
    reason: 'INVALID_REQUEST',
    message: 'Amount mutation with multiline cart or multiple items in a line is not allowed',
  });
  const invoice = await shop.invoice(42_000n, { mutations: [...mutations], details: details(line) });
  const { cost, details: mutated, mutations: applied } = await invoice.read();
  const amount = cost?.amountMinor ?? 0n;
  expect(amount >= 42_000n && amount <= 43_000n && amount % 100n === 0n, String(amount)).toBe(true);
  expect(mutated?.cart).toMatchObject([{ price: rub(amount) }]);
  expect(applied).toMatchObject([{ amount: { original: rub(42_000n), mutated: rub(amount) } }]);
  expect(await (await invoice.pay()).read()).toMatchObject({ cost: rub(amount), capturedAmount: rub(amount) });
});

row('delete_invoice_template', async () => {
  const shop = await world.shop();
  const templates = templatesOf(shop);
  const line = { product: 'Book', quantity: 2, price: rub(1000n) };
  const { templateId = '' } = await templates.create({ details: { cart: { lines: [line] } } });
  expect(await templates.invoice(templateId, { cost: rub(7n) })).toMatchObject({ cost: rub(2000n) });
  await templates.delete(templateId);
  for (const call of [
    () => templates.get(templateId),
    () => templates.update(templateId, { product: 'Others' }, 'product'),
    () => templates.delete(templateId),
    () => templates.invoice(templateId),
    () => shop.merchant.templates.ComputeInvoiceTemplateTerms({ templateId }),
  ]) {
    expect(await failureOf(call()), String(call)).toMatchObject({ reason: 'INVOICE_TEMPLATE_REMOVED' });
  }
  expect(await failureOf(templates.get('none'))).toMatchObject({ reason: 'INVOICE_TEMPLATE_NOT_FOUND' });
});
