import { afterEach, expect, test } from 'vitest';
import { type CallbackSweeper, startCallbackSweeper } from '../../src/actors/callback-sweeper.ts';
import { refuse } from '../../src/domain/errors.ts';
import { partitionOf } from '../../src/domain/ids.ts';
import { openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import type { KeptCallback } from '../../src/ports/callbacks.ts';
import type { CallbackAnswer } from '../../src/ports/entities.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { turns } from '../kit/payment-node.ts';

const DAY = 86_400_000_000;
const OLD = -5_000_000;

let sweeper: CallbackSweeper | undefined;
afterEach(() => sweeper?.stop());

interface Options {
  readonly owns?: (partition: number) => boolean;
  /** `taken` takes it from the inbox. */
  readonly answer?: (id: string) => CallbackAnswer | 'taken' | Promise<CallbackAnswer>;
}

function startSweeper({ owns = () => true, answer = () => 'taken' }: Options = {}) {
  const { inbox } = openMemoryStore();
  const clock = handCrankedClock();
  const time = { now: 0 };
  const brought: string[] = [];
  const parked: KeptCallback[] = [];
  const failures: unknown[] = [];
  sweeper = startCallbackSweeper({
    inbox,
    owns,
    entities: {
      deliverCallback: async (stream, _tag, id) => {
        brought.push(`${id} to ${stream}`);
        const said = await answer(id);
        if (said !== 'taken') return said;
        await inbox.drop([id]);
        return { ok: true, response: new Uint8Array() };
      },
    },
    businessClock: { now: () => time.now },
    clock,
    failed: (error) => failures.push(error),
    parked: (callback) => parked.push(callback),
  });
  const put = (id: string, { tag = `p~${id}~payment~0`, receivedTime = OLD - 1 } = {}) =>
    inbox.put({ id: `bank/${id}`, providerId: 'bank', tag, receivedTime, headers: {}, body: new Uint8Array([1]) });
  const sweep = async () => {
    clock.advance(5_000);
    await turns(20);
  };
  return { inbox, time, brought, parked, failures, put, sweep };
}

test('C1 brings what waits longer than a moment to the stream that its tag names', async () => {
  const { brought, put, sweep } = startSweeper();
  await put('1');
  await put('young', { receivedTime: OLD });
  await sweep();
  expect(brought).toEqual(['bank/1 to invoice/p/1']);
});

test('C1 brings all that waits, however many of them stay', async () => {
  const { brought, inbox, put, sweep } = startSweeper({
    answer: (id) => (id === 'bank/last' ? 'taken' : { ok: true, response: new Uint8Array() }),
  });
  for (let no = 0; no < 250; no += 1) await put(`stays-${no}`, { receivedTime: OLD - 1_000 });
  await put('last');
  await sweep();
  expect(brought).toHaveLength(251);
  expect(await inbox.counts()).toEqual({ waiting: 250, parked: 0 });
});

test('one that fails or hangs holds nobody up', async () => {
  const hanging = Promise.withResolvers<CallbackAnswer>();
  const { brought, failures, put, sweep } = startSweeper({
    answer: (id) => {
      if (id === 'bank/fails') throw new Error('no route');
      return id === 'bank/hangs' ? hanging.promise : 'taken';
    },
  });
  for (const id of ['fails', 'hangs', 'goes']) await put(id);
  await sweep();
  expect(brought).toHaveLength(3);
  expect(failures).toEqual([new Error('no route')]);
  hanging.resolve({ ok: true, response: new Uint8Array() });
});

test('each callback is the business of one node: of the owner of its invoice, or of its tag while no invoice is known', async () => {
  const mine = new Set([partitionOf('invoice/p/mine'), partitionOf('ref-mine')]);
  const { brought, inbox, time, parked, put, sweep } = startSweeper({ owns: (partition) => mine.has(partition) });
  await put('mine');
  await put('other');
  await put('unknown-mine', { tag: 'ref-mine' });
  await put('unknown-other', { tag: 'ref-other' });
  time.now = DAY;
  await sweep();
  expect(brought).toEqual(['bank/mine to invoice/p/mine']);
  expect(parked.map(({ id }) => id)).toEqual(['bank/unknown-mine']);
  expect(await inbox.counts()).toEqual({ waiting: 2, parked: 1 });
});

test('C4 parks what no invoice took within a day, after one more try, and tells of it', async () => {
  const { brought, inbox, time, parked, put, sweep } = startSweeper({
    answer: (id) => (id === 'bank/taken' ? 'taken' : refuse('INVOICE_NOT_FOUND', 'The party has no such invoice')),
  });
  for (const id of ['refused', 'taken']) await put(id, { receivedTime: 1 });
  await put('young', { receivedTime: 2 });
  time.now = DAY;
  await sweep();
  expect(parked).toEqual([]);
  time.now = DAY + 1;
  await put('taken', { receivedTime: 1 });
  await sweep();
  expect(brought.filter((line) => line.startsWith('bank/taken'))).toHaveLength(2);
  expect(parked).toMatchObject([{ id: 'bank/refused', parking: { reason: 'NOT_TAKEN', time: DAY + 1 } }]);
  expect(await inbox.counts()).toEqual({ waiting: 1, parked: 1 });
  const before = brought.length;
  await sweep();
  expect(brought.slice(before)).toEqual(['bank/young to invoice/p/young']);
});

test('C4 parks nothing because an invoice was busy or on the move', async () => {
  const { inbox, time, put, sweep } = startSweeper({
    answer: (id) =>
      id === 'bank/busy' ? refuse('OVERLOADED', 'Too many wait') : refuse('OWNER_MOVING', 'The owner is changing'),
  });
  for (const id of ['busy', 'moving']) await put(id);
  time.now = 2 * DAY;
  await sweep();
  expect(await inbox.counts()).toEqual({ waiting: 2, parked: 0 });
});
