import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DEMO_SECRETS_FILE, loadOrCreateDemoSecrets } from '../../src/demo-secrets.ts';

function dataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'turnpike-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('an embedded node makes up the secrets of the demo once, for each data folder its own, and keeps them to itself', () => {
  const folder = dataDir();
  const made = loadOrCreateDemoSecrets(folder);
  expect([...made.keys()]).toEqual(['H2H_HMAC', 'H2H_ALERT_HMAC']);
  expect(new Set(made.values()).size).toBe(2);
  expect([...made.values()].every((secret) => /^[0-9a-f]{64}$/.test(secret))).toBe(true);
  expect(loadOrCreateDemoSecrets(folder)).toEqual(made);
  expect(loadOrCreateDemoSecrets(dataDir())).not.toEqual(made);
  if (process.platform !== 'win32') expect(statSync(join(folder, DEMO_SECRETS_FILE)).mode & 0o777).toBe(0o600);
});
