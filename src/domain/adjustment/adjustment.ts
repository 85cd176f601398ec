import type { Timestamp } from '../../base/time.ts';
import type { Posting } from '../cashflow/cash-flow.ts';
import type { OperationFailure } from '../failure.ts';
import type { AdjustmentId } from '../ids.ts';
import type { PlanState } from '../ledger.ts';
import type { Money } from '../money.ts';
import type { Cart, PaymentStatus } from '../payment/payment.ts';

/** An operator's change of a finished payment, with compensating postings (reference §8.2). Types only. */

/** The statuses that a payment may be moved among. */
export type AdjustmentTarget =
  | { readonly tag: 'captured'; readonly cost?: Money; readonly reason?: string; readonly cart?: Cart }
  | { readonly tag: 'cancelled'; readonly reason?: string }
  | { readonly tag: 'failed'; readonly failure: OperationFailure };

export type AdjustmentScenario =
  | { readonly type: 'cash_flow'; readonly newAmount?: Money }
  | { readonly type: 'status_change'; readonly target: AdjustmentTarget };

export interface AdjustmentFacts {
  readonly id: AdjustmentId;
  readonly createTime: Timestamp;
  /** The revision whose terms make the new cash flow. */
  readonly revision: number;
  readonly reason: string;
  readonly scenario: AdjustmentScenario;
  readonly newCashFlow: readonly Posting[];
  readonly oldCashFlowInverse: readonly Posting[];
}

export type AdjustmentStatus =
  | { readonly tag: 'pending' }
  | { readonly tag: 'processed' }
  | { readonly tag: 'captured'; readonly time: Timestamp };

export type AdjustmentChange =
  | { readonly type: 'adjustment_created'; readonly adjustment: AdjustmentFacts }
  | { readonly type: 'adjustment_status_changed'; readonly status: AdjustmentStatus };

export interface AdjustmentState {
  readonly facts: AdjustmentFacts;
  readonly status: AdjustmentStatus;
  /** Absent while nothing is held, and for an adjustment that moves no money. */
  readonly plan?: PlanState;
}

export interface NewAdjustment {
  readonly reason: string;
  readonly scenario:
    | { readonly type: 'cash_flow'; readonly revision?: number; readonly newAmount?: Money }
    | {
        readonly type: 'status_change';
        /** One that no adjustment leads to is refused with its name. */
        readonly target: AdjustmentTarget | { readonly tag: Exclude<PaymentStatus['tag'], AdjustmentTarget['tag']> };
      };
}
