import { assert } from '../../base/assert.ts';
import { type Booking, NOTHING_BOOKED } from '../booking.ts';
import { bookPayment } from '../payment/book.ts';
import type { InvoiceChange, InvoiceState } from './invoice.ts';

/** What a change means for the ledger and the limits (M5). */
export function bookInvoice(before: InvoiceState, change: InvoiceChange, after: InvoiceState): Booking {
  if (change.type !== 'payment_changed') return NOTHING_BOOKED;
  const { paymentId } = change;
  const payment = after.payments.get(paymentId);
  assert(payment !== undefined, `payment ${paymentId} has started`);
  return bookPayment(before.payments.get(paymentId), change.change, payment);
}
