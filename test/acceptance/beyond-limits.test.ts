import { expect } from 'vitest';
import { failureOf } from '../rpc/rich-error.ts';
import { garblingBank } from './garbling-bank.ts';
import { MASTERCARD } from './invoice.ts';
import { codeOf, type Payment } from './payment.ts';
import { requestId, rub } from './requests.ts';
import { row } from './row.ts';
import type { Shop } from './shop.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const AMOUNT = { turnover_limits: [{ limit: 'route-amount', at_most: '1000.00 RUB' }] };
const SHOP_LIMIT = [{ limit: 'shop-amount', at_most: '1000.00 RUB' }];
const OVERFLOW = 'no_route_found:rejected:limit_overflow';
const SHOP_OVERFLOW = 'authorization_failed:shop_limit_exceeded:unknown';

async function failureCode(payment: Payment): Promise<string> {
  return codeOf((await payment.until('FAILED')).failure);
}

/** What the limits of each route of a payment's shop stand at, held and committed. */
async function counters(shop: Shop, payment: Payment): Promise<readonly bigint[]> {
  const { routeLimitValues = [] } = await world.operator.invoicing.GetRouteLimitValues({
    partyId: shop.partyId,
    ...payment.name,
  });
  const valueAt = (terminalId: string) =>
    routeLimitValues.find(({ route }) => route?.terminalId === terminalId)?.limits?.[0]?.value ?? 0n;
  return shop.routes.map(({ terminalId }) => valueAt(terminalId));
}

row('payment_shop_limit_success', async () => {
  const shop = await world.shop({ turnoverLimits: SHOP_LIMIT });
  const invoice = await shop.invoice(100_000n);
  await invoice.pay();
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
});

row('payment_limit_overflow', async () => {
  const shop = await world.shop({ routes: [{ payments: AMOUNT }] });
  const paid = await (await shop.invoice(40_000n)).pay();
  const invoice = await shop.invoice(60_001n);
  const payment = await invoice.start();
  const failed = await payment.until('FAILED');
  expect(codeOf(failed.failure)).toBe(OVERFLOW);
  expect(failed.failure?.reason).toContain('limit_overflow');
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_UNPAID' });
  expect(await counters(shop, payment)).toEqual([40_000n]);
  await (await shop.invoice(60_000n)).pay();
  expect(await counters(shop, paid)).toEqual([100_000n]);
});

row('limit_not_found', async () => {
  const { document = '', revision = 0n } = await world.operator.configuration.GetConfiguration({});
  const configuration = JSON.parse(document) as { parties: { party: { shops: { default: object } } } };
  Object.assign(configuration.parties.party.shops.default, {
    turnover_limits: [{ limit: 'nowhere', at_most: '1000.00 RUB' }],
  });
  const commit = world.operator.configuration.CommitConfiguration({
    requestId: requestId(),
    baseRevision: revision,
    document: JSON.stringify(configuration),
  });
  const failure = await failureOf(commit);
  expect(failure).toMatchObject({ reason: 'INVALID_CONFIGURATION' });
  expect(failure.fields).toEqual([expect.stringContaining('turnover_limits')]);
});

row('limits_after_each_ending', async () => {
  const shop = await world.shop({ routes: [{ payments: AMOUNT }] });
  const held = await (await shop.invoice(10_000n)).start({ hold: 'CANCEL' });
  await held.until('PROCESSED');
  expect(await counters(shop, held)).toEqual([10_000n]);
  await held.cancel();
  await held.until('CANCELLED');
  expect(await counters(shop, held)).toEqual([0n]);

  const declined = await shop.invoice(10_000n);
  await declined.script({ authorise: ['decline:generic_decline'] });
  await (await declined.start()).until('FAILED');
  expect(await counters(shop, held)).toEqual([0n]);

  const late = await (await shop.invoice(10_000n)).start({ request: { processingDeadline: world.later(0) } });
  await late.until('FAILED');
  expect(await counters(shop, held)).toEqual([0n]);

  const abandoned = await shop.invoice(10_000n);
  await abandoned.script({ authorise: ['challenge'] });
  const waiting = await abandoned.start();
  await waiting.page();
  expect(await counters(shop, held)).toEqual([10_000n]);
  await world.advance(15 * 60);
  expect(await failureCode(waiting)).toBe('operation_timeout');
  expect(await counters(shop, held)).toEqual([0n]);

  const doubled = await shop.invoice(10_000n);
  await doubled.script({ authorise: ['double'] });
  await doubled.pay();
  expect(await counters(shop, held)).toEqual([20_000n]);
  const halved = await shop.invoice(10_000n);
  await halved.script({ authorise: ['halve'] });
  const payment = await halved.pay();
  expect(await counters(shop, held)).toEqual([25_000n]);
  await payment.refunded(await payment.refund({ amount: rub(2000n) }));
  expect(await counters(shop, held)).toEqual([23_000n]);
  await halved.script({ refund: ['decline:insufficient_funds'] });
  expect(await payment.refunded(await payment.refund({ amount: rub(2000n) }))).toMatchObject({
    state: 'REFUND_STATE_FAILED',
  });
  expect(await counters(shop, held)).toEqual([23_000n]);
  const part = await (await shop.invoice(10_000n)).start({ hold: 'CANCEL' });
  await part.until('PROCESSED');
  await part.capture({ amount: rub(3000n) });
  await part.until('CAPTURED');
  expect(await counters(shop, held)).toEqual([26_000n]);
});

row('candidate_limits_rollback', async () => {
  const shop = await world.shop({
    terms: 'terms-2',
    category: '2',
    routes: [{ payments: AMOUNT }, { payments: AMOUNT }],
  });
  // Only the route that was chosen counts; of a cascade only the last one.
  const first = await (await shop.invoice(42_000n)).pay();
  expect(await counters(shop, first)).toEqual([42_000n, 0n]);
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['decline:card_blocked', 'approve'] });
  await invoice.pay();
  expect(await counters(shop, first)).toEqual([42_000n, 42_000n]);
  // Both declined, and both full.
  const declined = await shop.invoice(42_000n);
  await declined.script({ authorise: ['decline:card_blocked'] });
  await (await declined.start()).until('FAILED');
  expect(await counters(shop, first)).toEqual([42_000n, 42_000n]);
  for (let count = 0; count < 2; count += 1) await (await shop.invoice(20_000n + BigInt(count))).pay();
  const full = await shop.invoice(80_001n);
  expect(await failureCode(await full.start())).toBe(OVERFLOW);
  expect((await counters(shop, first)).reduce((sum, value) => sum + value, 0n)).toBe(84_000n + 40_001n);
});

row('shop_limit_released_after_failures', async () => {
  const shop = await world.shop({ turnoverLimits: SHOP_LIMIT, routes: [{ payments: AMOUNT }] });
  // Scored as fatal, no route, declined, too late: none of them keeps a share.
  expect(await failureCode(await (await shop.invoice(100_001n)).start())).toBe(SHOP_OVERFLOW);
  const declined = await shop.invoice(100_000n);
  await declined.script({ authorise: ['decline:generic_decline'] });
  await (await declined.start()).until('FAILED');
  const late = await (await shop.invoice(100_000n)).start({ request: { processingDeadline: world.later(0) } });
  await late.until('FAILED');
  const unroutable = await shop.invoice(100_000n);
  const tool = { generic: { paymentService: 'sbp' } };
  await (await unroutable.start({ tool })).until('FAILED');
  await (await shop.invoice(100_000n)).pay();
  expect(await failureCode(await (await shop.invoice(10n)).start())).toBe(SHOP_OVERFLOW);

  const fatal = await world.shop({ turnoverLimits: [{ limit: 'shop-amount', at_most: '1000000.00 RUB' }] });
  expect(await failureCode(await (await fatal.invoice(100_000_000n)).start())).toBe(
    'no_route_found:risk_score_is_too_high',
  );
  await (await fatal.invoice(99_999_999n)).pay();
});

row('terminal_failures_limit', async () => {
  const turnover_limits = [{ limit: 'TERMINAL_FAILURES', at_most: 2 }];
  const shop = await world.shop({ terms: 'terms-2', category: '2', routes: [{ payments: { turnover_limits } }] });
  const paid = await (await shop.invoice(1000n)).pay();
  expect(await counters(shop, paid)).toEqual([0n]);
  const held = await (await shop.invoice(1000n)).start({ hold: 'CANCEL' });
  await held.until('PROCESSED');
  await held.cancel();
  await held.until('CANCELLED');
  expect(await counters(shop, paid)).toEqual([0n]);
  for (const failures of [1n, 2n]) {
    const invoice = await shop.invoice(1000n);
    await invoice.script({ authorise: ['decline:generic_decline'] });
    await (await invoice.start()).until('FAILED');
    expect(await counters(shop, paid)).toEqual([failures]);
  }
  expect(await failureCode(await (await shop.invoice(1000n)).start())).toBe(OVERFLOW);
  expect(await counters(shop, paid)).toEqual([2n]);
});

row('repair_limits_rollback', async () => {
  const url = await garblingBank(world.node.server.platform.bankUrl, 'authorise', 'ask authorise');
  const shop = await world.shop({ routes: [{ options: { url }, payments: AMOUNT }] });
  const payment = await (await shop.invoice(42_000n)).start();
  await payment.invoice.until(({ attention }) => attention !== undefined && attention !== null);
  expect(await counters(shop, payment)).toEqual([42_000n]);
  const failure = { code: 'authorization_failed', sub: { code: 'unknown' } };
  await world.operator.invoicing.RepairInvoiceWithScenario({
    requestId: requestId(),
    partyId: shop.partyId,
    invoiceId: payment.invoice.id,
    scenario: { failSession: { failure } },
  });
  await payment.until('FAILED');
  expect(await counters(shop, payment)).toEqual([0n]);
  expect(await shop.balance()).toEqual({ own: 0n, min: 0n, max: 0n });
});

row('refund_limit_addition', async () => {
  const turnover_limits = [{ limit: 'route-amount-big', at_most: '10000.00 RUB' }];
  const shop = await world.shop({ routes: [{ payments: { turnover_limits } }] });
  await (await shop.invoice(42_000n)).pay();
  const payment = await (await shop.invoice(42_000n)).pay();
  await payment.refunded(await payment.refund({ amount: rub(10_000n) }));
  expect(await counters(shop, payment)).toEqual([94_000n]);
});

row('shop_limit_of_captured_amount', async () => {
  const shop = await world.shop({ turnoverLimits: SHOP_LIMIT, routes: [{}, {}] });
  const invoice = await shop.invoice(60_000n);
  await invoice.script({ authorise: ['decline:card_blocked', 'approve'] });
  const payment = await invoice.start({ hold: 'CANCEL' });
  await payment.until('PROCESSED');
  expect(await failureCode(await (await shop.invoice(40_001n)).start())).toBe(SHOP_OVERFLOW);
  await payment.capture({ amount: rub(30_000n) });
  await payment.until('CAPTURED');
  const doubled = await shop.invoice(20_000n);
  await doubled.script({ authorise: ['double'] });
  await doubled.pay();
  expect(await failureCode(await (await shop.invoice(30_001n)).start())).toBe(SHOP_OVERFLOW);
  await (await shop.invoice(30_000n)).pay();
});

row('limits_of_changed_cost', async () => {
  const routes = [{ payments: AMOUNT }, { payments: AMOUNT }];
  const shop = await world.shop({ terms: 'terms-2', category: '2', turnoverLimits: SHOP_LIMIT, routes });
  const doubled = async (amount: bigint, ...authorise: readonly string[]) => {
    const invoice = await shop.invoice(amount);
    await invoice.script({ authorise });
    const payment = await invoice.start({ hold: 'CANCEL', card: MASTERCARD });
    await payment.until('PROCESSED');
    return payment;
  };
  const cancelled = await doubled(20_000n, 'double');
  expect(await counters(shop, cancelled)).toEqual([40_000n, 0n]);
  await cancelled.cancel();
  await cancelled.until('CANCELLED');
  expect(await counters(shop, cancelled)).toEqual([0n, 0n]);
  // The second route doubles what the first declined, and a part of that is captured.
  const payment = await doubled(20_000n, 'decline:card_blocked', 'double');
  expect(await shop.balance()).toEqual({ own: 0n, min: 0n, max: 38_200n });
  await payment.capture({ amount: rub(25_000n) });
  await payment.until('CAPTURED');
  expect(await shop.books()).toEqual({ merchant: 23_875n, system: 600n, providers: [0n, -24_475n] });
  expect(await counters(shop, payment)).toEqual([0n, 25_000n]);
  expect(await failureCode(await (await shop.invoice(75_001n)).start())).toBe(SHOP_OVERFLOW);
});
