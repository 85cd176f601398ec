import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE } from '../../data-dir.ts';
import { PARTITION_COUNT } from '../../domain/ids.ts';
import { NEWEST } from '../../journal/cursor.ts';
import { openReads, type Reads } from '../../journal/sqlite/reads.ts';
import { openReader, SCHEMA_VERSION } from '../../journal/sqlite/schema.ts';
import { ALL_PARTITIONS, configurationsOf, MOST_COUNTED, NoDatabase, type ReadStore } from './read-store.ts';

/** The file of an embedded node. While it is open the write-ahead log cannot be shortened. */
export interface SqliteReadStore extends ReadStore {
  /** What SQLite says of the file: its journal mode, and the first faults of `quick_check`, none when it is sound. */
  condition(): { readonly journalMode: string; readonly faults: readonly string[] };
}

export function openSqliteReadStore(dataDir: string): SqliteReadStore {
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
    vaultStore: promised(reads, ['keysAfter', 'cardsNotUnder']),
    evidenceRows: promised(reads, ['evidenceNotUnder']),
    partiesOf: async (invoiceId) =>
      reads
        .invoices({ text: invoiceId }, NEWEST, MOST_COUNTED)
        .flatMap(({ row }) => (row.invoiceId === invoiceId ? row.partyId : [])),
    condition: () => ({
      journalMode: String(db.prepare('PRAGMA journal_mode').get()?.['journal_mode']),
      faults: db
        .prepare('PRAGMA quick_check(10)')
        .all()
        .map((row) => String(row['quick_check']))
        .filter((fault) => fault !== 'ok'),
    }),
    work: async (now) => ({
      pending: reads.pendingStreams(ALL_PARTITIONS, undefined, MOST_COUNTED).length,
      overdue: reads.dueTimers(ALL_PARTITIONS, now, MOST_COUNTED).length,
      attention: [
        ...reads
          .invoices({ attention: true }, NEWEST, MOST_COUNTED)
          .map(({ row }) => `${row.partyId}/${row.invoiceId}`),
        ...reads.payouts({ attention: true }, NEWEST, MOST_COUNTED).map(({ row }) => `${row.partyId}/${row.payoutId}`),
      ],
    }),
    close: async () => db.close(),
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
