import { JournalUnavailable } from '../../ports/journal.ts';
import { newTables, type Tables } from './tables.ts';

/**
 * A disk that forgets what was not synced. It outlives the stores that are opened on it, as a file outlives its process.
 *
 *  D1 A write is not visible to anyone, and not answered, before the sync that carries it.
 *  D2 One sync carries everything that waits, in order, whole: there is no half of a sync.
 *  D3 Nothing here reads a clock or draws a random number.
 */
export interface MemoryDisk {
  readonly tables: Tables;
  /** Submits a write; the promise settles after the sync that carries it. `tell` hears of it first, in the same turn. */
  write<Result>(apply: (tables: Tables) => Result, tell?: (result: Result) => void): Promise<Result>;
  /** Carries what waits to the disk, and answers. */
  sync(): void;
  /**
   * The power goes. What waits is dropped, or, with `landed`, reaches the disk with nobody told; its callers are
   * refused with JournalUnavailable either way. Stores that were open are dead: open another.
   */
  crash(how?: { readonly landed: boolean }): void;
  /** As a crash, to whoever waits; the stores that are open live on, as clients of a database server that starts again. */
  restart(how?: { readonly landed: boolean }): void;
  /** How many writes wait for a sync. */
  waiting(): number;
  /** How many times the power went. */
  crashes(): number;
}

export interface MemoryDiskOptions {
  /**
   * Called when the first write begins to wait, with the sync to run later. The default runs it in a microtask, so what is
   * submitted in one turn shares a sync; a simulation puts it into its own schedule; `() => {}` leaves `sync()` to the test.
   */
  readonly schedule?: (sync: () => void) => void;
}

interface Waiting {
  /** Puts the write on the disk and returns what answers its caller. */
  readonly land: () => () => void;
  readonly reject: (error: Error) => void;
}

export function newMemoryDisk(options: MemoryDiskOptions = {}): MemoryDisk {
  const schedule = options.schedule ?? queueMicrotask;
  const tables = newTables();
  let queue: Waiting[] = [];
  let crashes = 0;

  const take = () => {
    const taken = queue;
    queue = [];
    return taken;
  };
  const sync = () => {
    const answers = take().map((write) => write.land());
    for (const answer of answers) answer();
  };
  const lose = ({ landed } = { landed: false }): void => {
    for (const write of take()) {
      if (landed) write.land();
      write.reject(new JournalUnavailable('the power went before the answer'));
    }
  };

  return {
    tables,
    sync,
    waiting: () => queue.length,
    crashes: () => crashes,
    write: <Result>(apply: (tables: Tables) => Result, tell?: (result: Result) => void) =>
      new Promise<Result>((resolve, reject) => {
        const land = () => {
          const result = apply(tables);
          return () => {
            tell?.(result);
            resolve(result);
          };
        };
        queue.push({ land, reject });
        if (queue.length === 1) schedule(sync);
      }),
    crash: (how) => {
      crashes += 1;
      lose(how);
    },
    restart: lose,
  };
}
