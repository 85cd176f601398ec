import { expect } from 'vitest';
import { failureOf } from '../rpc/rich-error.ts';
import { type Invoice, newCard, type PaymentOptions, VISA } from './invoice.ts';
import { codeOf, type Payment } from './payment.ts';
import { requestId, rub } from './requests.ts';
import { row } from './row.ts';
import type { RouteOptions, Shop } from './shop.ts';
import { useWorld } from './world.ts';

const world = useWorld();

async function cascading(...routes: readonly RouteOptions[]): Promise<Shop> {
  return await world.shop({ terms: 'terms-2', category: '2', routes });
}

row('payment_cascade_success', async () => {
  const shop = await cascading({}, {});
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['decline:card_blocked', 'approve'] });
  const payment = await invoice.pay();
  const captured = await payment.read();
  expect(captured).toMatchObject({ route: shop.routes[1] });
  expect(captured.failure ?? null).toBeNull();
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  expect(await shop.books()).toEqual({ merchant: 40_110n, system: 1008n, providers: [0n, -41_118n] });
  const { explainedRoutes = [] } = await world.operator.invoicing.ExplainRoute({ partyId: 'party', ...payment.name });
  expect(explainedRoutes.map(({ outcome }) => outcome)).toEqual([
    'ROUTE_OUTCOME_CHOSEN',
    'ROUTE_OUTCOME_ALREADY_ATTEMPTED',
  ]);
});

row('payment_big_cascade_success', async () => {
  const shop = await cascading({}, {}, {}, {});
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['decline:card_blocked', 'decline:lost_card', 'approve'] });
  expect(await (await invoice.pay()).read()).toMatchObject({ route: shop.routes[2] });
  // Three routes at most: the fourth is never tried.
  const hopeless = await shop.invoice(42_000n);
  await hopeless.script({ authorise: ['decline:card_blocked', 'decline:lost_card', 'decline:stolen_card', 'approve'] });
  const failed = await (await hopeless.start()).until('FAILED');
  expect(codeOf(failed.failure)).toBe('authorization_failed:account_stolen');
  expect(failed.route).toEqual(shop.routes[2]);
  expect((await shop.books()).providers).toEqual([0n, 0n, -41_118n, 0n]);
});

row('payment_cascade_failures', async () => {
  const shop = await cascading({ retryEvery: '50ms' }, { retryEvery: '50ms' });
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['temp'] });
  const failed = await (await invoice.start()).until('FAILED');
  expect(codeOf(failed.failure)).toBe('authorization_failed:temporarily_unavailable');
  // Four sessions at each route: a budget of retries is of a route.
  expect(failed.sessions).toHaveLength(8);
  expect(await shop.balance()).toEqual({ own: 0n, min: 0n, max: 0n });
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_UNPAID' });
});

row('payment_cascade_fail_ui', async () => {
  const tried = async (cascade?: object) => {
    const shop = await cascading(cascade === undefined ? {} : { cascade }, {});
    const invoice = await shop.invoice(42_000n);
    await invoice.script({ authorise: ['challenge:decline:card_blocked', 'approve'] });
    const payment = await invoice.start();
    await world.bank.answer(await payment.page(), 'approve');
    const { state, route } = await payment.until(({ step }) => step === 'PAYMENT_STEP_IDLE');
    return [state, route?.terminalId === shop.routes[0]?.terminalId ? 'first' : 'second'];
  };
  expect(await tried()).toEqual(['PAYMENT_STATE_FAILED', 'first']);
  expect(await tried({ no_user_interaction: true })).toEqual(['PAYMENT_STATE_FAILED', 'first']);
  expect(await tried({})).toEqual(['PAYMENT_STATE_FAILED', 'first']);
  expect(await tried({ mapped_errors: ['preauthorization_failed'] })).toEqual(['PAYMENT_STATE_CAPTURED', 'second']);
});

row('payment_cascade_after_changed_session', async () => {
  const shop = await cascading({}, {});
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['suspend', 'approve'] });
  const payment = await invoice.start();
  await payment.until(({ sessions = [] }) => sessions.at(-1)?.state === 'SESSION_STATE_SUSPENDED');
  const { tag } = await world.bank.question(payment.reference);
  const known = await world.operator.providerHost.GetPaymentByTag({ tag });
  expect(known).toMatchObject({ paymentId: payment.id, cost: rub(42_000n) });
  const failure = { code: 'authorization_failed', sub: { code: 'unknown' } };
  await world.operator.providerHost.ChangePaymentSession({ requestId: requestId(), tag, failure });
  const captured = await payment.until('CAPTURED');
  expect(captured).toMatchObject({ route: shop.routes[1] });
});

const FIRST = { request: { makeRecurrent: true } } as const;

function childOf({ name }: Pick<Payment, 'name'>, more: PaymentOptions['request'] = {}): PaymentOptions {
  const payer = { recurrent: { parentInvoiceId: name.invoiceId, parentPaymentId: name.paymentId } };
  return { request: { payer, makeRecurrent: true, ...more } };
}

const problem = (details: string) => ({ reason: 'INVALID_RECURRENT_PARENT_PAYMENT', metadata: { details } });
const refusalOf = async (invoice: Invoice, parent: Pick<Payment, 'name'>) =>
  await failureOf(invoice.start(childOf(parent)));

row('first_recurrent_payment_success_test', async () => {
  const shop = await world.shop();
  const payment = await (await shop.invoice(42_000n)).pay(FIRST);
  expect(await payment.read()).toMatchObject({ makeRecurrent: true, state: 'PAYMENT_STATE_CAPTURED' });
  const wallet = { digitalWallet: { paymentService: 'qiwi', walletId: 'w' } };
  const refused = (await shop.invoice(42_000n)).start({ tool: wallet, ...FIRST });
  expect(await failureOf(refused)).toMatchObject({ reason: 'INVALID_REQUEST', message: 'Invalid payment method' });
});

row('cancelled_first_payment_test', async () => {
  const shop = await world.shop();
  const parent = await (await shop.invoice(42_000n)).start({ hold: 'CANCEL', ...FIRST });
  await parent.until('PROCESSED');
  await parent.cancel();
  await parent.until('CANCELLED');
  const child = await (await shop.invoice(42_000n)).pay(childOf(parent));
  expect(await child.read()).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED' });
});

row('failed_first_payment_test', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['decline:generic_decline'] });
  const declined = await invoice.start(FIRST);
  await declined.until('FAILED');
  expect(await refusalOf(await shop.invoice(42_000n), declined)).toMatchObject(
    problem('Parent payment has no recurrent token'),
  );
  const parent = await (await shop.invoice(42_000n)).pay(FIRST);
  await world.operator.invoicing.CreateAdjustment({
    requestId: requestId(),
    partyId: shop.partyId,
    ...parent.name,
    reason: 'By hand',
    scenario: {
      statusChange: { target: { state: 'PAYMENT_STATE_FAILED', failure: { code: 'authorization_failed' } } },
    },
  });
  expect(await refusalOf(await shop.invoice(42_000n), parent)).toMatchObject(problem('Invalid parent payment status'));
});

row('another_party_parent_test', async () => {
  const shop = await world.shop();
  const parent = await (await shop.invoice(42_000n)).pay(FIRST);
  const other = await world.shop({ party: 'another' });
  expect(await refusalOf(await other.invoice(42_000n), parent)).toMatchObject(problem('Parent invoice not found'));
});

row('register_payment_again', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  const { token } = await newCard(shop, VISA, '');
  const request = {
    partyId: shop.partyId,
    invoiceId: invoice.id,
    paymentId: 'imported',
    payer: { paymentTool: { bankCard: { token } } },
    route: shop.routes[0] ?? null,
    transactionInfo: { transactionId: 'imported' },
    cost: rub(10_000n),
  };
  const register = (more: object = {}) =>
    world.operator.invoicing.RegisterPayment({ requestId: requestId(), ...request, ...more });
  expect(await register()).toMatchObject({ capturedAmount: rub(10_000n), state: 'PAYMENT_STATE_CAPTURED' });
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  expect(await register()).toMatchObject({ paymentId: 'imported' });
  const another = register({ paymentId: 'other', transactionInfo: { transactionId: 'other' } });
  expect(await failureOf(another)).toMatchObject({ reason: 'INVALID_INVOICE_STATUS', metadata: { status: 'paid' } });
  expect(await shop.books()).toEqual({ merchant: 9550n, system: 240n, providers: [-9790n] });

  const busy = await shop.invoice(42_000n);
  await busy.script({ authorise: ['challenge'] });
  const waiting = await busy.start();
  await waiting.page();
  const pending = register({ paymentId: 'late', invoiceId: busy.id, transactionInfo: { transactionId: 'late' } });
  expect(await failureOf(pending)).toMatchObject({ reason: 'INVOICE_PAYMENT_PENDING', metadata: { id: waiting.id } });
});
