import type { Timestamp } from '../base/time.ts';
import { InvalidCursor, type Page } from '../ports/queries.ts';

/** Where a page of a list, newest first, ended: the next one holds what is strictly before it. */
export interface Cursor {
  /** By which the list is ordered: as a rule, when the row was made. */
  readonly createTime: Timestamp;
  /** Number of the row; rows of one microsecond are told apart by it. */
  readonly row: number;
}

/** A row with its place in the list. */
export interface Found<Row> {
  readonly row: Row;
  readonly at: Cursor;
}

/** Before every row: the first page. */
export const NEWEST: Cursor = { createTime: Number.MAX_SAFE_INTEGER, row: 0 };

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.createTime}.${cursor.row}`).toString('base64url');
}

/** Without a text, the first page. */
export function decodeCursor(text: string | undefined): Cursor {
  if (text === undefined) return NEWEST;
  const match = /^(\d{1,16})\.(\d{1,16})$/.exec(Buffer.from(text, 'base64url').toString());
  if (match === null) throw new InvalidCursor('the cursor is not one that a page carried');
  return { createTime: Number(match[1]), row: Number(match[2]) };
}

/** A page of what was found with a limit of one more, so that it is known whether another page follows. */
export function pageOf<Row>(found: readonly Found<Row>[], limit: number): Page<Row> {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ row }) => row),
    ...(found.length > limit && last !== undefined ? { next: encodeCursor(last.at) } : {}),
  };
}

/** The words of a text search: a row matches when its text, in lower case, contains each of them. */
export function searchWords(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}
