import { describe, expect, it } from 'vitest';
import { OutcomeUnknown } from '../../src/ports/provider.ts';
import { startPaymentNode } from '../kit/payment-node.ts';
import { declined, SUCCESS } from '../kit/scripted-provider.ts';

describe('a payment on one node', () => {
  it('is captured and its invoice paid when the provider approves', async () => {
    const { create, start, until, read, provider, store } = await startPaymentNode();
    await create();
    const answer = await start();
    expect(answer).toMatchObject({ ok: true });
    const payment = await until(({ step }) => step === 'idle');
    expect(payment.status).toMatchObject({ tag: 'captured', reason: 'Timeout' });
    expect((await read()).status).toEqual({ tag: 'paid' });
    expect(provider.calls.map(({ method, target }) => `${method} ${target}`)).toEqual([
      'process processed',
      'process captured',
    ]);
    expect(await store.ledger.account('merchant')).toMatchObject({ ownMinor: 40_110n, minAvailableMinor: 40_110n });
  });

  it('fails with the code of the provider, and gives back what it held', async () => {
    const { create, start, until, provider, store, read } = await startPaymentNode();
    provider.script('process', declined('authorization_failed:insufficient_funds'));
    await create();
    await start();
    const payment = await until(({ step }) => step === 'idle');
    expect(payment.status).toMatchObject({
      tag: 'failed',
      failure: { failure: { code: 'authorization_failed:insufficient_funds' } },
    });
    expect((await read()).status).toEqual({ tag: 'unpaid' });
    expect(await store.ledger.account('merchant')).toMatchObject({
      ownMinor: 0n,
      minAvailableMinor: 0n,
      maxAvailableMinor: 0n,
    });
  });

  it('asks before it calls again when nobody knows what became of the first call (P7)', async () => {
    const { create, start, until, provider, advance } = await startPaymentNode();
    provider.script('process', new OutcomeUnknown('timeout'));
    provider.script('status', SUCCESS);
    await create();
    await start();
    await until(({ sessions }) => sessions[0]?.unknown !== undefined);
    await advance(2_000);
    const payment = await until(({ step }) => step === 'idle');
    expect(payment.status.tag).toBe('captured');
    expect(provider.calls.map(({ method, target }) => `${method} ${target}`).slice(0, 2)).toEqual([
      'process processed',
      'status processed',
    ]);
    expect(new Set(provider.calls.filter(({ target }) => target === 'processed').map(({ key }) => key)).size).toBe(1);
  });

  it('goes on after a crash in the middle of a call, asking first (P3)', async () => {
    const first = await startPaymentNode();
    first.provider.script('process', 'hang');
    await first.create();
    await first.start();
    const second = await first.crash();
    const payment = await second.until(({ step }) => step === 'idle');
    expect(payment.status.tag).toBe('captured');
    expect(second.provider.calls.map(({ method, target }) => `${method} ${target}`)).toEqual([
      'process processed',
      'status processed',
      'process captured',
    ]);
  });

  it('waits for a callback, and takes it when it comes', async () => {
    const { create, start, until, provider, node } = await startPaymentNode();
    const tag = 'party~invoice~payment~0';
    provider.script('process', { intent: { type: 'suspend', tag, timeoutMs: 60_000 } });
    await create();
    await start();
    await until(({ sessions }) => sessions[0]?.phase.tag === 'suspended');
    const body = Buffer.from(JSON.stringify({ tag, eventId: 'e1' }));
    const answer = await node.callbacks.accept('bank', { headers: {}, body });
    expect(answer).toMatchObject({ ok: true, response: Buffer.from('taken') });
    expect((await until(({ step }) => step === 'idle')).status.tag).toBe('captured');
  });

  it('keeps a callback that came before the reply of the call it belongs to', async () => {
    const { create, start, until, provider, node } = await startPaymentNode();
    const tag = 'party~invoice~payment~0';
    provider.script('process', 'hang');
    await create();
    await start();
    const body = Buffer.from(JSON.stringify({ tag, eventId: 'e1' }));
    await node.callbacks.accept('bank', { headers: {}, body });
    provider.release({ intent: { type: 'suspend', tag, timeoutMs: 60_000 } });
    expect((await until(({ step }) => step === 'idle')).status.tag).toBe('captured');
    expect(provider.calls.filter(({ method }) => method === 'callback')).toHaveLength(1);
  });

  it('fails when the payer never came back and the provider confirms that it took nothing', async () => {
    const { create, start, until, provider, advance } = await startPaymentNode();
    const waiting = { intent: { type: 'suspend', tag: 'party~invoice~payment~0', timeoutMs: 60_000 } } as const;
    provider.script('process', waiting);
    provider.script('status', waiting);
    await create();
    await start();
    await until(({ sessions }) => sessions[0]?.phase.tag === 'suspended');
    await advance(61_000);
    const payment = await until(({ step }) => step === 'idle');
    expect(payment.status).toEqual({ tag: 'failed', failure: { type: 'operation_timeout' } });
  });
});
