import { assert } from '../base/assert.ts';
import type { EvidenceRows } from '../ports/evidence.ts';
import type { VaultStore } from '../ports/vault.ts';
import { rewrapCard } from './card-envelope.ts';
import { rewrapEvidence } from './evidence-store.ts';
import { rewrapKey } from './personal-data.ts';
import type { VaultKeys } from './vault-keys.ts';

/** What a rotation wrapped anew. */
export interface Rotation {
  readonly cards: number;
  readonly keys: number;
  readonly evidence: number;
}

/** Small enough that payments go on between two batches. */
const BATCH_SIZE = 100;

/**
 * Wraps everything that is not under the current key anew, in batches. It may be stopped at any point and run again: what
 * is left is found by what it is wrapped with. Payments go on meanwhile.
 */
export async function rotateKeys(
  store: VaultStore,
  rows: EvidenceRows | undefined,
  keys: VaultKeys,
): Promise<Rotation> {
  return {
    cards: await rotateCards(store, keys),
    keys: await rotateDataKeys(store, keys),
    evidence: rows === undefined ? 0 : await rotateEvidence(rows, keys),
  };
}

async function rotateCards(store: VaultStore, keys: VaultKeys): Promise<number> {
  let count = 0;
  let firstToken: string | undefined;
  for (;;) {
    const batch = await store.cardsNotUnder(keys.currentId, BATCH_SIZE);
    if (batch.length === 0) return count;
    // A store that lost the rows of the batch before would keep this loop going for ever.
    assert(
      batch[0]?.token !== firstToken,
      'a card that was wrapped anew is not: does another node rotate to another key?',
    );
    firstToken = batch[0]?.token;
    for (const row of batch) await store.putCard(rewrapCard(keys, row));
    count += batch.length;
  }
}

async function rotateDataKeys(store: VaultStore, keys: VaultKeys): Promise<number> {
  let count = 0;
  for (let lastId: string | undefined = ''; lastId !== undefined; ) {
    const batch = await store.keysAfter(lastId, BATCH_SIZE);
    for (const row of batch) {
      const rewrapped = rewrapKey(keys, row);
      if (rewrapped === undefined) continue;
      await store.rewrapKey(rewrapped);
      count += 1;
    }
    lastId = batch.at(-1)?.keyId;
  }
  return count;
}

async function rotateEvidence(rows: EvidenceRows, keys: VaultKeys): Promise<number> {
  let count = 0;
  let firstId: string | undefined;
  for (;;) {
    const batch = await rows.evidenceNotUnder(keys.currentId, BATCH_SIZE);
    if (batch.length === 0) return count;
    assert(batch[0]?.id !== firstId, 'evidence that was wrapped anew is not: does another node rotate to another key?');
    firstId = batch[0]?.id;
    for (const row of batch) await rows.rewrapEvidence(rewrapEvidence(keys, row));
    count += batch.length;
  }
}
