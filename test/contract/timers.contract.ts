import { expect, test } from 'vitest';
import { partitionOf } from '../../src/domain/ids.ts';
import { ALL_PARTITIONS, streamIn, writerOf } from './append.ts';
import type { Subject } from './journal.contract.ts';

/** J10: one timer of a stream, and the flag that a take-over finds it by. */
export function timerPromises(subject: Subject): void {
  const stream = 'invoice/party/one';
  const own = [partitionOf(stream)];

  test('J10 sets, keeps, moves and unsets the one timer of a stream', async () => {
    const { journal } = subject.store;
    const writer = writerOf(subject.store);
    expect(await journal.nextTimer(own)).toBeUndefined();
    await writer.append(stream, { timer: { type: 'set', time: 500 } });
    expect(await journal.nextTimer(own)).toBe(500);
    await writer.append(stream, { timer: { type: 'keep' } });
    expect(await journal.nextTimer(own)).toBe(500);
    await writer.append(stream, { timer: { type: 'set', time: 300 } });
    expect(await journal.dueTimers(own, 1000, 10)).toEqual([{ stream, time: 300 }]);
    await writer.append(stream, { timer: { type: 'unset' } });
    expect(await journal.dueTimers(own, 1000, 10)).toEqual([]);
    await writer.append(stream, { timer: { type: 'keep' } });
    expect(await journal.nextTimer(own)).toBeUndefined();
  });

  test('J10 lists due timers earliest first, of the asked partitions alone, no more than asked', async () => {
    const { journal } = subject.store;
    const writer = writerOf(subject.store);
    const streams = [3, 3, 4, 5].map((partition, index) => streamIn(partition, `timer-${index}`));
    for (const [index, name] of streams.entries())
      await writer.append(name, { timer: { type: 'set', time: 100 - index } });
    expect((await journal.dueTimers(ALL_PARTITIONS, 100, 10)).map(({ time }) => time)).toEqual([97, 98, 99, 100]);
    expect((await journal.dueTimers([3, 4], 100, 10)).map(({ time }) => time)).toEqual([98, 99, 100]);
    expect((await journal.dueTimers([3, 4], 99, 10)).map(({ time }) => time)).toEqual([98, 99]);
    expect((await journal.dueTimers(ALL_PARTITIONS, 100, 2)).map(({ time }) => time)).toEqual([97, 98]);
    expect(await journal.dueTimers([], 100, 10)).toEqual([]);
    expect(await journal.nextTimer([4, 3])).toBe(98);
  });

  test('J10 counts a timer as due at its very time, and not a microsecond before', async () => {
    const { journal } = subject.store;
    await writerOf(subject.store).append(stream, { timer: { type: 'set', time: 1_767_225_600_000_001 } });
    expect(await journal.dueTimers(own, 1_767_225_600_000_000, 10)).toEqual([]);
    expect(await journal.dueTimers(own, 1_767_225_600_000_001, 10)).toHaveLength(1);
  });

  test('J10 finds every stream that is pending, page by page, and none that is not any more', async () => {
    const { journal } = subject.store;
    const writer = writerOf(subject.store);
    const streams = Array.from({ length: 9 }, (_, index) => streamIn(index % 2, `pending-${index}`));
    for (const name of streams) await writer.append(name, { pending: true });
    await writer.append(streams[0] ?? '', { pending: false });
    const found: string[] = [];
    for (;;) {
      const page = await journal.pendingStreams([0, 1], found.at(-1), 3);
      found.push(...page);
      if (page.length < 3) break;
    }
    expect([...found].sort()).toEqual(streams.slice(1).sort());
    const odd = await journal.pendingStreams([1], undefined, 100);
    expect([...odd].sort()).toEqual(streams.filter((_, index) => index % 2 === 1).sort());
    expect(await journal.pendingStreams([7], undefined, 100)).toEqual([]);
  });

  test('J10 keeps the flag apart from the timer', async () => {
    const { journal } = subject.store;
    const writer = writerOf(subject.store);
    await writer.append(stream, { pending: true, timer: { type: 'set', time: 5 } });
    await writer.append(stream, { pending: true, timer: { type: 'unset' } });
    expect(await journal.pendingStreams(ALL_PARTITIONS, undefined, 10)).toEqual([stream]);
    await writer.append(stream, { pending: false, timer: { type: 'set', time: 6 } });
    expect(await journal.pendingStreams(ALL_PARTITIONS, undefined, 10)).toEqual([]);
    expect(await journal.nextTimer(own)).toBe(6);
  });
}
