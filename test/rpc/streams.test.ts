import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages } from '../../src/client/client.ts';
import type { InvoiceEvent__Output } from '../../src/generated/turnpike/v1/InvoiceEvent.ts';
import { newInvoice, payWith, take } from './requests.ts';
import { type RpcNode, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
beforeAll(async () => {
  rpc = await startRpcNode();
});
afterAll(() => rpc.stop());

const kindsOf = (events: readonly InvoiceEvent__Output[]) =>
  events.flatMap(({ changes = [] }) => changes.map(({ change }) => change));

describe('WatchInvoice', () => {
  it('tells what happened before and what happens after, in order', async () => {
    const client = rpc.connect('merchant');
    const { invoiceId } = await client.invoicing.CreateInvoice(newInvoice());
    const watching = take(
      messages(client.watch({ invoiceId })),
      (events) => events.at(-1)?.invoiceState === 'INVOICE_STATE_PAID',
    );
    await payWith(client, { invoiceId });
    const events = await watching;
    expect(kindsOf(events)).toMatchInlineSnapshot(`
      [
        "invoiceCreated",
        "paymentStarted",
        "paymentCashFlowChanged",
        "paymentProgressed",
        "paymentProgressed",
        "paymentStateChanged",
        "paymentProgressed",
        "paymentProgressed",
        "paymentStateChanged",
        "invoiceStateChanged",
      ]
    `);
    const sequences = events.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((a = 0n, b = 0n) => (a < b ? -1 : 1)));
  });

  it('resumes after a sequence', async () => {
    const client = rpc.connect('merchant');
    const { invoiceId } = await client.invoicing.CreateInvoice(newInvoice());
    await payWith(client, { invoiceId });
    const paid = (events: readonly InvoiceEvent__Output[]) => events.at(-1)?.invoiceState === 'INVOICE_STATE_PAID';
    const all = await take(messages(client.watch({ invoiceId })), paid);
    const later = await take(messages(client.watch({ invoiceId, afterSequence: all[1]?.sequence })), paid);
    expect(later).toEqual(all.slice(2));
  });
});

describe('Subscribe', () => {
  it('tells the events of the own party alone, and resumes after a position', async () => {
    const merchant = rpc.connect('merchant');
    const other = rpc.connect('other');
    const mine = await merchant.invoicing.CreateInvoice(newInvoice());
    await other.invoicing.CreateInvoice(newInvoice());
    const last = await merchant.invoicing.CreateInvoice(newInvoice());
    const of =
      (invoiceId: string | undefined) =>
      (seen: readonly { invoice?: { invoiceId?: string | undefined } | undefined }[]) =>
        seen.at(-1)?.invoice?.invoiceId === invoiceId;
    const all = await take(messages(merchant.subscribe({})), of(last.invoiceId));
    expect(new Set(all.map(({ invoice }) => invoice?.partyId))).toEqual(new Set(['party']));
    const from = all.find(({ invoice }) => invoice?.invoiceId === mine.invoiceId);
    const later = await take(messages(merchant.subscribe({ afterPosition: from?.position })), of(last.invoiceId));
    expect(later).toEqual(all.slice(-later.length));
    expect(later.map(({ invoice }) => invoice?.invoiceId)).toEqual([last.invoiceId]);
  });
});

describe('Execute', () => {
  it('answers every command under its tag, and runs those of one invoice in the order sent', async () => {
    const stream = rpc.connect('merchant').execute();
    const invoiceId = 'executed';
    const answers = take(messages(stream), (seen) => seen.length === 4);
    stream.write({ tag: 'a', createInvoice: { ...newInvoice(), invoiceId } });
    stream.write({ tag: 'b', getInvoice: { invoiceId } });
    stream.write({ tag: 'c', rescindInvoice: { requestId: 'x', invoiceId, reason: 'changed my mind' } });
    stream.write({ tag: 'd', getInvoice: { invoiceId } });
    const seen = await answers;
    expect(seen.map(({ tag, invoice, status }) => [tag, invoice?.state ?? status])).toEqual([
      ['a', 'INVOICE_STATE_UNPAID'],
      ['b', 'INVOICE_STATE_UNPAID'],
      ['c', 'INVOICE_STATE_CANCELLED'],
      ['d', 'INVOICE_STATE_CANCELLED'],
    ]);
  });
});
