import type { MachineClock } from '../../src/ports/clocks.ts';
import { type Entry, type EntryChange, type Register, RegisterUnavailable } from '../../src/ports/register.ts';

/** A register in memory that several nodes share, for tests and the simulation. */
export interface MemoryRegister {
  /** The register as one node reaches it. */
  reachedBy(node: string): Register;
  /** Forgets everything without telling anybody, and counts from the beginning: servers that lost their disks. */
  wipe(): void;
}

export interface MemoryRegisterOptions {
  readonly clock: MachineClock;
  /** How long an entry lives; for ever when absent. */
  readonly ttlMs?: number;
  /** What befalls a call of a node; asked once for each call, and for each time that a watcher would be told something. */
  readonly disturb?: (node: string, call: RegisterCall) => RegisterFault | undefined;
}

export type RegisterCall = 'get' | 'all' | 'put' | 'remove' | 'watch';

export interface RegisterFault {
  /** How long the call is on its way to the table. */
  readonly requestMs?: number;
  /** How long the answer is on its way back; what a watcher is told, too. */
  readonly answerMs?: number;
  /** `request`: the table never sees the call. `answer`: it does, and the caller does not know. Watchers hear it later. */
  readonly lost?: 'request' | 'answer';
}

/** As long as callers of the real one wait. */
const TIMEOUT_MS = 1_000;
const REDELIVERY_MS = 200;

interface Stored extends Entry {
  readonly storedMs: number;
}

export function createMemoryRegister({ clock, ttlMs = Infinity, disturb }: MemoryRegisterOptions): MemoryRegister {
  const entries = new Map<string, Stored>();
  const watchers = new Set<(change: EntryChange) => void>();
  let lastRevision = 0;

  const present = (key: string): Stored | undefined => {
    const entry = entries.get(key);
    if (entry === undefined || clock.nowMs() - entry.storedMs <= ttlMs) return entry;
    entries.delete(key); // R5
    return undefined;
  };
  const change = (key: string, value: Uint8Array | undefined): number => {
    lastRevision += 1;
    const entry = { key, revision: lastRevision };
    if (value === undefined) entries.delete(key);
    else entries.set(key, { ...entry, value, storedMs: clock.nowMs() });
    for (const tell of watchers) tell({ ...entry, value });
    return lastRevision;
  };

  const table = {
    get: (key: string) => entryOf(present(key)),
    all: () => [...entries.keys()].flatMap((key) => entryOf(present(key)) ?? []),
    put: (key: string, value: Uint8Array, revision: number) =>
      (present(key)?.revision ?? 0) === revision ? change(key, value.slice()) : undefined,
    remove: (key: string, revision: number) => {
      if (revision === 0 || present(key)?.revision !== revision) return false;
      change(key, undefined);
      return true;
    },
  };

  const call = <Result>(node: string, type: RegisterCall, work: () => Result): Promise<Result> => {
    const fault = disturb?.(node, type);
    if (fault === undefined) return Promise.resolve().then(work);
    const { requestMs = 0, answerMs = 0, lost } = fault;
    return new Promise((resolve, reject) => {
      const giveUp = clock.after(TIMEOUT_MS, () => reject(new RegisterUnavailable('the register does not answer')));
      const answered = (result: Result) => {
        giveUp();
        resolve(result);
      };
      const arrived = () => {
        const result = work();
        if (lost === undefined) later(answerMs, () => answered(result));
      };
      if (lost !== 'request') later(requestMs, arrived);
    });
  };

  const later = (delayMs: number, work: () => void): void => {
    if (delayMs === 0) queueMicrotask(work);
    else clock.after(delayMs, work);
  };

  const watch = (node: string, take: (change: EntryChange) => void): (() => void) => {
    const waiting = new Map<string, EntryChange>();
    let scheduled = false;
    let over = false;
    const deliver = (): void => {
      scheduled = false;
      const fault = waiting.size > 0 ? disturb?.(node, 'watch') : undefined;
      if (fault?.lost !== undefined) {
        schedule(REDELIVERY_MS); // R4
        return;
      }
      const told = [...waiting.values()];
      waiting.clear();
      later(fault?.answerMs ?? 0, () => {
        for (const each of told) if (!over) take(each);
      });
    };
    const schedule = (delayMs: number): void => {
      if (scheduled || over) return;
      scheduled = true;
      later(delayMs, deliver);
    };
    const hear = (each: EntryChange): void => {
      waiting.set(each.key, each);
      schedule(0);
    };
    for (const entry of table.all()) hear(entry);
    watchers.add(hear);
    return () => {
      over = true;
      watchers.delete(hear);
    };
  };

  return {
    reachedBy: (node) => ({
      get: (key) => call(node, 'get', () => table.get(key)),
      all: () => call(node, 'all', table.all),
      put: (key, value, revision) => call(node, 'put', () => table.put(key, value, revision)),
      remove: (key, revision) => call(node, 'remove', () => table.remove(key, revision)),
      watch: (take) => watch(node, take),
    }),
    wipe: () => {
      entries.clear();
      lastRevision = 0;
    },
  };
}

function entryOf(stored: Stored | undefined): Entry | undefined {
  return stored && { key: stored.key, value: stored.value.slice(), revision: stored.revision };
}
