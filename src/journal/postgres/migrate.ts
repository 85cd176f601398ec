import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { PARTITION_COUNT } from '../../domain/ids.ts';
import type { Query } from './connection.ts';
import { MIGRATIONS } from './schema.ts';

/** Nodes that start at once take turns by this number; any other use of the database is free of it. */
const MIGRATION_LOCK = 5_408_731_902;

/** The schema version that this program was made for. */
export const SCHEMA_VERSION = Math.max(...MIGRATIONS.map(({ version }) => version));

export interface Preparation {
  /** The schema version that was found; 0 for an empty database. */
  readonly from: number;
  readonly to: number;
  readonly installationId: string;
}

/**
 * Brings the tables up to this program's version, under a lock. A database that is ahead is left as it is. Refuses one of
 * another partition count, and one that this program is too old for.
 */
export async function prepareDatabase(config: pg.ClientConfig): Promise<Preparation> {
  const client = new pg.Client({ ...config, query_timeout: 0 });
  // A connection that is lost meanwhile fails the statement that waits for it.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    for (let tries = 1; ; tries += 1) {
      try {
        return await prepare(client);
      } catch (error) {
        await client.query('ROLLBACK');
        if (!isInTheWay(error) || tries === MOST_TRIES) throw error;
      }
    }
  } finally {
    await client.end();
  }
}

/**
 * Nodes at work take the same tables for moments, in orders of their own. A migration that waits for one of them holds up all
 * that come after it, so it waits a moment only; whoever loses to the other tries again.
 */
const LOCK_TIMEOUT = "SET LOCAL lock_timeout = '2s'";
const MOST_TRIES = 30;

async function prepare(client: pg.Client): Promise<Preparation> {
  await client.query('BEGIN');
  await client.query(LOCK_TIMEOUT);
  const from = await migrate(client);
  const installationId = await check(client);
  await client.query('COMMIT');
  return { from, to: Math.max(from, SCHEMA_VERSION), installationId };
}

/** A deadlock that was broken at our cost, or a lock that did not come in time. */
function isInTheWay(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '55P03');
}

/** What a database says of itself, and of the programs that may use it. */
export interface DatabaseVersion {
  readonly partitionCount: number;
  readonly schemaVersion: number;
  readonly oldestProgram: number;
}

/** Undefined for a database without our tables. */
export async function versionOf(query: Query): Promise<DatabaseVersion | undefined> {
  const [made] = await query("SELECT to_regclass('cluster')::text");
  if (made?.[0] !== 'cluster') return undefined;
  const [row = []] = await query('SELECT partition_count, schema_version, oldest_program FROM cluster');
  const [partitionCount, schemaVersion, oldestProgram] = row.map(Number);
  return { partitionCount: partitionCount ?? 0, schemaVersion: schemaVersion ?? 0, oldestProgram: oldestProgram ?? 0 };
}

/** Returns the version that was found. */
async function migrate(client: pg.Client): Promise<number> {
  const { rows } = await client.query("SELECT to_regclass('cluster') IS NOT NULL AS made");
  if (rows[0]?.made !== true) await createCluster(client);
  const cluster = await client.query('SELECT schema_version FROM cluster');
  const from = Number(cluster.rows[0]?.schema_version);
  for (const { version, oldestProgram, statements } of MIGRATIONS) {
    if (version <= from) continue;
    await client.query(statements);
    await client.query('UPDATE cluster SET schema_version = $1, oldest_program = $2', [version, oldestProgram]);
    if (version === 1)
      await client.query(
        "INSERT INTO partitions SELECT number, '', 0 FROM generate_series(0, $1::integer - 1) number",
        [PARTITION_COUNT],
      );
  }
  return from;
}

async function createCluster(client: pg.Client): Promise<void> {
  await client.query(`
    CREATE TABLE cluster (
      partition_count integer NOT NULL,
      schema_version integer NOT NULL,
      oldest_program integer NOT NULL,
      installation_id text NOT NULL
    )`);
  await client.query('INSERT INTO cluster VALUES ($1, 0, 0, $2)', [
    PARTITION_COUNT,
    randomBytes(16).toString('base64url'),
  ]);
}

async function check(client: pg.Client): Promise<string> {
  const { rows } = await client.query('SELECT partition_count, oldest_program, installation_id FROM cluster');
  const { partition_count: partitionCount, oldest_program: oldestProgram, installation_id: installationId } = rows[0];
  if (partitionCount !== PARTITION_COUNT) {
    throw new Error(
      `the database was made for ${partitionCount} partitions, this program has ${PARTITION_COUNT}: its streams would be looked for in the wrong places`,
    );
  }
  if (oldestProgram > SCHEMA_VERSION) {
    throw new Error(
      `the database needs a program of schema version ${oldestProgram} or later, this one knows ${SCHEMA_VERSION}: start a later release`,
    );
  }
  return String(installationId);
}
