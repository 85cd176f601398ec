import type { MachineClock } from '../ports/clocks.ts';

/**
 * Keeps what was used lately. Two generations stand in for an exact order of use: what was touched since the last change of
 * generations stays, and of the rest there is never more than one generation. (Moving an entry to the end of one big Map
 * at every use costs some 50 µs: the Map is rebuilt again and again.)
 */
export interface BoundedCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
  deleteWhere(predicate: (value: Value) => boolean): void;
  clear(): void;
  readonly size: number;
}

export interface BoundedCacheOptions {
  /** Entries at most. */
  readonly capacity: number;
  /** After this an entry is not there any more, however often it was used. */
  readonly maxAgeMs: number;
  readonly machineClock: MachineClock;
}

interface Entry<Value> {
  readonly value: Value;
  readonly sinceMs: number;
}

export function createBoundedCache<Value>(options: BoundedCacheOptions): BoundedCache<Value> {
  const { capacity, maxAgeMs, machineClock } = options;
  let recent = new Map<string, Entry<Value>>();
  let older = new Map<string, Entry<Value>>();

  const keep = (key: string, entry: Entry<Value>): void => {
    if (recent.size >= capacity / 2 && !recent.has(key)) {
      older = recent;
      recent = new Map();
    }
    recent.set(key, entry);
  };
  const forget = (key: string): void => {
    recent.delete(key);
    older.delete(key);
  };

  return {
    get(key) {
      const entry = recent.get(key) ?? older.get(key);
      if (entry === undefined) return undefined;
      if (machineClock.nowMs() - entry.sinceMs >= maxAgeMs) {
        forget(key);
        return undefined;
      }
      if (!recent.has(key)) keep(key, entry);
      return entry.value;
    },
    set(key, value) {
      keep(key, { value, sinceMs: machineClock.nowMs() });
    },
    delete: forget,
    deleteWhere(predicate) {
      for (const generation of [recent, older]) {
        for (const [key, { value }] of generation) if (predicate(value)) generation.delete(key);
      }
    },
    clear() {
      recent = new Map();
      older = new Map();
    },
    get size() {
      return recent.size + older.size;
    },
  };
}
