import { expect } from 'vitest';
import { row } from './row.ts';
import type { Shop } from './shop.ts';
import { useWorld } from './world.ts';

const world = useWorld();

/** A shop with a first route, and another one that takes 7000 and nothing else. */
async function shopWithAnother(): Promise<Shop> {
  return await world.shop({ routes: [{}, { when: 'amount == 7000' }] });
}

/** So many payments by the first route that the bank takes, and that it declines for a fault of its own. */
async function history(shop: Shop, taken: number, declined: number): Promise<void> {
  for (let count = 0; count < taken; count += 1) await (await shop.invoice(1000n)).pay();
  for (let count = 0; count < declined; count += 1) {
    const invoice = await shop.invoice(1000n);
    await invoice.script({ authorise: ['decline:merchant_blocked'] });
    await (await invoice.start()).until('FAILED');
  }
}

async function routeOf(shop: Shop, amount: bigint) {
  return (await (await (await shop.invoice(amount)).pay()).read()).route;
}

row('payment_success_ruleset_provider_available', async () => {
  const shop = await shopWithAnother();
  await history(shop, 5, 5);
  expect(await routeOf(shop, 42_000n)).toEqual(shop.routes[0]);
  expect(await routeOf(shop, 7000n)).toEqual(shop.routes[0]);
});

row('route_found_provider_lacking_conversion', async () => {
  const shop = await shopWithAnother();
  await history(shop, 1, 9);
  expect(await routeOf(shop, 42_000n)).toEqual(shop.routes[0]);
  // Where there is another it is preferred, though its priority is lower.
  expect(await routeOf(shop, 7000n)).toEqual(shop.routes[1]);
});
