import type { EvidenceKey, EvidenceRows } from '../../ports/evidence.ts';
import type { Query, Row } from './connection.ts';
import type { Lane } from './lane.ts';
import type { Call } from './statements.ts';
import { bytesOf, copyOf, textOf } from './values.ts';

const PUT = `
  INSERT INTO evidence (party, id, kek, wrapped, ciphertext) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (party, id) DO NOTHING`;
const FIND = 'SELECT party, id, kek, wrapped, ciphertext FROM evidence WHERE party = $1 AND id = $2';
const NOT_UNDER = `
  (SELECT party, id, kek, wrapped FROM evidence WHERE kek < $1 LIMIT $2)
  UNION ALL (SELECT party, id, kek, wrapped FROM evidence WHERE kek > $1 LIMIT $2) LIMIT $2`;
const REWRAP = 'UPDATE evidence SET kek = $1, wrapped = $2 WHERE party = $3 AND id = $4';

type EvidenceReads = Pick<EvidenceRows, 'evidence' | 'evidenceNotUnder'>;
type EvidenceWrites = Omit<EvidenceRows, keyof EvidenceReads>;

export function openEvidenceReads(query: Query): EvidenceReads {
  return {
    async evidence(partyId, id) {
      const [row] = await query(FIND, partyId, id);
      return row === undefined ? undefined : { ...keyOf(row), ciphertext: bytesOf(row[4]) };
    },
    evidenceNotUnder: async (kekId, limit) => (await query(NOT_UNDER, kekId, limit)).map(keyOf),
  };
}

/** In the transactions of the side lane. */
export function openEvidenceWrites(lane: Lane<Call, readonly Row[]>): EvidenceWrites {
  return {
    async putEvidence({ partyId, id, kekId, wrapped, ciphertext }) {
      await lane.submit({ text: PUT, values: [partyId, id, kekId, copyOf(wrapped), copyOf(ciphertext)] });
    },
    async rewrapEvidence({ partyId, id, kekId, wrapped }) {
      await lane.submit({ text: REWRAP, values: [kekId, copyOf(wrapped), partyId, id] });
    },
  };
}

function keyOf([party, id, kek, wrapped]: Row): EvidenceKey {
  return { partyId: textOf(party), id: textOf(id), kekId: textOf(kek), wrapped: bytesOf(wrapped) };
}
