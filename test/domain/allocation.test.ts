import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  allocatedTotal,
  prototypeOf,
  scaleAllocation,
  subtractAllocation,
} from '../../src/domain/allocation/allocate.ts';
import type { Allocation, AllocationPrototype, AllocationShareAsked } from '../../src/domain/allocation/allocation.ts';
import { type Money, money } from '../../src/domain/money.ts';

const rub = (amountMinor: number): Money => money(BigInt(amountMinor), 'RUB');
const target = (shopId: string) => ({ partyId: 'party', shopId });
const PAYING = target('paying');

const amountFor = (shopId: string, amount: Money): AllocationShareAsked => ({
  target: target(shopId),
  body: { type: 'amount', amount },
});
const fixedFee = (shopId: string, total: Money, fee: Money): AllocationShareAsked => ({
  target: target(shopId),
  body: { type: 'total', total, fee: { type: 'fixed', amount: fee } },
});
const shareFee = (shopId: string, total: Money, p: number, q: number): AllocationShareAsked => ({
  target: target(shopId),
  body: { type: 'total', total, fee: { type: 'share', share: { p: BigInt(p), q: BigInt(q) } } },
});

function allocated(prototype: AllocationPrototype, amount: Money): Allocation {
  const result = allocate(prototype, PAYING, amount);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.allocation;
}

function subtracted(from: Allocation, taken: Allocation): Allocation {
  const result = subtractAllocation(from, taken);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.allocation;
}

const amounts = (allocation: Allocation) =>
  allocation.map(({ id, target: { shopId }, amount }) => `${id} ${shopId} ${amount.amountMinor}`);

const THREE = [
  amountFor('a', rub(30)),
  fixedFee('b', rub(30), rub(10)),
  shareFee('c', rub(30), 15, 100),
] as const satisfies AllocationPrototype;

describe('an allocation (hg_allocation_tests)', () => {
  it('calculate: 30, 30 less 10, and 30 less 15 %, which is 4.5 and rounds to 5, leave 15 to the shop that is paid', () => {
    const allocation = allocated(THREE, rub(90));
    expect(amounts(allocation)).toEqual(['1 a 30', '2 b 20', '3 c 25', '4 paying 15']);
    expect(allocation.map(({ fee }) => fee)).toEqual([
      undefined,
      { target: PAYING, total: rub(30), amount: rub(10) },
      { target: PAYING, total: rub(30), amount: rub(5), share: { p: 15n, q: 100n } },
      undefined,
    ]);
  });

  it('calculate without aggregator transaction: without fees nobody gets them', () => {
    expect(amounts(allocated([amountFor('a', rub(60)), fixedFee('b', rub(30), rub(0))], rub(90)))).toEqual([
      '1 a 60',
      '2 b 30',
    ]);
  });

  it.each([
    ['more than the amount', rub(89)],
    ['less than the amount', rub(91)],
  ])('amount_exceeded: shares that make %s are refused', (_how, amount) => {
    expect(allocate(THREE, PAYING, amount)).toMatchObject({ reason: 'ALLOCATION_EXCEEDED_PAYMENT_AMOUNT' });
  });

  it('subtract one transaction: what has nothing left vanishes, whichever it is', () => {
    const allocation = allocated([amountFor('a', rub(30)), amountFor('b', rub(20)), amountFor('c', rub(40))], rub(90));
    const rest = (shopId: string, amount: number) =>
      amounts(subtracted(allocation, allocated([amountFor(shopId, rub(amount))], rub(amount))));
    expect(rest('a', 30)).toEqual(['2 b 20', '3 c 40']);
    expect(rest('b', 20)).toEqual(['1 a 30', '3 c 40']);
    expect(rest('c', 40)).toEqual(['1 a 30', '2 b 20']);
  });

  it('partial subtraction: 30 − 18 = 12', () => {
    const allocation = allocated(THREE, rub(90));
    const taken = allocated([amountFor('a', rub(18))], rub(18));
    expect(amounts(subtracted(allocation, taken))).toEqual(['1 a 12', '2 b 20', '3 c 25', '4 paying 15']);
  });

  it('subtracts a total with its fee: the fee comes from the shop that was paid', () => {
    const allocation = allocated(THREE, rub(90));
    const left = subtracted(allocation, allocated([fixedFee('b', rub(15), rub(5))], rub(15)));
    expect(amounts(left)).toEqual(['1 a 30', '2 b 10', '3 c 25', '4 paying 10']);
    expect(left[1]?.fee).toEqual({ target: PAYING, total: rub(15), amount: rub(5) });
  });

  it('consecutive subtraction ends at zero', () => {
    let left = allocated(THREE, rub(90));
    left = subtracted(left, allocated([amountFor('a', rub(30))], rub(30)));
    left = subtracted(left, allocated([fixedFee('b', rub(30), rub(10))], rub(30)));
    left = subtracted(left, allocated([shareFee('c', rub(30), 15, 100)], rub(30)));
    expect(left).toEqual([]);
  });
});

describe('an allocation is refused', () => {
  it.each<[string, AllocationPrototype, string]>([
    ['when a shop is named twice', [amountFor('a', rub(40)), amountFor('a', rub(50))], 'target_conflict'],
    [
      'when the shop that gets the fees is named, too',
      [amountFor('paying', rub(60)), fixedFee('a', rub(30), rub(1))],
      'target_conflict',
    ],
    ['when a share is in another currency', [amountFor('a', money(90n, 'EUR'))], 'currency'],
    ['when a total is in another currency', [fixedFee('a', money(90n, 'EUR'), rub(1))], 'currency'],
    ['when a fee is in another currency', [fixedFee('a', rub(90), money(1n, 'EUR'))], 'currency'],
    ['when a share is zero', [amountFor('a', rub(0)), amountFor('b', rub(90))], 'amount'],
    ['when a share is less than zero', [amountFor('a', rub(-1)), amountFor('b', rub(91))], 'amount'],
    ['when the fee takes the whole total', [fixedFee('a', rub(90), rub(90))], 'amount'],
    ['when the fee is more than the total', [fixedFee('a', rub(90), rub(91))], 'amount'],
    ['when the fee is less than zero', [fixedFee('a', rub(90), rub(-1))], 'amount'],
  ])('%s', (_when, prototype, reason) => {
    expect(allocate(prototype, PAYING, rub(90))).toMatchObject({
      reason: 'ALLOCATION_INVALID_TRANSACTION',
      metadata: { reason },
    });
  });

  it('to be taken from shops that have no part, or too small a one', () => {
    const allocation = allocated(THREE, rub(90));
    const other = allocated([amountFor('d', rub(1))], rub(1));
    expect(subtractAllocation(allocation, other)).toMatchObject({
      reason: 'ALLOCATION_NOT_FOUND',
      metadata: { shop_id: 'd' },
    });
    const more = allocated([amountFor('b', rub(21))], rub(21));
    expect(subtractAllocation(allocation, more)).toMatchObject({ reason: 'ALLOCATION_EXCEEDED_PAYMENT_AMOUNT' });
    const euros = [{ id: '1', target: target('a'), amount: money(1n, 'EUR') }];
    expect(subtractAllocation(allocation, euros)).toMatchObject({ metadata: { reason: 'currency' } });
  });
});

const anyPrototype = fc
  .array(
    fc.record({ total: fc.integer({ min: 1, max: 1_000_000 }), q: fc.integer({ min: 2, max: 1_000 }), p: fc.nat() }),
    { minLength: 1, maxLength: 8 },
  )
  .map((shares) =>
    shares.map(({ total, p, q }, index) => shareFee(`shop-${index}`, rub(total + 1), p % Math.ceil(q / 2), q)),
  );

const totalOf = (prototype: AllocationPrototype) =>
  rub(prototype.reduce((sum, { body }) => sum + Number(body.type === 'total' ? body.total.amountMinor : 0n), 0));

describe('whatever is split', () => {
  it('the parts are exactly the amount, and what was asked for can be read back', () => {
    fc.assert(
      fc.property(anyPrototype, (prototype) => {
        const amount = totalOf(prototype);
        const allocation = allocated(prototype, amount);
        expect(allocatedTotal(allocation, 'RUB')).toEqual(amount);
        expect(prototypeOf(allocation)).toEqual(prototype);
      }),
    );
  });

  it('an allocation less itself is nothing', () => {
    fc.assert(
      fc.property(anyPrototype, (prototype) => {
        const allocation = allocated(prototype, totalOf(prototype));
        expect(subtracted(allocation, allocation)).toEqual([]);
      }),
    );
  });

  it('the same split of another amount is exactly that amount, and no part is further than one unit from its proportion', () => {
    fc.assert(
      fc.property(anyPrototype, fc.integer({ min: 1, max: 10_000_000 }), (prototype, other) => {
        const amount = totalOf(prototype);
        const allocation = allocated(prototype, amount);
        const scaled = scaleAllocation(allocation, rub(other));
        expect(allocatedTotal(scaled, 'RUB')).toEqual(rub(other));
        scaled.forEach((part, index) => {
          const exact = (Number(allocation[index]?.amount.amountMinor) * other) / Number(amount.amountMinor);
          expect(Math.abs(Number(part.amount.amountMinor) - exact)).toBeLessThanOrEqual(1.000001);
        });
      }),
    );
  });
});
