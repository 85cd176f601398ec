import { type Booking, NOTHING_BOOKED } from '../booking.ts';
import type { ChargebackId } from '../ids.ts';
import { commitPlan, holdNewBatches, type PlanState } from '../ledger.ts';
import type { PaymentState } from '../payment/payment.ts';
import type { ChargebackChange } from './chargeback.ts';

/** What a change of a chargeback means for the ledger (M5): its cash flows are held, and booked when it is decided. */
export function bookChargeback(
  before: PaymentState,
  chargebackId: ChargebackId,
  change: ChargebackChange,
  after: PaymentState,
): Booking {
  if (change.type === 'chargeback_cash_flow_changed') {
    const held = lastPlan(before, chargebackId);
    const plan = lastPlan(after, chargebackId);
    if (plan === undefined) return NOTHING_BOOKED;
    return { ...NOTHING_BOOKED, plans: holdNewBatches(held?.id === plan.id ? held : undefined, plan) };
  }
  if (change.type !== 'chargeback_status_changed' || change.status === 'pending') return NOTHING_BOOKED;
  const plan = lastPlan(before, chargebackId);
  // Terms by which nobody gives or gets anything make a plan without batches, which the ledger never learns of.
  if (plan === undefined || plan.batches.length === 0) return NOTHING_BOOKED;
  return { ...NOTHING_BOOKED, plans: [commitPlan(plan)] };
}

function lastPlan(payment: PaymentState, chargebackId: ChargebackId): PlanState | undefined {
  return payment.chargebacks.get(chargebackId)?.plans.at(-1);
}
