import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { messages, type TurnpikeClient } from '../../src/client/client.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration, Party } from '../../src/domain/configuration.ts';
import type { AdapterResult } from '../../src/domain/session/session.ts';
import type { Payment__Output } from '../../src/generated/turnpike/v1/Payment.ts';
import type { StartPaymentRequest } from '../../src/generated/turnpike/v1/StartPaymentRequest.ts';
import { configurationOf, MERCHANT_TERMS, PROVISION, providerOf, shopOf } from '../domain/world.ts';
import { newInvoice, payWith, requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { fixedConfigurations, type RpcNode, rpcWorld, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
let merchant: TurnpikeClient;
let operator: TurnpikeClient;
beforeAll(async () => {
  rpc = await startRpcNode({ configurations: fixedConfigurations(recurrentWorld()) });
  merchant = rpc.connect('merchant');
  operator = rpc.connect('operator');
});
afterAll(() => rpc.stop());
beforeEach(() => void rpc.provider.calls.splice(0));

function recurrentWorld(): Configuration {
  const recurrent = { methods: constant(['card/visa']), categories: constant(['goods']) };
  const world = configurationOf({ providers: [providerOf('bank', { terms: { payments: PROVISION, recurrent } })] });
  const shop = shopOf({ terms: { ...MERCHANT_TERMS, recurrent } });
  const party: Party = {
    id: 'party',
    name: 'Party',
    blocked: false,
    suspended: false,
    shops: new Map([[shop.id, shop]]),
  };
  const known = rpcWorld();
  return {
    ...known,
    ...world,
    parties: new Map([...known.parties, ['party', party]]),
    inspectors: known.inspectors,
    apiKeys: known.apiKeys,
  };
}

let tokens = 0;

async function settled(started: Promise<Payment__Output>): Promise<Payment__Output> {
  const { invoiceId = '', paymentId = '' } = await started;
  for (;;) {
    const payment = await merchant.invoicing.GetPayment({ invoiceId, paymentId });
    if (payment.state === 'PAYMENT_STATE_CAPTURED' || payment.state === 'PAYMENT_STATE_FAILED') return payment;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function unpaid(): Promise<string> {
  return (await merchant.invoicing.CreateInvoice(newInvoice())).invoiceId ?? '';
}

/** A captured payment, and the token that the provider gave for its card. */
async function newParent(
  more: StartPaymentRequest = {},
): Promise<{ readonly parent: Payment__Output; readonly token: string }> {
  tokens += 1;
  const token = `token-${tokens}`;
  const approved: AdapterResult = { intent: { type: 'succeed', recurrentToken: token } };
  rpc.provider.script('process', approved);
  const parent = await settled(payWith(merchant, { invoiceId: await unpaid(), makeRecurrent: true, ...more }));
  rpc.provider.calls.splice(0);
  return { parent, token };
}

async function childOf({ invoiceId, paymentId }: Payment__Output, more: StartPaymentRequest = {}) {
  const payer = { recurrent: { parentInvoiceId: invoiceId ?? '', parentPaymentId: paymentId ?? '' } };
  return { requestId: requestId(), invoiceId: await unpaid(), payer, ...more };
}

describe('a payment by the token of an earlier one', () => {
  it('is sent with the token, and with nothing of the card', async () => {
    const { parent, token } = await newParent();
    const child = await settled(merchant.invoicing.StartPayment(await childOf(parent)));
    expect(child.state).toBe('PAYMENT_STATE_CAPTURED');
    const { payment } = rpc.provider.calls[0]?.exchange ?? {};
    expect(payment).toMatchObject({ recurrentToken: token, makeRecurrent: false });
    expect(payment).not.toHaveProperty('card');
    expect(JSON.stringify(child, textOf)).not.toContain(token);
  });

  it('P5: is made once, also when its parent has changed since', async () => {
    const { parent } = await newParent({ customerId: 'customer' });
    const request = await childOf(parent, { paymentId: 'child' });
    const first = await settled(merchant.invoicing.StartPayment(request));
    expect(first.customerId).toBe('customer');
    await invalidateAll('customer');
    const { paymentId, createTime, state } = first;
    expect(await merchant.invoicing.StartPayment(request)).toMatchObject({ paymentId, createTime, state });
    const other = await failureOf(merchant.invoicing.StartPayment({ ...request, makeRecurrent: true }));
    expect(other).toMatchObject({ reason: 'REQUEST_ID_REUSED' });
  });

  it('is checked without being made', async () => {
    const { parent } = await newParent();
    const request = await childOf(parent, { validateOnly: true });
    await merchant.invoicing.StartPayment(request);
    expect((await merchant.invoicing.GetInvoice({ invoiceId: request.invoiceId })).payments ?? []).toEqual([]);
  });

  it('is a command of Execute', async () => {
    const { parent } = await newParent();
    const stream = merchant.execute();
    stream.write({ tag: 'a', startPayment: await childOf(parent) });
    for await (const { tag, payment } of messages(stream)) {
      expect(tag).toBe('a');
      expect(payment?.payer?.recurrent).toMatchObject({ parentPaymentId: parent.paymentId });
      break;
    }
    stream.end();
  });

  it('is refused by the names of the fields that cannot be right', async () => {
    const invoiceId = await unpaid();
    const payer = { recurrent: { parentInvoiceId: 'a/b', paymentTool: { bankCard: { token: 'x' } } } };
    const refusal = await failureOf(merchant.invoicing.StartPayment({ requestId: requestId(), invoiceId, payer }));
    expect(refusal).toMatchObject({
      code: 'INVALID_ARGUMENT',
      fields: [
        'payer.recurrent.payment_tool',
        'payer.recurrent.parent_invoice_id',
        'payer.recurrent.parent_payment_id',
      ],
    });
  });

  it('P10: has no parent of another party', async () => {
    const { parent } = await newParent();
    const theirs = rpc.connect('other');
    const invoice = await theirs.invoicing.CreateInvoice(newInvoice());
    const request = { ...(await childOf(parent)), invoiceId: invoice.invoiceId ?? '' };
    expect(await failureOf(theirs.invoicing.StartPayment(request))).toMatchObject({
      reason: 'INVALID_RECURRENT_PARENT_PAYMENT',
      metadata: { details: 'Parent invoice not found' },
    });
  });

  it('is not made by a token that was invalidated', async () => {
    const { parent } = await newParent({ customerId: 'guarded' });
    await invalidateAll('guarded');
    const refusal = await failureOf(merchant.invoicing.StartPayment(await childOf(parent)));
    expect(refusal).toMatchObject({
      reason: 'INVALID_RECURRENT_PARENT_PAYMENT',
      metadata: { details: 'Parent payment has no recurrent token' },
    });
    expect(rpc.provider.calls).toEqual([]);
    // A newer payment brings a new token, and then the old parent may be charged, too.
    const { token } = await newParent();
    await settled(merchant.invoicing.StartPayment(await childOf(parent)));
    expect(rpc.provider.calls[0]?.exchange.payment.recurrentToken).toBe(token);
  });
});

/** Invalidates whatever tokens the cards of a customer have, once its payment is recorded. */
async function invalidateAll(customerId: string): Promise<void> {
  const of = { partyId: 'party', customerId };
  const made = operator.customers.CreateCustomer({ requestId: requestId(), ...of });
  await made.catch(() => {});
  const { parent } = await newParent({ customerId });
  const added = async () => (await operator.customers.ListCustomerPayments(of)).payments ?? [];
  while (!(await added()).some(({ paymentId }) => paymentId === parent.paymentId)) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { bankCards = [] } = await operator.customers.ListCustomerBankCards(of);
  for (const { bankCardId = '' } of bankCards) {
    const { recurrentTokens = [] } = await operator.customers.ListRecurrentTokens({ partyId: 'party', bankCardId });
    for (const { recurrentTokenId = '' } of recurrentTokens) {
      const request = { requestId: requestId(), partyId: 'party', bankCardId, recurrentTokenId };
      await operator.customers.InvalidateRecurrentToken(request);
    }
  }
}

function textOf(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
