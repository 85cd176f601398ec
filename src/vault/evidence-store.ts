/**
 * Evidence of disputes at rest: each piece sealed under a data key of its own, which is wrapped by the key-encryption key that
 * the row names. Not responsible for what may be handed in, nor for who may ask.
 *
 *  V1-V3 are the port's.
 *  E1 Party and id are authenticated with the bytes and with the key, so that a row copied to another party does not open.
 *  E2 Rotation wraps the data key anew; it never has the bytes in memory.
 */
import { createHash } from 'node:crypto';
import type { EvidenceKey, EvidenceRow, EvidenceRows, EvidenceStore } from '../ports/evidence.ts';
import { bind, newDataKey, openBox, sealBox, secretKey } from './aes-gcm.ts';
import { keyEncryptionKey } from './key-encryption-key.ts';
import type { VaultKeys } from './vault-keys.ts';

type EvidenceName = Pick<EvidenceRow, 'partyId' | 'id'>;

export function createEvidenceStore(rows: EvidenceRows, keys: VaultKeys): EvidenceStore {
  return {
    async put(partyId, bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const id = evidenceId(partyId, sha256);
      await rows.putEvidence(sealEvidence(keys, { partyId, id }, bytes));
      return { id, sha256 };
    },
    async get(partyId, id) {
      const row = await rows.evidence(partyId, id);
      return row === undefined ? undefined : openEvidence(keys, row);
    },
  };
}

/** The same key under the current key-encryption key (E2). */
export function rewrapEvidence(keys: VaultKeys, row: EvidenceKey): EvidenceKey {
  const { partyId, id } = row;
  const dataKey = unwrap(keys, row);
  const wrapped = sealBox(keys.current, wrapAad(row, keys.currentId), dataKey);
  dataKey.fill(0);
  return { partyId, id, kekId: keys.currentId, wrapped };
}

function evidenceId(partyId: string, sha256: string): string {
  return `ev_${createHash('sha256').update(`${partyId}\n${sha256}`).digest('base64url').slice(0, 32)}`;
}

function sealEvidence(keys: VaultKeys, name: EvidenceName, bytes: Uint8Array): EvidenceRow {
  const dataKey = newDataKey();
  const wrapped = sealBox(keys.current, wrapAad(name, keys.currentId), dataKey);
  const ciphertext = sealBox(secretKey(dataKey), evidenceAad(name), bytes);
  return { ...name, kekId: keys.currentId, wrapped, ciphertext };
}

function openEvidence(keys: VaultKeys, row: EvidenceRow): Uint8Array {
  const bytes = openBox(secretKey(unwrap(keys, row)), evidenceAad(row), row.ciphertext);
  if (bytes === undefined) throw damaged(row);
  return bytes;
}

function unwrap(keys: VaultKeys, row: EvidenceKey): Buffer {
  const dataKey = openBox(keyEncryptionKey(keys, row.kekId), wrapAad(row, row.kekId), row.wrapped);
  if (dataKey === undefined) throw damaged(row);
  return dataKey;
}

function wrapAad({ partyId, id }: EvidenceName, kekId: string): Buffer {
  return bind('evidence key', partyId, id, kekId);
}

function evidenceAad({ partyId, id }: EvidenceName): Buffer {
  return bind('evidence', partyId, id);
}

function damaged({ id, kekId }: EvidenceKey): Error {
  return new Error(`vault: the evidence ${id} does not open under the key ${kekId}: damaged, or moved`);
}
