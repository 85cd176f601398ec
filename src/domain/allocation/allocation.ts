import type { PartyId, ShopId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { Cart } from '../payment/payment.ts';

/** How a payment is split among shops (reference §6.6). Types only; rules are in the files beside this one. */

export interface AllocationTarget {
  readonly partyId: PartyId;
  readonly shopId: ShopId;
}

/** A part of the total: p of q, rounded half away from zero. */
export interface AllocationShare {
  readonly p: bigint;
  readonly q: bigint;
}

/** What a caller asks for, target by target. */
export type AllocationPrototype = readonly AllocationShareAsked[];

export interface AllocationShareAsked {
  readonly target: AllocationTarget;
  readonly body:
    | { readonly type: 'amount'; readonly amount: Money }
    | {
        readonly type: 'total';
        readonly total: Money;
        readonly fee:
          | { readonly type: 'fixed'; readonly amount: Money }
          | { readonly type: 'share'; readonly share: AllocationShare };
      };
  readonly cart?: Cart;
}

/** One computed part of an allocation. */
export interface AllocationTransaction {
  /** `1`, `2`, … in the order asked for; the shop that is paid gets the fees last. */
  readonly id: string;
  readonly target: AllocationTarget;
  /** What the target gets. */
  readonly amount: Money;
  /** Present where a total was split into amount and fee. */
  readonly fee?: {
    readonly target: AllocationTarget;
    readonly total: Money;
    readonly amount: Money;
    readonly share?: AllocationShare;
  };
  readonly cart?: Cart;
}

export type Allocation = readonly AllocationTransaction[];
