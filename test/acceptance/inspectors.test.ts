import { expect } from 'vitest';
import { row } from './row.ts';
import { useWorld } from './world.ts';

const world = useWorld();

row('payment_risk_score_check_fail', async () => {
  const shop = await world.shop({ terms: 'terms-2', category: '4' });
  const payment = await (await shop.invoice(42_000n)).pay();
  expect(await payment.read()).toMatchObject({ riskScore: 'RISK_SCORE_LOW' });
});
