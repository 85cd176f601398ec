import type { DatabaseSync } from 'node:sqlite';
import type { InvoiceRow, PaymentRow, SearchRow } from '../../ports/journal.ts';
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

  return (streamId, row) => {
    if (row.type === 'invoice') {
      const values = invoiceValues(streamId, row);
      if (updateInvoice(...values) === 0) replaceInvoice(...values);
    } else {
      const values = paymentValues(streamId, row);
      if (updatePayment(...values) === 0) insertPayment(...values);
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
