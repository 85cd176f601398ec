import { expect, test } from 'vitest';
import type { AdapterResult } from '../../src/domain/session/session.ts';
import { SILENT_OBSERVER } from '../../src/ports/observer.ts';
import { OutcomeUnknown } from '../../src/ports/provider.ts';
import { noVault, type PaymentNode, startPaymentNode, turns } from '../kit/payment-node.ts';
import { SUCCESS } from '../kit/scripted-provider.ts';

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

const processed = ({ provider }: PaymentNode) =>
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
