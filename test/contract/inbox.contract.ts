import { expect, test } from 'vitest';
import type { ParkedFilter, PartnerCallback } from '../../src/ports/callbacks.ts';
import { InvalidCursor } from '../../src/ports/queries.ts';
import { appendOf, writerOf } from './append.ts';
import type { Subject } from './journal.contract.ts';

/** C1 to C4 and J11: callbacks and the tags they look for. */
export function inboxPromises(subject: Subject): void {
  const stream = 'invoice/party/one';
  const callbackOf = (id: string, rest: Partial<PartnerCallback> = {}): PartnerCallback => ({
    id: `bank/${id}`,
    providerId: 'bank',
    tag: 'tag',
    receivedTime: 100,
    headers: { 'content-type': 'application/json' },
    body: new Uint8Array([123, 125]),
    ...rest,
  });

  test('C1 keeps a callback through a crash until the append that took it', async () => {
    const callback = callbackOf('1');
    expect(await subject.store.inbox.put(callback)).toBe(true);
    const { inbox, journal } = await subject.restart();
    const waiting = await inbox.waiting('tag');
    expect(waiting.map((found) => ({ ...found, body: new Uint8Array(found.body) }))).toEqual([callback]);
    await journal.acquire([...Array(256).keys()], 'reborn');
    expect(await journal.append(appendOf(stream, 2, { epoch: 2, takenCallbacks: ['bank/1'] }))).toMatchObject({
      ok: false,
    });
    expect(await inbox.waiting('tag')).toHaveLength(1);
    expect(await journal.append(appendOf(stream, 1, { epoch: 2, takenCallbacks: ['bank/1'] }))).toMatchObject({
      ok: true,
    });
    expect(await inbox.waiting('tag')).toEqual([]);
  });

  test('C1 drops a callback that needs no append', async () => {
    const { inbox } = subject.store;
    await inbox.put(callbackOf('1'));
    await inbox.put(callbackOf('2'));
    await inbox.drop(['bank/1', 'bank/unknown']);
    expect((await inbox.waiting('tag')).map(({ id }) => id)).toEqual(['bank/2']);
  });

  test('C2 lets a callback wait for a tag that is not bound yet', async () => {
    const { inbox } = subject.store;
    await inbox.put(callbackOf('1'));
    expect(await inbox.streamOf('tag')).toBeUndefined();
    await writerOf(subject.store).append(stream, { tags: ['tag'] });
    expect(await inbox.streamOf('tag')).toBe(stream);
    expect(await inbox.waiting('tag')).toHaveLength(1);
  });

  test('C2 lists what waits for a tag, and what waits too long, oldest first', async () => {
    const { inbox } = subject.store;
    await inbox.put(callbackOf('late', { receivedTime: 300 }));
    await inbox.put(callbackOf('early', { receivedTime: 100 }));
    await inbox.put(callbackOf('other', { receivedTime: 200, tag: 'other' }));
    expect((await inbox.waiting('tag')).map(({ id }) => id)).toEqual(['bank/early', 'bank/late']);
    expect((await inbox.stale(300, 10)).map(({ id }) => id)).toEqual(['bank/early', 'bank/other']);
    expect((await inbox.stale(301, 2)).map(({ id }) => id)).toEqual(['bank/early', 'bank/other']);
  });

  test('C2 pages through all that waits, those of one moment too', async () => {
    const { inbox } = subject.store;
    for (const no of [3, 1, 2, 0, 4]) await inbox.put(callbackOf(`${no}`, { receivedTime: no < 3 ? 100 : 200 }));
    const first = await inbox.stale(300, 2);
    const second = await inbox.stale(300, 2, first.at(-1));
    const third = await inbox.stale(300, 2, second.at(-1));
    expect([first, second, third].map((page) => page.map(({ id }) => id))).toEqual([
      ['bank/0', 'bank/1'],
      ['bank/2', 'bank/3'],
      ['bank/4'],
    ]);
    expect(first[0]).toEqual({ id: 'bank/0', providerId: 'bank', tag: 'tag', receivedTime: 100 });
  });

  test('C3 keeps the same event of the same provider once, even when it comes twice at one moment', async () => {
    const { inbox } = subject.store;
    expect(await Promise.all([inbox.put(callbackOf('1')), inbox.put(callbackOf('1', { receivedTime: 999 }))])).toEqual([
      true,
      false,
    ]);
    expect(await inbox.put(callbackOf('1'))).toBe(false);
    expect(await inbox.waiting('tag')).toHaveLength(1);
    expect((await inbox.waiting('tag'))[0]?.receivedTime).toBe(100);
  });

  test('C4 keeps what is parked, with the reason, and sweeps it no more until it is replayed', async () => {
    const parking = { reason: 'NOT_TAKEN', time: 500 } as const;
    await subject.store.inbox.put(callbackOf('1'));
    expect(await subject.store.inbox.park('bank/1', parking)).toBe(true);
    const { inbox } = await subject.restart();
    expect(await inbox.park('bank/1', { reason: 'UNREADABLE', time: 600 })).toBe(false);
    expect(await inbox.stale(1_000, 10)).toEqual([]);
    expect(await inbox.waiting('tag')).toHaveLength(1);
    expect(await inbox.find('bank/1')).toMatchObject({ ...callbackOf('1'), body: expect.anything(), parking });
    expect(await inbox.counts()).toEqual({ waiting: 0, parked: 1 });
    expect(await inbox.put(callbackOf('1'))).toBe(false);

    expect(await inbox.unpark('bank/1', 'other')).toBe(true);
    expect(await inbox.unpark('bank/1', 'tag')).toBe(false);
    expect(await inbox.waiting('other')).toHaveLength(1);
    expect(await inbox.stale(1_000, 10)).toHaveLength(1);
    expect((await inbox.find('bank/1'))?.parking).toBeUndefined();
    expect(await inbox.counts()).toEqual({ waiting: 1, parked: 0 });
  });

  test('C4 parks at once what comes with a reason, and nothing that is not there', async () => {
    const { inbox } = subject.store;
    const parking = { reason: 'UNKNOWN_PROVIDER', time: 100 } as const;
    expect(await inbox.put(callbackOf('1', { tag: '' }), parking)).toBe(true);
    expect(await inbox.put(callbackOf('1', { tag: '' }), parking)).toBe(false);
    expect((await inbox.find('bank/1'))?.parking).toEqual(parking);
    expect([await inbox.park('bank/2', parking), await inbox.unpark('bank/2', 'tag')]).toEqual([false, false]);
    expect(await inbox.find('bank/2')).toBeUndefined();
  });

  test('C4 lists what is parked, the latest first, page by page, of one provider or one tag', async () => {
    const { inbox } = subject.store;
    for (const [no, tag] of ['a', 'b', 'a', 'b', 'a'].entries()) {
      await inbox.put(callbackOf(`${no}`, { tag, ...(no === 4 ? { id: 'other/4', providerId: 'other' } : {}) }));
      if (no !== 1)
        await inbox.park(`${no === 4 ? 'other' : 'bank'}/${no}`, { reason: 'NOT_TAKEN', time: no < 3 ? 7 : 9 });
    }
    const pagesOf = async (filter: ParkedFilter, limit: number) => {
      const pages: string[][] = [];
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const { rows, next } = await inbox.parked(filter, cursor, limit);
        pages.push(rows.map(({ id }) => id));
        cursor = next;
      }
      return pages;
    };
    expect(await pagesOf({}, 2)).toEqual([
      ['other/4', 'bank/3'],
      ['bank/2', 'bank/0'],
    ]);
    expect(await pagesOf({ providerId: 'bank' }, 2)).toEqual([['bank/3', 'bank/2'], ['bank/0']]);
    expect(await pagesOf({ tag: 'a' }, 10)).toEqual([['other/4', 'bank/2', 'bank/0']]);
    expect((await inbox.parked({ tag: 'b' }, undefined, 1)).rows).toEqual([
      {
        id: 'bank/3',
        providerId: 'bank',
        tag: 'b',
        receivedTime: 100,
        bodyBytes: 2,
        parking: { reason: 'NOT_TAKEN', time: 9 },
      },
    ]);
    await expect(inbox.parked({}, 'nonsense', 1)).rejects.toThrow(InvalidCursor);
  });

  test('J11 binds a tag to one stream for ever', async () => {
    const { inbox } = subject.store;
    const writer = writerOf(subject.store);
    await writer.append(stream, { tags: ['tag', 'second'] });
    expect(await writer.append('invoice/party/two', { tags: ['fresh', 'tag'] })).toMatchObject({
      ok: false,
      conflict: 'tag',
    });
    expect(await writer.append(stream, { tags: ['tag'] })).toMatchObject({ ok: true });
    expect([await inbox.streamOf('tag'), await inbox.streamOf('second'), await inbox.streamOf('fresh')]).toEqual([
      stream,
      stream,
      undefined,
    ]);
  });

  test('J11 refuses the second of two streams that bind one tag in one batch', async () => {
    const { inbox, journal } = subject.store;
    const verdicts = await Promise.all(
      ['invoice/party/a', 'invoice/party/b'].map((name) => journal.append(appendOf(name, 1, { tags: ['tag'] }))),
    );
    expect(verdicts.map((verdict) => (verdict.ok ? 'ok' : verdict.conflict))).toEqual(['ok', 'tag']);
    expect(await inbox.streamOf('tag')).toBe('invoice/party/a');
  });
}
