import { prototypeOf } from '../domain/allocation/allocate.ts';
import type { Allocation, AllocationTarget } from '../domain/allocation/allocation.ts';
import type { Allocation as ProtoAllocation } from '../generated/turnpike/v1/Allocation.ts';
import type { AllocationPrototype as ProtoPrototype } from '../generated/turnpike/v1/AllocationPrototype.ts';
import type { AllocationTarget as ProtoTarget } from '../generated/turnpike/v1/AllocationTarget.ts';
import { projectCart, projectMoney } from './project-values.ts';

/** How an amount was split. */
export function projectAllocation(allocation: Allocation): ProtoAllocation {
  return {
    transactions: allocation.map(({ id, target, amount, fee, cart }) => ({
      transactionId: id,
      target: projectTarget(target),
      amount: projectMoney(amount),
      total: fee && projectMoney(fee.total),
      feeAmount: fee && projectMoney(fee.amount),
      feeTarget: fee && projectTarget(fee.target),
      feeShare: fee?.share && { numerator: fee.share.p, denominator: fee.share.q },
      cart: cart && projectCart(cart),
    })),
  };
}

/** How an invoice was asked to be split. */
export function projectPrototype(allocation: Allocation): ProtoPrototype {
  return {
    shares: prototypeOf(allocation).map(({ target, body, cart }) => ({
      target: projectTarget(target),
      cart: cart && projectCart(cart),
      ...(body.type === 'amount'
        ? { amount: projectMoney(body.amount) }
        : {
            total: {
              total: projectMoney(body.total),
              ...(body.fee.type === 'fixed'
                ? { fixed: projectMoney(body.fee.amount) }
                : { share: { numerator: body.fee.share.p, denominator: body.fee.share.q } }),
            },
          }),
    })),
  };
}

function projectTarget({ partyId, shopId }: AllocationTarget): ProtoTarget {
  return { partyId, shopId };
}
