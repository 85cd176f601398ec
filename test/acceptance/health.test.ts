import { expect } from 'vitest';
import { row } from './row.ts';
import type { Shop } from './shop.ts';
import { useWorld } from './world.ts';

const world = useWorld();

/** So many payments of the shop that the bank takes, and that it declines for a fault of its own. */
async function history(shop: Shop, taken: number, declined: number): Promise<void> {
  for (let count = 0; count < taken; count += 1) await (await shop.invoice(1000n)).pay();
  for (let count = 0; count < declined; count += 1) {
    const invoice = await shop.invoice(1000n);
    await invoice.script({ authorise: ['decline:merchant_blocked'] });
    await (await invoice.start()).until('FAILED');
  }
}

row('payment_success_ruleset_provider_available', async () => {
  const shop = await world.shop();
  await history(shop, 5, 5);
  const invoice = await shop.invoice(42_000n);
  await invoice.pay();
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
});

row('route_found_provider_lacking_conversion', async () => {
  const shop = await world.shop({ routes: [{}] });
  await history(shop, 1, 9);
  const payment = await (await shop.invoice(42_000n)).pay();
  expect((await payment.read()).route).toEqual(shop.routes[0]);
});
