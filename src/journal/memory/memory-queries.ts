import type { Timestamp } from '../../base/time.ts';
import type { Page, Queries } from '../../ports/queries.ts';
import { type Cursor, decodeCursor, type Found, pageOf, searchWords } from '../cursor.ts';
import type { Read } from './open-memory-store.ts';
import type { Numbered } from './tables.ts';

/** Search over maps. */
export function memoryQueries(read: Read): Queries {
  return {
    invoices: (filter, cursor, limit) =>
      read((tables) => {
        const words = searchWords(filter.text ?? '');
        return search(tables.invoices, cursor, limit, (row) => {
          const text = row.text.toLowerCase();
          return (
            matches(filter.partyId, row.partyId) &&
            matches(filter.shopId, row.shopId) &&
            matches(filter.state, row.state) &&
            matches(filter.externalId, row.externalId) &&
            matches(filter.attention, row.attention !== undefined) &&
            created(filter, row.createTime) &&
            words.every((word) => text.includes(word))
          );
        });
      }),
    payments: (filter, cursor, limit) =>
      read((tables) =>
        search(
          tables.payments,
          cursor,
          limit,
          (row) =>
            matches(filter.partyId, row.partyId) &&
            matches(filter.shopId, row.shopId) &&
            matches(filter.invoiceId, row.invoiceId) &&
            matches(filter.state, row.state) &&
            matches(filter.externalId, row.externalId) &&
            created(filter, row.createTime),
        ),
      ),
    payouts: (filter, cursor, limit) =>
      read((tables) =>
        search(
          tables.payouts,
          cursor,
          limit,
          (row) =>
            matches(filter.partyId, row.partyId) &&
            matches(filter.shopId, row.shopId) &&
            matches(filter.projectId, row.projectId) &&
            matches(filter.state, row.state) &&
            matches(filter.externalId, row.externalId) &&
            matches(filter.attention, row.attention !== undefined) &&
            created(filter, row.createTime),
        ),
      ),
    disputes: (filter, cursor, limit) =>
      read((tables) =>
        search(
          tables.disputes,
          cursor,
          limit,
          (row) =>
            matches(filter.partyId, row.partyId) &&
            matches(filter.projectId, row.projectId) &&
            matches(filter.disputeId, row.disputeId) &&
            matches(filter.stream, row.stream) &&
            matches(filter.externalId, row.externalId) &&
            matches(filter.state, row.state) &&
            created(filter, row.createTime),
        ),
      ),
  };
}

function search<Row extends { readonly createTime: Timestamp }>(
  rows: ReadonlyMap<string, Numbered<Row>>,
  cursor: string | undefined,
  limit: number,
  wanted: (row: Row) => boolean,
): Page<Row> {
  const found = [...rows.values()]
    .filter(({ row }) => wanted(row))
    .map(({ row, number }) => ({ row, at: { createTime: row.createTime, row: number } }));
  return newestFirst(found, cursor, limit);
}

export function newestFirst<Row>(found: readonly Found<Row>[], cursor: string | undefined, limit: number): Page<Row> {
  const before = decodeCursor(cursor);
  const rest = found.filter(({ at }) => older(at, before)).sort((a, b) => (older(a.at, b.at) ? 1 : -1));
  return pageOf(rest, limit);
}

function older(a: Cursor, b: Cursor): boolean {
  return a.createTime < b.createTime || (a.createTime === b.createTime && a.row < b.row);
}

function matches<Value>(wanted: Value | undefined, value: Value | undefined): boolean {
  return wanted === undefined || wanted === value;
}

function created(
  filter: { readonly createdFrom?: Timestamp; readonly createdBefore?: Timestamp },
  time: Timestamp,
): boolean {
  return (
    (filter.createdFrom === undefined || time >= filter.createdFrom) &&
    (filter.createdBefore === undefined || time < filter.createdBefore)
  );
}
