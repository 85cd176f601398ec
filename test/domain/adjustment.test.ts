import { describe, expect, it } from 'vitest';
import type { AdjustmentState, AdjustmentTarget } from '../../src/domain/adjustment/adjustment.ts';
import { revertPostings } from '../../src/domain/cashflow/compute.ts';
import { failure } from '../../src/domain/failure.ts';
import type { InvoiceCommand } from '../../src/domain/invoice/invoice.ts';
import { remainingBalance } from '../../src/domain/payment/balance.ts';
import { effectiveCost } from '../../src/domain/payment/payment.ts';
import {
  ACCEPT,
  ADJUSTED,
  adjust,
  CANCEL,
  cancelled,
  captured,
  capturedInPart,
  create,
  disputed,
  failed,
  fixture,
  lateAnswer,
  REOPEN,
  refund,
  refundAnswered,
  type Settled,
  unpaid,
} from './settled-world.ts';
import { rub, VISA } from './world.ts';

const CASH_FLOW = { type: 'cash_flow' } as const;
const FAILED: AdjustmentTarget = { tag: 'failed', failure: failure('authorization_failed:unknown', 'fraud') };
const DEFAULT = { shopId: 'default', costMinor: 100_000 };
/** The steps of one that is over in the append that makes it (decisions #17). */
const BOOKED = ['adjustment_created', 'adjustment processed', 'adjustment captured'];

function to(target: AdjustmentTarget): InvoiceCommand {
  return adjust({ type: 'status_change', target });
}

function moved(settled: Settled): readonly bigint[] {
  return (['merchant.settlement', 'provider.settlement', 'system.settlement', 'external.outcome'] as const).map(
    settled.moved,
  );
}

function adjustmentOf(settled: Settled, id = '1'): AdjustmentState {
  const adjustment = settled.payment().adjustments.get(id);
  if (adjustment === undefined) throw new Error(`there is no adjustment ${id}`);
  return adjustment;
}

function volumes(settled: Settled): readonly bigint[] {
  return (settled.payment().cashFlow ?? []).map(({ volume }) => volume.amountMinor);
}

/** 100000 captured by the first shop, and then a provider that takes less. */
function cheaper(settled = captured(DEFAULT)): Settled {
  settled.commit(fixture(2, ADJUSTED));
  return settled;
}

describe('an adjustment of the cash flow (lesson 19)', () => {
  it('books the difference of the terms of now, at once (payment_adjustment_success)', () => {
    const settled = cheaper();
    expect(settled.take(adjust(CASH_FLOW))).toEqual(BOOKED);
    expect(moved(settled)).toEqual([0n, -500n, 480n, 20n]);
    expect(adjustmentOf(settled)).toMatchObject({
      status: { tag: 'captured', time: settled.now() },
      facts: { id: '1', revision: 2, reason: 'a correction', scenario: CASH_FLOW },
    });
    expect(settled.payment()).toMatchObject({ status: { tag: 'captured' }, cost: rub(100_000) });
    expect(settled.ledger.open()).toEqual([]);
  });

  it('books the same of a registered payment (registered_payment_adjustment_success)', () => {
    const settled = unpaid(DEFAULT);
    settled.take({
      type: 'RegisterPayment',
      payment: {
        id: 'payment',
        payer: { type: 'payment_resource', tool: VISA, features: {} },
        route: { providerId: 'default', terminalId: '1' },
        trx: { id: 'trx', extra: {} },
      },
    });
    settled.mark();
    cheaper(settled).take(adjust(CASH_FLOW));
    expect(moved(settled)).toEqual([0n, -500n, 480n, 20n]);
  });

  it('with an amount moves balances by the new cash flow less the old one (payment_adjustment_w_amount_success)', () => {
    const settled = cheaper();
    const told = settled.take(adjust({ ...CASH_FLOW, newAmount: rub(200_000) }));
    expect(told).toEqual(['adjustment_created', 'cash_changed', 'adjustment processed', 'adjustment captured']);
    expect(moved(settled)).toEqual([95_500n, -98_900n, 3_380n, 20n]);
    expect(settled.payment()).toMatchObject({ cost: rub(100_000), changedCost: rub(200_000) });
    expect(settled.payment().status).toMatchObject({ tag: 'captured', cost: rub(100_000) });
  });

  it('with the amount that it has changes no amount', () => {
    const told = captured(DEFAULT).take(adjust({ ...CASH_FLOW, newAmount: rub(100_000) }));
    expect(told).toEqual(BOOKED);
  });

  it('without an amount counts with the one that an earlier one gave, which the reference forgets', () => {
    const settled = captured(DEFAULT);
    settled.take(adjust({ ...CASH_FLOW, newAmount: rub(200_000) }));
    cheaper(settled).mark();
    settled.take(adjust(CASH_FLOW));
    expect(moved(settled)).toEqual([0n, -1_000n, 980n, 20n]);
    expect(effectiveCost(settled.payment())).toEqual(rub(200_000));
  });

  it('counts with what was captured in part (payment_adjustment_captured_partial)', () => {
    const settled = cheaper(capturedInPart(70_000, DEFAULT));
    settled.take(adjust(CASH_FLOW));
    expect(volumes(settled)).toEqual([3_150n, 70_000n, 1_120n, 20n]);
    expect(moved(settled)).toEqual([0n, -350n, 330n, 20n]);
  });

  it('counts with the revision that it names', () => {
    const settled = cheaper();
    settled.take(adjust(CASH_FLOW));
    settled.take(adjust({ ...CASH_FLOW, revision: 1 }));
    expect(moved(settled)).toEqual([0n, 0n, 0n, 0n]);
    expect([...settled.payment().adjustments.keys()]).toEqual(['1', '2']);
    expect(adjustmentOf(settled, '2').facts.revision).toBe(1);
  });

  it('of a payment that was charged back leaves the chargeback as it is (payment_adjustment_chargeback_success)', () => {
    const settled = captured({ shopId: 'cheap', costMinor: 10_000 });
    settled.take(create());
    settled.take(ACCEPT);
    expect(volumes(settled)).toEqual([400n, 10_000n, 210n]);
    cheaper(settled).mark();
    settled.take(adjust(CASH_FLOW));
    expect(volumes(settled)).toEqual([400n, 10_000n, 160n, 20n]);
    expect(moved(settled)).toEqual([0n, -50n, 30n, 20n]);
    expect(settled.payment().status.tag).toBe('charged_back');
    settled.take(REOPEN);
    settled.take(CANCEL);
    expect(settled.payment().status).toMatchObject({ tag: 'captured', cost: rub(10_000) });
    expect(settled.merchant().own).toBe(9_600n);
  });

  it('of a charged back payment, with another amount, leaves that amount to later chargebacks', () => {
    const settled = disputed(create(), ACCEPT);
    settled.take(adjust({ ...CASH_FLOW, newAmount: rub(50_000) }));
    expect(remainingBalance(settled.payment())).toEqual(rub(8_000));
    settled.take(REOPEN);
    settled.take(CANCEL);
    expect(settled.payment()).toMatchObject({ status: { tag: 'captured' }, changedCost: rub(50_000) });
    settled.take(create({ id: 'c2' }));
    expect(settled.payment().chargebacks.get('c2')?.body).toEqual(rub(50_000));
  });

  it('of a refunded payment leaves its refunds as they are', () => {
    const settled = cheaper(disputed(refund(), refundAnswered('1')));
    const before = settled.merchant();
    settled.take(adjust(CASH_FLOW));
    expect(settled.payment().status.tag).toBe('refunded');
    expect(settled.merchant()).toEqual(before);
  });

  it('of a failed payment moves nothing and remembers the amount', () => {
    const settled = failed(DEFAULT);
    settled.take(adjust({ ...CASH_FLOW, newAmount: rub(200_000) }));
    expect(adjustmentOf(settled)).toMatchObject({
      facts: { newCashFlow: [], oldCashFlowInverse: [] },
      status: { tag: 'captured' },
    });
    expect(adjustmentOf(settled).plan).toBeUndefined();
    expect(settled.payment()).toMatchObject({ status: { tag: 'failed' }, changedCost: rub(200_000) });
    expect(moved(settled)).toEqual([0n, 0n, 0n, 0n]);
  });

  it('of a split payment moves the shares of all its shops', () => {
    const share = (shopId: string, amountMinor: number) => ({
      target: { partyId: 'party', shopId },
      body: { type: 'amount', amount: rub(amountMinor) } as const,
    });
    const allocation = [share('battle-ready', 30_000), share('cheap', 12_000)];
    const settled = captured({ allocation });
    const cheap = 'merchant:party:cheap:settlement';
    expect([settled.merchant().own, settled.ledger.amounts(cheap).own]).toEqual([28_650n, 11_520n]);
    settled.take(adjust(CASH_FLOW));
    expect([settled.merchant().own, settled.ledger.amounts(cheap).own]).toEqual([28_650n, 11_520n]);
    settled.take(adjust({ ...CASH_FLOW, newAmount: rub(84_000) }));
    expect([settled.merchant().own, settled.ledger.amounts(cheap).own]).toEqual([57_300n, 23_040n]);
    settled.take(to(FAILED));
    expect([settled.merchant().own, settled.ledger.amounts(cheap).own]).toEqual([0n, 0n]);
  });

  it('is booked as one plan: what was taken back, then what is in force', () => {
    const settled = captured();
    const before = settled.payment().cashFlow ?? [];
    cheaper(settled).take(adjust(CASH_FLOW));
    const { plan } = adjustmentOf(settled);
    expect(plan).toEqual({
      id: 'party/invoice.payment.adj-1',
      status: 'committed',
      batches: [
        { id: 1, postings: revertPostings(before) },
        { id: 2, postings: settled.payment().cashFlow },
      ],
    });
  });
});

describe('an adjustment of the status (lesson 19)', () => {
  it('from captured to failed takes everything back (payment_adjustment_failed_from_captured)', () => {
    const settled = cheaper();
    expect(settled.take(to(FAILED))).toEqual([...BOOKED, 'payment failed']);
    expect(moved(settled)).toEqual([-95_500n, 97_900n, -2_400n, 0n]);
    expect(settled.payment()).toMatchObject({ status: FAILED, cashFlow: [] });
    expect(adjustmentOf(settled).plan?.batches).toHaveLength(1);
  });

  it('and with an amount in between back to captured counts with that amount (payment_adjustment_change_amount_and_captured)', () => {
    const settled = captured(DEFAULT);
    settled.take(to(FAILED));
    settled.take(adjust({ ...CASH_FLOW, newAmount: rub(200_000) }));
    expect(settled.take(to({ tag: 'captured' }))).toEqual([...BOOKED, 'payment captured']);
    expect(volumes(settled)).toEqual([9_000n, 200_000n, 4_200n]);
    expect(settled.payment()).toMatchObject({
      status: { tag: 'captured', cost: rub(100_000) },
      cost: rub(100_000),
      changedCost: rub(200_000),
    });
  });

  it.each<[string, () => Settled]>([
    ['failed', () => failed(DEFAULT)],
    ['cancelled', cancelled],
  ])('from %s to captured books the payment and pays its invoice', (_, given) => {
    const settled = given();
    const cost = settled.payment().facts.cost.amountMinor;
    expect(settled.invoice().status.tag).toBe('unpaid');
    expect(settled.take(to({ tag: 'captured', reason: 'the bank was wrong' }))).toEqual([
      ...BOOKED,
      'payment captured',
      'invoice_status_changed',
    ]);
    expect(settled.invoice().status).toEqual({ tag: 'paid' });
    expect(settled.moved('merchant.settlement')).toBe(cost - (cost * 45n) / 1000n);
    expect(settled.payment().status).toEqual({
      tag: 'captured',
      reason: 'the bank was wrong',
      cost: settled.payment().facts.cost,
    });
  });

  it('goes by the revision that the payment is pinned to', () => {
    const settled = cheaper(failed(DEFAULT));
    settled.take(to({ tag: 'captured' }));
    expect(volumes(settled)).toEqual([4_500n, 100_000n, 2_100n]);
    expect(adjustmentOf(settled).facts.revision).toBe(1);
  });

  it('to captured with an amount makes it the cost of the payment', () => {
    const settled = failed(DEFAULT);
    const cart = [{ product: 'Book', quantity: 2, price: rub(30_000) }];
    settled.take(to({ tag: 'captured', cost: rub(60_000), cart }));
    expect(volumes(settled)).toEqual([2_700n, 60_000n, 1_260n]);
    expect(settled.payment()).toMatchObject({
      cost: rub(60_000),
      status: { tag: 'captured', cost: rub(60_000), cart },
    });
    expect(remainingBalance(settled.payment())).toEqual(rub(60_000));
  });

  it('from captured leaves a paid invoice paid, as the reference does', () => {
    const settled = captured();
    settled.take(to({ tag: 'cancelled', reason: 'returned' }));
    expect(settled.invoice().status).toEqual({ tag: 'paid' });
    expect(settled.payment().status).toEqual({ tag: 'cancelled', reason: 'returned' });
    expect(settled.merchant()).toEqual({ own: 0n, min: 0n, max: 0n });
  });

  it('lets a payment fail for another reason, which moves nothing', () => {
    const settled = failed();
    expect(settled.take(to(FAILED))).toEqual([...BOOKED, 'payment failed']);
    expect(settled.payment().status).toEqual(FAILED);
    expect(adjustmentOf(settled).plan).toBeUndefined();
  });

  it('of a captured payment can be refunded and disputed like any other', () => {
    const settled = failed();
    settled.take(to({ tag: 'captured' }));
    settled.take(refund(2_000));
    settled.take(refundAnswered('1'));
    settled.take(create());
    settled.take(ACCEPT);
    expect(settled.payment().status.tag).toBe('charged_back');
    expect(settled.merchant().own).toBe(40_110n - 2_000n - 40_000n - 4_000n);
    settled.take(REOPEN);
    settled.take(CANCEL);
    expect(settled.payment().status).toEqual({ tag: 'captured', cost: rub(42_000) });
  });

  it('from failed to captured keeps what the provider says later that it took (P7)', () => {
    const settled = failed();
    settled.take(to({ tag: 'captured' }));
    expect(settled.take(lateAnswer())).toEqual(['session_changed']);
    expect(settled.payment()).toMatchObject({ status: { tag: 'captured' }, flags: [], trx: { id: 'taken' } });
    expect(settled.payment().reversal).toBeUndefined();
    expect(settled.take(lateAnswer())).toEqual([]);
  });

  it('leaves what is on its way back there: a failed payment may fail for another reason', () => {
    const settled = failed();
    settled.take(lateAnswer());
    settled.take(to(FAILED));
    expect(settled.payment().reversal?.found).toEqual([0]);
  });

  it('makes an invoice that was given up no less given up; money is right all the same (decisions #1)', () => {
    const settled = failed();
    settled.take({ type: 'RescindInvoice', reason: 'too late' });
    settled.take(to({ tag: 'captured' }));
    expect(settled.invoice().status).toEqual({ tag: 'cancelled', reason: 'too late' });
    expect(settled.merchant().own).toBe(40_110n);
    expect(settled.payment().flags).toContain('PAID_LATE');
  });
});
