import type { DatabaseSync } from 'node:sqlite';
import type { Timestamp } from '../../base/time.ts';
import { PARTITION_COUNT } from '../../domain/ids.ts';
import type { Delivery, DeliveryAttempt, DeliveryFilter, DeliveryState, DueQuery } from '../../ports/deliveries.ts';
import type { Cursor, Found } from '../cursor.ts';
import { finder, selector } from './statement.ts';

/** What is read of the outbox. */
export interface DeliveryReads {
  deliveryCursor(): number;
  dueDeliveries(query: DueQuery): readonly Delivery[];
  nextDeliveryTime(partitions: readonly number[]): Timestamp | undefined;
  delivery(id: string): Delivery | undefined;
  deliveryAttempts(id: string): readonly DeliveryAttempt[];
  deliveries(filter: DeliveryFilter, before: Cursor, limit: number): readonly Found<Delivery>[];
  waitingDeliveries(): { readonly count: number; readonly oldest?: Timestamp };
}

const DELIVERY = `
  SELECT number, deliveries.id, channel, party, url, resource, sequence, type, passing, time, body, sealed_key, sealed, state,
    deliveries.next_time, attempts, last_outcome
  FROM deliveries JOIN delivery_channels ON delivery_channels.id = channel_id`;

/** The second part of a channel's name. */
const AFTER_KIND = "substr(channel, instr(channel, '/') + 1)";
const PARTY = `substr(${AFTER_KIND}, 1, instr(${AFTER_KIND}, '/') - 1)`;

export function openDeliveryReads(db: DatabaseSync): DeliveryReads {
  const cursor = finder(db, 'SELECT position FROM delivery_cursor', ([position]) => Number(position));
  // An embedded node owns every partition: then nothing is to be looked up for each channel.
  const areAll = (partitions: readonly number[]) => (partitions.length === PARTITION_COUNT ? 1 : 0);
  const ofPartitions = '(?1 OR partition IN (SELECT value FROM json_each(?2)))';
  const dueChannels = selector(
    db,
    `SELECT id FROM delivery_channels WHERE next_time <= ?3 AND ${ofPartitions}
       AND channel NOT IN (SELECT value FROM json_each(?4)) AND NOT (${PARTY} IN (SELECT value FROM json_each(?5)))
     ORDER BY next_time LIMIT ?6`,
    ([id]) => Number(id),
  );
  const dueOf = selector(
    db,
    'SELECT number, next_time FROM deliveries WHERE channel_id = ? AND first = 1 AND next_time <= ? ORDER BY next_time LIMIT ?',
    ([number, nextTime]) => ({ number: Number(number), nextTime: Number(nextTime) }),
  );
  const nextTime = finder(
    db,
    `SELECT next_time FROM delivery_channels WHERE next_time IS NOT NULL AND ${ofPartitions} ORDER BY next_time LIMIT 1`,
    ([time]) => Number(time),
  );
  const byNumber = finder(db, `${DELIVERY} WHERE number = ?`, deliveryOf);
  const byId = finder(db, `${DELIVERY} WHERE deliveries.id = ?`, deliveryOf);
  const attempts = selector(
    db,
    `SELECT delivery_attempts.time, duration_ms, status, detail FROM delivery_attempts
     JOIN deliveries ON deliveries.number = delivery_number
     WHERE id = ? ORDER BY delivery_attempts.number`,
    attemptOf,
  );
  const waiting = finder(
    db,
    "SELECT count(*), min(time) FROM deliveries INDEXED BY deliveries_waiting WHERE state = 'waiting'",
    ([count, oldest]) => ({ count: Number(count), ...(oldest === null ? {} : { oldest: Number(oldest) }) }),
  );

  return {
    deliveryCursor: () => cursor() ?? 0,
    dueDeliveries: ({ partitions, now, except, exceptParties = [], limit }) =>
      dueChannels(
        areAll(partitions),
        JSON.stringify(partitions),
        now,
        JSON.stringify(except),
        JSON.stringify(exceptParties),
        limit,
      )
        .flatMap((channelId) => dueOf(channelId, now, limit))
        .sort((a, b) => a.nextTime - b.nextTime || a.number - b.number)
        .slice(0, limit)
        .flatMap(({ number }) => byNumber(number) ?? []),
    nextDeliveryTime: (partitions) => nextTime(areAll(partitions), JSON.stringify(partitions)),
    delivery: byId,
    deliveryAttempts: attempts,
    deliveries: (filter, before, limit) => list(db, filter, before, limit),
    waitingDeliveries: () => waiting() ?? { count: 0 },
  };
}

function list(db: DatabaseSync, filter: DeliveryFilter, before: Cursor, limit: number): readonly Found<Delivery>[] {
  const conditions = [
    ['(time, number) < (?, ?)', before.createTime, before.row],
    // A plus sign keeps a condition from choosing the index: a resource is rarer than a channel, and that than a party.
    [filter.channel === undefined && filter.resource === undefined ? 'party = ?' : '+party = ?', filter.partyId],
    [filter.resource === undefined ? 'channel_id = ?' : '+channel_id = ?', channelIdOf(db, filter.channel)],
    ['resource = ?', filter.resource],
    ['state = ?', filter.state],
  ] as const;
  const asked = conditions.filter(([, value]) => value !== undefined);
  const rows = selector(
    db,
    `${DELIVERY} WHERE ${asked.map(([sql]) => sql).join(' AND ')} ORDER BY time DESC, number DESC LIMIT ?`,
    (columns): Found<Delivery> => {
      const row = deliveryOf(columns);
      return { row, at: { createTime: row.time, row: Number(columns[0]) } };
    },
  );
  return rows(...asked.flatMap(([, ...values]) => values.flatMap((value) => value ?? [])), limit);
}

/** Zero for a channel that there is not: then nothing is found. */
function channelIdOf(db: DatabaseSync, channel: string | undefined): number | undefined {
  if (channel === undefined) return undefined;
  const find = finder(db, 'SELECT id FROM delivery_channels WHERE channel = ?', ([id]) => Number(id));
  return find(channel) ?? 0;
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
]: readonly unknown[]): Delivery {
  return {
    id: String(id),
    channel: String(channel),
    partyId: String(party),
    ...(url === null ? {} : { url: String(url) }),
    resource: String(resource),
    sequence: Number(sequence),
    type: String(type),
    passing: passing === 1,
    time: Number(time),
    body: String(body),
    ...(sealedKey === null ? {} : { sealed: { keyId: String(sealedKey), ciphertext: sealed as Uint8Array } }),
    state: state as DeliveryState,
    attempts: Number(attempts),
    ...(nextTime === null ? {} : { nextTime: Number(nextTime) }),
    ...(lastOutcome === null ? {} : { lastOutcome: String(lastOutcome) }),
  };
}

function attemptOf([time, durationMs, status, detail]: readonly unknown[]): DeliveryAttempt {
  return {
    time: Number(time),
    durationMs: Number(durationMs),
    ...(status === null ? {} : { status: Number(status) }),
    detail: String(detail),
  };
}
