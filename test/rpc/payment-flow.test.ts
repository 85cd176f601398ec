import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RpcNode, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
beforeAll(async () => {
  rpc = await startRpcNode();
});
afterAll(() => rpc.stop());

const COST = { amountMinor: 42_000n, currency: 'RUB' };
const DUE_TIME = { seconds: BigInt(Math.floor(Date.now() / 1000) + 3600) };

describe('a payment through the gRPC port', () => {
  it('is created, started, captured and read', async () => {
    const { invoicing, vault } = rpc.connect('merchant');
    const invoice = await invoicing.CreateInvoice({
      requestId: 'r1',
      shopId: 'shop',
      cost: COST,
      details: { product: 'Book' },
      dueTime: DUE_TIME,
    });
    expect(invoice).toMatchObject({ state: 'INVOICE_STATE_UNPAID', cost: COST, partyId: 'party', sequence: 1n });
    const card = await vault.TokenizeCard({
      requestId: 'c1',
      pan: '4242424242424242',
      expiryMonth: 12,
      expiryYear: 2030,
      cvv: '123',
    });
    const { paymentSessionId } = card;
    const payer = {
      paymentResource: {
        paymentTool: { bankCard: { token: card.token } },
        paymentSessionId,
        contactInfo: { email: 'payer@example.com' },
        clientInfo: { ipAddress: '203.0.113.7' },
      },
    };
    const payment = await invoicing.StartPayment({ requestId: 'p1', invoiceId: invoice.invoiceId, payer });
    expect(payment).toMatchObject({ state: 'PAYMENT_STATE_PENDING', cost: COST });
    await expect
      .poll(
        async () => (await invoicing.GetPayment({ invoiceId: invoice.invoiceId, paymentId: payment.paymentId })).state,
      )
      .toBe('PAYMENT_STATE_CAPTURED');
    const read = await invoicing.GetInvoice({ invoiceId: invoice.invoiceId });
    expect(read.state).toBe('INVOICE_STATE_PAID');
    expect(read.payments?.[0]?.payer?.paymentResource).toMatchObject({ contactInfo: { email: 'payer@example.com' } });
  });
});
