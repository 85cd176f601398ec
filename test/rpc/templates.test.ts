import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import type { CreateInvoiceTemplateRequest } from '../../src/generated/turnpike/v1/CreateInvoiceTemplateRequest.ts';
import type { InvoiceTemplate } from '../../src/generated/turnpike/v1/InvoiceTemplate.ts';
import { invoiceEvents, requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { type RpcNode, startRpcNode } from './rpc-node.ts';
import { FIXED, inRange, newTemplate, priced, rubles, UNLIMITED } from './template-requests.ts';

let rpc: RpcNode;
let client: TurnpikeClient;
beforeAll(async () => {
  rpc = await startRpcNode();
  client = rpc.connect('merchant');
});
afterAll(() => rpc.stop());

async function made(template: InvoiceTemplate = {}): Promise<string> {
  return (await client.templates.CreateInvoiceTemplate(newTemplate(template))).templateId ?? '';
}

const update = (template: InvoiceTemplate, ...paths: readonly string[]) =>
  client.templates.UpdateInvoiceTemplate({
    requestId: requestId(),
    template,
    ...(paths.length === 0 ? {} : { updateMask: { paths: [...paths] } }),
  });

const remove = (templateId: string) => client.templates.DeleteInvoiceTemplate({ requestId: requestId(), templateId });

const invoiceOf = (templateId: string, more: object = {}) =>
  client.invoicing.CreateInvoiceFromTemplate({ requestId: requestId(), templateId, ...more });

describe('an invoice template', () => {
  it('is read back as it was made', async () => {
    const template: InvoiceTemplate = {
      name: 'Books, spring',
      description: 'All books',
      lifetime: { months: 1, hours: 2, seconds: 3 },
      details: priced(inRange(100, 200), { isbn: 'x' }),
      context: { type: 'json', data: Buffer.from('{}') },
      mutations: [
        { amount: { deviationMinor: 100n, precision: 1, direction: 'RANDOMIZATION_DIRECTION_UPWARD' } },
        { amount: { deviationMinor: 5n, minAmountConditionMinor: 0n, amountMultiplicityConditionMinor: 10n } },
      ],
    };
    const answer = await client.templates.CreateInvoiceTemplate(newTemplate(template));
    expect(answer).toMatchObject({
      partyId: 'party',
      shopId: 'shop',
      product: 'Books',
      name: 'Books, spring',
      description: 'All books',
      lifetime: { months: 1, hours: 2, seconds: 3 },
      details: { product: { product: 'Book', price: inRange(100, 200), metadata: { isbn: 'x' } } },
      context: { type: 'json', data: Buffer.from('{}') },
      domainRevision: 1n,
      sequence: 1n,
    });
    expect(answer.mutations).toMatchObject([
      { amount: { deviationMinor: 100n, precision: 1, direction: 'RANDOMIZATION_DIRECTION_UPWARD' } },
      {
        amount: {
          deviationMinor: 5n,
          direction: 'RANDOMIZATION_DIRECTION_BOTH',
          minAmountConditionMinor: 0n,
          amountMultiplicityConditionMinor: 10n,
        },
      },
    ]);
    const { templateId = '' } = answer;
    expect(await client.templates.GetInvoiceTemplate({ templateId })).toEqual(answer);
    const operator = rpc.connect('operator');
    expect(await operator.templates.GetInvoiceTemplate({ partyId: 'party', templateId })).toEqual(answer);
  });

  it('has the id that was chosen, and is not there for another party', async () => {
    const templateId = 'spring-2026';
    expect(await client.templates.CreateInvoiceTemplate(newTemplate({}, { templateId }))).toMatchObject({ templateId });
    const error = await failureOf(rpc.connect('other').templates.GetInvoiceTemplate({ templateId }));
    expect(error).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'INVOICE_TEMPLATE_NOT_FOUND',
      metadata: { template_id: templateId },
    });
  });

  it('P5: is made once: the same content returns it, under any request id; other content is refused', async () => {
    const request = newTemplate({}, { templateId: 'once' });
    const first = await client.templates.CreateInvoiceTemplate(request);
    expect(await client.templates.CreateInvoiceTemplate(request)).toEqual(first);
    expect(await client.templates.CreateInvoiceTemplate({ ...request, requestId: requestId() })).toEqual(first);
    const other = newTemplate({ product: 'Maps' }, { templateId: 'once' });
    expect(await failureOf(client.templates.CreateInvoiceTemplate(other))).toMatchObject({
      code: 'ALREADY_EXISTS',
      reason: 'INVOICE_TEMPLATE_ALREADY_EXISTS',
      details: expect.arrayContaining([expect.stringContaining('ResourceInfo')]),
    });
    const reused = { ...other, requestId: request.requestId ?? '' };
    expect(await failureOf(client.templates.CreateInvoiceTemplate(reused))).toMatchObject({
      reason: 'REQUEST_ID_REUSED',
    });
  });

  it('is not made by validate_only, which checks all the same', async () => {
    const request = newTemplate({}, { templateId: 'perhaps', validateOnly: true });
    const checked = await client.templates.CreateInvoiceTemplate(request);
    expect(checked).toMatchObject({ templateId: 'perhaps', product: 'Books' });
    expect(checked.sequence).toBeUndefined();
    expect(await failureOf(client.templates.GetInvoiceTemplate({ templateId: 'perhaps' }))).toMatchObject({
      reason: 'INVOICE_TEMPLATE_NOT_FOUND',
    });
    const wrong = newTemplate(
      { details: priced({ fixed: { amountMinor: 1n, currency: 'EUR' } }) },
      { validateOnly: true },
    );
    expect(await failureOf(client.templates.CreateInvoiceTemplate(wrong))).toMatchObject({
      message: 'Invalid currency',
    });
  });

  it('changes only where the mask says, and a field that is named and empty is cleared', async () => {
    const templateId = await made({ name: 'old', description: 'words' });
    expect(await update({ templateId, name: 'new', product: 'ignored' }, 'name', 'description')).toMatchObject({
      name: 'new',
      product: 'Books',
      sequence: 2n,
    });
    expect((await client.templates.GetInvoiceTemplate({ templateId })).description).toBeUndefined();
    expect(await update({ templateId, product: 'Maps' })).toMatchObject({ product: 'Maps', name: 'new' });
    const whole = { templateId, product: 'All', lifetime: { hours: 1 }, details: priced(UNLIMITED) };
    const replaced = await update(whole, '*');
    expect(replaced).toMatchObject({ product: 'All', lifetime: { hours: 1 }, sequence: 4n });
    expect(replaced.name).toBeUndefined();
  });

  it.each<[string, InvoiceTemplate, readonly string[], string]>([
    ['names an unknown field', { name: 'x' }, ['colour'], 'update_mask'],
    ['names a field that is given once for ever', { shopId: 'x' }, ['shop_id'], 'update_mask'],
    ['names nothing', {}, [], 'update_mask'],
    ['clears the product', {}, ['product'], 'template.product'],
    ['clears the lifetime', {}, ['lifetime'], 'template.lifetime'],
    ['clears the details', {}, ['details'], 'template.details'],
  ])('refuses an update that %s', async (_what, template, paths, field) => {
    const templateId = await made();
    expect(await failureOf(update({ ...template, templateId }, ...paths))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      fields: [field],
    });
  });

  it('cannot be given mutations that its cart does not bear', async () => {
    const cart = { lines: [{ product: 'a', quantity: 2, price: rubles(1_000) }] };
    const templateId = await made({ details: { cart } });
    const mutations = [{ amount: { deviationMinor: 1n } }];
    expect(await failureOf(update({ templateId, mutations }))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      fields: ['template.details.cart.lines'],
    });
    expect(await update({ templateId, mutations, details: priced(FIXED) })).toMatchObject({ sequence: 2n });
  });

  it('P5: an update that is repeated takes effect once', async () => {
    const templateId = await made();
    const request = { requestId: requestId(), template: { templateId, product: 'Once' } };
    await client.templates.UpdateInvoiceTemplate(request);
    await update({ templateId, product: 'Later' });
    expect(await client.templates.UpdateInvoiceTemplate(request)).toMatchObject({ product: 'Later', sequence: 3n });
  });

  it('is gone when it was deleted: it cannot be read, changed, deleted again, or made again under its id', async () => {
    const request = newTemplate({}, { templateId: 'gone' });
    await client.templates.CreateInvoiceTemplate(request);
    const deletion = { requestId: requestId(), templateId: 'gone' };
    expect(await client.templates.DeleteInvoiceTemplate(deletion)).toMatchObject({ deleted: true, product: 'Books' });
    expect(await client.templates.DeleteInvoiceTemplate(deletion)).toMatchObject({ deleted: true });
    const removed = { code: 'NOT_FOUND', reason: 'INVOICE_TEMPLATE_REMOVED', metadata: { template_id: 'gone' } };
    for (const call of [
      () => client.templates.GetInvoiceTemplate({ templateId: 'gone' }),
      () => update({ templateId: 'gone', product: 'x' }),
      () => remove('gone'),
      () => client.templates.CreateInvoiceTemplate(request),
      () => client.templates.ComputeInvoiceTemplateTerms({ templateId: 'gone' }),
      () => invoiceOf('gone'),
    ]) {
      expect(await failureOf(call())).toMatchObject(removed);
    }
  });

  it('that never was is not found', async () => {
    for (const call of [
      () => client.templates.GetInvoiceTemplate({ templateId: 'never' }),
      () => update({ templateId: 'never', product: 'x' }),
      () => remove('never'),
      () => client.templates.ComputeInvoiceTemplateTerms({ templateId: 'never' }),
      () => invoiceOf('never'),
    ]) {
      expect(await failureOf(call())).toMatchObject({
        reason: 'INVOICE_TEMPLATE_NOT_FOUND',
        metadata: { template_id: 'never' },
      });
    }
  });
});

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

describe('an invoice by a template', () => {
  it('says what the template says, is due when its lifetime is over, and names it', async () => {
    const templateId = await made({
      description: 'All books',
      lifetime: { hours: 1, minutes: 2, seconds: 3 },
      details: priced(FIXED, { isbn: 'x' }),
      context: { type: 'json', data: Buffer.from('template') },
    });
    const invoice = await invoiceOf(templateId, { metadata: { order: '7' }, externalId: 'e' });
    expect(invoice).toMatchObject({
      templateId,
      partyId: 'party',
      shopId: 'shop',
      cost: rubles(42_000),
      details: {
        product: 'Books',
        description: 'All books',
        cart: [{ product: 'Book', quantity: 1, price: rubles(42_000), metadata: { isbn: 'x' } }],
      },
      context: { type: 'json', data: Buffer.from('template') },
      metadata: { order: '7' },
      externalId: 'e',
      state: 'INVOICE_STATE_UNPAID',
    });
    const lifetime = (invoice.dueTime?.seconds ?? 0n) - (invoice.createTime?.seconds ?? 0n);
    expect(lifetime).toBe(3_723n);
    expect(invoice.dueTime?.nanos).toBe(invoice.createTime?.nanos);
  });

  it('keeps its own context', async () => {
    const templateId = await made({ context: { type: 'json', data: Buffer.from('template') } });
    const context = { type: 'text', data: Buffer.from('own') };
    expect((await invoiceOf(templateId, { context })).context).toEqual(context);
  });

  const CART = {
    cart: {
      lines: [
        { product: 'a', quantity: 2, price: rubles(1_000) },
        { product: 'b', quantity: 1, price: rubles(500) },
      ],
    },
  };
  const VIOLATION = 'Template violation: ';

  it.each<[string, InvoiceTemplate['details'], number | undefined, number | string]>([
    ['a fixed price, without a cost', priced(FIXED), undefined, 42_000],
    ['a fixed price, with the same cost', priced(FIXED), 42_000, 42_000],
    ['a fixed price, with another cost', priced(FIXED), 42_001, `${VIOLATION}cost mismatch`],
    ['a range, without a cost', priced(inRange(100, 200)), undefined, `${VIOLATION}missing invoice cost`],
    ['a range, with its lower end', priced(inRange(100, 200)), 100, 100],
    ['a range, with its upper end', priced(inRange(100, 200)), 200, 200],
    ['a range, below it', priced(inRange(100, 200)), 99, `${VIOLATION}invalid amount`],
    ['a range, above it', priced(inRange(100, 200)), 201, `${VIOLATION}invalid amount`],
    ['a range without its ends, with an end', priced(inRange(100, 200, false)), 100, `${VIOLATION}invalid amount`],
    ['a range without its ends, inside', priced(inRange(100, 200, false)), 199, 199],
    ['no bounds, without a cost', priced(UNLIMITED), undefined, `${VIOLATION}missing invoice cost`],
    ['no bounds, with a cost', priced(UNLIMITED), 777, 777],
    ['no bounds, with a cost of zero', priced(UNLIMITED), 0, 'Invalid amount'],
    ['a cart, without a cost', CART, undefined, 2_500],
    ['a cart, with any cost', CART, 1, 2_500],
  ])('of a template with %s', async (_what, details, cost, expected) => {
    const templateId = await made({ details });
    const call = invoiceOf(templateId, cost === undefined ? {} : { cost: rubles(cost) });
    if (typeof expected === 'string') {
      expect(await failureOf(call)).toMatchObject({ code: 'INVALID_ARGUMENT', message: expected });
    } else {
      expect((await call).cost).toEqual(rubles(expected));
    }
  });

  it.each<[string, InvoiceTemplate['details'], string]>([
    ['a fixed price', priced(FIXED), `${VIOLATION}cost mismatch`],
    ['a range', priced(inRange(100, 200)), `${VIOLATION}invalid currency`],
    ['no bounds', priced(UNLIMITED), 'Invalid currency'],
  ])('is refused in another currency, of a template with %s', async (_what, details, message) => {
    const call = invoiceOf(await made({ details }), { cost: { amountMinor: 150n, currency: 'EUR' } });
    expect(await failureOf(call)).toMatchObject({ code: 'INVALID_ARGUMENT', message });
  });

  it('is refused where no payment could pay it', async () => {
    const call = invoiceOf(await made({ details: priced(UNLIMITED) }), { cost: rubles(5) });
    expect(await failureOf(call)).toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'INVOICE_TERMS_VIOLATED',
      metadata: { reason: 'invoice_unpayable' },
    });
  });

  it('P5: a repeat of the same request gives the first invoice, even when the template has changed or is gone', async () => {
    const templateId = await made();
    const request = { requestId: requestId(), templateId, invoiceId: 'by-template' };
    const first = await client.invoicing.CreateInvoiceFromTemplate(request);
    await update({ templateId, details: priced({ fixed: rubles(1_000) }) });
    expect(await client.invoicing.CreateInvoiceFromTemplate(request)).toEqual(first);
    await remove(templateId);
    expect(await client.invoicing.CreateInvoiceFromTemplate(request)).toEqual(first);
  });

  it('invoice_w_template_idempotency: the same id with other content is refused, whoever made it first (decisions #15)', async () => {
    const templateId = await made({ details: priced(UNLIMITED) });
    const invoiceId = 'by-template-once';
    await invoiceOf(templateId, { invoiceId, cost: rubles(100), externalId: 'first' });
    const again = { invoiceId, cost: rubles(100), externalId: 'first' };
    expect(await invoiceOf(templateId, again)).toMatchObject({ externalId: 'first', sequence: 1n });
    for (const other of [{ cost: rubles(200) }, { externalId: 'second' }, { context: { type: 'x' } }]) {
      expect(await failureOf(invoiceOf(templateId, { ...again, ...other }))).toMatchObject({
        code: 'ALREADY_EXISTS',
        reason: 'INVOICE_ALREADY_EXISTS',
        metadata: { invoice_id: invoiceId },
      });
    }
  });

  it('validate_only makes none, and the request id stays free', async () => {
    const templateId = await made();
    const request = { requestId: requestId(), templateId, invoiceId: 'not-yet' };
    const checked = await client.invoicing.CreateInvoiceFromTemplate({ ...request, validateOnly: true });
    expect(checked).toMatchObject({ invoiceId: 'not-yet', cost: rubles(42_000) });
    expect(await failureOf(client.invoicing.GetInvoice({ invoiceId: 'not-yet' }))).toMatchObject({
      reason: 'INVOICE_NOT_FOUND',
    });
    expect(await client.invoicing.CreateInvoiceFromTemplate(request)).toMatchObject({ sequence: 1n });
  });

  it('moves its amount as the template says, within it, and keeps what it did', async () => {
    const mutations = [{ amount: { deviationMinor: 500n, precision: 2 } }];
    const templateId = await made({ mutations });
    const invoice = await invoiceOf(templateId);
    const amount = Number(invoice.cost?.amountMinor);
    expect(amount % 100).toBe(0);
    expect(Math.abs(amount - 42_000)).toBeLessThanOrEqual(500);
    expect(invoice.mutations).toEqual([
      expect.objectContaining({ amount: { original: rubles(42_000), mutated: rubles(amount) } }),
    ]);
    expect(invoice.details?.cart?.[0]?.price).toEqual(rubles(amount));
  });
});

it('a template says nothing to those who subscribe to invoices, and keeps nobody from them', async () => {
  const invoices: string[] = [];
  const first = await invoiceOf(await made());
  await made();
  const second = await invoiceOf(await made());
  for await (const { invoiceId = '' } of invoiceEvents(client.subscribe({}))) {
    invoices.push(invoiceId);
    if (invoiceId === second.invoiceId) break;
  }
  expect(invoices).toContain(first.invoiceId);
});
