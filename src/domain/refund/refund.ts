import type { Timestamp } from '../../base/time.ts';
import type { Allocation, AllocationPrototype } from '../allocation/allocation.ts';
import type { Posting } from '../cashflow/cash-flow.ts';
import type { OperationFailure } from '../failure.ts';
import type { RefundId } from '../ids.ts';
import type { PlanState } from '../ledger.ts';
import type { LimitHold } from '../limits/limit.ts';
import type { Money } from '../money.ts';
import type { Cart } from '../payment/payment.ts';
import type { SessionChange, SessionState, TransactionInfo } from '../session/session.ts';

/** Money of a captured payment on its way back to its payer (reference §8.1). Types only; rules are in the files beside this one. */

export const REFUND_STEPS = ['new', 'session', 'accounter', 'failure', 'finished'] as const;

export type RefundStep = (typeof REFUND_STEPS)[number];

/** Everything that is decided when a refund is asked for and never changes after. */
export interface RefundFacts {
  readonly id: RefundId;
  readonly createTime: Timestamp;
  /** The latest revision at its creation: merchant and provider terms of the refund. */
  readonly revision: number;
  readonly cost: Money;
  /** Random, base64url; its idempotency keys derive from it (P3). */
  readonly seed: string;
  /** Made without asking the provider. */
  readonly manual: boolean;
  readonly reason?: string;
  /** What is left of the payment's cart after the refund. */
  readonly cart?: Cart;
  readonly externalId?: string;
  readonly allocation?: Allocation;
  /** What the caller told: the transaction of a manual refund; of another, one that the provider needs to know of. */
  readonly trx?: TransactionInfo;
}

export type RefundStatus =
  | { readonly tag: 'pending' }
  | { readonly tag: 'succeeded' }
  | { readonly tag: 'failed'; readonly failure: OperationFailure };

export type RefundChange =
  | {
      readonly type: 'refund_created';
      readonly refund: RefundFacts;
      readonly postings: readonly Posting[];
      /** Shares of the limits of the route, held with the first session. */
      readonly holds: readonly LimitHold[];
    }
  | { readonly type: 'refund_session_changed'; readonly no: number; readonly change: SessionChange }
  | { readonly type: 'refund_rollback_started'; readonly failure: OperationFailure }
  | { readonly type: 'refund_status_changed'; readonly status: RefundStatus };

export interface RefundState {
  readonly facts: RefundFacts;
  readonly status: RefundStatus;
  readonly step: RefundStep;
  readonly cashFlow: readonly Posting[];
  readonly holds: readonly LimitHold[];
  /** `none` until the first session starts: a refund that the merchant cannot cover holds nothing. */
  readonly holdsStatus: 'none' | 'held' | 'committed' | 'released';
  readonly plan?: PlanState;
  readonly sessions: readonly SessionState[];
  /** Set by `refund_rollback_started`: what the refund will fail with. */
  readonly failure?: OperationFailure;
}

/** What a merchant or an operator asks for. The id is given out by the payment when none is chosen. */
export interface NewRefund {
  readonly id?: RefundId;
  readonly manual: boolean;
  /** Default: all that is left of the payment. */
  readonly cost?: Money;
  readonly reason?: string;
  readonly cart?: Cart;
  readonly externalId?: string;
  /** Which shares of a split payment it is taken from; default: all that is left of each. */
  readonly allocation?: AllocationPrototype;
  readonly trx?: TransactionInfo;
}
