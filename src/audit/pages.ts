/** How many rows are read at once. */
export const PAGE_SIZE = 500;

/** Gives every row of a list that is read page by page, in its order. */
export async function pages<Row, Key>(
  read: (last: Key | undefined, limit: number) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
  take: (row: Row) => void,
): Promise<void> {
  let last: Key | undefined;
  for (;;) {
    const page = await read(last, PAGE_SIZE);
    for (const row of page) take(row);
    const end = page.at(-1);
    if (end === undefined || page.length < PAGE_SIZE) return;
    last = keyOf(end);
  }
}

export async function all<Row, Key>(
  read: (last: Key | undefined, limit: number) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  await pages(read, keyOf, (row) => rows.push(row));
  return rows;
}
