import { expect } from 'vitest';
import { allocate, subtractAllocation } from '../../src/domain/allocation/allocate.ts';
import type { Allocation, AllocationPrototype, AllocationTarget } from '../../src/domain/allocation/allocation.ts';
import { type AmountMutation, mutate } from '../../src/domain/invoice/mutate.ts';
import { rub } from '../domain/world.ts';
import { row } from './row.ts';

/** What the reference tests of amounts inside its modules: the same of our rules, by the same names. */

const AGGREGATOR: AllocationTarget = { partyId: 'party', shopId: 'aggregator' };
const shop = (shopId: string): AllocationTarget => ({ partyId: 'party', shopId });

const THIRTY = { target: shop('1'), body: { type: 'amount', amount: rub(30) } } as const;
const TWENTY = {
  target: shop('2'),
  body: { type: 'total', total: rub(30), fee: { type: 'fixed', amount: rub(10) } },
} as const;
const TWENTY_FIVE = {
  target: shop('3'),
  body: { type: 'total', total: rub(30), fee: { type: 'share', share: { p: 15n, q: 100n } } },
} as const;

function allocated(prototype: AllocationPrototype, amountMinor: number): Allocation {
  const result = allocate(prototype, AGGREGATOR, rub(amountMinor));
  if (!result.ok) throw new Error(result.message);
  return result.allocation;
}

const sharesOf = (allocation: Allocation) =>
  allocation.map(({ id, target, amount }) => `${id} ${target.shopId} ${amount.amountMinor}`);

row('calculate', () => {
  expect(sharesOf(allocated([THIRTY, TWENTY, TWENTY_FIVE], 90))).toEqual([
    '1 1 30',
    '2 2 20',
    '3 3 25',
    '4 aggregator 15',
  ]);
});

row('calculate_without_aggregator', () => {
  const free = { ...TWENTY, body: { ...TWENTY.body, fee: { type: 'fixed', amount: rub(0) } } } as const;
  expect(sharesOf(allocated([THIRTY, free], 60))).toEqual(['1 1 30', '2 2 30']);
});

row('amount_exceeded_1', () => {
  expect(allocate([THIRTY, TWENTY, TWENTY_FIVE], AGGREGATOR, rub(80))).toMatchObject({
    ok: false,
    reason: 'ALLOCATION_EXCEEDED_PAYMENT_AMOUNT',
  });
});

row('amount_exceeded_2', () => {
  expect(allocate([THIRTY, TWENTY, TWENTY_FIVE], AGGREGATOR, rub(100))).toMatchObject({
    ok: false,
    reason: 'ALLOCATION_EXCEEDED_PAYMENT_AMOUNT',
  });
});

function subtracted(from: Allocation, ...targets: readonly string[]): readonly string[] {
  const taken = from.filter(({ target }) => targets.includes(target.shopId));
  const result = subtractAllocation(from, taken);
  return result.ok ? sharesOf(result.allocation) : [result.reason];
}

row('subtract_one_transaction_1', () => {
  expect(subtracted(allocated([THIRTY, TWENTY, TWENTY_FIVE], 90), '1')).toEqual([
    '2 2 20',
    '3 3 25',
    '4 aggregator 15',
  ]);
});

row('subtract_one_transaction_2', () => {
  expect(subtracted(allocated([THIRTY, TWENTY, TWENTY_FIVE], 90), '2')).toEqual([
    '1 1 30',
    '3 3 25',
    '4 aggregator 15',
  ]);
});

row('subtract_one_transaction_3', () => {
  const whole = allocated([THIRTY, TWENTY, TWENTY_FIVE], 90);
  expect(subtracted(whole, 'aggregator')).toEqual(['1 1 30', '2 2 20', '3 3 25']);
  const stranger = subtractAllocation(whole, allocated([{ ...THIRTY, target: shop('stranger') }], 30));
  expect(stranger).toMatchObject({ ok: false, reason: 'ALLOCATION_NOT_FOUND' });
});

const part = (amountMinor: number) =>
  allocated([{ target: shop('1'), body: { type: 'amount', amount: rub(amountMinor) } }], amountMinor);

row('subtract_partial_transaction', () => {
  const left = subtractAllocation(part(30), part(18));
  expect(left.ok ? sharesOf(left.allocation) : left).toEqual(['1 1 12']);
});

row('consecutive_subtract_of_partial_transaction', () => {
  let left = part(30);
  for (const taken of [18, 10, 2]) {
    const result = subtractAllocation(left, part(taken));
    if (!result.ok) throw new Error(result.message);
    left = result.allocation;
  }
  expect(left).toEqual([]);
  expect(subtractAllocation(part(30), part(31))).toMatchObject({ ok: false });
});

row('apply_mutations', () => {
  const randomized = (mutation: Partial<AmountMutation>, cost = 10_000, draw = 0.5) => {
    const whole: AmountMutation = { deviationMinor: 1000n, precision: 0, direction: 'both', ...mutation };
    const result = mutate(rub(cost), undefined, [whole], () => draw);
    return result.ok ? { cost: result.cost.amountMinor, applied: result.applied.length } : result.reason;
  };
  const skipped = { cost: 10_000n, applied: 0 };
  expect(randomized({ minAmountMinor: 10_001n })).toEqual(skipped);
  expect(randomized({ maxAmountMinor: 9999n })).toEqual(skipped);
  expect(randomized({ multiplicityMinor: 3000n })).toEqual(skipped);
  expect(randomized({ minAmountMinor: 10_000n, maxAmountMinor: 10_000n, multiplicityMinor: 5000n })).toMatchObject({
    applied: 1,
  });
  expect(randomized({ deviationMinor: 0n })).toEqual({ cost: 10_000n, applied: 1 });
  for (let draw = 1; draw <= 100; draw += 1) {
    const moved = (direction: AmountMutation['direction']) => {
      const result = randomized({ direction, precision: 2 }, 10_000, draw / 100);
      if (typeof result === 'string') throw new Error(result);
      return result.cost - 10_000n;
    };
    for (const distance of [moved('upward'), -moved('downward')]) {
      expect(distance >= 0n && distance <= 1000n && distance % 100n === 0n).toBe(true);
    }
  }
  expect(randomized({ direction: 'downward' }, 500, 0.01)).toBe('INVALID_REQUEST');
  const cart = [{ product: 'Book', quantity: 2, price: rub(5000) }];
  expect(mutate(rub(10_000), cart, [{ deviationMinor: 1n, precision: 0, direction: 'both' }], () => 0.5)).toMatchObject(
    {
      message: 'Amount mutation with multiline cart or multiple items in a line is not allowed',
    },
  );
});
