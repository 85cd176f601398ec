import { expect, test } from 'vitest';
import type { AdapterResult } from '../../src/domain/session/session.ts';
import { SILENT_OBSERVER } from '../../src/ports/observer.ts';
import { OutcomeUnknown } from '../../src/ports/provider.ts';
import { VISA } from '../domain/world.ts';
import { noVault, type PaymentNode, startPaymentNode, turns } from '../kit/payment-node.ts';
import { SUCCESS } from '../kit/scripted-provider.ts';

const CARD = { pan: '4242424242424242', expiryMonth: 12, expiryYear: 2030 };

/** A payment whose provider answers when its node owns the invoice no more. Returns what is told to the next owner. */
async function answeredToFormerOwner(answer: AdapterResult | Error): Promise<readonly string[]> {
  let isOwner = true;
  const told: string[] = [];
  const { create, start, until, provider } = await startPaymentNode({
    leases: (leases) => ({ ...leases, epoch: (partition) => (isOwner ? leases.epoch(partition) : undefined) }),
    observer: { ...SILENT_OBSERVER, commandHandled: (type) => void told.push(type) },
  });
  provider.script('process', 'hang');
  await create();
  await start();
  await until(() => provider.calls.length === 1);
  isOwner = false;
  told.length = 0;
  provider.release(answer);
  await turns(20);
  return told;
}

test('P7 what a provider did is told to the next owner', async () => {
  expect(await answeredToFormerOwner(SUCCESS)).toEqual(['ApplyOutcome']);
});

test('P3 that a former owner knows nothing makes the next one, who asks by itself, wait for nothing', async () => {
  expect(await answeredToFormerOwner(new OutcomeUnknown('no answer'))).toEqual([]);
});

test('P7 an attempt is not written off while its former owner may send it again, whatever the clocks of the two say', async () => {
  const tool = { type: 'payment_resource', tool: VISA, features: {}, paymentSessionId: 'cvv-session' } as const;
  const former = await startPaymentNode({ vault: { ...noVault(), reveal: async () => ({ ...CARD, cvv: '737' }) } });
  former.provider.script('process', new OutcomeUnknown('no answer'));
  await former.create();
  await former.start({ payer: tool });
  await turns(20);
  // A minute ahead; and the CVV is not to be had here.
  const now = Date.UTC(2026, 0, 15, 12, 1) * 1_000;
  const vault = { ...noVault(), reveal: async () => CARD };
  const { provider, payment, until, advance } = await startPaymentNode({
    disk: former.store.disk,
    vault,
    now,
    leaseMs: 15_000,
  });
  provider.script('status', ...Array<'not_found'>(40).fill('not_found'));
  for (let second = 0; second < 14; second += 1) await advance(1_000);
  expect((await payment()).status.tag).toBe('pending');
  expect(processed({ provider }).length).toBeGreaterThan(2);
  // It leaves the memory of the new owner between two questions.
  for (let second = 0; second < 60; second += 1) await advance(1_000);
  expect((await until(({ step }) => step === 'idle')).status.tag).toBe('failed');
  expect(new Set(processed({ provider }))).toEqual(new Set(['status']));
});

const processed = ({ provider }: Pick<PaymentNode, 'provider'>) =>
  provider.calls.filter(({ target }) => target === 'processed').map(({ method }) => method);

test('P7 a request is not made any more when the time of its call was over before it', async () => {
  let reveal = (): void => {};
  const revealed = new Promise<undefined>((resolve) => {
    reveal = () => resolve(undefined);
  });
  const vault = { ...noVault(), reveal: () => revealed };
  const node = await startPaymentNode({ vault, limits: { callTimeoutMs: 10_000 } });
  await node.create();
  await node.start();
  await turns(20);
  await node.advance(10_000);
  reveal();
  await node.until(({ step }) => step === 'idle');
  expect(processed(node)).toEqual(['status']);
});
