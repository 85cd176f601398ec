import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import { newInvoice, payWith, requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { type RpcNode, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
let client: TurnpikeClient;
const made: string[] = [];
beforeAll(async () => {
  rpc = await startRpcNode();
  client = rpc.connect('merchant');
  for (let count = 0; count < 7; count += 1) {
    const details = { product: count % 2 === 0 ? 'Winter tyres' : 'Tea', description: 'for tests' };
    const { invoiceId = '' } = await client.invoicing.CreateInvoice(
      newInvoice({ details, externalId: `order-${count}` }),
    );
    made.unshift(invoiceId);
  }
});
afterAll(() => rpc.stop());

describe('ListInvoices', () => {
  it('gives all pages, newest first, each invoice once', async () => {
    const seen: (string | undefined)[] = [];
    let pageToken: string | undefined;
    do {
      const page = await client.invoicing.ListInvoices({ pageSize: 3, pageToken });
      seen.push(...(page.invoices ?? []).map(({ invoiceId }) => invoiceId));
      pageToken = page.nextPageToken;
    } while (pageToken);
    expect(seen).toEqual(made);
  });

  it('gives an invoice as GetInvoice does, without its payments', async () => {
    const { invoices = [] } = await client.invoicing.ListInvoices({ pageSize: 1 });
    const { payments: _, ...alone } = await client.invoicing.GetInvoice({ invoiceId: invoices[0]?.invoiceId });
    expect(invoices[0]).toEqual(alone);
  });

  it.each([
    ['an external id', { externalId: 'order-3' }, 1],
    ['a text, in any case', { text: 'TYRES winter' }, 4],
    ['a state', { state: 'INVOICE_STATE_PAID' as const }, 0],
    ['a shop', { shopId: 'another' }, 0],
    ['a time before all', { maxCreateTime: { seconds: 1n } }, 0],
    ['a time after which all came', { minCreateTime: { seconds: 1n } }, 7],
  ])('finds by %s', async (_by, filter, count) => {
    expect((await client.invoicing.ListInvoices(filter)).invoices ?? []).toHaveLength(count);
  });

  it('lets the page size change from page to page, and nothing else', async () => {
    const { nextPageToken: pageToken } = await client.invoicing.ListInvoices({ pageSize: 2, text: 'tea' });
    expect((await client.invoicing.ListInvoices({ pageSize: 5, text: 'tea', pageToken })).invoices).toHaveLength(1);
    const forged = `${pageToken?.slice(0, -1)}${pageToken?.endsWith('A') ? 'B' : 'A'}`;
    for (const call of [
      client.invoicing.ListInvoices({ pageSize: 2, text: 'tyres', pageToken }),
      client.invoicing.ListInvoices({ pageSize: 2, text: 'tea', pageToken: forged }),
      client.invoicing.ListInvoices({ pageSize: 2, text: 'tea', pageToken: 'nonsense' }),
      client.invoicing.ListInvoiceEvents({ invoiceId: made[0], pageToken }),
      rpc.connect('other').invoicing.ListInvoices({ pageSize: 2, text: 'tea', pageToken }),
    ]) {
      expect(await failureOf(call)).toMatchObject({ reason: 'INVALID_PAGE_TOKEN', fields: ['page_token'] });
    }
  });
});

describe('ListInvoiceEvents', () => {
  it('gives all pages of the events after a sequence', async () => {
    const { invoiceId } = await client.invoicing.CreateInvoice(newInvoice());
    await payWith(client, { invoiceId });
    await expect.poll(async () => (await client.invoicing.GetInvoice({ invoiceId })).state).toBe('INVOICE_STATE_PAID');
    const { events: all = [] } = await client.invoicing.ListInvoiceEvents({ invoiceId });
    const afterSequence = all[0]?.sequence;
    const first = await client.invoicing.ListInvoiceEvents({ invoiceId, afterSequence, pageSize: 2 });
    const second = await client.invoicing.ListInvoiceEvents({
      invoiceId,
      afterSequence,
      pageSize: 2,
      pageToken: first.nextPageToken,
    });
    expect([...(first.events ?? []), ...(second.events ?? [])]).toEqual(all.slice(1));
    expect(second.nextPageToken).toBeUndefined();
  });
});

describe('the ledger', () => {
  it('shows an operator accounts, postings and plans that agree', async () => {
    const operator = rpc.connect('operator');
    const { invoiceId } = await client.invoicing.CreateInvoice(newInvoice());
    await payWith(client, { invoiceId });
    await expect.poll(async () => (await client.invoicing.GetInvoice({ invoiceId })).state).toBe('INVOICE_STATE_PAID');
    const account = await operator.ledger.GetAccount({ accountId: 'merchant' });
    expect(account).toMatchObject({ currency: 'RUB', description: 'What the shop shop has earned' });
    const { postings = [] } = await operator.ledger.ListAccountPostings({ accountId: 'merchant' });
    const signed = postings.map(
      ({ amount, destinationAccountId }) =>
        (destinationAccountId === 'merchant' ? 1n : -1n) * (amount?.amountMinor ?? 0n),
    );
    expect(signed.reduce((sum, each) => sum + each, 0n)).toBe(account.ownAmount?.amountMinor);
    const plan = await operator.ledger.GetPlan({ planId: postings[0]?.planId });
    expect(plan).toMatchObject({ state: 'PLAN_STATE_COMMITTED', createTime: postings[0]?.createTime });
    expect(plan.batches?.[0]?.postings).toHaveLength(3);
    expect(plan.finishTime).toBeDefined();
  });

  it('gives postings in pages, newest first', async () => {
    const all = await client.ledger.ListAccountPostings({ accountId: 'merchant' });
    const first = await client.ledger.ListAccountPostings({ accountId: 'merchant', pageSize: 1 });
    const second = await client.ledger.ListAccountPostings({
      accountId: 'merchant',
      pageSize: 1,
      pageToken: first.nextPageToken,
    });
    expect([...(first.postings ?? []), ...(second.postings ?? [])]).toEqual(all.postings?.slice(0, 2));
    expect(await client.ledger.ListAccountPostings({ accountId: 'merchant', maxCreateTime: { seconds: 1n } })).toEqual(
      {},
    );
  });

  it('shows a merchant of a plan the postings that touch its own accounts', async () => {
    const { postings = [] } = await client.ledger.ListAccountPostings({ accountId: 'merchant', pageSize: 1 });
    const plan = await client.ledger.GetPlan({ planId: postings[0]?.planId });
    expect(plan.batches?.[0]?.postings).toHaveLength(2);
  });

  it('has an account that nothing was booked on yet', async () => {
    const account = await client.ledger.GetAccount({ accountId: 'guarantee' });
    expect(account).toMatchObject({ currency: 'RUB', ownAmount: { currency: 'RUB' } });
    expect(account.ownAmount?.amountMinor ?? 0n).toBe(0n);
  });
});

describe('request ids', () => {
  it('may be any text of 64 characters', async () => {
    const request = newInvoice({ requestId: `ß∂ƒ ${requestId()} `.padEnd(64, '…') });
    expect((await client.invoicing.CreateInvoice(request)).state).toBe('INVOICE_STATE_UNPAID');
  });
});
