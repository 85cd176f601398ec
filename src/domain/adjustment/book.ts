import { type Booking, NOTHING_BOOKED } from '../booking.ts';
import type { AdjustmentId } from '../ids.ts';
import type { PaymentState } from '../payment/payment.ts';
import type { AdjustmentChange } from './adjustment.ts';

/** What a change of an adjustment means for the ledger (M5). */
export function bookAdjustment(
  _before: PaymentState,
  _adjustmentId: AdjustmentId,
  _change: AdjustmentChange,
  _after: PaymentState,
): Booking {
  return NOTHING_BOOKED;
}
