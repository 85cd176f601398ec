import { PARTITION_COUNT, partitionOf, type StreamId } from '../../domain/ids.ts';
import {
  type Append,
  type CommittedAppend,
  type Journal,
  JournalUnavailable,
  type Verdict,
} from '../../ports/journal.ts';
import type { VaultStore } from '../../ports/vault.ts';
import type { Store } from '../store.ts';
import { memoryDeliveries } from './memory-deliveries.ts';
import { type MemoryDisk, newMemoryDisk } from './memory-disk.ts';
import { memoryEvidence } from './memory-evidence.ts';
import { memoryInbox } from './memory-inbox.ts';
import { memoryLedger } from './memory-ledger.ts';
import { memoryQueries } from './memory-queries.ts';
import { appendTo, cardKey, type StreamRow, type Tables } from './tables.ts';

/**
 * The store of tests and simulations: all ports over maps on a simulated disk (see memory-disk.ts for what a crash
 * drops). Deterministic: no timers, no randomness. Not responsible for speed.
 */
export interface MemoryStore extends Store {
  readonly disk: MemoryDisk;
}

export interface MemoryStoreOptions {
  /** A disk that another store left behind. A new one when absent. */
  readonly disk?: MemoryDisk;
  /**
   * Decides the fate of each append as it reaches the disk: `lost` fails it with an unknown outcome before it lands,
   * `landed` after it did. Undefined lets it pass.
   */
  readonly fault?: (append: Append) => 'lost' | 'landed' | undefined;
}

type Attempt = { readonly known: true; readonly verdict: Verdict } | { readonly known: false };

export function openMemoryStore(options: MemoryStoreOptions = {}): MemoryStore {
  const disk = options.disk ?? newMemoryDisk();
  const fault = options.fault ?? (() => undefined);
  const listeners = new Set<(committed: readonly CommittedAppend[]) => void>();
  const crashesBefore = disk.crashes();
  let closed = false;

  const dead = () => closed || disk.crashes() !== crashesBefore;
  const refused = () => Promise.reject(new JournalUnavailable('the store is closed'));
  const read: Read = (work) => (dead() ? refused() : Promise.resolve(disk.tables).then(work));
  const write: Write = (work) => (dead() ? refused() : disk.write(work));

  const attempt = (tables: Tables, append: Append): Attempt => {
    const fate = fault(append);
    if (fate === 'lost') return { known: false };
    const verdict = appendTo(tables, append);
    return fate === 'landed' ? { known: false } : { known: true, verdict };
  };
  const tellOf = (append: Append) => (outcome: Attempt) => {
    if (!outcome.known || !outcome.verdict.ok) return;
    const { stream, sequence, record } = append;
    for (const listener of listeners) listener([{ stream, sequence, position: outcome.verdict.position, record }]);
  };

  const journal: Journal = {
    async append(append) {
      if (dead()) return refused();
      const kept = structuredClone(append);
      const outcome = await disk.write((tables) => attempt(tables, kept), tellOf(append));
      if (!outcome.known) throw new JournalUnavailable('the outcome of the append is unknown');
      return outcome.verdict;
    },
    read: (stream, afterSequence, limit) =>
      read((tables) =>
        (tables.streams.get(stream)?.records ?? []).slice(afterSequence, afterSequence + limit).map(copy),
      ),
    scan: (afterPosition, limit) =>
      read((tables) => tables.records.slice(afterPosition, afterPosition + limit).map(copy)),
    head: (stream) =>
      read((tables) => ({
        sequence: tables.streams.get(stream)?.records.length ?? 0,
        epoch: tables.epochs[partitionOf(stream)] ?? 0,
      })),
    lastPosition: () => read((tables) => tables.records.length),
    saveSnapshot: (snapshot) =>
      write((tables) => {
        const before = tables.snapshots.get(snapshot.stream);
        const older =
          before !== undefined && before.foldVersion === snapshot.foldVersion && before.sequence > snapshot.sequence;
        if (!older) tables.snapshots.set(snapshot.stream, copy(snapshot));
      }),
    latestSnapshot: (stream, foldVersion) =>
      read((tables) => {
        const snapshot = tables.snapshots.get(stream);
        return snapshot?.foldVersion === foldVersion ? copy(snapshot) : undefined;
      }),
    acquire: (partitions) =>
      write(({ epochs }) => {
        const raised = new Map<number, number>();
        for (const partition of partitions) {
          const epoch = (epochs[partition] ?? 0) + 1;
          epochs[partition] = epoch;
          raised.set(partition, epoch);
        }
        return raised;
      }),
    dueTimers: (partitions, now, limit) =>
      read((tables) =>
        timersOf(tables, partitions)
          .filter(({ time }) => time <= now)
          .slice(0, limit),
      ),
    nextTimer: (partitions) => read((tables) => timersOf(tables, partitions)[0]?.time),
    pendingStreams: (partitions, afterStream, limit) =>
      read((tables) =>
        streamsOf(tables, partitions)
          .filter(([stream, { pending }]) => pending && (afterStream === undefined || stream > afterStream))
          .map(([stream]) => stream)
          .sort()
          .slice(0, limit),
      ),
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      if (!dead()) disk.sync();
      closed = true;
    },
  };

  const vaultStore: VaultStore = {
    putCard: (row) =>
      write(
        (tables) =>
          void tables.cards.set(cardKey(row.partyId, row.token), { ...row, ciphertext: row.ciphertext.slice() }),
      ),
    card: (partyId, token) => read((tables) => tables.cards.get(cardKey(partyId, token))),
    keys: (keyIds) => read((tables) => keyIds.flatMap((keyId) => tables.keys.get(keyId) ?? [])),
    keysAfter: (keyId, limit) =>
      read(({ keys }) =>
        [...keys.values()]
          .filter((key) => key.keyId > keyId)
          .sort((a, b) => (a.keyId < b.keyId ? -1 : 1))
          .slice(0, limit),
      ),
    rewrapKey: (row) =>
      write(({ keys }) => {
        const key = keys.get(row.keyId);
        if (key !== undefined) keys.set(row.keyId, { ...key, wrapped: row.wrapped.slice() });
      }),
    deleteKeys: (subject) =>
      write(({ keys }) => {
        const doomed = [...keys.values()].filter((key) => key.subject === subject);
        for (const key of doomed) keys.delete(key.keyId);
        return doomed.length;
      }),
    cardsNotUnder: (kekId, limit) =>
      read((tables) => [...tables.cards.values()].filter((card) => card.kekId !== kekId).slice(0, limit)),
  };

  return {
    journal,
    inbox: memoryInbox(read, write),
    ledger: memoryLedger(read),
    queries: memoryQueries(read),
    vaultStore,
    deliveries: memoryDeliveries(read, write),
    evidenceRows: memoryEvidence(read, write),
    installationId: 'memory',
    disk,
    close: journal.close,
  };
}

/** Reads the tables as they are after the last sync. */
export type Read = <Result>(work: (tables: Tables) => Result) => Promise<Result>;

/** Changes the tables; resolves after the sync. */
export type Write = Read;

function streamsOf(tables: Tables, partitions: readonly number[]): readonly (readonly [StreamId, StreamRow])[] {
  if (partitions.length === PARTITION_COUNT) return [...tables.streams];
  const wanted = new Set(partitions);
  return [...tables.streams].filter(([stream]) => wanted.has(partitionOf(stream)));
}

function timersOf(tables: Tables, partitions: readonly number[]) {
  return streamsOf(tables, partitions)
    .flatMap(([stream, { timer }]) => (timer === undefined ? [] : [{ stream, time: timer }]))
    .sort((a, b) => a.time - b.time);
}

function copy<Row extends { readonly bytes: Uint8Array }>(row: Row): Row {
  return { ...row, bytes: row.bytes.slice() };
}
