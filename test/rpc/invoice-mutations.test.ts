import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import type { CreateInvoiceRequest } from '../../src/generated/turnpike/v1/CreateInvoiceRequest.ts';
import type { RandomizationParams } from '../../src/generated/turnpike/v1/RandomizationParams.ts';
import { newInvoice, payWith, requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { type RpcNode, startRpcNode } from './rpc-node.ts';
import { rubles } from './template-requests.ts';

/** Random amounts of invoices (lessons: amounts by which transfers are told apart). */

let rpc: RpcNode;
let client: TurnpikeClient;
beforeAll(async () => {
  rpc = await startRpcNode();
  client = rpc.connect('merchant');
});
afterAll(() => rpc.stop());

const moved = (amount: RandomizationParams, overrides: CreateInvoiceRequest = {}) =>
  newInvoice({ mutations: [{ amount: { deviationMinor: 1_000n, ...amount } }], ...overrides });

const amountOf = ({ cost }: { readonly cost?: { readonly amountMinor?: bigint | undefined } | undefined }) =>
  Number(cost?.amountMinor);

describe('an invoice whose amount is moved at random', () => {
  it('keeps what it was and what it became, and is paid at that', async () => {
    const direction = 'RANDOMIZATION_DIRECTION_UPWARD';
    const amounts = new Set<number>();
    for (let each = 0; each < 20; each += 1) {
      const invoice = await client.invoicing.CreateInvoice(moved({ direction, precision: 1 }));
      const amount = amountOf(invoice);
      expect(amount % 10).toBe(0);
      expect(amount).toBeGreaterThanOrEqual(42_000);
      expect(amount).toBeLessThanOrEqual(43_000);
      expect(invoice.mutations).toMatchObject([{ amount: { original: rubles(42_000), mutated: rubles(amount) } }]);
      amounts.add(amount);
    }
    // Twenty times the same of a hundred and one: once in 10^38 runs.
    expect(amounts.size).toBeGreaterThan(1);
    const { invoiceId = '', cost } = await client.invoicing.CreateInvoice(moved({ direction }));
    expect(await payWith(client, { invoiceId })).toMatchObject({ cost });
  });

  it('P5: a repeat gives the amount that was drawn first', async () => {
    const request = moved({});
    const first = await client.invoicing.CreateInvoice(request);
    for (let each = 0; each < 5; each += 1) expect(await client.invoicing.CreateInvoice(request)).toEqual(first);
    const { invoiceId = '' } = first;
    expect(await client.invoicing.GetInvoice({ invoiceId })).toEqual(first);
    const other = { ...request, mutations: [{ amount: { deviationMinor: 1_001n } }] };
    expect(await failureOf(client.invoicing.CreateInvoice(other))).toMatchObject({ reason: 'REQUEST_ID_REUSED' });
  });

  it('validate_only shows what could be, and stores nothing', async () => {
    const request = moved({ precision: 2 }, { invoiceId: 'perhaps' });
    const shown = await client.invoicing.CreateInvoice({ ...request, validateOnly: true });
    expect(Math.abs(amountOf(shown) - 42_000)).toBeLessThanOrEqual(1_000);
    expect(await failureOf(client.invoicing.GetInvoice({ invoiceId: 'perhaps' }))).toMatchObject({
      reason: 'INVOICE_NOT_FOUND',
    });
    expect(await client.invoicing.CreateInvoice(request)).toMatchObject({ invoiceId: 'perhaps', sequence: 1n });
  });

  it('stays as it is where a condition does not hold, and says that nothing was done', async () => {
    const invoice = await client.invoicing.CreateInvoice(moved({ minAmountConditionMinor: 42_001n }));
    expect(invoice.cost).toEqual(rubles(42_000));
    expect(invoice.mutations ?? []).toEqual([]);
  });

  it('is judged by the amount that was asked for', async () => {
    // The least that the shop takes is 0.10 RUB; the amount itself may come to less.
    const amount = { deviationMinor: 5n, direction: 'RANDOMIZATION_DIRECTION_DOWNWARD' } as const;
    const request = newInvoice({ cost: rubles(10), mutations: [{ amount }] });
    expect(amountOf(await client.invoicing.CreateInvoice(request))).toBeLessThanOrEqual(10);
    const below = newInvoice({ cost: rubles(9), mutations: [{ amount: { ...amount, deviationMinor: 0n } }] });
    expect(await failureOf(client.invoicing.CreateInvoice(below))).toMatchObject({ reason: 'INVOICE_TERMS_VIOLATED' });
  });

  it('is refused when nothing would be left of it (decisions #11)', async () => {
    // Whole thousands of minor units: downward the amount of 10 comes to 10 or to -990.
    const amount = { deviationMinor: 1_999n, precision: 3, direction: 'RANDOMIZATION_DIRECTION_DOWNWARD' } as const;
    const request = () => newInvoice({ cost: rubles(10), mutations: [{ amount }] });
    const outcomes = new Set<string>();
    for (let each = 0; each < 60; each += 1) {
      const invoice = client.invoicing.CreateInvoice(request());
      outcomes.add(
        await invoice.then(
          (made) => String(amountOf(made)),
          async () => (await failureOf(invoice)).message,
        ),
      );
    }
    expect(outcomes).toEqual(new Set(['10', 'Invalid amount after mutation']));
  });

  it('has one line of one piece in its cart, which costs the amount', async () => {
    const line = { product: 'Book', quantity: 1, price: rubles(42_000) };
    const details = { product: 'Book', cart: [line] };
    const invoice = await client.invoicing.CreateInvoice(moved({}, { details }));
    expect(invoice.details?.cart?.[0]?.price).toEqual(invoice.cost);
    const two = { ...details, cart: [{ ...line, quantity: 2, price: rubles(21_000) }] };
    expect(await failureOf(client.invoicing.CreateInvoice(moved({}, { details: two })))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      fields: ['details.cart'],
      message: 'Amount mutation with multiline cart or multiple items in a line is not allowed',
    });
  });

  it.each<[string, CreateInvoiceRequest['mutations'], string]>([
    ['of nothing', [{}], 'mutations[0].amount'],
    ['by less than nothing', [{ amount: { deviationMinor: -1n } }], 'mutations[0].amount.deviation_minor'],
    [
      'by more than any amount',
      [{ amount: { deviationMinor: 10_000_000_000_001n } }],
      'mutations[0].amount.deviation_minor',
    ],
    ['by what is no power of ten', [{ amount: { precision: -1 } }], 'mutations[0].amount.precision'],
    ['eleven times', Array.from({ length: 11 }, () => ({ amount: {} })), 'mutations'],
  ])('is refused %s', async (_how, mutations, field) => {
    const request = { ...newInvoice(), ...(mutations === undefined ? {} : { mutations }), requestId: requestId() };
    expect(await failureOf(client.invoicing.CreateInvoice(request))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      fields: [field],
    });
  });
});
