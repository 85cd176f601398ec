import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteReadStore } from '../../src/commands/read-store/sqlite-read-store.ts';
import { DATABASE_FILE } from '../../src/data-dir.ts';
import { bookkeepers, checkBooks } from './books.ts';

/** What foreign bookkeepers found in a folder that has one data folder for each of several nodes. */
export interface BooksReport {
  readonly worlds: number;
  readonly accounts: number;
  readonly bookkeepers: readonly string[];
  readonly differences: readonly string[];
}

export async function checkDataFolders(folder: string): Promise<BooksReport> {
  const programs = bookkeepers();
  const exported = mkdtempSync(join(tmpdir(), 'turnpike-books-'));
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, DATABASE_FILE)))
    .map(({ name }) => name);
  const differences: string[] = [];
  let accounts = 0;
  try {
    for (const name of names) {
      const store = openSqliteReadStore(join(folder, name));
      try {
        const check = await checkBooks(store.ledger, exported, programs);
        accounts += check.accounts;
        differences.push(...check.differences.map((text) => `${name}: ${text}`));
      } finally {
        await store.close();
      }
    }
  } finally {
    rmSync(exported, { recursive: true });
  }
  return { worlds: names.length, accounts, bookkeepers: [...programs.keys()], differences };
}

/** `node test/conformance/books-main.ts <folder of data folders>`: ends with one line of JSON, and with an error when books differ. */
if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Say which folder has the data folders.');
  const { differences, ...counts } = await checkDataFolders(folder);
  for (const difference of differences) process.stdout.write(`${difference}\n`);
  process.stdout.write(`${JSON.stringify({ ...counts, differences: differences.length })}\n`);
  process.exitCode = differences.length === 0 && counts.bookkeepers.length > 0 ? 0 : 1;
}
