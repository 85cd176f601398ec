import { assert, unreachable } from '../../base/assert.ts';
import type { PaymentId } from '../ids.ts';
import { evolvePayment, startPaymentState } from '../payment/evolve.ts';
import type { PaymentChange, PaymentState } from '../payment/payment.ts';
import type { InvoiceChange, InvoiceState } from './invoice.ts';

/** An invoice that does not exist yet. */
export const NO_INVOICE: InvoiceState = { status: { tag: 'unpaid' }, payments: new Map() };

/** Folds one change into an invoice. Never refuses: what is in the journal happened (M2). */
export function evolveInvoice(invoice: InvoiceState, change: InvoiceChange): InvoiceState {
  switch (change.type) {
    case 'invoice_created':
      return { ...invoice, facts: change.invoice };
    case 'invoice_status_changed':
      return { ...invoice, status: change.status };
    case 'payment_changed':
      return paymentChanged(invoice, change.paymentId, change.change);
    case 'attention_raised':
      return { ...invoice, attention: change.attention };
    case 'attention_cleared': {
      const { attention: _, ...rest } = invoice;
      return rest;
    }
    case 'invoice_removed':
      return { ...invoice, removed: true };
  }
  return unreachable(change);
}

function paymentChanged(invoice: InvoiceState, paymentId: PaymentId, change: PaymentChange): InvoiceState {
  const payments = new Map(invoice.payments);
  payments.set(paymentId, nextPayment(payments.get(paymentId), paymentId, change));
  return { ...invoice, payments };
}

function nextPayment(payment: PaymentState | undefined, paymentId: PaymentId, change: PaymentChange): PaymentState {
  if (change.type === 'payment_started') return startPaymentState(change.payment);
  assert(payment !== undefined, `payment ${paymentId} has not started`);
  return evolvePayment(payment, change);
}
