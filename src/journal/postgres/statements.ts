import { arrayOf, type Cell, type ElementType, type Value } from './values.ts';

/** A statement with its parameters. */
export interface Call {
  readonly text: string;
  readonly values: readonly Value[];
}

/** Rows of any number as one statement of a fixed text, whose parameters are columns; no statement for no rows. */
export type RowsStatement = (rows: readonly (readonly Cell[])[]) => readonly Call[];

/** `columns` as in `id bigint, stream text`. The tail says what happens to rows that exist already, or what returns. */
export function insertRows(table: string, columns: string, tail = ''): RowsStatement {
  const { names, types, list } = columnsOf(columns);
  return rowsStatement(`INSERT INTO ${table} (${names.join(', ')}) SELECT * FROM unnest(${list}) ${tail}`, types);
}

/** `set` and `where` name the parameters as `new.column`. */
export function updateRows(table: string, columns: string, where: string, set: string): RowsStatement {
  const { names, types, list } = columnsOf(columns);
  return rowsStatement(
    `UPDATE ${table} SET ${set} FROM unnest(${list}) AS new (${names.join(', ')}) WHERE ${where}`,
    types,
  );
}

function rowsStatement(text: string, types: readonly ElementType[]): RowsStatement {
  const column = (type: ElementType, index: number, rows: readonly (readonly Cell[])[]) =>
    arrayOf(
      type,
      rows.map((row) => row[index] ?? null),
    );
  return (rows) => (rows.length === 0 ? [] : [{ text, values: types.map((type, index) => column(type, index, rows)) }]);
}

function columnsOf(columns: string) {
  const pairs = columns.split(',').map((column) => column.trim().split(' '));
  const types = pairs.map(([, type]) => type as ElementType);
  return {
    names: pairs.map(([name]) => name),
    types,
    list: types.map((type, index) => `$${index + 1}::${type}[]`).join(', '),
  };
}
