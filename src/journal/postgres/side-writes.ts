import type { Parking, PartnerCallback } from '../../ports/callbacks.ts';
import type { CustomerKeyRow, Snapshot } from '../../ports/journal.ts';
import type { CardRow } from '../../ports/vault.ts';
import type { Row } from './connection.ts';
import type { Lane } from './lane.ts';
import type { Transaction } from './session.ts';
import type { Call } from './statements.ts';
import { arrayOf, copyOf } from './values.ts';

/** Writes that need no judge. Those that wait share a transaction of the lane. */
export interface SideWrites {
  saveSnapshot(snapshot: Snapshot): Promise<void>;
  putCallback(callback: PartnerCallback, parking?: Parking): Promise<boolean>;
  dropCallbacks(ids: readonly string[]): Promise<void>;
  parkCallback(id: string, parking: Parking): Promise<boolean>;
  unparkCallback(id: string, tag: string): Promise<boolean>;
  putCard(card: CardRow): Promise<void>;
  rewrapKey(row: CustomerKeyRow): Promise<void>;
  deleteKeys(subject: string): Promise<number>;
}

const SAVE_SNAPSHOT = `
  INSERT INTO snapshots (stream, sequence, fold_version, bytes) VALUES ($1, $2, $3, $4)
  ON CONFLICT (stream) DO UPDATE SET sequence = excluded.sequence, fold_version = excluded.fold_version, bytes = excluded.bytes
  WHERE excluded.sequence >= snapshots.sequence OR excluded.fold_version <> snapshots.fold_version`;
const PUT_CALLBACK = `
  INSERT INTO inbox (id, provider, tag, received_time, headers, body, parked_time, parked_reason)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING 1`;
const DROP_CALLBACKS = 'DELETE FROM inbox WHERE id = ANY($1::text[])';
const PARK_CALLBACK = `
  UPDATE inbox SET parked_time = $2, parked_reason = $3 WHERE id = $1 AND parked_time IS NULL RETURNING 1`;
const UNPARK_CALLBACK = `
  UPDATE inbox SET tag = $2, parked_time = NULL, parked_reason = NULL
  WHERE id = $1 AND parked_time IS NOT NULL RETURNING 1`;
const PUT_CARD = `
  INSERT INTO vault (party, token, description, kek, ciphertext) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (party, token) DO UPDATE SET
    description = excluded.description, kek = excluded.kek, ciphertext = excluded.ciphertext`;
const REWRAP_KEY = 'UPDATE customer_keys SET wrapped = $1 WHERE id = $2';
const DELETE_KEYS = 'DELETE FROM customer_keys WHERE subject = $1 RETURNING 1';

/** The work of the lane: one statement for each call. */
export async function sideBatch(
  { query, commit }: Transaction,
  calls: readonly Call[],
): Promise<readonly (readonly Row[])[]> {
  const answers = calls.map(({ text, values }) => query(text, ...values));
  await commit();
  return Promise.all(answers);
}

export function openSideWrites(lane: Lane<Call, readonly Row[]>): SideWrites {
  return {
    async saveSnapshot({ stream, sequence, foldVersion, bytes }) {
      await lane.submit({ text: SAVE_SNAPSHOT, values: [stream, sequence, foldVersion, copyOf(bytes)] });
    },
    async putCallback({ id, providerId, tag, receivedTime, headers, body }, parking) {
      const parked = [parking?.time ?? null, parking?.reason ?? null];
      const values = [id, providerId, tag, receivedTime, JSON.stringify(headers), copyOf(body), ...parked];
      return (await lane.submit({ text: PUT_CALLBACK, values })).length === 1;
    },
    async dropCallbacks(ids) {
      await lane.submit({ text: DROP_CALLBACKS, values: [arrayOf('text', [...ids].sort())] });
    },
    async parkCallback(id, { time, reason }) {
      return (await lane.submit({ text: PARK_CALLBACK, values: [id, time, reason] })).length === 1;
    },
    async unparkCallback(id, tag) {
      return (await lane.submit({ text: UNPARK_CALLBACK, values: [id, tag] })).length === 1;
    },
    async putCard({ partyId, token, description, kekId, ciphertext }) {
      await lane.submit({ text: PUT_CARD, values: [partyId, token, description, kekId, copyOf(ciphertext)] });
    },
    async rewrapKey({ keyId, wrapped }) {
      await lane.submit({ text: REWRAP_KEY, values: [copyOf(wrapped), keyId] });
    },
    async deleteKeys(subject) {
      return (await lane.submit({ text: DELETE_KEYS, values: [subject] })).length;
    },
  };
}
