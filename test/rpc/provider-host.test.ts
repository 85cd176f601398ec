import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import { SUCCESS } from '../kit/scripted-provider.ts';
import { newInvoice, payWith, requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { type RpcNode, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
let merchant: TurnpikeClient;
let host: TurnpikeClient['providerHost'];

beforeEach(async () => {
  rpc = await startRpcNode();
  merchant = rpc.connect('merchant');
  host = rpc.connect('operator').providerHost;
});
afterEach(() => rpc.stop());

const TAG = 'provider-tag';
const FAILURE = { code: 'preauthorization_failed', sub: { code: 'three_ds_failed' } };

async function suspendedPayment() {
  rpc.provider.script('process', { intent: { type: 'suspend', tag: TAG, timeoutMs: 600_000 } });
  const { invoiceId } = await merchant.invoicing.CreateInvoice(newInvoice());
  const { paymentId } = await payWith(merchant, { invoiceId });
  const read = () => merchant.invoicing.GetPayment({ invoiceId, paymentId });
  await expect.poll(async () => (await read()).sessions?.[0]?.state).toBe('SESSION_STATE_SUSPENDED');
  return { invoiceId, paymentId, read };
}

const callBack = (body = 'done', tag = TAG) => host.ProcessPaymentCallback({ tag, callback: Buffer.from(body) });

describe('an adapter that runs elsewhere', () => {
  it('brings a callback to the session that waits, and gets the answer for its provider', async () => {
    const { read } = await suspendedPayment();
    rpc.provider.script('callback', SUCCESS);
    expect(Buffer.from((await callBack()).response ?? []).toString()).toBe('taken');
    await expect.poll(async () => (await read()).state).toBe('PAYMENT_STATE_CAPTURED');
  });

  it('gets the stored answer for an identical repeat, and is refused with anything else (decisions #23)', async () => {
    const { read } = await suspendedPayment();
    rpc.provider.script('callback', SUCCESS);
    await callBack();
    await expect.poll(async () => (await read()).state).toBe('PAYMENT_STATE_CAPTURED');
    expect(Buffer.from((await callBack()).response ?? []).toString()).toBe('taken');
    expect(await failureOf(callBack('other'))).toMatchObject({ message: 'Invalid callback' });
    expect(rpc.provider.calls.filter(({ method }) => method === 'callback')).toHaveLength(1);
  });

  it('is told that nobody knows a tag', async () => {
    expect(await failureOf(callBack('done', 'nobody'))).toMatchObject({ message: 'Not found' });
    expect(await failureOf(host.GetPaymentByTag({ tag: 'nobody' }))).toMatchObject({ reason: 'PAYMENT_NOT_FOUND' });
  });

  it('finds the payment of a tag', async () => {
    const { paymentId, invoiceId } = await suspendedPayment();
    expect(await host.GetPaymentByTag({ tag: TAG })).toMatchObject({ paymentId, invoiceId });
  });

  it('payment_session_changed_to_fail: fails a suspended session from outside, once', async () => {
    const change = (tag: string) => host.ChangePaymentSession({ requestId: requestId(), tag, failure: FAILURE });
    const { read } = await suspendedPayment();
    expect(await failureOf(change('nobody'))).toMatchObject({ message: 'Not found' });
    await change(TAG);
    await expect.poll(async () => (await read()).state).toBe('PAYMENT_STATE_FAILED');
    expect((await read()).failure).toMatchObject(FAILURE);
    expect(await failureOf(change(TAG))).toMatchObject({ message: 'Not found' });
  });

  it('is not a merchant', async () => {
    const call = merchant.providerHost.GetPaymentByTag({ tag: TAG });
    expect(await failureOf(call)).toMatchObject({ code: 'PERMISSION_DENIED' });
  });
});
