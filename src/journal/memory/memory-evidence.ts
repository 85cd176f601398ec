import type { EvidenceRows } from '../../ports/evidence.ts';
import type { Read, Write } from './open-memory-store.ts';

/** Evidence over a map. */
export function memoryEvidence(read: Read, write: Write): EvidenceRows {
  return {
    putEvidence: ({ partyId, id, kekId, wrapped, ciphertext }) => {
      const row = { partyId, id, kekId, wrapped: wrapped.slice(), ciphertext: ciphertext.slice() };
      return write(({ evidence }) => {
        if (!evidence.has(evidenceKey(row))) evidence.set(evidenceKey(row), row);
      });
    },
    evidence: (partyId, id) => read(({ evidence }) => evidence.get(evidenceKey({ partyId, id }))),
    evidenceNotUnder: (kekId, limit) =>
      read(({ evidence }) =>
        [...evidence.values()]
          .filter((row) => row.kekId !== kekId)
          .slice(0, limit)
          .map(({ ciphertext: _, ...key }) => key),
      ),
    rewrapEvidence: ({ partyId, id, kekId, wrapped }) =>
      write(({ evidence }) => {
        const row = evidence.get(evidenceKey({ partyId, id }));
        if (row !== undefined) evidence.set(evidenceKey(row), { ...row, kekId, wrapped: wrapped.slice() });
      }),
  };
}

function evidenceKey({ partyId, id }: { readonly partyId: string; readonly id: string }): string {
  return `${partyId}/${id}`;
}
