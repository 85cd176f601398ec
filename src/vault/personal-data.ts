/**
 * Personal data under one or more data keys per subject; deleting the keys erases the data wherever it was copied (V5).
 * Not responsible for what a subject is.
 *
 *  D1 A key is used for more than one ciphertext only after the store has shown it: until then the append that carries it
 *     may be lost, and with it everything that another append sealed under the same key. So every seal makes its own key,
 *     until an `open` has read one of the subject back.
 *  D2 A key leaves memory when its subject is erased here, and after `KEY_LIFE_MS` at most where another node erased it.
 *  D3 A key that was being read while its subject was erased is not kept.
 *  D4 Wrapped keys name their key-encryption key in front, and are bound to key id and subject: a row moved to another
 *     subject, to escape erasure, does not open.
 */
import type { KeyObject } from 'node:crypto';
import type { Sealed } from '../domain/payer.ts';
import type { MachineClock } from '../ports/clocks.ts';
import type { CustomerKeyRow } from '../ports/journal.ts';
import type { Random } from '../ports/random.ts';
import type { Vault, VaultStore } from '../ports/vault.ts';
import { bind, newDataKey, openBox, sealBox, secretKey } from './aes-gcm.ts';
import { createBoundedCache } from './bounded-cache.ts';
import { keyEncryptionKey } from './key-encryption-key.ts';
import type { VaultKeys } from './vault-keys.ts';

/** Keys in memory: enough for the payments in flight on one node, and small. */
const CACHED_KEYS = 10_000;
const KEY_LIFE_MS = 60_000;

export interface PersonalData extends Pick<Vault, 'seal' | 'open' | 'erase'> {
  close(): void;
}

export interface PersonalDataOptions {
  readonly store: VaultStore;
  readonly keys: VaultKeys;
  readonly machineClock: MachineClock;
  readonly random: Random;
  readonly capacity?: number;
}

interface DataKey {
  readonly keyId: string;
  readonly subject: string;
  readonly key: KeyObject;
}

export function createPersonalData(options: PersonalDataOptions): PersonalData {
  const { store, keys, machineClock, random, capacity = CACHED_KEYS } = options;
  const limits = { capacity, maxAgeMs: KEY_LIFE_MS, machineClock };
  const byId = createBoundedCache<DataKey>(limits);
  const storedKeyIdOf = createBoundedCache<string>(limits);
  let erasures = 0;

  const keyFromStore = async (keyId: string): Promise<DataKey | undefined> => {
    const erasuresBefore = erasures;
    const [row] = await store.keys([keyId]);
    if (row === undefined) return undefined;
    const dataKey = { keyId, subject: row.subject, key: secretKey(unwrapKey(keys, row)) };
    if (erasures === erasuresBefore) {
      byId.set(keyId, dataKey);
      storedKeyIdOf.set(dataKey.subject, keyId);
    }
    return dataKey;
  };

  return {
    async seal(subject, data) {
      const storedKeyId = storedKeyIdOf.get(subject);
      const stored = storedKeyId === undefined ? undefined : byId.get(storedKeyId);
      if (stored !== undefined) return { sealed: sealUnder(stored, data) };

      const keyId = random.id();
      const bytes = newDataKey();
      const newKey = { keyId, subject, wrapped: wrapKey(keys, { keyId, subject }, bytes) };
      const fresh = { keyId, subject, key: secretKey(bytes) };
      // Openable at once by whoever was given the ciphertext, but not known to be stored (D1).
      byId.set(keyId, fresh);
      return { sealed: sealUnder(fresh, data), newKey };
    },
    async open({ keyId, ciphertext }) {
      const dataKey = byId.get(keyId) ?? (await keyFromStore(keyId));
      if (dataKey === undefined) return undefined;
      const data = openBox(dataKey.key, bind('personal data', keyId), ciphertext);
      if (data === undefined)
        throw new Error(`vault: data sealed under the key ${keyId} do not open: damaged, or moved`);
      return data;
    },
    async erase(subject) {
      const evict = () => {
        erasures += 1;
        byId.deleteWhere((dataKey) => dataKey.subject === subject);
      };
      // Before: nothing is sealed under a key that is about to go. After: a read that began meanwhile may have kept one (D3).
      evict();
      try {
        return await store.deleteKeys(subject);
      } finally {
        evict();
      }
    },
    close() {
      byId.clear();
      storedKeyIdOf.clear();
    },
  };
}

/** The same key wrapped by the current key-encryption key, or undefined when it is that already. */
export function rewrapKey(keys: VaultKeys, row: CustomerKeyRow): CustomerKeyRow | undefined {
  if (splitWrapped(row).kekId === keys.currentId) return undefined;
  const bytes = unwrapKey(keys, row);
  const wrapped = wrapKey(keys, row, bytes);
  bytes.fill(0);
  return { ...row, wrapped };
}

function unwrapKey(keys: VaultKeys, row: CustomerKeyRow): Buffer {
  const { kekId, box } = splitWrapped(row);
  const bytes = openBox(keyEncryptionKey(keys, kekId), wrapAad(row, kekId), box);
  if (bytes === undefined) {
    throw new Error(`vault: the data key ${row.keyId} does not open under the key ${kekId}: damaged, or moved`);
  }
  return bytes;
}

function wrapKey(keys: VaultKeys, name: Pick<CustomerKeyRow, 'keyId' | 'subject'>, bytes: Buffer): Buffer {
  const kekId = Buffer.from(keys.currentId);
  return Buffer.concat([Buffer.of(kekId.length), kekId, sealBox(keys.current, wrapAad(name, keys.currentId), bytes)]);
}

function splitWrapped({ wrapped }: CustomerKeyRow): { readonly kekId: string; readonly box: Uint8Array } {
  const boxStart = 1 + (wrapped[0] ?? 0);
  return { kekId: Buffer.from(wrapped.subarray(1, boxStart)).toString('latin1'), box: wrapped.subarray(boxStart) };
}

function wrapAad({ keyId, subject }: Pick<CustomerKeyRow, 'keyId' | 'subject'>, kekId: string): Buffer {
  return bind('data key', keyId, subject, kekId);
}

function sealUnder({ keyId, key }: DataKey, data: Uint8Array): Sealed {
  return { keyId, ciphertext: sealBox(key, bind('personal data', keyId), data) };
}
