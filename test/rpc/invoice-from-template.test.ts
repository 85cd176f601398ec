import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import type { InvoiceTemplate } from '../../src/generated/turnpike/v1/InvoiceTemplate.ts';
import { invoiceEvents, requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { type RpcNode, startRpcNode } from './rpc-node.ts';
import { FIXED, inRange, priced, rubles, templatesOf, UNLIMITED } from './template-requests.ts';

let rpc: RpcNode;
let client: TurnpikeClient;
beforeAll(async () => {
  rpc = await startRpcNode();
  client = rpc.connect('merchant');
});
afterAll(() => rpc.stop());

const { made, update, remove, invoiceOf } = templatesOf(() => client);

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

  it('invoice_w_template_amount_randomization: moves its amount as the template says, and keeps what it did', async () => {
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
