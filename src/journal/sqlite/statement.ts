import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** Makes a row of the columns of a result, in their order. */
type Decode<Row> = (columns: readonly unknown[]) => Row;

interface Reading {
  /** Integers come as bigint: sums of money do not always fit in a double. */
  readonly bigints?: boolean;
}

/** A statement that is run for its effect; returns how many rows it changed. */
export function runner(db: DatabaseSync, sql: string): (...values: SQLInputValue[]) => number {
  const statement = db.prepare(sql);
  return (...values) => Number(statement.run(...values).changes);
}

/** A statement that returns rows. */
export function selector<Row>(
  db: DatabaseSync,
  sql: string,
  decode: Decode<Row>,
  reading: Reading = {},
): (...values: SQLInputValue[]) => readonly Row[] {
  const statement = prepare(db, sql, reading);
  return (...values) => (statement.all(...values) as unknown as readonly (readonly unknown[])[]).map(decode);
}

/** A statement that returns one row or none. */
export function finder<Row>(
  db: DatabaseSync,
  sql: string,
  decode: Decode<Row>,
  reading: Reading = {},
): (...values: SQLInputValue[]) => Row | undefined {
  const statement = prepare(db, sql, reading);
  return (...values) => {
    const columns = statement.get(...values) as unknown as readonly unknown[] | undefined;
    return columns === undefined ? undefined : decode(columns);
  };
}

function prepare(db: DatabaseSync, sql: string, { bigints = false }: Reading): StatementSync {
  const statement = db.prepare(sql);
  statement.setReturnArrays(true);
  statement.setReadBigInts(bigints);
  return statement;
}
