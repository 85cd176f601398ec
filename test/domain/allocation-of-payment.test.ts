import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocatedTotal } from '../../src/domain/allocation/allocate.ts';
import type { Allocation, AllocationPrototype } from '../../src/domain/allocation/allocation.ts';
import { splitOfCapture, splitOfRefund } from '../../src/domain/allocation/of-payment.ts';
import type { PaymentState } from '../../src/domain/payment/payment.ts';
import type { RefundState } from '../../src/domain/refund/refund.ts';
import { captured, paymentIn } from './refund-world.ts';
import { rub } from './world.ts';

const target = (shopId: string) => ({ partyId: 'party', shopId });
const SHOPS = ['a', 'b', 'c'] as const;

/** A captured payment of 420.00 RUB: 100.00 for a, 120.00 for b, 200.00 for c. */
function splitPayment(): PaymentState {
  const payment = paymentIn(captured());
  const allocation: Allocation = [
    { id: '1', target: target('a'), amount: rub(10_000) },
    { id: '2', target: target('b'), amount: rub(12_000) },
    { id: '3', target: target('c'), amount: rub(20_000) },
  ];
  return { ...payment, facts: { ...payment.facts, allocation } };
}

const prototypeOf = (amounts: readonly number[]): AllocationPrototype =>
  SHOPS.flatMap((shopId, index) => {
    const amount = amounts[index] ?? 0;
    return amount === 0 ? [] : [{ target: target(shopId), body: { type: 'amount', amount: rub(amount) } } as const];
  });

const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

/** The payment with one more refund, as far as its split is concerned. */
function withRefund(payment: PaymentState, allocation: Allocation, tag: 'succeeded' | 'failed'): PaymentState {
  const id = String(payment.refunds.size + 1);
  const refund = { facts: { allocation }, status: { tag } } as unknown as RefundState;
  return { ...payment, refunds: new Map(payment.refunds).set(id, refund) };
}

describe('refunds of a split payment', () => {
  it('never take more from a shop than it got, and can always take all that is left', () => {
    const part = fc.tuple(...SHOPS.map(() => fc.integer({ min: 0, max: 9_000 })));
    const asked = fc.array(fc.record({ amounts: part, fails: fc.boolean() }), { maxLength: 12 });
    fc.assert(
      fc.property(asked, (refunds) => {
        let payment = splitPayment();
        let left = [10_000, 12_000, 20_000];
        for (const { amounts, fails } of refunds) {
          const total = sumOf(amounts);
          if (total === 0) continue;
          const split = splitOfRefund(payment, rub(total), prototypeOf(amounts));
          const covered = amounts.every((amount, index) => amount <= (left[index] ?? 0));
          expect(split.ok).toBe(covered);
          if (!split.ok || split.allocation === undefined) continue;
          payment = withRefund(payment, split.allocation, fails ? 'failed' : 'succeeded');
          if (!fails) left = left.map((amount, index) => amount - (amounts[index] ?? 0));
        }
        const rest = splitOfRefund(payment, rub(sumOf(left)), undefined);
        expect(rest.ok).toBe(true);
        if (rest.ok) {
          const given = rest.allocation ?? [];
          expect(allocatedTotal(given, 'RUB')).toEqual(rub(sumOf(left)));
          expect(given.map(({ target: { shopId }, amount }) => [shopId, Number(amount.amountMinor)])).toEqual(
            SHOPS.map((shopId, index) => [shopId, left[index]]).filter(([, amount]) => amount !== 0),
          );
        }
      }),
    );
  });
});

describe('a capture of a split payment', () => {
  it('needs no shares for the whole, and shares within the invoice’s for a part', () => {
    expect(splitOfCapture(splitPayment(), rub(42_000), undefined)).toEqual({ ok: true });
    expect(splitOfCapture(splitPayment(), rub(41_999), undefined)).toMatchObject({ reason: 'ALLOCATION_NOT_FOUND' });
    expect(splitOfCapture(splitPayment(), rub(3_000), prototypeOf([1_000, 2_000]))).toMatchObject({
      allocation: [{ amount: rub(1_000) }, { amount: rub(2_000) }],
    });
    expect(splitOfCapture(splitPayment(), rub(42_000), prototypeOf([11_000, 11_000, 20_000]))).toMatchObject({
      reason: 'ALLOCATION_EXCEEDED_PAYMENT_AMOUNT',
    });
  });
});
