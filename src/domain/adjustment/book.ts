import { type Booking, NOTHING_BOOKED } from '../booking.ts';
import type { AdjustmentId } from '../ids.ts';
import { commitPlan, holdNewBatches } from '../ledger.ts';
import type { PaymentState } from '../payment/payment.ts';
import type { AdjustmentChange } from './adjustment.ts';

/** What a change of an adjustment means for the ledger (M5). Limits are left as they are (reference §8.2). */
export function bookAdjustment(
  before: PaymentState,
  adjustmentId: AdjustmentId,
  change: AdjustmentChange,
  after: PaymentState,
): Booking {
  const plan = (change.type === 'adjustment_created' ? after : before).adjustments.get(adjustmentId)?.plan;
  if (plan === undefined) return NOTHING_BOOKED;
  if (change.type === 'adjustment_created') return { ...NOTHING_BOOKED, plans: holdNewBatches(undefined, plan) };
  return change.status.tag === 'captured' ? { ...NOTHING_BOOKED, plans: [commitPlan(plan)] } : NOTHING_BOOKED;
}
