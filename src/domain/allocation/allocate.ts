import { type Refusal, refuse } from '../errors.ts';
import { addMoney, equalMoney, type Money, money, subtractMoney } from '../money.ts';
import { roundedQuotient } from '../rounding.ts';
import type { Allocation, AllocationPrototype, AllocationTarget, AllocationTransaction } from './allocation.ts';

export type Allocated = { readonly ok: true; readonly allocation: Allocation } | Refusal;

/**
 * Splits an amount as asked (reference §6.6). Totals are parted into what the target gets and a fee for the paying shop, which
 * gets all fees in one last transaction; without fees there is none. Together the parts are exactly the amount.
 */
export function allocate(prototype: AllocationPrototype, payingShop: AllocationTarget, amount: Money): Allocated {
  const parts = prototype.map((share, index) => partOf(share, payingShop, String(index + 1)));
  const fees = sum(
    parts.flatMap(({ fee }) => fee?.amount ?? []),
    amount.currency,
  );
  const last: AllocationTransaction = { id: String(parts.length + 1), target: payingShop, amount: fees };
  const allocation = fees.amountMinor > 0n ? [...parts, last] : parts;
  const refusal = checkParts(allocation, amount) ?? checkTotal(allocation, amount);
  return refusal ?? { ok: true, allocation };
}

/** All parts together. They are of one currency, or the allocation was refused. */
export function allocatedTotal(allocation: Allocation, currency: string): Money {
  return sum(
    allocation.map(({ amount }) => amount),
    currency,
  );
}

/**
 * What is left of an allocation when another is taken from it, target by target. Parts of which nothing is left vanish. Nobody
 * gives what it did not get: neither a target without a part nor more than its part.
 */
export function subtractAllocation(from: Allocation, taken: Allocation): Allocated {
  let left = from;
  for (const part of taken) {
    const found = left.find(({ target }) => sameTarget(target, part.target));
    if (found === undefined) return notFound(part.target);
    if (found.amount.currency !== part.amount.currency) return invalid(part, 'currency', 'is in another currency');
    if (found.amount.amountMinor < part.amount.amountMinor) return exceeded(`Shop ${part.target.shopId} got less`);
    left = left.flatMap((each) => (each === found ? without(found, part) : each));
  }
  return { ok: true, allocation: left };
}

/**
 * The same split of another amount: each target gets its proportion, and the parts are exactly the amount. What was kept as a
 * fee of which total is not known of it any more.
 */
export function scaleAllocation(allocation: Allocation, amount: Money): Allocation {
  const total = allocatedTotal(allocation, amount.currency);
  if (equalMoney(total, amount)) return allocation;
  const amounts = spread(
    amount,
    allocation.map((part) => part.amount),
  );
  return allocation.map(({ fee: _fee, ...part }, index) => ({ ...part, amount: amounts[index] ?? part.amount }));
}

/** An amount in proportion to weights, none of it lost: each part ends where the sum of the weights so far says, rounded. */
export function spread(amount: Money, weights: readonly Money[]): readonly Money[] {
  const total = sum(weights, amount.currency).amountMinor;
  if (total === 0n) return weights.map((_, index) => (index === 0 ? amount : money(0n, amount.currency)));
  let weighed = 0n;
  let given = 0n;
  return weights.map((weight) => {
    weighed += weight.amountMinor;
    const until = roundedQuotient(amount.amountMinor * weighed, total, 'half_away_from_zero');
    const part = until - given;
    given = until;
    return money(part, amount.currency);
  });
}

/** What a caller asked for, read back from what was computed. */
export function prototypeOf(allocation: Allocation): AllocationPrototype {
  const hasFees = allocation.some(({ fee }) => fee !== undefined && fee.amount.amountMinor > 0n);
  return (hasFees ? allocation.slice(0, -1) : allocation).map(({ target, amount, fee, cart }) => ({
    target,
    body:
      fee === undefined
        ? { type: 'amount', amount }
        : {
            type: 'total',
            total: fee.total,
            fee: fee.share === undefined ? { type: 'fixed', amount: fee.amount } : { type: 'share', share: fee.share },
          },
    ...(cart === undefined ? {} : { cart }),
  }));
}

function partOf(
  { target, body, cart }: AllocationPrototype[number],
  payingShop: AllocationTarget,
  id: string,
): AllocationTransaction {
  const common = { id, target, ...(cart === undefined ? {} : { cart }) };
  if (body.type === 'amount') return { ...common, amount: body.amount };
  const { total } = body;
  if (body.fee.type === 'fixed') {
    const { amount } = body.fee;
    // Checked before anything is made of it: a fee in another currency is no fee of this total.
    const rest = amount.currency === total.currency ? subtractMoney(total, amount) : amount;
    return { ...common, amount: rest, fee: { target: payingShop, total, amount } };
  }
  const { share } = body.fee;
  const amount = money(roundedQuotient(total.amountMinor * share.p, share.q, 'half_away_from_zero'), total.currency);
  return { ...common, amount: subtractMoney(total, amount), fee: { target: payingShop, total, amount, share } };
}

function checkParts(allocation: Allocation, { currency }: Money): Refusal | undefined {
  const seen = new Set<string>();
  for (const part of allocation) {
    const { target, amount, fee } = part;
    if (amount.currency !== currency || (fee && fee.total.currency !== currency)) {
      return invalid(part, 'currency', `is not in ${currency}`);
    }
    if (amount.amountMinor <= 0n || (fee && fee.amount.amountMinor < 0n)) {
      return invalid(part, 'amount', 'leaves its target nothing');
    }
    const key = `${target.partyId}/${target.shopId}`;
    if (seen.has(key)) return invalid(part, 'target_conflict', 'is for a shop that has another part');
    seen.add(key);
  }
  return undefined;
}

function checkTotal(allocation: Allocation, amount: Money): Refusal | undefined {
  const total = allocatedTotal(allocation, amount.currency);
  if (equalMoney(total, amount)) return undefined;
  const { amountMinor, currency } = total;
  return exceeded(`The shares make ${amountMinor} ${currency}, and ${amount.amountMinor} ${currency} is split`);
}

function without(part: AllocationTransaction, taken: AllocationTransaction): readonly AllocationTransaction[] {
  const amount = subtractMoney(part.amount, taken.amount);
  if (amount.amountMinor === 0n) return [];
  const { fee, ...rest } = part;
  if (fee === undefined) return [{ ...rest, amount }];
  const kept = taken.fee === undefined ? fee.amount : subtractMoney(fee.amount, taken.fee.amount);
  return [{ ...rest, amount, fee: { ...fee, amount: kept, total: addMoney(amount, kept) } }];
}

function sum(amounts: readonly Money[], currency: string): Money {
  return money(
    amounts.reduce((total, { amountMinor }) => total + amountMinor, 0n),
    currency,
  );
}

export function sameTarget(a: AllocationTarget, b: AllocationTarget): boolean {
  return a.partyId === b.partyId && a.shopId === b.shopId;
}

function invalid({ id, target }: AllocationTransaction, reason: string, why: string): Refusal {
  return refuse('ALLOCATION_INVALID_TRANSACTION', `Share ${id}, of shop ${target.shopId}, ${why}`, {
    reason,
    transaction_id: id,
  });
}

function exceeded(message: string): Refusal {
  return refuse('ALLOCATION_EXCEEDED_PAYMENT_AMOUNT', message);
}

function notFound({ shopId }: AllocationTarget): Refusal {
  return refuse('ALLOCATION_NOT_FOUND', `Nothing of the payment is with shop ${shopId}`, { shop_id: shopId });
}
