/** The key file of an embedded node: the same text as `TURNPIKE_VAULT_KEYS`, beside the database that it protects. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { assert } from '../base/assert.ts';
import { parseVaultKeys, VAULT_KEY_BYTES, type VaultKeys } from './vault-keys.ts';

export const KEY_FILE_NAME = 'vault.keys';

/**
 * Reads the key file of the data folder, and makes one with a single new key when there is none. The file appears whole
 * or not at all, and of two nodes that start at once both use the one that was there first.
 */
export function loadOrCreateVaultKeys(dataDir: string): VaultKeys {
  const path = join(dataDir, KEY_FILE_NAME);
  const text = readKeyFile(path) ?? createKeyFile(dataDir, path);
  try {
    return parseVaultKeys(text);
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : error}`);
  }
}

function readKeyFile(path: string): string | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    if (process.platform !== 'win32' && (fstatSync(file).mode & 0o077) !== 0) {
      throw new Error(`${path} holds the vault's keys and others than its owner can read it: chmod 600 ${path}`);
    }
    return readFileSync(file, 'utf8').trim();
  } finally {
    closeSync(file);
  }
}

function createKeyFile(dataDir: string, path: string): string {
  mkdirSync(dataDir, { recursive: true });
  const text = `k${randomBytes(4).toString('hex')}:${randomBytes(VAULT_KEY_BYTES).toString('base64')}`;
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  writeFileSync(draft, `${text}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  syncFolder(dataDir);
  const kept = readKeyFile(path);
  assert(kept !== undefined, 'the key file is there once it was linked');
  return kept;
}

/** Without it the name could be lost in a power cut while what was sealed with the key is kept. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
