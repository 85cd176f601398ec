import { expect, test } from 'vitest';
import { type Outgoing, openChannel } from '../../src/journal/sqlite/channel.ts';

const newOutgoing = (): Outgoing<string, readonly string[]> => {
  const calls: string[] = [];
  return { add: (call) => calls.push(call), seal: () => ({ message: calls, transfer: [] }) };
};

const openTestChannel = (onAnswers?: () => void) =>
  openChannel<string, readonly string[]>({
    worker: new URL('./channel-worker.ts', import.meta.url),
    workerData: undefined,
    newOutgoing,
    ...(onAnswers === undefined ? {} : { onAnswers }),
  });

test('W1 answers in the order of the calls, and gathers what is asked in one turn or while the worker is busy', async () => {
  const channel = await openTestChannel();
  const first = ['a', 'b'].map((call) => channel.call(call));
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  const second = ['c', 'd'].map((call) => channel.call(call));
  const answers = await Promise.all([...first, ...second]);
  expect(answers).toEqual(['a in message 1', 'b in message 1', 'c in message 2', 'd in message 2']);
  await channel.close();
});

test('W1 fails one call alone when the worker says so', async () => {
  const channel = await openTestChannel();
  const settled = await Promise.allSettled(['a', 'fail', 'c'].map((call) => channel.call(call)));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  await channel.close();
});

test('W2 rejects every call that waits, and every later one, as of unknown outcome when the worker dies', async () => {
  const channel = await openTestChannel();
  const settled = await Promise.allSettled(['die', 'b', 'c'].map((call) => channel.call(call)));
  for (const outcome of settled) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'JournalUnavailable' } });
  }
  await expect(channel.call('later')).rejects.toMatchObject({ name: 'JournalUnavailable' });
  await channel.close();
});

test('W2 tells the same of a worker that ends without an error', async () => {
  const channel = await openTestChannel();
  await expect(channel.call('end')).rejects.toMatchObject({ name: 'JournalUnavailable' });
});

test('tells of answers before any caller goes on', async () => {
  const order: string[] = [];
  const channel = await openTestChannel(() => order.push('told'));
  await channel.call('a');
  order.push('went on');
  expect(order).toEqual(['told', 'went on']);
  await channel.close();
});

test('answers what was asked before it is closed, and refuses what is asked after', async () => {
  const channel = await openTestChannel();
  const asked = ['a', 'b', 'c'].map((call) => channel.call(call));
  const closed = channel.close();
  await expect(channel.call('late')).rejects.toMatchObject({ name: 'JournalUnavailable' });
  expect(await Promise.all(asked)).toHaveLength(3);
  await closed;
  await channel.close();
});
