import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE_FILE } from '../../src/data-dir.ts';
import { openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import { openSqliteStore } from '../../src/journal/sqlite/open-sqlite-store.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import { fillBooks } from '../audit/filled-books.ts';
import { requireTool } from '../kit/provision.ts';
import { BOOKKEEPERS, checkBooks } from './books.ts';
import { checkDataFolders } from './books-main.ts';

const folder = mkdtempSync(join(tmpdir(), 'turnpike-bookkeepers-'));
let ledger: Ledger;

beforeAll(async () => {
  const store = openMemoryStore();
  await fillBooks(store);
  ledger = store.ledger;
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(BOOKKEEPERS)('%s', (name) => {
  it('comes to our balances, of what is committed and of everything (P8)', async (context) => {
    const check = await checkBooks(ledger, folder, new Map([[name, requireTool(context, name)]]));
    expect(check.differences).toEqual([]);
    expect(check.accounts).toBeGreaterThan(3);
  });

  it('does not come to a balance that is a minor unit off', async (context) => {
    const wrong: Pick<Ledger, 'plans' | 'accounts'> = {
      plans: ledger.plans,
      accounts: async (after, limit) =>
        (await ledger.accounts(after, limit)).map((account) =>
          account.accountId.startsWith('system:') ? { ...account, ownMinor: account.ownMinor + 1n } : account,
        ),
    };
    const { differences } = await checkBooks(wrong, folder, new Map([[name, requireTool(context, name)]]));
    expect(differences).not.toEqual([]);
    for (const difference of differences) expect(difference).toMatch(/^system:/);
  });
});

it('the books of every data folder in a folder are added up by hledger and by ledger', async (context) => {
  for (const name of BOOKKEEPERS) requireTool(context, name);
  const worlds = mkdtempSync(join(tmpdir(), 'turnpike-worlds-'));
  for (const name of ['one', 'two']) {
    mkdirSync(join(worlds, name));
    const store = await openSqliteStore({ path: join(worlds, name, DATABASE_FILE) });
    const books = await fillBooks(store);
    await books.stop();
    await store.close();
  }
  const report = await checkDataFolders(worlds);
  expect(report).toMatchObject({ worlds: 2, bookkeepers: ['hledger', 'ledger'], differences: [] });
  rmSync(worlds, { recursive: true });
});
