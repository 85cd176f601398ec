import type { DatabaseSync } from 'node:sqlite';
import { type DeliveryReads, openDeliveryReads } from './delivery-reads.ts';
import { type EvidenceReads, openEvidenceReads } from './evidence-table.ts';
import { type InboxReads, openInboxReads } from './inbox-reads.ts';
import { type JournalReads, openJournalReads } from './journal-reads.ts';
import { type LedgerReads, openLedgerReads } from './ledger-reads.ts';
import { openSearchReads, type SearchReads } from './search-reads.ts';

/** Everything that only reads. */
export interface Reads extends JournalReads, InboxReads, LedgerReads, SearchReads, DeliveryReads, EvidenceReads {}

export function openReads(db: DatabaseSync): Reads {
  return {
    ...openJournalReads(db),
    ...openInboxReads(db),
    ...openLedgerReads(db),
    ...openSearchReads(db),
    ...openDeliveryReads(db),
    ...openEvidenceReads(db),
  };
}
