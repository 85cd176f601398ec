import { expect, test } from 'vitest';
import type { EvidenceRow } from '../../src/ports/evidence.ts';
import type { Subject } from './journal.contract.ts';

/** The rows behind the store of evidence. */
export function evidencePromises(subject: Subject): void {
  test('V1 V2 keeps evidence per party and id through a crash, and what is there stays as it is', async () => {
    const { evidenceRows } = subject.store;
    await evidenceRows.putEvidence(evidenceOf('a'));
    await evidenceRows.putEvidence(evidenceOf('a', { kekId: 'kek-2', ciphertext: new Uint8Array([9]) }));
    await evidenceRows.putEvidence(
      evidenceOf('a', { partyId: 'stranger', ciphertext: new Uint8Array(300_000).fill(7) }),
    );
    const reborn = (await subject.restart()).evidenceRows;
    expect(plain(await reborn.evidence('party', 'a'))).toEqual(plain(evidenceOf('a')));
    expect((await reborn.evidence('stranger', 'a'))?.ciphertext).toHaveLength(300_000);
    expect(await reborn.evidence('party', 'b')).toBeUndefined();
  });

  test('V3 finds the keys that a rotation has not reached, and wraps one anew without its bytes', async () => {
    const { evidenceRows } = subject.store;
    for (const [index, kekId] of ['kek-1', 'kek-2', 'kek-3', 'kek-1'].entries())
      await evidenceRows.putEvidence(evidenceOf(`e${index}`, { kekId }));
    expect((await evidenceRows.evidenceNotUnder('kek-2', 10)).map(({ id }) => id).sort()).toEqual(['e0', 'e2', 'e3']);
    expect(await evidenceRows.evidenceNotUnder('kek-2', 2)).toHaveLength(2);
    const { partyId, id } = evidenceOf('e0');
    await evidenceRows.rewrapEvidence({ partyId, id, kekId: 'kek-2', wrapped: new Uint8Array([8, 8]) });
    await evidenceRows.rewrapEvidence({ partyId, id: 'nope', kekId: 'kek-2', wrapped: new Uint8Array() });
    expect(plain(await evidenceRows.evidence(partyId, id))).toEqual(
      plain(evidenceOf('e0', { kekId: 'kek-2', wrapped: new Uint8Array([8, 8]) })),
    );
    expect(await evidenceRows.evidence(partyId, 'nope')).toBeUndefined();
  });
}

function evidenceOf(id: string, rest: Partial<EvidenceRow> = {}): EvidenceRow {
  return {
    partyId: 'party',
    id,
    kekId: 'kek-1',
    wrapped: new Uint8Array([4, 5]),
    ciphertext: new Uint8Array([1, 2, 3]),
    ...rest,
  };
}

/** Drivers return their own kinds of byte arrays. */
function plain(row: EvidenceRow | undefined) {
  return row && { ...row, wrapped: [...row.wrapped], ciphertext: [...row.ciphertext] };
}
