import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/journal/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/journal/store.ts';
import { journalContract } from '../contract/journal.contract.ts';

/** A second store on the same file while the first still lives is the harder case than a dead one; `crash.test.ts` kills processes. */
journalContract('the SQLite store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'turnpike-journal-'));
  const open: Store[] = [];
  let count = 0;
  let path = '';
  const openAt = async () => {
    const store = await openSqliteStore({ path });
    open.push(store);
    return store;
  };
  return {
    open: () => {
      count += 1;
      path = join(folder, `${count}.db`);
      return openAt();
    },
    reopen: openAt,
    cleanup: async () => {
      await Promise.all(open.map((store) => store.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
});
