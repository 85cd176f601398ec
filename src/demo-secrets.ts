import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Secrets by the names of the demo's configuration, for an embedded node that was told none. They are made once and kept beside
 * the database, readable by their owner alone, so that a merchant's program on this machine can sign with them, and alerts are
 * signed the same after a restart. A value of TURNPIKE_SECRET_<NAME> goes before.
 */
export const DEMO_SECRETS_FILE = 'demo-secrets.json';

const NAMES = ['H2H_HMAC', 'H2H_ALERT_HMAC'] as const;
const SECRET_BYTES = 32;

/** Reads the file of the data folder, and makes it when there is none. Of two nodes that start at once both use the first's. */
export function loadOrCreateDemoSecrets(dataDir: string): ReadonlyMap<string, string> {
  const path = join(dataDir, DEMO_SECRETS_FILE);
  const kept = read(path);
  const missing = NAMES.filter((name) => kept?.[name] === undefined);
  if (kept !== undefined && missing.length === 0) return new Map(Object.entries(kept));
  const fresh = missing.map((name) => [name, randomBytes(SECRET_BYTES).toString('hex')] as const);
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify({ ...kept, ...Object.fromEntries(fresh) }, null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
  });
  if (kept !== undefined) rmSync(path); // An older release knew fewer names.
  try {
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return new Map(Object.entries(read(path) ?? {}));
}

function read(path: string): Readonly<Record<string, string>> | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
