import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DATABASE_FILE } from '../../src/data-dir.ts';
import { openSqliteStore } from '../../src/journal/sqlite/open-sqlite-store.ts';
import { loadOrCreateVaultKeys } from '../../src/vault/key-file.ts';
import { fillBooks } from '../audit/filled-books.ts';

/** Data folders as a node leaves them, each a copy of the same one. */
export interface DataFolders {
  readonly root: string;
  /** A fresh copy, after something was done to its database behind everybody's back. */
  copy(tamper?: (db: DatabaseSync) => void): string;
  remove(): void;
}

export async function filledFolders(): Promise<DataFolders> {
  const root = mkdtempSync(join(tmpdir(), 'turnpike-commands-'));
  const filled = join(root, 'filled');
  mkdirSync(filled);
  loadOrCreateVaultKeys(filled);
  const store = await openSqliteStore({ path: join(filled, DATABASE_FILE) });
  const books = await fillBooks(store);
  await books.stop();
  await store.close();
  let copies = 0;
  return {
    root,
    copy: (tamper) => {
      copies += 1;
      const folder = join(root, `copy-${copies}`);
      cpSync(filled, folder, { recursive: true });
      if (tamper === undefined) return folder;
      const db = new DatabaseSync(join(folder, DATABASE_FILE));
      tamper(db);
      db.close();
      return folder;
    },
    remove: () => rmSync(root, { recursive: true }),
  };
}
