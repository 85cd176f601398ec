import type { Timestamp } from '../../base/time.ts';
import { type PartyId, partitionOf, type StreamId } from '../../domain/ids.ts';
import type { CustomerKeyRow, DueTimer, Snapshot, StoredRecord } from '../../ports/journal.ts';
import type { CardRow } from '../../ports/vault.ts';
import type { Query, Row } from './connection.ts';
import { arrayOf, bytesOf, textOf } from './values.ts';

/** What actors, the timer loop and the vault read. */
export interface JournalReads {
  read(stream: StreamId, afterSequence: number, limit: number): Promise<readonly StoredRecord[]>;
  scan(afterPosition: number, limit: number): Promise<readonly StoredRecord[]>;
  head(stream: StreamId): Promise<{ readonly sequence: number; readonly epoch: number }>;
  lastPosition(): Promise<number>;
  latestSnapshot(stream: StreamId, foldVersion: number): Promise<Snapshot | undefined>;
  dueTimers(partitions: readonly number[], now: Timestamp, limit: number): Promise<readonly DueTimer[]>;
  nextTimer(partitions: readonly number[]): Promise<Timestamp | undefined>;
  pendingStreams(
    partitions: readonly number[],
    afterStream: StreamId | undefined,
    limit: number,
  ): Promise<readonly StreamId[]>;
  card(partyId: PartyId, token: string): Promise<CardRow | undefined>;
  cardsNotUnder(kekId: string, limit: number): Promise<readonly CardRow[]>;
  keys(keyIds: readonly string[]): Promise<readonly CustomerKeyRow[]>;
  keysAfter(keyId: string, limit: number): Promise<readonly CustomerKeyRow[]>;
}

const RECORD = `
  SELECT stream, partition, journal.sequence, position, append_id, kind, time, bytes
  FROM journal JOIN streams ON id = stream_id`;
const READ = `${RECORD} WHERE stream = $1 AND journal.sequence > $2 ORDER BY journal.sequence LIMIT $3`;
const SCAN = `${RECORD} WHERE position > $1 ORDER BY position LIMIT $2`;
const HEAD = `
  SELECT (SELECT sequence FROM streams WHERE stream = $1), (SELECT epoch FROM partitions WHERE partition = $2)`;
const LAST_POSITION = 'SELECT max(position) FROM journal';
const SNAPSHOT = 'SELECT stream, sequence, fold_version, bytes FROM snapshots WHERE stream = $1 AND fold_version = $2';
const DUE_TIMERS = `
  SELECT stream, timer FROM streams WHERE timer <= $1 AND partition = ANY($2::integer[]) ORDER BY timer LIMIT $3`;
const PENDING_STREAMS = `
  SELECT stream FROM streams
  WHERE pending AND id > coalesce((SELECT id FROM streams WHERE stream = $1), 0) AND partition = ANY($2::integer[])
  ORDER BY id LIMIT $3`;
const CARD_COLUMNS = 'SELECT party, token, description, kek, ciphertext FROM vault';
const CARD = `${CARD_COLUMNS} WHERE party = $1 AND token = $2`;
const CARDS_NOT_UNDER = `
  (${CARD_COLUMNS} WHERE kek < $1 LIMIT $2) UNION ALL (${CARD_COLUMNS} WHERE kek > $1 LIMIT $2) LIMIT $2`;
const KEY_COLUMNS = 'SELECT id, subject, wrapped FROM customer_keys';
const KEYS = `${KEY_COLUMNS} WHERE id = ANY($1::text[])`;
const KEYS_AFTER = `${KEY_COLUMNS} WHERE id > $1 ORDER BY id LIMIT $2`;

export function openJournalReads(query: Query): JournalReads {
  const dueTimers = async (partitions: readonly number[], now: Timestamp, limit: number) =>
    (await query(DUE_TIMERS, now, arrayOf('integer', partitions), limit)).map(timerOf);
  return {
    read: async (stream, afterSequence, limit) => (await query(READ, stream, afterSequence, limit)).map(recordOf),
    scan: async (afterPosition, limit) => (await query(SCAN, afterPosition, limit)).map(recordOf),
    async head(stream) {
      const [row] = await query(HEAD, stream, partitionOf(stream));
      return { sequence: Number(row?.[0] ?? 0), epoch: Number(row?.[1] ?? 0) };
    },
    lastPosition: async () => Number((await query(LAST_POSITION))[0]?.[0] ?? 0),
    latestSnapshot: async (stream, foldVersion) => (await query(SNAPSHOT, stream, foldVersion)).map(snapshotOf)[0],
    dueTimers,
    nextTimer: async (partitions) => (await dueTimers(partitions, Number.MAX_SAFE_INTEGER, 1))[0]?.time,
    pendingStreams: async (partitions, afterStream = '', limit) =>
      (await query(PENDING_STREAMS, afterStream, arrayOf('integer', partitions), limit)).map(firstText),
    card: async (partyId, token) => (await query(CARD, partyId, token)).map(cardOf)[0],
    cardsNotUnder: async (kekId, limit) => (await query(CARDS_NOT_UNDER, kekId, limit)).map(cardOf),
    keys: async (keyIds) => (await query(KEYS, arrayOf('text', keyIds))).map(keyOf),
    keysAfter: async (keyId, limit) => (await query(KEYS_AFTER, keyId, limit)).map(keyOf),
  };
}

function recordOf([stream, partition, sequence, position, appendId, kind, time, bytes]: Row): StoredRecord {
  return {
    stream: textOf(stream),
    partition: Number(partition),
    sequence: Number(sequence),
    position: Number(position),
    appendId: textOf(appendId),
    kind: textOf(kind),
    time: Number(time),
    bytes: bytesOf(bytes),
  };
}

function snapshotOf([stream, sequence, foldVersion, bytes]: Row): Snapshot {
  return {
    stream: textOf(stream),
    sequence: Number(sequence),
    foldVersion: Number(foldVersion),
    bytes: bytesOf(bytes),
  };
}

function timerOf([stream, time]: Row): DueTimer {
  return { stream: textOf(stream), time: Number(time) };
}

function cardOf([partyId, token, description, kekId, ciphertext]: Row): CardRow {
  return {
    partyId: textOf(partyId),
    token: textOf(token),
    description: textOf(description),
    kekId: textOf(kekId),
    ciphertext: bytesOf(ciphertext),
  };
}

function keyOf([id, subject, wrapped]: Row): CustomerKeyRow {
  return { keyId: textOf(id), subject: textOf(subject), wrapped: bytesOf(wrapped) };
}

function firstText([value]: Row): string {
  return textOf(value);
}
