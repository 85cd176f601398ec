import { expect, test } from 'vitest';
import { newMemoryDisk } from '../../src/journal/memory/memory-disk.ts';
import { openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import { ALL_PARTITIONS, appendOf } from '../contract/append.ts';

/** The simulated disk and the faults that simulations and crash tests steer by. */

const stream = 'invoice/party/one';

/** A store on a disk that syncs when the test says so. */
async function withManualDisk() {
  const disk = newMemoryDisk({ schedule: () => {} });
  const store = openMemoryStore({ disk });
  const acquired = store.journal.acquire(ALL_PARTITIONS, 'test');
  disk.sync();
  await acquired;
  return { disk, store };
}

test('D1 shows and answers nothing before the sync', async () => {
  const { disk, store } = await withManualDisk();
  let answered = false;
  const verdict = store.journal.append(appendOf(stream, 1)).then((result) => {
    answered = true;
    return result;
  });
  expect(await store.journal.head(stream)).toMatchObject({ sequence: 0 });
  expect([answered, disk.waiting()]).toEqual([false, 1]);
  disk.sync();
  expect(await verdict).toEqual({ ok: true, position: 1 });
  expect(await store.journal.head(stream)).toMatchObject({ sequence: 1 });
});

test('J13 drops what was not synced when the power goes, and keeps what was', async () => {
  const { disk, store } = await withManualDisk();
  const synced = store.journal.append(appendOf(stream, 1));
  disk.sync();
  await synced;
  const lost = store.journal.append(appendOf(stream, 2));
  disk.crash();
  await expect(lost).rejects.toMatchObject({ name: 'JournalUnavailable' });
  const reborn = openMemoryStore({ disk });
  expect(await reborn.journal.head(stream)).toEqual({ sequence: 1, epoch: 1 });
});

test('J13 may keep what was on its way when the power went, although nobody was told', async () => {
  const { disk, store } = await withManualDisk();
  const heard: unknown[] = [];
  store.journal.onCommit((committed) => heard.push(...committed));
  const untold = store.journal.append(appendOf(stream, 1));
  disk.crash({ landed: true });
  await expect(untold).rejects.toMatchObject({ name: 'JournalUnavailable' });
  expect(heard).toEqual([]);
  expect(await openMemoryStore({ disk }).journal.head(stream)).toMatchObject({ sequence: 1 });
});

test('kills the stores that were open when the power went', async () => {
  const { disk, store } = await withManualDisk();
  disk.crash();
  await expect(store.journal.head(stream)).rejects.toMatchObject({ name: 'JournalUnavailable' });
  await expect(store.journal.append(appendOf(stream, 1))).rejects.toMatchObject({ name: 'JournalUnavailable' });
  await store.close();
});

test.each([
  ['lost', 0],
  ['landed', 1],
] as const)('fails an append as %s with an unknown outcome', async (fate, sequence) => {
  const store = openMemoryStore({ fault: (append) => (append.sequence === 1 ? fate : undefined) });
  await store.journal.acquire(ALL_PARTITIONS, 'test');
  await expect(store.journal.append(appendOf(stream, 1))).rejects.toMatchObject({ name: 'JournalUnavailable' });
  expect(await store.journal.head(stream)).toMatchObject({ sequence });
});

test('shares one sync between the writes of one turn', async () => {
  let syncs = 0;
  const disk = newMemoryDisk({
    schedule: (sync) => {
      syncs += 1;
      queueMicrotask(sync);
    },
  });
  const { journal } = openMemoryStore({ disk });
  await Promise.all([
    journal.acquire(ALL_PARTITIONS, 'test'),
    journal.append(appendOf(stream, 1)),
    journal.append(appendOf(stream, 2)),
  ]);
  expect(syncs).toBe(1);
  await journal.append(appendOf(stream, 3));
  expect(syncs).toBe(2);
});
