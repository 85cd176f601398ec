import pg from 'pg';
import { JournalUnavailable } from '../../ports/journal.ts';
import { applySettings, type Gate, type Query, type Row, send, unavailable } from './connection.ts';
import type { Value } from './values.ts';

/** Connections that read what is committed at the moment they ask. Every failure is a JournalUnavailable. */
export interface Reader {
  readonly query: Query;
  close(): Promise<void>;
}

export function openReader(config: pg.ClientConfig, gate: Gate, connections: number): Reader {
  const pool = new pg.Pool({ ...config, max: connections, onConnect: applySettings });
  // An idle connection that is lost has nobody to tell; the next read makes another.
  pool.on('error', () => {});
  // One that is lost while it reads fails its read; that it also says so to nobody must not end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  const connect = () => (pool.idleCount > 0 ? pool.connect() : gate.open(() => pool.connect()));
  const query = async (text: string, values: readonly Value[]) => {
    if (pool.ending) throw new JournalUnavailable('the store is closed');
    let client: pg.PoolClient | undefined;
    try {
      client = await connect();
      const { rows } = await send(client, text, values);
      client.release();
      return rows as unknown as readonly Row[];
    } catch (error) {
      // A connection on which something went wrong is not used again.
      client?.release(true);
      throw unavailable(error);
    }
  };
  return { query: (text, ...values) => query(text, values), close: () => pool.end() };
}

/**
 * One connection that reads everything as it was at one moment, whatever is committed meanwhile, and can write nothing. It
 * may rest between two questions for longer than a node's connections may, because it holds no lock that others wait for.
 */
export async function openSnapshotReader(config: pg.ClientConfig): Promise<Reader> {
  const client = new pg.Client({ ...config, pipeline: true });
  // A connection that is lost fails the question that waits for it, or the next one.
  client.on('error', () => {});
  const answered = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    try {
      return await answer;
    } catch (error) {
      throw unavailable(error);
    }
  };
  try {
    await client.connect();
    await applySettings(client);
    await client.query("SET idle_in_transaction_session_timeout = '10min'");
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  } catch (error) {
    await client.end().catch(() => {});
    throw unavailable(error);
  }
  return {
    query: async (text, ...values) => (await answered(send(client, text, values))).rows as unknown as readonly Row[],
    close: () => client.end(),
  };
}
