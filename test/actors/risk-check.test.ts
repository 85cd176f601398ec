import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration, Inspector } from '../../src/domain/configuration.ts';
import type { PaymentState } from '../../src/domain/payment/payment.ts';
import { createGrpcInspector, type GrpcInspector } from '../../src/inspectors/grpc-inspector.ts';
import type { Observer } from '../../src/ports/observer.ts';
import { SILENT_OBSERVER } from '../../src/ports/observer.ts';
import {
  candidatesRuleset,
  configurationOf,
  PROVISION,
  providerOf,
  rule,
  terminalOf,
  VISA,
  WALLET,
  when,
} from '../domain/world.ts';
import { type FakeInspector, startFakeInspector } from '../kit/fake-inspector.ts';
import { noVault, type PaymentNode, paymentWorld, startPaymentNode } from '../kit/payment-node.ts';

let fake: FakeInspector;
let inspector: GrpcInspector;
let node: PaymentNode | undefined;

beforeEach(async () => {
  fake = await startFakeInspector();
  inspector = createGrpcInspector();
});

afterEach(async () => {
  await fake.stop();
  await node?.node.stop();
  node = undefined;
  inspector.close();
});

/** Two terminals, the first preferred, judged by the fake inspector. */
function world(overrides: Partial<Inspector & { readonly type: 'grpc' }> = {}): Configuration {
  const configuration = configurationOf({
    providers: [providerOf('b1'), providerOf('b2')],
    terminals: [terminalOf('t1', 'b1'), terminalOf('t2', 'b2')],
    rulesets: [candidatesRuleset('policies', [rule('t1', { priority: 2_000 }), rule('t2')])],
  });
  const outside: Inspector = {
    id: 'inspector',
    type: 'grpc',
    address: fake.address,
    tls: false,
    timeoutMs: 10_000,
    options: {},
    ...overrides,
  };
  return { ...configuration, inspectors: new Map([['inspector', outside]]) };
}

async function started(
  configuration: Configuration,
  payer: Parameters<PaymentNode['start']>[0] = {},
  options: Parameters<typeof startPaymentNode>[0] = {},
): Promise<PaymentNode> {
  node = await startPaymentNode({ configuration, inspector, ...options });
  await node.create();
  const answer = await node.start(payer);
  expect(answer.ok).toBe(true);
  return node;
}

/** The inspector answers, or not, in real time. */
async function done(payments: PaymentNode): Promise<PaymentState> {
  await vi.waitFor(async () => expect((await payments.payment()).step).toBe('idle'), { timeout: 10_000, interval: 5 });
  return await payments.payment();
}

describe('an outside inspector', () => {
  it('scores a payment, which goes on with its score', async () => {
    fake.mood = 'RISK_SCORE_TRUSTED';
    const payment = await done(await started(world()));
    expect(payment).toMatchObject({ status: { tag: 'captured' }, riskScore: 'trusted' });
    expect(fake.inspected).toMatchObject([{ partyId: 'party', invoice: { invoiceId: 'invoice' } }]);
  });

  it('refuses a payment by a fatal score', async () => {
    fake.mood = 'RISK_SCORE_FATAL';
    const payment = await done(await started(world()));
    expect(payment.status).toMatchObject({ failure: { failure: { code: 'no_route_found:risk_score_is_too_high' } } });
    expect(fake.asked).toEqual([]);
  });

  it.each([
    ['error', 10_000],
    ['hang', 20],
    ['RISK_SCORE_UNSPECIFIED', 10_000],
    [77, 10_000],
  ] as const)(
    'payment_risk_score_check_fail: %s leaves the fallback score, and the payment goes on',
    async (mood, timeoutMs) => {
      fake.mood = mood;
      const outcomes: string[] = [];
      const observer: Observer = {
        ...SILENT_OBSERVER,
        riskInspected: (id, outcome) => outcomes.push(`${id} ${outcome}`),
      };
      const configuration = world({ timeoutMs, fallbackScore: 'low' });
      const payment = await done(await started(configuration, {}, { observer }));
      expect(payment).toMatchObject({ status: { tag: 'captured' }, riskScore: 'low' });
      expect(outcomes).toEqual(['inspector fallback']);
    },
  );

  it('payment_risk_score_check_fail: without a fallback of its own the score is high', async () => {
    fake.mood = 'error';
    expect(await done(await started(world()))).toMatchObject({ status: { tag: 'captured' }, riskScore: 'high' });
  });

  it('that nobody can reach stops nothing', async () => {
    expect(await done(await started(world({ address: '127.0.0.1:1' })))).toMatchObject({ riskScore: 'high' });
  });

  it('makes nobody wait: the invoice answers while it thinks (P4)', async () => {
    fake.mood = 'hang';
    const payments = await started(world());
    expect((await payments.payment()).step).toBe('risk_scoring');
    const again = await payments.start();
    expect(again.ok).toBe(true);
    await vi.waitFor(() => expect(fake.inspected).toHaveLength(1));
    await fake.stop();
    expect(await done(payments)).toMatchObject({ status: { tag: 'captured' }, riskScore: 'high' });
    expect(fake.inspected).toHaveLength(1);
  });

  it('is asked again by the next owner after a crash', async () => {
    fake.mood = 'hang';
    const payments = await started(world());
    await vi.waitFor(() => expect(fake.inspected).toHaveLength(1));
    fake.mood = 'RISK_SCORE_LOW';
    node = await payments.crash();
    expect(await done(node)).toMatchObject({ status: { tag: 'captured' }, riskScore: 'low' });
  });

  it('is told of the payer what the vault opens for it, and only that', async () => {
    const personal = { keyId: 'key', ciphertext: new Uint8Array([1]) };
    const data = {
      email: 'a@example.com',
      phone_number: '+7 900',
      client_ip_address: '203.0.113.7',
      address: 'Street 1',
    };
    const vault = { ...noVault(), open: async () => Buffer.from(JSON.stringify(data)) };
    const payer = { type: 'payment_resource', tool: VISA, features: { email: 'digest' }, personal } as const;
    await done(await started(world(), { payer }, { vault }));
    expect(fake.inspected[0]?.payment?.payer).toEqual({
      isRecurrent: false,
      emailDigest: 'digest',
      email: 'a@example.com',
      phoneNumber: '+7 900',
      clientIpAddress: '203.0.113.7',
    });
  });

  it('judges a payer whose data cannot be opened by what is left', async () => {
    const personal = { keyId: 'key', ciphertext: new Uint8Array([1]) };
    const open = vi.fn(async () => undefined).mockRejectedValueOnce(new Error('the database is away'));
    const vault = { ...noVault(), open };
    const payer = { type: 'payment_resource', tool: VISA, features: { email: 'digest' }, personal } as const;
    expect(await done(await started(world(), { payer }, { vault }))).toMatchObject({ riskScore: 'low' });
    expect(fake.inspected[0]?.payment?.payer).toEqual({ isRecurrent: false, emailDigest: 'digest' });
  });
});

describe('the blacklist', () => {
  it('payment_w_first_blacklisted_success: the second terminal is used, and the first is named with its reason', async () => {
    fake.blacklist.add('b1.t1');
    const payment = await done(await started(world()));
    expect(payment).toMatchObject({
      status: { tag: 'captured' },
      blacklisted: [{ providerId: 'b1', terminalId: 't1' }],
      attempts: [{ route: { providerId: 'b2', terminalId: 't2' } }],
      rejected: [{ providerId: 'b1', terminalId: 't1', group: 'in_blacklist' }],
    });
    expect(fake.asked.map(({ cardToken }) => cardToken)).toEqual(['tok_visa', 'tok_visa']);
  });

  it('payment_w_all_blacklisted: the payment fails without a route, and the invoice stays unpaid', async () => {
    fake.blacklist.add('b1.t1').add('b2.t2');
    const payments = await started(world());
    expect((await done(payments)).status).toMatchObject({
      tag: 'failed',
      failure: { failure: { code: 'no_route_found:forbidden', reason: 'b1.t1: in_blacklist; b2.t2: in_blacklist' } },
    });
    expect((await payments.read()).status).toEqual({ tag: 'unpaid' });
    expect(payments.provider.calls).toEqual([]);
  });

  it.each(['error', 'hang'] as const)('lists nothing when its answer is %s', async (mood) => {
    fake.blacklist.add('b1.t1');
    fake.blacklistMood = mood;
    const payment = await done(await started(world({ timeoutMs: mood === 'hang' ? 50 : 10_000 })));
    expect(payment).toMatchObject({ blacklisted: [], attempts: [{ route: { terminalId: 't1' } }] });
  });

  it('is not asked about what is no card', async () => {
    const wallets = { ...PROVISION, methods: constant(['wallet/qiwi']) };
    const configuration = world();
    const providers = new Map(
      [...configuration.providers].map(([id, provider]) => [id, { ...provider, terms: { payments: wallets } }]),
    );
    const [party] = paymentWorld(configuration).parties.values();
    const shop = party?.shops.get('shop');
    if (party === undefined || shop?.terms.payments === undefined) throw new Error('the world has a shop');
    const terms = { ...shop.terms, payments: { ...shop.terms.payments, methods: constant(['wallet/qiwi']) } };
    const parties = new Map([[party.id, { ...party, shops: new Map([[shop.id, { ...shop, terms }]]) }]]);
    const payer = { type: 'payment_resource', tool: WALLET, features: {} } as const;
    const payment = await done(await started({ ...configuration, providers, parties }, { payer }));
    expect(payment.status.tag).toBe('captured');
    expect(fake.asked).toEqual([]);
  });

  it('of an inspector by rules is a condition on the route', async () => {
    const listed = when((variables) =>
      variables.terminal === 't1' && variables.provider === 'b1' && variables.payment_tool?.['token'] === 'tok_visa'
        ? 'true'
        : 'false',
    );
    const rules: Inspector = { id: 'inspector', type: 'rules', rules: constant('low'), blacklist: listed };
    const payment = await done(await started({ ...world(), inspectors: new Map([['inspector', rules]]) }));
    expect(payment).toMatchObject({
      blacklisted: [{ providerId: 'b1', terminalId: 't1' }],
      attempts: [{ route: { terminalId: 't2' } }],
    });
  });
});
