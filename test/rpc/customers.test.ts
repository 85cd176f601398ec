import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import { customerStream } from '../../src/domain/customer/customer.ts';
import type { Customer__Output } from '../../src/generated/turnpike/v1/Customer.ts';
import { customerSubject } from '../../src/ports/seal-person.ts';
import { newCard, newInvoice, payWith, requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { type RpcNode, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
let merchant: TurnpikeClient;
let other: TurnpikeClient;
let operator: TurnpikeClient;
beforeAll(async () => {
  rpc = await startRpcNode();
  merchant = rpc.connect('merchant');
  other = rpc.connect('other');
  operator = rpc.connect('operator');
});
afterAll(() => rpc.stop());

let names = 0;
function externalId(): string {
  names += 1;
  return `person-${names}`;
}

const PERSON = { contactInfo: { email: 'ann@example.com', firstName: 'Ann' }, metadata: { since: 'spring' } };

async function newCustomer(overrides: object = {}): Promise<Customer__Output & { readonly customerId: string }> {
  const made = await merchant.customers.CreateCustomer({ requestId: requestId(), ...PERSON, ...overrides });
  return { ...made, customerId: made.customerId ?? '' };
}

/** A captured payment that names a customer, once the customer knows of it. */
async function paid(customerId: string): Promise<{ readonly invoiceId: string; readonly paymentId: string }> {
  const { invoiceId = '' } = await merchant.invoicing.CreateInvoice(newInvoice());
  const { paymentId = '' } = await payWith(merchant, { invoiceId, customerId });
  const added = async () => (await merchant.customers.ListCustomerPayments({ customerId })).payments ?? [];
  while (!(await added()).some((payment) => payment.paymentId === paymentId)) await turn();
  return { invoiceId, paymentId };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('a customer', () => {
  it('is given back as it was made, by its id, its external id and its payments', async () => {
    const name = externalId();
    const made = await newCustomer({ externalId: name });
    expect(made).toMatchObject({ ...PERSON, externalId: name, state: 'CUSTOMER_STATE_ACTIVE', sequence: 1n });
    const { customerId } = made;
    expect(await merchant.customers.GetCustomer({ customerId })).toEqual(made);
    expect(await operator.customers.GetCustomer({ customerId, partyId: 'party' })).toEqual(made);
    expect(await merchant.customers.GetCustomerByExternalId({ externalId: name })).toEqual(made);
    const payment = await paid(customerId);
    expect(await merchant.customers.GetCustomerByParentPayment(payment)).toMatchObject({ customerId });
  });

  it('P10: is there for its own merchant only', async () => {
    const name = externalId();
    const { customerId } = await newCustomer({ externalId: name });
    const { token } = await newCard(other);
    for (const call of [
      () => other.customers.GetCustomer({ customerId }),
      () => other.customers.GetCustomerByExternalId({ externalId: name }),
      () => other.customers.ListCustomerPayments({ customerId }),
      () => other.customers.DeleteCustomer({ requestId: requestId(), customerId }),
      () => other.customers.AddBankCard({ requestId: requestId(), customerId, token }),
    ]) {
      expect(await failureOf(call())).toMatchObject({ code: 'NOT_FOUND', reason: 'CUSTOMER_NOT_FOUND' });
    }
    const theirs = await other.customers.CreateCustomer({ requestId: requestId(), customerId, externalId: name });
    expect(theirs).toMatchObject({ customerId, externalId: name });
  });

  it('P5: is made once', async () => {
    const request = { requestId: requestId(), externalId: externalId(), ...PERSON };
    const first = await merchant.customers.CreateCustomer(request);
    expect(await merchant.customers.CreateCustomer(request)).toEqual(first);
    const reused = await failureOf(merchant.customers.CreateCustomer({ ...request, metadata: {} }));
    expect(reused).toMatchObject({ code: 'ALREADY_EXISTS', reason: 'REQUEST_ID_REUSED' });
    const same = { customerId: first.customerId ?? '', requestId: requestId() };
    const exists = await failureOf(merchant.customers.CreateCustomer({ ...request, ...same, metadata: {} }));
    expect(exists).toMatchObject({ reason: 'CUSTOMER_ALREADY_EXISTS', metadata: { customer_id: first.customerId } });
  });

  it('has its external id for itself, also when many ask at once', async () => {
    const name = externalId();
    const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => newCustomer({ externalId: name })));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const taken = await failureOf(newCustomer({ externalId: name }));
    expect(taken).toMatchObject({ code: 'ALREADY_EXISTS', reason: 'CUSTOMER_ALREADY_EXISTS' });
  });

  it('leaves its external id free when it could not be made, and when it is deleted', async () => {
    const name = externalId();
    const { customerId } = await newCustomer();
    await failureOf(newCustomer({ customerId, externalId: name }));
    const bearer = await newCustomer({ externalId: name });
    await merchant.customers.DeleteCustomer({ requestId: requestId(), customerId: bearer.customerId });
    const gone = await failureOf(merchant.customers.GetCustomerByExternalId({ externalId: name }));
    expect(gone).toMatchObject({ code: 'NOT_FOUND', reason: 'CUSTOMER_NOT_FOUND' });
    const next = await newCustomer({ externalId: name });
    expect(await merchant.customers.GetCustomerByExternalId({ externalId: name })).toEqual(next);
  });

  it('names the fields that cannot be right', async () => {
    const refusal = await failureOf(
      merchant.customers.CreateCustomer({ customerId: 'no/slash', contactInfo: { email: 'nobody' } }),
    );
    expect(refusal).toMatchObject({
      code: 'INVALID_ARGUMENT',
      fields: ['request_id', 'customer_id', 'contact_info.email'],
    });
  });

  it('is not found for a payment that has none', async () => {
    const { invoiceId = '' } = await merchant.invoicing.CreateInvoice(newInvoice());
    const { paymentId = '' } = await payWith(merchant, { invoiceId });
    const none = await failureOf(merchant.customers.GetCustomerByParentPayment({ invoiceId, paymentId }));
    expect(none).toMatchObject({ reason: 'CUSTOMER_NOT_FOUND' });
    const missing = merchant.customers.GetCustomerByParentPayment({ invoiceId, paymentId: 'nobody' });
    expect(await failureOf(missing)).toMatchObject({ reason: 'INVOICE_PAYMENT_NOT_FOUND' });
  });
});

describe('lesson 28: a customer that is deleted', () => {
  it('leaves nothing personal that anybody can read, and its payments as they were', async () => {
    const name = externalId();
    const { customerId } = await newCustomer({ externalId: name });
    const { invoiceId = '' } = await merchant.invoicing.CreateInvoice(newInvoice());
    const { token, paymentSessionId } = await newCard(merchant);
    const { contactInfo } = PERSON;
    const payer = { paymentResource: { paymentTool: { bankCard: { token } }, paymentSessionId, contactInfo } };
    const request = { requestId: requestId(), invoiceId, customerId, payer };
    const { paymentId = '' } = await merchant.invoicing.StartPayment(request);
    const before = await merchant.invoicing.GetPayment({ invoiceId, paymentId });
    expect(before.payer?.paymentResource?.contactInfo).toMatchObject(PERSON.contactInfo);

    const stream = customerStream('party', customerId);
    const sealed = (await rpc.node.customers.customers.read(stream)).state.facts?.personal;
    const deleted = await merchant.customers.DeleteCustomer({ requestId: requestId(), customerId });
    expect(deleted).toMatchObject({ customerId, state: 'CUSTOMER_STATE_DELETED' });
    expect(JSON.stringify(await merchant.customers.GetCustomer({ customerId }), textOf)).not.toMatch(
      /ann|spring|person-/i,
    );
    expect(sealed && (await rpc.vault.open(sealed))).toBeUndefined();
    expect(await rpc.vault.erase(customerSubject('party', customerId))).toBe(0);

    const after = await merchant.invoicing.GetPayment({ invoiceId, paymentId });
    expect(after).toMatchObject({ paymentId, customerId, cost: before.cost });
    expect(JSON.stringify(after, textOf)).not.toContain('ann@example.com');
    const changing = await failureOf(merchant.customers.AddBankCard({ requestId: requestId(), customerId, token }));
    expect(changing).toMatchObject({ reason: 'CUSTOMER_NOT_FOUND' });
  });

  it('keeps the list of its payments, and is deleted once', async () => {
    const { customerId } = await newCustomer();
    const payment = await paid(customerId);
    const request = { requestId: requestId(), customerId };
    const deleted = await merchant.customers.DeleteCustomer(request);
    expect(await merchant.customers.DeleteCustomer(request)).toEqual(deleted);
    expect(await merchant.customers.DeleteCustomer({ ...request, requestId: requestId() })).toEqual(deleted);
    expect((await merchant.customers.ListCustomerPayments({ customerId })).payments).toMatchObject([payment]);
    // What comes for it later is nobody's.
    const { invoiceId = '' } = await merchant.invoicing.CreateInvoice(newInvoice());
    const { paymentId = '' } = await payWith(merchant, { invoiceId, customerId });
    expect(await merchant.invoicing.GetPayment({ invoiceId, paymentId })).toMatchObject({ customerId });
  });
});

describe('the cards of a customer', () => {
  it('are one for all tokens of a number, and can be taken away', async () => {
    const { customerId } = await newCustomer();
    const { token } = await newCard(merchant);
    const added = await merchant.customers.AddBankCard({ requestId: requestId(), customerId, token });
    expect(added).toMatchObject({ bin: '42424242', lastDigits: '4242', paymentSystem: 'visa' });
    const later = { pan: '4242424242424242', expiryMonth: 1, expiryYear: 2034 };
    const renewed = await merchant.vault.TokenizeCard({ requestId: requestId(), ...later });
    const again = { requestId: requestId(), customerId, token: renewed.token ?? '' };
    expect(await merchant.customers.AddBankCard(again)).toEqual({ ...added, expDate: { month: 1, year: 2034 } });
    const { bankCards } = await merchant.customers.ListCustomerBankCards({ customerId });
    expect(bankCards).toMatchObject([{ bankCardId: added.bankCardId }]);
    const removal = { customerId, bankCardId: added.bankCardId ?? '' };
    await merchant.customers.RemoveBankCard({ requestId: requestId(), ...removal });
    expect((await merchant.customers.ListCustomerBankCards({ customerId })).bankCards ?? []).toEqual([]);
    const gone = await failureOf(merchant.customers.RemoveBankCard({ requestId: requestId(), ...removal }));
    expect(gone).toMatchObject({ reason: 'BANK_CARD_NOT_FOUND', metadata: { bank_card_id: added.bankCardId } });
  });

  it('come with its payments, and are listed in pages', async () => {
    const { customerId } = await newCustomer();
    await paid(customerId);
    for (const pan of ['5555555555554444', '378282246310005']) {
      const { token } = await merchant.vault.TokenizeCard({
        requestId: requestId(),
        pan,
        expiryMonth: 1,
        expiryYear: 2034,
      });
      await merchant.customers.AddBankCard({ requestId: requestId(), customerId, token: token ?? '' });
    }
    const first = await merchant.customers.ListCustomerBankCards({ customerId, pageSize: 2 });
    const { nextPageToken = '' } = first;
    const second = await merchant.customers.ListCustomerBankCards({
      customerId,
      pageSize: 2,
      pageToken: nextPageToken,
    });
    const digits = [...(first.bankCards ?? []), ...(second.bankCards ?? [])].map(({ lastDigits }) => lastDigits);
    expect(digits).toEqual(['4242', '4444', '0005']);
    expect(second.nextPageToken ?? '').toBe('');
  });

  it('are cards that the vault has', async () => {
    const { customerId } = await newCustomer();
    const { token } = await newCard(other);
    const theirs = merchant.customers.AddBankCard({ requestId: requestId(), customerId, token });
    expect(await failureOf(theirs)).toMatchObject({ code: 'NOT_FOUND', reason: 'BANK_CARD_NOT_FOUND' });
  });
});

it('lists the payments of a customer in pages, the latest first', async () => {
  const { customerId } = await newCustomer();
  const made = [await paid(customerId), await paid(customerId), await paid(customerId)];
  const first = await merchant.customers.ListCustomerPayments({ customerId, pageSize: 2 });
  const { nextPageToken = '' } = first;
  const second = await merchant.customers.ListCustomerPayments({ customerId, pageSize: 2, pageToken: nextPageToken });
  expect([...(first.payments ?? []), ...(second.payments ?? [])]).toMatchObject([...made].reverse());
  expect(second.nextPageToken ?? '').toBe('');
  const elsewhere = merchant.customers.ListCustomerPayments({ customerId: 'another', pageToken: nextPageToken });
  expect((await failureOf(elsewhere)).reason).toMatch(/CUSTOMER_NOT_FOUND|INVALID_PAGE_TOKEN/);
});

describe('recurrent tokens', () => {
  const TOKEN = { providerId: 'bank', terminalId: 't1', token: 'secret-token-of-the-bank' };

  async function cardWithToken(): Promise<string> {
    const { customerId } = await newCustomer();
    const { token } = await newCard(merchant);
    const { bankCardId = '' } = await merchant.customers.AddBankCard({ requestId: requestId(), customerId, token });
    const card = await rpc.vault.describe('party', token);
    if (card === undefined) throw new Error('the vault has the card');
    const { expiryMonth: month, expiryYear: year } = card;
    await rpc.node.customers.cards.ask(
      `card/party/${bankCardId}`,
      {
        type: 'AddRecurrentToken',
        partyId: 'party',
        id: bankCardId,
        card: { ...card, expiry: { month, year } },
        token: TOKEN,
        time: 1,
      },
      { actor: { credential: 'node', role: 'node' }, deadlineMs: Number.POSITIVE_INFINITY, newKeys: [] },
    );
    return bankCardId;
  }

  it('are listed for operators, and never shown', async () => {
    const bankCardId = await cardWithToken();
    const { recurrentTokens = [] } = await operator.customers.ListRecurrentTokens({ partyId: 'party', bankCardId });
    expect(recurrentTokens).toMatchObject([
      { route: { providerId: 'bank', terminalId: 't1' }, state: 'RECURRENT_TOKEN_STATE_ACTIVE' },
    ]);
    expect(JSON.stringify(recurrentTokens, textOf)).not.toContain(TOKEN.token);
    const forbidden = await failureOf(merchant.customers.ListRecurrentTokens({ bankCardId }));
    expect(forbidden).toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  it('are invalidated once, for good', async () => {
    const bankCardId = await cardWithToken();
    const name = { partyId: 'party', bankCardId };
    const { recurrentTokens = [] } = await operator.customers.ListRecurrentTokens(name);
    const recurrentTokenId = recurrentTokens[0]?.recurrentTokenId ?? '';
    const request = { requestId: requestId(), ...name, recurrentTokenId, reason: 'stolen' };
    const invalidated = await operator.customers.InvalidateRecurrentToken(request);
    expect(invalidated).toMatchObject({
      recurrentTokenId,
      state: 'RECURRENT_TOKEN_STATE_INVALIDATED',
      reason: 'stolen',
    });
    const again = { ...request, requestId: requestId(), reason: 'twice' };
    expect(await operator.customers.InvalidateRecurrentToken(again)).toEqual(invalidated);
    const nobody = { ...request, requestId: requestId(), recurrentTokenId: 'nobody' };
    expect(await failureOf(operator.customers.InvalidateRecurrentToken(nobody))).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'RECURRENT_TOKEN_NOT_FOUND',
      metadata: { recurrent_token_id: 'nobody' },
    });
    const card = { ...request, requestId: requestId(), bankCardId: 'nobody' };
    expect(await failureOf(operator.customers.InvalidateRecurrentToken(card))).toMatchObject({
      reason: 'BANK_CARD_NOT_FOUND',
    });
  });
});

function textOf(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
