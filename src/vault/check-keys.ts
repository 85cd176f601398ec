import type { EvidenceRows } from '../ports/evidence.ts';
import type { VaultStore } from '../ports/vault.ts';
import { openCard } from './card-envelope.ts';
import { cardToken } from './card-token.ts';
import { rewrapEvidence } from './evidence-store.ts';
import { rewrapKey } from './personal-data.ts';
import { VAULT_KEYS_VARIABLE, type VaultKeys } from './vault-keys.ts';

/** A few of each kind: a lost or mistaken key shows in the first, a missing older one in those that are not rotated. */
const SAMPLE_SIZE = 10;

/**
 * Compares the keys of the settings with a sample of what is stored: a key that is missing, or another key in the last
 * place, which would silently give every card another token. Returns what is wrong, in sentences.
 */
export async function checkKeys(
  store: Pick<VaultStore, 'cardsNotUnder' | 'keysAfter'>,
  rows: Pick<EvidenceRows, 'evidenceNotUnder'> | undefined,
  keys: VaultKeys,
): Promise<readonly string[]> {
  const problems = new Set<string>();
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      problems.add(error instanceof Error ? error.message : String(error));
    }
  };

  // No key has the empty id, so the first of these samples is of all cards.
  for (const kekId of ['', keys.currentId]) {
    for (const row of await store.cardsNotUnder(kekId, SAMPLE_SIZE)) {
      attempt(() => {
        if (cardToken(keys, row.partyId, openCard(keys, row)) === row.token) return;
        throw new Error(
          `vault: the last key of ${VAULT_KEYS_VARIABLE} is not the one that stored tokens were made with`,
        );
      });
    }
    for (const row of (await rows?.evidenceNotUnder(kekId, SAMPLE_SIZE)) ?? [])
      attempt(() => rewrapEvidence(keys, row));
  }
  for (const row of await store.keysAfter('', SAMPLE_SIZE)) attempt(() => rewrapKey(keys, row));
  return [...problems];
}
