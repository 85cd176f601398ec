import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileConfiguration } from '../../src/config/compile.ts';
import { reduce } from '../../src/domain/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import type { BankCard } from '../../src/domain/payment-tool.ts';
import { payoutMachine } from '../../src/domain/payout/machine.ts';
import { gatherCandidates } from '../../src/domain/routing/gather.ts';
import { paymentVariables } from '../../src/domain/routing/variables.ts';
import { CARD, newPayout, PHONE, when } from '../domain/payout-world.ts';

const SOURCE = readFileSync(new URL('../../config/demo.yaml', import.meta.url), 'utf8');

function demo(): Configuration {
  const compilation = compileConfiguration(SOURCE, {
    revision: 1,
    adapters: new Map([['sandbox-bank', { payouts: true }]]),
  });
  expect(compilation).toMatchObject({ ok: true });
  if (!compilation.ok) throw new Error('unreachable');
  return compilation.configuration;
}

describe('The demo configuration', () => {
  it('compiles without a fault', () => {
    expect(demo().revision).toBe(1);
  });

  it('has a party with shops in two currencies, and another party', () => {
    const { parties } = demo();
    expect([...(parties.get('demo')?.shops.values() ?? [])].map(({ currency }) => currency)).toEqual(['RUB', 'EUR']);
    expect(parties.get('other')?.shops.size).toBe(1);
  });

  it.each(['turnpike_demo_merchant', 'turnpike_demo_operator', 'turnpike_demo_other'])(
    'holds the hash of %s and not the key',
    (key) => {
      const sha256 = createHash('sha256').update(key).digest('hex');
      expect(demo().apiKeys.map((apiKey) => apiKey.sha256)).toContain(sha256);
    },
  );

  it.each([
    ['books', 'visa', 100_000n, ['south-rub', 'north-rub'], []],
    ['books', 'mir', 15_000_000n, ['north-rub'], ['south-rub PaymentsProvisionTerms: risk_coverage']],
    [
      'books',
      'american-express',
      100_000n,
      ['north-rub'],
      ['south-rub RoutingRule: South Bank has no contract with American Express'],
    ],
    ['books-eu', 'visa', 5000n, ['north-eur'], []],
  ])(
    'routes a held, recurrent payment at %s with %s of %d minor units',
    (shopId, paymentSystem, amountMinor, accepted, refused) => {
      const configuration = demo();
      const shop = configuration.parties.get('demo')?.shops.get(shopId);
      if (shop === undefined) throw new Error(`no shop ${shopId}`);
      const cost = { amountMinor, currency: shop.currency };
      const tool: BankCard = {
        type: 'bank_card',
        token: 't',
        fingerprint: 'f',
        bin: '424242',
        lastDigits: '4242',
        expiry: { month: 12, year: 2030 },
        paymentSystem,
        cvvEmpty: false,
      };
      const inspector = configuration.inspectors.get('by-amount');
      const variables = paymentVariables({ partyId: 'demo', shop, cost, tool, flowType: 'hold' });
      const reduced = inspector?.type === 'rules' ? reduce(inspector.rules, variables) : undefined;
      const riskScore = reduced?.ok ? reduced.value : (inspector?.fallbackScore ?? 'fatal');
      const { candidates, rejected } = gatherCandidates({
        configuration,
        shop,
        merchantTerms: shop.terms,
        variables: { ...variables, risk_score: riskScore },
        tool,
        cost,
        flow: { type: 'hold', lifetimeMs: 3 * 86_400_000 },
        riskScore,
        makeRecurrent: true,
        features: {},
      });
      expect(candidates.map(({ terminalId }) => terminalId)).toEqual(accepted);
      expect(rejected.map(({ terminalId, reason }) => `${terminalId} ${reason}`)).toEqual(refused);
    },
  );

  it('has a cash desk that takes every method that its shops take, and banks to choose from', () => {
    const { projects, banks } = demo();
    const desk = projects.get('57aff4db-b45d-42bf-bc5f-b7a499a01782');
    expect(desk).toMatchObject({ partyId: 'demo', disabled: false, requestKeys: [{ secret: 'H2H_HMAC' }] });
    expect([...(desk?.shops ?? [])]).toEqual([
      ['RUB', 'books'],
      ['EUR', 'books-eu'],
    ]);
    expect(banks.length).toBeGreaterThan(3);
  });

  it('shows an RSA key of a merchant that can be put in by taking the comment marks away', () => {
    const marked = SOURCE.split('\n').findIndex((line) => line.includes('# - id: demo-rsa'));
    const lines = SOURCE.split('\n');
    const end = lines.findIndex((line, index) => index > marked && line.includes('END PUBLIC KEY'));
    const source = lines
      .map((line, index) => (index >= marked && index <= end ? line.replace('# ', '') : line))
      .join('\n');
    const compilation = compileConfiguration(source, { revision: 1 });
    expect(compilation.ok && compilation.configuration.projects.values().next().value?.requestKeys).toMatchObject([
      { id: 'demo-hmac' },
      { id: 'demo-rsa', algorithm: 'RSA-SHA256', hashedTwice: false },
    ]);
  });

  it.each([
    ['books', 'sbp-p2p', PHONE, 100_000, 'south-rub'],
    ['books', 'sbp-p2p', PHONE, 15_000_001, 'north-rub'],
    ['books', 'mobile-p2p', PHONE, 100_000, 'north-rub'],
    ['books', 'card-p2p', CARD, 100_000, 'south-rub'],
    ['books', 'card-ecom', CARD, 100_000, 'north-rub'],
    ['books-eu', 'card-p2p', CARD, 5_000, 'north-eur'],
  ] as const)('pays out from %s by %s', (shopId, method, receiver, amountMinor, terminalId) => {
    const world = demo();
    const currency = shopId === 'books' ? 'RUB' : 'EUR';
    const amount = { amountMinor: BigInt(amountMinor), currency };
    const asked = newPayout({ partyId: 'demo', shopId, amount, receiver }, method);
    if (asked.type !== 'CreatePayout') throw new Error('unreachable');
    const projectId = '57aff4db-b45d-42bf-bc5f-b7a499a01782';
    const payout = { ...asked.payout, application: { ...asked.payout.application, projectId } };
    const { after } = when(payoutMachine.initial, { ...asked, payout }, { world });
    expect(after.route?.terminalId).toBe(terminalId);
    expect(after.plan?.status).toBe('held');
  });
});
