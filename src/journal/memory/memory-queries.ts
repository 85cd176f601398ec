import type { Timestamp } from '../../base/time.ts';
import type { Page, Queries } from '../../ports/queries.ts';
import { type Cursor, decodeCursor, encodeCursor, NEWEST, searchWords } from '../cursor.ts';
import type { Read } from './open-memory-store.ts';
import type { Numbered } from './tables.ts';

/** Search over maps. */
export function memoryQueries(read: Read): Queries {
  return {
    invoices: (filter, cursor, limit) =>
      read((tables) => {
        const words = searchWords(filter.text ?? '');
        return pageOf(tables.invoices, cursor, limit, (row) => {
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
        pageOf(
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
  };
}

function pageOf<Row extends { readonly createTime: Timestamp }>(
  rows: ReadonlyMap<string, Numbered<Row>>,
  cursor: string | undefined,
  limit: number,
  wanted: (row: Row) => boolean,
): Page<Row> {
  const after = cursor === undefined ? NEWEST : decodeCursor(cursor);
  const found = [...rows.values()]
    .map(({ row, number }) => ({ row, at: { createTime: row.createTime, row: number } }))
    .filter(({ row, at }) => older(at, after) && wanted(row))
    .sort((a, b) => (older(a.at, b.at) ? 1 : -1));
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ row }) => row),
    ...(found.length > limit && last !== undefined ? { next: encodeCursor(last.at) } : {}),
  };
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
