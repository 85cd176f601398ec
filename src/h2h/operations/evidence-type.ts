/** What bytes are by what they begin with; nobody's word for it is taken. */
export type EvidenceType = 'image/jpeg' | 'image/png' | 'application/pdf';

const SIGNATURES: readonly (readonly [EvidenceType, Uint8Array])[] = [
  ['image/jpeg', Uint8Array.of(0xff, 0xd8, 0xff)],
  ['image/png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['application/pdf', Buffer.from('%PDF-')],
];

/** Undefined for all other kinds. */
export function evidenceType(bytes: Uint8Array): EvidenceType | undefined {
  return SIGNATURES.find(([, beginning]) => beginning.every((byte, index) => bytes[index] === byte))?.[0];
}
