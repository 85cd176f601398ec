import { describe, expect, it } from 'vitest';
import { constant } from '../../src/domain/condition.ts';
import { SILENT_OBSERVER } from '../../src/ports/observer.ts';
import { configurationOf, limitOf, PROVISION, providerOf } from '../domain/world.ts';
import { startPaymentNode } from '../kit/payment-node.ts';
import { declined } from '../kit/scripted-provider.ts';

const LIMITS = [
  { limitId: 'turnover/daily', upperBoundary: 1_000_000n },
  { limitId: 'failures', upperBoundary: 5n },
];
const WORLD = configurationOf({
  limits: [
    limitOf('turnover/daily', { scopes: ['terminal', 'payment_tool'] }),
    limitOf('failures', { scopes: ['terminal'], metric: { type: 'number' }, finalization: 'invertable' }),
  ],
  providers: [providerOf('bank', { terms: { payments: { ...PROVISION, turnoverLimits: constant(LIMITS) } } })],
});

describe('a share of a limit that is committed', () => {
  it('is told of once it is durable, without what the limit counts by: successes here, failures there', async () => {
    const told: unknown[] = [];
    const observer = { ...SILENT_OBSERVER, limitCommitted: (...change: unknown[]) => void told.push(change) };
    const node = await startPaymentNode({ configuration: WORLD, observer });
    const operation = (payment: string) => `route/bank/t1/party/invoice/${payment}/1`;
    await node.create();
    node.provider.script('process', declined('authorization_failed:insufficient_funds'));
    await node.start();
    await node.until(({ step }) => step === 'idle');
    expect(told).toEqual([['failures', operation('payment'), 1n]]);
    await node.start({ id: 'second' });
    await node.until(({ status }) => status.tag === 'captured');
    expect(told.slice(1)).toEqual([['turnover/daily', operation('second'), 42_000n]]);
    const counters = await node.store.ledger.counters(undefined, 10);
    expect(counters).toMatchObject([
      { counter: expect.stringMatching(/^failures/), heldMinor: 0n, committedMinor: 1n },
      { counter: expect.stringMatching(/^turnover/), heldMinor: 0n, committedMinor: 42_000n },
    ]);
  });
});
