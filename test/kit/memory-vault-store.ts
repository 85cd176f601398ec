import type { CustomerKeyRow } from '../../src/ports/journal.ts';
import type { CardRow, VaultStore } from '../../src/ports/vault.ts';

export interface MemoryVaultStore extends VaultStore {
  readonly cards: Map<string, CardRow>;
  readonly keyRows: Map<string, CustomerKeyRow>;
  /** What the append of a ciphertext does with its new key. */
  land(newKey: CustomerKeyRow | undefined): void;
  /** How often each method was called. */
  readonly calls: Record<'putCard' | 'card' | 'keys', number>;
}

/** The vault's rows in memory, open to a test. */
export function memoryVaultStore(): MemoryVaultStore {
  const cards = new Map<string, CardRow>();
  const keyRows = new Map<string, CustomerKeyRow>();
  const calls = { putCard: 0, card: 0, keys: 0 };
  const byKeyId = () => [...keyRows.values()].sort((a, b) => (a.keyId < b.keyId ? -1 : 1));
  return {
    cards,
    keyRows,
    calls,
    land(newKey) {
      if (newKey !== undefined) keyRows.set(newKey.keyId, newKey);
    },
    async putCard(row) {
      calls.putCard += 1;
      cards.set(`${row.partyId}/${row.token}`, row);
    },
    async card(partyId, token) {
      calls.card += 1;
      return cards.get(`${partyId}/${token}`);
    },
    async keys(keyIds) {
      calls.keys += 1;
      return keyIds.flatMap((keyId) => keyRows.get(keyId) ?? []);
    },
    async keysAfter(keyId, limit) {
      return byKeyId()
        .filter((row) => row.keyId > keyId)
        .slice(0, limit);
    },
    async rewrapKey(row) {
      if (keyRows.has(row.keyId)) keyRows.set(row.keyId, row);
    },
    async deleteKeys(subject) {
      const doomed = [...keyRows.values()].filter((row) => row.subject === subject);
      for (const { keyId } of doomed) keyRows.delete(keyId);
      return doomed.length;
    },
    async cardsNotUnder(kekId, limit) {
      return [...cards.values()].filter((row) => row.kekId !== kekId).slice(0, limit);
    },
  };
}
