import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import { invoiceEvents, newCard, newInvoice, payWith, requestId, take } from './requests.ts';
import { failureOf, richError } from './rich-error.ts';
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

async function paidInvoice(): Promise<{ readonly invoiceId: string; readonly paymentId: string }> {
  const { invoiceId = '' } = await merchant.invoicing.CreateInvoice(newInvoice());
  const { paymentId = '' } = await payWith(merchant, { invoiceId });
  await expect.poll(async () => (await merchant.invoicing.GetInvoice({ invoiceId })).state).toBe('INVOICE_STATE_PAID');
  return { invoiceId, paymentId };
}

describe('P10: another party', () => {
  it('finds nothing of ours, as if it were not there', async () => {
    const { invoiceId, paymentId } = await paidInvoice();
    const missing = { invoiceId: 'no-such', paymentId: 'no-such' };
    for (const ids of [{ invoiceId, paymentId }, missing]) {
      const calls = [
        other.invoicing.GetInvoice(ids),
        other.invoicing.GetPayment(ids),
        other.invoicing.CapturePayment({ requestId: requestId(), ...ids }),
        other.invoicing.CancelPayment({ requestId: requestId(), ...ids }),
        other.invoicing.RescindInvoice({ requestId: requestId(), invoiceId: ids.invoiceId }),
        other.invoicing.ListInvoiceEvents({ invoiceId: ids.invoiceId }),
        payWith(other, { invoiceId: ids.invoiceId }),
      ];
      for (const call of calls) {
        const error = await failureOf(call);
        expect(error).toMatchObject({
          code: 'NOT_FOUND',
          reason: 'INVOICE_NOT_FOUND',
          metadata: { invoice_id: ids.invoiceId },
        });
      }
    }
  });

  it('that names our party is told there is no such party, like for one that never was', async () => {
    const { invoiceId } = await paidInvoice();
    const ours = await failureOf(other.invoicing.GetInvoice({ partyId: 'party', invoiceId }));
    const never = await failureOf(other.invoicing.GetInvoice({ partyId: 'never', invoiceId }));
    expect(ours).toMatchObject({ code: 'NOT_FOUND', reason: 'PARTY_NOT_FOUND', metadata: { party_id: 'party' } });
    expect(never).toMatchObject({ code: ours.code, reason: ours.reason, message: ours.message });
  });

  it('cannot charge our card', async () => {
    const { token } = await newCard(merchant);
    const { invoiceId } = await other.invoicing.CreateInvoice(newInvoice());
    const payer = { paymentResource: { paymentTool: { bankCard: { token } } } };
    const error = await failureOf(other.invoicing.StartPayment({ requestId: requestId(), invoiceId, payer }));
    expect(error.reason).toBe('BANK_CARD_NOT_FOUND');
  });

  it('has the same ids to itself', async () => {
    const invoiceId = `shared-${requestId()}`;
    const mine = await merchant.invoicing.CreateInvoice(newInvoice({ invoiceId }));
    const theirs = await other.invoicing.CreateInvoice(newInvoice({ invoiceId }));
    expect([mine.partyId, theirs.partyId]).toEqual(['party', 'other']);
  });

  it('lists its own invoices alone, and streams its own events alone', async () => {
    await merchant.invoicing.CreateInvoice(newInvoice());
    const last = await other.invoicing.CreateInvoice(newInvoice());
    const { invoices = [] } = await other.invoicing.ListInvoices({});
    expect(new Set(invoices.map(({ partyId }) => partyId))).toEqual(new Set(['other']));
    const events = await take(invoiceEvents(other.subscribe({})), (seen) => seen.at(-1)?.invoiceId === last.invoiceId);
    expect(new Set(events.map(({ partyId }) => partyId))).toEqual(new Set(['other']));
    const watching = other.watch({ partyId: 'party', invoiceId: 'x' });
    const error = await new Promise((resolve) => watching.on('error', resolve));
    expect(richError(error as never).reason).toBe('PARTY_NOT_FOUND');
    watching.cancel();
  });

  it('sees neither our accounts nor the plans that move no money of its own', async () => {
    await paidInvoice();
    expect(await merchant.ledger.GetAccount({ accountId: 'merchant' })).toMatchObject({ currency: 'RUB' });
    expect((await failureOf(other.ledger.GetAccount({ accountId: 'merchant' }))).reason).toBe('ACCOUNT_NOT_FOUND');
    expect((await failureOf(other.ledger.ListAccountPostings({ accountId: 'merchant' }))).reason).toBe(
      'ACCOUNT_NOT_FOUND',
    );
    const { postings = [] } = await merchant.ledger.ListAccountPostings({ accountId: 'merchant' });
    const planId = postings[0]?.planId;
    expect((await failureOf(other.ledger.GetPlan({ planId }))).reason).toBe('PLAN_NOT_FOUND');
  });
});

describe('P10: a merchant', () => {
  it("sees its own postings, and neither others' fees nor the risk score", async () => {
    const { invoiceId, paymentId } = await paidInvoice();
    const seen = await merchant.invoicing.GetPayment({ invoiceId, paymentId });
    const all = await operator.invoicing.GetPayment({ partyId: 'party', invoiceId, paymentId });
    expect(all.cashFlow).toHaveLength(3);
    expect(seen.cashFlow).toHaveLength(2);
    expect(seen.riskScore).toBeUndefined();
    expect(all.riskScore).toBe('RISK_SCORE_LOW');
  });

  it('gets back neither the card token nor the payment session', async () => {
    const { invoiceId } = await merchant.invoicing.CreateInvoice(newInvoice());
    const { token, paymentSessionId } = await newCard(merchant);
    const payer = { paymentResource: { paymentTool: { bankCard: { token } }, paymentSessionId } };
    const payment = await merchant.invoicing.StartPayment({ requestId: requestId(), invoiceId, payer });
    const text = JSON.stringify(payment, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
    expect(text).not.toContain(token);
    expect(text).not.toContain(paymentSessionId);
    expect(payment.payer?.paymentResource?.paymentTool?.bankCard).toMatchObject({
      lastDigits: '4242',
      paymentSystem: 'visa',
    });
  });
});

describe('an operator', () => {
  it('names the party in each call', async () => {
    const error = await failureOf(operator.invoicing.GetInvoice({ invoiceId: 'x' }));
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', fields: ['party_id'] });
  });

  it('sees the events of all parties, or of the one it names', async () => {
    const mine = await merchant.invoicing.CreateInvoice(newInvoice());
    const theirs = await other.invoicing.CreateInvoice(newInvoice());
    const all = await take(
      invoiceEvents(operator.subscribe({})),
      (seen) => seen.at(-1)?.invoiceId === theirs.invoiceId,
    );
    expect(new Set(all.map(({ partyId }) => partyId))).toEqual(new Set(['party', 'other']));
    const some = await take(
      invoiceEvents(operator.subscribe({ partyId: 'party' })),
      (seen) => seen.at(-1)?.invoiceId === mine.invoiceId,
    );
    expect(new Set(some.map(({ partyId }) => partyId))).toEqual(new Set(['party']));
  });
});
