import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages, type TurnpikeClient } from '../../src/client/client.ts';
import type { CreateChargebackRequest } from '../../src/generated/turnpike/v1/CreateChargebackRequest.ts';
import { changesUntil, paid, rub, twoRevisions } from './disputed-payments.ts';
import { requestId, take } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { type RpcNode, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
let merchant: TurnpikeClient;
let operator: TurnpikeClient;
beforeAll(async () => {
  rpc = await startRpcNode({ configurations: twoRevisions() });
  merchant = rpc.connect('merchant');
  operator = rpc.connect('operator');
});
afterAll(() => rpc.stop());

const SHOP = 'merchant:party:battle-ready:settlement';

/** A request for a chargeback of a new payment. */
async function demand(overrides: CreateChargebackRequest = {}): Promise<CreateChargebackRequest> {
  return {
    ...(await paid(merchant)),
    requestId: requestId(),
    chargebackId: 'c1',
    reason: { category: 'CHARGEBACK_CATEGORY_FRAUD', code: '10.4' },
    levy: rub(4_000n),
    ...overrides,
  };
}

/** The name of a chargeback, for a decision. */
function named({ partyId, invoiceId, paymentId, chargebackId }: CreateChargebackRequest) {
  return { partyId, invoiceId, paymentId, chargebackId, requestId: requestId() };
}

/** What the shop has: own, and the least and the most that it may come to. */
async function balance(): Promise<readonly bigint[]> {
  const { ownAmount, minAvailableAmount, maxAvailableAmount } = await operator.ledger.GetAccount({ accountId: SHOP });
  return [ownAmount, minAvailableAmount, maxAvailableAmount].map((amount) => amount?.amountMinor ?? 0n);
}

async function movedSince(before: readonly bigint[]): Promise<readonly bigint[]> {
  return (await balance()).map((amount, index) => amount - (before[index] ?? 0n));
}

describe('CreateChargeback', () => {
  it('gives a pending chargeback with all that was told of it, and holds its money', async () => {
    const told = {
      externalId: 'dispute-7',
      context: { type: 'text/plain', data: Buffer.from('mail of the bank') },
      occurredTime: { seconds: 1_700_000_000n, nanos: 5_000 },
      transactionInfo: { transactionId: 'arn-1', extra: { network: 'visa' } },
    };
    const request = await demand(told);
    const before = await balance();
    const chargeback = await operator.invoicing.CreateChargeback(request);
    expect(chargeback).toMatchObject({
      chargebackId: 'c1',
      paymentId: request.paymentId,
      invoiceId: request.invoiceId,
      state: 'CHARGEBACK_STATE_PENDING',
      stage: 'CHARGEBACK_STAGE_CHARGEBACK',
      reason: { category: 'CHARGEBACK_CATEGORY_FRAUD', code: '10.4' },
      body: rub(42_000n),
      levy: rub(4_000n),
      domainRevision: 2n,
      ...told,
    });
    expect(await movedSince(before)).toEqual([0n, -46_000n, 0n]);
    const { partyId, invoiceId, paymentId } = request;
    const planId = `${partyId}/${invoiceId}.${paymentId}.chargeback-c1.chargeback`;
    const plan = await operator.ledger.GetPlan({ planId });
    expect(plan).toMatchObject({ planId, state: 'PLAN_STATE_HELD', batches: [{ batchId: 1n }] });
  });

  it('may cost the merchant nothing beyond its body', async () => {
    const { levy } = await operator.invoicing.CreateChargeback(await demand({ levy: rub(0n) }));
    expect(levy?.amountMinor ?? 0n).toBe(0n);
  });

  it('repeated with the same content makes one, under the same or another request_id', async () => {
    const request = await demand();
    const first = await operator.invoicing.CreateChargeback(request);
    expect(await operator.invoicing.CreateChargeback(request)).toEqual(first);
    expect(await operator.invoicing.CreateChargeback({ ...request, requestId: requestId() })).toEqual(first);
    await operator.invoicing.CancelChargeback(named(request));
    expect(await operator.invoicing.CreateChargeback(request)).toMatchObject({ state: 'CHARGEBACK_STATE_CANCELLED' });
  });

  it('of an id that exists with other content is refused, whatever became of it (decisions #15)', async () => {
    const request = await demand();
    await operator.invoicing.CreateChargeback(request);
    const other = { ...request, requestId: requestId(), body: rub(1_000n) };
    const error = await failureOf(operator.invoicing.CreateChargeback(other));
    expect(error).toMatchObject({
      code: 'ALREADY_EXISTS',
      reason: 'INVOICE_PAYMENT_CHARGEBACK_ALREADY_EXISTS',
      metadata: { chargeback_id: 'c1' },
    });
    expect(error.all['ResourceInfo']).toMatchObject({ resource_type: 'chargeback', resource_name: 'c1' });
    const reused = await failureOf(operator.invoicing.CreateChargeback({ ...request, body: rub(1_000n) }));
    expect(reused).toMatchObject({ code: 'ALREADY_EXISTS', reason: 'REQUEST_ID_REUSED' });
  });

  it.each<[string, CreateChargebackRequest, readonly string[]]>([
    ['no id', { chargebackId: '' }, ['chargeback_id']],
    ['no reason', { reason: {} }, ['reason.category']],
    ['no levy', { levy: null as never }, ['levy']],
    ['a levy below zero', { levy: rub(-1n) }, ['levy.amount_minor']],
    ['a body of nothing', { body: rub(0n) }, ['body.amount_minor']],
    ['a currency that is none', { body: { amountMinor: 1n, currency: 'ZZZ' } }, ['body.currency']],
    ['a transaction without an id', { transactionInfo: {} }, ['transaction_info.transaction_id']],
  ])('with %s is refused by the name of the field', async (_, overrides, fields) => {
    const request = { partyId: 'party', invoiceId: 'i', paymentId: 'p', requestId: requestId(), chargebackId: 'c1' };
    const whole = {
      ...request,
      reason: { category: 'CHARGEBACK_CATEGORY_FRAUD' as const },
      levy: rub(1n),
      ...overrides,
    };
    expect(await failureOf(operator.invoicing.CreateChargeback(whole))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      reason: 'INVALID_REQUEST',
      fields,
    });
  });

  it('is refused for its state with a code, a reason and what it takes to do better', async () => {
    const request = await demand({ body: rub(42_001n) });
    expect(await failureOf(operator.invoicing.CreateChargeback(request))).toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'INVOICE_PAYMENT_AMOUNT_EXCEEDED',
      metadata: { maximum: '42000 RUB' },
    });
    const inDollars = { ...request, body: { amountMinor: 1n, currency: 'USD' } };
    expect(await failureOf(operator.invoicing.CreateChargeback(inDollars))).toMatchObject({
      reason: 'INCONSISTENT_CHARGEBACK_CURRENCY',
      metadata: { currency: 'USD' },
    });
    const unknown = { ...request, paymentId: 'nobody' };
    expect(await failureOf(operator.invoicing.CreateChargeback(unknown))).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'INVOICE_PAYMENT_NOT_FOUND',
      metadata: { payment_id: 'nobody' },
    });
  });
});

describe('the decisions of a chargeback', () => {
  it('lead from acceptance over reopening to the payment as it was', async () => {
    const request = await demand();
    const before = await balance();
    await operator.invoicing.CreateChargeback(request);
    expect(await operator.invoicing.AcceptChargeback(named(request))).toMatchObject({
      state: 'CHARGEBACK_STATE_ACCEPTED',
    });
    const { partyId, invoiceId, paymentId } = request;
    const payment = { partyId, invoiceId, paymentId };
    expect(await operator.invoicing.GetPayment(payment)).toMatchObject({
      state: 'PAYMENT_STATE_CHARGED_BACK',
      chargedBackAmount: rub(42_000n),
      capturedAmount: rub(42_000n),
      chargebacks: [{ chargebackId: 'c1', state: 'CHARGEBACK_STATE_ACCEPTED' }],
    });
    expect(await movedSince(before)).toEqual([-46_000n, -46_000n, -46_000n]);

    const reopen = { ...named(request), moveToStage: 'CHARGEBACK_STAGE_ARBITRATION' as const, levy: rub(10_000n) };
    expect(await operator.invoicing.ReopenChargeback(reopen)).toMatchObject({
      state: 'CHARGEBACK_STATE_PENDING',
      stage: 'CHARGEBACK_STAGE_ARBITRATION',
      levy: rub(10_000n),
    });
    expect(await operator.invoicing.RejectChargeback({ ...named(request), levy: rub(5_000n) })).toMatchObject({
      state: 'CHARGEBACK_STATE_REJECTED',
      levy: rub(5_000n),
    });
    expect(await operator.invoicing.GetPayment(payment)).toMatchObject({
      state: 'PAYMENT_STATE_CAPTURED',
      chargedBackAmount: { currency: 'RUB' },
    });
    expect(await movedSince(before)).toEqual([-5_000n, -5_000n, -5_000n]);
    expect(await failureOf(operator.invoicing.ReopenChargeback(named(request)))).toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'INVOICE_PAYMENT_CHARGEBACK_CANNOT_REOPEN_AFTER_ARBITRATION',
    });
  });

  it('are taken once for a request_id, and answered with the state of now', async () => {
    const request = await demand();
    await operator.invoicing.CreateChargeback(request);
    const reject = named(request);
    const rejected = await operator.invoicing.RejectChargeback(reject);
    expect(await operator.invoicing.RejectChargeback(reject)).toEqual(rejected);
    expect(await failureOf(operator.invoicing.RejectChargeback(named(request)))).toMatchObject({
      reason: 'INVOICE_PAYMENT_CHARGEBACK_INVALID_STATUS',
      metadata: { status: 'rejected' },
    });
    await operator.invoicing.ReopenChargeback(named(request));
    expect(await operator.invoicing.RejectChargeback(reject)).toMatchObject({ state: 'CHARGEBACK_STATE_PENDING' });
  });

  it('are told as events: terms once however many changed, states one by one', async () => {
    const request = await demand({ externalId: 'dispute-8' });
    await operator.invoicing.CreateChargeback(request);
    await operator.invoicing.AcceptChargeback(named(request));
    await operator.invoicing.ReopenChargeback({ ...named(request), body: rub(40_000n), levy: rub(1_000n) });
    await operator.invoicing.CancelChargeback(named(request));
    const changes = await changesUntil(merchant, request.invoiceId ?? '', ({ chargebackStateChanged }) => {
      return chargebackStateChanged?.state === 'CHARGEBACK_STATE_CANCELLED';
    });
    const { paymentId } = request;
    const name = { paymentId, chargebackId: 'c1' };
    const later = changes.slice(changes.findIndex(({ chargebackCreated }) => chargebackCreated !== undefined));
    expect(later).toMatchObject([
      { chargebackCreated: { ...name, body: rub(42_000n), levy: rub(4_000n), externalId: 'dispute-8' } },
      { chargebackStateChanged: { ...name, state: 'CHARGEBACK_STATE_ACCEPTED' } },
      { paymentStateChanged: { paymentId, state: 'PAYMENT_STATE_CHARGED_BACK' } },
      {
        chargebackTermsChanged: {
          ...name,
          body: rub(40_000n),
          levy: rub(1_000n),
          stage: 'CHARGEBACK_STAGE_PRE_ARBITRATION',
        },
      },
      { chargebackStateChanged: { ...name, state: 'CHARGEBACK_STATE_PENDING' } },
      { chargebackStateChanged: { ...name, state: 'CHARGEBACK_STATE_CANCELLED' } },
      { paymentStateChanged: { paymentId, state: 'PAYMENT_STATE_CAPTURED', capturedAmount: rub(42_000n) } },
    ]);
  });

  it('run on a stream of commands in the order sent', async () => {
    const request = await demand();
    const stream = operator.execute();
    const answers = take(messages(stream), (seen) => seen.length === 3);
    stream.write({ tag: 'create', createChargeback: request });
    stream.write({ tag: 'accept', acceptChargeback: { ...named(request), body: rub(40_000n) } });
    stream.write({ tag: 'reopen', reopenChargeback: named(request) });
    stream.end();
    expect(await answers).toMatchObject([
      { tag: 'create', chargeback: { state: 'CHARGEBACK_STATE_PENDING' } },
      { tag: 'accept', chargeback: { state: 'CHARGEBACK_STATE_ACCEPTED', body: rub(40_000n) } },
      { tag: 'reopen', chargeback: { stage: 'CHARGEBACK_STAGE_PRE_ARBITRATION' } },
    ]);
  });
});

describe('who may see and decide a chargeback', () => {
  it('an operator enters and decides it; the merchant that pays it does not', async () => {
    const request = await demand();
    for (const call of [
      merchant.invoicing.CreateChargeback(request),
      merchant.invoicing.AcceptChargeback(named(request)),
      merchant.invoicing.RejectChargeback(named(request)),
      merchant.invoicing.ReopenChargeback(named(request)),
      merchant.invoicing.CancelChargeback(named(request)),
    ]) {
      expect(await failureOf(call)).toMatchObject({ code: 'PERMISSION_DENIED', metadata: { role: 'operator' } });
    }
  });

  it('its merchant sees it, and of its postings those of its own', async () => {
    const request = await demand();
    const whole = await operator.invoicing.CreateChargeback(request);
    const { requestId: _, ...name } = named(request);
    expect(await operator.invoicing.GetChargeback(name)).toEqual(whole);
    const seen = await merchant.invoicing.GetChargeback(name);
    expect(whole.cashFlow).toHaveLength(2);
    expect(seen.cashFlow?.map(({ source }) => source?.accountId)).toEqual([SHOP, SHOP]);
    expect(seen.cashFlow?.map(({ destination }) => destination?.accountId ?? '')).toEqual(['', '']);
    const other = rpc.connect('other');
    expect((await failureOf(other.invoicing.GetChargeback(name))).reason).toBe('PARTY_NOT_FOUND');
    expect(await failureOf(merchant.invoicing.GetChargeback({ ...name, chargebackId: 'c9' }))).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'INVOICE_PAYMENT_CHARGEBACK_NOT_FOUND',
      metadata: { chargeback_id: 'c9' },
    });
  });
});
