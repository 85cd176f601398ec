import { assert } from '../../base/assert.ts';
import type { Numbers } from './numbers.ts';

/** The rows of one table that a batch has locked, by their text keys, with what the batch makes of them. */
export interface RowTable<Row> {
  get(key: string): Row | undefined;
  put(key: string, row: Row): void;
  /** Number of a row that is there. */
  idOf(key: string): number;
  /** New rows, in key order, so that two nodes that make the same ones wait for each other in one order. */
  added(): readonly Written<Row>[];
  /** Rows that were there and have changed, each once, in key order. */
  changed(): readonly Written<Row>[];
}

export interface Found<Row> {
  readonly key: string;
  readonly id: number;
  readonly row: Row;
}

export type Written<Row> = Found<Row>;

interface Entry<Row> {
  readonly id: number;
  readonly isNew: boolean;
  row: Row;
  changed: boolean;
}

export function newRowTable<Row>(found: readonly Found<Row>[], numbers: Numbers): RowTable<Row> {
  const entries = new Map<string, Entry<Row>>(
    found.map(({ key, id, row }) => [key, { id, isNew: false, row, changed: false }]),
  );
  const written = (wanted: (entry: Entry<Row>) => boolean) =>
    [...entries]
      .filter(([, entry]) => wanted(entry))
      .map(([key, { id, row }]) => ({ key, id, row }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  return {
    get: (key) => entries.get(key)?.row,
    put(key, row) {
      const entry = entries.get(key);
      if (entry === undefined) {
        entries.set(key, { id: numbers.take(), isNew: true, row, changed: true });
      } else {
        entry.row = row;
        entry.changed = true;
      }
    },
    idOf(key) {
      const entry = entries.get(key);
      assert(entry !== undefined, `there is no row for ${key}`);
      return entry.id;
    },
    added: () => written(({ isNew }) => isNew),
    changed: () => written(({ isNew, changed }) => changed && !isNew),
  };
}
