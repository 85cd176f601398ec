import { expect, it } from 'vitest';
import { keyedPayouts } from '../kit/keyed-payouts.ts';
import { turns } from '../kit/payment-node.ts';
import { startPayoutNode } from '../kit/payout-node.ts';

it('a payout to a provider whose adapter pays nothing out was not sent, for certain, and is sent by one that does (P7)', async () => {
  const bank = keyedPayouts();
  const { payouts, ...without } = bank;
  const node = await startPayoutNode({ bank, adapter: without });
  await node.create();
  await turns(8);
  const { sessions, progress } = await node.read();
  expect(progress?.status).toBe('payout_process');
  expect(sessions.at(-1)?.unknown).toMatchObject({ unsent: true, reason: expect.stringContaining('pays nothing out') });
  // As on a node of the release in which it does.
  Object.assign(without, { payouts });
  await node.advance(2_000);
  await node.until('success');
  expect([...bank.paid.values()]).toEqual([1]);
  expect(bank.repeats()).toBe(0);
});
