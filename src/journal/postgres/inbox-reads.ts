import type {
  CallbackInbox,
  KeptCallback,
  ParkedCallback,
  ParkingReason,
  PartnerCallback,
  WaitingCallback,
} from '../../ports/callbacks.ts';
import { decodeCursor, type Found, pageOf } from '../cursor.ts';
import type { Query, Row } from './connection.ts';
import { bytesOf, textOf } from './values.ts';

/** What is read of the inbox: by actors and the sweeper, and by operators. */
export type InboxReads = Pick<CallbackInbox, 'waiting' | 'stale' | 'streamOf' | 'find' | 'parked' | 'counts'>;

const CALLBACK = 'SELECT id, provider, tag, received_time, headers, body, parked_time, parked_reason FROM inbox';
const WAITING = `${CALLBACK} WHERE tag = $1 ORDER BY received_time, arrival`;
const FIND = `${CALLBACK} WHERE id = $1`;
const STALE = `
  SELECT id, provider, tag, received_time FROM inbox
  WHERE received_time < $1 AND parked_time IS NULL AND received_time >= $3 AND (received_time, id) > ($3, $4)
  ORDER BY received_time, id LIMIT $2`;
const STREAM_OF = 'SELECT stream FROM callback_tags JOIN streams ON id = stream_id WHERE tag = $1';
const PARKED = `
  SELECT id, provider, tag, received_time, octet_length(body), parked_time, parked_reason, arrival FROM inbox
  WHERE parked_time IS NOT NULL AND (parked_time, arrival) < ($1, $2)
    AND ($3::text IS NULL OR provider = $3) AND ($4::text IS NULL OR tag = $4)
  ORDER BY parked_time DESC, arrival DESC LIMIT $5`;
const COUNTS = 'SELECT count(*) - count(parked_time), count(parked_time) FROM inbox';

export function openInboxReads(query: Query, consoleQuery: Query): InboxReads {
  return {
    waiting: async (tag) => (await query(WAITING, tag)).map(callbackOf),
    stale: async (before, limit, after) => {
      const { receivedTime = Number.MIN_SAFE_INTEGER, id = '' } = after ?? {};
      return (await query(STALE, before, limit, receivedTime, id)).map(waitingOf);
    },
    streamOf: async (tag) => (await query(STREAM_OF, tag)).map(([stream]) => textOf(stream))[0],
    find: async (id) => (await query(FIND, id)).map(keptOf)[0],
    parked: async ({ providerId, tag }, cursor, limit) => {
      const { createTime, row } = decodeCursor(cursor);
      const rows = await consoleQuery(PARKED, createTime, row, providerId ?? null, tag ?? null, limit + 1);
      return pageOf(rows.map(parkedOf), limit);
    },
    async counts() {
      const [row] = await consoleQuery(COUNTS);
      return { waiting: Number(row?.[0] ?? 0), parked: Number(row?.[1] ?? 0) };
    },
  };
}

function waitingOf([id, providerId, tag, receivedTime]: Row): WaitingCallback {
  return { id: textOf(id), providerId: textOf(providerId), tag: textOf(tag), receivedTime: Number(receivedTime) };
}

function callbackOf(row: Row): PartnerCallback {
  const [, , , , headers, body] = row;
  return {
    ...waitingOf(row),
    headers: JSON.parse(textOf(headers)) as Record<string, string>,
    body: bytesOf(body),
  };
}

function keptOf(row: Row): KeptCallback {
  const [time, reason] = row.slice(6);
  return { ...callbackOf(row), ...(time === null ? {} : { parking: parkingOf(time, reason) }) };
}

function parkedOf(row: Row): Found<ParkedCallback> {
  const [bodyBytes, time, reason, arrival] = row.slice(4);
  return {
    row: { ...waitingOf(row), bodyBytes: Number(bodyBytes), parking: parkingOf(time, reason) },
    at: { createTime: Number(time), row: Number(arrival) },
  };
}

function parkingOf(time: unknown, reason: unknown) {
  return { reason: textOf(reason) as ParkingReason, time: Number(time) };
}
