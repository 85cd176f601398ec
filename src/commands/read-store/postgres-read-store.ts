import { PARTITION_COUNT } from '../../domain/ids.ts';
import { connectionConfig, type Query } from '../../journal/postgres/connection.ts';
import { openEvidenceReads } from '../../journal/postgres/evidence-rows.ts';
import { openJournalReads } from '../../journal/postgres/journal-reads.ts';
import { openLedger } from '../../journal/postgres/ledger-reads.ts';
import { type DatabaseVersion, SCHEMA_VERSION, versionOf } from '../../journal/postgres/migrate.ts';
import { openSnapshotReader } from '../../journal/postgres/reader.ts';
import { openQueries } from '../../journal/postgres/search-reads.ts';
import { ALL_PARTITIONS, configurationsOf, MOST_COUNTED, NoDatabase, type ReadStore } from './read-store.ts';

/** The database of a cluster. While it is open PostgreSQL cannot clean up what was replaced meanwhile. */
export async function openPostgresReadStore(url: string): Promise<ReadStore> {
  const { query, close } = await openSnapshotReader(connectionConfig(url, 'turnpike operator'));
  try {
    check(await versionOf(query));
  } catch (error) {
    await close();
    throw error;
  }
  return { ...readStoreOf(query), close };
}

function check(version: DatabaseVersion | undefined): void {
  if (version === undefined) {
    throw new NoDatabase('The database of TURNPIKE_DATABASE_URL has no tables yet: `turnpike migrate` makes them.');
  }
  const { partitionCount, schemaVersion, oldestProgram } = version;
  if (schemaVersion < SCHEMA_VERSION) {
    throw new NoDatabase(
      `The database is of schema version ${schemaVersion}, this program of ${SCHEMA_VERSION}: run \`turnpike migrate\`.`,
    );
  }
  if (partitionCount !== PARTITION_COUNT || oldestProgram > SCHEMA_VERSION) {
    throw new NoDatabase('The database was made by another release of this program.');
  }
}

function readStoreOf(query: Query): Omit<ReadStore, 'close'> {
  const { pendingStreams, dueTimers, keysAfter, cardsNotUnder, ...journal } = openJournalReads(query);
  const { invoices, payouts } = openQueries(query);
  return {
    journal,
    ledger: openLedger(query),
    configurations: configurationsOf(journal),
    vaultStore: { keysAfter, cardsNotUnder },
    evidenceRows: openEvidenceReads(query),
    async partiesOf(invoiceId) {
      const { rows } = await invoices({ text: invoiceId }, undefined, MOST_COUNTED);
      return rows.flatMap((row) => (row.invoiceId === invoiceId ? row.partyId : []));
    },
    async work(now) {
      const stuckInvoices = await invoices({ attention: true }, undefined, MOST_COUNTED);
      const stuckPayouts = await payouts({ attention: true }, undefined, MOST_COUNTED);
      return {
        pending: (await pendingStreams(ALL_PARTITIONS, undefined, MOST_COUNTED)).length,
        overdue: (await dueTimers(ALL_PARTITIONS, now, MOST_COUNTED)).length,
        attention: [
          ...stuckInvoices.rows.map(({ partyId, invoiceId }) => `${partyId}/${invoiceId}`),
          ...stuckPayouts.rows.map(({ partyId, payoutId }) => `${partyId}/${payoutId}`),
        ],
      };
    },
  };
}
