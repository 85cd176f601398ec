import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import type { CreateInvoiceTemplateRequest } from '../../src/generated/turnpike/v1/CreateInvoiceTemplateRequest.ts';
import type { InvoiceTemplate } from '../../src/generated/turnpike/v1/InvoiceTemplate.ts';
import { failureOf } from './rich-error.ts';
import { type RpcNode, startRpcNode } from './rpc-node.ts';
import { inRange, newTemplate, priced, rubles, templatesOf } from './template-requests.ts';

let rpc: RpcNode;
let client: TurnpikeClient;
beforeAll(async () => {
  rpc = await startRpcNode();
  client = rpc.connect('merchant');
});
afterAll(() => rpc.stop());

const { made, update } = templatesOf(() => client);

describe('a template is refused', () => {
  const bound = (amountMinor: number, currency: string, inclusive: boolean) => ({
    amount: { amountMinor: BigInt(amountMinor), currency },
    inclusive,
  });
  const range = (lower: ReturnType<typeof bound>, upper: ReturnType<typeof bound>) =>
    priced({ range: { lower, upper } });

  it.each<[string, InvoiceTemplate, string, string]>([
    [
      'with a price below zero',
      { details: priced({ fixed: rubles(-100) }) },
      'details.product.price.fixed',
      'Invalid amount',
    ],
    [
      'with a price of zero',
      { details: priced({ fixed: rubles(0) }) },
      'details.product.price.fixed',
      'Invalid amount',
    ],
    [
      'in a currency that is not one',
      { details: priced({ fixed: { amountMinor: 100n, currency: 'KEK' } }) },
      'details.product.price.fixed',
      'Invalid currency',
    ],
    [
      "in a currency that is not the shop's",
      { details: priced({ fixed: { amountMinor: 100n, currency: 'EUR' } }) },
      'details.product.price.fixed',
      'Invalid currency',
    ],
    ['with equal ends outside', { details: priced(inRange(100, 100, false)) }, 'range', 'Invalid cost range'],
    [
      'with one of two equal ends outside',
      { details: range(bound(100, 'RUB', true), bound(100, 'RUB', false)) },
      'range',
      'Invalid cost range',
    ],
    ['with ends the wrong way round', { details: priced(inRange(101, 100)) }, 'range', 'Invalid cost range'],
    [
      'with ends in two currencies',
      { details: range(bound(100, 'RUB', true), bound(200, 'EUR', true)) },
      'range',
      'Invalid cost range',
    ],
    [
      'with a range in another currency',
      { details: range(bound(100, 'EUR', true), bound(200, 'EUR', true)) },
      'range.lower.amount',
      'Invalid currency',
    ],
    [
      'with a range that begins below zero',
      { details: priced(inRange(-1, 100)) },
      'range.lower.amount',
      'Invalid amount',
    ],
    [
      'with a cart of two currencies',
      {
        details: {
          cart: {
            lines: [
              { product: 'a', quantity: 1, price: rubles(1) },
              { product: 'b', quantity: 1, price: { amountMinor: 1n, currency: 'EUR' } },
            ],
          },
        },
      },
      'details.cart',
      'All lines of a cart must be of one currency',
    ],
    [
      'with mutations of a cart of several pieces',
      {
        details: { cart: { lines: [{ product: 'a', quantity: 2, price: rubles(1) }] } },
        mutations: [{ amount: { deviationMinor: 1n } }],
      },
      'details.cart',
      'Amount mutation with multiline cart or multiple items in a line is not allowed',
    ],
    ['without a price', { details: { product: { product: 'Book' } } }, 'details.product.price', 'is required'],
    ['without details', { details: {} }, 'details', 'is required'],
    ['with an empty cart', { details: { cart: {} } }, 'details.cart.lines', 'is required'],
    ['without a product', { product: '' }, 'product', 'is required'],
    ['with a lifetime of nothing', { lifetime: {} }, 'lifetime', 'must be above zero'],
    ['with a lifetime below zero', { lifetime: { days: -1 } }, 'lifetime.days', 'must be 0 to 2147483647'],
    [
      'with a lifetime beyond all plans',
      { lifetime: { years: 99, months: 13 } },
      'lifetime',
      'is longer than 100 years',
    ],
    [
      'with a deviation below zero',
      { mutations: [{ amount: { deviationMinor: -1n } }] },
      'mutations[0].amount.deviation_minor',
      'must be 0',
    ],
    [
      'with a multiplicity of zero',
      { mutations: [{ amount: { amountMultiplicityConditionMinor: 0n } }] },
      'amount_multiplicity_condition_minor',
      'must be 1',
    ],
    [
      'with a precision beyond all amounts',
      { mutations: [{ amount: { precision: 13 } }] },
      'precision',
      'must be 0 to 12',
    ],
    ['with a mutation of nothing', { mutations: [{}] }, 'mutations[0].amount', 'is required'],
    [
      'with eleven mutations',
      { mutations: Array.from({ length: 11 }, () => ({ amount: {} })) },
      'mutations',
      'has more than 10',
    ],
  ])('%s', async (_how, template, field, message) => {
    const templateId = await made();
    for (const call of [
      () => client.templates.CreateInvoiceTemplate(newTemplate(template)),
      () => update({ ...template, templateId }, ...Object.keys(template)),
    ]) {
      const error = await failureOf(call());
      expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', message: expect.stringContaining(message) });
      expect(error.fields[0]).toContain(field);
    }
  });

  it('without a shop that the party has', async () => {
    const call = (template: InvoiceTemplate) => client.templates.CreateInvoiceTemplate(newTemplate(template));
    expect(await failureOf(call({ shopId: 'nowhere' }))).toMatchObject({
      reason: 'SHOP_NOT_FOUND',
      metadata: { shop_id: 'nowhere' },
    });
    expect(await failureOf(call({ shopId: '' }))).toMatchObject({ fields: ['template.shop_id'] });
  });

  it.each<[string, CreateInvoiceTemplateRequest, string]>([
    ['without a request id', { requestId: '' }, 'request_id'],
    ['with an id that is none', { templateId: '../x' }, 'template_id'],
    ['for another party', { partyId: 'other' }, ''],
  ])('%s', async (_how, request, field) => {
    const error = await failureOf(client.templates.CreateInvoiceTemplate(newTemplate({}, request)));
    if (field === '') expect(error).toMatchObject({ reason: 'PARTY_NOT_FOUND' });
    else expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', fields: [field] });
  });

  it('with two ids, or with a card number in its words', async () => {
    const two = newTemplate({ templateId: 'a' }, { templateId: 'b' });
    expect(await failureOf(client.templates.CreateInvoiceTemplate(two))).toMatchObject({
      fields: ['template.template_id'],
    });
    const card = newTemplate({ description: '4242 4242 4242 4242' });
    expect(await failureOf(client.templates.CreateInvoiceTemplate(card))).toMatchObject({
      reason: 'CARD_DATA_NOT_ALLOWED',
    });
  });
});
