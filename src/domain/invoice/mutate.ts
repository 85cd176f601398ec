import { type Refusal, refuseField } from '../errors.ts';
import { MAX_AMOUNT_MINOR, type Money, money } from '../money.ts';
import type { Cart } from '../payment/payment.ts';
import { roundedQuotient } from '../rounding.ts';
import type { AppliedMutation } from './invoice.ts';

/** Moves an amount at random, so that transfers of the same price can be told apart (reference §1.6). Minor units. */
export interface AmountMutation {
  /** The most that it moves, before it is rounded. */
  readonly deviationMinor: bigint;
  /** It moves by multiples of ten to this power. */
  readonly precision: number;
  readonly direction: 'both' | 'upward' | 'downward';
  /** Conditions on the amount; where one does not hold the amount stays. */
  readonly minAmountMinor?: bigint;
  readonly maxAmountMinor?: bigint;
  readonly multiplicityMinor?: bigint;
}

/** What an invoice costs after its mutations. */
export interface Mutated {
  readonly ok: true;
  readonly cost: Money;
  readonly cart?: Cart;
  /** Those that were applied, also where the result is what it was. */
  readonly applied: readonly AppliedMutation[];
}

/** A cart that is mutated has one line of one piece, whose price is then the amount. */
export function checkMutations(
  cart: Cart | undefined,
  mutations: readonly AmountMutation[],
  field = 'details.cart',
): Refusal | undefined {
  if (mutations.length === 0 || cart === undefined || cart.length === 0) return undefined;
  if (cart.length === 1 && cart[0]?.quantity === 1) return undefined;
  return refuseField(field, 'Amount mutation with multiline cart or multiple items in a line is not allowed');
}

/**
 * Applies all mutations to the same original amount; the last one applied wins. Nothing may come to cost zero or less
 * (decisions #11), nor more than any amount may be. `draw` is uniform in (0, 1].
 */
export function mutate(
  cost: Money,
  cart: Cart | undefined,
  mutations: readonly AmountMutation[],
  draw: () => number,
): Mutated | Refusal {
  const refusal = checkMutations(cart, mutations);
  if (refusal !== undefined) return refusal;
  const applied = mutations
    .filter((mutation) => applies(mutation, cost.amountMinor))
    .map((mutation) => ({ original: cost, mutated: randomized(cost, mutation, draw) }));
  const mutated = applied.at(-1)?.mutated ?? cost;
  if (mutated.amountMinor <= 0n || mutated.amountMinor > MAX_AMOUNT_MINOR) {
    return refuseField('mutations', 'Invalid amount after mutation');
  }
  return {
    ok: true,
    cost: mutated,
    applied,
    ...(cart === undefined ? {} : { cart: repriced(cart, mutated, applied) }),
  };
}

function applies({ minAmountMinor, maxAmountMinor, multiplicityMinor }: AmountMutation, amountMinor: bigint): boolean {
  return (
    (multiplicityMinor === undefined || amountMinor % multiplicityMinor === 0n) &&
    (minAmountMinor === undefined || amountMinor >= minAmountMinor) &&
    (maxAmountMinor === undefined || amountMinor <= maxAmountMinor)
  );
}

function randomized(cost: Money, mutation: AmountMutation, draw: () => number): Money {
  const { deviationMinor, precision, direction } = mutation;
  const unit = 10n ** BigInt(precision);
  const drawn = BigInt(Math.floor((1 - draw()) * (Number(deviationMinor) + 1)));
  const rounded = roundedQuotient(drawn, unit, 'half_away_from_zero') * unit;
  const upward = direction === 'upward' || (direction === 'both' && draw() > 0.5);
  return money(upward ? cost.amountMinor + rounded : cost.amountMinor - rounded, cost.currency);
}

function repriced(cart: Cart, price: Money, applied: readonly AppliedMutation[]): Cart {
  return applied.length === 0 ? cart : cart.map((line) => ({ ...line, price }));
}
