import { afterEach, describe, expect, it } from 'vitest';
import { OutcomeUnknown, type ProviderAdapter } from '../../src/ports/provider.ts';
import { RegisterUnavailable } from '../../src/ports/register.ts';
import type { Vault } from '../../src/ports/vault.ts';
import { VISA } from '../domain/world.ts';
import { keyedProvider } from '../kit/keyed-provider.ts';
import { noVault, type PaymentNode, startPaymentNode, turns } from '../kit/payment-node.ts';
import { twoRoutes } from '../kit/route-stories.ts';
import { declined, SUCCESS } from '../kit/scripted-provider.ts';

/** A payment on its second route, as its providers and the books see it. */

const DECLINED = declined('authorization_failed:insufficient_funds');

describe('a payment that one provider declines', () => {
  let node: PaymentNode;
  afterEach(() => node.node.stop());

  it('reaches the next one as if it were the first: no transaction, no state and no key of the other', async () => {
    node = await startPaymentNode({ configuration: twoRoutes() });
    const { provider } = node;
    const trx = { id: 'of-bank', extra: {} };
    provider.script('process', { ...DECLINED, trx, nextState: Buffer.from('of-bank') }, SUCCESS);
    await node.create();
    await node.start();
    expect((await node.until(({ step }) => step === 'idle')).status.tag).toBe('captured');
    const [first, second, capture] = provider.calls;
    expect(provider.calls).toHaveLength(3);
    for (const call of [second, capture]) {
      expect(call?.exchange).not.toHaveProperty('trx');
      expect(call?.exchange).not.toHaveProperty('state');
      expect(call?.exchange.callbackUrl).toBe('http://turnpike.test/callbacks/other');
    }
    expect(new Set(provider.calls.map(({ key }) => key)).size).toBe(3);
    expect(second?.exchange.tag).not.toBe(first?.exchange.tag);
  });

  it('leaves nothing held on the first route, and counts as a failure of it', async () => {
    node = await startPaymentNode({ configuration: twoRoutes() });
    node.provider.script('process', DECLINED, SUCCESS);
    await node.create();
    await node.start();
    await node.until(({ step }) => step === 'idle');
    const counters = await node.store.ledger.counters(undefined, 10);
    expect(
      counters.map(({ counter, heldMinor, committedMinor }) => [
        counter.replace(/\/2026.*/, ''),
        heldMinor,
        committedMinor,
      ]),
    ).toEqual([
      ['failures/number/terminal/bank/t1', 0n, 1n],
      ['failures/number/terminal/other/t2', 0n, 0n],
      ['of-shop/RUB/shop/party/shop', 0n, 42_000n],
      ['of-terminal/RUB/terminal/bank/t1', 0n, 0n],
      ['of-terminal/RUB/terminal/other/t2', 0n, 42_000n],
    ]);
    const plans = await node.store.ledger.plans(undefined, 10);
    expect(plans.map(({ planId, status }) => [planId, status])).toEqual([
      ['party/invoice.payment.1', 'rolled_back'],
      ['party/invoice.payment.2', 'committed'],
    ]);
  });

  it('goes nowhere else while its outcome is unknown, however often somebody looks (hyperswitch#2380, killbill#341)', async () => {
    const provider = keyedProvider();
    provider.plan('processed', 'nothing_lost', 'approve');
    let isDown = true;
    let asked = 0;
    const status: ProviderAdapter['status'] = async () => {
      asked += 1;
      if (isDown) throw new OutcomeUnknown('no answer');
      return DECLINED;
    };
    node = await startPaymentNode({ configuration: twoRoutes(), adapter: { ...provider, status } });
    await node.create();
    await node.start();
    await node.until(({ sessions }) => sessions[0]?.unknown !== undefined);
    for (let look = 1; look <= 2; look += 1) {
      const before = asked;
      expect((await node.payment()).attempts).toHaveLength(1);
      await turns(10);
      expect(asked).toBeGreaterThan(before);
    }
    isDown = false;
    const { attempts, status: ended } = await node.until(({ step }) => step === 'idle');
    expect({ routes: attempts.length, status: ended.tag }).toEqual({ routes: 2, status: 'captured' });
    expect(provider.calls().process).toBe(3);
  });
});

describe('a CVV', () => {
  const payer = {
    payer: { type: 'payment_resource', tool: VISA, features: {}, paymentSessionId: 'cvv-session' },
  } as const;

  it.each([
    [
      'kept for the next route after a decline, and forgotten when that one has taken the money',
      [DECLINED, SUCCESS],
      [2],
    ],
    ['forgotten after a decline that leads nowhere else', [DECLINED, DECLINED], [2]],
    ['forgotten at once when the first provider takes the money', [SUCCESS], [1]],
  ])('is %s', async (_, answers, forgottenAfter) => {
    const forgotten: number[] = [];
    const node = await startPaymentNode({
      configuration: twoRoutes(),
      vault: {
        ...noVault(),
        forget: (session) => {
          if (session === 'cvv-session') forgotten.push(node.provider.calls.length);
        },
      },
    });
    node.provider.script('process', ...answers);
    await node.create();
    await node.start(payer);
    await node.until(({ step }) => step === 'idle');
    expect(forgotten).toEqual(forgottenAfter);
    await node.node.stop();
  });
});

describe('a CVV that cannot be had', () => {
  const payer = {
    payer: { type: 'payment_resource', tool: VISA, features: {}, paymentSessionId: 'cvv-session' },
  } as const;
  const CARD = { pan: '4242424242424242', expiryMonth: 12, expiryYear: 2030 };

  it('P7 because it is gone: the provider is asked, and sees no request without it', async () => {
    const { node, provider, create, start, until, advance } = await startPaymentNode({
      vault: { ...noVault(), reveal: async () => CARD },
    });
    provider.script('status', ...Array<'not_found'>(20).fill('not_found'));
    await create();
    await start(payer);
    await turns(5);
    await advance(11_000);
    const { status } = await until(({ step }) => step === 'idle');
    expect(status).toMatchObject({
      tag: 'failed',
      failure: { failure: { code: 'authorization_failed:unknown' } },
    });
    expect(provider.calls.filter(({ method }) => method !== 'status')).toEqual([]);
    await node.stop();
  });

  it('P7 at the moment: nothing is sent until it can, and then with it', async () => {
    let away = true;
    const reveal: Vault['reveal'] = async () => {
      if (away) throw new RegisterUnavailable('no leader');
      return { ...CARD, cvv: '737' };
    };
    const { node, provider, create, start, until, advance } = await startPaymentNode({
      vault: { ...noVault(), reveal, holdsCvv: async () => true },
    });
    provider.script('status', 'not_found');
    await create();
    await start(payer);
    await turns(5);
    expect(provider.calls).toEqual([]);
    away = false;
    await advance(1_000);
    expect((await until(({ step }) => step === 'idle')).status.tag).toBe('captured');
    const processed = provider.calls.filter(({ method, target }) => method === 'process' && target === 'processed');
    expect(processed.map(({ exchange }) => exchange.payment.card?.cvv)).toEqual(['737']);
    await node.stop();
  });
});

describe('every request for money', () => {
  it('carries a key of its own that a repeat keeps (hyperswitch-prism 0.4.0 sends none)', async () => {
    const node = await startPaymentNode({ configuration: twoRoutes() });
    const { provider } = node;
    provider.script('process', DECLINED, new OutcomeUnknown('reset'), SUCCESS, new OutcomeUnknown('reset'));
    provider.script('status', 'not_found', 'not_found');
    await node.create();
    await node.start();
    for (let second = 0; second < 5; second += 1) await node.advance(1_000);
    await node.until(({ step }) => step === 'idle');
    const asked = provider.calls.filter(({ method }) => method === 'process');
    expect(asked.every(({ key }) => /^[A-Za-z0-9_-]{8,64}$/.test(key))).toBe(true);
    const byKey = Map.groupBy(asked, ({ key }) => key);
    expect([...byKey.values()].map((calls) => calls.map(({ target }) => target))).toEqual([
      ['processed'],
      ['processed', 'processed'],
      ['captured', 'captured'],
    ]);
    await node.node.stop();
  });
});
