import { assert, unreachable } from '../../base/assert.ts';
import { afterSessionChange, evolvePayin, startPayinState } from '../application/evolve.ts';
import { PAYIN_PAYMENT_ID } from '../application/payin.ts';
import { projectPayinStatus } from '../application/payin-status.ts';
import { isStep } from '../application/status.ts';
import type { PaymentId } from '../ids.ts';
import { evolvePayment, startPaymentState } from '../payment/evolve.ts';
import type { PaymentChange, PaymentState } from '../payment/payment.ts';
import type { InvoiceChange, InvoiceState } from './invoice.ts';

/** An invoice that does not exist yet. */
export const NO_INVOICE: InvoiceState = { status: { tag: 'unpaid' }, payments: new Map() };

/** Folds one change into an invoice. Never refuses: what is in the journal happened (M2). */
export function evolveInvoice(invoice: InvoiceState, change: InvoiceChange): InvoiceState {
  return withPayinStatus(invoiceChanged(invoice, change));
}

function invoiceChanged(invoice: InvoiceState, change: InvoiceChange): InvoiceState {
  switch (change.type) {
    case 'invoice_created': {
      const { application, createTime } = change.invoice;
      if (application === undefined) return { ...invoice, facts: change.invoice };
      return { ...invoice, facts: change.invoice, application: startPayinState(application, createTime) };
    }
    case 'application_changed': {
      const { application, facts } = invoice;
      assert(application !== undefined && facts !== undefined, 'only a payin has an application');
      const changed = evolvePayin(application, change.change);
      if (changed.facts === application.facts) return { ...invoice, application: changed };
      return { ...invoice, facts: { ...facts, application: changed.facts }, application: changed };
    }
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
  const { application } = invoice;
  if (application === undefined || change.type !== 'session_changed') return { ...invoice, payments };
  return { ...invoice, payments, application: afterSessionChange(application, change.change) };
}

/**
 * One step at a time towards the status that the state stands for, so that each is seen. Those of a payment that came to rest
 * are taken at once: no other change would bring them, if an operator forced it there.
 */
function withPayinStatus(invoice: InvoiceState): InvoiceState {
  const { application } = invoice;
  if (application === undefined) return invoice;
  const status = projectPayinStatus(invoice);
  if (status === application.status) return invoice;
  assert(isStep('payin', application.status, status), `no payin goes from ${application.status} to ${status}`); // A1
  const next = { ...invoice, application: { ...application, status, version: application.version + 1 } };
  return invoice.payments.get(PAYIN_PAYMENT_ID)?.step === 'idle' ? withPayinStatus(next) : next;
}

function nextPayment(payment: PaymentState | undefined, paymentId: PaymentId, change: PaymentChange): PaymentState {
  if (change.type === 'payment_started') return startPaymentState(change.payment);
  assert(payment !== undefined, `payment ${paymentId} has not started`);
  return evolvePayment(payment, change);
}
