import { expect } from 'vitest';
import { failureOf } from '../rpc/rich-error.ts';
import { MASTERCARD } from './invoice.ts';
import { rub, usd } from './requests.ts';
import { row } from './row.ts';
import { fixed, priced, templatesOf } from './template.ts';
import { useWorld } from './world.ts';

const world = useWorld();

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
