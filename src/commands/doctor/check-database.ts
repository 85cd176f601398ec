import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { DATABASE_FILE } from '../../data-dir.ts';
import type { BusinessClock } from '../../ports/clocks.ts';
import { openSqliteReadStore, type SqliteReadStore } from '../read-store/sqlite-read-store.ts';
import { broken, type CheckResult, messageOf, note, ok } from './check.ts';
import { checkStored, checkUnread, checkVault } from './check-stored.ts';

/** The database of the node and what is in it: its file, the keys of the vault, the clock against the last record, work left over. */
export async function checkDatabase(
  settings: Settings,
  clock: BusinessClock,
  isRunning: boolean,
): Promise<readonly CheckResult[]> {
  const path = join(settings.dataDir, DATABASE_FILE);
  if (!existsSync(path)) {
    const absent = ['database', 'clock', 'unfinished work'].map((name) =>
      ok(name, `${path} is made at the first start`),
    );
    return [...absent, ...(await checkVault(settings, undefined))];
  }
  let store: SqliteReadStore;
  try {
    store = openSqliteReadStore(settings.dataDir);
  } catch (error) {
    return [
      broken('database', `${path} cannot be opened: ${messageOf(error)}`, RESTORE),
      ...(await checkUnread(settings, clock, 'the database cannot be read')),
    ];
  }
  try {
    return [checkFile(path, store), ...(await checkStored(settings, store, clock, isRunning))];
  } finally {
    await store.close();
  }
}

const RESTORE =
  'Stop the node, keep a copy of the folder, and restore the last backup; `turnpike audit` then proves the books.';

function checkFile(path: string, store: SqliteReadStore): CheckResult {
  try {
    const { journalMode, faults } = store.condition();
    if (faults.length > 0) return broken('database', `${path} is damaged: ${faults.join('; ')}`, RESTORE);
    if (journalMode !== 'wal') {
      return note('database', `${path} is sound, in journal mode ${journalMode}; a node sets it to wal when it starts`);
    }
    return ok('database', `${path} is sound`);
  } catch (error) {
    return broken('database', `${path} is damaged: ${messageOf(error)}`, RESTORE);
  }
}
