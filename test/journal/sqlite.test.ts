import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll } from 'vitest';
import { openSqliteStore } from '../../src/journal/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/journal/store.ts';
import { journalContract } from '../contract/journal.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'turnpike-journal-'));
const opened = new Set<Store>();
let path = '';
let count = 0;

/** A test leaves its store to the next one when it was the only one on its file and still answers: threads are slow to start. */
let left: Store | undefined;

async function openAt(): Promise<Store> {
  const store = await openSqliteStore({ path });
  opened.add(store);
  return store;
}

async function closeAll(): Promise<void> {
  await Promise.all([...opened].map((store) => store.close()));
  opened.clear();
  left = undefined;
}

/** Empties the file behind the store's back, which it must notice as it would another process (B1). */
function empty(): void {
  const db = new DatabaseSync(path);
  const tables = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('cluster', 'partitions')")
    .all();
  const deletions = tables.map(({ name }) => `DELETE FROM ${name};`).join('');
  db.exec(`BEGIN; ${deletions} UPDATE partitions SET epoch = 0; COMMIT`);
  db.close();
}

afterAll(async () => {
  await closeAll();
  rmSync(folder, { recursive: true, force: true });
});

/** A second store on the same file while the first still lives is the harder case than a dead one; `crash.test.ts` kills processes. */
journalContract('the SQLite store', () => ({
  open: async () => {
    if (left !== undefined) {
      empty();
      const store = left;
      left = undefined;
      return store;
    }
    count += 1;
    path = join(folder, `${count}.db`);
    return openAt();
  },
  reopen: openAt,
  cleanup: async () => {
    const [only, ...others] = opened;
    const answers = only?.journal.lastPosition().then(
      () => true,
      () => false,
    );
    if (others.length === 0 && (await answers)) left = only;
    else await closeAll();
  },
}));
