import { expect } from 'vitest';
import { row } from './row.ts';
import { useWorld } from './world.ts';

const world = useWorld();

row('payment_w_first_blacklisted_success', async () => {
  const shop = await world.shop({ routes: [{}, {}], blacklist: 'terminal.endsWith("route-1")' });
  const payment = await (await shop.invoice(42_000n)).pay();
  expect((await payment.read()).route).toEqual(shop.routes[1]);
  const { explainedRoutes = [] } = await world.operator.invoicing.ExplainRoute({ partyId: 'party', ...payment.name });
  const first = explainedRoutes.find(({ route }) => route?.terminalId === shop.routes[0]?.terminalId);
  expect(first).toMatchObject({ outcome: 'ROUTE_OUTCOME_BLACKLISTED', isChosen: false });
  expect(first?.explanation).toContain('blacklist');
});
