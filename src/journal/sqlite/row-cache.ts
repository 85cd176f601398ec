import { assert } from '../../base/assert.ts';

/**
 * The rows of one table by their text keys, in the writer's memory. A new row is written at once, so that other rows may
 * name it; a row that changes is written when it is flushed, once, however often it changed.
 */
export interface RowCache<Row> {
  get(key: string): Row | undefined;
  put(key: string, row: Row): void;
  /** Number of a row that is there. */
  idOf(key: string): number;
  /** Writes what changed. */
  flush(): void;
  /** Drops everything, changes included: after a rollback, and when another process has written. */
  forget(): void;
  /** Keeps the cache in bounds. Call when nothing waits to be written. */
  trim(): void;
}

export interface TableOfRows<Row> {
  readonly find: (key: string) => Found<Row> | undefined;
  readonly insert: (id: number, key: string, row: Row) => void;
  readonly update: (id: number, row: Row) => void;
  /** The largest id of the table, 0 when it is empty. */
  readonly lastId: () => number;
}

export interface Found<Row> {
  readonly id: number;
  readonly row: Row;
}

/** Beyond this many rows a cache starts again empty. 5,000 rows with their keys take 1 to 2 MB. */
const LARGEST_CACHE = 5_000;

interface Entry<Row> {
  readonly id: number;
  row: Row;
  changed: boolean;
}

export function newRowCache<Row>(table: TableOfRows<Row>): RowCache<Row> {
  const entries = new Map<string, Entry<Row>>();
  const changed: Entry<Row>[] = [];
  let lastId: number | undefined;

  const find = (key: string): Entry<Row> | undefined => {
    const known = entries.get(key);
    if (known !== undefined) return known;
    const found = table.find(key);
    if (found === undefined) return undefined;
    const entry: Entry<Row> = { id: found.id, row: found.row, changed: false };
    entries.set(detached(key), entry);
    return entry;
  };

  return {
    get: (key) => find(key)?.row,
    put(key, row) {
      const entry = find(key);
      if (entry === undefined) {
        lastId = (lastId ?? table.lastId()) + 1;
        entries.set(detached(key), { id: lastId, row, changed: false });
        table.insert(lastId, key, row);
        return;
      }
      entry.row = row;
      if (entry.changed) return;
      entry.changed = true;
      changed.push(entry);
    },
    idOf(key) {
      const entry = find(key);
      assert(entry !== undefined, `there is no row for ${key}`);
      return entry.id;
    },
    flush() {
      for (const entry of changed) {
        table.update(entry.id, entry.row);
        entry.changed = false;
      }
      changed.length = 0;
    },
    forget() {
      entries.clear();
      changed.length = 0;
      lastId = undefined;
    },
    trim() {
      if (entries.size > LARGEST_CACHE) entries.clear();
    },
  };
}

/**
 * A copy of a text that was cut from a parcel: a piece would keep the whole parcel in memory for as long as the cache
 * lives.
 */
function detached(text: string): string {
  return Buffer.from(text).toString();
}
