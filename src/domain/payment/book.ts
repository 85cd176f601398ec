import { assert } from '../../base/assert.ts';
import { bookAdjustment } from '../adjustment/book.ts';
import { type Booking, NOTHING_BOOKED } from '../booking.ts';
import { bookChargeback } from '../chargeback/book.ts';
import { commitPlan, holdNewBatches, type PlanOperation, rollbackPlan } from '../ledger.ts';
import {
  commitOperations,
  holdOperations,
  type LimitHold,
  type LimitOperation,
  rollbackOperations,
} from '../limits/limit.ts';
import { bookRefund } from '../refund/book.ts';
import type { PaymentChange, PaymentState, RouteAttempt } from './payment.ts';
import { failedOnRoute } from './shares.ts';

/** What a change of a payment means for the ledger and the limits (M5). `before` is absent for the change that starts it. */
export function bookPayment(before: PaymentState | undefined, change: PaymentChange, after: PaymentState): Booking {
  if (before === undefined) return NOTHING_BOOKED;
  switch (change.type) {
    case 'shop_limit_initiated':
    case 'route_changed':
      return booking([], holdOperations(change.holds));
    case 'route_holds_changed':
      return booking([], [...releasedAttempts(before), ...holdOperations(change.holds)]);
    case 'cascade_started':
      return booking(rolledBack(before), releasedAttempts(before));
    case 'cash_flow_changed':
      return booking(heldBatches(before, after), []);
    case 'payment_status_changed':
      if (change.status.tag === 'captured') return commit(before, change.status.cost.amountMinor);
      if (change.status.tag === 'failed' || change.status.tag === 'cancelled') return release(before);
      return NOTHING_BOOKED;
    case 'refund_changed':
      return bookRefund(before, change.refundId, change.change, after);
    case 'adjustment_changed':
      return bookAdjustment(before, change.adjustmentId, change.change, after);
    case 'chargeback_changed':
      return bookChargeback(before, change.chargebackId, change.change, after);
    default:
      return NOTHING_BOOKED;
  }
}

function booking(plans: readonly PlanOperation[], limits: readonly LimitOperation[]): Booking {
  return { plans, limits, guards: [] };
}

function heldBatches(before: PaymentState, after: PaymentState): readonly PlanOperation[] {
  assert(after.plan !== undefined, 'a cash flow has a plan');
  return holdNewBatches(before.plan, after.plan);
}

function commit(payment: PaymentState, capturedMinor: bigint): Booking {
  const plans = payment.plan?.status === 'held' ? [commitPlan(payment.plan)] : [];
  const holds = [...heldByShop(payment), ...heldAttempts(payment).flatMap((attempt) => attempt.holds)];
  return booking(plans, commitOperations(holds, capturedMinor));
}

function release(payment: PaymentState): Booking {
  const ofShop = rollbackOperations(heldByShop(payment), failedOnRoute(payment, payment.attempts.length - 1));
  return booking(rolledBack(payment), [...ofShop, ...releasedAttempts(payment)]);
}

function rolledBack({ plan }: PaymentState): readonly PlanOperation[] {
  return plan?.status === 'held' ? [rollbackPlan(plan)] : [];
}

function releasedAttempts(payment: PaymentState): readonly LimitOperation[] {
  return payment.attempts.flatMap(({ holds, holdsStatus }, index) =>
    holdsStatus === 'held' ? rollbackOperations(holds, failedOnRoute(payment, index)) : [],
  );
}

function heldByShop({ shopHolds, shopHoldsStatus }: PaymentState): readonly LimitHold[] {
  return shopHoldsStatus === 'held' ? shopHolds : [];
}

/** Attempts whose limits are not let go yet. */
function heldAttempts({ attempts }: PaymentState): readonly RouteAttempt[] {
  return attempts.filter(({ holdsStatus }) => holdsStatus === 'held');
}
