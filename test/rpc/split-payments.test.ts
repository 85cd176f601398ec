import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { messages, type TurnpikeClient } from '../../src/client/client.ts';
import type { AllocationPrototype } from '../../src/generated/turnpike/v1/AllocationPrototype.ts';
import type { InvoiceEvent__Output } from '../../src/generated/turnpike/v1/InvoiceEvent.ts';
import type { RefundPaymentRequest } from '../../src/generated/turnpike/v1/RefundPaymentRequest.ts';
import { newInvoice, payWith, requestId, take } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { fixedConfigurations, type RpcNode, startRpcNode } from './rpc-node.ts';
import { amountFor, COST, marketplace, SPLIT, shareFor, split, target, totalFor } from './split-world.ts';
import { rubles } from './template-requests.ts';

let world = marketplace();
let rpc: RpcNode;
let merchant: TurnpikeClient;
beforeAll(async () => {
  const configurations = fixedConfigurations(world);
  rpc = await startRpcNode({ configurations: { ...configurations, latest: () => world } });
  merchant = rpc.connect('merchant');
});
afterAll(() => rpc.stop());

const splitInvoice = (allocation: AllocationPrototype = SPLIT) =>
  merchant.invoicing.CreateInvoice(newInvoice({ cost: COST, allocation }));

/** What an account has got since. */
async function balances(): Promise<Readonly<Record<string, bigint>>> {
  const names = ['shop', 'seller', 'dear', 'bank', 'system'];
  const accounts = await Promise.all(names.map((name) => rpc.store.ledger.account(name)));
  return Object.fromEntries(names.map((name, index) => [name, accounts[index]?.ownMinor ?? 0n]));
}

async function moved(work: () => Promise<unknown>): Promise<Readonly<Record<string, bigint>>> {
  const before = await balances();
  await work();
  const after = await balances();
  return Object.fromEntries(Object.entries(after).map(([name, amount]) => [name, amount - (before[name] ?? 0n)]));
}

async function until(invoiceId: string, seen: (event: InvoiceEvent__Output) => boolean): Promise<void> {
  await take(messages(merchant.watch({ invoiceId })), (events) => events.some(seen));
}

const reached = (state: string) => (event: InvoiceEvent__Output) =>
  (event.changes ?? []).some(({ paymentStateChanged }) => paymentStateChanged?.state === state);

async function paid(allocation: AllocationPrototype = SPLIT) {
  const { invoiceId = '' } = await splitInvoice(allocation);
  const { paymentId = '' } = await payWith(merchant, { invoiceId });
  await until(invoiceId, reached('PAYMENT_STATE_CAPTURED'));
  return { invoiceId, paymentId };
}

async function held() {
  const { invoiceId = '' } = await splitInvoice();
  const flow = { hold: { onExpiration: 'HOLD_EXPIRATION_CANCEL' } } as const;
  const { paymentId = '' } = await payWith(merchant, { invoiceId, flow });
  await until(invoiceId, reached('PAYMENT_STATE_PROCESSED'));
  return { invoiceId, paymentId };
}

async function refunded(request: RefundPaymentRequest) {
  const refund = await merchant.invoicing.RefundPayment({ requestId: requestId(), ...request });
  const { invoiceId = '', paymentId = '', refundId = '' } = refund;
  await until(invoiceId, ({ changes = [] }) =>
    changes.some(({ refundStateChanged }) => refundStateChanged?.refundId === refundId),
  );
  return await merchant.invoicing.GetRefund({ invoiceId, paymentId, refundId });
}

const refund = (name: object, request: RefundPaymentRequest) =>
  merchant.invoicing.RefundPayment({ requestId: requestId(), ...name, ...request });

const capture = (name: object, request: object) =>
  merchant.invoicing.CapturePayment({ requestId: requestId(), ...name, ...request });

describe('a payment that is split', () => {
  it('pays each shop its share by its own terms, and says how', async () => {
    const invoice = await splitInvoice();
    expect(invoice.allocation).toMatchObject(SPLIT);
    let payment = {};
    const change = await moved(async () => {
      const name = await paid();
      payment = await merchant.invoicing.GetPayment(name);
    });
    // 3000 + a tenth, 5000 without one, 1000 + a tenth.
    expect(change).toEqual({ seller: 3_300n, dear: 5_000n, shop: 1_100n, bank: -9_000n + 189n, system: -400n - 189n });
    expect(payment).toMatchObject({
      capturedAmount: COST,
      allocation: {
        transactions: [
          { transactionId: '1', target: target('seller'), amount: rubles(3_000) },
          {
            transactionId: '2',
            target: target('dear'),
            amount: rubles(5_000),
            total: rubles(6_000),
            feeAmount: rubles(1_000),
            feeTarget: target('shop'),
          },
          { transactionId: '3', target: target('shop'), amount: rubles(1_000) },
        ],
      },
    });
  });

  it('takes a fee as a share, which is rounded half away from zero', async () => {
    const asked = split(amountFor('seller', 8_970), shareFor('dear', 30, 15, 100));
    expect((await splitInvoice(asked)).allocation).toMatchObject(asked);
    expect(await moved(() => paid(asked))).toMatchObject({ dear: 25n, shop: 6n }); // 5 and a tenth of it, 0.5.
  });

  it('gives back all that is left from where it is', async () => {
    const name = await paid();
    const part = split(amountFor('seller', 1_000));
    expect(
      await moved(async () => {
        expect(await refunded({ ...name, amount: rubles(1_000), allocation: part })).toMatchObject({
          state: 'REFUND_STATE_SUCCEEDED',
          allocation: { transactions: [{ target: target('seller'), amount: rubles(1_000) }] },
        });
      }),
    ).toEqual({ seller: -1_000n, dear: 0n, shop: 0n, bank: 1_000n, system: 0n });
    expect(
      await moved(async () => {
        const { allocation, amount } = await refunded(name);
        expect(amount).toEqual(rubles(8_000));
        expect(allocation?.transactions).toMatchObject([
          { target: target('seller'), amount: rubles(2_000) },
          { target: target('dear'), amount: rubles(5_000) },
          { target: target('shop'), amount: rubles(1_000) },
        ]);
      }),
    ).toEqual({ seller: -2_000n, dear: -5_000n, shop: -1_000n, bank: 8_000n, system: 0n });
    expect(await merchant.invoicing.GetPayment(name)).toMatchObject({ state: 'PAYMENT_STATE_REFUNDED' });
  });

  it('gives a part back with the fee that was kept of it', async () => {
    const name = await paid();
    const part = split(totalFor('dear', 3_000, 500));
    expect(await moved(() => refunded({ ...name, amount: rubles(3_000), allocation: part }))).toMatchObject({
      dear: -2_500n,
      shop: -500n,
      seller: 0n,
    });
  });

  it.each<[string, RefundPaymentRequest, string]>([
    ['a part, and not of whom', { amount: rubles(1_000) }, 'ALLOCATION_NOT_FOUND'],
    [
      'more than a shop got',
      { amount: rubles(3_001), allocation: split(amountFor('seller', 3_001)) },
      'ALLOCATION_EXCEEDED_PAYMENT_AMOUNT',
    ],
    [
      'of a shop that got nothing',
      { amount: rubles(1_000), allocation: split(amountFor('blocked', 1_000)) },
      'ALLOCATION_NOT_FOUND',
    ],
    [
      'shares that are not the amount',
      { amount: rubles(1_000), allocation: split(amountFor('seller', 1_001)) },
      'ALLOCATION_EXCEEDED_PAYMENT_AMOUNT',
    ],
    [
      'a shop twice',
      { amount: rubles(1_000), allocation: split(amountFor('seller', 500), amountFor('seller', 500)) },
      'ALLOCATION_INVALID_TRANSACTION',
    ],
  ])('refuses to give back %s', async (_what, request, reason) => {
    const name = await paid();
    expect(await failureOf(refund(name, request))).toMatchObject({ reason });
    expect(await merchant.invoicing.GetPayment(name)).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED' });
  });

  it('is not given back from a shop that has not the money, though others have: the refund fails and holds nothing', async () => {
    const name = await paid(split(amountFor('poor', 4_000), amountFor('seller', 5_000)));
    const before = await rpc.store.ledger.account('poor');
    expect(before?.ownMinor).toBe(2_000n);
    const change = await moved(async () => {
      expect(await refunded(name)).toMatchObject({
        state: 'REFUND_STATE_FAILED',
        failure: { code: 'terms_violated', sub: { code: 'insufficient_merchant_funds' } },
      });
    });
    expect(Object.values(change)).toEqual([0n, 0n, 0n, 0n, 0n]);
    expect(await rpc.store.ledger.account('poor')).toEqual(before);
    const part = split(amountFor('poor', 2_000), amountFor('seller', 5_000));
    expect(await refunded({ ...name, amount: rubles(7_000), allocation: part })).toMatchObject({
      state: 'REFUND_STATE_SUCCEEDED',
    });
  });

  it('is captured in part by the shares that are named; what is left returns to the payer', async () => {
    const name = await held();
    const part = split(amountFor('seller', 1_000), totalFor('dear', 2_000, 400));
    expect(
      await moved(async () => {
        await capture(name, { amount: rubles(3_000), allocation: part });
        await until(name.invoiceId, reached('PAYMENT_STATE_CAPTURED'));
      }),
    ).toEqual({ seller: 1_100n, dear: 1_600n, shop: 440n, bank: -3_000n + 63n, system: -140n - 63n });
    expect((await merchant.invoicing.GetPayment(name)).allocation?.transactions).toMatchObject([
      { target: target('seller'), amount: rubles(1_000) },
      { target: target('dear'), amount: rubles(1_600) },
      { target: target('shop'), amount: rubles(400) },
    ]);
    expect(await refunded(name)).toMatchObject({ amount: rubles(3_000), state: 'REFUND_STATE_SUCCEEDED' });
  });

  it.each<[string, object, string]>([
    ['without saying whose', { amount: rubles(3_000) }, 'ALLOCATION_NOT_FOUND'],
    [
      'with more than a shop may get',
      { amount: rubles(4_000), allocation: split(amountFor('seller', 4_000)) },
      'ALLOCATION_EXCEEDED_PAYMENT_AMOUNT',
    ],
    [
      'for a shop that gets nothing of it',
      { amount: rubles(1_000), allocation: split(amountFor('euro', 1_000)) },
      'ALLOCATION_NOT_FOUND',
    ],
  ])('is not captured in part %s', async (_how, request, reason) => {
    const name = await held();
    expect(await failureOf(capture(name, request))).toMatchObject({ reason });
    await capture(name, {});
    await until(name.invoiceId, reached('PAYMENT_STATE_CAPTURED'));
  });

  it('follows in proportion when the provider takes another amount, and an adjustment moves it again', async () => {
    rpc.provider.script('process', {
      intent: { type: 'succeed', changedCost: { amountMinor: 4_501n, currency: 'RUB' } },
    });
    let name = { invoiceId: '', paymentId: '' };
    const change = await moved(async () => {
      name = await paid();
    });
    // 1500.33 and its tenth; 2500.55 without one; 500.11 and its tenth.
    expect(change).toMatchObject({ seller: 1_500n + 150n, dear: 2_501n, shop: 500n + 50n });
    expect((await merchant.invoicing.GetPayment(name)).allocation?.transactions).toMatchObject([
      { target: target('seller'), amount: rubles(1_500) },
      { target: target('dear'), amount: rubles(2_501) },
      { target: target('shop'), amount: rubles(500) },
    ]);
    const scenario = { cashFlow: { newAmount: rubles(9_002) } };
    const adjusted = await moved(() =>
      rpc.connect('operator').invoicing.CreateAdjustment({
        requestId: requestId(),
        partyId: 'party',
        ...name,
        reason: 'more',
        scenario,
      }),
    );
    expect(adjusted).toMatchObject({ seller: 1_651n, dear: 2_500n, shop: 550n });
    expect(await refunded(name)).toMatchObject({
      amount: rubles(9_002),
      state: 'REFUND_STATE_SUCCEEDED',
      allocation: {
        transactions: [{ amount: rubles(3_001) }, { amount: rubles(5_001) }, { amount: rubles(1_000) }],
      },
    });
  });

  it('does not start when a shop of it has closed since', async () => {
    const { invoiceId = '' } = await splitInvoice();
    world = marketplace(['seller']);
    try {
      expect(await failureOf(payWith(merchant, { invoiceId }))).toMatchObject({
        reason: 'ALLOCATION_INVALID_TRANSACTION',
        metadata: { reason: 'target_status' },
      });
    } finally {
      world = marketplace();
    }
  });
});

describe('a payment that is not split', () => {
  it('is neither captured nor given back by shares', async () => {
    const { invoiceId = '' } = await merchant.invoicing.CreateInvoice(newInvoice({ cost: COST }));
    const flow = { hold: { onExpiration: 'HOLD_EXPIRATION_CANCEL' } } as const;
    const { paymentId = '' } = await payWith(merchant, { invoiceId, flow });
    const name = { invoiceId, paymentId };
    await until(invoiceId, reached('PAYMENT_STATE_PROCESSED'));
    const allocation = split(amountFor('seller', 9_000));
    const refused = { code: 'FAILED_PRECONDITION', reason: 'ALLOCATION_NOT_ALLOWED' };
    expect(await failureOf(capture(name, { allocation }))).toMatchObject(refused);
    await capture(name, {});
    await until(invoiceId, reached('PAYMENT_STATE_CAPTURED'));
    expect(await failureOf(refund(name, { allocation }))).toMatchObject(refused);
  });
});

it('P8: the books hold after all of this', async () => {
  const result = await audit({ ...rpc.store, configurations: fixedConfigurations(marketplace()) });
  expect(result).toMatchObject({ ok: true, findings: [] });
  expect(result.checked.cashFlows).toBeGreaterThan(10);
});
