import type { InvoiceFacts, InvoiceState } from '../domain/invoice/invoice.ts';
import { currentRoute, effectiveCost, type PaymentState } from '../domain/payment/payment.ts';
import type { InvoiceRow, PaymentRow, SearchRow } from '../ports/journal.ts';

/** The search rows that a step changed. Lists may lag behind nothing: they are written with the record itself. */
export function changedRows(before: InvoiceState, after: InvoiceState): readonly SearchRow[] {
  const rows: SearchRow[] = [];
  if (after.facts !== undefined && invoiceShows(before, after)) rows.push(invoiceRow(after, after.facts));
  for (const [id, payment] of after.payments) {
    const was = before.payments.get(id);
    if (was !== payment && (was === undefined || paymentShows(was, payment))) rows.push(paymentRow(payment));
  }
  return rows;
}

function invoiceShows(before: InvoiceState, after: InvoiceState): boolean {
  return (
    before.facts !== after.facts ||
    before.status !== after.status ||
    before.attention !== after.attention ||
    before.removed !== after.removed
  );
}

function paymentShows(before: PaymentState, after: PaymentState): boolean {
  return (
    before.status !== after.status || before.attempts !== after.attempts || before.changedCost !== after.changedCost
  );
}

function invoiceRow({ status, attention, removed }: InvoiceState, facts: InvoiceFacts): InvoiceRow {
  const { partyId, id, shopId, cost, createTime, dueTime, externalId, details } = facts;
  return {
    type: 'invoice',
    partyId,
    invoiceId: id,
    shopId,
    state: removed === true ? 'removed' : status.tag,
    amountMinor: cost.amountMinor,
    currency: cost.currency,
    createTime,
    dueTime,
    ...(externalId === undefined ? {} : { externalId }),
    text: [id, details.product, details.description, externalId].filter((word) => word !== undefined).join(' '),
    ...(attention === undefined || removed === true ? {} : { attention: attention.reason }),
  };
}

function paymentRow(payment: PaymentState): PaymentRow {
  const { partyId, invoiceId, id, shopId, createTime, externalId } = payment.facts;
  const { amountMinor, currency } = effectiveCost(payment);
  return {
    type: 'payment',
    partyId,
    invoiceId,
    paymentId: id,
    shopId,
    state: payment.status.tag,
    amountMinor,
    currency,
    createTime,
    ...currentRoute(payment),
    ...(externalId === undefined ? {} : { externalId }),
  };
}
