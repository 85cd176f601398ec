import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages, type TurnpikeClient } from '../../src/client/client.ts';
import type { Payment__Output } from '../../src/generated/turnpike/v1/Payment.ts';
import type { RegisterPaymentRequest } from '../../src/generated/turnpike/v1/RegisterPaymentRequest.ts';
import { newCard, newInvoice, requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { type RpcNode, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
let merchant: TurnpikeClient;
let operator: TurnpikeClient;
beforeAll(async () => {
  rpc = await startRpcNode();
  merchant = rpc.connect('merchant');
  operator = rpc.connect('operator');
});
afterAll(() => rpc.stop());

let transactions = 0;

async function newRegistration(overrides: RegisterPaymentRequest = {}): Promise<RegisterPaymentRequest> {
  transactions += 1;
  const { invoiceId = '' } = await merchant.invoicing.CreateInvoice(newInvoice());
  const { token } = await newCard(merchant);
  return {
    requestId: requestId(),
    partyId: 'party',
    invoiceId,
    payer: { paymentTool: { bankCard: { token } }, contactInfo: { email: 'payer@example.com' } },
    route: { providerId: 'bank', terminalId: 't1' },
    transactionInfo: { transactionId: `trx-${transactions}`, additionalInfo: { rrn: '1', approvalCode: 'A1' } },
    ...overrides,
  };
}

async function registered(overrides: RegisterPaymentRequest = {}): Promise<Payment__Output> {
  return await operator.invoicing.RegisterPayment(await newRegistration(overrides));
}

describe('RegisterPayment', () => {
  it('imports a payment whole, and asks the provider nothing', async () => {
    const calls = rpc.provider.calls.length;
    const { sequence: _sequence, ...payment } = await registered({
      paymentId: 'imported',
      externalId: 'order',
      customerId: 'customer',
      riskScore: 'RISK_SCORE_LOW',
      occurredTime: { seconds: 1_700_000_000n },
      metadata: { from: 'the old system' },
      recurrentToken: 'token-of-the-bank',
    });
    expect(payment).toMatchObject({
      paymentId: 'imported',
      state: 'PAYMENT_STATE_CAPTURED',
      externalId: 'order',
      customerId: 'customer',
      riskScore: 'RISK_SCORE_LOW',
      metadata: { from: 'the old system' },
      createTime: { seconds: 1_700_000_000n },
      route: { providerId: 'bank', terminalId: 't1' },
      lastTransactionInfo: { additionalInfo: { rrn: '1', approvalCode: 'A1' } },
      payer: { paymentResource: { contactInfo: { email: 'payer@example.com' } } },
    });
    expect(JSON.stringify(payment, textOf)).not.toContain('token-of-the-bank');
    const { invoiceId = '' } = payment;
    expect(await merchant.invoicing.GetInvoice({ invoiceId })).toMatchObject({ state: 'INVOICE_STATE_PAID' });
    expect(rpc.provider.calls).toHaveLength(calls);
  });

  it('is for operators', async () => {
    const refusal = await failureOf(merchant.invoicing.RegisterPayment(await newRegistration()));
    expect(refusal).toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  it('P5: takes effect once, by its request id and by its payment id', async () => {
    const request = await newRegistration({ paymentId: 'once' });
    const first = await operator.invoicing.RegisterPayment(request);
    expect(await operator.invoicing.RegisterPayment(request)).toEqual(first);
    expect(await operator.invoicing.RegisterPayment({ ...request, requestId: requestId() })).toEqual(first);
    const changed = { ...request, externalId: 'another' };
    expect(await failureOf(operator.invoicing.RegisterPayment(changed))).toMatchObject({ reason: 'REQUEST_ID_REUSED' });
    const other = operator.invoicing.RegisterPayment({ ...changed, requestId: requestId() });
    expect(await failureOf(other)).toMatchObject({
      code: 'ALREADY_EXISTS',
      reason: 'INVOICE_PAYMENT_ALREADY_EXISTS',
      metadata: { payment_id: 'once' },
    });
  });

  it('killbill#1768: takes a transaction of a provider once, for whatever invoice', async () => {
    const transactionInfo = { transactionId: 'the-only-one' };
    await registered({ transactionInfo });
    const again = await newRegistration({ transactionInfo });
    const refusal = await failureOf(operator.invoicing.RegisterPayment(again));
    expect(refusal).toMatchObject({
      code: 'ALREADY_EXISTS',
      reason: 'TRANSACTION_ALREADY_REGISTERED',
      metadata: { transaction_id: 'the-only-one' },
    });
    // The invoice is as it was, and is paid by another.
    const { invoiceId = '' } = again;
    expect(await merchant.invoicing.GetInvoice({ invoiceId })).toMatchObject({ state: 'INVOICE_STATE_UNPAID' });
    await operator.invoicing.RegisterPayment({
      ...again,
      requestId: requestId(),
      transactionInfo: { transactionId: 'another' },
    });
    expect(await merchant.invoicing.GetInvoice({ invoiceId })).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  });

  it('killbill#992: of many at once with one transaction, one is taken', async () => {
    const transactionInfo = { transactionId: 'raced' };
    const requests = await Promise.all(Array.from({ length: 8 }, () => newRegistration({ transactionInfo })));
    const outcomes = await Promise.allSettled(requests.map((each) => operator.invoicing.RegisterPayment(each)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each<[string, RegisterPaymentRequest, readonly string[]]>([
    [
      'what is missing',
      { payer: null, route: null, transactionInfo: null },
      ['payer', 'route.provider_id', 'route.terminal_id', 'transaction_info'],
    ],
    ['a provider that is not there', { route: { providerId: 'nobody', terminalId: 't1' } }, ['route.provider_id']],
    ['a terminal that is not there', { route: { providerId: 'bank', terminalId: 'nobody' } }, ['route.terminal_id']],
    ['a time to come', { occurredTime: { seconds: 4_000_000_000n } }, ['occurred_time']],
    ['another currency', { cost: { amountMinor: 1n, currency: 'USD' } }, ['cost.currency']],
    [
      'a session with a CVV',
      { payer: { paymentTool: { bankCard: { token: 't' } }, paymentSessionId: 'session' } },
      ['payer.payment_session_id'],
    ],
  ])('names %s', async (_what, overrides, fields) => {
    const refusal = await failureOf(operator.invoicing.RegisterPayment(await newRegistration(overrides)));
    expect(refusal).toMatchObject({ code: 'INVALID_ARGUMENT', reason: 'INVALID_REQUEST', fields });
  });

  it('is a command of Execute', async () => {
    const stream = operator.execute();
    stream.write({ tag: 'a', registerPayment: await newRegistration() });
    for await (const { tag, payment } of messages(stream)) {
      expect({ tag, state: payment?.state }).toEqual({ tag: 'a', state: 'PAYMENT_STATE_CAPTURED' });
      break;
    }
    stream.end();
  });
});

function textOf(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
