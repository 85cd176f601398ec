import { type Refusal, refuse } from '../errors.ts';
import { equalMoney, type Money } from '../money.ts';
import { effectiveCost, type PaymentState } from '../payment/payment.ts';
import { allocate, allocatedTotal, scaleAllocation, subtractAllocation } from './allocate.ts';
import type { Allocation, AllocationPrototype } from './allocation.ts';

/**
 * Whose money of a split payment is captured and given back. A part of a split payment says whose part it is: nobody but the
 * merchant knows, and to guess would take money from the wrong shop.
 */
export type AllocatedPart = { readonly ok: true; readonly allocation?: Allocation } | Refusal;

/** How a payment is split; undefined for one that is not. Of another amount than the payment's it is meant in proportion. */
export function allocationOf({ capture, facts }: PaymentState): Allocation | undefined {
  return capture?.allocation ?? facts.allocation;
}

/** The whole is captured as the invoice says; of a part each shop gets no more than that. */
export function splitOfCapture(
  payment: PaymentState,
  amount: Money,
  prototype: AllocationPrototype | undefined,
): AllocatedPart {
  const { allocation } = payment.facts;
  if (allocation === undefined) {
    return prototype === undefined ? { ok: true } : refuse('ALLOCATION_NOT_ALLOWED', 'The payment is not split');
  }
  const cost = effectiveCost(payment);
  if (prototype !== undefined) return partOf(payment, scaleAllocation(allocation, cost), amount, prototype);
  return equalMoney(amount, cost) ? { ok: true } : partUnsaid(payment);
}

/** All that is left is given back from where it is; of a part each shop gives no more than it still has. */
export function splitOfRefund(
  payment: PaymentState,
  amount: Money,
  prototype: AllocationPrototype | undefined,
): AllocatedPart {
  const left = remainingAllocation(payment);
  if (left === undefined) {
    return prototype === undefined ? { ok: true } : refuse('ALLOCATION_NOT_ALLOWED', 'The payment is not split');
  }
  if (!left.ok) return left;
  if (prototype !== undefined) return partOf(payment, left.allocation, amount, prototype);
  return equalMoney(allocatedTotal(left.allocation, amount.currency), amount) ? left : partUnsaid(payment);
}

/** What is left of a split after the refunds that did not fail. */
function remainingAllocation(payment: PaymentState) {
  const allocation = allocationOf(payment);
  if (allocation === undefined) return undefined;
  let left: ReturnType<typeof subtractAllocation> = {
    ok: true,
    allocation: scaleAllocation(allocation, effectiveCost(payment)),
  };
  for (const { facts, status } of payment.refunds.values()) {
    if (!left.ok || status.tag === 'failed' || facts.allocation === undefined) continue;
    left = subtractAllocation(left.allocation, facts.allocation);
  }
  return left;
}

function partOf(
  { facts }: PaymentState,
  from: Allocation,
  amount: Money,
  prototype: AllocationPrototype,
): AllocatedPart {
  const { partyId, shopId } = facts;
  const allocated = allocate(prototype, { partyId, shopId }, amount);
  if (!allocated.ok) return allocated;
  const rest = subtractAllocation(from, allocated.allocation);
  return rest.ok ? allocated : rest;
}

function partUnsaid({ facts: { shopId } }: PaymentState): Refusal {
  return refuse('ALLOCATION_NOT_FOUND', 'The payment is split: say which shares the amount is of', { shop_id: shopId });
}
