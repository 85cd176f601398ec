import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { invoiceStream } from '../../domain/ids.ts';
import type { DisputeRow, InvoiceRow, PaymentRow, PayoutRow } from '../../ports/journal.ts';
import type { DisputeFilter, InvoiceFilter, PaymentFilter, PayoutFilter } from '../../ports/queries.ts';
import { type Cursor, type Found, searchWords } from '../cursor.ts';
import { selector } from './statement.ts';

/** Lists of search rows, newest first, strictly before a cursor. Not responsible for the form of the cursor. */
export interface SearchReads {
  invoices(filter: InvoiceFilter, before: Cursor, limit: number): readonly Found<InvoiceRow>[];
  payments(filter: PaymentFilter, before: Cursor, limit: number): readonly Found<PaymentRow>[];
  payouts(filter: PayoutFilter, before: Cursor, limit: number): readonly Found<PayoutRow>[];
  disputes(filter: DisputeFilter, before: Cursor, limit: number): readonly Found<DisputeRow>[];
}

interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

const INVOICE = 'party, invoice, shop, state, amount, currency, create_time, due_time, external_id, text, attention';
const PAYMENT = 'party, invoice, payment, shop, state, amount, currency, create_time, provider, terminal, external_id';
const PAYOUT =
  'party, payout, shop, project, external_id, state, amount, currency, create_time, provider, terminal, attention';
const DISPUTE = 'party, dispute, project, stream, external_id, ref, state, reason, create_time, update_time';

export function openSearchReads(db: DatabaseSync): SearchReads {
  const select = <Row>(
    table: { readonly name: string; readonly number: string; readonly columns: string },
    conditions: readonly Condition[],
    { before, limit }: { readonly before: Cursor; readonly limit: number },
    decode: (columns: readonly unknown[]) => Row,
  ) => {
    const where = [`(create_time, ${table.number}) < (?, ?)`, ...conditions.map(({ sql }) => sql)].join(' AND ');
    const found = ([number, createTime, ...rest]: readonly unknown[]): Found<Row> => ({
      row: decode(rest),
      at: { createTime: Number(createTime), row: Number(number) },
    });
    const rows = selector(
      db,
      `SELECT ${table.number}, create_time, ${table.columns} FROM ${table.name} WHERE ${where}
       ORDER BY create_time DESC, ${table.number} DESC LIMIT ?`,
      found,
      { bigints: true },
    );
    return rows(before.createTime, before.row, ...conditions.flatMap(({ values }) => values), limit);
  };

  return {
    invoices: (filter, before, limit) =>
      select(
        { name: 'invoices', number: 'stream_id', columns: INVOICE },
        [
          ...common(filter),
          ...attention(filter),
          ...searchWords(filter.text ?? '').map((word) => ({ sql: 'instr(folded_text, ?) > 0', values: [word] })),
        ],
        { before, limit },
        invoiceOf,
      ),
    payments: (filter, before, limit) =>
      select(
        { name: 'payments', number: 'id', columns: PAYMENT },
        [...common(filter), ...ofInvoice(filter)],
        { before, limit },
        paymentOf,
      ),
    payouts: (filter, before, limit) =>
      select(
        { name: 'payouts', number: 'stream_id', columns: PAYOUT },
        [...common(filter), ...when('project = ?', filter.projectId), ...attention(filter)],
        { before, limit },
        payoutOf,
      ),
    disputes: (filter, before, limit) =>
      select(
        { name: 'disputes', number: 'id', columns: DISPUTE },
        [
          ...common(filter),
          ...when('+project = ?', filter.projectId),
          ...when('dispute = ?', filter.disputeId),
          ...when('stream = ?', filter.stream),
        ],
        { before, limit },
        disputeOf,
      ),
  };
}

type Filter = InvoiceFilter | PaymentFilter | PayoutFilter | DisputeFilter;

/** A plus sign keeps a condition from choosing the index: an external id or one invoice is rarer than all of a party. */
function common(filter: Filter): readonly Condition[] {
  return [
    ...when(narrow(filter) ? '+party = ?' : 'party = ?', filter.partyId),
    ...when('shop = ?', 'shopId' in filter ? filter.shopId : undefined),
    ...when('state = ?', filter.state),
    ...when('external_id = ?', filter.externalId),
    ...when('create_time >= ?', filter.createdFrom),
    ...when('create_time < ?', filter.createdBefore),
  ];
}

function narrow(filter: Filter): boolean {
  const { externalId, invoiceId, disputeId, stream }: PaymentFilter & DisputeFilter = filter;
  return [externalId, invoiceId, disputeId, stream].some((rare) => rare !== undefined);
}

function attention({ attention: wanted }: InvoiceFilter | PayoutFilter): readonly Condition[] {
  return wanted === undefined ? [] : [{ sql: `attention IS ${wanted ? 'NOT ' : ''}NULL`, values: [] }];
}

/** With its party, an invoice is a stream, whose payments there is an index for. */
function ofInvoice({ partyId, invoiceId }: PaymentFilter): readonly Condition[] {
  if (partyId === undefined || invoiceId === undefined) return when('invoice = ?', invoiceId);
  return when('stream_id = (SELECT id FROM streams WHERE stream = ?)', invoiceStream(partyId, invoiceId));
}

function when(sql: string, value: SQLInputValue | undefined): readonly Condition[] {
  return value === undefined ? [] : [{ sql, values: [value] }];
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

function payoutOf([
  party,
  payout,
  shop,
  project,
  externalId,
  state,
  amount,
  currency,
  createTime,
  provider,
  terminal,
  attention,
]: readonly unknown[]): PayoutRow {
  return {
    type: 'payout',
    partyId: String(party),
    payoutId: String(payout),
    shopId: String(shop),
    projectId: String(project),
    externalId: String(externalId),
    state: String(state),
    amountMinor: amount as bigint,
    currency: String(currency),
    createTime: Number(createTime),
    ...(provider === null ? {} : { providerId: String(provider) }),
    ...(terminal === null ? {} : { terminalId: String(terminal) }),
    ...(attention === null ? {} : { attention: String(attention) }),
  };
}

function disputeOf([
  party,
  dispute,
  project,
  stream,
  externalId,
  ref,
  state,
  reason,
  createTime,
  updateTime,
]: readonly unknown[]): DisputeRow {
  return {
    type: 'dispute',
    partyId: String(party),
    disputeId: String(dispute),
    projectId: String(project),
    stream: String(stream),
    externalId: String(externalId),
    ref: String(ref),
    state: String(state),
    reason: String(reason),
    createTime: Number(createTime),
    updateTime: Number(updateTime),
  };
}
