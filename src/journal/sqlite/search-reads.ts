import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { InvoiceRow, PaymentRow } from '../../ports/journal.ts';
import type { InvoiceFilter, PaymentFilter } from '../../ports/queries.ts';
import { type Cursor, searchWords } from '../cursor.ts';
import { selector } from './statement.ts';

/** Lists of search rows, newest first, strictly before a cursor. Not responsible for the form of the cursor. */
export interface SearchReads {
  invoices(filter: InvoiceFilter, before: Cursor, limit: number): readonly Found<InvoiceRow>[];
  payments(filter: PaymentFilter, before: Cursor, limit: number): readonly Found<PaymentRow>[];
}

export interface Found<Row> {
  readonly row: Row;
  readonly at: Cursor;
}

type Condition = readonly [sql: string, value: SQLInputValue | undefined];

export function openSearchReads(db: DatabaseSync): SearchReads {
  const select = <Row>(
    table: string,
    columns: string,
    conditions: readonly Condition[],
    before: Cursor,
    limit: number,
    decode: (columns: readonly unknown[]) => Row,
  ) => {
    const asked = conditions.filter(([, value]) => value !== undefined);
    const where = ['(create_time, number) < (?, ?)', ...asked.map(([sql]) => sql)].join(' AND ');
    const sql = `SELECT number, create_time, ${columns} FROM ${table} WHERE ${where} ORDER BY create_time DESC, number DESC LIMIT ?`;
    const found = ([number, createTime, ...rest]: readonly unknown[]): Found<Row> => ({
      row: decode(rest),
      at: { createTime: Number(createTime), row: Number(number) },
    });
    const values = asked.flatMap(([, value]) => (value === undefined ? [] : [value]));
    return selector(db, sql, found, { bigints: true })(before.createTime, before.row, ...values, limit);
  };

  return {
    invoices: (filter, before, limit) =>
      select(
        'invoices',
        'party, invoice, shop, state, amount, currency, create_time, due_time, external_id, text, attention',
        [
          ['party = ?', filter.partyId],
          ['shop = ?', filter.shopId],
          ['state = ?', filter.state],
          ['external_id = ?', filter.externalId],
          ['(attention IS NOT NULL) = ?', filter.attention === undefined ? undefined : Number(filter.attention)],
          ['create_time >= ?', filter.createdFrom],
          ['create_time < ?', filter.createdBefore],
          ...searchWords(filter.text ?? '').map((word): Condition => ['instr(folded_text, ?) > 0', word]),
        ],
        before,
        limit,
        invoiceOf,
      ),
    payments: (filter, before, limit) =>
      select(
        'payments',
        'party, invoice, payment, shop, state, amount, currency, create_time, provider, terminal, external_id',
        [
          ['party = ?', filter.partyId],
          ['shop = ?', filter.shopId],
          ['invoice = ?', filter.invoiceId],
          ['state = ?', filter.state],
          ['external_id = ?', filter.externalId],
          ['create_time >= ?', filter.createdFrom],
          ['create_time < ?', filter.createdBefore],
        ],
        before,
        limit,
        paymentOf,
      ),
  };
}

function invoiceOf([
  party,
  invoice,
  shop,
  state,
  amount,
  currency,
  createTime,
  dueTime,
  externalId,
  text,
  attention,
]: readonly unknown[]): InvoiceRow {
  return {
    type: 'invoice',
    partyId: String(party),
    invoiceId: String(invoice),
    shopId: String(shop),
    state: String(state),
    amountMinor: amount as bigint,
    currency: String(currency),
    createTime: Number(createTime),
    dueTime: Number(dueTime),
    ...(externalId === null ? {} : { externalId: String(externalId) }),
    text: String(text),
    ...(attention === null ? {} : { attention: String(attention) }),
  };
}

function paymentOf([
  party,
  invoice,
  payment,
  shop,
  state,
  amount,
  currency,
  createTime,
  provider,
  terminal,
  externalId,
]: readonly unknown[]): PaymentRow {
  return {
    type: 'payment',
    partyId: String(party),
    invoiceId: String(invoice),
    paymentId: String(payment),
    shopId: String(shop),
    state: String(state),
    amountMinor: amount as bigint,
    currency: String(currency),
    createTime: Number(createTime),
    ...(provider === null ? {} : { providerId: String(provider) }),
    ...(terminal === null ? {} : { terminalId: String(terminal) }),
    ...(externalId === null ? {} : { externalId: String(externalId) }),
  };
}
