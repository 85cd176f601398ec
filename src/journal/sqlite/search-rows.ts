import type { DatabaseSync } from 'node:sqlite';
import type { DisputeRow, InvoiceRow, PaymentRow, PayoutRow, SearchRow } from '../../ports/journal.ts';
import { runner } from './statement.ts';

/**
 * Writes search rows. What the indexes are made of (party, time, external id, attention) hardly ever changes, so the common
 * write touches the row alone; only a row that is new, or has changed there, takes the long way.
 */
export function searchRowWriter(db: DatabaseSync): (streamId: number, row: SearchRow) => void {
  const updateInvoice = runner(
    db,
    `UPDATE invoices SET invoice = ?, shop = ?, state = ?, amount = ?, currency = ?, due_time = ?, text = ?, folded_text = ?
     WHERE stream_id = ? AND party = ? AND create_time = ? AND external_id IS ? AND attention IS ?`,
  );
  const replaceInvoice = runner(
    db,
    `REPLACE INTO invoices (invoice, shop, state, amount, currency, due_time, text, folded_text,
       stream_id, party, create_time, external_id, attention)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const updatePayment = runner(
    db,
    `UPDATE payments SET invoice = ?, shop = ?, state = ?, amount = ?, currency = ?, provider = ?, terminal = ?
     WHERE stream_id = ? AND payment = ? AND party = ? AND create_time = ? AND external_id IS ?`,
  );
  const insertPayment = runner(
    db,
    `INSERT INTO payments (invoice, shop, state, amount, currency, provider, terminal,
       stream_id, payment, party, create_time, external_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET
       invoice = excluded.invoice, shop = excluded.shop, state = excluded.state, amount = excluded.amount,
       currency = excluded.currency, provider = excluded.provider, terminal = excluded.terminal,
       party = excluded.party, create_time = excluded.create_time, external_id = excluded.external_id`,
  );

  const updatePayout = runner(
    db,
    `UPDATE payouts SET payout = ?, shop = ?, state = ?, amount = ?, currency = ?, provider = ?, terminal = ?
     WHERE stream_id = ? AND party = ? AND project = ? AND create_time = ? AND external_id = ? AND attention IS ?`,
  );
  const replacePayout = runner(
    db,
    `REPLACE INTO payouts (payout, shop, state, amount, currency, provider, terminal,
       stream_id, party, project, create_time, external_id, attention)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const saveDispute = runner(
    db,
    `INSERT INTO disputes (stream_id, dispute, party, project, stream, external_id, ref, state, reason, create_time, update_time)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET
       party = excluded.party, project = excluded.project, stream = excluded.stream, external_id = excluded.external_id,
       ref = excluded.ref, state = excluded.state, reason = excluded.reason, create_time = excluded.create_time,
       update_time = excluded.update_time`,
  );

  return (streamId, row) => {
    if (row.type === 'invoice') {
      const values = invoiceValues(streamId, row);
      if (updateInvoice(...values) === 0) replaceInvoice(...values);
    } else if (row.type === 'payment') {
      const values = paymentValues(streamId, row);
      if (updatePayment(...values) === 0) insertPayment(...values);
    } else if (row.type === 'payout') {
      const values = payoutValues(streamId, row);
      if (updatePayout(...values) === 0) replacePayout(...values);
    } else {
      saveDispute(...disputeValues(streamId, row));
    }
  };
}

function invoiceValues(streamId: number, row: InvoiceRow) {
  const { invoiceId, shopId, state, amountMinor, currency, dueTime, text, partyId, createTime } = row;
  const indexed = [partyId, createTime, row.externalId ?? null, row.attention ?? null] as const;
  return [
    invoiceId,
    shopId,
    state,
    amountMinor,
    currency,
    dueTime,
    text,
    text.toLowerCase(),
    streamId,
    ...indexed,
  ] as const;
}

function paymentValues(streamId: number, row: PaymentRow) {
  const { invoiceId, shopId, state, amountMinor, currency, paymentId, partyId, createTime } = row;
  const route = [row.providerId ?? null, row.terminalId ?? null] as const;
  const indexed = [partyId, createTime, row.externalId ?? null] as const;
  return [invoiceId, shopId, state, amountMinor, currency, ...route, streamId, paymentId, ...indexed] as const;
}

function payoutValues(streamId: number, row: PayoutRow) {
  const { payoutId, shopId, state, amountMinor, currency, partyId, projectId, createTime, externalId } = row;
  const route = [row.providerId ?? null, row.terminalId ?? null] as const;
  const indexed = [partyId, projectId, createTime, externalId, row.attention ?? null] as const;
  return [payoutId, shopId, state, amountMinor, currency, ...route, streamId, ...indexed] as const;
}

function disputeValues(streamId: number, row: DisputeRow) {
  const { disputeId, partyId, projectId, stream, externalId, ref, state, reason, createTime, updateTime } = row;
  const names = [streamId, disputeId, partyId, projectId, stream, externalId, ref] as const;
  return [...names, state, reason, createTime, updateTime] as const;
}
