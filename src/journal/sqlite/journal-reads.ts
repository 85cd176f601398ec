import type { DatabaseSync } from 'node:sqlite';
import type { Timestamp } from '../../base/time.ts';
import { PARTITION_COUNT, type PartyId, partitionOf, type StreamId } from '../../domain/ids.ts';
import type { CustomerKeyRow, DueTimer, Snapshot, StoredRecord } from '../../ports/journal.ts';
import type { CardRow } from '../../ports/vault.ts';
import { selector } from './statement.ts';

/** What actors, the timer loop and the vault read. */
export interface JournalReads {
  read(stream: StreamId, afterSequence: number, limit: number): readonly StoredRecord[];
  scan(afterPosition: number, limit: number): readonly StoredRecord[];
  head(stream: StreamId): { readonly sequence: number; readonly epoch: number };
  lastPosition(): number;
  latestSnapshot(stream: StreamId, foldVersion: number): Snapshot | undefined;
  dueTimers(partitions: readonly number[], now: Timestamp, limit: number): readonly DueTimer[];
  nextTimer(partitions: readonly number[]): Timestamp | undefined;
  pendingStreams(partitions: readonly number[], afterStream: StreamId | undefined, limit: number): readonly StreamId[];
  card(partyId: PartyId, token: string): CardRow | undefined;
  cardsNotUnder(kekId: string, limit: number): readonly CardRow[];
  keys(keyIds: readonly string[]): readonly CustomerKeyRow[];
  keysAfter(keyId: string, limit: number): readonly CustomerKeyRow[];
}

const RECORD = 'SELECT stream, partition, journal.sequence, position, append_id, kind, time, bytes FROM journal';
const KEY = 'SELECT id, subject, wrapped FROM customer_keys';
const CARD = 'SELECT party, token, description, kek, ciphertext FROM vault';

export function openJournalReads(db: DatabaseSync): JournalReads {
  const read = selector(
    db,
    `${RECORD} JOIN streams ON id = stream_id WHERE stream = ? AND journal.sequence > ? ORDER BY journal.sequence LIMIT ?`,
    recordOf,
  );
  const scan = selector(
    db,
    `${RECORD} JOIN streams ON id = stream_id WHERE position > ? ORDER BY position LIMIT ?`,
    recordOf,
  );
  const sequence = selector(db, 'SELECT sequence FROM streams WHERE stream = ?', numberOf);
  const epoch = selector(db, 'SELECT epoch FROM partitions WHERE partition = ?', numberOf);
  const lastPosition = selector(db, 'SELECT coalesce(max(position), 0) FROM journal', numberOf);
  const latestSnapshot = selector(
    db,
    'SELECT stream, sequence, fold_version, bytes FROM snapshots WHERE stream = ? AND fold_version = ?',
    ([stream, at, foldVersion, bytes]): Snapshot => ({
      stream: String(stream),
      sequence: Number(at),
      foldVersion: Number(foldVersion),
      bytes: bytesOf(bytes),
    }),
  );

  const due = 'FROM streams WHERE timer IS NOT NULL AND timer <= ?1';
  const ofPartitions = 'AND partition IN (SELECT value FROM json_each(?2))';
  const timerOf = ([stream, time]: readonly unknown[]): DueTimer => ({ stream: String(stream), time: Number(time) });
  const dueTimers = selector(db, `SELECT stream, timer ${due} ORDER BY timer LIMIT ?2`, timerOf);
  const dueTimersOf = selector(db, `SELECT stream, timer ${due} ${ofPartitions} ORDER BY timer LIMIT ?3`, timerOf);
  const pending =
    'SELECT stream FROM streams WHERE pending = 1 AND id > coalesce((SELECT id FROM streams WHERE stream = ?1), 0)';
  const pendingStreams = selector(db, `${pending} ORDER BY id LIMIT ?2`, textOf);
  const pendingStreamsOf = selector(db, `${pending} ${ofPartitions} ORDER BY id LIMIT ?3`, textOf);

  const card = selector(db, `${CARD} WHERE party = ? AND token = ?`, cardOf);
  const side = (comparison: string) => `SELECT * FROM (${CARD} WHERE kek ${comparison} ?1 LIMIT ?2)`;
  const cardsNotUnder = selector(db, `${side('<')} UNION ALL ${side('>')} LIMIT ?2`, cardOf);
  const keys = selector(db, `${KEY} WHERE id IN (SELECT value FROM json_each(?))`, keyOf);
  const keysAfter = selector(db, `${KEY} WHERE id > ? ORDER BY id LIMIT ?`, keyOf);

  const timers = (partitions: readonly number[], now: Timestamp, limit: number) =>
    areAll(partitions) ? dueTimers(now, limit) : dueTimersOf(now, JSON.stringify(partitions), limit);

  return {
    read,
    scan,
    head: (stream) => ({ sequence: sequence(stream)[0] ?? 0, epoch: epoch(partitionOf(stream))[0] ?? 0 }),
    lastPosition: () => lastPosition()[0] ?? 0,
    latestSnapshot: (stream, foldVersion) => latestSnapshot(stream, foldVersion)[0],
    dueTimers: timers,
    nextTimer: (partitions) => timers(partitions, Number.MAX_SAFE_INTEGER, 1)[0]?.time,
    pendingStreams: (partitions, afterStream = '', limit) =>
      areAll(partitions)
        ? pendingStreams(afterStream, limit)
        : pendingStreamsOf(afterStream, JSON.stringify(partitions), limit),
    card: (partyId, token) => card(partyId, token)[0],
    cardsNotUnder,
    keysAfter,
    keys: (keyIds) => keys(JSON.stringify(keyIds)),
  };
}

/** An embedded node owns every partition: then the question needs no list. */
function areAll(partitions: readonly number[]): boolean {
  return partitions.length === PARTITION_COUNT;
}

function recordOf([
  stream,
  partition,
  sequence,
  position,
  appendId,
  kind,
  time,
  bytes,
]: readonly unknown[]): StoredRecord {
  return {
    stream: String(stream),
    partition: Number(partition),
    sequence: Number(sequence),
    position: Number(position),
    appendId: String(appendId),
    kind: String(kind),
    time: Number(time),
    bytes: bytesOf(bytes),
  };
}

function cardOf([partyId, token, description, kekId, ciphertext]: readonly unknown[]): CardRow {
  return {
    partyId: String(partyId),
    token: String(token),
    description: String(description),
    kekId: String(kekId),
    ciphertext: bytesOf(ciphertext),
  };
}

function keyOf([id, subject, wrapped]: readonly unknown[]): CustomerKeyRow {
  return { keyId: String(id), subject: String(subject), wrapped: bytesOf(wrapped) };
}

function numberOf([value]: readonly unknown[]): number {
  return Number(value);
}

function textOf([value]: readonly unknown[]): string {
  return String(value);
}

function bytesOf(value: unknown): Uint8Array {
  return value as Uint8Array;
}
