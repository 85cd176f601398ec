import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partitionOf } from '../../src/domain/ids.ts';
import type { CommittedAppend } from '../../src/ports/journal.ts';
import { appendOf, invoiceRow, NEW_YEAR, planOf, postingOf } from './append.ts';
import type { Subject } from './journal.contract.ts';

/** J3, J4, J9, J12, J13 and snapshots: what is kept, and how it is read. */
export function recordPromises(subject: Subject): void {
  const stream = 'invoice/party/one';

  test('J3 keeps every accepted append through the death of its process', async () => {
    const { journal } = subject.store;
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        journal.append(appendOf(`invoice/party/${index % 7}`, Math.floor(index / 7) + 1)),
      ),
    );
    const before = await journal.scan(0, 100);
    expect(before).toHaveLength(50);
    const reborn = await subject.restart();
    expect(await reborn.journal.scan(0, 100)).toEqual(before);
  });

  test('J3 remembers the epochs, so that a restart fences the process before it', async () => {
    const reborn = await subject.restart();
    expect(await reborn.journal.acquire([0], 'reborn')).toEqual(new Map([[0, 2]]));
  });

  test('J4 stores everything that one append carries, in one step', async () => {
    const plan = planOf('plan');
    await subject.store.inbox.put({
      id: 'bank/1',
      providerId: 'bank',
      tag: 'tag',
      receivedTime: 1,
      headers: {},
      body: new Uint8Array(),
    });
    const verdict = await subject.store.journal.append(
      appendOf(stream, 1, {
        plans: [plan.hold(postingOf('x', 'y', 5n))],
        limits: [{ type: 'hold', counter: 'counter', operation: 'o', delta: 5n, boundary: 9n }],
        timer: { type: 'set', time: 77 },
        pending: true,
        tags: ['tag'],
        keys: [{ keyId: 'key', subject: 'payer', wrapped: new Uint8Array([1]) }],
        rows: [invoiceRow('one')],
        takenCallbacks: ['bank/1'],
      }),
    );
    expect(verdict.ok).toBe(true);
    const { journal, ledger, inbox, queries, vaultStore } = await subject.restart();
    expect(await journal.head(stream)).toMatchObject({ sequence: 1 });
    expect(await ledger.plan('plan')).toMatchObject({ status: 'held', stream });
    expect(await ledger.counters(undefined, 10)).toEqual([{ counter: 'counter', heldMinor: 5n, committedMinor: 0n }]);
    expect(await journal.dueTimers([partitionOf(stream)], 77, 10)).toEqual([{ stream, time: 77 }]);
    expect(await journal.pendingStreams([partitionOf(stream)], undefined, 10)).toEqual([stream]);
    expect(await inbox.streamOf('tag')).toBe(stream);
    expect(await inbox.waiting('tag')).toEqual([]);
    expect(await vaultStore.keys(['key'])).toHaveLength(1);
    expect((await queries.invoices({}, undefined, 10)).rows).toEqual([invoiceRow('one')]);
  });

  test('J4 stores nothing of an append whose last guard refuses it', async () => {
    await subject.store.inbox.put({
      id: 'bank/1',
      providerId: 'bank',
      tag: 'tag',
      receivedTime: 1,
      headers: {},
      body: new Uint8Array(),
    });
    const verdict = await subject.store.journal.append(
      appendOf(stream, 1, {
        plans: [planOf('plan').hold(postingOf('x', 'y', 5n))],
        limits: [{ type: 'hold', counter: 'counter', operation: 'o', delta: 5n, boundary: 9n }],
        accountGuards: [{ accountId: 'x', minAvailableMinor: -4n }],
        timer: { type: 'set', time: 77 },
        pending: true,
        tags: ['tag'],
        keys: [{ keyId: 'key', subject: 'payer', wrapped: new Uint8Array([1]) }],
        rows: [invoiceRow('one')],
        takenCallbacks: ['bank/1'],
      }),
    );
    expect(verdict).toMatchObject({ ok: false, conflict: 'guard' });
    const { journal, ledger, inbox, queries, vaultStore } = subject.store;
    expect(await journal.head(stream)).toMatchObject({ sequence: 0 });
    expect(await ledger.plan('plan')).toBeUndefined();
    expect(await ledger.accounts(undefined, 10)).toEqual([]);
    expect(await ledger.counters(undefined, 10)).toEqual([]);
    expect(await journal.nextTimer([partitionOf(stream)])).toBeUndefined();
    expect(await journal.pendingStreams([partitionOf(stream)], undefined, 10)).toEqual([]);
    expect(await inbox.streamOf('tag')).toBeUndefined();
    expect(await inbox.waiting('tag')).toHaveLength(1);
    expect(await vaultStore.keys(['key'])).toEqual([]);
    expect((await queries.invoices({}, undefined, 10)).rows).toEqual([]);
  });

  test('J9 reads the records of one stream in sequence, page by page', async () => {
    const { journal } = subject.store;
    for (let sequence = 1; sequence <= 7; sequence += 1) {
      await journal.append(appendOf(stream, sequence));
      await journal.append(appendOf('invoice/party/other', sequence));
    }
    const pages = [
      await journal.read(stream, 0, 3),
      await journal.read(stream, 3, 3),
      await journal.read(stream, 6, 3),
      await journal.read(stream, 7, 3),
    ];
    expect(pages.map((page) => page.map(({ sequence }) => sequence))).toEqual([[1, 2, 3], [4, 5, 6], [7], []]);
    expect(new Set(pages.flat().map((record) => record.stream))).toEqual(new Set([stream]));
  });

  test('J9 shows every record once in the global order, page by page, while others commit', async () => {
    const { journal } = subject.store;
    const writing = Array.from({ length: 40 }, (_, index) => journal.append(appendOf(`invoice/party/${index}`, 1)));
    const seen: number[] = [];
    const page = async () => {
      for (const { position } of await journal.scan(seen.at(-1) ?? 0, 3)) seen.push(position);
    };
    while (seen.length < 20) await page();
    await Promise.all(writing);
    while (seen.length < 40) await page();
    expect(seen).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(await journal.lastPosition()).toBe(40);
  });

  test('J9 answers a reader with what was acknowledged before it asked', async () => {
    const { journal } = subject.store;
    for (let sequence = 1; sequence <= 20; sequence += 1) {
      const verdict = await journal.append(appendOf(stream, sequence));
      const [head, records, last] = await Promise.all([
        journal.head(stream),
        journal.read(stream, sequence - 1, 5),
        journal.lastPosition(),
      ]);
      expect([head.sequence, records.length, last]).toEqual([sequence, 1, verdict.ok ? verdict.position : 0]);
    }
  });

  test('J9 gives an unknown stream no records and an empty journal the position 0', async () => {
    const { journal } = subject.store;
    expect(await journal.read('invoice/party/nobody', 0, 10)).toEqual([]);
    expect(await journal.head('invoice/party/nobody')).toEqual({ sequence: 0, epoch: 1 });
    expect(await journal.lastPosition()).toBe(0);
    expect(await journal.scan(0, 10)).toEqual([]);
  });

  test('J12 gives every field of a record back as it went in', async () => {
    const { journal } = subject.store;
    const append = appendOf(stream, 1, {
      record: { kind: 'invoice', time: NEW_YEAR + 123_457, bytes: new Uint8Array([0, 255, 1]) },
    });
    await journal.append(append);
    const expected = {
      stream,
      partition: partitionOf(stream),
      sequence: 1,
      position: 1,
      appendId: append.appendId,
      kind: 'invoice',
      time: NEW_YEAR + 123_457,
      bytes: new Uint8Array([0, 255, 1]),
    };
    expect((await journal.read(stream, 0, 1)).map(plain)).toEqual([expected]);
    expect((await journal.scan(0, 1)).map(plain)).toEqual([expected]);
  });

  test('J12 keeps any bytes of any length', async () => {
    const { journal } = subject.store;
    let sequence = 0;
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000, size: 'max' }), async (bytes) => {
        sequence += 1;
        await journal.append(appendOf(stream, sequence, { record: { kind: 'invoice', time: 1, bytes } }));
        const [record] = await journal.read(stream, sequence - 1, 1);
        expect(Buffer.from(record?.bytes ?? []).equals(bytes)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('J12 takes the bytes when it is called: a buffer that is used again spoils nothing', async () => {
    const { journal } = subject.store;
    const pool = new Uint8Array(64).fill(1);
    const first = journal.append(
      appendOf(stream, 1, { record: { kind: 'invoice', time: 1, bytes: pool.subarray(8, 16) } }),
    );
    const second = journal.append(
      appendOf(stream, 2, { record: { kind: 'invoice', time: 1, bytes: pool.subarray(16, 24) } }),
    );
    pool.fill(9);
    await Promise.all([first, second]);
    const records = await journal.read(stream, 0, 10);
    expect(records.map(({ bytes }) => [...bytes])).toEqual([new Array(8).fill(1), new Array(8).fill(1)]);
  });

  test('J12 keeps text of any script in ids of appends and in search rows', async () => {
    const { journal, queries } = subject.store;
    const text = 'Пицца «Маргарита» 🍕 \u0000 ｗｉｄｅ';
    await journal.append(
      appendOf(stream, 1, { appendId: 'ключ-🔑', rows: [invoiceRow('one', { text, state: 'оплачен' })] }),
    );
    expect((await journal.read(stream, 0, 1))[0]?.appendId).toBe('ключ-🔑');
    expect((await queries.invoices({}, undefined, 1)).rows[0]).toMatchObject({ text, state: 'оплачен' });
  });

  test('J13 finds after a crash exactly what was acknowledged, or more of what was under way, never less and never half', async () => {
    const { journal } = subject.store;
    const acknowledged: number[] = [];
    const writing = Array.from({ length: 30 }, async (_, index) => {
      const plan = planOf(`plan-${index}`);
      const verdict = await journal.append(
        appendOf(`invoice/party/${index}`, 1, { plans: [plan.hold(postingOf('x', 'y', 1n))] }),
      );
      if (verdict.ok) acknowledged.push(index);
    });
    await writing[0];
    const reborn = await subject.restart();
    const known = acknowledged.map((index) => `invoice/party/${index}`);
    await Promise.allSettled(writing);
    const kept = (await reborn.journal.scan(0, 100)).map((record) => record.stream);
    expect(kept).toEqual(expect.arrayContaining(known));
    const account = await reborn.ledger.account('y');
    expect(account?.maxAvailableMinor).toBe(BigInt(kept.length));
    expect(await reborn.ledger.plans(undefined, 100)).toHaveLength(kept.length);
  });

  test('tells watchers of each commit what was committed, before its writers go on', async () => {
    const { journal } = subject.store;
    const heard: CommittedAppend[] = [];
    const stop = journal.onCommit((committed) => heard.push(...committed));
    const append = appendOf(stream, 1);
    const verdict = await journal.append(append);
    expect(heard).toEqual([
      { stream, sequence: 1, position: verdict.ok ? verdict.position : 0, record: append.record },
    ]);
    await journal.append(appendOf(stream, 9));
    expect(heard).toHaveLength(1);
    stop();
    await journal.append(appendOf(stream, 2));
    expect(heard).toHaveLength(1);
  });

  test('keeps the latest snapshot of the fold version that is asked for', async () => {
    const { journal } = subject.store;
    expect(await journal.latestSnapshot(stream, 3)).toBeUndefined();
    const snapshot = { stream, sequence: 5, foldVersion: 3, bytes: new Uint8Array([5, 5]) };
    await journal.saveSnapshot(snapshot);
    await journal.saveSnapshot({ ...snapshot, sequence: 4, bytes: new Uint8Array([4]) });
    expect(plain(await journal.latestSnapshot(stream, 3))).toEqual(snapshot);
    expect(await journal.latestSnapshot(stream, 2)).toBeUndefined();
    await journal.saveSnapshot({ ...snapshot, sequence: 9, bytes: new Uint8Array([9]) });
    expect(await journal.latestSnapshot(stream, 3)).toMatchObject({ sequence: 9 });
    await journal.saveSnapshot({ ...snapshot, sequence: 2, foldVersion: 4 });
    expect(await journal.latestSnapshot(stream, 4)).toMatchObject({ sequence: 2 });
    expect(await journal.latestSnapshot(stream, 3)).toBeUndefined();
  });

  test('answers what was submitted before it is closed, and nothing after', async () => {
    const { journal } = subject.store;
    const submitted = Array.from({ length: 20 }, (_, index) => journal.append(appendOf(`invoice/party/${index}`, 1)));
    await journal.close();
    expect((await Promise.all(submitted)).every(({ ok }) => ok)).toBe(true);
    await expect(journal.append(appendOf(stream, 1))).rejects.toMatchObject({ name: 'JournalUnavailable' });
    await expect(journal.head(stream)).rejects.toMatchObject({ name: 'JournalUnavailable' });
  });
}

/** Drivers may give any kind of byte array; only the bytes matter. */
function plain<Row extends { readonly bytes: Uint8Array }>(row: Row | undefined): Row | undefined {
  return row === undefined ? undefined : { ...row, bytes: new Uint8Array(row.bytes) };
}
