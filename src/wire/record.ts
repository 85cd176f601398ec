import type { Timestamp } from '../base/time.ts';
import type { InvoiceChange } from '../domain/invoice/invoice.ts';
import type { Actor } from '../ports/entities.ts';
import { codec } from './codec.ts';
import { invoiceChange } from './invoice-change.ts';
import { bytes, choice, integer, list, message, optional, text } from './layout.ts';

/** What one record of an invoice's stream says, between the domain and the journal's bytes. */
export interface RecordContent {
  readonly time: Timestamp;
  readonly actor: Actor;
  readonly comment?: string;
  readonly requestId?: string;
  readonly fingerprint?: Uint8Array;
  readonly traceparent?: string;
  readonly changes: readonly InvoiceChange[];
}

type StoredContent = Omit<RecordContent, 'changes'> & { readonly invoiceChanges: readonly InvoiceChange[] };

const actor = message<Actor>({
  credential: text,
  role: choice<Actor['role']>({ merchant: 'MERCHANT', operator: 'OPERATOR', bridge: 'BRIDGE', node: 'NODE' }),
  partyId: optional(text),
});

export const recordLayout = message<StoredContent>({
  time: integer,
  actor,
  comment: optional(text),
  requestId: optional(text),
  fingerprint: optional(bytes),
  traceparent: optional(text),
  invoiceChanges: list(invoiceChange),
});

const stored = codec('Record', recordLayout);

/**
 * What the bytes of this process say, for as long as somebody holds them: a record that was just written is told to watchers
 * from the same bytes, and need not be decoded for them.
 */
const written = new WeakMap<Uint8Array, RecordContent>();

export function encodeRecord(content: RecordContent): Uint8Array {
  const { changes, ...rest } = content;
  const recordBytes = stored.encode({ ...rest, invoiceChanges: changes });
  written.set(recordBytes, content);
  return recordBytes;
}

/** Throws `UnreadableRecord` when anything in the bytes is not known to this release. */
export function decodeRecord(recordBytes: Uint8Array): RecordContent {
  const { invoiceChanges, ...content } = stored.decode(recordBytes);
  return { ...content, changes: invoiceChanges };
}

/** `decodeRecord`, for readers of what this process may have written itself a moment ago. */
export function contentOf(recordBytes: Uint8Array): RecordContent {
  return written.get(recordBytes) ?? decodeRecord(recordBytes);
}
