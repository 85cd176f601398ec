import { expect } from 'vitest';
import { failureOf } from '../rpc/rich-error.ts';
import { codeOf, type Payment } from './payment.ts';
import { rub } from './requests.ts';
import { row } from './row.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const SHOP_LIMIT = [{ limit: 'shop-amount', at_most: '1000.00 RUB' }];
const ROUTE_LIMIT = { turnover_limits: [{ limit: 'route-amount', at_most: '1000.00 RUB' }] };
const FOREIGN_LIMIT = { turnover_limits: [{ limit: 'usd-amount', at_most: '1000.00 USD' }] };
const OVERFLOW = 'no_route_found:rejected:limit_overflow';
const MISCONFIGURATION = 'no_route_found:rejected:limit_misconfiguration';

async function failureCode(payment: Payment): Promise<string> {
  return codeOf((await payment.until('FAILED')).failure);
}

row('payment_limit_success', async () => {
  const shop = await world.shop({ routes: [{ payments: ROUTE_LIMIT }] });
  const invoice = await shop.invoice(100_000n);
  await invoice.pay();
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
});

row('payment_shop_limit_overflow', async () => {
  const shop = await world.shop({ turnoverLimits: SHOP_LIMIT });
  const payment = await (await shop.invoice(100_001n)).start();
  const { failure } = await payment.until('FAILED');
  expect(codeOf(failure)).toBe('authorization_failed:shop_limit_exceeded:unknown');
  expect(failure?.reason).toContain('shop-amount');
});

row('payment_shop_limit_more_overflow', async () => {
  const shop = await world.shop({ turnoverLimits: SHOP_LIMIT });
  await (await shop.invoice(99_999n)).pay();
  const second = await (await shop.invoice(99_999n)).start();
  expect(await failureCode(second)).toBe('authorization_failed:shop_limit_exceeded:unknown');
  // What is held counts as well, and a cancel gives it back.
  const held = await world.shop({ turnoverLimits: SHOP_LIMIT });
  const first = await (await held.invoice(99_999n)).start({ hold: 'CANCEL' });
  await first.until('PROCESSED');
  expect(await failureCode(await (await held.invoice(99_999n)).start())).toContain('shop_limit_exceeded');
  await first.cancel();
  await first.until('CANCELLED');
  await (await held.invoice(99_999n)).pay();
});

row('payment_limit_other_shop_success', async () => {
  const one = await world.shop({ turnoverLimits: SHOP_LIMIT });
  const other = await world.shop({ turnoverLimits: SHOP_LIMIT });
  for (const shop of [one, other]) {
    const invoice = await shop.invoice(99_999n);
    await invoice.pay();
    expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  }
});

row('payment_partial_capture_limit_success', async () => {
  const turnover_limits = [{ limit: 'route-amount', at_most: '170.00 RUB' }];
  const shop = await world.shop({ routes: [{ payments: { turnover_limits } }] });
  const invoice = await shop.invoice(10_000n);
  const payment = await invoice.start({ hold: 'CANCEL' });
  await payment.until('PROCESSED');
  await payment.capture({ amount: rub(7000n) });
  await payment.until('CAPTURED');
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  // Of the 17000, 7000 are used: 10001 is one too many, 10000 is not.
  expect(await failureCode(await (await shop.invoice(10_001n)).start())).toBe(OVERFLOW);
  await (await shop.invoice(10_000n)).pay();
});

row('switch_provider_after_limit_overflow', async () => {
  const shop = await world.shop({ routes: [{ payments: ROUTE_LIMIT }, {}] });
  const routeOf = async (payment: Payment) => (await payment.read()).route?.terminalId;
  expect(await routeOf(await (await shop.invoice(99_999n)).pay())).toBe(shop.routes[0]?.terminalId);
  expect(await routeOf(await (await shop.invoice(99_999n)).pay())).toBe(shop.routes[1]?.terminalId);
});

row('refund_limit_success', async () => {
  const shop = await world.shop({ routes: [{ payments: ROUTE_LIMIT }] });
  await (await shop.invoice(50_000n)).pay();
  const second = await (await shop.invoice(40_000n)).pay();
  expect(await failureCode(await (await shop.invoice(50_000n)).start())).toBe(OVERFLOW);
  expect(await second.refunded(await second.refund())).toMatchObject({ state: 'REFUND_STATE_SUCCEEDED' });
  await (await shop.invoice(40_000n)).pay();
  const again = await failureOf(second.refund());
  expect(again).toMatchObject({ reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'refunded' } });
  expect(await failureCode(await (await shop.invoice(40_000n)).start())).toBe(OVERFLOW);
});

row('limit_hold_currency_error', async () => {
  const shop = await world.shop({ routes: [{ payments: FOREIGN_LIMIT }] });
  expect(await failureCode(await (await shop.invoice(42_000n)).start())).toBe(MISCONFIGURATION);
});

row('limit_hold_payment_tool_not_supported', async () => {
  const turnover_limits = [{ limit: 'card-count', at_most: 2 }];
  const shop = await world.shop({ routes: [{ payments: { turnover_limits } }] });
  const payment = await (await shop.invoice(42_000n)).start({ tool: { cryptoCurrency: { currency: 'bitcoin' } } });
  expect(await failureCode(payment)).toBe(MISCONFIGURATION);
});

row('limit_hold_two_routes_failure', async () => {
  const full = { turnover_limits: [{ limit: 'route-amount', at_most: '10.00 RUB' }] };
  const shop = await world.shop({ routes: [{ payments: FOREIGN_LIMIT }, { payments: full }] });
  expect(await failureCode(await (await shop.invoice(42_000n)).start())).toBe(OVERFLOW);
});
