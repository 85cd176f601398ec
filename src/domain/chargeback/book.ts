import { type Booking, NOTHING_BOOKED } from '../booking.ts';
import type { ChargebackId } from '../ids.ts';
import type { PaymentState } from '../payment/payment.ts';
import type { ChargebackChange } from './chargeback.ts';

/** What a change of a chargeback means for the ledger (M5). */
export function bookChargeback(
  _before: PaymentState,
  _chargebackId: ChargebackId,
  _change: ChargebackChange,
  _after: PaymentState,
): Booking {
  return NOTHING_BOOKED;
}
