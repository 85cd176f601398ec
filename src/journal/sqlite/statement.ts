import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

/** A statement that is run for its effect. */
export function runner(db: DatabaseSync, sql: string): (...values: SQLInputValue[]) => number {
  const statement = db.prepare(sql);
  return (...values) => Number(statement.run(...values).changes);
}

/**
 * A statement that returns rows, which `decode` makes of their columns in order. Integers come as bigint where `bigints`
 * says so: sums of money do not always fit in a double.
 */
export function selector<Row>(
  db: DatabaseSync,
  sql: string,
  decode: (columns: readonly unknown[]) => Row,
  { bigints = false } = {},
): (...values: SQLInputValue[]) => readonly Row[] {
  const statement = db.prepare(sql);
  statement.setReturnArrays(true);
  statement.setReadBigInts(bigints);
  return (...values) => (statement.all(...values) as unknown as readonly (readonly unknown[])[]).map(decode);
}
