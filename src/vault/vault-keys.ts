/**
 * The key-encryption keys of an installation, as `TURNPIKE_VAULT_KEYS` lists them. Not responsible for where the text is
 * kept (see `key-file.ts` for the embedded node).
 *
 *  K1 The first key wraps everything new; all of them unwrap.
 *  K2 The last key is the installation key: tokens, fingerprints and digests derive from it, so that adding a key in front
 *     changes none of them. It stays in the list for ever. It may stand in front as well: `old,new,old` lets every node of
 *     a cluster read `new` before the first one writes with it.
 *  K3 The bytes of a key serve one purpose only each: what wraps and what digests are derived apart by HKDF (RFC 5869).
 *  K4 An error about the keys never repeats them.
 */
import { hkdfSync, type KeyObject } from 'node:crypto';
import { secretKey } from './aes-gcm.ts';

export const VAULT_KEYS_VARIABLE = 'TURNPIKE_VAULT_KEYS';
export const VAULT_KEY_BYTES = 32;

export interface VaultKeys {
  readonly currentId: string;
  readonly current: KeyObject;
  readonly byId: ReadonlyMap<string, KeyObject>;
  /** Keys that seal security codes on their way between nodes, by the same ids. */
  readonly cvv: ReadonlyMap<string, KeyObject>;
  /** Key of the MACs behind tokens and card fingerprints (K2). */
  readonly cardMac: KeyObject;
  /** Key that the keys of digests derive from (K2). */
  readonly digestRoot: KeyObject;
}

const ENTRY = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)$/;
const FORM = `${VAULT_KEYS_VARIABLE} is a list of keyId:key separated by commas, the current key first, the oldest last; keyId has 1 to 32 letters, digits, _ or -, and key is the base64 of 32 random bytes (openssl rand -base64 32)`;

/** Throws with the variable's name and the accepted form when the text is not a list of keys (K4). */
export function parseVaultKeys(text: string): VaultKeys {
  const entries = text.split(',').map((entry, index) => parseEntry(entry.trim(), index + 1));
  const [first] = entries;
  const last = entries.at(-1);
  if (first === undefined || last === undefined) throw new Error(FORM);
  for (const { keyId, bytes } of entries) {
    const same = entries.filter((other) => other.keyId === keyId || other.bytes.equals(bytes));
    if (same.every((other) => other.keyId === keyId && other.bytes.equals(bytes))) continue;
    throw new Error(`the key '${keyId}' shares its id or its bytes with another. ${FORM}`);
  }
  const byId = new Map(entries.map(({ keyId, bytes }) => [keyId, derive(bytes, 'key encryption')]));
  const keys = {
    currentId: first.keyId,
    current: derive(first.bytes, 'key encryption'),
    byId,
    cvv: new Map(entries.map(({ keyId, bytes }) => [keyId, derive(bytes, 'cvv')])),
    cardMac: derive(last.bytes, 'card mac'),
    digestRoot: derive(last.bytes, 'digest'),
  };
  for (const { bytes } of entries) bytes.fill(0);
  return keys;
}

function parseEntry(entry: string, position: number): { readonly keyId: string; readonly bytes: Buffer } {
  const [, keyId, base64] = ENTRY.exec(entry) ?? [];
  const bytes = base64 === undefined ? undefined : Buffer.from(base64, 'base64');
  if (keyId === undefined || bytes?.length !== VAULT_KEY_BYTES) {
    throw new Error(`key number ${position} is not understood. ${FORM}`);
  }
  return { keyId, bytes };
}

function derive(key: Buffer, purpose: string): KeyObject {
  return secretKey(Buffer.from(hkdfSync('sha256', key, '', `turnpike vault v1 ${purpose}`, VAULT_KEY_BYTES)));
}
