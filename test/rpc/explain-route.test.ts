import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration, Inspector } from '../../src/domain/configuration.ts';
import { createGrpcInspector, type GrpcInspector } from '../../src/inspectors/grpc-inspector.ts';
import { candidatesRuleset, configurationOf, limitOf, type PROVISION, rule, terminalOf } from '../domain/world.ts';
import { type FakeInspector, startFakeInspector } from '../kit/fake-inspector.ts';
import { newInvoice, payWith } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { fixedConfigurations, type RpcNode, rpcWorld, startRpcNode } from './rpc-node.ts';

let fake: FakeInspector;
let inspector: GrpcInspector;
let rpc: RpcNode;

beforeAll(async () => {
  fake = await startFakeInspector();
  inspector = createGrpcInspector();
  rpc = await startRpcNode({ configurations: fixedConfigurations(world()), inspector });
});

afterAll(async () => {
  await rpc.stop();
  inspector.close();
  await fake.stop();
});

/** Routes that lose in every way that one payment can show. */
function world(): Configuration {
  const terms = (payments: Partial<typeof PROVISION>) => ({ terms: { payments } });
  const limited = (limitId: string, upperBoundary: bigint) =>
    terms({ turnoverLimits: constant([{ limitId, upperBoundary }]) });
  const routed = configurationOf({
    terminals: [
      terminalOf('chosen', 'bank', limited('day', 100_000_000n)),
      terminalOf('black', 'bank'),
      terminalOf('forbidden', 'bank', terms({ methods: constant(['card/mir']) })),
      terminalOf('full', 'bank', limited('day', 41_999n)),
      terminalOf('later', 'bank', limited('count', 7n)),
      terminalOf('dollars', 'bank', limited('dollars', 7n)),
    ],
    rulesets: [
      candidatesRuleset('policies', [
        rule('black', { priority: 5 }),
        rule('forbidden', { priority: 5 }),
        rule('full', { priority: 5 }),
        rule('dollars', { priority: 5 }),
        rule('later', { priority: 1 }),
        rule('chosen', { priority: 2 }),
      ]),
    ],
    limits: [
      limitOf('day', { scopes: ['terminal'] }),
      limitOf('count', { scopes: ['terminal'], metric: { type: 'number' } }),
      limitOf('dollars', { metric: { type: 'amount', currency: 'USD' } }),
    ],
  });
  const outside: Inspector = {
    id: 'inspector',
    type: 'grpc',
    address: fake.address,
    tls: false,
    timeoutMs: 10_000,
    options: {},
  };
  const { parties, apiKeys } = rpcWorld();
  return { ...routed, parties, apiKeys, inspectors: new Map([['inspector', outside]]) };
}

/** A payment at its rest. */
async function paid() {
  const merchant = rpc.connect('merchant');
  const { invoiceId } = await merchant.invoicing.CreateInvoice(newInvoice());
  const { paymentId } = await payWith(merchant, { invoiceId });
  const subject = { partyId: 'party', invoiceId, paymentId };
  const { invoicing } = rpc.connect('operator');
  await expect.poll(async () => (await invoicing.GetPayment(subject)).step).toBe('PAYMENT_STEP_IDLE');
  return { subject, invoicing, merchant };
}

const at = (terminalId: string) => ({ providerId: 'bank', terminalId });

describe('ExplainRoute', () => {
  it('lesson 16: says of every route why it was chosen or not', async () => {
    fake.blacklist.add('bank.black');
    const { subject, invoicing } = await paid();
    const { explainedRoutes, usedVarset } = await invoicing.ExplainRoute(subject);
    expect(explainedRoutes).toEqual([
      {
        route: at('chosen'),
        isChosen: true,
        outcome: 'ROUTE_OUTCOME_CHOSEN',
        explanation: 'This route was chosen.',
      },
      {
        route: at('black'),
        outcome: 'ROUTE_OUTCOME_BLACKLISTED',
        explanation: 'This route was not used: the card is on its blacklist.',
      },
      {
        route: at('full'),
        outcome: 'ROUTE_OUTCOME_LIMIT_EXCEEDED',
        explanation: 'Limits of this route were exceeded: day: 42000 > 41999.',
      },
      {
        route: at('later'),
        outcome: 'ROUTE_OUTCOME_LOWER_PRIORITY',
        explanation: 'Its priority 1 is lower than 2, that of the chosen route.',
      },
      {
        route: at('forbidden'),
        outcome: 'ROUTE_OUTCOME_FORBIDDEN',
        explanation: 'This route is forbidden: PaymentsProvisionTerms: payment_tool.',
      },
      {
        route: at('dollars'),
        outcome: 'ROUTE_OUTCOME_LIMIT_MISCONFIGURED',
        explanation: 'Limits of this route could not be held: dollars: invalid operation currency RUB.',
      },
    ]);
    expect(usedVarset).toEqual({
      categoryId: 'goods',
      currency: 'RUB',
      amount: { amountMinor: 42_000n, currency: 'RUB' },
      partyId: 'party',
      shopId: 'shop',
      paymentMethod: 'card/visa',
      riskScore: 'RISK_SCORE_LOW',
      flow: 'instant',
    });
  });

  it('payment_w_all_blacklisted: explains a payment for which no route was found', async () => {
    for (const id of ['chosen', 'later', 'full', 'dollars', 'black']) fake.blacklist.add(`bank.${id}`);
    const { subject, invoicing } = await paid();
    const { explainedRoutes } = await invoicing.ExplainRoute(subject);
    expect(explainedRoutes?.filter(({ isChosen }) => isChosen)).toEqual([]);
    expect(explainedRoutes?.map(({ route, outcome }) => `${route?.terminalId} ${outcome}`)).toEqual([
      'forbidden ROUTE_OUTCOME_FORBIDDEN',
      'dollars ROUTE_OUTCOME_LIMIT_MISCONFIGURED',
      'black ROUTE_OUTCOME_BLACKLISTED',
      'full ROUTE_OUTCOME_BLACKLISTED',
      'later ROUTE_OUTCOME_BLACKLISTED',
      'chosen ROUTE_OUTCOME_BLACKLISTED',
    ]);
    fake.blacklist.clear();
  });

  it('answers ROUTE_NOT_CHOSEN where none was looked for', async () => {
    fake.mood = 'RISK_SCORE_FATAL';
    const { subject, invoicing } = await paid();
    fake.mood = 'RISK_SCORE_LOW';
    expect(await failureOf(invoicing.ExplainRoute(subject))).toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'ROUTE_NOT_CHOSEN',
    });
  });

  it('is not for merchants: it tells turnovers of others', async () => {
    const { subject, merchant } = await paid();
    const denied = { code: 'PERMISSION_DENIED', metadata: { role: 'operator' } };
    expect(await failureOf(merchant.invoicing.ExplainRoute(subject))).toMatchObject(denied);
    expect(await failureOf(merchant.invoicing.GetRouteLimitValues(subject))).toMatchObject(denied);
  });

  it.each([
    [{ paymentId: 'never' }, 'INVOICE_PAYMENT_NOT_FOUND'],
    [{ invoiceId: 'never' }, 'INVOICE_NOT_FOUND'],
    [{ partyId: 'never' }, 'PARTY_NOT_FOUND'],
    [{ partyId: 'other' }, 'INVOICE_NOT_FOUND'],
  ])('of what does not exist (%o) answers %s', async (wrong, reason) => {
    const { subject, invoicing } = await paid();
    expect(await failureOf(invoicing.ExplainRoute({ ...subject, ...wrong }))).toMatchObject({ reason });
    expect(await failureOf(invoicing.GetRouteLimitValues({ ...subject, ...wrong }))).toMatchObject({ reason });
  });

  it('needs the ids of invoice and payment', async () => {
    const { invoicing } = rpc.connect('operator');
    expect(await failureOf(invoicing.ExplainRoute({ partyId: 'party' }))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      fields: ['invoice_id', 'payment_id'],
    });
  });
});

describe('GetRouteLimitValues', () => {
  it('shows the counters of the routes as they stand, with all that others hold and have committed', async () => {
    fake.blacklist.add('bank.black');
    const { subject, invoicing } = await paid();
    const before = await invoicing.GetRouteLimitValues(subject);
    await paid();
    const { routeLimitValues } = await invoicing.GetRouteLimitValues(subject);
    const used = before.routeLimitValues?.find(({ route }) => route?.terminalId === 'chosen')?.limits?.[0]?.value ?? 0n;
    expect(used).toBeGreaterThanOrEqual(42_000n);
    expect(routeLimitValues).toEqual([
      { route: at('black') },
      { route: at('full'), limits: [{ limitId: 'day', upperBoundary: 41_999n, currency: 'RUB' }] },
      { route: at('dollars') },
      { route: at('later'), limits: [{ limitId: 'count', upperBoundary: 7n }] },
      {
        route: at('chosen'),
        limits: [{ limitId: 'day', value: used + 42_000n, upperBoundary: 100_000_000n, currency: 'RUB' }],
      },
    ]);
  });
});
