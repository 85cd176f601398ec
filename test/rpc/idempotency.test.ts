import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import type { CreateInvoiceRequest } from '../../src/generated/turnpike/v1/CreateInvoiceRequest.ts';
import type { StartPaymentRequest } from '../../src/generated/turnpike/v1/StartPaymentRequest.ts';
import { newCard, newInvoice, requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { type RpcNode, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
let client: TurnpikeClient;
beforeAll(async () => {
  rpc = await startRpcNode();
  client = rpc.connect('merchant');
});
afterAll(() => rpc.stop());

async function unpaidInvoice(): Promise<string> {
  return (await client.invoicing.CreateInvoice(newInvoice())).invoiceId ?? '';
}

async function paymentOf(invoiceId: string): Promise<StartPaymentRequest> {
  const { token, paymentSessionId } = await newCard(client);
  const paymentTool = { bankCard: { token } };
  const contactInfo = { email: 'payer@example.com' };
  return {
    requestId: requestId(),
    invoiceId,
    payer: { paymentResource: { paymentTool, paymentSessionId, contactInfo } },
  };
}

describe('P5: a repeat of CreateInvoice', () => {
  const base = newInvoice({ metadata: { a: '1', b: '2' }, context: { type: 'x', data: Buffer.from('y') } });

  it.each<[string, (request: CreateInvoiceRequest) => CreateInvoiceRequest]>([
    ['unchanged', (request) => request],
    ['with the own party named', (request) => ({ ...request, partyId: 'party' })],
    ['with the entries of a map in another order', (request) => ({ ...request, metadata: { b: '2', a: '1' } })],
    ['with an empty text where there was none', (request) => ({ ...request, externalId: '' })],
  ])('%s makes nothing new', async (_how, change) => {
    const request = { ...base, requestId: requestId() };
    const first = await client.invoicing.CreateInvoice(request);
    expect(await client.invoicing.CreateInvoice(change(request))).toEqual(first);
  });

  it.each<[string, (request: CreateInvoiceRequest) => CreateInvoiceRequest]>([
    ['another cost', (request) => ({ ...request, cost: { amountMinor: 42_001n, currency: 'RUB' } })],
    ['another product', (request) => ({ ...request, details: { product: 'Books' } })],
    ['another note', (request) => ({ ...request, metadata: { a: '1', b: '3' } })],
    [
      'a note under a name that requests have',
      (request) => ({ ...request, metadata: { a: '1', b: '2', requestId: 'x' } }),
    ],
    ['other opaque data', (request) => ({ ...request, context: { type: 'x', data: Buffer.from('z') } })],
  ])('with %s is refused', async (_how, change) => {
    const request = { ...base, requestId: requestId() };
    await client.invoicing.CreateInvoice(request);
    const error = await failureOf(client.invoicing.CreateInvoice(change(request)));
    expect(error).toMatchObject({
      code: 'ALREADY_EXISTS',
      reason: 'REQUEST_ID_REUSED',
      metadata: { request_id: request.requestId },
    });
  });

  it('under another request id makes another invoice', async () => {
    const first = await client.invoicing.CreateInvoice({ ...base, requestId: requestId() });
    const second = await client.invoicing.CreateInvoice({ ...base, requestId: requestId() });
    expect(second.invoiceId).not.toBe(first.invoiceId);
  });

  it('answers with the state of now, not of then', async () => {
    const request = newInvoice();
    const { invoiceId } = await client.invoicing.CreateInvoice(request);
    await client.invoicing.RescindInvoice({ requestId: requestId(), invoiceId });
    expect((await client.invoicing.CreateInvoice(request)).state).toBe('INVOICE_STATE_CANCELLED');
  });

  it('with the id of an invoice that exists answers with it if the content is the same, else refuses', async () => {
    const request = newInvoice({ invoiceId: `chosen-${requestId()}` });
    const first = await client.invoicing.CreateInvoice(request);
    expect(await client.invoicing.CreateInvoice({ ...request, requestId: requestId() })).toEqual(first);
    const other = { ...request, requestId: requestId(), details: { product: 'Another' } };
    const error = await failureOf(client.invoicing.CreateInvoice(other));
    expect(error).toMatchObject({
      code: 'ALREADY_EXISTS',
      reason: 'INVOICE_ALREADY_EXISTS',
      metadata: { invoice_id: request.invoiceId },
    });
    expect(error.all['ResourceInfo']).toMatchObject({ resource_type: 'invoice', resource_name: request.invoiceId });
  });

  it('leaves no trace when it was to validate only', async () => {
    const request = newInvoice();
    const answer = await client.invoicing.CreateInvoice({ ...request, validateOnly: true });
    expect(answer).toMatchObject({ state: 'INVOICE_STATE_UNPAID', cost: request.cost });
    expect((await failureOf(client.invoicing.GetInvoice({ invoiceId: answer.invoiceId }))).reason).toBe(
      'INVOICE_NOT_FOUND',
    );
    expect((await client.invoicing.CreateInvoice(request)).invoiceId).toBe(answer.invoiceId);
  });
});

describe('P5: a repeat of StartPayment', () => {
  it('starts one payment, also when the vault has forgotten the CVV since', async () => {
    const request = await paymentOf(await unpaidInvoice());
    const first = await client.invoicing.StartPayment(request);
    await expect
      .poll(async () => (await client.invoicing.GetInvoice({ invoiceId: request.invoiceId })).state)
      .toBe('INVOICE_STATE_PAID');
    const again = await client.invoicing.StartPayment(request);
    expect(again).toMatchObject({ paymentId: first.paymentId, state: 'PAYMENT_STATE_CAPTURED' });
  });

  it('with another payment session is the same request: a session stands for a CVV alone', async () => {
    const request = await paymentOf(await unpaidInvoice());
    const first = await client.invoicing.StartPayment(request);
    const { paymentSessionId } = await newCard(client);
    const payer = { paymentResource: { ...request.payer?.paymentResource, paymentSessionId } };
    expect((await client.invoicing.StartPayment({ ...request, payer })).paymentId).toBe(first.paymentId);
  });

  it('with another payer is refused', async () => {
    const request = await paymentOf(await unpaidInvoice());
    await client.invoicing.StartPayment(request);
    const contactInfo = { email: 'other@example.com' };
    const payer = { paymentResource: { ...request.payer?.paymentResource, contactInfo } };
    expect((await failureOf(client.invoicing.StartPayment({ ...request, payer }))).reason).toBe('REQUEST_ID_REUSED');
  });

  it('never happens in the name of another method', async () => {
    const invoiceId = await unpaidInvoice();
    const request = { requestId: requestId(), invoiceId, reason: 'enough' };
    await client.invoicing.RescindInvoice(request);
    expect((await failureOf(client.invoicing.FulfillInvoice(request))).reason).toBe('REQUEST_ID_REUSED');
  });
});

describe('P5: a repeat of TokenizeCard', () => {
  it('gives the same token and payment session', async () => {
    const card = { requestId: requestId(), pan: '4242424242424242', expiryMonth: 12, expiryYear: 2030, cvv: '737' };
    const first = await client.vault.TokenizeCard(card);
    const again = await client.vault.TokenizeCard(card);
    expect(again).toMatchObject({ token: first.token, paymentSessionId: first.paymentSessionId });
    expect(first).toMatchObject({ last4: '4242', paymentSystem: 'visa' });
    expect(first.paymentSessionExpireTime).toBeDefined();
  });
});
