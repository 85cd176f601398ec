import { readDataPlace } from '../config/settings.ts';
import { connectionConfig } from '../journal/postgres/connection.ts';
import { type Preparation, prepareDatabase, SCHEMA_VERSION } from '../journal/postgres/migrate.ts';

/**
 * Brings the database of a cluster to the schema of this release, and says from where to where. Nodes of the release before
 * go on working beside it. A node does the same when it starts; done before, an upgrade can be watched on its own.
 */
export async function migrate(): Promise<void> {
  const { databaseUrl } = readDataPlace(process.env);
  if (databaseUrl === undefined) {
    throw new Error(
      'Set TURNPIKE_DATABASE_URL to the database of the cluster; an embedded node looks after its own file.',
    );
  }
  const done = await prepareDatabase(connectionConfig(databaseUrl, 'turnpike migrate'));
  const { from, to } = done;
  process.stdout.write(`${sentence(done)}\n${JSON.stringify({ ok: true, from, to })}\n`);
}

function sentence({ from, to }: Preparation): string {
  if (from > SCHEMA_VERSION) {
    return `The database is of schema version ${from}, of a later release than this one (${SCHEMA_VERSION}). It was left as it is.`;
  }
  if (from === to) return `The database is of schema version ${to} already.`;
  return from === 0
    ? `The tables were made, with schema version ${to}.`
    : `The database went from schema version ${from} to ${to}.`;
}
