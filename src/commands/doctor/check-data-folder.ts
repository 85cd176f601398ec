import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openWriter } from '../../journal/sqlite/schema.ts';
import { broken, type CheckResult, messageOf, note, ok, skipped } from './check.ts';

/**
 * Whether what is written into the data folder survives (P2): a file is written and synced there, and a database is opened
 * as the node opens its own. Everything is done in a folder of its own, which is removed.
 */
export interface DataFolderTools {
  readonly fsync: (descriptor: number) => void;
  readonly openWriter: (path: string) => DatabaseSync;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const TOOLS: DataFolderTools = { fsync: fsyncSync, openWriter, environment: process.env };

export function checkDataFolder(dataDir: string, tools: Partial<DataFolderTools> = {}): readonly CheckResult[] {
  const { fsync, openWriter, environment } = { ...TOOLS, ...tools };
  const folder = existing(resolve(dataDir));
  let probe: string;
  try {
    probe = mkdtempSync(join(folder, '.turnpike-doctor-'));
  } catch (error) {
    const remedy = 'Make the folder writable for the user that runs the node, or name another with TURNPIKE_DATA_DIR.';
    return [
      broken('data folder', `${dataDir} cannot be written: ${messageOf(error)}`, remedy),
      skipped('sync to disk', 'there is no folder to try it in'),
      skipped('durability', 'there is no folder to try it in'),
    ];
  }
  try {
    const there = folder === resolve(dataDir) ? `${dataDir} is writable` : `${dataDir} is made at the first start`;
    return [
      ok('data folder', there),
      checkSync(probe, fsync, environment),
      checkDurability(probe, openWriter),
      space(folder),
    ];
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

/** The folder, or the nearest one above it that is there. */
function existing(folder: string): string {
  return existsSync(folder) ? folder : existing(dirname(folder));
}

const OTHER_DISK =
  'Put the data folder on a local file system that syncs, such as ext4 or xfs, and do not wrap the node.';

function checkSync(
  probe: string,
  fsync: DataFolderTools['fsync'],
  environment: DataFolderTools['environment'],
): CheckResult {
  const name = 'sync to disk';
  // Libraries that make fsync do nothing are loaded this way; what is then "on disk" is in memory.
  if (/eatmydata|nosync/.test(environment['LD_PRELOAD'] ?? '')) {
    return broken(name, 'LD_PRELOAD names a library that makes fsync do nothing', OTHER_DISK);
  }
  try {
    const descriptor = openSync(join(probe, 'sync'), 'wx');
    try {
      writeSync(descriptor, 'turnpike');
      fsync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return broken(name, `the file system refuses fsync: ${messageOf(error)}`, OTHER_DISK);
  }
  if (MEMORY_FILE_SYSTEMS.has(statfsSync(probe).type)) {
    return note(name, 'the data folder is in memory: a restart of the machine loses everything', OTHER_DISK);
  }
  return ok(name, 'a file was written and synced');
}

/** tmpfs and ramfs, by their numbers in statfs(2). */
const MEMORY_FILE_SYSTEMS: ReadonlySet<number> = new Set([0x01021994, 0x858458f6]);

const FULL = 2;

function checkDurability(probe: string, open: DataFolderTools['openWriter']): CheckResult {
  const name = 'durability';
  try {
    const db = open(join(probe, 'probe.db'));
    try {
      db.exec('CREATE TABLE probe (value INTEGER); INSERT INTO probe VALUES (1)');
      const mode = String(db.prepare('PRAGMA journal_mode').get()?.['journal_mode']);
      const synchronous = Number(db.prepare('PRAGMA synchronous').get()?.['synchronous']);
      if (mode !== 'wal') return broken(name, `SQLite keeps a journal of mode ${mode} here, not wal`, OTHER_DISK);
      if (synchronous < FULL) {
        const detail = `SQLite does not sync each commit: synchronous is ${synchronous}, and must be FULL`;
        return broken(name, detail, 'Run the node with the SQLite that comes with Node, unchanged.');
      }
      return ok(name, 'SQLite: write-ahead log, synced at each commit');
    } finally {
      db.close();
    }
  } catch (error) {
    return broken(name, `SQLite cannot write here: ${messageOf(error)}`, OTHER_DISK);
  }
}

const LITTLE_SPACE_BYTES = 1_000_000_000;

function space(folder: string): CheckResult {
  const { bavail, bsize } = statfsSync(folder);
  const freeBytes = bavail * bsize;
  const detail = `${(freeBytes / 1e9).toFixed(1)} GB are free`;
  if (freeBytes >= LITTLE_SPACE_BYTES) return ok('disk space', detail);
  return note('disk space', detail, 'A node whose disk is full takes no commands: make room.');
}
