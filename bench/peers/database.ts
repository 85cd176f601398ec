import pg from 'pg';
import { ACCOUNTS } from './books.ts';
import type { Settings } from './process.ts';
import { SCHEMA } from './schema.ts';

export type Query = (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult<Row>>;
export type Row = Readonly<Record<string, unknown>>;

export interface Database {
  /** One statement, a transaction of its own. */
  readonly query: Query;
  /** Repeats what lost a deadlock. */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
}

export interface Transaction {
  readonly query: Query;
  /** Which rows it writes of what all payments share. */
  readonly stripe: number;
}

/** More would only wait for each other: the machine has fewer processors. */
const CONNECTIONS = 16;
const DEADLOCK = '40P01';

export async function openDatabase({ databaseUrl: connectionString, striped }: Settings): Promise<Database> {
  const pool = new pg.Pool({ connectionString, max: CONNECTIONS });
  const stripes = new WeakMap<pg.PoolClient, number>();
  const free = Array.from({ length: CONNECTIONS }, (_, stripe) => stripe);
  pool.on('connect', (client) => void stripes.set(client, free.shift() ?? 0));
  pool.on('remove', (client) => void free.push(stripes.get(client) ?? 0));
  pool.on('error', (error) => process.stderr.write(`PostgreSQL: ${error.message}\n`));
  const { rows } = await pool.query(`SELECT to_regclass('accounts') IS NOT NULL AS present`);
  if (rows[0]?.present !== true) {
    await pool.query(SCHEMA);
    await pool.query('INSERT INTO accounts SELECT * FROM unnest($1::int[], $2::text[])', [
      Object.values(ACCOUNTS),
      Object.keys(ACCOUNTS),
    ]);
    await pool.query('INSERT INTO balances SELECT id, stripe FROM accounts, generate_series(0, $1 - 1) AS stripe', [
      CONNECTIONS,
    ]);
  }

  async function once<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const query: Query = (text, values) => client.query(prepared(text, values));
      const result = await work({ query, stripe: striped ? (stripes.get(client) ?? 0) : 0 });
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      // A connection that cannot even roll back is thrown away.
      await client.query('ROLLBACK').then(
        () => client.release(),
        (broken: Error) => client.release(broken),
      );
      throw error;
    }
  }

  return {
    query: (text, values) => pool.query(prepared(text, values)),
    async transaction(work) {
      for (;;) {
        try {
          return await once(work);
        } catch (error) {
          if (!(error instanceof pg.DatabaseError) || error.code !== DEADLOCK) throw error;
        }
      }
    },
  };
}

const names = new Map<string, string>();

/** Each statement is parsed and planned once a connection. */
function prepared(text: string, values: readonly unknown[] = []): pg.QueryConfig {
  let name = names.get(text);
  if (name === undefined) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  return { name, text, values: [...values] };
}
