import { assert } from '../../base/assert.ts';
import { commitPlan, holdBatch, newPlan, type PlanOperation, type PlanState, rollbackPlan } from '../ledger.ts';
import { commitOperations, holdOperations, type LimitOperation, rollbackOperations } from '../limits/limit.ts';
import type { PaymentChange, PaymentState } from './payment.ts';

/** What a change means for the ledger and the limits (M5). An audit folds the journal and says it again. */
export interface Booking {
  readonly plans: readonly PlanOperation[];
  readonly limits: readonly LimitOperation[];
}

const NOTHING: Booking = { plans: [], limits: [] };

/** `before` is absent for the change that starts the payment. */
export function bookPayment(before: PaymentState | undefined, change: PaymentChange, after: PaymentState): Booking {
  if (before === undefined) return NOTHING;
  switch (change.type) {
    case 'shop_limit_initiated':
    case 'route_changed':
      return { plans: [], limits: holdOperations(change.holds) };
    case 'cash_flow_changed':
      return { plans: heldBatches(before, after), limits: [] };
    case 'payment_status_changed':
      if (change.status.tag === 'captured') return commit(before, change.status.cost.amountMinor);
      if (change.status.tag === 'failed' || change.status.tag === 'cancelled') return release(before);
      return NOTHING;
    default:
      return NOTHING;
  }
}

/** Batches that the plan has now and had not before, held one after the other. */
function heldBatches(before: PaymentState, after: PaymentState): readonly PlanOperation[] {
  assert(after.plan !== undefined, 'a cash flow has a plan');
  let plan: PlanState = before.plan ?? newPlan(after.plan.id);
  const operations: PlanOperation[] = [];
  for (const batch of after.plan.batches.slice(plan.batches.length)) {
    operations.push(holdBatch(plan, batch));
    plan = { ...plan, batches: [...plan.batches, batch] };
  }
  return operations;
}

function commit(payment: PaymentState, capturedMinor: bigint): Booking {
  const limits = held(payment).flatMap((holds) => commitOperations(holds, capturedMinor));
  return { plans: payment.plan?.status === 'held' ? [commitPlan(payment.plan)] : [], limits };
}

function release(payment: PaymentState): Booking {
  return {
    plans: payment.plan?.status === 'held' ? [rollbackPlan(payment.plan)] : [],
    limits: held(payment).flatMap(rollbackOperations),
  };
}

/** Holds still in force: the shop's, and those of the routes that were not released yet. */
function held(payment: PaymentState) {
  const routes = payment.attempts.filter(({ holdsStatus }) => holdsStatus === 'held').map(({ holds }) => holds);
  return payment.shopHoldsStatus === 'held' ? [payment.shopHolds, ...routes] : routes;
}
