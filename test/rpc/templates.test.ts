import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import type { InvoiceTemplate } from '../../src/generated/turnpike/v1/InvoiceTemplate.ts';
import { requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { type RpcNode, startRpcNode } from './rpc-node.ts';
import { FIXED, inRange, newTemplate, priced, rubles, templatesOf, UNLIMITED } from './template-requests.ts';

let rpc: RpcNode;
let client: TurnpikeClient;
beforeAll(async () => {
  rpc = await startRpcNode();
  client = rpc.connect('merchant');
});
afterAll(() => rpc.stop());

const { made, update, remove, invoiceOf } = templatesOf(() => client);

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
