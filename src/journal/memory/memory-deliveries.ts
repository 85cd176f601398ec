import { partitionOf } from '../../domain/ids.ts';
import type {
  Deliveries,
  Delivery,
  DeliveryFilter,
  DeliveryState,
  NewDelivery,
  NextState,
} from '../../ports/deliveries.ts';
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
        if (tables.deliveryCursor !== from) return { ok: false }; // D1
        tables.deliveryCursor = to;
        let expired = 0;
        for (const row of kept) expired += store(tables, row);
        return { ok: true, expired };
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
    prune: (before, limit) =>
      write(({ deliveries }) => {
        const old = [...deliveries.values()].filter(({ row }) => row.time < before && PRUNED.has(row.state));
        const removed = old.sort((a, b) => a.row.time - b.row.time).slice(0, limit);
        for (const { row } of removed) deliveries.delete(row.id); // D5
        return removed.length;
      }),
    waiting: () =>
      read((tables) => {
        const times = waitingOf(tables).map(({ row }) => row.time);
        return times.length === 0 ? { count: 0 } : { count: times.length, oldest: Math.min(...times) };
      }),
  };
}

const PRUNED: ReadonlySet<DeliveryState> = new Set(['delivered', 'expired', 'cancelled']);

/** How many rows expire over it. */
function store(tables: Tables, row: NewDelivery): number {
  if (tables.deliveries.has(row.id)) return 0; // D1
  tables.deliveryNumber += 1;
  const entry = {
    number: tables.deliveryNumber,
    row: { ...row, state: 'waiting', attempts: 0, nextTime: row.time } as const,
    attempts: [],
  };
  const superseded = waitingOf(tables).filter((earlier) => {
    const { passing, channel, resource, time } = earlier.row;
    const isSameLine = channel === row.channel && resource === row.resource;
    return passing && isSameLine && isBefore(earlier, entry) && (time < row.time || !row.passing);
  });
  for (const earlier of superseded) put(tables, earlier, inState(earlier.row, { state: 'expired' })); // D4
  tables.deliveries.set(row.id, entry);
  return superseded.length;
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
