import type { DatabaseSync } from 'node:sqlite';
import type { Timestamp } from '../../base/time.ts';
import type { StreamId } from '../../domain/ids.ts';
import type {
  KeptCallback,
  ParkedCallback,
  ParkedFilter,
  ParkingReason,
  PartnerCallback,
  WaitingCallback,
} from '../../ports/callbacks.ts';
import type { Cursor, Found } from '../cursor.ts';
import { finder, selector } from './statement.ts';

/** What is read of the inbox. */
export interface InboxReads {
  waitingCallbacks(tag: string): readonly PartnerCallback[];
  staleCallbacks(before: Timestamp, limit: number, after?: WaitingCallback): readonly WaitingCallback[];
  streamOf(tag: string): StreamId | undefined;
  callback(id: string): KeptCallback | undefined;
  parkedCallbacks(filter: ParkedFilter, before: Cursor, limit: number): readonly Found<ParkedCallback>[];
  callbackCounts(): { readonly waiting: number; readonly parked: number };
}

const CALLBACK = 'SELECT id, provider, tag, received_time, headers, body, parked_time, parked_reason FROM inbox';

export function openInboxReads(db: DatabaseSync): InboxReads {
  const waitingCallbacks = selector(db, `${CALLBACK} WHERE tag = ? ORDER BY received_time, rowid`, callbackOf);
  const staleCallbacks = selector(
    db,
    `SELECT id, provider, tag, received_time FROM inbox
     WHERE received_time < ?1 AND parked_time IS NULL AND (received_time, id) > (?3, ?4)
     ORDER BY received_time, id LIMIT ?2`,
    waitingOf,
  );
  const streamOf = finder(db, 'SELECT stream FROM callback_tags JOIN streams ON id = stream_id WHERE tag = ?', textOf);
  const callback = finder(db, `${CALLBACK} WHERE id = ?`, keptOf);
  const parkedCallbacks = selector(
    db,
    `SELECT id, provider, tag, received_time, length(body), parked_time, parked_reason, rowid FROM inbox
     WHERE parked_time IS NOT NULL AND (parked_time, rowid) < (?1, ?2)
       AND (?3 IS NULL OR provider = ?3) AND (?4 IS NULL OR tag = ?4)
     ORDER BY parked_time DESC, rowid DESC LIMIT ?5`,
    parkedOf,
  );
  const counts = finder(db, 'SELECT count(*) - count(parked_time), count(parked_time) FROM inbox', countsOf);
  return {
    waitingCallbacks,
    staleCallbacks: (before, limit, after) =>
      staleCallbacks(before, limit, after?.receivedTime ?? Number.MIN_SAFE_INTEGER, after?.id ?? ''),
    streamOf,
    callback,
    parkedCallbacks: ({ providerId = null, tag = null }, { createTime, row }, limit) =>
      parkedCallbacks(createTime, row, providerId, tag, limit),
    callbackCounts: () => counts() ?? { waiting: 0, parked: 0 },
  };
}

function waitingOf([id, providerId, tag, receivedTime]: readonly unknown[]): WaitingCallback {
  return { id: String(id), providerId: String(providerId), tag: String(tag), receivedTime: Number(receivedTime) };
}

function callbackOf(columns: readonly unknown[]): PartnerCallback {
  const [, , , , headers, body] = columns;
  return {
    ...waitingOf(columns),
    headers: JSON.parse(String(headers)) as Record<string, string>,
    body: body as Uint8Array,
  };
}

function keptOf(columns: readonly unknown[]): KeptCallback {
  const [time, reason] = columns.slice(6);
  return { ...callbackOf(columns), ...(time === null ? {} : { parking: parkingOf(time, reason) }) };
}

function parkedOf(columns: readonly unknown[]): Found<ParkedCallback> {
  const [bodyBytes, time, reason, row] = columns.slice(4);
  return {
    row: { ...waitingOf(columns), bodyBytes: Number(bodyBytes), parking: parkingOf(time, reason) },
    at: { createTime: Number(time), row: Number(row) },
  };
}

function parkingOf(time: unknown, reason: unknown) {
  return { reason: String(reason) as ParkingReason, time: Number(time) };
}

function countsOf([waiting, parked]: readonly unknown[]) {
  return { waiting: Number(waiting), parked: Number(parked) };
}

function textOf([value]: readonly unknown[]): string {
  return String(value);
}
