import type { CallbackInbox, KeptCallback, ParkedCallback, WaitingCallback } from '../../ports/callbacks.ts';
import type { Found } from '../cursor.ts';
import { newestFirst } from './memory-queries.ts';
import type { Read, Write } from './open-memory-store.ts';
import type { Numbered, Tables } from './tables.ts';

/** The inbox over a map. */
export function memoryInbox(read: Read, write: Write): CallbackInbox {
  const change = (id: string, changed: (callback: KeptCallback) => KeptCallback | undefined) =>
    write(({ inbox }) => {
      const kept = inbox.get(id);
      const next = kept && changed(kept.row);
      if (kept === undefined || next === undefined) return false;
      inbox.set(id, { number: kept.number, row: next });
      return true;
    });
  return {
    put: (callback, parking) =>
      write((tables) => {
        if (tables.inbox.has(callback.id)) return false;
        const { headers, body } = callback;
        const row = { ...callback, headers: { ...headers }, body: body.slice(), ...(parking && { parking }) };
        tables.callbacksSeen += 1;
        tables.inbox.set(callback.id, { number: tables.callbacksSeen, row });
        return true;
      }),
    waiting: (tag) =>
      read((tables) =>
        rowsOf(tables)
          .filter(({ row }) => row.tag === tag)
          .sort((a, b) => a.row.receivedTime - b.row.receivedTime || a.number - b.number)
          .map(({ row: { parking: _, ...callback } }) => callback),
      ),
    stale: (before, limit, after) =>
      read((tables) =>
        rowsOf(tables)
          .filter(({ row }) => row.receivedTime < before && row.parking === undefined)
          .map(({ row }) => waitingOf(row))
          .filter((callback) => after === undefined || isLater(callback, after))
          .sort((a, b) => (isLater(a, b) ? 1 : -1))
          .slice(0, limit),
      ),
    streamOf: (tag) => read((tables) => tables.tags.get(tag)),
    drop: (ids) =>
      write(({ inbox }) => {
        for (const id of ids) inbox.delete(id);
      }),
    find: (id) => read(({ inbox }) => inbox.get(id)?.row),
    park: (id, parking) =>
      change(id, (callback) => (callback.parking === undefined ? { ...callback, parking } : undefined)),
    unpark: (id, tag) =>
      change(id, ({ parking, ...callback }) => (parking === undefined ? undefined : { ...callback, tag })),
    parked: async ({ providerId, tag }, cursor, limit) =>
      read((tables) => {
        const wanted = rowsOf(tables)
          .filter(({ row }) => providerId === undefined || row.providerId === providerId)
          .filter(({ row }) => tag === undefined || row.tag === tag);
        return newestFirst(wanted.flatMap(parkedOf), cursor, limit);
      }),
    counts: () =>
      read((tables) => {
        const all = rowsOf(tables);
        const parked = all.filter(({ row }) => row.parking !== undefined).length;
        return { waiting: all.length - parked, parked };
      }),
  };
}

function rowsOf({ inbox }: Tables): readonly Numbered<KeptCallback>[] {
  return [...inbox.values()];
}

function parkedOf({ number, row }: Numbered<KeptCallback>): readonly Found<ParkedCallback>[] {
  const { parking, body } = row;
  if (parking === undefined) return [];
  const found = { ...waitingOf(row), bodyBytes: body.length, parking };
  return [{ row: found, at: { createTime: parking.time, row: number } }];
}

function waitingOf({ id, providerId, tag, receivedTime }: KeptCallback): WaitingCallback {
  return { id, providerId, tag, receivedTime };
}

function isLater(a: WaitingCallback, b: WaitingCallback): boolean {
  return a.receivedTime > b.receivedTime || (a.receivedTime === b.receivedTime && a.id > b.id);
}
