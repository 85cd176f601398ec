import { expect, test } from 'vitest';
import type { PartnerCallback } from '../../src/ports/callbacks.ts';
import { appendOf, writerOf } from './append.ts';
import type { Subject } from './journal.contract.ts';

/** C1 to C3 and J11: callbacks and the tags they look for. */
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
