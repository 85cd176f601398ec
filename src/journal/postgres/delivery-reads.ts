import type { Deliveries, Delivery, DeliveryAttempt, DeliveryFilter, DeliveryState } from '../../ports/deliveries.ts';
import { type Cursor, decodeCursor, type Found, pageOf } from '../cursor.ts';
import type { Query, Row } from './connection.ts';
import { arrayOf, bytesOf, optionalText, textOf, type Value } from './values.ts';

/** What is read of the outbox: by dispatchers, and by merchants and operators. */
export type DeliveryReads = Omit<Deliveries, 'enqueue' | 'attempted' | 'cancel' | 'replay' | 'prune'>;

const DELIVERY = `
  SELECT deliveries.number, deliveries.id, channel, party, url, resource, sequence, type, passing, time, body, sealed_key, sealed,
    state, deliveries.next_time, attempts, last_outcome
  FROM deliveries JOIN delivery_channels ON delivery_channels.id = channel_id`;
const CURSOR = 'SELECT position FROM delivery_cursor';
/** Meets what is due, and nothing of what is not: of channels that it asks for, their first rows. */
export const DUE = `
  WITH channels AS MATERIALIZED (
    SELECT id FROM delivery_channels
    WHERE next_time <= $1 AND partition = ANY($2::integer[]) AND channel <> ALL($3::text[])
      AND split_part(channel, '/', 2) <> ALL($5::text[])
    ORDER BY next_time LIMIT $4
  ), due AS MATERIALIZED (
    SELECT found.number FROM channels CROSS JOIN LATERAL (
      SELECT number, next_time FROM deliveries
      WHERE channel_id = channels.id AND first AND next_time <= $1 ORDER BY next_time LIMIT $4
    ) found
    ORDER BY found.next_time, found.number LIMIT $4
  )
  ${DELIVERY} WHERE deliveries.number IN (SELECT number FROM due) ORDER BY deliveries.next_time, deliveries.number`;
const NEXT_TIME = `
  SELECT next_time FROM delivery_channels WHERE next_time IS NOT NULL AND partition = ANY($1::integer[])
  ORDER BY next_time LIMIT 1`;
const FIND = `${DELIVERY} WHERE deliveries.id = $1`;
const ATTEMPTS = `
  SELECT delivery_attempts.time, duration_ms, status, detail
  FROM deliveries JOIN delivery_attempts ON delivery_number = deliveries.number
  WHERE deliveries.id = $1 ORDER BY delivery_attempts.number`;
const WAITING = "SELECT count(*), min(time) FROM deliveries WHERE state = 'waiting'";

export function openDeliveryReads(query: Query, consoleQuery: Query): DeliveryReads {
  return {
    async cursor() {
      const [row] = await query(CURSOR);
      return Number(row?.[0] ?? 0);
    },
    due: async ({ partitions, now, except, exceptParties = [], limit }) => {
      const without = [arrayOf('text', except), limit, arrayOf('text', exceptParties)] as const;
      const rows = await query(DUE, now, arrayOf('integer', partitions), ...without);
      return rows.map(deliveryOf);
    },
    async nextTime(partitions) {
      const [row] = await query(NEXT_TIME, arrayOf('integer', partitions));
      return row === undefined ? undefined : Number(row[0]);
    },
    find: async (id) => (await query(FIND, id)).map(deliveryOf)[0],
    attempts: async (id) => (await consoleQuery(ATTEMPTS, id)).map(attemptOf),
    list: async (filter, cursor, limit) => {
      const { text, values } = listOf(filter, decodeCursor(cursor), limit + 1);
      return pageOf((await consoleQuery(text, ...values)).map(foundOf), limit);
    },
    async waiting() {
      const [[count, oldest] = []] = await consoleQuery(WAITING);
      return { count: Number(count ?? 0), ...(oldest === null ? {} : { oldest: Number(oldest) }) };
    },
  };
}

function listOf({ partyId, channel, resource, state }: DeliveryFilter, before: Cursor, limit: number) {
  const asked = [
    ['party =', partyId],
    ['channel =', channel],
    ['resource =', resource],
    ['state =', state],
  ].filter(([, value]) => value !== undefined);
  const values: Value[] = [before.createTime, before.row, limit];
  const where = asked.map(([sql, value = '']) => `${sql} $${values.push(value)}`);
  const text = `${DELIVERY} WHERE ${['(time, deliveries.number) < ($1, $2)', ...where].join(' AND ')}
    ORDER BY time DESC, deliveries.number DESC LIMIT $3`;
  return { text, values };
}

function foundOf(row: Row): Found<Delivery> {
  const delivery = deliveryOf(row);
  return { row: delivery, at: { createTime: delivery.time, row: Number(row[0]) } };
}

function deliveryOf([
  ,
  id,
  channel,
  party,
  url,
  resource,
  sequence,
  type,
  passing,
  time,
  body,
  sealedKey,
  sealed,
  state,
  nextTime,
  attempts,
  lastOutcome,
]: Row): Delivery {
  return {
    id: textOf(id),
    channel: textOf(channel),
    partyId: textOf(party),
    ...optionalText('url', url),
    resource: textOf(resource),
    sequence: Number(sequence),
    type: textOf(type),
    passing: passing === true,
    time: Number(time),
    body: textOf(body),
    ...(sealedKey === null ? {} : { sealed: { keyId: textOf(sealedKey), ciphertext: bytesOf(sealed) } }),
    state: textOf(state) as DeliveryState,
    attempts: Number(attempts),
    ...(nextTime === null ? {} : { nextTime: Number(nextTime) }),
    ...optionalText('lastOutcome', lastOutcome),
  };
}

function attemptOf([time, durationMs, status, detail]: Row): DeliveryAttempt {
  return {
    time: Number(time),
    durationMs: Number(durationMs),
    ...(status === null ? {} : { status: Number(status) }),
    detail: textOf(detail),
  };
}
