import type { Timestamp } from '../base/time.ts';
import { InvalidCursor } from '../ports/queries.ts';

/** Where a page of a list, newest first, ended: the next one holds what is strictly before it. */
export interface Cursor {
  readonly createTime: Timestamp;
  /** Number of the row; rows made in one microsecond are told apart by it. */
  readonly row: number;
}

/** Before every row: the first page. */
export const NEWEST: Cursor = { createTime: Number.MAX_SAFE_INTEGER, row: 0 };

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.createTime}.${cursor.row}`).toString('base64url');
}

export function decodeCursor(text: string): Cursor {
  const match = /^(\d{1,16})\.(\d{1,16})$/.exec(Buffer.from(text, 'base64url').toString());
  if (match === null) throw new InvalidCursor('the cursor is not one that a page carried');
  return { createTime: Number(match[1]), row: Number(match[2]) };
}

/** The words of a text search: a row matches when its text, in lower case, contains each of them. */
export function searchWords(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}
