import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import type { AdjustmentScenario } from '../../src/generated/turnpike/v1/AdjustmentScenario.ts';
import type { AdjustmentTarget } from '../../src/generated/turnpike/v1/AdjustmentTarget.ts';
import type { CreateAdjustmentRequest } from '../../src/generated/turnpike/v1/CreateAdjustmentRequest.ts';
import { changesUntil, type PaymentName, paid, rub, twoRevisions } from './disputed-payments.ts';
import { requestId } from './requests.ts';
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

const FAILED: AdjustmentTarget = {
  state: 'PAYMENT_STATE_FAILED',
  failure: { code: 'authorization_failed', reason: 'fraud', sub: { code: 'unknown' } },
};

function request(payment: PaymentName, scenario: AdjustmentScenario): CreateAdjustmentRequest {
  return { ...payment, requestId: requestId(), reason: 'a correction', scenario };
}

describe('CreateAdjustment', () => {
  it('computes a payment anew by the revision that it names, and shows what it took back and what it booked', async () => {
    const payment = await paid(merchant);
    const before = await operator.invoicing.GetPayment(payment);
    const adjustment = await operator.invoicing.CreateAdjustment(
      request(payment, { cashFlow: { domainRevision: 1n } }),
    );
    expect(adjustment).toMatchObject({
      adjustmentId: '1',
      paymentId: payment.paymentId,
      invoiceId: payment.invoiceId,
      state: 'ADJUSTMENT_STATE_CAPTURED',
      reason: 'a correction',
      scenario: { cashFlow: { domainRevision: 1n } },
      domainRevision: 1n,
    });
    expect(adjustment.captureTime).toEqual(adjustment.createTime);
    const amounts = (flow: typeof before.cashFlow) => flow?.map(({ volume }) => volume?.amountMinor);
    expect(amounts(before.cashFlow)).toEqual([1_890n, 42_000n, 672n, 20n]);
    expect(amounts(adjustment.oldCashFlowInverse)).toEqual([1_890n, 42_000n, 672n, 20n]);
    expect(amounts(adjustment.newCashFlow)).toEqual([1_890n, 42_000n, 882n]);
    const after = await operator.invoicing.GetPayment(payment);
    expect(after.cashFlow).toEqual(adjustment.newCashFlow);
    expect(after.adjustments).toEqual([{ ...adjustment, sequence: after.sequence, etag: after.etag }]);
    const planId = `party/${payment.invoiceId}.${payment.paymentId}.adj-1`;
    expect(await operator.ledger.GetPlan({ planId })).toMatchObject({
      state: 'PLAN_STATE_COMMITTED',
      batches: [{ batchId: 1n }, { batchId: 2n }],
    });
  });

  it('with another amount tells it of the payment, as an event too', async () => {
    const payment = await paid(merchant);
    await operator.invoicing.CreateAdjustment(request(payment, { cashFlow: { newAmount: rub(84_000n) } }));
    expect(await merchant.invoicing.GetPayment(payment)).toMatchObject({
      state: 'PAYMENT_STATE_CAPTURED',
      cost: rub(42_000n),
      changedCost: rub(84_000n),
    });
    const { paymentId } = payment;
    const changes = await changesUntil(merchant, payment.invoiceId, ({ adjustmentStateChanged }) => {
      return adjustmentStateChanged?.state === 'ADJUSTMENT_STATE_CAPTURED';
    });
    const name = { paymentId, adjustmentId: '1' };
    expect(changes.slice(changes.findIndex(({ adjustmentCreated }) => adjustmentCreated !== undefined))).toMatchObject([
      { adjustmentCreated: { ...name, reason: 'a correction' } },
      { paymentAmountChanged: { paymentId, oldAmount: rub(42_000n), newAmount: rub(84_000n) } },
      { adjustmentStateChanged: { ...name, state: 'ADJUSTMENT_STATE_PROCESSED' } },
      { adjustmentStateChanged: { ...name, state: 'ADJUSTMENT_STATE_CAPTURED' } },
    ]);
  });

  it('moves a payment from captured to failed and back, with an event for each state', async () => {
    const payment = await paid(merchant);
    await operator.invoicing.CreateAdjustment(request(payment, { statusChange: { target: FAILED } }));
    const failed = await operator.invoicing.GetPayment(payment);
    expect(failed).toMatchObject({ state: 'PAYMENT_STATE_FAILED', failure: FAILED.failure });
    expect(failed.cashFlow ?? []).toEqual([]);
    const target = {
      state: 'PAYMENT_STATE_CAPTURED',
      reason: 'the bank was wrong',
      capturedAmount: rub(40_000n),
    } as const;
    const back = await operator.invoicing.CreateAdjustment(request(payment, { statusChange: { target } }));
    expect(back).toMatchObject({ adjustmentId: '2', scenario: { statusChange: { target } } });
    expect(await merchant.invoicing.GetPayment(payment)).toMatchObject({
      state: 'PAYMENT_STATE_CAPTURED',
      cost: rub(40_000n),
      capturedAmount: rub(40_000n),
      captureReason: 'the bank was wrong',
    });
    const changes = await changesUntil(merchant, payment.invoiceId, ({ paymentStateChanged }) => {
      return paymentStateChanged?.reason === 'the bank was wrong';
    });
    const states = changes.flatMap(({ paymentStateChanged }) => paymentStateChanged?.state ?? []);
    expect(states.slice(-3)).toEqual(['PAYMENT_STATE_CAPTURED', 'PAYMENT_STATE_FAILED', 'PAYMENT_STATE_CAPTURED']);
  });

  it('repeated under its request_id makes one, and another under another', async () => {
    const payment = await paid(merchant);
    const first = request(payment, { cashFlow: {} });
    const made = await operator.invoicing.CreateAdjustment(first);
    expect((await operator.invoicing.CreateAdjustment({ ...first, requestId: requestId() })).adjustmentId).toBe('2');
    expect(await operator.invoicing.CreateAdjustment(first)).toMatchObject({
      adjustmentId: '1',
      createTime: made.createTime,
    });
    const other = { ...first, scenario: { cashFlow: { newAmount: rub(1n) } } };
    expect((await failureOf(operator.invoicing.CreateAdjustment(other))).reason).toBe('REQUEST_ID_REUSED');
  });

  it('by a revision that was never committed is refused, and the payment goes on', async () => {
    const payment = await paid(merchant);
    const strange = request(payment, { cashFlow: { domainRevision: 99n } });
    expect(await failureOf(operator.invoicing.CreateAdjustment(strange))).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'CONFIGURATION_REVISION_NOT_FOUND',
      metadata: { revision: '99' },
    });
    await operator.invoicing.CreateAdjustment(request(payment, { cashFlow: {} }));
  });

  it('runs on a stream of commands, and its merchant may not ask for it', async () => {
    const payment = await paid(merchant);
    const asked = request(payment, { cashFlow: {} });
    expect(await failureOf(merchant.invoicing.CreateAdjustment(asked))).toMatchObject({
      code: 'PERMISSION_DENIED',
      metadata: { role: 'operator' },
    });
    const stream = operator.execute();
    stream.end({ tag: 'a', createAdjustment: asked });
    const [answer] = await stream.toArray();
    expect(answer).toMatchObject({ tag: 'a', adjustment: { adjustmentId: '1' } });
  });

  it.each<[string, AdjustmentScenario | undefined, readonly string[]]>([
    ['no scenario', undefined, ['scenario']],
    ['no amount', { cashFlow: { newAmount: rub(0n) } }, ['scenario.cash_flow.new_amount.amount_minor']],
    ['a revision below zero', { cashFlow: { domainRevision: -1n } }, ['scenario.cash_flow.domain_revision']],
    ['no state', { statusChange: {} }, ['scenario.status_change.target.state']],
    [
      'a failure that is missing',
      { statusChange: { target: { state: 'PAYMENT_STATE_FAILED' } } },
      ['scenario.status_change.target.failure'],
    ],
    [
      'what belongs to another state',
      {
        statusChange: {
          target: { ...FAILED, state: 'PAYMENT_STATE_CANCELLED', capturedAmount: rub(1n), capturedCart: [{}] },
        },
      },
      [
        'scenario.status_change.target.captured_amount',
        'scenario.status_change.target.captured_cart',
        'scenario.status_change.target.failure',
      ],
    ],
    [
      'a reason beside that of the failure',
      { statusChange: { target: { ...FAILED, reason: 'because' } } },
      ['scenario.status_change.target.reason'],
    ],
  ])('with %s is refused by the name of the field', async (_, scenario, fields) => {
    const payment = { partyId: 'party', invoiceId: 'i', paymentId: 'p' } as const;
    const whole = { ...payment, requestId: requestId(), reason: 'x', ...(scenario && { scenario }) };
    expect(await failureOf(operator.invoicing.CreateAdjustment(whole))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      fields,
    });
  });

  it.each<[string, AdjustmentTarget, object]>([
    [
      'a state that no adjustment leads to',
      { state: 'PAYMENT_STATE_REFUNDED' },
      { reason: 'INVALID_PAYMENT_TARGET_STATUS', metadata: { status: 'refunded' } },
    ],
    [
      'the state that it has',
      { state: 'PAYMENT_STATE_CAPTURED', reason: 'Timeout' },
      { reason: 'INVOICE_PAYMENT_ALREADY_HAS_STATUS', metadata: { status: 'captured' } },
    ],
  ])('of %s is refused for its state', async (_, target, expected) => {
    const asked = request(await paid(merchant), { statusChange: { target } });
    expect(await failureOf(operator.invoicing.CreateAdjustment(asked))).toMatchObject({
      code: 'FAILED_PRECONDITION',
      ...expected,
    });
  });
});

describe('GetAdjustment', () => {
  it('shows a merchant the postings of its own, and an operator all', async () => {
    const payment = await paid(merchant);
    const made = await operator.invoicing.CreateAdjustment(request(payment, { cashFlow: { newAmount: rub(1_000n) } }));
    const name = { ...payment, adjustmentId: '1' };
    expect(await operator.invoicing.GetAdjustment(name)).toEqual(made);
    const seen = await merchant.invoicing.GetAdjustment(name);
    expect(seen.newCashFlow).toHaveLength(2);
    expect(seen.oldCashFlowInverse).toHaveLength(2);
    expect(await failureOf(merchant.invoicing.GetAdjustment({ ...name, adjustmentId: '2' }))).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'INVOICE_PAYMENT_ADJUSTMENT_NOT_FOUND',
      metadata: { adjustment_id: '2' },
    });
  });
});
