import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import { compileConfiguration } from '../../src/config/compile.ts';
import type { Configuration, Party, Shop } from '../../src/domain/configuration.ts';
import { newInvoice } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { fixedConfigurations, type RpcNode, rpcWorld, startRpcNode } from './rpc-node.ts';
import { inRange, newTemplate, priced, rubles, UNLIMITED } from './template-requests.ts';

/** Terms that depend on what is bought, on how much, and on nothing at all. */
const TERMS = `
  payments:
    currencies: [RUB]
    categories: [retail]
    methods:
      - { when: amount < 10000, then: [card/visa, card/mastercard] }
      - { when: amount < 50000, then: [card/visa] }
      - { when: 'true', then: [] }
    cash_limit: "[0.10, 420_000.00) RUB"
    fees:
      - when: payment_method == "card/visa"
        then: [{ from: merchant.settlement, to: system.settlement, volume: "max(2.8%, 3.50 RUB)", details: Fee }]
      - when: payment_method == "card/mastercard"
        then: [{ from: merchant.settlement, to: system.settlement, volume: 3% }]
    attempt_limit: 3
    holds: { methods: [card/visa], lifetime: 7d, partial_capture_allowed: true }
    refunds:
      methods: [card/visa]
      fees: []
      eligible_for: 6 months
      partial: { cash_limit: "[0.01, 100.00] RUB" }
    chargebacks:
      allow: payment_method == "card/visa"
      fees: [{ from: merchant.settlement, to: system.settlement, volume: 100% of surplus }]
      eligible_for: 1 year, 15 days
  recurrent:
    methods: [card/visa]
`;

const DOCUMENT = `turnpike: 1
parties:
  party:
    name: Party
    shops:
      shop: { name: S, location: https://shop.example, category: retail, currency: RUB, institution: main, terms: main }
      bare: { name: B, location: https://bare.example, category: retail, currency: RUB, institution: main, terms: none }
terms:
  none: {}
  main:${TERMS.replaceAll('\n', '\n  ')}
institutions: { main: { realm: test, system_accounts: [RUB], inspector: low } }
inspectors: { low: { type: rules, rules: low } }
providers: { bank: { name: Bank, adapter: sandbox-bank, accounts: [RUB] } }
terminals: { t1: { provider: bank, name: T } }
`;

function compiled(): Configuration {
  const result = compileConfiguration(DOCUMENT, { revision: 7 });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return { ...result.configuration, apiKeys: rpcWorld().apiKeys };
}

const closed = { party: {} as Partial<Party>, shop: {} as Partial<Shop> };

function present(): Configuration {
  const world = compiled();
  const party = world.parties.get('party');
  if (party === undefined) throw new Error('the world has its party');
  const shops = new Map([...party.shops].map(([id, shop]) => [id, { ...shop, ...closed.shop }]));
  return { ...world, parties: new Map([['party', { ...party, shops, ...closed.party }]]) };
}

let rpc: RpcNode;
let client: TurnpikeClient;
beforeAll(async () => {
  rpc = await startRpcNode({ configurations: { ...fixedConfigurations(compiled()), latest: present } });
  client = rpc.connect('merchant');
});
afterAll(() => rpc.stop());

async function termsAt(amountMinor: number) {
  const { invoiceId = '' } = await client.invoicing.CreateInvoice(newInvoice({ cost: rubles(amountMinor) }));
  return await client.invoicing.ComputeInvoiceTerms({ invoiceId });
}

async function templateOf(template: Parameters<typeof newTemplate>[0]): Promise<string> {
  return (await client.templates.CreateInvoiceTemplate(newTemplate(template))).templateId ?? '';
}

const termsOf = async (template: Parameters<typeof newTemplate>[0]) =>
  await client.templates.ComputeInvoiceTemplateTerms({ templateId: await templateOf(template) });

const names = (...list: readonly string[]) => ({ value: list.length === 0 ? {} : { names: list } });

describe('the terms of an invoice', () => {
  it('are values as far as the invoice decides them, and what is left is told with its conditions', async () => {
    const terms = await termsAt(9_999);
    expect(terms).toMatchObject({
      domainRevision: 7n,
      payments: {
        currencies: names('RUB'),
        categories: names('retail'),
        paymentMethods: names('card/visa', 'card/mastercard'),
        cashLimit: {
          value: {
            lower: { amount: rubles(10), inclusive: true },
            upper: { amount: rubles(42_000_000) },
          },
        },
        fees: {
          undecided: {
            branches: [
              {
                condition: 'payment_method == "card/visa"',
                value:
                  '[{"from":"merchant.settlement","to":"system.settlement","volume":"max(7/250, 3.50 RUB)","details":"Fee"}]',
              },
              {
                condition: 'payment_method == "card/mastercard"',
                value: '[{"from":"merchant.settlement","to":"system.settlement","volume":"3/100"}]',
              },
            ],
          },
        },
        attemptLimit: { value: 3n },
        holds: { paymentMethods: names('card/visa'), lifetimeMs: { value: 604_800_000n }, partialCaptureAllowed: true },
        refunds: {
          paymentMethods: names('card/visa'),
          fees: { value: {} },
          eligibilityTime: { value: { months: 6 } },
          partialRefunds: { cashLimit: { value: { lower: { amount: rubles(1) }, upper: { amount: rubles(10_000) } } } },
        },
        chargebacks: {
          allow: true,
          fees: {
            value: {
              postings: [
                {
                  source: 'CASH_FLOW_ACCOUNT_TYPE_MERCHANT_SETTLEMENT',
                  destination: 'CASH_FLOW_ACCOUNT_TYPE_SYSTEM_SETTLEMENT',
                  volume: { share: { parts: { numerator: 1n, denominator: 1n }, of: 'CASH_FLOW_CONSTANT_SURPLUS' } },
                },
              ],
            },
          },
          eligibilityTime: { value: { years: 1, days: 15 } },
        },
      },
      recurrent: { paymentMethods: names('card/visa') },
    });
  });

  it('follow its amount', async () => {
    expect((await termsAt(10_000)).payments?.paymentMethods).toMatchObject(names('card/visa'));
    expect((await termsAt(50_000)).payments?.paymentMethods).toMatchObject({ value: {} });
  });

  it('are those of an invoice that is there, and not of another party', async () => {
    const { invoiceId = '' } = await client.invoicing.CreateInvoice(newInvoice());
    expect(await failureOf(client.invoicing.ComputeInvoiceTerms({ invoiceId: 'never' }))).toMatchObject({
      reason: 'INVOICE_NOT_FOUND',
    });
    expect(await failureOf(rpc.connect('other').invoicing.ComputeInvoiceTerms({ invoiceId }))).toMatchObject({
      reason: 'INVOICE_NOT_FOUND',
    });
    const operator = rpc.connect('operator').invoicing;
    expect(await operator.ComputeInvoiceTerms({ partyId: 'party', invoiceId })).toMatchObject({ domainRevision: 7n });
  });
});

describe('the terms of a template', () => {
  it('terms_retrieval: are decided by a fixed price', async () => {
    const fixed = await termsOf({ details: priced({ fixed: rubles(9_999) }) });
    expect(fixed.payments?.paymentMethods).toMatchObject(names('card/visa', 'card/mastercard'));
  });

  it('are decided by the total of a cart', async () => {
    const cart = { lines: [{ product: 'a', quantity: 4, price: rubles(5_000) }] };
    expect((await termsOf({ details: { cart } })).payments?.paymentMethods).toMatchObject(names('card/visa'));
  });

  it.each([
    ['any price', UNLIMITED],
    ['a range of prices', inRange(10, 20)],
  ])('terms_retrieval: stay undecided where %s is possible', async (_what, price) => {
    const { payments } = await termsOf({ details: priced(price) });
    expect(payments?.paymentMethods).toMatchObject({
      undecided: {
        branches: [
          { condition: 'amount < 10000', value: '["card/visa","card/mastercard"]' },
          { condition: 'amount < 50000', value: '["card/visa"]' },
          { condition: 'true', value: '[]' },
        ],
      },
    });
    expect(payments?.currencies).toMatchObject(names('RUB'));
  });

  it('terms_retrieval: say nothing of what the shop may not do at all', async () => {
    const terms = await termsOf({ shopId: 'bare' });
    expect(terms.domainRevision).toBe(7n);
    expect(terms.payments).toBeUndefined();
    expect(terms.recurrent).toBeUndefined();
  });

  it.each<[string, Partial<Party>, Partial<Shop>, string, string]>([
    ['a suspended party', { suspended: true }, {}, 'INVALID_PARTY_STATUS', 'suspension'],
    ['a blocked party', { blocked: true }, {}, 'INVALID_PARTY_STATUS', 'blocking'],
    ['a suspended shop', {}, { suspended: true }, 'INVALID_SHOP_STATUS', 'suspension'],
    ['a blocked shop', {}, { blocked: true }, 'INVALID_SHOP_STATUS', 'blocking'],
  ])(
    'are not computed for %s, which still can read its template, but neither change nor use it',
    async (_of, party, shop, reason, status) => {
      const templateId = await templateOf({});
      const { invoiceId = '' } = await client.invoicing.CreateInvoice(newInvoice());
      closed.party = party;
      closed.shop = shop;
      try {
        expect(await client.templates.GetInvoiceTemplate({ templateId })).toMatchObject({ templateId });
        const request = { requestId: 'closed', templateId };
        for (const call of [
          () => client.invoicing.ComputeInvoiceTerms({ invoiceId }),
          () => client.templates.ComputeInvoiceTemplateTerms({ templateId }),
          () => client.templates.CreateInvoiceTemplate(newTemplate()),
          () => client.templates.UpdateInvoiceTemplate({ requestId: 'closed', template: { templateId, product: 'x' } }),
          () => client.templates.DeleteInvoiceTemplate(request),
          () => client.invoicing.CreateInvoiceFromTemplate(request),
          // The status comes before what is wrong with the request.
          () => client.invoicing.CreateInvoiceFromTemplate({ ...request, cost: rubles(1) }),
        ]) {
          expect(await failureOf(call())).toMatchObject({ code: 'FAILED_PRECONDITION', reason, metadata: { status } });
        }
      } finally {
        closed.party = {};
        closed.shop = {};
      }
    },
  );
});
