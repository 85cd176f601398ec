import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/journal/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/journal/store.ts';
import { ALL_PARTITIONS, appendOf, payoutRow, planOf, postingOf, writerOf } from '../contract/append.ts';
import { deliveryOf } from '../contract/deliveries.contract.ts';

/** What only the SQLite store promises, or can get wrong. */

const folder = mkdtempSync(join(tmpdir(), 'turnpike-sqlite-store-'));
let count = 0;
let path = '';
let store: Store;

beforeEach(async () => {
  count += 1;
  path = join(folder, `${count}.db`);
  store = await openSqliteStore({ path });
  await store.journal.acquire(ALL_PARTITIONS, 'test');
});
afterEach(() => store.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Changes the file behind the store's back. */
function tamper(sql: string): void {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
}

test('refuses a file that was made for another number of partitions, and says so', async () => {
  await store.close();
  tamper('UPDATE cluster SET partition_count = 64');
  await expect(openSqliteStore({ path })).rejects.toThrow(/made for 64 partitions, this program has 256/);
});

test('refuses a file of a later release, and says so', async () => {
  await store.close();
  tamper('UPDATE cluster SET schema_version = 1000');
  await expect(openSqliteStore({ path })).rejects.toThrow(/schema version 1000/);
});

/** Leaves the tables as release 0.3.0 made them. */
const BACK_TO_VERSION_2 = `
  DROP TABLE payouts; DROP TABLE disputes; DROP TABLE evidence;
  DROP TABLE deliveries; DROP TABLE delivery_attempts; DROP TABLE delivery_channels; DROP TABLE delivery_cursor;
  CREATE TABLE deliveries (id TEXT PRIMARY KEY, endpoint TEXT NOT NULL, next_time INTEGER NOT NULL);
  CREATE INDEX deliveries_next ON deliveries (next_time);
  UPDATE cluster SET schema_version = 2;`;

test('brings a file of release 0.3.0 up to this one, and keeps what is in it', async () => {
  await writerOf(store).append('invoice/party/one');
  await store.close();
  tamper(BACK_TO_VERSION_2);
  store = await openSqliteStore({ path });
  expect(await store.journal.lastPosition()).toBe(1);
  expect(await store.deliveries.enqueue(0, 1, [deliveryOf('a')])).toEqual({ ok: true, expired: 0 });
  expect(await writerOf(store).append('payout/party/one', { rows: [payoutRow('one')] })).toMatchObject({ ok: true });
  expect((await store.queries.payouts({}, undefined, 10)).rows).toEqual([payoutRow('one')]);
  expect((await store.queries.disputes({}, undefined, 10)).rows).toEqual([]);
  expect(await store.evidenceRows.evidenceNotUnder('kek', 1)).toEqual([]);
});

test('brings a file of the first release up to this one, and keeps what is in it', async () => {
  const callback = {
    id: 'bank/1',
    providerId: 'bank',
    tag: 'tag',
    receivedTime: 1,
    headers: {},
    body: new Uint8Array(),
  };
  await store.inbox.put(callback);
  await store.close();
  tamper(`${BACK_TO_VERSION_2}
    DROP INDEX inbox_parked;
    ALTER TABLE inbox DROP COLUMN parked_time;
    ALTER TABLE inbox DROP COLUMN parked_reason;
    UPDATE cluster SET schema_version = 1`);
  store = await openSqliteStore({ path });
  expect(await store.inbox.park('bank/1', { reason: 'NOT_TAKEN', time: 2 })).toBe(true);
  await store.close();
  store = await openSqliteStore({ path });
  expect((await store.inbox.parked({}, undefined, 10)).rows).toHaveLength(1);
});

test('refuses a file that is no database, and a folder that is not there', async () => {
  await expect(openSqliteStore({ path: new URL(import.meta.url).pathname })).rejects.toThrow(/not a database/);
  await expect(openSqliteStore({ path: join(folder, 'nowhere', 'a.db') })).rejects.toThrow();
});

test('keeps its installation id, which no other installation has', async () => {
  const { installationId } = store;
  await store.close();
  store = await openSqliteStore({ path });
  expect(store.installationId).toBe(installationId);
  const other = await openSqliteStore({ path: join(folder, `${count}-other.db`) });
  expect(other.installationId).not.toBe(installationId);
  await other.close();
});

test('B1 sees what a second process has written, however much it remembers', async () => {
  const second = await openSqliteStore({ path });
  const stores = [store, second];
  for (let sequence = 1; sequence <= 10; sequence += 1) {
    const { journal } = stores[sequence % 2] ?? store;
    const plan = planOf(`plan-${sequence}`);
    const limits = [{ type: 'hold', counter: 'counter', operation: `${sequence}`, delta: 1n, boundary: 9n }] as const;
    const verdict = await journal.append(
      appendOf('invoice/party/one', sequence, { plans: [plan.hold(postingOf('x', 'y', 5n))], limits }),
    );
    expect(verdict.ok).toBe(sequence <= 9);
  }
  expect((await store.ledger.account('y'))?.maxAvailableMinor).toBe(45n);
  await second.journal.acquire(ALL_PARTITIONS, 'second');
  expect(await store.journal.append(appendOf('invoice/party/one', 10))).toEqual({ ok: false, conflict: 'epoch' });
  await second.close();
});

test('reads while another process holds the write lock', async () => {
  await writerOf(store).append('invoice/party/one');
  const db = new DatabaseSync(path);
  db.exec('BEGIN IMMEDIATE');
  const waiting = store.journal.append(appendOf('invoice/party/one', 2));
  expect(await store.journal.head('invoice/party/one')).toEqual({ sequence: 1, epoch: 1 });
  expect(await store.ledger.accounts(undefined, 10)).toEqual([]);
  db.exec('ROLLBACK');
  db.close();
  expect(await waiting).toEqual({ ok: true, position: 2 });
});

test('T2 fails the one append that cannot be stored, and stores its neighbours', async () => {
  const { journal } = store;
  const impossible = { kind: 'invoice', time: Number.NaN, bytes: new Uint8Array() };
  const settled = await Promise.allSettled([
    journal.append(appendOf('invoice/party/a', 1)),
    journal.append(appendOf('invoice/party/b', 1, { record: impossible })),
    journal.append(appendOf('invoice/party/c', 1)),
    journal.append(appendOf('invoice/party/c', 2)),
  ]);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(settled[1]).toMatchObject({ reason: { name: 'JournalUnavailable' } });
  expect((await journal.scan(0, 10)).map(({ stream }) => stream)).toEqual([
    'invoice/party/a',
    'invoice/party/c',
    'invoice/party/c',
  ]);
});

test('T2 keeps a call that cannot even be packed away from its neighbours', async () => {
  const { journal } = store;
  const broken = { ...appendOf('invoice/party/b', 1), rows: [undefined as never] };
  const settled = await Promise.allSettled([
    journal.append(appendOf('invoice/party/a', 1)),
    journal.append(appendOf('invoice/party/a', 2)),
    journal.append(broken),
    journal.append(appendOf('invoice/party/c', 1)),
  ]);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect((await journal.scan(0, 10)).map(({ stream }) => stream)).toEqual([
    'invoice/party/a',
    'invoice/party/a',
    'invoice/party/c',
  ]);
});

test('T4 leaves nothing of a deleted data key in any file', async () => {
  const secret = Buffer.from('a wrapped key that must vanish');
  const keys = [{ keyId: 'key', subject: 'payer', wrapped: secret }];
  await writerOf(store).append('invoice/party/one', { keys });
  const found = () => readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes(secret));
  expect(found()).not.toEqual([]);
  expect(await store.vaultStore.deleteKeys('payer')).toBe(1);
  expect(found()).toEqual([]);
});

test('empties the write-ahead log when it is closed', async () => {
  await writerOf(store).append('invoice/party/one');
  await store.ledger.accounts(undefined, 1);
  await store.close();
  expect(readdirSync(folder).filter((file) => file.startsWith(`${count}.db`))).toEqual([`${count}.db`]);
});

test('shows every page of a long list in steps of the size of a message', async () => {
  const { journal } = store;
  const verdicts = await Promise.all(
    Array.from({ length: 2_500 }, (_, index) => journal.append(appendOf(`invoice/party/${index}`, 1))),
  );
  expect(verdicts.every(({ ok }) => ok)).toBe(true);
  expect(await journal.lastPosition()).toBe(2_500);
});
