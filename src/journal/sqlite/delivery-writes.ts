import type { DatabaseSync } from 'node:sqlite';
import type { Timestamp } from '../../base/time.ts';
import { partitionOf } from '../../domain/ids.ts';
import type { DeliveryAttempt, EnqueueOutcome, NewDelivery, NextState } from '../../ports/deliveries.ts';
import { finder, runner, selector } from './statement.ts';

/** What changes the outbox. The promises D1-D5 are the port's. */
export interface DeliveryWrites {
  enqueueDeliveries(from: number, to: number, rows: readonly NewDelivery[]): EnqueueOutcome;
  deliveryAttempted(id: string, attempt: DeliveryAttempt, next: NextState): void;
  /** Cancels so many at most, and returns how many they were. */
  cancelDeliveries(channel: string, limit: number): number;
  replayDelivery(id: string, now: Timestamp): boolean;
  pruneDeliveries(before: Timestamp, limit: number): number;
}

interface Place {
  readonly number: number;
  readonly channelId: number;
  readonly resource: string;
  readonly isWaiting: boolean;
}

export function openDeliveryWrites(db: DatabaseSync): DeliveryWrites {
  const settle = openSettling(db);
  const enqueueDeliveries = openEnqueueing(db, settle);
  const find = finder(
    db,
    'SELECT number, channel_id, resource, state FROM deliveries WHERE id = ?',
    ([number, channelId, resource, state]): Place => ({
      number: Number(number),
      channelId: Number(channelId),
      resource: String(resource),
      isWaiting: state === 'waiting',
    }),
  );
  const insertAttempt = runner(
    db,
    `INSERT INTO delivery_attempts (delivery_number, number, time, duration_ms, status, detail)
     SELECT ?1, 1 + coalesce(max(number), 0), ?2, ?3, ?4, ?5 FROM delivery_attempts WHERE delivery_number = ?1`,
  );
  const count = runner(db, 'UPDATE deliveries SET attempts = attempts + 1, last_outcome = ? WHERE number = ?');
  const postpone = runner(db, 'UPDATE deliveries SET next_time = ? WHERE number = ?');
  const end = runner(db, 'UPDATE deliveries SET state = ?, first = 0, next_time = NULL WHERE number = ?');
  const replay = runner(db, "UPDATE deliveries SET state = 'waiting', next_time = ?, attempts = 0 WHERE number = ?");
  const waitingOf = selector(
    db,
    `SELECT channel_id, resource, number FROM deliveries
     WHERE channel_id = (SELECT id FROM delivery_channels WHERE channel = ?) AND state = 'waiting'
     ORDER BY resource, sequence, number LIMIT ?`,
    ([channelId, resource, number]) => ({
      channelId: Number(channelId),
      resource: String(resource),
      number: Number(number),
    }),
  );
  const prunedOf = selector(
    db,
    `SELECT number FROM deliveries INDEXED BY deliveries_time
     WHERE time < ? AND state IN ('delivered', 'expired', 'cancelled') ORDER BY time LIMIT ?`,
    ([number]) => Number(number),
  );
  const deleteAttempts = runner(db, 'DELETE FROM delivery_attempts WHERE delivery_number = ?');
  const deleteRow = runner(db, 'DELETE FROM deliveries WHERE number = ?');

  return {
    enqueueDeliveries,
    deliveryAttempted(id, attempt, next) {
      const row = find(id);
      if (row === undefined) return;
      const { time, durationMs, status, detail } = attempt;
      insertAttempt(row.number, time, durationMs, status ?? null, detail);
      count(status === undefined ? detail : String(status), row.number);
      if (!row.isWaiting) return;
      if (next.state === 'waiting') postpone(next.nextTime, row.number);
      else end(next.state, row.number);
      settle([row]);
    },
    cancelDeliveries(channel, limit) {
      const rows = waitingOf(channel, limit);
      for (const { number } of rows) end('cancelled', number);
      settle(rows);
      return rows.length;
    },
    replayDelivery(id, now) {
      const row = find(id);
      if (row === undefined) return false;
      replay(now, row.number);
      settle([row]);
      return true;
    },
    pruneDeliveries(before, limit) {
      const numbers = prunedOf(before, limit);
      for (const number of numbers) {
        deleteAttempts(number);
        deleteRow(number);
      }
      return numbers.length;
    },
  };
}

function openEnqueueing(db: DatabaseSync, settle: Settle): DeliveryWrites['enqueueDeliveries'] {
  const cursor = finder(db, 'SELECT position FROM delivery_cursor', ([position]) => Number(position));
  const moveCursor = runner(
    db,
    'INSERT INTO delivery_cursor (id, position) VALUES (1, ?) ON CONFLICT DO UPDATE SET position = excluded.position',
  );
  const insertChannel = runner(
    db,
    'INSERT INTO delivery_channels (channel, partition) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const channelIdOf = finder(db, 'SELECT id FROM delivery_channels WHERE channel = ?', ([id]) => Number(id));
  const insertRow = runner(
    db,
    `INSERT INTO deliveries (id, channel_id, party, url, resource, sequence, type, passing, time, body, sealed_key, sealed,
       state, first, next_time, attempts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', 0, ?, 0) ON CONFLICT DO NOTHING`,
  );
  // What was stored before has the smaller number: of one sequence, all that is there is earlier.
  const supersede = runner(
    db,
    `UPDATE deliveries SET state = 'expired', first = 0, next_time = NULL
     WHERE channel_id = ? AND resource = ? AND state = 'waiting' AND passing = 1 AND sequence <= ?
       AND (time < ? OR ? = 0)`,
  );
  const knows = finder(db, 'SELECT 1 FROM deliveries WHERE id = ?', () => true);

  return (from, to, rows) => {
    if ((cursor() ?? 0) !== from) return { ok: false }; // D1
    moveCursor(to);
    let expired = 0;
    const stored: { readonly channelId: number; readonly resource: string }[] = [];
    for (const row of rows) {
      if (knows(row.id) === true) continue; // D1
      const { id, channel, partyId, url = null, resource, sequence, type, passing, time, body, sealed } = row;
      insertChannel(channel, partitionOf(channel));
      const channelId = channelIdOf(channel) ?? 0;
      expired += supersede(channelId, resource, sequence, time, Number(passing)); // D4
      const content = [body, sealed?.keyId ?? null, sealed?.ciphertext ?? null] as const;
      insertRow(id, channelId, partyId, url, resource, sequence, type, Number(passing), time, ...content, time);
      stored.push({ channelId, resource });
    }
    settle(stored);
    return { ok: true, expired };
  };
}

/** Finds the first row of each of these resources anew (D3), and when their channels come due. */
type Settle = (changed: readonly { readonly channelId: number; readonly resource: string }[]) => void;

function openSettling(db: DatabaseSync): Settle {
  const firstOf = finder(
    db,
    `SELECT number FROM deliveries WHERE channel_id = ? AND resource = ? AND state = 'waiting'
     ORDER BY sequence, number LIMIT 1`,
    ([number]) => Number(number),
  );
  const unset = runner(
    db,
    `UPDATE deliveries SET first = 0
     WHERE channel_id = ? AND resource = ? AND state = 'waiting' AND first = 1 AND number <> ?`,
  );
  const set = runner(db, 'UPDATE deliveries SET first = 1 WHERE number = ? AND first = 0');
  const refresh = runner(
    db,
    `UPDATE delivery_channels
     SET next_time = (SELECT min(next_time) FROM deliveries WHERE channel_id = ?1 AND first = 1) WHERE id = ?1`,
  );
  return (changed) => {
    for (const { channelId, resource } of new Map(
      changed.map((row) => [`${row.channelId} ${row.resource}`, row]),
    ).values()) {
      const first = firstOf(channelId, resource);
      if (first === undefined) continue;
      unset(channelId, resource, first);
      set(first);
    }
    for (const channelId of new Set(changed.map((row) => row.channelId))) refresh(channelId);
  };
}
