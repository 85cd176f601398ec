import type { Timestamp } from '../../base/time.ts';
import { openConfigurations } from '../../config/configurations.ts';
import { PARTITION_COUNT } from '../../domain/ids.ts';
import type { Configurations } from '../../ports/configuration.ts';
import type { EvidenceRows } from '../../ports/evidence.ts';
import type { Journal } from '../../ports/journal.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { VaultStore } from '../../ports/vault.ts';
import { systemBusinessClock } from '../../system/clocks.ts';
import { createSystemRandom } from '../../system/random.ts';

/**
 * A database as the operators' commands see it: read only, beside nodes that may be running, and as it was at one moment.
 * Nothing is written, no epoch is raised. While it is open a database keeps what it would otherwise throw away, so it is
 * kept open no longer than a command takes.
 */
export interface ReadStore {
  readonly journal: Pick<Journal, 'scan' | 'read' | 'head' | 'lastPosition'>;
  readonly ledger: Ledger;
  readonly configurations: Pick<Configurations, 'load'>;
  readonly vaultStore: Pick<VaultStore, 'keysAfter' | 'cardsNotUnder'>;
  readonly evidenceRows: Pick<EvidenceRows, 'evidenceNotUnder'>;
  /** Parties that have an invoice of this id. */
  partiesOf(invoiceId: string): Promise<readonly string[]>;
  /** How much waits for a node or for a person; counts end at a thousand. */
  work(now: Timestamp): Promise<Work>;
  close(): Promise<void>;
}

export interface Work {
  readonly pending: number;
  readonly overdue: number;
  /** Invoices and payouts that wait for an operator, as `party/id`. */
  readonly attention: readonly string[];
}

/** There is nothing to read, or nothing that this release can read. The message says what to do. */
export class NoDatabase extends Error {
  override readonly name = 'NoDatabase';
}

export const ALL_PARTITIONS = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);
export const MOST_COUNTED = 1_000;

/** Opened when the first revision is asked for: a database without one may still be looked at. */
export function configurationsOf(journal: ReadStore['journal']): ReadStore['configurations'] {
  let opened: Promise<Configurations> | undefined;
  return {
    load: async (revision) => {
      opened ??= openConfigurations({
        journal: { ...journal, append: () => Promise.reject(new Error('this command writes nothing')) },
        clock: systemBusinessClock,
        random: createSystemRandom(),
        adapters: new Map(),
        notice: () => {},
      });
      return (await opened).load(revision);
    },
  };
}
