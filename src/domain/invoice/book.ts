import { assert } from '../../base/assert.ts';
import { type Booking, bookPayment } from '../payment/book.ts';
import type { InvoiceChange, InvoiceState } from './invoice.ts';

const NOTHING: Booking = { plans: [], limits: [] };

/** What a change means for the ledger and the limits (M5). */
export function bookInvoice(before: InvoiceState, change: InvoiceChange, after: InvoiceState): Booking {
  if (change.type !== 'payment_changed') return NOTHING;
  const { paymentId } = change;
  const payment = after.payments.get(paymentId);
  assert(payment !== undefined, `payment ${paymentId} has started`);
  return bookPayment(before.payments.get(paymentId), change.change, payment);
}
