import type { DatabaseSync } from 'node:sqlite';
import type { Parking, PartnerCallback } from '../../ports/callbacks.ts';
import type { Append, CustomerKeyRow, Snapshot } from '../../ports/journal.ts';
import type { CardRow } from '../../ports/vault.ts';
import { judge, type Refused } from '../judge.ts';
import type { SqliteBooks } from './books.ts';
import { type DeliveryWrites, openDeliveryWrites } from './delivery-writes.ts';
import { type EvidenceWrites, openEvidenceWrites } from './evidence-table.ts';
import { searchRowWriter } from './search-rows.ts';
import { runner } from './statement.ts';

/** Everything that changes the database, as calls that run one after another inside a transaction of the writer. */
export interface Writes extends DeliveryWrites, EvidenceWrites {
  /** The position of the record, or why there is none. */
  append(append: Append): number | Refused;
  acquire(partitions: readonly number[], owner: string): ReadonlyMap<number, number>;
  saveSnapshot(snapshot: Snapshot): void;
  putCallback(callback: PartnerCallback, parking?: Parking): boolean;
  dropCallbacks(ids: readonly string[]): void;
  parkCallback(id: string, parking: Parking): boolean;
  unparkCallback(id: string, tag: string): boolean;
  putCard(card: CardRow): void;
  rewrapKey(row: CustomerKeyRow): void;
  deleteKeys(subject: string): number;
}

export function openWrites(db: DatabaseSync, books: SqliteBooks): Writes {
  const insertRecord = runner(
    db,
    'INSERT INTO journal (position, stream_id, sequence, time, kind, append_id, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertTag = runner(db, 'INSERT INTO callback_tags (tag, stream_id) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const insertKey = runner(
    db,
    'INSERT INTO customer_keys (id, subject, wrapped) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const saveSearchRow = searchRowWriter(db);
  const saveSnapshot = runner(
    db,
    `INSERT INTO snapshots (stream, sequence, fold_version, bytes) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET sequence = excluded.sequence, fold_version = excluded.fold_version, bytes = excluded.bytes
     WHERE excluded.sequence >= snapshots.sequence OR excluded.fold_version <> snapshots.fold_version`,
  );
  const insertCallback = runner(
    db,
    `INSERT INTO inbox (id, provider, tag, received_time, headers, body, parked_time, parked_reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const deleteCallback = runner(db, 'DELETE FROM inbox WHERE id = ?');
  const parkCallback = runner(
    db,
    'UPDATE inbox SET parked_time = ?, parked_reason = ? WHERE id = ? AND parked_time IS NULL',
  );
  const unparkCallback = runner(
    db,
    'UPDATE inbox SET tag = ?, parked_time = NULL, parked_reason = NULL WHERE id = ? AND parked_time IS NOT NULL',
  );
  const putCard = runner(
    db,
    `INSERT INTO vault (party, token, description, kek, ciphertext) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET description = excluded.description, kek = excluded.kek, ciphertext = excluded.ciphertext`,
  );
  const updateKey = runner(db, 'UPDATE customer_keys SET wrapped = ? WHERE id = ?');
  const deleteKeys = runner(db, 'DELETE FROM customer_keys WHERE subject = ?');

  return {
    ...openDeliveryWrites(db),
    ...openEvidenceWrites(db),
    append(append) {
      const judgement = judge(append, books);
      if (!judgement.ok) return judgement;
      const { record } = append;
      const streamId = books.advance(append);
      const position = books.nextPosition();
      insertRecord(position, streamId, append.sequence, record.time, record.kind, append.appendId, record.bytes);
      books.save(judgement.effects);
      for (const tag of append.tags) insertTag(tag, streamId);
      for (const { keyId, subject, wrapped } of append.keys) insertKey(keyId, subject, wrapped);
      for (const row of append.rows) saveSearchRow(streamId, row);
      for (const id of append.takenCallbacks) deleteCallback(id);
      return position;
    },
    acquire: (partitions, owner) =>
      new Map(partitions.map((partition) => [partition, books.raiseEpoch(partition, owner)])),
    saveSnapshot({ stream, sequence, foldVersion, bytes }) {
      saveSnapshot(stream, sequence, foldVersion, bytes);
    },
    putCallback({ id, providerId, tag, receivedTime, headers, body }, parking) {
      const parked = [parking?.time ?? null, parking?.reason ?? null];
      return insertCallback(id, providerId, tag, receivedTime, JSON.stringify(headers), body, ...parked) === 1;
    },
    dropCallbacks(ids) {
      for (const id of ids) deleteCallback(id);
    },
    parkCallback: (id, { time, reason }) => parkCallback(time, reason, id) === 1,
    unparkCallback: (id, tag) => unparkCallback(tag, id) === 1,
    putCard({ partyId, token, description, kekId, ciphertext }) {
      putCard(partyId, token, description, kekId, ciphertext);
    },
    rewrapKey({ keyId, wrapped }) {
      updateKey(wrapped, keyId);
    },
    deleteKeys: (subject) => deleteKeys(subject),
  };
}
