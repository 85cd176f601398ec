import type { ApplicationProgress } from '../domain/application/application.ts';
import { invoiceStream, payoutStream, type StreamId } from '../domain/ids.ts';
import type { InvoiceFacts, InvoiceState } from '../domain/invoice/invoice.ts';
import { currentRoute, effectiveCost, type PaymentState } from '../domain/payment/payment.ts';
import type { PayoutState } from '../domain/payout/payout.ts';
import type { DisputeRow, InvoiceRow, PaymentRow, PayoutRow, SearchRow } from '../ports/journal.ts';

/** The search rows that a step of an invoice changed. Lists may lag behind nothing: they are written with the record itself. */
export function invoiceRows(before: InvoiceState, after: InvoiceState): readonly SearchRow[] {
  const rows: SearchRow[] = [];
  if (after.facts !== undefined && invoiceShows(before, after)) rows.push(invoiceRow(after, after.facts));
  for (const [id, payment] of after.payments) {
    const was = before.payments.get(id);
    if (was !== payment && (was === undefined || paymentShows(was, payment))) rows.push(paymentRow(payment));
  }
  if (after.facts !== undefined && after.application !== undefined) {
    const { partyId, id } = after.facts;
    rows.push(...disputeRows(partyId, invoiceStream(partyId, id), before.application, after.application));
  }
  return rows;
}

/** The search rows that a step of a payout changed. */
export function payoutRows(before: PayoutState, after: PayoutState): readonly SearchRow[] {
  const { facts, progress } = after;
  if (facts === undefined || progress === undefined) return [];
  const { partyId, id } = facts;
  const shows =
    before.progress?.status !== progress.status ||
    before.route !== after.route ||
    before.attention?.reason !== after.attention?.reason;
  const own = shows ? [payoutRow(after, facts, progress)] : [];
  return [...own, ...disputeRows(partyId, payoutStream(partyId, id), before.progress, progress)];
}

function payoutRow(
  { route, attention }: PayoutState,
  { id, partyId, shopId, amount, createTime }: NonNullable<PayoutState['facts']>,
  { facts, status }: ApplicationProgress,
): PayoutRow {
  return {
    type: 'payout',
    partyId,
    payoutId: id,
    shopId,
    projectId: facts.projectId,
    externalId: facts.paymentId,
    state: status,
    ...amount,
    createTime,
    ...(route === undefined ? {} : { providerId: route.providerId, terminalId: route.terminalId }),
    ...(attention === undefined ? {} : { attention: attention.reason }),
  };
}

function disputeRows(
  partyId: string,
  stream: StreamId,
  before: ApplicationProgress | undefined,
  { facts: { projectId, paymentId }, disputes }: ApplicationProgress,
): readonly DisputeRow[] {
  if (before?.disputes === disputes) return [];
  const changed = [...disputes].filter(([id, dispute]) => before?.disputes.get(id) !== dispute);
  return changed.map(([disputeId, { facts, status, updateTime }]) => ({
    type: 'dispute',
    partyId,
    disputeId,
    projectId,
    stream,
    externalId: paymentId,
    ref: facts.ref,
    state: status.tag,
    reason: facts.reason,
    createTime: facts.createTime,
    updateTime,
  }));
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
