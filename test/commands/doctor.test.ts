import { closeSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/commands/doctor/check.ts';
import { checkDataFolder } from '../../src/commands/doctor/check-data-folder.ts';
import { checkDatabase } from '../../src/commands/doctor/check-database.ts';
import { examine } from '../../src/commands/doctor/examine.ts';
import { readSettings } from '../../src/config/settings.ts';
import { DATABASE_FILE } from '../../src/data-dir.ts';
import { openWriter } from '../../src/journal/sqlite/schema.ts';
import { KEY_FILE_NAME } from '../../src/vault/key-file.ts';
import { type DataFolders, filledFolders } from './data-folder.ts';
import { runCommand } from './run-command.ts';

let folders: DataFolders;
beforeAll(async () => {
  folders = await filledFolders();
});
afterAll(() => folders.remove());

const FREE = {
  TURNPIKE_GRPC_ADDRESS: '127.0.0.1:0',
  TURNPIKE_HTTP_ADDRESS: '127.0.0.1:0',
  TURNPIKE_ADMIN_ADDRESS: '127.0.0.1:0',
};

async function doctor(settings: Readonly<Record<string, string>> = {}) {
  const checks: CheckResult[] = [];
  for await (const check of examine({ TURNPIKE_DATA_DIR: folders.copy(), ...FREE, ...settings })) checks.push(check);
  const broken = checks.filter(({ status }) => status === 'broken');
  return { broken, check: (name: string) => checks.find((each) => each.name === name) };
}

describe('turnpike doctor', () => {
  it('prints each check, ends with a line of JSON and zero where nothing is broken', async () => {
    const { code, text, summary } = await runCommand(['doctor'], { TURNPIKE_DATA_DIR: folders.copy(), ...FREE });
    expect(text).toMatch(/^ok {6}Node {14}v2/);
    expect(text).toContain('ok      durability        SQLite: write-ahead log, synced at each commit');
    expect(text).toContain('This machine can run a node.');
    expect(summary).toMatchObject({
      ok: true,
      checks: expect.arrayContaining([{ name: 'settings', status: 'ok', detail: 'understood' }]),
    });
    expect(code).toBe(0);
  });

  it('says what to do about what is broken, and exits non-zero', async () => {
    const { code, text, summary } = await runCommand(['doctor'], { TURNPIKE_GRPC_ADDRESS: 'everywhere' });
    expect(text).toMatch(
      /broken {2}settings {10}TURNPIKE_GRPC_ADDRESS must be host:port.*\n {26}-> docs\/configuration\.md/,
    );
    expect(text).toContain('1 to repair before a node can run.');
    expect({ code, ok: summary['ok'] }).toEqual({ code: 1, ok: false });
  });
});

describe('the checks', () => {
  it('find a sound machine sound', async () => {
    const { broken, check } = await doctor();
    expect(broken).toEqual([]);
    expect(check('database')).toMatchObject({ status: 'ok' });
    expect(check('vault keys')).toMatchObject({ status: 'ok', detail: 'they open what is stored' });
    expect(check('unfinished work')?.detail).toMatch(/\d+ with a timer that is due/);
  });

  it('find a folder that is not there yet sound, and leave nothing behind', async () => {
    const folder = join(folders.root, 'new');
    const { broken, check } = await doctor({ TURNPIKE_DATA_DIR: folder });
    expect(broken).toEqual([]);
    expect(check('data folder')?.detail).toContain('is made at the first start');
    expect(() => statSync(folder)).toThrow();
  });

  it('note a variable that is misspelt', async () => {
    const { check } = await doctor({ TURNPIKE_DATADIR: 'x' });
    expect(check('settings')).toMatchObject({ status: 'note', detail: 'not known to this program: TURNPIKE_DATADIR' });
  });

  it('refuse a data folder that cannot be written', async () => {
    const file = join(folders.root, 'file');
    writeFileSync(file, '');
    const { broken } = await doctor({ TURNPIKE_DATA_DIR: file });
    expect(broken[0]).toMatchObject({ name: 'data folder', remedy: expect.stringContaining('TURNPIKE_DATA_DIR') });
  });

  it('refuse a configuration with faults, and say where they are', async () => {
    const file = join(folders.root, 'wrong.yaml');
    writeFileSync(file, 'turnpike: 1\nparties: 7\n');
    const { broken } = await doctor({ TURNPIKE_CONFIG: file });
    expect(broken).toMatchObject([{ name: 'configuration', detail: expect.stringContaining(`${file}:2 parties`) }]);
  });

  it('refuse keys that are not those of the database, and never make new ones', async () => {
    const folder = folders.copy();
    rmSync(join(folder, KEY_FILE_NAME));
    const { broken } = await doctor({ TURNPIKE_DATA_DIR: folder });
    expect(broken).toMatchObject([
      { name: 'vault keys', detail: expect.stringContaining('is missing, and a database is there') },
    ]);
    expect(() => statSync(join(folder, KEY_FILE_NAME))).toThrow();
  });

  it('refuse keys that do not open what is stored', async () => {
    const folder = folders.copy((db) =>
      db.exec(
        `INSERT INTO vault (party, token, description, kek, ciphertext) VALUES ('demo', 't', '{}', 'lost', x'00')`,
      ),
    );
    const { broken } = await doctor({ TURNPIKE_DATA_DIR: folder });
    expect(broken).toMatchObject([{ name: 'vault keys', remedy: expect.stringContaining('Bring back the keys') }]);
  });

  it('refuse a damaged database', async () => {
    const folder = folders.copy();
    const path = join(folder, DATABASE_FILE);
    const file = openSync(path, 'r+');
    const { size } = statSync(path);
    for (let page = 4096; page < size; page += 4096 * 3) writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, page);
    closeSync(file);
    const { broken } = await doctor({ TURNPIKE_DATA_DIR: folder });
    expect(broken.map(({ name }) => name)).toContain('database');
  });

  it('name invoices and payouts that wait for an operator', async () => {
    const folder = folders.copy((db) =>
      db.exec(`UPDATE invoices SET attention = 'odd' WHERE invoice = 'held';
        INSERT INTO payouts VALUES (1000, 'demo', 'h2h_stuck', 'books', 'desk', 'order', 'payout_process', 1, 'RUB', 1, NULL, NULL, 'odd')`),
    );
    const { broken, check } = await doctor({ TURNPIKE_DATA_DIR: folder });
    expect(broken).toEqual([]);
    const { status, detail } = check('attention') ?? {};
    expect(status).toBe('note');
    expect(detail).toContain('demo/held, demo/h2h_stuck');
  });

  it.each([
    ['another program', { status: 'ok' }, 'broken'],
    ['a running node', { status: 'live' }, 'ok'],
  ])('tell a port in use by %s', async (who, answer, status) => {
    const server = createServer((_, response) => response.end(JSON.stringify(answer)));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const { check } = await doctor({ TURNPIKE_ADMIN_ADDRESS: `127.0.0.1:${port}` });
    server.close();
    expect(check('admin port')).toMatchObject({ status, detail: expect.stringContaining(`in use by ${who}`) });
  });

  it('refuse an address that this machine does not have', async () => {
    const { broken } = await doctor({ TURNPIKE_GRPC_ADDRESS: '192.0.2.1:5000' });
    expect(broken).toMatchObject([{ name: 'gRPC port', remedy: expect.stringContaining('TURNPIKE_GRPC_ADDRESS') }]);
  });

  it('refuse a certificate that cannot be read', async () => {
    const { broken } = await doctor({ TURNPIKE_TLS_CERT: 'no.pem', TURNPIKE_TLS_KEY: 'no.key' });
    expect(broken).toMatchObject([{ name: 'certificate' }]);
  });
});

describe('durability (P2)', () => {
  const statusOf = (name: string, tools: Parameters<typeof checkDataFolder>[1]) =>
    checkDataFolder(folders.root, tools).find((check) => check.name === name);

  it('is refused on a file system that refuses fsync', () => {
    const fsync = () => {
      throw new Error('EINVAL: invalid argument, fsync');
    };
    expect(statusOf('sync to disk', { fsync })).toMatchObject({
      status: 'broken',
      detail: expect.stringContaining('EINVAL'),
    });
  });

  it('is refused under a library that makes fsync do nothing', () => {
    const environment = { LD_PRELOAD: '/usr/lib/libeatmydata.so' };
    expect(statusOf('sync to disk', { environment })).toMatchObject({ status: 'broken' });
  });

  it.each([
    ['synchronous off', 'PRAGMA synchronous = OFF'],
    ['synchronous normal', 'PRAGMA synchronous = NORMAL'],
    ['a rollback journal', 'PRAGMA journal_mode = DELETE'],
  ])('is refused with %s', (_, pragma) => {
    const tampered = (path: string) => {
      const db = openWriter(path);
      db.exec(pragma);
      return db;
    };
    expect(statusOf('durability', { openWriter: tampered })).toMatchObject({ status: 'broken' });
  });

  it('is refused where SQLite cannot write', () => {
    const failing = () => {
      throw new Error('disk I/O error');
    };
    expect(statusOf('durability', { openWriter: failing })).toMatchObject({
      status: 'broken',
      detail: expect.stringContaining('disk I/O error'),
    });
  });
});

describe('the clock', () => {
  const clockAt = async (time: number) => {
    const settings = readSettings({ TURNPIKE_DATA_DIR: folders.copy() });
    return (await checkDatabase(settings, { now: () => time }, false)).find(({ name }) => name === 'clock');
  };

  it('is refused when it is behind the last record', async () => {
    expect(await clockAt(Date.UTC(2026, 0, 15, 11) * 1000)).toMatchObject({
      status: 'broken',
      detail: expect.stringContaining('went back'),
    });
    expect(await clockAt(Date.UTC(2026, 0, 15, 13) * 1000)).toMatchObject({ status: 'ok' });
  });

  it('is refused when it is before all of this', async () => {
    expect(await clockAt(0)).toMatchObject({ status: 'broken' });
  });
});
