import { expect } from 'vitest';
import type { RegisterPaymentRequest } from '../../src/generated/turnpike/v1/RegisterPaymentRequest.ts';
import { failureOf } from '../rpc/rich-error.ts';
import { type Invoice, newCard, type PaymentOptions, VISA } from './invoice.ts';
import { type Payment, paymentOf } from './payment.ts';
import { requestId, rub } from './requests.ts';
import { row } from './row.ts';
import type { RouteOptions, Shop } from './shop.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const FIRST = { request: { makeRecurrent: true } } as const;
/** A decline after which another route may be tried. */
const DECLINED = 'decline:card_blocked';

type Parent = Pick<Payment, 'name'>;

/** A payment by the token of an earlier one. */
function childOf({ name }: Parent, more: PaymentOptions['request'] = {}): PaymentOptions {
  const payer = { recurrent: { parentInvoiceId: name.invoiceId, parentPaymentId: name.paymentId } };
  return { request: { payer, makeRecurrent: true, ...more } };
}

async function refusalOf(invoice: Invoice, parent: Parent, more: PaymentOptions['request'] = {}) {
  return await failureOf(invoice.start(childOf(parent, more)));
}

function problem(details: string) {
  return {
    code: 'FAILED_PRECONDITION',
    reason: 'INVALID_RECURRENT_PARENT_PAYMENT',
    message: details,
    metadata: { details },
  };
}

async function register(shop: Shop, request: RegisterPaymentRequest = {}): Promise<Payment> {
  const invoice = await shop.invoice(42_000n);
  const { token } = await newCard(shop, VISA, '');
  const registered = await world.operator.invoicing.RegisterPayment({
    requestId: requestId(),
    partyId: shop.partyId,
    invoiceId: invoice.id,
    payer: { paymentTool: { bankCard: { token } }, contactInfo: { email: 'payer@example.com' } },
    route: shop.routes[0] ?? null,
    transactionInfo: { transactionId: `trx-${invoice.id}`, additionalInfo: { rrn: '000000000001' } },
    ...request,
  });
  return paymentOf(world, shop, invoice, registered);
}

/** A customer whose cards and payments the processor keeps. */
async function newCustomer(shop: Shop): Promise<string> {
  const { customerId = '' } = await shop.merchant.customers.CreateCustomer({ requestId: requestId() });
  return customerId;
}

/** The card of a customer, once it has tokens for so many routes. */
async function untilTokens({ partyId }: Shop, customerId: string, routes: Shop['routes']): Promise<void> {
  const bankCardId = async () => {
    const { bankCards = [] } = await world.operator.customers.ListCustomerBankCards({ partyId, customerId });
    return bankCards[0]?.bankCardId ?? '';
  };
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const id = await bankCardId();
    const { recurrentTokens = [] } =
      id === '' ? {} : await world.operator.customers.ListRecurrentTokens({ partyId, bankCardId: id });
    const there = recurrentTokens.map(({ route }) => route?.terminalId);
    if (routes.every(({ terminalId }) => there.includes(terminalId))) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the tokens were never stored');
}

/** Payments of one customer whose card then has a token at each of the first two routes. */
async function withTwoTokens(shop: Shop, card: string, customerId: string): Promise<readonly Payment[]> {
  const request = { makeRecurrent: true, customerId };
  const first = await (await shop.invoice(42_000n)).pay({ card, request });
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: [DECLINED, 'approve'] });
  const second = await invoice.pay({ card, request });
  await untilTokens(shop, customerId, shop.routes.slice(0, 2));
  return [first, second];
}

row('second_recurrent_payment_success_test', async () => {
  const shop = await world.shop();
  const parent = await (await shop.invoice(42_000n)).pay(FIRST);
  const child = await (await shop.invoice(42_000n)).pay(childOf(parent));
  expect(await child.read()).toMatchObject({
    route: shop.routes[0],
    payer: {
      recurrent: {
        parentInvoiceId: parent.invoice.id,
        parentPaymentId: parent.id,
        paymentTool: { bankCard: { lastDigits: '4242' } },
      },
    },
  });
  // A charge by token may be declined, like any other; one that bears no others works, too.
  const declined = await shop.invoice(42_000n);
  await declined.script({ authorise: ['decline:insufficient_funds'] });
  await (await declined.start(childOf(child))).until('FAILED');
  await (await shop.invoice(42_000n)).pay(childOf(child, { makeRecurrent: false }));
  expect(await shop.books()).toEqual({ merchant: 120_330n, system: 3024n, providers: [-123_354n] });
});

row('register_parent_payment_test', async () => {
  const shop = await world.shop();
  const first = await (await shop.invoice(42_000n)).pay(FIRST);
  const [{ paymentId } = { paymentId: '' }] = await world.bank.payments(first.reference);
  // What the provider would tell whoever imports the payment.
  const parent = await register(shop, { recurrentToken: `card_of_${paymentId}` });
  expect(parent.started).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED' });
  await (await shop.invoice(42_000n)).pay(childOf(parent));
});

row('same_party_different_shops_test', async () => {
  const shop = await world.shop();
  const ruleset = { candidates: shop.routes.map(({ terminalId }) => ({ terminal: terminalId })) };
  const other = await world.shop({ ruleset });
  const parent = await (await shop.invoice(42_000n)).pay(FIRST);
  const child = await (await other.invoice(42_000n)).pay(childOf(parent));
  expect((await child.read()).route).toEqual(shop.routes[0]);
  // While the parent holds its money its card has no token yet: the child goes the parent's way, whatever the rules say.
  const elsewhere = await world.shop();
  const held = await (await shop.invoice(42_000n)).start({ card: '4000000000000077', hold: 'CANCEL', ...FIRST });
  await held.until('PROCESSED');
  const early = await (await elsewhere.invoice(42_000n)).pay(childOf(held));
  expect((await early.read()).route).toEqual(shop.routes[0]);
});

row('not_recurring_first_test', async () => {
  const shop = await world.shop();
  const parent = await (await shop.invoice(42_000n)).pay();
  expect(await refusalOf(await shop.invoice(42_000n), parent)).toMatchObject(
    problem('Parent payment has no recurrent token'),
  );
});

row('not_exists_invoice_test', async () => {
  const shop = await world.shop();
  const name = { invoiceId: 'nobody', paymentId: 'nobody' };
  expect(await refusalOf(await shop.invoice(42_000n), { name })).toMatchObject(problem('Parent invoice not found'));
});

row('not_exists_payment_test', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  const name = { invoiceId: invoice.id, paymentId: 'nobody' };
  expect(await refusalOf(invoice, { name })).toMatchObject(problem('Parent payment not found'));
});

row('not_permitted_recurrent_test', async () => {
  const shop = await world.shop();
  const parent = await (await shop.invoice(42_000n)).pay(FIRST);
  const strict = await world.shop({ editTerms: ({ payments }) => ({ payments }) });
  for (const makeRecurrent of [true, false]) {
    expect(await refusalOf(await strict.invoice(42_000n), parent, { makeRecurrent })).toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'OPERATION_NOT_PERMITTED',
    });
  }
});

row('customer_id_stored_no_parent_test', async () => {
  const shop = await world.shop();
  const payment = await (await shop.invoice(42_000n)).pay({ request: { customerId: 'customer-of-mine' } });
  expect(await payment.read()).toMatchObject({ customerId: 'customer-of-mine' });
});

row('different_customer_id_test', async () => {
  const shop = await world.shop();
  const parent = await (await shop.invoice(42_000n)).pay({ request: { makeRecurrent: true, customerId: 'one' } });
  expect(await refusalOf(await shop.invoice(42_000n), parent, { customerId: 'other' })).toMatchObject(
    problem('Customer ID mismatch with parent'),
  );
  const child = await (await shop.invoice(42_000n)).pay(childOf(parent));
  expect(await child.read()).toMatchObject({ customerId: 'one' });
});

row('cascade_tokens_filter_success_test', async () => {
  const shop = await world.shop({ routes: [{}, {}] });
  const [first] = await withTwoTokens(shop, '4000056655665556', await newCustomer(shop));
  const child = await (await shop.invoice(42_000n)).pay(childOf(first as Payment));
  expect((await child.read()).route).toEqual(shop.routes[0]);
});

row('cascade_recurrent_payment_success_test', async () => {
  const shop = await world.shop({ routes: [{}, {}] });
  const [first] = await withTwoTokens(shop, '4111111111111111', await newCustomer(shop));
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: [DECLINED, 'approve'] });
  const child = await invoice.pay(childOf(first as Payment));
  expect((await child.read()).route).toEqual(shop.routes[1]);
});

row('recurrent_no_customer_bankcard_lookup_test', async () => {
  const shop = await world.shop({ routes: [{}, {}] });
  const card = '4012888888881881';
  await withTwoTokens(shop, card, await newCustomer(shop));
  // Nobody's payment with the same card: its child finds the tokens by the card.
  const parent = await (await shop.invoice(42_000n)).pay({ card, request: { makeRecurrent: true } });
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: [DECLINED, 'approve'] });
  const child = await invoice.pay(childOf(parent));
  expect(await child.read()).toMatchObject({ route: shop.routes[1] });
  expect((await child.read()).customerId ?? '').toBe('');
});

row('new_client_old_card_cascade_test', async () => {
  const shop = await world.shop({ routes: [{}, {}] });
  const card = '4007702835532454';
  await withTwoTokens(shop, card, await newCustomer(shop));
  const customerId = await newCustomer(shop);
  const parent = await (await shop.invoice(42_000n)).pay({ card, request: { makeRecurrent: true, customerId } });
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: [DECLINED, 'approve'] });
  const child = await invoice.pay(childOf(parent));
  expect(await child.read()).toMatchObject({ route: shop.routes[1], customerId });
});

row('cascade_routing_filter_test', async () => {
  const card = '4988438843884305';
  const shop = await world.shop({ routes: [{}, {}] });
  const customerId = await newCustomer(shop);
  const [first] = await withTwoTokens(shop, card, customerId);
  // The same card has tokens of two routes that the rules of another shop do not have, and of one that they do.
  const elsewhere = await world.shop();
  await (await elsewhere.invoice(42_000n)).pay({ card, request: { makeRecurrent: true, customerId } });
  await untilTokens(shop, customerId, elsewhere.routes);
  const child = await (await elsewhere.invoice(42_000n)).pay(childOf(first as Payment));
  expect((await child.read()).route).toEqual(elsewhere.routes[0]);
});

row('register_payment_limit_success', async () => {
  const turnover_limits = [{ limit: 'route-amount', at_most: '1000.00 RUB' }];
  const routes: readonly RouteOptions[] = [{ payments: { turnover_limits } }];
  const shop = await world.shop({ routes });
  const payment = await register(shop);
  expect(payment.started).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED', capturedAmount: rub(42_000n) });
  expect(await payment.invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  expect(await shop.books()).toEqual({ merchant: 40_110n, system: 1008n, providers: [-41_118n] });
  expect(await world.bank.payments(payment.reference)).toEqual([]);
  // It counts: with 58000 left the next one is too much, and yet another that was taken already is not refused.
  await (await (await shop.invoice(58_001n)).start()).until('FAILED');
  await register(shop, { cost: rub(58_001n) });
});
