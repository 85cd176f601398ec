import { type Booking, NOTHING_BOOKED } from '../booking.ts';
import type { RefundId } from '../ids.ts';
import type { PaymentState } from '../payment/payment.ts';
import type { RefundChange } from './refund.ts';

/** What a change of a refund means for the ledger and the limits (M5). */
export function bookRefund(
  _before: PaymentState,
  _refundId: RefundId,
  _change: RefundChange,
  _after: PaymentState,
): Booking {
  return NOTHING_BOOKED;
}
