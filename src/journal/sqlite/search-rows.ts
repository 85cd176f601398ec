import type { DatabaseSync } from 'node:sqlite';
import type { InvoiceRow, PaymentRow, SearchRow } from '../../ports/journal.ts';
import { runner } from './statement.ts';

/**
 * Writes search rows. A row keeps its number for ever, and what the indexes are made of hardly ever changes, so the common
 * write touches the row alone; only a row that is new, or changed in an indexed column, takes the long way.
 */
export function searchRowWriter(db: DatabaseSync): (row: SearchRow) => void {
  const updateInvoice = runner(
    db,
    `UPDATE invoices SET shop = ?, state = ?, amount = ?, currency = ?, due_time = ?, text = ?, folded_text = ?
     WHERE party = ? AND invoice = ? AND create_time = ? AND external_id IS ? AND attention IS ?`,
  );
  const putInvoice = runner(
    db,
    `INSERT INTO invoices (shop, state, amount, currency, due_time, text, folded_text, party, invoice, create_time, external_id, attention)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET
       shop = excluded.shop, state = excluded.state, amount = excluded.amount, currency = excluded.currency,
       due_time = excluded.due_time, text = excluded.text, folded_text = excluded.folded_text,
       create_time = excluded.create_time, external_id = excluded.external_id, attention = excluded.attention`,
  );
  const updatePayment = runner(
    db,
    `UPDATE payments SET shop = ?, state = ?, amount = ?, currency = ?, provider = ?, terminal = ?
     WHERE invoice = ? AND party = ? AND payment = ? AND create_time = ? AND external_id IS ?`,
  );
  const putPayment = runner(
    db,
    `INSERT INTO payments (shop, state, amount, currency, provider, terminal, invoice, party, payment, create_time, external_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET
       shop = excluded.shop, state = excluded.state, amount = excluded.amount, currency = excluded.currency,
       provider = excluded.provider, terminal = excluded.terminal,
       create_time = excluded.create_time, external_id = excluded.external_id`,
  );

  return (row) => {
    if (row.type === 'invoice') {
      const values = invoiceValues(row);
      if (updateInvoice(...values) === 0) putInvoice(...values);
    } else {
      const values = paymentValues(row);
      if (updatePayment(...values) === 0) putPayment(...values);
    }
  };
}

function invoiceValues(row: InvoiceRow) {
  const { shopId, state, amountMinor, currency, dueTime, text, partyId, invoiceId, createTime } = row;
  const kept = [shopId, state, amountMinor, currency, dueTime, text, text.toLowerCase()] as const;
  return [...kept, partyId, invoiceId, createTime, row.externalId ?? null, row.attention ?? null] as const;
}

function paymentValues(row: PaymentRow) {
  const { shopId, state, amountMinor, currency, invoiceId, partyId, paymentId, createTime } = row;
  const kept = [shopId, state, amountMinor, currency, row.providerId ?? null, row.terminalId ?? null] as const;
  return [...kept, invoiceId, partyId, paymentId, createTime, row.externalId ?? null] as const;
}
