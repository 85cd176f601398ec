import type { Timestamp } from '../../base/time.ts';
import { partitionOf } from '../../domain/ids.ts';
import type { Deliveries, DeliveryAttempt, EnqueueOutcome, NewDelivery, NextState } from '../../ports/deliveries.ts';
import { inPieces } from '../pieces.ts';
import { newLane } from './lane.ts';
import type { Session, Transaction } from './session.ts';
import { insertRows } from './statements.ts';
import { arrayOf, copyOf, textOf } from './values.ts';

/**
 * What changes the outbox. The promises D1-D5 are the port's.
 *
 * Which row is the first of its resource, and when a channel comes due, is found anew by whoever changed a row of the channel,
 * under a lock of the channel; locks are taken in the order of their ids. So two dispatchers of one channel, or a dispatcher and
 * whoever fills the outbox, wait for each other and both leave it right.
 */
export type DeliveryWrites = Pick<Deliveries, 'enqueue' | 'attempted' | 'cancel' | 'replay' | 'prune'>;

type Call = Enqueue | Attempted | Cancel | Replay | Prune;
type Answer = boolean | number | EnqueueOutcome;

interface Enqueue {
  readonly type: 'enqueue';
  readonly from: number;
  readonly to: number;
  readonly rows: readonly NewDelivery[];
}

interface Attempted {
  readonly type: 'attempted';
  readonly id: string;
  readonly attempt: DeliveryAttempt;
  readonly next: NextState;
}

interface Cancel {
  readonly type: 'cancel';
  readonly channel: string;
  readonly limit: number;
}

interface Replay {
  readonly type: 'replay';
  readonly id: string;
  readonly now: Timestamp;
}

interface Prune {
  readonly type: 'prune';
  readonly before: Timestamp;
  readonly limit: number;
}

export function openDeliveryWrites(session: Session): DeliveryWrites & { close(): Promise<void> } {
  const lane = newLane<Call, Answer>({
    session,
    isAlone: ({ type }) => type === 'enqueue' || type === 'cancel' || type === 'prune',
    work: async (transaction, calls) => {
      const [first] = calls;
      if (first?.type === 'enqueue') return [await enqueue(transaction, first)];
      if (first?.type === 'cancel') return [await cancel(transaction, first)];
      if (first?.type === 'prune') return [await prune(transaction, first)];
      return touch(transaction, calls as readonly (Attempted | Replay)[]);
    },
  });
  return {
    enqueue: async (from, to, rows) =>
      (await lane.submit({ type: 'enqueue', from, to, rows: rows.map(kept) })) as EnqueueOutcome,
    attempted: async (id, attempt, next) => {
      await lane.submit({ type: 'attempted', id, attempt, next });
    },
    cancel: (channel) => inPieces(async (limit) => (await lane.submit({ type: 'cancel', channel, limit })) as number),
    replay: async (id, now) => (await lane.submit({ type: 'replay', id, now })) as boolean,
    prune: async (before, limit) => (await lane.submit({ type: 'prune', before, limit })) as number,
    close: lane.close,
  };
}

const MAKE_CURSOR = 'INSERT INTO delivery_cursor (id, position) VALUES (1, 0) ON CONFLICT DO NOTHING';
const MOVE_CURSOR = 'UPDATE delivery_cursor SET position = $2 WHERE position = $1 RETURNING 1';
const insertChannels = insertRows('delivery_channels', 'channel text, partition integer', 'ON CONFLICT DO NOTHING');
const LOCK_CHANNELS = `
  SELECT channel, id FROM delivery_channels WHERE channel = ANY($1::text[]) ORDER BY id FOR UPDATE`;
const insertDeliveries = insertRows(
  'deliveries',
  `id text, channel_id bigint, party text, url text, resource text, sequence bigint, type text, passing boolean, time bigint,
   body text, sealed_key text, sealed bytea, state text, first boolean, next_time bigint, attempts bigint`,
  'ON CONFLICT (id) DO NOTHING RETURNING id',
);
const SUPERSEDE = `
  UPDATE deliveries earlier SET state = 'expired', first = false, next_time = NULL
  FROM deliveries later
  WHERE later.id = ANY($1::text[])
    AND earlier.channel_id = later.channel_id AND earlier.resource = later.resource
    AND earlier.state = 'waiting' AND earlier.passing
    AND earlier.sequence <= later.sequence AND earlier.number < later.number
    AND (earlier.time < later.time OR NOT later.passing)
  RETURNING 1`;

/** The cursor's row is locked until the commit, so that those who fill the outbox take turns (D1). */
async function enqueue({ query, commit }: Transaction, { from, to, rows }: Enqueue): Promise<EnqueueOutcome> {
  void query(MAKE_CURSOR);
  if ((await query(MOVE_CURSOR, from, to)).length === 0) return { ok: false };
  const channels = [...new Set(rows.map(({ channel }) => channel))].sort();
  for (const { text, values } of insertChannels(channels.map((channel) => [channel, partitionOf(channel)])))
    void query(text, ...values);
  const locked = await query(LOCK_CHANNELS, arrayOf('text', channels));
  const idOf = new Map(locked.map(([channel, id]) => [textOf(channel), Number(id)]));
  const [insertion] = insertDeliveries(rows.map((row) => deliveryCells(row, idOf.get(row.channel) ?? 0)));
  let superseded: ReturnType<typeof query> | undefined;
  if (insertion !== undefined) {
    const stored = await query(insertion.text, ...insertion.values);
    const ids = stored.map(([id]) => textOf(id));
    superseded = query(SUPERSEDE, arrayOf('text', ids)); // D4
    settle(query, ids);
  }
  await commit();
  return { ok: true, expired: (await superseded)?.length ?? 0 };
}

const CANCEL = `
  UPDATE deliveries SET state = 'cancelled', first = false, next_time = NULL
  WHERE number = ANY (ARRAY (
    SELECT number FROM deliveries
    WHERE channel_id = (SELECT id FROM delivery_channels WHERE channel = $1) AND state = 'waiting'
    ORDER BY resource, sequence, number LIMIT $2))
  RETURNING id`;

async function cancel({ query, commit }: Transaction, { channel, limit }: Cancel): Promise<number> {
  void query(LOCK_CHANNELS, arrayOf('text', [channel]));
  const ids = (await query(CANCEL, channel, limit)).map(([id]) => textOf(id));
  settle(query, ids);
  await commit();
  return ids.length;
}

/** Of a row that is being replayed its lock is held: it is left for the next time. */
const PRUNE = `
  WITH old AS MATERIALIZED (
    SELECT number FROM deliveries
    WHERE time < $1 AND state IN ('delivered', 'expired', 'cancelled')
    ORDER BY time, number LIMIT $2 FOR UPDATE SKIP LOCKED
  ), attempts AS (
    DELETE FROM delivery_attempts USING old WHERE delivery_number = old.number
  )
  DELETE FROM deliveries USING old WHERE deliveries.number = old.number RETURNING 1`;

async function prune({ query, commit }: Transaction, { before, limit }: Prune): Promise<number> {
  const removed = query(PRUNE, before, limit);
  await commit();
  return (await removed).length;
}

const LOCK_CHANNELS_OF = `
  SELECT id FROM delivery_channels
  WHERE id IN (SELECT channel_id FROM deliveries WHERE id = ANY($1::text[])) ORDER BY id FOR UPDATE`;
const INSERT_ATTEMPT = `
  INSERT INTO delivery_attempts (delivery_number, number, time, duration_ms, status, detail)
  SELECT deliveries.number, 1 + coalesce(
      (SELECT max(attempt.number) FROM delivery_attempts attempt WHERE attempt.delivery_number = deliveries.number), 0),
    $2::bigint, $3::double precision, $4::integer, $5::text
  FROM deliveries WHERE id = $1`;
const ATTEMPTED = `
  UPDATE deliveries SET attempts = attempts + 1, last_outcome = $2, first = first AND $3::text = 'waiting',
    next_time = CASE WHEN state = 'waiting' THEN $4::bigint END, state = CASE WHEN state = 'waiting' THEN $3::text ELSE state END
  WHERE id = $1`;
const REPLAY = "UPDATE deliveries SET state = 'waiting', next_time = $2, attempts = 0 WHERE id = $1 RETURNING 1";

async function touch(
  { query, commit }: Transaction,
  calls: readonly (Attempted | Replay)[],
): Promise<readonly boolean[]> {
  const ids = [...new Set(calls.map(({ id }) => id))].sort();
  void query(LOCK_CHANNELS_OF, arrayOf('text', ids));
  const answers = calls.map(async (call) => {
    if (call.type === 'replay') return (await query(REPLAY, call.id, call.now)).length === 1;
    const { time, durationMs, status, detail } = call.attempt;
    const outcome = status === undefined ? detail : String(status);
    const nextTime = call.next.state === 'waiting' ? call.next.nextTime : null;
    void query(INSERT_ATTEMPT, call.id, time, durationMs, status ?? null, detail);
    return (await query(ATTEMPTED, call.id, outcome, call.next.state, nextTime)).length === 1;
  });
  settle(query, ids);
  await commit();
  return Promise.all(answers);
}

const FIND_FIRST = `
  UPDATE deliveries SET first = (deliveries.number = found.number)
  FROM (SELECT DISTINCT channel_id, resource FROM deliveries WHERE id = ANY($1::text[])) changed
  CROSS JOIN LATERAL (
    SELECT number FROM deliveries waiting
    WHERE waiting.channel_id = changed.channel_id AND waiting.resource = changed.resource AND waiting.state = 'waiting'
    ORDER BY sequence, number LIMIT 1
  ) found
  WHERE deliveries.channel_id = changed.channel_id AND deliveries.resource = changed.resource
    AND deliveries.state = 'waiting' AND deliveries.first <> (deliveries.number = found.number)`;
const FIND_NEXT_TIME = `
  UPDATE delivery_channels SET next_time = (
    SELECT min(deliveries.next_time) FROM deliveries WHERE channel_id = delivery_channels.id AND first)
  WHERE id IN (SELECT channel_id FROM deliveries WHERE id = ANY($1::text[]))`;

/** Finds the first row of the resources of these anew (D3), and when their channels come due. */
function settle(query: Transaction['query'], ids: readonly string[]): void {
  void query(FIND_FIRST, arrayOf('text', ids));
  void query(FIND_NEXT_TIME, arrayOf('text', ids));
}

function deliveryCells(row: NewDelivery, channelId: number) {
  const { id, partyId, url = null, resource, sequence, type, passing, time, body, sealed } = row;
  const content = [body, sealed?.keyId ?? null, sealed?.ciphertext ?? null] as const;
  return [id, channelId, partyId, url, resource, sequence, type, passing, time, ...content, 'waiting', false, time, 0];
}

/** Bytes are taken when the row is submitted: a caller may use its buffers again. */
function kept(row: NewDelivery): NewDelivery {
  const { sealed } = row;
  return sealed === undefined ? row : { ...row, sealed: { ...sealed, ciphertext: copyOf(sealed.ciphertext) } };
}
