import { invoiceStream } from '../../domain/ids.ts';
import type { DisputeRow, InvoiceRow, PaymentRow, PayoutRow } from '../../ports/journal.ts';
import type { DisputeFilter, InvoiceFilter, Page, PaymentFilter, PayoutFilter, Queries } from '../../ports/queries.ts';
import { decodeCursor, pageOf, searchWords } from '../cursor.ts';
import type { Query, Row } from './connection.ts';
import { arrayOf, optionalText, textOf, type Value } from './values.ts';

/** A condition with `?` where its value goes. */
interface Condition {
  readonly sql: string;
  readonly value?: Value;
}

interface Table {
  readonly name: string;
  /** The column that tells rows of one microsecond apart. */
  readonly number: string;
  readonly columns: string;
}

const INVOICES: Table = {
  name: 'invoices',
  number: 'stream_id',
  columns: 'party, invoice, shop, state, amount, currency, due_time, external_id, text, attention',
};
const PAYMENTS: Table = {
  name: 'payments',
  number: 'id',
  columns: 'party, invoice, payment, shop, state, amount, currency, provider, terminal, external_id',
};
const PAYOUTS: Table = {
  name: 'payouts',
  number: 'stream_id',
  columns: 'party, payout, shop, project, external_id, state, amount, currency, provider, terminal, attention',
};
const DISPUTES: Table = {
  name: 'disputes',
  number: 'id',
  columns: 'party, dispute, project, stream, external_id, ref, state, reason, update_time',
};

export function openQueries(query: Query): Queries {
  const search = async <Found>(
    { name, number, columns }: Table,
    conditions: readonly Condition[],
    cursor: string | undefined,
    limit: number,
    decode: (row: Row) => Found,
  ): Promise<Page<Found>> => {
    const before = decodeCursor(cursor);
    const values: Value[] = [before.createTime, before.row, limit + 1];
    const where = conditions.map(({ sql, value }) => {
      if (value === undefined) return sql;
      values.push(value);
      return sql.replace('?', `$${values.length}`);
    });
    const rows = await query(
      `SELECT ${number}, create_time, ${columns} FROM ${name}
       WHERE ${[`(create_time, ${number}) < ($1, $2)`, ...where].join(' AND ')}
       ORDER BY create_time DESC, ${number} DESC LIMIT $3`,
      ...values,
    );
    const found = (row: Row) => ({ row: decode(row), at: { row: Number(row[0]), createTime: Number(row[1]) } });
    return pageOf(rows.map(found), limit);
  };
  return {
    invoices: (filter, cursor, limit) => search(INVOICES, ofInvoices(filter), cursor, limit, invoiceOf),
    payments: (filter, cursor, limit) =>
      search(PAYMENTS, [...common(filter), ...ofInvoice(filter)], cursor, limit, paymentOf),
    payouts: (filter, cursor, limit) =>
      search(
        PAYOUTS,
        [...common(filter), ...when('project = ?', filter.projectId), ...attentionOf(filter)],
        cursor,
        limit,
        payoutOf,
      ),
    disputes: (filter, cursor, limit) =>
      search(
        DISPUTES,
        [
          ...common(filter),
          ...when('project = ?', filter.projectId),
          ...when('dispute = ?', filter.disputeId),
          ...when('stream = ?', filter.stream),
        ],
        cursor,
        limit,
        disputeOf,
      ),
  };
}

/** One text for any number of words: a statement is prepared once. */
const CONTAINS_ALL = 'NOT EXISTS (SELECT FROM unnest(?::text[]) word WHERE strpos(folded_text, word) = 0)';

function ofInvoices(filter: InvoiceFilter): readonly Condition[] {
  const words = searchWords(filter.text ?? '');
  return [
    ...common(filter),
    ...attentionOf(filter),
    ...(words.length === 0 ? [] : [{ sql: CONTAINS_ALL, value: arrayOf('text', words) }]),
  ];
}

function attentionOf({ attention }: InvoiceFilter | PayoutFilter): readonly Condition[] {
  return attention === undefined ? [] : [{ sql: `attention IS ${attention ? 'NOT ' : ''}NULL` }];
}

function common(filter: InvoiceFilter | PaymentFilter | PayoutFilter | DisputeFilter): readonly Condition[] {
  return [
    ...when('party = ?', filter.partyId),
    ...when('shop = ?', 'shopId' in filter ? filter.shopId : undefined),
    ...when('state = ?', filter.state),
    ...when('external_id = ?', filter.externalId),
    ...when('create_time >= ?', filter.createdFrom),
    ...when('create_time < ?', filter.createdBefore),
  ];
}

/** With its party, an invoice is a stream, whose payments there is an index for. */
function ofInvoice({ partyId, invoiceId }: PaymentFilter): readonly Condition[] {
  if (partyId === undefined || invoiceId === undefined) return when('invoice = ?', invoiceId);
  return when('stream_id = (SELECT id FROM streams WHERE stream = ?)', invoiceStream(partyId, invoiceId));
}

function when(sql: string, value: Value | undefined): readonly Condition[] {
  return value === undefined ? [] : [{ sql, value }];
}

function invoiceOf([
  ,
  createTime,
  party,
  invoice,
  shop,
  state,
  amount,
  currency,
  dueTime,
  externalId,
  text,
  attention,
]: Row): InvoiceRow {
  return {
    type: 'invoice',
    partyId: textOf(party),
    invoiceId: textOf(invoice),
    shopId: textOf(shop),
    state: textOf(state),
    amountMinor: amount as bigint,
    currency: textOf(currency),
    createTime: Number(createTime),
    dueTime: Number(dueTime),
    ...optionalText('externalId', externalId),
    text: textOf(text),
    ...optionalText('attention', attention),
  };
}

function paymentOf([
  ,
  createTime,
  party,
  invoice,
  payment,
  shop,
  state,
  amount,
  currency,
  provider,
  terminal,
  externalId,
]: Row): PaymentRow {
  return {
    type: 'payment',
    partyId: textOf(party),
    invoiceId: textOf(invoice),
    paymentId: textOf(payment),
    shopId: textOf(shop),
    state: textOf(state),
    amountMinor: amount as bigint,
    currency: textOf(currency),
    createTime: Number(createTime),
    ...optionalText('providerId', provider),
    ...optionalText('terminalId', terminal),
    ...optionalText('externalId', externalId),
  };
}

function payoutOf([
  ,
  createTime,
  party,
  payout,
  shop,
  project,
  externalId,
  state,
  amount,
  currency,
  provider,
  terminal,
  attention,
]: Row): PayoutRow {
  return {
    type: 'payout',
    partyId: textOf(party),
    payoutId: textOf(payout),
    shopId: textOf(shop),
    projectId: textOf(project),
    externalId: textOf(externalId),
    state: textOf(state),
    amountMinor: amount as bigint,
    currency: textOf(currency),
    createTime: Number(createTime),
    ...optionalText('providerId', provider),
    ...optionalText('terminalId', terminal),
    ...optionalText('attention', attention),
  };
}

function disputeOf([
  ,
  createTime,
  party,
  dispute,
  project,
  stream,
  externalId,
  ref,
  state,
  reason,
  updateTime,
]: Row): DisputeRow {
  return {
    type: 'dispute',
    partyId: textOf(party),
    disputeId: textOf(dispute),
    projectId: textOf(project),
    stream: textOf(stream),
    externalId: textOf(externalId),
    ref: textOf(ref),
    state: textOf(state),
    reason: textOf(reason),
    createTime: Number(createTime),
    updateTime: Number(updateTime),
  };
}
