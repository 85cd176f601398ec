import { describe, expect, it } from 'vitest';
import { invoiceStream } from '../../src/domain/ids.ts';
import { OutcomeUnknown, type ProviderAdapter } from '../../src/ports/provider.ts';
import { callbackOf, type KeyedProvider, keyedProvider } from '../kit/keyed-provider.ts';
import { type PaymentNode, startPaymentNode, turns } from '../kit/payment-node.ts';
import { declined, SUCCESS } from '../kit/scripted-provider.ts';

/** Sessions are given up only when that is certain, and what a provider tells after that is looked into (P7). */

const PATIENCE_MS = 60_000;
const TAG = 'party~invoice~payment~0';
const PROCESSED = 'invoice/payment processed';
const CANCELLED = 'invoice/payment cancelled';

async function waiting(adapter: ProviderAdapter): Promise<PaymentNode> {
  const node = await startPaymentNode({ adapter });
  await node.create({ dueInMs: 1_000 * PATIENCE_MS });
  await node.start();
  await node.until(({ sessions }) => sessions[0]?.phase.tag === 'suspended');
  return node;
}

function suspending(): KeyedProvider {
  const provider = keyedProvider(undefined, PATIENCE_MS);
  provider.plan('processed', 'suspend');
  return provider;
}

const atRest = (node: PaymentNode) => node.until(({ step }) => step === 'idle');
const inbox = ({ store }: PaymentNode) => store.inbox.stale(Number.MAX_SAFE_INTEGER, 10);

describe('a payer who never came back', () => {
  it('has nothing more to pay with once the provider took the question back, and only then the payment fails', async () => {
    const provider = suspending();
    const node = await waiting({ ...provider, cancel: provider.takeBack });
    await node.advance(PATIENCE_MS - 1);
    expect((await node.payment()).step).toBe('processing_session');
    expect(provider.calls().cancel).toBe(0);
    await node.advance(1);
    const { status } = await atRest(node);
    expect(status).toEqual({ tag: 'failed', failure: { type: 'operation_timeout' } });
    expect(provider.calls()).toMatchObject({ process: 1, status: 1, cancel: 1 });
    provider.confirm(TAG);
    expect(provider.effects.size).toBe(0);
  });

  it('has paid when the provider says so instead of taking the question back', async () => {
    const provider = suspending();
    const cancel: ProviderAdapter['cancel'] = async (exchange) => {
      provider.confirm(TAG);
      return await provider.takeBack(exchange);
    };
    const node = await waiting({ ...provider, cancel });
    await node.advance(PATIENCE_MS);
    const { status, flags } = await atRest(node);
    expect(status.tag).toBe('captured');
    expect(flags).toEqual([]);
    expect(provider.effects.get(PROCESSED)).toBe(1);
  });

  it('is not given up while the provider does not answer the cancel, and the node may die meanwhile', async () => {
    const provider = suspending();
    let isDown = true;
    const cancel: ProviderAdapter['cancel'] = async (exchange) => {
      if (isDown) throw new OutcomeUnknown('reset by peer');
      return await provider.takeBack(exchange);
    };
    let node = await waiting({ ...provider, cancel });
    await node.advance(PATIENCE_MS);
    await node.until(({ sessions }) => sessions[0]?.unknown !== undefined);
    node = await node.crash();
    await node.advance(60_000);
    expect((await node.payment()).status.tag).toBe('pending');
    isDown = false;
    await node.advance(300_000);
    expect((await atRest(node)).status.tag).toBe('failed');
    expect(provider.calls().cancel).toBe(1);
  });
});

describe('a payment that was taken after it had been given up', () => {
  async function givenUp(provider: KeyedProvider): Promise<PaymentNode> {
    const node = await waiting(provider);
    await node.advance(PATIENCE_MS);
    expect((await atRest(node)).status.tag).toBe('failed');
    return node;
  }

  it('stays failed, and its money goes back (btcpayserver#1302, solidus#3535)', async () => {
    const provider = suspending();
    const node = await givenUp(provider);
    provider.confirm(TAG);
    expect(await node.node.callbacks.accept('bank', callbackOf(TAG, 'late'))).toMatchObject({ ok: true });
    const { status, flags, reversal } = await node.until(
      (payment) => payment.reversal?.sessions[0]?.phase.tag === 'finished',
    );
    expect({ status: status.tag, flags, found: reversal?.found }).toEqual({
      status: 'failed',
      flags: ['LATE_POSITIVE'],
      found: [0],
    });
    expect(Object.fromEntries(provider.effects)).toEqual({ [PROCESSED]: 1, [CANCELLED]: 1 });
    expect(await inbox(node)).toEqual([]);

    provider.plan('processed', 'approve');
    await node.start({ id: 'second' });
    expect((await atRest(node)).status.tag).toBe('captured');
  });

  it('is taken back once, however often its provider calls and whatever dies meanwhile', async () => {
    const provider = suspending();
    let node = await givenUp(provider);
    provider.confirm(TAG);
    for (const event of ['one', 'two', 'three']) {
      await node.node.callbacks.accept('bank', callbackOf(TAG, event));
      if (event === 'two') node = await node.crash();
      await node.advance(6_000);
    }
    await node.until((payment) => payment.reversal?.sessions[0]?.phase.tag === 'finished');
    await node.advance(60_000);
    expect(Object.fromEntries(provider.effects)).toEqual({ [PROCESSED]: 1, [CANCELLED]: 1 });
    expect((await node.payment()).reversal?.found).toEqual([0]);
    expect(await inbox(node)).toEqual([]);
  });

  it('is looked into again when the provider does not answer the question at first', async () => {
    const provider = suspending();
    let isDown = false;
    const status: ProviderAdapter['status'] = async (exchange) => {
      if (isDown) throw new OutcomeUnknown('reset by peer');
      return (await provider.status?.(exchange)) ?? 'not_found';
    };
    const { confirm } = provider;
    const node = await givenUp({ ...provider, status });
    confirm(TAG);
    isDown = true;
    await node.node.callbacks.accept('bank', callbackOf(TAG, 'late'));
    expect((await node.payment()).flags).toEqual([]);
    isDown = false;
    await node.advance(11_000);
    expect((await node.until(({ reversal }) => reversal !== undefined)).flags).toEqual(['LATE_POSITIVE']);
  });

  it('is nothing of the kind when its provider says that it took nothing', async () => {
    const provider = suspending();
    const node = await givenUp(provider);
    const before = await node.payment();
    const head = await node.store.journal.head(invoiceStream('party', 'invoice'));
    await node.node.callbacks.accept('bank', callbackOf(TAG, 'late'));
    expect(await node.payment()).toEqual(before);
    expect(await node.store.journal.head(invoiceStream('party', 'invoice'))).toEqual(head);
    expect(await inbox(node)).toEqual([]);
  });

  it('is asked about once more when a callback was being looked into while the session was given up', async () => {
    const node = await startPaymentNode();
    const { provider } = node;
    provider.script('process', { intent: { type: 'suspend', tag: TAG, timeoutMs: 60_000 } });
    await node.create();
    await node.start();
    await node.until(({ sessions }) => sessions[0]?.phase.tag === 'suspended');
    provider.script('callback', 'hang');
    const answer = node.node.callbacks.accept('bank', callbackOf(TAG, 'event'));
    await turns(20);
    const session = { paymentId: 'payment', no: 0 };
    await node.ask({ type: 'FailSession', tag: TAG, session, failure: { type: 'operation_timeout' } });
    expect((await atRest(node)).status.tag).toBe('failed');

    provider.release(SUCCESS);
    expect(await answer).toMatchObject({ ok: true });
    expect((await node.payment()).flags).toEqual(['LATE_POSITIVE']);
    expect(provider.calls.map(({ method }) => method).slice(0, 3)).toEqual(['process', 'callback', 'status']);
    expect(await inbox(node)).toEqual([]);
  });

  it('is asked about once more when a question from before says that it was taken', async () => {
    const node = await startPaymentNode();
    const { provider } = node;
    provider.script('process', { intent: { type: 'suspend', tag: TAG, timeoutMs: 60_000 } });
    await node.create();
    await node.start();
    await node.until(({ sessions }) => sessions[0]?.phase.tag === 'suspended');
    provider.script('status', 'hang');
    await node.node.registry.touch(invoiceStream('party', 'invoice'));
    await turns(5);
    provider.script('callback', declined('authorization_failed:rejected_by_issuer'));
    await node.node.callbacks.accept('bank', callbackOf(TAG, 'event'));
    expect((await atRest(node)).status.tag).toBe('failed');

    provider.script('status', SUCCESS);
    provider.release(SUCCESS);
    const { reversal } = await node.until((payment) => payment.reversal?.sessions[0]?.phase.tag === 'finished');
    expect(reversal?.sessions[0]).toMatchObject({ target: 'cancelled', phase: { result: { type: 'succeeded' } } });
    const last = provider.calls.at(-1);
    expect(last).toMatchObject({ method: 'process', target: 'cancelled' });
    expect(last?.exchange).not.toHaveProperty('captureCost');
    expect(last?.exchange.tag).toBe('party~invoice~payment~0~reversal.');
  });
});
