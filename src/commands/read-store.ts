import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Timestamp } from '../base/time.ts';
import { openConfigurations } from '../config/configurations.ts';
import type { Settings } from '../config/settings.ts';
import { DATABASE_FILE } from '../data-dir.ts';
import { PARTITION_COUNT } from '../domain/ids.ts';
import { NEWEST } from '../journal/cursor.ts';
import { openReads, type Reads } from '../journal/sqlite/reads.ts';
import { openReader, SCHEMA_VERSION } from '../journal/sqlite/schema.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { Journal } from '../ports/journal.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { VaultStore } from '../ports/vault.ts';
import { systemBusinessClock } from '../system/clocks.ts';
import { createSystemRandom } from '../system/random.ts';

/**
 * The database of an embedded node as the operators' commands see it: read only, beside a node that may be running, and as
 * it was at one moment. Nothing is written, no epoch is raised. While it is open the write-ahead log cannot be shortened, so
 * it is kept open no longer than a command takes.
 */
export interface ReadStore {
  readonly journal: Pick<Journal, 'scan' | 'read' | 'head' | 'lastPosition'>;
  readonly ledger: Ledger;
  readonly configurations: Pick<Configurations, 'load'>;
  readonly vaultStore: Pick<VaultStore, 'keysAfter' | 'cardsNotUnder'>;
  /** Parties that have an invoice of this id. */
  partiesOf(invoiceId: string): readonly string[];
  /** What SQLite says of the file: its journal mode, and the first faults of `quick_check`, none when it is sound. */
  condition(): { readonly journalMode: string; readonly faults: readonly string[] };
  /** How much waits for a node or for a person; counts end at a thousand. */
  work(now: Timestamp): { readonly pending: number; readonly overdue: number; readonly attention: readonly string[] };
  close(): void;
}

export class NoDatabase extends Error {
  override readonly name = 'NoDatabase';
}

export function openReadStore({ mode, dataDir }: Pick<Settings, 'mode' | 'dataDir'>): ReadStore {
  if (mode.type === 'cluster') {
    throw new NoDatabase('This command reads the SQLite file of an embedded node; unset TURNPIKE_DATABASE_URL.');
  }
  const path = join(dataDir, DATABASE_FILE);
  if (!existsSync(path)) {
    throw new NoDatabase(`There is no ${path}. Start a node first, or set TURNPIKE_DATA_DIR to the folder of one.`);
  }
  const db = openReader(path);
  db.exec('BEGIN');
  const cluster = db.prepare('SELECT partition_count, schema_version FROM cluster').get() ?? {};
  if (cluster['partition_count'] !== PARTITION_COUNT || cluster['schema_version'] !== SCHEMA_VERSION) {
    db.close();
    throw new NoDatabase(`${path} was made by another release of this program.`);
  }
  const reads = openReads(db);
  const journal: ReadStore['journal'] = promised(reads, ['scan', 'read', 'head', 'lastPosition']);
  return {
    journal,
    ledger: promised(reads, [
      'account',
      'accounts',
      'postings',
      'plan',
      'plans',
      'counters',
      'countersOf',
      'limitShares',
      'allLimitShares',
    ]),
    configurations: configurationsOf(journal),
    partiesOf: (invoiceId) =>
      reads
        .invoices({ text: invoiceId }, NEWEST, 1_000)
        .flatMap(({ row }) => (row.invoiceId === invoiceId ? row.partyId : [])),
    vaultStore: promised(reads, ['keysAfter', 'cardsNotUnder']),
    condition: () => ({
      journalMode: String(db.prepare('PRAGMA journal_mode').get()?.['journal_mode']),
      faults: db
        .prepare('PRAGMA quick_check(10)')
        .all()
        .map((row) => String(row['quick_check']))
        .filter((fault) => fault !== 'ok'),
    }),
    work: (now) => ({
      pending: reads.pendingStreams(ALL_PARTITIONS, undefined, MOST_COUNTED).length,
      overdue: reads.dueTimers(ALL_PARTITIONS, now, MOST_COUNTED).length,
      attention: reads
        .invoices({ attention: true }, NEWEST, MOST_COUNTED)
        .map(({ row }) => `${row.partyId}/${row.invoiceId}`),
    }),
    close: () => db.close(),
  };
}

const ALL_PARTITIONS = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);
const MOST_COUNTED = 1_000;

/** Opened when the first revision is asked for: a database without one may still be looked at. */
function configurationsOf(journal: ReadStore['journal']): ReadStore['configurations'] {
  let opened: Promise<Configurations> | undefined;
  return {
    load: async (revision) => {
      opened ??= openConfigurations({
        journal: { ...journal, append: () => Promise.reject(new Error('this command writes nothing')) },
        clock: systemBusinessClock,
        random: createSystemRandom(),
        adapters: new Set(),
        notice: () => {},
      });
      return (await opened).load(revision);
    },
  };
}

type Promised<Name extends keyof Reads> = {
  readonly [Key in Name]: (...parameters: Parameters<Reads[Key]>) => Promise<ReturnType<Reads[Key]>>;
};

function promised<Name extends keyof Reads>(reads: Reads, names: readonly Name[]): Promised<Name> {
  const entries = names.map((name) => {
    const read: (...parameters: never[]) => unknown = reads[name];
    return [name, async (...parameters: never[]) => read(...parameters)];
  });
  return Object.fromEntries(entries) as Promised<Name>;
}
