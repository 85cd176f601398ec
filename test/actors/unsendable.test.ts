import { expect, it } from 'vitest';
import { OutcomeUnknown } from '../../src/ports/provider.ts';
import { startPaymentNode, turns } from '../kit/payment-node.ts';

it('P7 a reader who comes while the lease is too short to ask a provider leaves no record of that', async () => {
  let isShort = false;
  const { create, start, until, payment, provider, store } = await startPaymentNode({
    leases: (leases) => ({ ...leases, outlasts: () => !isShort }),
  });
  provider.script('process', new OutcomeUnknown('no answer'));
  provider.script('status', ...Array.from({ length: 9 }, () => new OutcomeUnknown('no answer')));
  await create();
  await start();
  await until(({ sessions }) => sessions[0]?.unknown !== undefined);
  await turns(20); // Whoever has just looked has asked.
  isShort = true;
  const before = await store.journal.lastPosition();
  for (let look = 0; look < 5; look += 1) {
    await payment();
    await turns(10);
  }
  expect(await store.journal.lastPosition()).toBe(before);
  isShort = false;
  const calls = provider.calls.length;
  await payment();
  await turns(10);
  expect(provider.calls.length).toBe(calls + 1);
});
