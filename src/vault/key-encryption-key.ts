import type { KeyObject } from 'node:crypto';
import { VAULT_KEYS_VARIABLE, type VaultKeys } from './vault-keys.ts';

/** The key that something stored names. Throws when the settings do not have it: that is for an operator to mend. */
export function keyEncryptionKey(keys: VaultKeys, kekId: string): KeyObject {
  const key = keys.byId.get(kekId);
  if (key === undefined) {
    throw new Error(`vault: stored data need the key '${kekId}', which ${VAULT_KEYS_VARIABLE} does not have`);
  }
  return key;
}
