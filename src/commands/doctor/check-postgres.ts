import type { Settings } from '../../config/settings.ts';
import { PARTITION_COUNT } from '../../domain/ids.ts';
import { SCHEMA_VERSION } from '../../journal/postgres/migrate.ts';
import { CONNECTIONS_PER_NODE } from '../../journal/postgres/open-postgres-store.ts';
import type { BusinessClock } from '../../ports/clocks.ts';
import { openPostgresReadStore } from '../read-store/postgres-read-store.ts';
import { broken, type CheckResult, messageOf, note, ok, skipped } from './check.ts';
import { checkStored, checkUnread } from './check-stored.ts';
import { type PostgresFacts, readPostgresFacts } from './postgres-facts.ts';

/** The database of a cluster: the server, what is promised of its commits, and what is stored in it. */
export async function checkPostgres(
  settings: Settings,
  databaseUrl: string,
  clock: BusinessClock,
): Promise<readonly CheckResult[]> {
  const at = placeOf(databaseUrl);
  let facts: PostgresFacts;
  try {
    facts = await readPostgresFacts(databaseUrl);
  } catch (error) {
    return [
      broken('PostgreSQL', `${at} does not answer: ${messageOf(error)}`, REACH),
      ...NAMES.map((name) => skipped(name, 'PostgreSQL does not answer')),
      ...(await checkUnread(settings, clock, 'PostgreSQL does not answer')),
    ];
  }
  return [...judgePostgres(facts, at), ...(await checkContents(settings, databaseUrl, facts, clock))];
}

const REACH = 'Start it, or correct TURNPIKE_DATABASE_URL: host, port, user, password and database.';
const OTHER_DATABASE =
  'Name a database of this cluster with TURNPIKE_DATABASE_URL, or start the release that it was made by.';
const LEAST_VERSION = 14;
const SKEW_MS = 1_000;

const NAMES = ['schema', 'durability', 'connections', 'pooler', 'clock skew'] as const;

/** What the facts mean for a node, in the order of `NAMES` after the server itself. */
export function judgePostgres(facts: PostgresFacts, at: string): readonly CheckResult[] {
  return [
    judgeServer(facts, at),
    judgeSchema(facts),
    judgeDurability(facts),
    judgeConnections(facts),
    judgePooler(facts),
    judgeSkew(facts),
  ];
}

function judgeServer({ versionNumber, version, isStandby, encoding }: PostgresFacts, at: string): CheckResult {
  const name = 'PostgreSQL';
  if (versionNumber < LEAST_VERSION * 10_000) {
    return broken(name, `${at} is of version ${version}`, `Upgrade it: ${LEAST_VERSION} is the oldest that will do.`);
  }
  if (isStandby) return broken(name, `${at} is a standby and takes no writes`, 'Name the primary.');
  if (encoding !== 'UTF8') {
    const remedy = "Make the database with ENCODING 'UTF8': texts of merchants are of any script.";
    return broken(name, `${at} keeps texts in ${encoding}`, remedy);
  }
  return ok(name, `${at} answers, version ${version}`);
}

function judgeSchema({ schema, mayCreateTables }: PostgresFacts): CheckResult {
  const name = 'schema';
  if (schema === undefined) {
    if (mayCreateTables) return ok(name, 'no tables yet: they are made at the first start');
    const remedy = 'Grant it CREATE on the schema, or let its owner run `turnpike migrate`.';
    return broken(name, 'no tables yet, and the user may not make any', remedy);
  }
  const { partitionCount, schemaVersion, oldestProgram } = schema;
  if (partitionCount !== PARTITION_COUNT) {
    return broken(name, `made for ${partitionCount} partitions, this program has ${PARTITION_COUNT}`, OTHER_DATABASE);
  }
  if (oldestProgram > SCHEMA_VERSION) {
    return broken(
      name,
      `version ${schemaVersion}, which wants a later release than this one`,
      'Start a later release.',
    );
  }
  if (schemaVersion < SCHEMA_VERSION) {
    const detail = `version ${schemaVersion}, this release has ${SCHEMA_VERSION}`;
    return note(name, detail, 'The next start, or `turnpike migrate`, brings it up.');
  }
  return ok(name, `version ${schemaVersion}, ${partitionCount} partitions`);
}

/** Each node sets `synchronous_commit` for itself; what the server does not sync it cannot help. */
function judgeDurability({ fsync, fullPageWrites }: PostgresFacts): CheckResult {
  const name = 'durability';
  if (!fsync) {
    return broken(name, 'fsync is off: a loss of power loses what was acknowledged', 'Set fsync = on, and reload.');
  }
  if (fullPageWrites) return ok(name, 'fsync and full_page_writes are on');
  const remedy = 'Set full_page_writes = on, unless the file system never tears a page, as ZFS.';
  return note(name, 'full_page_writes is off: a loss of power can damage tables', remedy);
}

function judgeConnections({ connections: { most, used } }: PostgresFacts): CheckResult {
  const name = 'connections';
  const detail = `${most} are allowed, ${used} are open; a node takes ${CONNECTIONS_PER_NODE}`;
  const remedy = `Raise max_connections: ${CONNECTIONS_PER_NODE} for each node, and some for operators.`;
  if (most < CONNECTIONS_PER_NODE) return broken(name, detail, remedy);
  return most - used < CONNECTIONS_PER_NODE ? note(name, detail, remedy) : ok(name, detail);
}

function judgePooler({ hasPooler }: PostgresFacts): CheckResult {
  const name = 'pooler';
  if (!hasPooler) return ok(name, 'none between');
  const remedy = 'Connect to the server itself, or let the pooler keep a connection per client (pool_mode = session).';
  return note(name, 'something between answers for the server', remedy);
}

function judgeSkew({ clockAheadMs }: PostgresFacts): CheckResult {
  const name = 'clock skew';
  const seconds = (Math.abs(clockAheadMs) / 1000).toFixed(1);
  if (Math.abs(clockAheadMs) <= SKEW_MS) return ok(name, 'this machine and PostgreSQL agree');
  const remedy = 'Keep all clocks with NTP: due dates and holds are decided by them.';
  return note(name, `PostgreSQL is ${seconds} s ${clockAheadMs > 0 ? 'ahead of' : 'behind'} this machine`, remedy);
}

async function checkContents(
  settings: Settings,
  databaseUrl: string,
  { schema }: PostgresFacts,
  clock: BusinessClock,
): Promise<readonly CheckResult[]> {
  if (schema === undefined) return await checkUnread(settings, clock, 'there are no tables yet');
  try {
    const store = await openPostgresReadStore(databaseUrl);
    try {
      // Whether this node runs or not, another one may be at it.
      return await checkStored(settings, store, clock, true);
    } finally {
      await store.close();
    }
  } catch (error) {
    return await checkUnread(settings, clock, messageOf(error));
  }
}

/** Without the user and the password. */
function placeOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}
