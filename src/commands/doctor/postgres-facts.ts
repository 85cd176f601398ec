import pg from 'pg';
import { connectionConfig, type Query, type Row, send } from '../../journal/postgres/connection.ts';
import { type DatabaseVersion, versionOf } from '../../journal/postgres/migrate.ts';

/** What a PostgreSQL server says of itself, to one who connects as a node does. */
export interface PostgresFacts {
  /** `160004` is 16.4. */
  readonly versionNumber: number;
  readonly version: string;
  /** A standby takes no writes. */
  readonly isStandby: boolean;
  readonly encoding: string;
  readonly fsync: boolean;
  readonly fullPageWrites: boolean;
  /** Open to ordinary users, all databases together. */
  readonly connections: { readonly most: number; readonly used: number };
  /** Something between answers for the server: the process it named is not the one that works. */
  readonly hasPooler: boolean;
  readonly mayCreateTables: boolean;
  readonly schema: DatabaseVersion | undefined;
  /** How far its clock is ahead of this machine's, at least; the journey of the question is taken off. */
  readonly clockAheadMs: number;
}

const FACTS = `
  SELECT current_setting('server_version_num'), current_setting('server_version'), pg_is_in_recovery(),
    current_setting('server_encoding'), current_setting('fsync'), current_setting('full_page_writes'),
    current_setting('max_connections')::integer - current_setting('superuser_reserved_connections')::integer,
    (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),
    pg_backend_pid(), coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)`;
const CLOCK = 'SELECT extract(epoch FROM clock_timestamp()) * 1000';

export async function readPostgresFacts(url: string): Promise<PostgresFacts> {
  const client = new pg.Client(connectionConfig(url, 'turnpike doctor'));
  // A connection that is lost fails the question that waits for it.
  client.on('error', () => {});
  try {
    await client.connect();
    const query: Query = async (text, ...values) =>
      (await send(client, text, values)).rows as unknown as readonly Row[];
    const [facts = []] = await query(FACTS);
    const [versionNumber, version, isStandby, encoding, fsync, fullPageWrites, most, used, pid, mayCreate] = facts;
    const named = (client as unknown as { readonly processID: number }).processID;
    return {
      versionNumber: Number(versionNumber),
      version: String(version),
      isStandby: isStandby === true,
      encoding: String(encoding),
      fsync: fsync === 'on',
      fullPageWrites: fullPageWrites === 'on',
      // Our own connection is not in the way of a node.
      connections: { most: Number(most), used: Number(used) - 1 },
      hasPooler: Number(pid) !== named,
      mayCreateTables: mayCreate === true,
      schema: await versionOf(query),
      clockAheadMs: await clockAhead(query),
    };
  } finally {
    await client.end().catch(() => {});
  }
}

/** The server looked at its clock somewhere between question and answer. */
async function clockAhead(query: Query): Promise<number> {
  const before = Date.now();
  const [row] = await query(CLOCK);
  const after = Date.now();
  const theirs = Number(row?.[0]);
  return theirs > after ? theirs - after : theirs < before ? theirs - before : 0;
}
