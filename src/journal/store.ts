import type { CallbackInbox } from '../ports/callbacks.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import type { EvidenceRows } from '../ports/evidence.ts';
import type { Journal } from '../ports/journal.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Queries } from '../ports/queries.ts';
import type { VaultStore } from '../ports/vault.ts';

/** One database behind all the ports that share its transactions. */
export interface Store {
  readonly journal: Journal;
  readonly inbox: CallbackInbox;
  readonly ledger: Ledger;
  readonly queries: Queries;
  readonly vaultStore: VaultStore;
  readonly deliveries: Deliveries;
  readonly evidenceRows: EvidenceRows;
  /** Random, made with the database, never changed: tells one installation's data from another's. */
  readonly installationId: string;
  /** Lets what was submitted finish, then closes the database. The same as `journal.close()`. */
  close(): Promise<void>;
}
