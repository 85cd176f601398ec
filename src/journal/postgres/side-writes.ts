import type { PartnerCallback } from '../../ports/callbacks.ts';
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
  putCallback(callback: PartnerCallback): Promise<boolean>;
  dropCallbacks(ids: readonly string[]): Promise<void>;
  putCard(card: CardRow): Promise<void>;
  rewrapKey(row: CustomerKeyRow): Promise<void>;
  deleteKeys(subject: string): Promise<number>;
}

const SAVE_SNAPSHOT = `
  INSERT INTO snapshots (stream, sequence, fold_version, bytes) VALUES ($1, $2, $3, $4)
  ON CONFLICT (stream) DO UPDATE SET sequence = excluded.sequence, fold_version = excluded.fold_version, bytes = excluded.bytes
  WHERE excluded.sequence >= snapshots.sequence OR excluded.fold_version <> snapshots.fold_version`;
const PUT_CALLBACK = `
  INSERT INTO inbox (id, provider, tag, received_time, headers, body) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT DO NOTHING RETURNING 1`;
const DROP_CALLBACKS = 'DELETE FROM inbox WHERE id = ANY($1::text[])';
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
    async putCallback({ id, providerId, tag, receivedTime, headers, body }) {
      const values = [id, providerId, tag, receivedTime, JSON.stringify(headers), copyOf(body)];
      return (await lane.submit({ text: PUT_CALLBACK, values })).length === 1;
    },
    async dropCallbacks(ids) {
      await lane.submit({ text: DROP_CALLBACKS, values: [arrayOf('text', [...ids].sort())] });
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
