import { addMs } from '../../base/time.ts';
import type { DecisionContext } from '../context.ts';
import type { InvoiceChange, InvoiceFacts, NewInvoice, NewPayment, PayinCommand } from '../invoice/invoice.ts';
import { accept, type Decision } from '../machine.ts';
import type { ApplicationFacts } from './application.ts';

type CreatePayin = Extract<PayinCommand, { readonly type: 'CreatePayin' }>;

/** What the machine of invoices has for it: an invoice by its own rules, and a payment by theirs. */
export interface PayinParts {
  createInvoice(invoice: NewInvoice, context: DecisionContext): Decision<InvoiceChange>;
  startPayment(facts: InvoiceFacts, payment: NewPayment): Decision<InvoiceChange>;
}

/**
 * The invoice of a payin together with its one payment; refused where either would be. The payment of a hosted one may come later,
 * and then the invoice lives as long as the payin.
 */
export function createPayin(
  { invoice, payment, application, lifetimeMs }: CreatePayin,
  { createInvoice, startPayment }: PayinParts,
  context: DecisionContext,
): Decision<InvoiceChange> {
  const made = createInvoice(invoice, context);
  if (!made.ok) return made;
  const facts: ApplicationFacts = { ...application, expireTime: addMs(context.now, lifetimeMs) };
  const changes = made.changes.map((change): InvoiceChange => {
    if (change.type !== 'invoice_created') return change;
    const dueTime = payment === undefined ? facts.expireTime : change.invoice.dueTime;
    return { ...change, invoice: { ...change.invoice, dueTime, application: facts } };
  });
  const created = changes.find((change) => change.type === 'invoice_created');
  if (created === undefined || payment === undefined) return accept(changes);
  const started = startPayment(created.invoice, payment);
  return started.ok ? accept([...changes, ...started.changes]) : started;
}
