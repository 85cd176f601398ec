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
