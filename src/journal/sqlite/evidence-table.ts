import type { DatabaseSync } from 'node:sqlite';
import type { EvidenceKey, EvidenceRow } from '../../ports/evidence.ts';
import { finder, runner, selector } from './statement.ts';

export interface EvidenceReads {
  evidence(partyId: string, id: string): EvidenceRow | undefined;
  evidenceNotUnder(kekId: string, limit: number): readonly EvidenceKey[];
}

export interface EvidenceWrites {
  putEvidence(row: EvidenceRow): void;
  rewrapEvidence(key: EvidenceKey): void;
}

export function openEvidenceReads(db: DatabaseSync): EvidenceReads {
  const evidence = finder(
    db,
    'SELECT party, id, kek, wrapped, ciphertext FROM evidence WHERE party = ? AND id = ?',
    (columns): EvidenceRow => ({ ...keyOf(columns), ciphertext: columns[4] as Uint8Array }),
  );
  const side = (comparison: string) =>
    `SELECT * FROM (SELECT party, id, kek, wrapped FROM evidence WHERE kek ${comparison} ?1 LIMIT ?2)`;
  const evidenceNotUnder = selector(db, `${side('<')} UNION ALL ${side('>')} LIMIT ?2`, keyOf);
  return { evidence, evidenceNotUnder };
}

export function openEvidenceWrites(db: DatabaseSync): EvidenceWrites {
  const insert = runner(
    db,
    'INSERT INTO evidence (party, id, kek, wrapped, ciphertext) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const rewrap = runner(db, 'UPDATE evidence SET kek = ?, wrapped = ? WHERE party = ? AND id = ?');
  return {
    putEvidence({ partyId, id, kekId, wrapped, ciphertext }) {
      insert(partyId, id, kekId, wrapped, ciphertext);
    },
    rewrapEvidence({ partyId, id, kekId, wrapped }) {
      rewrap(kekId, wrapped, partyId, id);
    },
  };
}

function keyOf([party, id, kek, wrapped]: readonly unknown[]): EvidenceKey {
  return { partyId: String(party), id: String(id), kekId: String(kek), wrapped: wrapped as Uint8Array };
}
