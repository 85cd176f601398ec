import { partitionOf } from '../../domain/ids.ts';
import type { Deliveries, Delivery, DeliveryFilter, NewDelivery, NextState } from '../../ports/deliveries.ts';
import { newestFirst } from './memory-queries.ts';
import type { Read, Write } from './open-memory-store.ts';
import type { DeliveryEntry, Tables } from './tables.ts';

/** The outbox over a map. */
export function memoryDeliveries(read: Read, write: Write): Deliveries {
  return {
    cursor: () => read(({ deliveryCursor }) => deliveryCursor),
    enqueue: (from, to, rows) => {
      const kept = structuredClone(rows);
      return write((tables) => {
        if (tables.deliveryCursor !== from) return false; // D1
        tables.deliveryCursor = to;
        for (const row of kept) store(tables, row);
        return true;
      });
    },
    due: ({ partitions, now, except, exceptParties = [], limit }) =>
      read((tables) =>
        firstOfEach(waitingOf(tables, partitions))
          .map(({ row }) => row)
          .filter(({ channel, nextTime = 0 }) => nextTime <= now && !except.includes(channel))
          .filter(({ channel }) => !exceptParties.includes(channel.split('/')[1] ?? ''))
          .sort((a, b) => (a.nextTime ?? 0) - (b.nextTime ?? 0))
          .slice(0, limit),
      ),
    nextTime: (partitions) =>
      read((tables) => {
        const times = firstOfEach(waitingOf(tables, partitions)).map(({ row }) => row.nextTime ?? 0);
        return times.length === 0 ? undefined : Math.min(...times);
      }),
    attempted: (id, attempt, next) =>
      write(({ deliveries }) => {
        const entry = deliveries.get(id);
        if (entry === undefined) return;
        const { row } = entry;
        const lastOutcome = attempt.status === undefined ? attempt.detail : String(attempt.status);
        const counted = { ...row, attempts: row.attempts + 1, lastOutcome };
        const after = row.state === 'waiting' ? inState(counted, next) : counted;
        deliveries.set(id, { ...entry, row: after, attempts: [...entry.attempts, attempt] });
      }),
    cancel: (channel) =>
      write((tables) => {
        const ended = waitingOf(tables).filter(({ row }) => row.channel === channel);
        for (const entry of ended) put(tables, entry, inState(entry.row, { state: 'cancelled' }));
        return ended.length;
      }),
    find: (id) => read(({ deliveries }) => deliveries.get(id)?.row),
    attempts: (id) => read(({ deliveries }) => deliveries.get(id)?.attempts ?? []),
    list: async (filter, cursor, limit) =>
      read(({ deliveries }) => {
        const found = [...deliveries.values()].filter(({ row }) => isWanted(row, filter));
        const placed = found.map(({ row, number }) => ({ row, at: { createTime: row.time, row: number } }));
        return newestFirst(placed, cursor, limit);
      }),
    replay: (id, now) =>
      write((tables) => {
        const entry = tables.deliveries.get(id);
        if (entry === undefined) return false;
        put(tables, entry, { ...entry.row, state: 'waiting', nextTime: now, attempts: 0 });
        return true;
      }),
    waiting: () =>
      read((tables) => {
        const times = waitingOf(tables).map(({ row }) => row.time);
        return times.length === 0 ? { count: 0 } : { count: times.length, oldest: Math.min(...times) };
      }),
  };
}

function store(tables: Tables, row: NewDelivery): void {
  if (tables.deliveries.has(row.id)) return; // D1
  const entry = {
    number: tables.deliveries.size + 1,
    row: { ...row, state: 'waiting', attempts: 0, nextTime: row.time } as const,
    attempts: [],
  };
  for (const earlier of waitingOf(tables)) {
    const { passing, channel, resource } = earlier.row;
    const isSuperseded = passing && channel === row.channel && resource === row.resource && isBefore(earlier, entry);
    if (isSuperseded) put(tables, earlier, inState(earlier.row, { state: 'expired' })); // D4
  }
  tables.deliveries.set(row.id, entry);
}

function put({ deliveries }: Tables, entry: DeliveryEntry, row: Delivery): void {
  deliveries.set(row.id, { ...entry, row });
}

function waitingOf({ deliveries }: Tables, partitions?: readonly number[]): readonly DeliveryEntry[] {
  const wanted = partitions && new Set(partitions);
  return [...deliveries.values()].filter(
    ({ row }) => row.state === 'waiting' && (wanted === undefined || wanted.has(partitionOf(row.channel))),
  );
}

/** The first row of each channel and resource (D3), in the order in which they were stored. */
function firstOfEach(entries: readonly DeliveryEntry[]): readonly DeliveryEntry[] {
  const first = new Map<string, DeliveryEntry>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.row.channel, entry.row.resource]);
    const known = first.get(key);
    if (known === undefined || isBefore(entry, known)) first.set(key, entry);
  }
  return [...first.values()].sort((a, b) => a.number - b.number);
}

function isBefore(a: DeliveryEntry, b: DeliveryEntry): boolean {
  return a.row.sequence < b.row.sequence || (a.row.sequence === b.row.sequence && a.number < b.number);
}

function inState({ nextTime: _, ...row }: Delivery, next: NextState | { readonly state: 'expired' }): Delivery {
  return { ...row, ...next };
}

function isWanted(row: Delivery, filter: DeliveryFilter): boolean {
  return (
    (filter.partyId === undefined || row.partyId === filter.partyId) &&
    (filter.channel === undefined || row.channel === filter.channel) &&
    (filter.resource === undefined || row.resource === filter.resource) &&
    (filter.state === undefined || row.state === filter.state)
  );
}
