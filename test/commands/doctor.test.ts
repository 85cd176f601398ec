import { closeSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDataFolder } from '../../src/commands/doctor/check-data-folder.ts';
import { checkDatabase } from '../../src/commands/doctor/check-database.ts';
import { readSettings } from '../../src/config/settings.ts';
import { DATABASE_FILE } from '../../src/data-dir.ts';
import { openWriter } from '../../src/journal/sqlite/schema.ts';
import { KEY_FILE_NAME } from '../../src/vault/key-file.ts';
import { type DataFolders, filledFolders } from './data-folder.ts';
import { runCommand } from './run-command.ts';

interface Check {
  readonly name: string;
  readonly status: string;
  readonly detail: string;
  readonly remedy?: string;
}

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
  const ran = await runCommand(['doctor'], { TURNPIKE_DATA_DIR: folders.copy(), ...FREE, ...settings });
  const checks = (ran.summary['checks'] ?? []) as readonly Check[];
  const broken = checks.filter(({ status }) => status === 'broken');
  return { ...ran, checks, broken, check: (name: string) => checks.find((each) => each.name === name) };
}

describe('turnpike doctor', () => {
  it('finds a sound machine sound', async () => {
    const { code, text, summary, check } = await doctor();
    expect(text).toContain('This machine can run a node.');
    expect({ code, ok: summary['ok'] }).toEqual({ code: 0, ok: true });
    expect(check('durability')).toMatchObject({
      status: 'ok',
      detail: 'SQLite: write-ahead log, synced at each commit',
    });
    expect(check('database')).toMatchObject({ status: 'ok' });
    expect(check('vault keys')).toMatchObject({ status: 'ok', detail: 'they open what is stored' });
    expect(check('unfinished work')?.detail).toMatch(/\d+ with a timer that is due/);
  });

  it('finds a folder that is not there yet sound, and leaves nothing behind', async () => {
    const folder = join(folders.root, 'new');
    const { code, check } = await doctor({ TURNPIKE_DATA_DIR: folder });
    expect(code).toBe(0);
    expect(check('data folder')?.detail).toContain('is made at the first start');
    expect(() => statSync(folder)).toThrow();
  });

  it('names a setting that is not understood, with its form', async () => {
    const { code, broken } = await doctor({ TURNPIKE_GRPC_ADDRESS: 'everywhere' });
    expect(code).toBe(1);
    expect(broken).toMatchObject([
      { name: 'settings', detail: expect.stringContaining('TURNPIKE_GRPC_ADDRESS must be host:port') },
    ]);
  });

  it('notes a variable that is misspelt', async () => {
    const { code, check } = await doctor({ TURNPIKE_DATADIR: 'x' });
    expect(code).toBe(0);
    expect(check('settings')).toMatchObject({ status: 'note', detail: 'TURNPIKE_DATADIR are none of ours' });
  });

  it('refuses a data folder that cannot be written', async () => {
    const file = join(folders.root, 'file');
    writeFileSync(file, '');
    const { code, broken } = await doctor({ TURNPIKE_DATA_DIR: file });
    expect(code).toBe(1);
    expect(broken[0]).toMatchObject({ name: 'data folder', remedy: expect.stringContaining('TURNPIKE_DATA_DIR') });
  });

  it('refuses a configuration with faults, and says where they are', async () => {
    const file = join(folders.root, 'wrong.yaml');
    writeFileSync(file, 'turnpike: 1\nparties: 7\n');
    const { broken } = await doctor({ TURNPIKE_CONFIG: file });
    expect(broken).toMatchObject([{ name: 'configuration', detail: expect.stringContaining(`${file}:2 parties`) }]);
  });

  it('refuses keys that are not those of the database, and never makes new ones', async () => {
    const folder = folders.copy();
    rmSync(join(folder, KEY_FILE_NAME));
    const { broken } = await doctor({ TURNPIKE_DATA_DIR: folder });
    expect(broken).toMatchObject([
      { name: 'vault keys', detail: expect.stringContaining('is missing, and a database is there') },
    ]);
    expect(() => statSync(join(folder, KEY_FILE_NAME))).toThrow();
  });

  it('refuses keys that do not open what is stored', async () => {
    const folder = folders.copy((db) =>
      db.exec(
        `INSERT INTO vault (party, token, description, kek, ciphertext) VALUES ('demo', 't', '{}', 'lost', x'00')`,
      ),
    );
    const { broken } = await doctor({ TURNPIKE_DATA_DIR: folder });
    expect(broken).toMatchObject([{ name: 'vault keys', remedy: expect.stringContaining('Bring back the keys') }]);
  });

  it('refuses a damaged database', async () => {
    const folder = folders.copy();
    const path = join(folder, DATABASE_FILE);
    const file = openSync(path, 'r+');
    const { size } = statSync(path);
    for (let page = 4096; page < size; page += 4096 * 3) writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, page);
    closeSync(file);
    const { code, broken } = await doctor({ TURNPIKE_DATA_DIR: folder });
    expect(code).toBe(1);
    expect(broken.map(({ name }) => name)).toContain('database');
  });

  it('names invoices that wait for an operator', async () => {
    const folder = folders.copy((db) => db.exec(`UPDATE invoices SET attention = 'odd' WHERE invoice = 'held'`));
    const { code, check } = await doctor({ TURNPIKE_DATA_DIR: folder });
    expect(code).toBe(0);
    expect(check('attention')).toMatchObject({ status: 'note', detail: expect.stringContaining('demo/held') });
  });

  it.each([
    ['another program', { status: 'ok' }, 'broken'],
    ['a running node', { status: 'live' }, 'ok'],
  ])('tells a port in use by %s', async (who, answer, status) => {
    const server = createServer((_, response) => response.end(JSON.stringify(answer)));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const { check } = await doctor({ TURNPIKE_ADMIN_ADDRESS: `127.0.0.1:${port}` });
    server.close();
    expect(check('admin port')).toMatchObject({ status, detail: expect.stringContaining(`in use by ${who}`) });
  });

  it('refuses an address that this machine does not have', async () => {
    const { broken } = await doctor({ TURNPIKE_GRPC_ADDRESS: '192.0.2.1:5000' });
    expect(broken).toMatchObject([{ name: 'gRPC port', remedy: expect.stringContaining('TURNPIKE_GRPC_ADDRESS') }]);
  });

  it('refuses a certificate that cannot be read', async () => {
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
