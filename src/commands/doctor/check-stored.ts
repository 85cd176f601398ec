import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Timestamp, toIso } from '../../base/time.ts';
import type { Settings } from '../../config/settings.ts';
import type { BusinessClock } from '../../ports/clocks.ts';
import { checkKeys } from '../../vault/check-keys.ts';
import { KEY_FILE_NAME, loadOrCreateVaultKeys } from '../../vault/key-file.ts';
import { parseVaultKeys, type VaultKeys } from '../../vault/vault-keys.ts';
import type { ReadStore } from '../read-store/read-store.ts';
import { broken, type CheckResult, messageOf, note, ok, skipped } from './check.ts';

/** What is in a database, whichever it is: the clock against the last record, work left over, the keys of the vault. */
export async function checkStored(
  settings: Settings,
  store: ReadStore,
  clock: BusinessClock,
  isRunning: boolean,
): Promise<readonly CheckResult[]> {
  return [
    await checkClock(clock, store),
    ...(await checkWork(store, clock, isRunning)),
    ...(await checkVault(settings, store)),
  ];
}

/** The same where the database cannot be read: what can be said without it. */
export async function checkUnread(
  settings: Settings,
  clock: BusinessClock,
  why: string,
): Promise<readonly CheckResult[]> {
  return [await checkClock(clock), skipped('unfinished work', why), ...(await checkVault(settings, undefined))];
}

/** Times of records rise, so the last one bounds the clock from below; without one, the first day of this program does. */
async function checkClock(clock: BusinessClock, store?: ReadStore): Promise<CheckResult> {
  const now = clock.now();
  const remedy = 'Set the clock of this machine, and keep it with NTP: due dates and holds are decided by it.';
  if (now < FIRST_DAY) return broken('clock', `it is ${toIso(now)}, before this program was written`, remedy);
  const last = store === undefined ? undefined : await lastTime(store);
  if (last === undefined) return ok('clock', `it is ${toIso(now)}`);
  if (last > now + TOLERANCE_MICROS) {
    return broken(
      'clock',
      `it is ${toIso(now)}, and the last record is of ${toIso(last)}: the clock went back`,
      remedy,
    );
  }
  return ok('clock', `it is ${toIso(now)}, after the last record of ${toIso(last)}`);
}

async function lastTime({ journal }: ReadStore): Promise<Timestamp | undefined> {
  const [record] = await journal.scan((await journal.lastPosition()) - 1, 1);
  return record?.time;
}

const FIRST_DAY: Timestamp = Date.UTC(2025, 0, 1) * 1000;
const TOLERANCE_MICROS = 1_000_000;

async function checkWork(store: ReadStore, clock: BusinessClock, isRunning: boolean): Promise<readonly CheckResult[]> {
  const { pending, overdue, attention } = await store.work(clock.now());
  const counted = `${pending} streams with work in flight, ${overdue} with a timer that is due`;
  const left =
    isRunning || pending + overdue === 0 ? ok('unfinished work', counted) : note('unfinished work', counted, RESUME);
  if (attention.length === 0) return [left, ok('attention', 'no invoice or payout waits for an operator')];
  const shown = attention.slice(0, 5).join(', ');
  const detail = `${attention.length} invoices and payouts wait for an operator: ${shown}${attention.length > 5 ? ' …' : ''}`;
  return [left, note('attention', detail, '`turnpike inspect <party/id>` tells what happened to one.')];
}

const RESUME = 'A node takes it up when it starts.';

export async function checkVault(settings: Settings, store: ReadStore | undefined): Promise<readonly CheckResult[]> {
  const name = 'vault keys';
  const keys = readKeys(settings, store !== undefined);
  if ('status' in keys) return [keys];
  if (store === undefined) return [ok(name, 'they are well formed')];
  const problems = await checkKeys(store.vaultStore, store.evidenceRows, keys);
  if (problems.length === 0) return [ok(name, 'they open what is stored')];
  const remedy =
    'Bring back the keys that this database was written with; without them cards and personal data are lost.';
  return [broken(name, problems.join('; '), remedy)];
}

/** Never makes a key: one that is made beside an old database hides that the old one is gone. */
function readKeys({ vaultKeys, dataDir }: Settings, hasDatabase: boolean): VaultKeys | CheckResult {
  const name = 'vault keys';
  try {
    if (vaultKeys !== undefined) return parseVaultKeys(vaultKeys);
    if (existsSync(join(dataDir, KEY_FILE_NAME))) return loadOrCreateVaultKeys(dataDir);
  } catch (error) {
    return broken(
      name,
      messageOf(error),
      'Correct the keys; never replace them by new ones while a database is there.',
    );
  }
  const path = join(dataDir, KEY_FILE_NAME);
  if (!hasDatabase) return ok(name, `${path} is made at the first start`);
  return broken(
    name,
    `${path} is missing, and a database is there`,
    'Bring the file back from the backup, or set TURNPIKE_VAULT_KEYS.',
  );
}
