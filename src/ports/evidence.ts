/**
 * What merchants hand in with a dispute: bytes that are too large, and too much of other people's lives, for the journal.
 *  V1 Bytes are durable before their id is named by any change.
 *  V2 The same bytes of the same party are kept once.
 *  V3 They are kept encrypted, and come back only as they went in.
 */
export interface EvidenceStore {
  /** Returns the id under which they are kept: derived from party and SHA-256. */
  put(partyId: string, bytes: Uint8Array): Promise<{ readonly id: string; readonly sha256: string }>;
  /** Undefined when there are none of this id for this party (P10). */
  get(partyId: string, id: string): Promise<Uint8Array | undefined>;
}

/** The rows behind it, kept by the same database as the journal. */
export interface EvidenceRows {
  /** A row that is there already stays as it is (V2). */
  putEvidence(row: EvidenceRow): Promise<void>;
  evidence(partyId: string, id: string): Promise<EvidenceRow | undefined>;
  /** Keys of rows wrapped under key-encryption keys other than this one, for rotation. */
  evidenceNotUnder(kekId: string, limit: number): Promise<readonly EvidenceKey[]>;
  /** Replaces the wrapped key of a row and the name of what it is wrapped under; the bytes stay as they are. */
  rewrapEvidence(key: EvidenceKey): Promise<void>;
}

/** The data key of one row, wrapped by the key-encryption key that it names. */
export interface EvidenceKey {
  readonly partyId: string;
  readonly id: string;
  readonly kekId: string;
  readonly wrapped: Uint8Array;
}

export interface EvidenceRow extends EvidenceKey {
  readonly ciphertext: Uint8Array;
}
