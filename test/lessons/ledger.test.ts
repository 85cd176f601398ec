import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import { openSqliteStore } from '../../src/journal/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/journal/store.ts';
import { ALL_PARTITIONS, appendOf, planOf, postingOf, writerOf } from '../contract/append.ts';

/** What the users of other ledgers were hurt by (lessons 11 and 12). */

const drivers = {
  memory: async () => openMemoryStore(),
  sqlite: async () => openSqliteStore({ path: join(folder, 'turnpike.db') }),
};
let folder = '';

describe.each(Object.entries(drivers))('the ledger on %s', (_name, open) => {
  let store: Store;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'turnpike-'));
    store = await open();
    await store.journal.acquire(ALL_PARTITIONS, 'test');
    const top = planOf('top');
    const append = appendOf('invoice/p/top', 1, { plans: [top.hold(postingOf('world', 'desk', 100n)), top.commit()] });
    expect(await store.journal.append(append)).toMatchObject({ ok: true });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const own = async (account: string) => (await store.ledger.account(account))?.ownMinor ?? 0n;
  const available = async (account: string) => (await store.ledger.account(account))?.minAvailableMinor ?? 0n;
  const GUARD = [{ accountId: 'desk', minAvailableMinor: 0n }];
  const payOut = (name: string, amountMinor: bigint) =>
    store.journal.append(
      appendOf(`invoice/p/${name}`, 1, {
        plans: [planOf(name).hold(postingOf('desk', 'payee', amountMinor))],
        accountGuards: GUARD,
      }),
    );

  it('blnk#181: held money counts, so that six holds of 30 against 100 are three', async () => {
    const verdicts = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => payOut(name, 30n)));
    expect(verdicts.filter(({ ok }) => ok)).toHaveLength(3);
    expect(await available('desk')).toBe(10n);
  });

  it('blnk#182: a hold that was refused can be neither committed nor rolled back', async () => {
    const writer = writerOf(store);
    const plan = planOf('refused');
    const hold = plan.hold(postingOf('desk', 'payee', 101n));
    expect(await writer.append('invoice/p/x', { plans: [hold], accountGuards: GUARD })).toMatchObject({
      conflict: 'guard',
      balances: new Map([['desk', 100n]]),
    });
    for (const end of [plan.commit(), plan.rollback()])
      expect(await writer.append('invoice/p/x', { plans: [end] })).toMatchObject({ conflict: 'plan' });
    expect([await own('desk'), await own('payee')]).toEqual([100n, 0n]);
  });

  it('blnk#171: two that read the same remainder at once do not both take it', async () => {
    const verdicts = await Promise.all([payOut('a', 60n), payOut('b', 60n)]);
    expect(verdicts.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await available('desk')).toBe(40n);
  });

  it('blnk#240: record, postings and balances are there together, or none of them', async () => {
    const plan = planOf('plan');
    const both = appendOf('invoice/p/both', 1, {
      plans: [plan.hold(postingOf('desk', 'payee', 10n))],
      limits: [{ type: 'hold', counter: 'turnover', operation: 'both', delta: 10n, boundary: 9n }],
    });
    expect(await store.journal.append(both)).toMatchObject({ conflict: 'guard' });
    expect(await store.ledger.plan('plan')).toBeUndefined();
    expect(await store.journal.head('invoice/p/both')).toMatchObject({ sequence: 0 });
    expect(await available('desk')).toBe(100n);
  });

  it('formancehq/stack#1633: the same key twice in one batch has two verdicts and one effect', async () => {
    const append = appendOf('invoice/p/twice', 1, { plans: [planOf('twice').hold(postingOf('desk', 'payee', 10n))] });
    const verdicts = await Promise.all([store.journal.append(append), store.journal.append(append)]);
    expect(verdicts).toMatchObject([{ ok: true }, { conflict: 'sequence' }]);
    expect(await available('desk')).toBe(90n);
  });

  it('formancehq/stack#1636: the same operation again, after nobody heard of the first, changes nothing', async () => {
    const writer = writerOf(store);
    const plan = planOf('again');
    const hold = plan.hold(postingOf('desk', 'payee', 10n));
    for (let time = 0; time < 2; time += 1)
      expect(await writer.append('invoice/p/again', { plans: [hold] })).toMatchObject({ ok: true });
    expect(await available('desk')).toBe(90n);
    const commit = plan.commit();
    for (let time = 0; time < 2; time += 1)
      expect(await writer.append('invoice/p/again', { plans: [commit] })).toMatchObject({ ok: true });
    expect(await own('payee')).toBe(10n);
  });

  it('formancehq/ledger#365: who was told of a change reads it, whoever else writes meanwhile', async () => {
    const writers = Array.from({ length: 20 }, async (_, index) => {
      await payOut(`w${index}`, 1n);
      return (await store.ledger.plan(`w${index}`))?.status;
    });
    expect(new Set(await Promise.all(writers))).toEqual(new Set(['held']));
    expect(await available('desk')).toBe(80n);
  });
});
