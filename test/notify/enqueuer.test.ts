import { describe, expect, onTestFinished, test } from 'vitest';
import type { ApplicationView } from '../../src/domain/application/application.ts';
import type { ApplicationStatus } from '../../src/domain/application/status.ts';
import { webhookStream } from '../../src/domain/webhook/webhook.ts';
import { ENQUEUER_PARTITION, type EnqueuerOptions, startEnqueuer } from '../../src/notify/enqueuer.ts';
import { rowsOf } from '../../src/notify/rows.ts';
import type { Delivery } from '../../src/ports/deliveries.ts';
import type { EventType } from '../../src/ports/event-types.ts';
import type { EventSource, PublicEvent } from '../../src/ports/events.ts';
import { systemMachineClock } from '../../src/system/clocks.ts';
import { type OutboxWorld, outboxWorld, PARTY, REQUEST } from './outbox-world.ts';

/** Events at positions that the test chooses, for any number of readers. */
function scriptedSource(): EventSource & { add(...events: readonly PublicEvent[]): void } {
  const events: PublicEvent[] = [];
  const wakes = new Set<() => void>();
  return {
    add(...added) {
      events.push(...added);
      for (const wake of wakes) wake();
    },
    async follow(wake) {
      wakes.add(wake);
      return {
        async after(position) {
          const page = events.filter((each) => each.position > position).slice(0, 3);
          return { events: page, position: page.at(-1)?.position ?? position };
        },
        end: async () => events.at(-1)?.position ?? 0,
        leave: () => wakes.delete(wake),
      };
    },
  };
}

function eventAt(position: number, type: EventType = 'invoice.created', parts: Partial<PublicEvent> = {}): PublicEvent {
  return {
    position,
    kind: 'invoice',
    partyId: PARTY,
    shopId: 'shop',
    id: `invoice-${position}`,
    sequence: 1,
    time: position,
    applications: [],
    bytes: () => Buffer.of(),
    messages: () => [{ type, data: { sequence: 1, change: { product: 'Book' } } }],
    ...parts,
  };
}

async function setup() {
  const world = await outboxWorld();
  const source = scriptedSource();
  const start = (parts: Partial<EnqueuerOptions> = {}) => {
    const enqueuer = startEnqueuer({
      deliveries: world.deliveries,
      source,
      journal: world.store.journal,
      leases: { owns: () => true, onChange: () => () => {} },
      clock: systemMachineClock,
      stored: () => {},
      failed: (error) => {
        throw error;
      },
      ...parts,
    });
    onTestFinished(() => enqueuer.stop());
    return enqueuer;
  };
  return { world, source, start };
}

async function rowsIn(world: OutboxWorld): Promise<readonly Delivery[]> {
  return (await world.deliveries.list({}, undefined, 1_000)).rows.toReversed();
}

async function reaches(world: OutboxWorld, count: number): Promise<readonly Delivery[]> {
  await expect.poll(async () => (await rowsIn(world)).length, { timeout: 5_000 }).toBe(count);
  return await rowsIn(world);
}

describe('Q1 nothing is left out', () => {
  test('Q1 what was committed while nobody filled the outbox is told when somebody does, and once', async () => {
    const { world, source, start } = await setup();
    await world.addEndpoint('https://hooks.example.com/');
    const first = await world.store.journal.lastPosition();
    source.add(...Array.from({ length: 7 }, (_, index) => eventAt(first + 1 + index)));
    const enqueuer = start();
    await reaches(world, 7);
    await enqueuer.stop();
    source.add(...Array.from({ length: 5 }, (_, index) => eventAt(first + 8 + index)));
    start();
    const rows = await reaches(world, 12);
    expect(rows.map(({ resource }) => resource)).toEqual(
      Array.from({ length: 12 }, (_, index) => `invoice/${PARTY}/invoice-${first + 1 + index}`),
    );
    expect(new Set(rows.map(({ id }) => id)).size).toBe(12);
    expect(rows[0]?.id).toMatch(/^msg_[0-9a-f]{16}_\d+_0$/);
  });

  test('Q1 a database that fails on the way is asked again from where the cursor is', async () => {
    const { world, source, start } = await setup();
    await world.addEndpoint('https://hooks.example.com/');
    const first = await world.store.journal.lastPosition();
    let failures = 2;
    const failed: unknown[] = [];
    const { deliveries } = world;
    start({
      deliveries: {
        ...deliveries,
        enqueue: async (...args) => {
          if (failures-- > 0) throw new Error('the database is away');
          return await deliveries.enqueue(...args);
        },
      },
      failed: (error) => void failed.push(error),
    });
    source.add(eventAt(first + 1), eventAt(first + 2));
    await reaches(world, 2);
    expect(failed).toHaveLength(2);
  });

  test('Q2 of two nodes that fill it for a moment each row is stored once', async () => {
    const { world, source, start } = await setup();
    await world.addEndpoint('https://hooks.example.com/');
    const first = await world.store.journal.lastPosition();
    start();
    start();
    source.add(...Array.from({ length: 40 }, (_, index) => eventAt(first + 1 + index)));
    const rows = await reaches(world, 40);
    expect(new Set(rows.map(({ resource }) => resource)).size).toBe(40);
  });

  test('Q1 only the owner of its partition fills it, and the next owner goes on', async () => {
    const { world, source, start } = await setup();
    await world.addEndpoint('https://hooks.example.com/');
    const first = await world.store.journal.lastPosition();
    let owner = 'a';
    const changes = new Map<string, () => void>();
    const leasesOf = (name: string): EnqueuerOptions['leases'] => ({
      owns: (partition) => partition === ENQUEUER_PARTITION && owner === name,
      onChange: (listener) => {
        changes.set(name, () => listener({ gained: [], lost: [] }));
        return () => {};
      },
    });
    const stored: string[] = [];
    for (const name of ['a', 'b']) start({ leases: leasesOf(name), stored: () => void stored.push(name) });
    source.add(eventAt(first + 1));
    await reaches(world, 1);
    owner = 'b';
    for (const change of changes.values()) change();
    source.add(eventAt(first + 2));
    await reaches(world, 2);
    expect(stored).toEqual(['a', 'b']);
  });
});

describe('Q3 an event is for the endpoints of its position', () => {
  test('Q3 one that was made, disabled, enabled and deleted gets what happened while it was enabled, however late that is looked at', async () => {
    const { world, source, start } = await setup();
    const { journal } = world.store;
    const told: number[] = [];
    let last = 0;
    /** An event between the changes of the endpoint; positions leave room for it. */
    const happens = async (isTold: boolean) => {
      const position = (await journal.lastPosition()) + 0.5;
      source.add(eventAt(position));
      if (isTold) told.push(position);
      last = position;
    };
    const change = (command: Parameters<typeof world.endpoints.ask>[1]) =>
      world.endpoints.ask(webhookStream(PARTY), command, REQUEST);
    await happens(false);
    const { id } = await world.addEndpoint('https://hooks.example.com/');
    await happens(true);
    await change({ type: 'UpdateEndpoint', id, enabled: false });
    await happens(false);
    await change({ type: 'UpdateEndpoint', id, enabled: true });
    await happens(true);
    await change({ type: 'DeleteEndpoint', id });
    await happens(false);
    start();
    await expect.poll(() => world.deliveries.cursor(), { timeout: 5_000 }).toBe(last);
    expect((await rowsIn(world)).map(({ time }) => time)).toEqual(told);
  });

  test('an endpoint gets the types that it chose', async () => {
    const { world, source, start } = await setup();
    await world.addEndpoint('https://hooks.example.com/', { eventTypes: ['payment.*', 'invoice.paid'] });
    const first = await world.store.journal.lastPosition();
    const types: readonly EventType[] = ['invoice.created', 'payment.captured', 'invoice.paid', 'refund.failed'];
    source.add(...types.map((type, index) => eventAt(first + 1 + index, type)));
    start();
    expect((await reaches(world, 2)).map(({ type }) => type)).toEqual(['payment.captured', 'invoice.paid']);
  });
});

describe('rows', () => {
  const facts: ApplicationView['facts'] = {
    projectId: 'desk',
    paymentId: 'order 42',
    product: 'p2p',
    method: 'card-p2p',
    hosted: false,
    urls: {
      informative: 'https://shop.example.com/info',
      success: 'https://shop.example.com/success',
      decline: 'https://other.example.com/decline',
    },
    expireTime: 10,
    onExpiry: 'dispute',
    confirmTimeoutMs: 1,
  };
  const stepTo = (status: ApplicationStatus, version: number): ApplicationView => ({
    type: 'payin',
    applicationId: 'h2h_a',
    partyId: PARTY,
    shopId: 'shop',
    facts,
    status,
    version,
    createTime: 1,
    updateTime: 2,
    disputes: new Map(),
    amount: { amountMinor: 10_000n, currency: 'RUB' },
    refunded: { amountMinor: 0n, currency: 'RUB' },
    refundState: 'none',
    requisites: {
      sealed: { keyId: 'k', ciphertext: Buffer.from('secret') },
      method: 'card-p2p',
      masked: '************4242',
    },
    operations: [],
  });

  test('each step of an application is one alert, to the URL of its status; what passes is marked', () => {
    const applications = [stepTo('new', 1), stepTo('awaiting_confirm', 2), stepTo('success', 3), stepTo('decline', 3)];
    const event = eventAt(5, 'invoice.created', { id: 'h2h_a', applications });
    const rows = rowsOf(event, { endpoints: new Map() });
    expect(rows.map(({ url, type, passing, sequence }) => [url, type, passing, sequence])).toEqual([
      ['https://shop.example.com/info', 'alert.processing', true, 1],
      ['https://shop.example.com/info', 'alert.processing', true, 2],
      ['https://shop.example.com/success', 'alert.success', false, 3],
      ['https://other.example.com/decline', 'alert.decline', false, 3],
    ]);
    expect(rows.map(({ sealed }) => sealed !== undefined)).toEqual([true, true, false, false]);
    // One destination that may be slow or dead is one channel.
    expect(new Set(rows.slice(0, 3).map(({ channel }) => channel)).size).toBe(1);
    expect(rows[3]?.channel).not.toBe(rows[0]?.channel);
    for (const { id, body } of rows) expect(JSON.parse(body)).toMatchObject({ event_id: id, project_id: 'desk' });
    expect(rowsOf(event, { endpoints: new Map() })).toEqual(rows);
  });

  test('P9 requisites are in no row in the clear', () => {
    const rows = rowsOf(eventAt(5, 'invoice.created', { applications: [stepTo('awaiting_confirm', 2)] }), {
      endpoints: new Map(),
    });
    expect(rows[0]?.body).not.toContain('requisites"');
    expect(rows[0]?.body).not.toContain('4242');
  });

  test('a merchant that gave no URL gets no alert', () => {
    const silent = { ...stepTo('new', 1), facts: { ...facts, urls: { ...facts.urls, informative: '' } } };
    expect(rowsOf(eventAt(5, 'invoice.created', { applications: [silent] }), { endpoints: new Map() })).toEqual([]);
  });

  test('a superseded alert that still waits expires, and the final one is sent', async () => {
    const world = await outboxWorld();
    const alertsOf = (position: number, view: ApplicationView) =>
      rowsOf(eventAt(position, 'invoice.created', { id: 'h2h_a', applications: [view] }), { endpoints: new Map() });
    await world.put(...alertsOf(1, stepTo('new', 1)));
    await world.put(...alertsOf(2, stepTo('awaiting_confirm', 2)));
    await world.put(...alertsOf(3, stepTo('success', 3)));
    const states = (await rowsIn(world)).map(({ type, state }) => [type, state]);
    expect(states).toEqual([
      ['alert.processing', 'expired'],
      ['alert.processing', 'expired'],
      ['alert.success', 'waiting'],
    ]);
  });

  test('a message that is too long goes without what changed, and says so', async () => {
    const world = await outboxWorld();
    const { id } = await world.addEndpoint('https://hooks.example.com/');
    const endpoint = await world.endpoint(id);
    const change = { metadata: { long: 'x'.repeat(30_000) } };
    const event = eventAt(5, 'invoice.created', {
      messages: () => [{ type: 'invoice.created', data: { sequence: 1, change } }],
    });
    const [row] = rowsOf(event, { endpoints: new Map(endpoint === undefined ? [] : [[id, endpoint]]) });
    expect(JSON.parse(row?.body ?? '')).toMatchObject({ data: { sequence: 1, change_omitted: true } });
    expect(row?.body.length).toBeLessThan(20_000);
  });
});
