import { describe, expect, it } from 'vitest';
import { revertPostings } from '../../src/domain/cashflow/compute.ts';
import type { InvoiceCommand } from '../../src/domain/invoice/invoice.ts';
import { remainingBalance } from '../../src/domain/payment/balance.ts';
import {
  ACCEPT,
  adjust,
  amounts,
  CANCEL,
  captured,
  chargebackOf,
  create,
  decide,
  disputed,
  fixture,
  PAID,
  REJECT,
  REOPEN,
  refund,
  refundAnswered,
} from './settled-world.ts';
import { rub } from './world.ts';

describe('the plans of a chargeback', () => {
  it('begin each stage with the last cash flow of the stage before taken back', () => {
    const settled = disputed(create());
    const first = chargebackOf(settled).cashFlow;
    settled.take(REJECT);
    const rejected = chargebackOf(settled).cashFlow;
    settled.take(REOPEN);
    const reopened = chargebackOf(settled).cashFlow;
    settled.take(decide({ type: 'accept', body: rub(40_000) }));
    const accepted = chargebackOf(settled).cashFlow;
    const batches = (...flows: readonly (typeof first)[]) =>
      flows.map((postings, index) => ({ id: index + 1, postings }));
    expect(chargebackOf(settled).plans).toEqual([
      {
        id: 'party/invoice.payment.chargeback-c1.chargeback',
        status: 'committed',
        batches: batches(first, revertPostings(first), rejected),
      },
      {
        id: 'party/invoice.payment.chargeback-c1.pre_arbitration',
        status: 'committed',
        batches: batches(revertPostings(rejected), reopened, revertPostings(reopened), accepted),
      },
    ]);
  });

  it('have nothing to take back in a stage that follows a cancelled one', () => {
    const settled = disputed(create(), CANCEL, REOPEN);
    const { plans, cashFlow } = chargebackOf(settled);
    expect(plans.at(-1)?.batches).toEqual([{ id: 1, postings: cashFlow }]);
  });

  it('have a cancelled cash flow that is empty: all that is left is the way back (reopen_accepted_payment_chargeback_and_cancel_ok)', () => {
    const settled = disputed(create(), ACCEPT);
    const { cashFlow } = chargebackOf(settled);
    settled.take(REOPEN);
    expect(chargebackOf(settled)).toMatchObject({ stage: 'pre_arbitration', cashFlow });
    settled.take(CANCEL);
    expect(chargebackOf(settled).cashFlow).toEqual([]);
    expect(settled.payment().status).toEqual({ tag: 'captured', reason: 'Timeout', cost: rub(42_000) });
    expect(settled.merchant()).toEqual(amounts(PAID));
  });

  it('are not told to the ledger where nobody gives or gets anything', () => {
    const configuration = fixture(
      1,
      ['fees: &levy [{ from: merchant.settlement, to: system.settlement, volume: 100% of surplus }]', 'fees: &levy []'],
      ['chargebacks: { cash_flow: *to-provider }', 'chargebacks: { cash_flow: [] }'],
    );
    const settled = captured({ configuration });
    for (const command of [create(), REJECT, REOPEN, ACCEPT]) settled.take(command);
    expect(settled.merchant()).toEqual(amounts(PAID));
    expect(settled.payment().status.tag).toBe('charged_back');
  });

  it('go on by the terms that it was entered under', () => {
    const settled = disputed(create());
    settled.commit(fixture(2, ['volume: 100% of surplus', 'volume: 50% of surplus']));
    settled.take(REJECT);
    expect(settled.merchant()).toEqual(amounts(PAID - 4_000n));
  });
});

describe('the payment of a chargeback', () => {
  it.each<[string, InvoiceCommand]>([
    ['rejected (decisions #5)', REJECT],
    ['cancelled', CANCEL],
  ])('is captured again when an accepted one is reopened and %s', (_, decision) => {
    const settled = disputed(create(), ACCEPT);
    settled.take(REOPEN);
    expect(settled.payment().status.tag).toBe('charged_back');
    settled.take(decision);
    expect(settled.payment().status).toEqual({ tag: 'captured', reason: 'Timeout', cost: rub(42_000) });
    expect(remainingBalance(settled.payment())).toEqual(rub(42_000));
  });

  it('stays charged back when an accepted one is reopened and accepted again', () => {
    expect(disputed(create(), ACCEPT, REOPEN).take(ACCEPT)).not.toContain('payment charged_back');
  });

  it('cannot be refunded while one is pending, and can be afterwards (cancel_payment_chargeback_refund)', () => {
    const settled = disputed(create());
    expect(settled.refused(refund(1_000))).toMatchObject({
      reason: 'INVOICE_PAYMENT_CHARGEBACK_PENDING',
      metadata: { id: 'c1' },
    });
    settled.take(CANCEL);
    settled.take(refund(1_000));
    settled.take(refundAnswered('1'));
    expect(settled.merchant()).toEqual(amounts(PAID - 1_000n));
  });

  it('is refunded when refunds and accepted chargebacks leave nothing, and captured when one of these is taken back', () => {
    const settled = disputed(create({ body: rub(20_000) }), ACCEPT, refund(), refundAnswered('1'));
    expect(settled.payment().status.tag).toBe('refunded');
    settled.take(REOPEN);
    settled.take(REJECT);
    expect(settled.payment().status.tag).toBe('captured');
    expect(remainingBalance(settled.payment())).toEqual(rub(20_000));
  });

  it('of which an adjustment left nothing is charged back by an acceptance alone', () => {
    const settled = disputed(create({ body: rub(20_000) }), ACCEPT, create({ id: 'c2' }));
    settled.take(adjust({ type: 'cash_flow', newAmount: rub(20_000) }));
    settled.take(decide({ type: 'reject' }, 'c2'));
    expect(settled.payment().status.tag).toBe('captured');
    expect(settled.refused(create({ id: 'c3' }))).toMatchObject({
      reason: 'INVOICE_PAYMENT_AMOUNT_EXCEEDED',
      metadata: { maximum: '0 RUB' },
    });
  });

  it('is still paid, and so is its invoice', () => {
    const settled = disputed(create(), ACCEPT);
    expect(settled.invoice().status).toEqual({ tag: 'paid' });
    settled.take(REOPEN);
    settled.take(CANCEL);
    expect(settled.invoice().status).toEqual({ tag: 'paid' });
  });

  it('of a chargeback that contradicts the configuration is left as it was (decisions #9)', () => {
    const settled = captured();
    const levy = '[{ from: merchant.settlement, to: system.settlement, volume: 100% of surplus }]';
    settled.commit(fixture(2, [levy, `[{ when: shop == "another", then: ${levy} }]`]));
    expect(settled.refused(create())).toMatchObject({ reason: 'MISCONFIGURED' });
    settled.commit(fixture(3));
    settled.take(create());
  });
});
