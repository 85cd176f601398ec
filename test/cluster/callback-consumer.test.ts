import { afterEach, describe, expect, it } from 'vitest';
import { type CallbackConsumer, startCallbackConsumer } from '../../cluster/callback-consumer.ts';
import type { QueuedCallback } from '../../cluster/callback-queue.ts';
import type { PublishedCallback, TakenCallback } from '../../src/ports/callback-gate.ts';
import { JournalUnavailable } from '../../src/ports/journal.ts';
import { encodePartnerCallback } from '../../src/wire/partner-callback.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { turns } from '../kit/payment-node.ts';

let consumer: CallbackConsumer | undefined;
afterEach(() => consumer?.stop());

const STORED: TakenCallback = { fate: 'stored', brought: Promise.resolve() };
const bytesOf = (callback: Partial<PublishedCallback> = {}) =>
  encodePartnerCallback({
    providerId: 'bank',
    eventId: 'e',
    tag: 'tag',
    headers: {},
    body: new Uint8Array([1]),
    receivedTime: 0,
    ...callback,
  });

/** A queue of a test's own: what is pushed comes out, and what becomes of it is written down. */
function startConsumer(take: (callback: PublishedCallback) => Promise<TakenCallback> = async () => STORED) {
  const clock = handCrankedClock();
  const said: string[] = [];
  const taken: PublishedCallback[] = [];
  const failures: unknown[] = [];
  const waiting: QueuedCallback[] = [];
  let wake = () => {};
  let opened = 0;
  let broken: Error | undefined;
  const open = async () => {
    opened += 1;
    if (broken !== undefined) throw broken;
    let closed = false;
    return {
      async *[Symbol.asyncIterator]() {
        while (true) {
          for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) yield next;
          if (broken !== undefined) throw broken;
          if (closed) return;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      },
      close: () => {
        closed = true;
        wake();
      },
    };
  };
  consumer = startCallbackConsumer({
    queue: { open },
    gate: {
      take: (callback) => {
        taken.push(callback);
        return take(callback);
      },
    },
    clock,
    observer: { callbackConsumed: (outcome) => said.push(`counted ${outcome}`) },
    failed: (error) => failures.push(error),
  });
  const push = async (id: string, { bytes = bytesOf(), subject = 'turnpike.callbacks.bank', deliveries = 1 } = {}) => {
    const acknowledge = () => void said.push(`${id} acknowledged`);
    const giveBack = (delayMs: number) => void said.push(`${id} back after ${delayMs}`);
    waiting.push({ subject, bytes, id, deliveries, acknowledge, giveBack });
    wake();
    await turns(3);
  };
  const breakDown = async (error: Error | undefined) => {
    broken = error;
    wake();
    await turns(3);
  };
  return { clock, said, taken, failures, push, breakDown, opened: () => opened };
}

describe('what comes from a bridge', () => {
  it('T1 is acknowledged after it is durable, and not before', async () => {
    const durable = Promise.withResolvers<TakenCallback>();
    const { said, push } = startConsumer(() => durable.promise);
    await push('a');
    expect(said).toEqual([]);
    durable.resolve(STORED);
    await turns(3);
    expect(said).toEqual(['a acknowledged', 'counted stored']);
  });

  it('T1 is given back when the journal is away, and later each time', async () => {
    const { failures, said, push } = startConsumer(() => Promise.reject(new JournalUnavailable('down')));
    for (const deliveries of [1, 2, 3, 10]) await push(`d${deliveries}`, { deliveries });
    expect(said.filter((line) => line.startsWith('d'))).toEqual([
      'd1 back after 500',
      'd2 back after 1000',
      'd3 back after 2000',
      'd10 back after 5000',
    ]);
    expect(said).toContain('counted returned');
    expect(failures).toEqual([]);
  });

  it('T1 is given back when anything else goes wrong, which is told', async () => {
    const { failures, said, push } = startConsumer(() => Promise.reject(new Error('a bug')));
    await push('a');
    expect([said, failures]).toEqual([['a back after 500', 'counted returned'], [new Error('a bug')]]);
  });

  it('has the id of its message where its bridge gave it none', async () => {
    const { taken, push } = startConsumer();
    await push('17-1768478400', { bytes: bytesOf({ eventId: '' }) });
    expect(taken).toEqual([
      { providerId: 'bank', eventId: '17-1768478400', tag: 'tag', headers: {}, body: new Uint8Array([1]) },
    ]);
  });

  it.each([
    ['that is no message of the contract', 'turnpike.callbacks.bank', Buffer.from('{"no":"protobuf"}'), 'bank'],
    ['that names another provider than its subject', 'turnpike.callbacks.other', bytesOf(), 'other'],
    ['on a subject that is no provider', 'turnpike.callbacks.a.b!', bytesOf({ providerId: 'a.b!' }), 'a_b_'],
  ])('T2 is parked %s, with its bytes as they came', async (_, subject, bytes, providerId) => {
    const { said, taken, push } = startConsumer(async () => ({ fate: 'parked', brought: Promise.resolve() }));
    await push('m1', { subject, bytes });
    expect(taken).toEqual([{ providerId, eventId: 'm1', tag: '', headers: {}, body: bytes, fault: 'UNREADABLE' }]);
    expect(said).toEqual(['m1 acknowledged', 'counted parked']);
  });
});

describe('a burst', () => {
  it('T3 is stored so many at once, and goes on as soon as there is room', async () => {
    const storing: PromiseWithResolvers<TakenCallback>[] = [];
    const { taken, push } = startConsumer(() => {
      const one = Promise.withResolvers<TakenCallback>();
      storing.push(one);
      return one.promise;
    });
    for (let no = 0; no < 200; no += 1) await push(`${no}`);
    expect(taken).toHaveLength(128);
    storing[5]?.resolve(STORED);
    await turns(3);
    expect(taken).toHaveLength(129);
    for (const one of storing) one.resolve(STORED);
    await turns(5);
    expect(taken).toHaveLength(200);
    for (const one of storing) one.resolve(STORED);
  });

  it('T3 for a provider that hangs does not hold up the callbacks of others', async () => {
    const never = new Promise<void>(() => {});
    const { said, push } = startConsumer(async () => ({ fate: 'stored', brought: never }));
    for (let no = 0; no < 300; no += 1) await push(`${no}`);
    expect(said.filter((line) => line.endsWith('acknowledged'))).toHaveLength(300);
  });
});

describe('a queue', () => {
  it('that breaks is opened again after a while', async () => {
    const { clock, failures, taken, push, breakDown, opened } = startConsumer();
    await breakDown(new Error('consumer deleted'));
    expect(failures).toEqual([new Error('consumer deleted')]);
    expect(opened()).toBe(1);
    clock.advance(1_000);
    await turns(3);
    expect([opened(), failures.length]).toEqual([2, 2]);
    await breakDown(undefined);
    clock.advance(1_000);
    await turns(3);
    await push('a');
    expect([opened(), taken.length]).toEqual([3, 1]);
  });

  it('is left at the stop: what is in hand is stored, what was fetched ahead goes back', async () => {
    const durable = Promise.withResolvers<TakenCallback>();
    const { said, push } = startConsumer(() => durable.promise);
    for (let no = 0; no < 130; no += 1) await push(`${no}`);
    let stopped = false;
    const stop = consumer?.stop().then(() => {
      stopped = true;
    });
    await turns(5);
    expect([stopped, said]).toEqual([false, ['128 back after 0', '129 back after 0']]);
    durable.resolve(STORED);
    await stop;
    expect(said.filter((line) => line.endsWith('acknowledged'))).toHaveLength(128);
  });
});
