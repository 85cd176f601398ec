import { expect } from 'vitest';
import { failureOf } from '../rpc/rich-error.ts';
import { volumesOf } from './books.ts';
import { codeOf } from './payment.ts';
import { rub } from './requests.ts';
import { row } from './row.ts';
import { useWorld } from './world.ts';

const world = useWorld();

row('payment_start_idempotency', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['challenge'] });
  const payer = { paymentResource: { paymentTool: { digitalWallet: { paymentService: 'qiwi', walletId: 'w' } } } };
  const request = { paymentId: 'pay', payer, externalId: 'order' };
  const payment = await invoice.start({ request });
  const page = await payment.page();
  expect((await invoice.start({ request })).id).toBe('pay');
  const other = await failureOf(invoice.start({ request: { ...request, paymentId: 'other' } }));
  expect(other).toMatchObject({ reason: 'INVOICE_PAYMENT_PENDING', metadata: { id: 'pay' } });
  await world.bank.answer(page, 'approve');
  await payment.until('CAPTURED');
  expect((await invoice.start({ request })).started).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED' });
  const changed = await failureOf(invoice.start({ request: { ...request, externalId: 'another order' } }));
  expect(changed).toMatchObject({ code: 'ALREADY_EXISTS', reason: 'INVOICE_PAYMENT_ALREADY_EXISTS' });
  expect(await world.bank.effects(payment.reference)).toHaveLength(2);
});

row('payment_success', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['challenge'] });
  const request = {
    redirectUrl: 'https://shop.example/thanks',
    context: { type: 'application/json', data: Buffer.from('{"order":7}') },
  };
  const payment = await invoice.start({ request, contact: { email: 'payer@example.com' } });
  const back = await fetch(await payment.page(), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'outcome=approve',
  });
  const captured = await payment.until('CAPTURED');
  expect(captured).toMatchObject({
    ...request,
    payer: { paymentResource: { contactInfo: { email: 'payer@example.com' } } },
    capturedAmount: rub(42_000n),
  });
  const returned = await fetch(back.headers.get('location') ?? '', { redirect: 'manual' });
  expect(returned.headers.get('location')).toMatch(/^https:\/\/shop\.example\/thanks/);
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  expect(await shop.books()).toEqual({ merchant: 40_110n, system: 1008n, providers: [-41_118n] });
});

row('payment_w_first_blacklisted_success', async () => {
  const shop = await world.shop({ routes: [{}, {}], blacklist: 'terminal.endsWith("route-1")' });
  const payment = await (await shop.invoice(42_000n)).pay();
  expect((await payment.read()).route).toEqual(shop.routes[1]);
  const { explainedRoutes = [] } = await world.operator.invoicing.ExplainRoute({ partyId: 'party', ...payment.name });
  const first = explainedRoutes.find(({ route }) => route?.terminalId === shop.routes[0]?.terminalId);
  expect(first).toMatchObject({ outcome: 'ROUTE_OUTCOME_BLACKLISTED' });
  expect(first?.explanation).toContain('blacklist');
});

row('payment_w_all_blacklisted', async () => {
  const shop = await world.shop({ routes: [{}, {}], blacklist: 'true' });
  const invoice = await shop.invoice(42_000n);
  const failed = await (await invoice.start()).until('FAILED');
  expect(codeOf(failed.failure)).toBe('no_route_found:forbidden');
  for (const { terminalId } of shop.routes) expect(failed.failure?.reason).toContain(terminalId);
  expect(failed.route ?? null).toBeNull();
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_UNPAID' });
});

row('payment_success_additional_info', async () => {
  const shop = await world.shop();
  const payment = await (await shop.invoice(42_000n)).pay();
  const { sessions = [] } = await payment.read();
  expect(sessions[0]?.transactionInfo?.additionalInfo).toMatchObject({
    rrn: expect.stringMatching(/^[0-9]{12}$/),
    approvalCode: expect.stringMatching(/^[0-9A-Z]{6}$/),
    eci: '07',
  });
});

row('payment_w_mobile_commerce', async () => {
  const shop = await world.shop({ routes: [{ options: { timeouts: '2' } }] });
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['challenge:late'] });
  const tool = { mobileCommerce: { operator: 'mts', phone: { cc: '7', ctn: '9001234567' } } };
  const payment = await invoice.start({ tool });
  const page = await payment.page();
  const timesSuspended = async () => {
    const { steps = [] } = await world.operator.operations.GetTrace({ partyId: 'party', invoiceId: invoice.id });
    return steps.flatMap(({ events = [] }) => events).filter(({ type }) => type === 'session_suspended').length;
  };
  // The time runs out, the bank is asked, and waits on; then the payer confirms, and the next time it is known.
  await world.advance(15 * 60);
  await expect.poll(timesSuspended, { timeout: 20_000 }).toBe(2);
  await world.bank.answer(page, 'approve');
  await world.advance(15 * 60);
  await payment.until('CAPTURED');
  expect(volumesOf((await payment.read()).cashFlow)).toEqual([1890n, 42_000n, 840n]);
});

row('payment_w_crypto_currency_success', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(2000n);
  const payment = await invoice.pay({ tool: { cryptoCurrency: { currency: 'bitcoin' } } });
  const captured = await payment.read();
  expect(volumesOf(captured.cashFlow)).toEqual([90n, 2000n, 36n]);
  const interaction = captured.sessions?.[0]?.userInteraction;
  expect(interaction).toMatchObject({ cryptoCurrencyTransferRequest: { symbol: 'TEST' } });
  expect(await shop.books()).toEqual({ merchant: 1910n, system: 54n, providers: [-1964n] });
});

row('payment_w_wallet_success', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  const payment = await invoice.pay({ tool: { digitalWallet: { paymentService: 'qiwi', walletId: 'w' } } });
  expect(volumesOf((await payment.read()).cashFlow)).toEqual([1890n, 42_000n, 840n]);
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
});

row('payment_has_optional_fields', async () => {
  const shop = await world.shop();
  const payment = await (await shop.invoice(42_000n)).pay();
  expect(await payment.read()).toMatchObject({
    partyId: shop.partyId,
    shopId: shop.id,
    route: shop.routes[0],
    cashFlow: [{ volume: rub(1890n) }, { volume: rub(42_000n) }, { volume: rub(882n) }],
    lastTransactionInfo: { transactionId: expect.stringMatching(/^pay_/) },
  });
});

row('payment_last_trx_correct', async () => {
  const shop = await world.shop();
  const payment = await (await shop.invoice(42_000n)).pay();
  const [atTheBank] = await world.bank.payments(payment.reference);
  const { lastTransactionInfo, sessions = [] } = await payment.read();
  expect(lastTransactionInfo?.transactionId).toBe(atTheBank?.paymentId);
  expect(lastTransactionInfo).toEqual(sessions.at(-1)?.transactionInfo);
});
