import { expect, test } from 'vitest';
import { partitionOf } from '../../src/domain/ids.ts';
import type { DeliveryAttempt, DeliveryFilter, DueQuery, NewDelivery } from '../../src/ports/deliveries.ts';
import { ALL_PARTITIONS } from './append.ts';
import type { Subject } from './journal.contract.ts';

/** The outbox of messages to merchants. */
export function deliveryPromises(subject: Subject): void {
  /** Stores rows behind what was stored before. */
  const given = async (...rows: readonly NewDelivery[]) => {
    const cursor = await subject.store.deliveries.cursor();
    expect(await subject.store.deliveries.enqueue(cursor, cursor + 1, rows)).toMatchObject({ ok: true });
  };
  const due = async (query: Partial<DueQuery> = {}) => {
    const rows = await subject.store.deliveries.due({
      partitions: ALL_PARTITIONS,
      now: 1_000,
      except: [],
      limit: 100,
      ...query,
    });
    return rows.map(({ id }) => id);
  };
  const states = async (filter: DeliveryFilter = {}) => {
    const { rows } = await subject.store.deliveries.list(filter, undefined, 100);
    return Object.fromEntries(rows.map(({ id, state }) => [id, state]));
  };
  const delivered = (id: string) =>
    subject.store.deliveries.attempted(id, attemptOf({ status: 200 }), { state: 'delivered' });

  test('D1 takes each position once, however many fill it', async () => {
    const { deliveries } = subject.store;
    expect(await deliveries.cursor()).toBe(0);
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((id) => deliveries.enqueue(0, 10, [deliveryOf(id, { resource: id })])),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await deliveries.cursor()).toBe(10);
    expect(await due()).toHaveLength(1);
    expect(await deliveries.enqueue(9, 11, [deliveryOf('d')])).toEqual({ ok: false });
    expect(await deliveries.enqueue(10, 12, [])).toEqual({ ok: true, expired: 0 });
    expect(await deliveries.cursor()).toBe(12);
  });

  test('D1 stores a row once, and does not let its repeat supersede anything', async () => {
    await given(deliveryOf('a', { sequence: 2 }));
    await delivered('a');
    await given(deliveryOf('b', { sequence: 1, passing: true }));
    await given(deliveryOf('a', { sequence: 2, body: 'other' }), deliveryOf('a', { sequence: 3 }));
    expect(await states()).toEqual({ a: 'delivered', b: 'waiting' });
    expect(await subject.store.deliveries.find('a')).toMatchObject({ body: '{}', sequence: 2 });
  });

  test('D1 keeps rows and cursor through a crash, and the rows come back as they went in', async () => {
    const full = deliveryOf('a', {
      url: 'https://shop.example/alert?a=1',
      type: 'alert.processing',
      passing: true,
      time: 5,
      body: '{"ключ":"\u2028 \\u0000 𐀀"}',
      sealed: { keyId: 'key', ciphertext: new Uint8Array([0, 255, 7]) },
    });
    await given(full, deliveryOf('b', { resource: 'other' }));
    const { deliveries } = await subject.restart();
    expect(await deliveries.cursor()).toBe(1);
    const found = await deliveries.find('a');
    expect({ ...found, sealed: { ...found?.sealed, ciphertext: [...(found?.sealed?.ciphertext ?? [])] } }).toEqual({
      ...full,
      sealed: { keyId: 'key', ciphertext: [0, 255, 7] },
      state: 'waiting',
      attempts: 0,
      nextTime: 5,
    });
    expect(await deliveries.find('nope')).toBeUndefined();
    expect(await deliveries.find('b')).not.toHaveProperty('url');
  });

  test('D2 keeps a row due until an attempt or a cancellation ends it', async () => {
    const { deliveries } = subject.store;
    await given(deliveryOf('a', { time: 10 }));
    expect(await due({ now: 9 })).toEqual([]);
    expect(await due({ now: 10 })).toEqual(['a']);
    const timeout = attemptOf({ detail: 'no answer within 10 s', durationMs: 10_000.5 });
    await deliveries.attempted('a', timeout, { state: 'waiting', nextTime: 50 });
    expect(await due({ now: 49 })).toEqual([]);
    expect(await deliveries.nextTime(ALL_PARTITIONS)).toBe(50);
    expect(await due({ now: 50 })).toEqual(['a']);
    expect(await deliveries.find('a')).toMatchObject({
      attempts: 1,
      lastOutcome: 'no answer within 10 s',
      nextTime: 50,
    });
    const refused = attemptOf({ time: 60, status: 503, detail: 'busy' });
    await deliveries.attempted('a', refused, { state: 'exhausted' });
    const ended = await deliveries.find('a');
    expect(ended).toMatchObject({ state: 'exhausted', attempts: 2, lastOutcome: '503' });
    expect(ended).not.toHaveProperty('nextTime');
    expect(await due()).toEqual([]);
    expect(await deliveries.nextTime(ALL_PARTITIONS)).toBeUndefined();
    expect(await deliveries.attempts('a')).toEqual([timeout, refused]);
    expect(await deliveries.attempts('nope')).toEqual([]);
  });

  test('D2 writes down an attempt at a row that was ended meanwhile, which keeps its state', async () => {
    const { deliveries } = subject.store;
    await given(deliveryOf('a'));
    await deliveries.cancel('channel');
    await deliveries.attempted('a', attemptOf({ status: 500 }), { state: 'waiting', nextTime: 7 });
    expect(await deliveries.find('a')).toMatchObject({ state: 'cancelled', attempts: 1, lastOutcome: '500' });
    expect(await deliveries.find('a')).not.toHaveProperty('nextTime');
    expect(await due()).toEqual([]);
    await deliveries.attempted('nope', attemptOf({ status: 500 }), { state: 'delivered' });
    expect(await deliveries.find('nope')).toBeUndefined();
  });

  test('D3 shows the rows of a resource one after the other, by sequence and then as they were stored', async () => {
    await given(
      deliveryOf('c', { sequence: 3 }),
      deliveryOf('a', { sequence: 1 }),
      deliveryOf('b1', { sequence: 2 }),
      deliveryOf('b2', { sequence: 2 }),
    );
    const sent: string[] = [];
    for (let rows = await due(); rows.length > 0; rows = await due()) {
      expect(rows).toHaveLength(1);
      sent.push(...rows);
      await delivered(String(rows[0]));
    }
    expect(sent).toEqual(['a', 'b1', 'b2', 'c']);
  });

  test('D3 lets a row that failed hold back its own resource on its own channel alone', async () => {
    const { deliveries } = subject.store;
    await given(
      deliveryOf('first', { sequence: 1 }),
      deliveryOf('second', { sequence: 2 }),
      deliveryOf('neighbour', { resource: 'other' }),
      deliveryOf('stranger', { channel: 'stranger', sequence: 2 }),
    );
    await deliveries.attempted('first', attemptOf({ status: 500 }), { state: 'waiting', nextTime: 2_000 });
    expect((await due()).sort()).toEqual(['neighbour', 'stranger']);
    expect(await due({ now: 2_000, limit: 1 })).toHaveLength(1);
    await deliveries.attempted('first', attemptOf({ status: 500 }), { state: 'exhausted' });
    expect((await due()).sort()).toEqual(['neighbour', 'second', 'stranger']);
  });

  test('D3 puts a row that is replayed in front of those that wait behind it', async () => {
    const { deliveries } = subject.store;
    await given(deliveryOf('first', { sequence: 1 }), deliveryOf('second', { sequence: 2 }));
    await deliveries.attempted('first', attemptOf({ status: 500 }), { state: 'exhausted' });
    expect(await due()).toEqual(['second']);
    expect(await deliveries.replay('first', 500)).toBe(true);
    expect(await due({ now: 499 })).toEqual([]);
    expect(await due()).toEqual(['first']);
    await delivered('first');
    expect(await due()).toEqual(['second']);
  });

  test('shows what is due earliest first, of these partitions, without these channels', async () => {
    const { deliveries } = subject.store;
    await given(
      deliveryOf('late', { channel: 'one', time: 30 }),
      deliveryOf('early', { channel: 'two', time: 10 }),
      deliveryOf('middle', { channel: 'one', time: 20, resource: 'other' }),
    );
    expect(await due()).toEqual(['early', 'middle', 'late']);
    expect(await due({ limit: 2 })).toEqual(['early', 'middle']);
    expect(await due({ except: ['two'] })).toEqual(['middle', 'late']);
    expect(await due({ except: ['one', 'two'] })).toEqual([]);
    await given(
      deliveryOf('greedy', { channel: 'alert/greedy/desk/hash', time: 5, resource: 'third' }),
      deliveryOf('namesake', { channel: 'webhook/modest/greedy', time: 6, resource: 'third' }),
    );
    expect(await due({ exceptParties: ['greedy', 'one'] })).toEqual(['namesake', 'early', 'middle', 'late']);
    expect(await due({ except: ['two'], exceptParties: ['greedy', 'modest'] })).toEqual(['middle', 'late']);
    const [one, two] = [[partitionOf('one')], [partitionOf('two')]];
    expect(await due({ partitions: one })).toEqual(['middle', 'late']);
    expect(await due({ partitions: [] })).toEqual([]);
    expect(await deliveries.nextTime(one)).toBe(20);
    expect(await deliveries.nextTime(two)).toBe(10);
    expect(await deliveries.nextTime([])).toBeUndefined();
  });

  test('D4 expires what is only of passing interest when a later row of its channel and resource comes', async () => {
    const passing = { passing: true };
    await given(deliveryOf('old', { ...passing, sequence: 1 }), deliveryOf('lasting', { sequence: 2 }));
    await given(
      deliveryOf('elsewhere', { ...passing, sequence: 1, resource: 'other' }),
      deliveryOf('stranger', { ...passing, sequence: 1, channel: 'stranger' }),
      deliveryOf('newer', { ...passing, sequence: 4 }),
      deliveryOf('newest', { ...passing, sequence: 5, time: 1 }),
      deliveryOf('behind', { sequence: 3 }),
    );
    expect(await states()).toEqual({
      old: 'expired',
      lasting: 'waiting',
      elsewhere: 'waiting',
      stranger: 'waiting',
      newer: 'expired',
      newest: 'waiting',
      behind: 'waiting',
    });
    await delivered('lasting');
    expect(await due({ except: ['stranger'] })).toEqual(['elsewhere', 'behind']);
    expect(await subject.store.deliveries.find('old')).not.toHaveProperty('nextTime');
  });

  test('D4 leaves what was delivered as it is, and expires nothing again that was replayed until something later comes', async () => {
    const { deliveries } = subject.store;
    await given(deliveryOf('sent', { passing: true, sequence: 1 }));
    await delivered('sent');
    await given(
      deliveryOf('old', { passing: true, sequence: 2 }),
      deliveryOf('new', { passing: true, sequence: 3, time: 1 }),
    );
    expect(await states()).toEqual({ sent: 'delivered', old: 'expired', new: 'waiting' });
    await deliveries.replay('old', 1);
    expect(await due()).toEqual(['old']);
    await given(deliveryOf('final', { sequence: 4 }));
    expect(await due()).toEqual(['final']);
  });

  test('D4 sends every step of those that were taken together, until one of them is the end or the next one is taken', async () => {
    const step = (id: string, sequence: number, time: number) => deliveryOf(id, { passing: true, sequence, time });
    await given(step('new', 1, 5), step('requisites', 2, 5), step('executing', 3, 5));
    expect(Object.values(await states())).toEqual(['waiting', 'waiting', 'waiting']);
    await given(step('paid', 4, 6), deliveryOf('success', { sequence: 5, time: 6 }));
    expect(await states()).toEqual({
      new: 'expired',
      requisites: 'expired',
      executing: 'expired',
      paid: 'expired',
      success: 'waiting',
    });
  });

  test('D4 says how many rows expired', async () => {
    const { deliveries } = subject.store;
    await given(
      deliveryOf('a', { passing: true }),
      deliveryOf('b', { passing: true, resource: 'other' }),
      deliveryOf('c', { passing: true, channel: 'other' }),
    );
    const cursor = await deliveries.cursor();
    const later = [deliveryOf('d', { sequence: 2 }), deliveryOf('e', { sequence: 2, resource: 'other' })];
    expect(await deliveries.enqueue(cursor, cursor + 1, later)).toEqual({ ok: true, expired: 2 });
    expect(await deliveries.enqueue(cursor + 1, cursor + 2, later)).toEqual({ ok: true, expired: 0 });
  });

  test('D5 removes what ended long ago, the oldest first and so many at most, with its attempts', async () => {
    const { deliveries } = subject.store;
    const ofResource = (id: string, time: number, passing = false) =>
      deliveryOf(id, { resource: `of-${id}`, time, passing });
    await given(
      ofResource('late', 50),
      ofResource('sent', 30),
      ofResource('expired', 10, true),
      ofResource('waiting', 5),
      ofResource('exhausted', 6),
      deliveryOf('cancelled', { channel: 'gone', time: 20 }),
    );
    await delivered('late');
    await delivered('sent');
    await deliveries.attempted('exhausted', attemptOf({ status: 500 }), { state: 'exhausted' });
    await given(deliveryOf('successor', { resource: 'of-expired', sequence: 2, time: 60 }));
    await deliveries.cancel('gone');
    expect(await deliveries.prune(50, 2)).toBe(2);
    expect(Object.keys(await states()).sort()).toEqual(['exhausted', 'late', 'sent', 'successor', 'waiting']);
    expect(await deliveries.prune(50, 2)).toBe(1);
    expect(await deliveries.prune(50, 2)).toBe(0);
    expect(await states()).toEqual({
      exhausted: 'exhausted',
      late: 'delivered',
      successor: 'waiting',
      waiting: 'waiting',
    });
    expect(await deliveries.attempts('sent')).toEqual([]);
    expect(await deliveries.find('sent')).toBeUndefined();
    expect(await deliveries.attempts('late')).toHaveLength(1);
    expect(await deliveries.replay('sent', 1)).toBe(false);
    expect((await due()).sort()).toEqual(['successor', 'waiting']);
  });

  test('D5 mixes nothing up when rows are stored after others were removed', async () => {
    const { deliveries } = subject.store;
    await given(deliveryOf('a', { time: 1 }), deliveryOf('b', { time: 2 }), deliveryOf('c', { time: 3 }));
    await delivered('a');
    await delivered('c');
    expect(await deliveries.prune(10, 10)).toBe(2);
    await given(deliveryOf('d', { time: 2 }), deliveryOf('e', { time: 2 }));
    const page = await deliveries.list({}, undefined, 2);
    expect(page.rows.map(({ id }) => id)).toEqual(['e', 'd']);
    expect((await deliveries.list({}, page.next, 2)).rows.map(({ id }) => id)).toEqual(['b']);
    expect(await deliveries.attempts('d')).toEqual([]);
    expect(await due()).toEqual(['b']);
  });

  test('cancels all that waits on a channel, however much it is, and can replay it', async () => {
    const { deliveries } = subject.store;
    const many = Array.from({ length: 1_203 }, (_, index) =>
      deliveryOf(`r${index}`, { resource: `resource-${index % 700}`, sequence: index }),
    );
    await given(...many, deliveryOf('other', { channel: 'other' }));
    await delivered('r0');
    expect(await deliveries.cancel('channel')).toBe(1_202);
    expect(await deliveries.cancel('channel')).toBe(0);
    expect(await deliveries.cancel('nobody')).toBe(0);
    expect(await due()).toEqual(['other']);
    expect(await deliveries.waiting()).toEqual({ count: 1, oldest: 0 });
    expect(await deliveries.replay('r7', 40)).toBe(true);
    expect((await due()).sort()).toEqual(['other', 'r7']);
    expect(await deliveries.replay('nope', 40)).toBe(false);
  });

  test('counts the attempts of a replayed row anew, and keeps their log', async () => {
    const { deliveries } = subject.store;
    await given(deliveryOf('a'));
    await deliveries.attempted('a', attemptOf({ status: 500 }), { state: 'exhausted' });
    await deliveries.replay('a', 70);
    expect(await deliveries.find('a')).toMatchObject({ state: 'waiting', attempts: 0, nextTime: 70 });
    await delivered('a');
    expect(await deliveries.find('a')).toMatchObject({ state: 'delivered', attempts: 1 });
    expect((await deliveries.attempts('a')).map(({ status }) => status)).toEqual([500, 200]);
  });

  test('says how many wait, and since when', async () => {
    const { deliveries } = subject.store;
    expect(await deliveries.waiting()).toEqual({ count: 0 });
    await given(
      deliveryOf('a', { time: 20 }),
      deliveryOf('b', { time: 10, sequence: 2 }),
      deliveryOf('c', { time: 5 }),
    );
    await delivered('c');
    expect(await deliveries.waiting()).toEqual({ count: 2, oldest: 10 });
  });

  test('lists the newest first, page by page, by each filter and by all together', async () => {
    const { deliveries } = subject.store;
    const rows = Array.from({ length: 9 }, (_, index) =>
      deliveryOf(`d${index}`, {
        time: Math.floor(index / 2),
        channel: `channel-${index % 2}`,
        resource: `resource-${index % 3}`,
        partyId: index < 6 ? 'party' : 'stranger',
      }),
    );
    await given(...rows);
    await delivered('d4');
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await deliveries.list({}, cursor, 4);
      paged.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(paged).toEqual(['d8', 'd7', 'd6', 'd5', 'd4', 'd3', 'd2', 'd1', 'd0']);
    const ids = async (filter: DeliveryFilter) => Object.keys(await states(filter));
    expect(await ids({ partyId: 'stranger' })).toEqual(['d8', 'd7', 'd6']);
    expect(await ids({ channel: 'channel-1' })).toEqual(['d7', 'd5', 'd3', 'd1']);
    expect(await ids({ channel: 'nobody' })).toEqual([]);
    expect(await ids({ resource: 'resource-2' })).toEqual(['d8', 'd5', 'd2']);
    expect(await ids({ state: 'delivered' })).toEqual(['d4']);
    expect(await ids({ partyId: 'party', channel: 'channel-0', resource: 'resource-1', state: 'delivered' })).toEqual([
      'd4',
    ]);
    await expect(deliveries.list({}, 'nonsense', 4)).rejects.toMatchObject({ name: 'InvalidCursor' });
  });
}

export function deliveryOf(id: string, rest: Partial<NewDelivery> = {}): NewDelivery {
  return {
    id,
    channel: 'channel',
    partyId: 'party',
    resource: 'invoice/party/one',
    sequence: 1,
    type: 'payment.captured',
    passing: false,
    time: 0,
    body: '{}',
    ...rest,
  };
}

export function attemptOf(rest: Partial<DeliveryAttempt> = {}): DeliveryAttempt {
  return { time: 1, durationMs: 12, detail: '', ...rest };
}
