import { describe, expect, it } from 'vitest';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import { invoiceStream } from '../../src/domain/ids.ts';
import {
  candidatesRuleset,
  configurationOf,
  limitOf,
  MERCHANT_TERMS,
  PROVISION,
  providerOf,
  rule,
  shopOf,
  terminalOf,
} from '../domain/world.ts';
import { newInvoice, newPayment } from '../kit/invoice-world.ts';
import { type PaymentNode, startPaymentNode } from '../kit/payment-node.ts';
import { declined } from '../kit/scripted-provider.ts';

/** Guards are met by what they have shown (lessons 11, 18): the rounds end, with an answer that is right. */

const turnover = (limitId: string, upperBoundary: bigint) => ({ limitId, upperBoundary });

function worldOf(configuration: Configuration, shop = shopOf()): Configuration {
  const party = { id: 'party', name: 'Party', blocked: false, suspended: false, shops: new Map([[shop.id, shop]]) };
  return { ...configuration, parties: new Map([[party.id, party]]) };
}

async function countersOf(node: PaymentNode) {
  const counters = await node.store.ledger.counters(undefined, 10);
  return Object.fromEntries(
    counters.map(({ counter, heldMinor, committedMinor }) => [counter.split('/')[0], heldMinor + committedMinor]),
  );
}

async function pay(node: PaymentNode, invoiceId: string): Promise<string> {
  const stream = invoiceStream('party', invoiceId);
  const request = {
    actor: { credential: 'key', role: 'merchant', partyId: 'party' },
    deadlineMs: Number.POSITIVE_INFINITY,
    newKeys: [],
  } as const;
  await node.node.registry.ask(stream, newInvoice({ id: invoiceId, dueTime: Number.MAX_SAFE_INTEGER }), request);
  const answer = await node.node.registry.ask(stream, newPayment(), request);
  if (!answer.ok) throw new Error(`${answer.reason}: ${answer.message}`);
  return answer.state.payments.get('payment')?.step ?? '';
}

describe('limits of many routes', () => {
  it('refuse one route after another, until the last one takes the payment or none does', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `t${index}`);
    const full = constant([turnover('of-terminal', 1n)]);
    const worldWithLast = (upperBoundary: bigint) =>
      worldOf(
        configurationOf({
          limits: [limitOf('of-terminal', { scopes: ['terminal'] })],
          terminals: names.map((id, index) =>
            terminalOf(id, 'bank', {
              terms: {
                payments: {
                  turnoverLimits: index < 29 ? full : constant([turnover('of-terminal', upperBoundary)]),
                },
              },
            }),
          ),
          rulesets: [
            candidatesRuleset(
              'policies',
              names.map((id, index) => rule(id, { priority: 100 - index })),
            ),
          ],
        }),
      );
    const open = await startPaymentNode({ configuration: worldWithLast(50_000n) });
    expect(await pay(open, 'first')).toBe('processing_session');
    await open.node.stop();
    const closed = await startPaymentNode({ configuration: worldWithLast(1n) });
    await closed.create();
    await closed.start();
    const { status, rejected } = await closed.payment();
    expect(status).toMatchObject({ failure: { failure: { code: 'no_route_found:rejected:limit_overflow' } } });
    expect(rejected).toHaveLength(30);
    await closed.node.stop();
  });
});

describe('one limit that a shop and a route count in', () => {
  it('counts a payment for each of them, and refuses the route that would pass it', async () => {
    const shared = [turnover('shared', 100_000n)];
    const configuration = worldOf(
      configurationOf({
        limits: [limitOf('shared')],
        providers: [providerOf('bank', { terms: { payments: { ...PROVISION, turnoverLimits: constant(shared) } } })],
      }),
      shopOf({ turnoverLimits: shared }),
    );
    const node = await startPaymentNode({ configuration });
    expect(await pay(node, 'first')).toBe('processing_session');
    expect(await countersOf(node)).toEqual({ shared: 84_000n });
    // 42,000 of the shop alone would pass; so the shop's limit refuses.
    expect(await pay(node, 'second')).toBe('idle');
    expect(await countersOf(node)).toEqual({ shared: 84_000n });
    await node.node.stop();
  });

  it('lets the shop`s share in and refuses the route when both together are too much', async () => {
    const configuration = worldOf(
      configurationOf({
        limits: [limitOf('shared')],
        providers: [
          providerOf('bank', {
            terms: { payments: { ...PROVISION, turnoverLimits: constant([turnover('shared', 83_999n)]) } },
          }),
        ],
      }),
      shopOf({ turnoverLimits: [turnover('shared', 100_000n)] }),
    );
    const node = await startPaymentNode({ configuration });
    expect(await pay(node, 'first')).toBe('idle');
    expect(await countersOf(node)).toEqual({ shared: 0n });
    await node.node.stop();
  });
});

describe('a limit of a provider whose routes are tried one after the other', () => {
  it('counts a payment once, though another counter refuses the second route', async () => {
    const limits = [turnover('of-provider', 60_000n), turnover('of-terminal', 60_000n)];
    const names = ['t1', 't2', 't3'];
    const configuration = worldOf(
      configurationOf({
        limits: [limitOf('of-provider', { scopes: ['provider'] }), limitOf('of-terminal', { scopes: ['terminal'] })],
        providers: [providerOf('bank', { terms: { payments: { ...PROVISION, turnoverLimits: constant(limits) } } })],
        terminals: names.map((id) =>
          terminalOf(
            id,
            'bank',
            id === 't2'
              ? {
                  terms: {
                    payments: {
                      turnoverLimits: constant([limits[0] ?? turnover('', 0n), turnover('of-terminal', 1n)]),
                    },
                  },
                }
              : {},
          ),
        ),
        rulesets: [
          candidatesRuleset(
            'policies',
            names.map((id, index) => rule(id, { priority: 9 - index })),
          ),
        ],
      }),
      shopOf({ terms: { payments: { ...MERCHANT_TERMS.payments, attemptLimit: constant(3) } } }),
    );
    const node = await startPaymentNode({ configuration });
    node.provider.script('process', declined('authorization_failed:insufficient_funds'));
    await node.create();
    await node.start();
    const { attempts, status } = await node.until(({ step }) => step === 'idle');
    expect(status.tag).toBe('captured');
    expect(attempts.map(({ route }) => route.terminalId)).toEqual(['t1', 't3']);
    await node.node.stop();
  });
});
