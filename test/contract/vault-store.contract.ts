import { expect, test } from 'vitest';
import type { CardRow } from '../../src/ports/vault.ts';
import { writerOf } from './append.ts';
import type { Subject } from './journal.contract.ts';

/** The rows behind the vault. */
export function vaultStorePromises(subject: Subject): void {
  const cardOf = (token: string, rest: Partial<CardRow> = {}): CardRow => ({
    partyId: 'party',
    token,
    description: '{"bin":"424242"}',
    kekId: 'kek-1',
    ciphertext: new Uint8Array([1, 2, 3]),
    ...rest,
  });

  test('keeps a card per party and token, replaces it, and survives a crash with it', async () => {
    const { vaultStore } = subject.store;
    await vaultStore.putCard(cardOf('token'));
    await vaultStore.putCard(cardOf('token', { kekId: 'kek-2', ciphertext: new Uint8Array([9]) }));
    await vaultStore.putCard(cardOf('token', { partyId: 'stranger', description: '{}' }));
    const reborn = (await subject.restart()).vaultStore;
    const card = await reborn.card('party', 'token');
    expect({ ...card, ciphertext: [...(card?.ciphertext ?? [])] }).toEqual({
      ...cardOf('token', { kekId: 'kek-2' }),
      ciphertext: [9],
    });
    expect((await reborn.card('stranger', 'token'))?.description).toBe('{}');
    expect(await reborn.card('party', 'unknown')).toBeUndefined();
  });

  test('finds the cards that a rotation has not reached', async () => {
    const { vaultStore } = subject.store;
    for (const kekId of ['kek-1', 'kek-2', 'kek-3', 'kek-1'])
      await vaultStore.putCard(cardOf(`token-${kekId}-${Math.random()}`, { kekId }));
    expect((await vaultStore.cardsNotUnder('kek-2', 10)).map(({ kekId }) => kekId).sort()).toEqual([
      'kek-1',
      'kek-1',
      'kek-3',
    ]);
    expect(await vaultStore.cardsNotUnder('kek-2', 2)).toHaveLength(2);
  });

  test('V5 keeps data keys of appends, deletes all of a subject, and never brings one back', async () => {
    const { vaultStore } = subject.store;
    const keyOf = (keyId: string, subjectName: string) => ({
      keyId,
      subject: subjectName,
      wrapped: new Uint8Array([7, 7]),
    });
    await writerOf(subject.store).append('invoice/party/one', {
      keys: [keyOf('a', 'ann'), keyOf('b', 'bob'), keyOf('c', 'ann')],
    });
    expect((await vaultStore.keys(['a', 'b', 'nope'])).map(({ keyId }) => keyId).sort()).toEqual(['a', 'b']);
    expect((await vaultStore.keysAfter('', 2)).map(({ keyId }) => keyId)).toEqual(['a', 'b']);
    expect((await vaultStore.keysAfter('b', 2)).map(({ keyId }) => keyId)).toEqual(['c']);

    expect(await vaultStore.deleteKeys('ann')).toBe(2);
    expect(await vaultStore.deleteKeys('ann')).toBe(0);
    await vaultStore.rewrapKey({ ...keyOf('a', 'ann'), wrapped: new Uint8Array([8]) });
    await vaultStore.rewrapKey({ ...keyOf('b', 'bob'), wrapped: new Uint8Array([8]) });
    const kept = await vaultStore.keys(['a', 'b', 'c']);
    expect(kept.map(({ keyId, wrapped }) => [keyId, ...wrapped])).toEqual([['b', 8]]);
  });
}
