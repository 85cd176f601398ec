import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AmountMutation, mutate } from '../../src/domain/invoice/mutate.ts';
import { MAX_AMOUNT_MINOR, money } from '../../src/domain/money.ts';
import type { Cart } from '../../src/domain/payment/payment.ts';

const rub = (amountMinor: number) => money(BigInt(amountMinor), 'RUB');
const randomization = (overrides: Partial<AmountMutation> = {}): AmountMutation => ({
  deviationMinor: 100n,
  precision: 0,
  direction: 'both',
  ...overrides,
});

/** Draws these, one after the other. */
function draws(...values: readonly number[]): () => number {
  const left = [...values];
  return () => left.shift() ?? 1;
}

/** `1 - share` of the way from nothing to the deviation. */
const all = 1e-12;

function amountAfter(mutation: AmountMutation, amount: number, ...drawn: readonly number[]): number {
  const mutated = mutate(rub(amount), undefined, [mutation], draws(...drawn));
  if (!mutated.ok) throw new Error(mutated.message);
  return Number(mutated.cost.amountMinor);
}

describe('apply_mutations (hg_invoice_mutation)', () => {
  it.each<[string, Partial<AmountMutation>]>([
    ['below the least amount', { minAmountMinor: 10_001n }],
    ['above the largest amount', { maxAmountMinor: 9_999n }],
    ['not a multiple', { multiplicityMinor: 3_000n }],
  ])('skips an amount that is %s, and records nothing', (_how, condition) => {
    expect(mutate(rub(10_000), undefined, [randomization(condition)], draws(all))).toEqual({
      ok: true,
      cost: rub(10_000),
      applied: [],
    });
  });

  it('takes the bounds for inside', () => {
    const exactly = { minAmountMinor: 10_000n, maxAmountMinor: 10_000n, multiplicityMinor: 10_000n };
    expect(amountAfter(randomization({ ...exactly, direction: 'upward' }), 10_000, all)).toBe(10_100);
  });

  it('records a mutation that changed nothing', () => {
    expect(mutate(rub(10_000), undefined, [randomization({ deviationMinor: 0n })], draws(0.3, 0.3))).toMatchObject({
      applied: [{ original: rub(10_000), mutated: rub(10_000) }],
    });
  });

  it.each([
    // Deviation 300, precision 2: nothing to 300 in whole hundreds; 50 and 250 are rounded away from zero.
    [0.9, 10_000], // floor(0.1 * 301) = 30
    [1 - 50.5 / 301, 10_100],
    [1 - 49.5 / 301, 10_000],
    [1 - 250.5 / 301, 10_300],
    [1 - 249.5 / 301, 10_200],
    [all, 10_300],
  ])('moves by multiples of the precision: draw %d makes %d', (draw, expected) => {
    expect(amountAfter(randomization({ deviationMinor: 300n, precision: 2, direction: 'upward' }), 10_000, draw)).toBe(
      expected,
    );
  });

  it.each<[AmountMutation['direction'], number, number]>([
    ['upward', 0.1, 10_100],
    ['downward', 0.9, 9_900],
    ['both', 0.9, 10_100],
    ['both', 0.1, 9_900],
  ])('moves %s with a second draw of %d to %d', (direction, second, expected) => {
    expect(amountAfter(randomization({ direction }), 10_000, all, second)).toBe(expected);
  });

  it('stays within the range, and reaches its ends', () => {
    const seen = new Set<number>();
    // Even ones: doubles drawn by their bits are nearly all small, and miss an end once in a hundred runs.
    const draw = fc.integer({ min: 1, max: 1_000 }).map((part) => part / 1_000);
    fc.assert(
      fc.property(draw, draw, (one, two) => {
        const amount = amountAfter(randomization({ deviationMinor: 3n }), 100, one, two);
        seen.add(amount);
        return amount >= 97 && amount <= 103;
      }),
      { numRuns: 1_000 },
    );
    expect([...seen].sort()).toEqual([97, 98, 99, 100, 101, 102, 103].sort());
  });

  it('starts every mutation from the original; the last one that was applied wins', () => {
    const mutated = mutate(
      rub(10_000),
      undefined,
      [
        randomization({ direction: 'upward' }),
        randomization({ direction: 'downward' }),
        randomization({ direction: 'upward', minAmountMinor: 20_000n }),
      ],
      draws(all, all),
    );
    expect(mutated).toEqual({
      ok: true,
      cost: rub(9_900),
      applied: [
        { original: rub(10_000), mutated: rub(10_100) },
        { original: rub(10_000), mutated: rub(9_900) },
      ],
    });
  });

  it.each([
    ['zero', 100n],
    ['less than zero', 101n],
    ['more than any amount may be', MAX_AMOUNT_MINOR],
  ])('refuses an amount that would be %s', (how, deviationMinor) => {
    const direction = how.startsWith('more') ? 'upward' : 'downward';
    expect(mutate(rub(100), undefined, [randomization({ deviationMinor, direction })], draws(all))).toMatchObject({
      ok: false,
      reason: 'INVALID_REQUEST',
      message: 'Invalid amount after mutation',
    });
  });
});

describe('a cart whose amount is mutated', () => {
  const line = { product: 'Book', quantity: 1, price: rub(10_000), metadata: { isbn: 'x' } };
  const upward = [randomization({ direction: 'upward' })];
  const message = 'Amount mutation with multiline cart or multiple items in a line is not allowed';

  it('has the new price in its one line', () => {
    expect(mutate(rub(10_000), [line], upward, draws(all))).toMatchObject({
      cost: rub(10_100),
      cart: [{ ...line, price: rub(10_100) }],
    });
  });

  it.each<[string, Cart]>([
    ['two lines', [line, line]],
    ['a line of two pieces', [{ ...line, quantity: 2 }]],
  ])('is refused with %s, even if nothing would be moved', (_how, cart) => {
    expect(mutate(rub(20_000), cart, upward, draws(all))).toMatchObject({ message });
    expect(mutate(rub(20_000), cart, [randomization({ maxAmountMinor: 1n })], draws(all))).toMatchObject({ message });
  });

  it('is left alone without mutations, however many lines it has', () => {
    expect(mutate(rub(20_000), [line, line], [], draws(all))).toMatchObject({ ok: true, cart: [line, line] });
  });
});
