import { expect, test } from 'vitest';
import { mintTag } from '../../src/actors/session-tag.ts';
import { invoiceStream } from '../../src/domain/ids.ts';
import { type PaymentNode, startPaymentNode } from '../kit/payment-node.ts';

const STREAM = invoiceStream('party', 'invoice');
const TAG = mintTag('party', 'invoice', { paymentId: 'payment', no: 0 });
const CALLBACK = 'provider/e1';

/** A node that has an invoice in memory and was not heard for a while, and the one that writes that invoice since. */
async function replaced(): Promise<{ readonly former: PaymentNode; readonly present: PaymentNode }> {
  let isFresh = true;
  const former = await startPaymentNode({ leases: (leases) => ({ ...leases, fresh: () => isFresh }) });
  await former.create();
  isFresh = false;
  return { former, present: await startPaymentNode({ disk: former.store.disk }) };
}

test('P1 a former owner drops no callback of a payment that it has never heard of', async () => {
  const { former, present } = await replaced();
  present.provider.script('process', { intent: { type: 'suspend', tag: TAG, timeoutMs: 60_000 } });
  await present.start();
  await present.until(({ sessions }) => sessions[0]?.phase.tag === 'suspended');
  const callback = { id: CALLBACK, providerId: 'provider', tag: TAG, receivedTime: 0, headers: {} };
  await present.store.inbox.put({ ...callback, body: Buffer.from('{}') });
  expect(await former.node.registry.deliverCallback(STREAM, TAG, CALLBACK)).toMatchObject({ ok: false });
  expect(await present.store.inbox.find(CALLBACK)).toBeDefined();
  expect(await present.node.registry.deliverCallback(STREAM, TAG, CALLBACK)).toMatchObject({ ok: true });
  await present.until(({ step }) => step === 'idle');
  expect(await present.store.inbox.find(CALLBACK)).toBeUndefined();
});

test('P1 a former owner does not say from memory what a request would do', async () => {
  const { former, present } = await replaced();
  await present.start();
  await present.until(({ step }) => step === 'idle');
  const rescind = { type: 'RescindInvoice', reason: 'no more' } as const;
  expect(await former.ask(rescind, { validateOnly: true })).toMatchObject({ ok: false, reason: 'JOURNAL_UNAVAILABLE' });
  expect(await present.ask(rescind, { validateOnly: true })).toMatchObject({ reason: 'INVALID_INVOICE_STATUS' });
});
