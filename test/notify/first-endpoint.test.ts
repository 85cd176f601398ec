import { describe, expect, onTestFinished, test } from 'vitest';
import { applicationId, type StreamId } from '../../src/domain/ids.ts';
import { webhookStream } from '../../src/domain/webhook/webhook.ts';
import { startEnqueuer } from '../../src/notify/enqueuer.ts';
import { createWantedStreams } from '../../src/notify/wanted-streams.ts';
import { NO_HINTS } from '../../src/ports/commit-hints.ts';
import type { Journal } from '../../src/ports/journal.ts';
import { createEventFeed } from '../../src/rpc/event-feed.ts';
import { createEventSource } from '../../src/rpc/event-source.ts';
import { systemMachineClock } from '../../src/system/clocks.ts';
import { encodeRecord } from '../../src/wire/record.ts';
import { outboxWorld, PARTY } from './outbox-world.ts';

/** The outbox of a memory store, filled from its journal; what goes wrong on the way is kept. */
async function setup(journalOf = (journal: Journal): Journal => journal) {
  const world = await outboxWorld();
  const { deliveries } = world;
  const journal = journalOf(world.store.journal);
  const failures: unknown[] = [];
  const failed = (error: unknown) => void failures.push(error);
  const feed = createEventFeed({ journal, clock: systemMachineClock, hints: NO_HINTS, failed });
  const start = () => {
    const enqueuer = startEnqueuer({
      deliveries,
      source: createEventSource(journal, feed),
      journal,
      leases: { owns: () => true, onChange: () => () => {} },
      clock: systemMachineClock,
      stored: () => {},
      failed,
    });
    onTestFinished(() => enqueuer.stop());
    return enqueuer;
  };
  onTestFinished(() => feed.close());

  /** Writes one record; the answer is its position. */
  const write = async (stream: StreamId, bytes: Uint8Array): Promise<number> => {
    const verdict = await journal.append({
      stream,
      sequence: 1,
      epoch: 1,
      appendId: stream,
      record: { kind: 'invoice', time: 1_000_000, bytes },
      plans: [],
      limits: [],
      accountGuards: [],
      timer: { type: 'keep' },
      pending: false,
      tags: [],
      keys: [],
      rows: [],
      takenCallbacks: [],
    });
    if (!verdict.ok) throw new Error(`${stream} was refused: ${verdict.conflict}`);
    return verdict.position;
  };
  return {
    world,
    start,
    failures,
    create: (id: string) => write(`invoice/${PARTY}/${id}`, creationOf(id)),
    /** A record that whoever decodes it fails at. */
    writeIllegible: (stream: StreamId) => write(stream, Buffer.from('no record at all')),
    /** Everything up to here was looked at. */
    passes: (position: number) =>
      expect.poll(() => deliveries.cursor(), { timeout: 5_000 }).toBeGreaterThanOrEqual(position),
    told: async () => (await deliveries.list({}, undefined, 1_000)).rows.map(({ resource }) => resource.split('/')[2]),
  };
}

function creationOf(id: string): Uint8Array {
  const invoice = {
    id,
    partyId: PARTY,
    shopId: 'shop',
    revision: 1,
    createTime: 1,
    dueTime: 2,
    cost: { amountMinor: 1n, currency: 'RUB' },
    details: { product: 'Book' },
    mutations: [],
  };
  const changes = [{ type: 'invoice_created', invoice } as const];
  return encodeRecord({ time: 1_000_000, actor: { credential: 'x', role: 'merchant' }, changes });
}

/** The stream of endpoints is not answered for until the test says so; what was there when it was asked is what is answered. */
function slowEndpoints() {
  const { promise, resolve } = Promise.withResolvers<void>();
  let asked = 0;
  const journalOf = (journal: Journal): Journal => ({
    ...journal,
    async read(stream, afterSequence, limit) {
      const records = await journal.read(stream, afterSequence, limit);
      if (stream !== webhookStream(PARTY)) return records;
      asked += 1;
      await promise;
      return records;
    },
  });
  return { journalOf, answer: resolve, isAsked: () => asked > 0 };
}

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe('Q4 what can make no row', () => {
  test('Q4 of a party without endpoints is decoded once, and then passed by unread', async () => {
    const { create, writeIllegible, start, passes, told, failures } = await setup();
    start();
    await passes(await create('first'));
    for (const id of names('x', 5)) await writeIllegible(`invoice/${PARTY}/${id}`);
    await passes(await create('last'));
    expect(failures).toEqual([]);
    expect(await told()).toEqual([]);
  });

  test('Q4 is passed by in the past, too, and the cursor stands behind it', async () => {
    const { create, writeIllegible, start, passes, failures } = await setup();
    await create('first');
    for (const id of names('template', 5)) await writeIllegible(`template/${PARTY}/${id}`);
    const end = await create('last');
    start();
    await passes(end);
    expect(failures).toEqual([]);
  });

  test('Q1 payins and payouts are wanted of every party, for their alerts', () => {
    const { wants, hasNone } = createWantedStreams();
    hasNone(PARTY);
    const payin = applicationId('desk', 'order 1');
    const asked = [
      `invoice/${PARTY}/a`,
      `invoice/${PARTY}/${payin}`,
      `payout/${PARTY}/${payin}`,
      `customer/${PARTY}/a`,
    ];
    expect(asked.map(wants)).toEqual([false, true, true, false]);
  });
});

describe('Q1 the first endpoint of a party', () => {
  test('Q1 gets everything that comes after it, and nothing of before', async () => {
    const { world, create, start, passes, told, failures } = await setup();
    start();
    await passes(await create('first'));
    const endpoint = { position: 0 };
    const [positions] = await Promise.all([
      Promise.all(names('a', 20).map(create)),
      world.addEndpoint('https://hooks.example.com/').then(async () => {
        const [record] = await world.store.journal.read(webhookStream(PARTY), 0, 1);
        endpoint.position = record?.position ?? 0;
      }),
    ]);
    const later = await Promise.all(names('b', 20).map(create));
    await passes(Math.max(...later));
    const after = names('a', 20).filter((_, index) => (positions[index] ?? 0) > endpoint.position);
    expect((await told()).sort()).toEqual([...after, ...names('b', 20)].sort());
    expect(failures).toEqual([]);
  });

  test('Q1 is found even if it was made while the party was looked up', async () => {
    const slow = slowEndpoints();
    const { world, create, start, passes, told } = await setup(slow.journalOf);
    start();
    await create('before');
    await expect.poll(slow.isAsked, { timeout: 5_000 }).toBe(true);
    await world.addEndpoint('https://hooks.example.com/');
    await create('after');
    slow.answer();
    await passes(await create('last'));
    expect((await told()).sort()).toEqual(['after', 'last']);
  });

  test('Q1 is found by one that begins far behind', async () => {
    const { world, create, start, passes, told } = await setup();
    await Promise.all(names('before', 600).map(create));
    await world.addEndpoint('https://hooks.example.com/');
    await Promise.all(names('after', 3).map(create));
    start();
    await passes(await create('last'));
    expect((await told()).sort()).toEqual(['after0', 'after1', 'after2', 'last']);
  });

  test('Q1 is found after its party was forgotten among many', () => {
    const { wants, hasNone } = createWantedStreams();
    hasNone(PARTY);
    for (const party of names('party', 10_000)) hasNone(party);
    expect(wants(`invoice/${PARTY}/a`)).toBe(true);
    wants(webhookStream('party1'));
    hasNone('party1');
    expect(wants('invoice/party1/a')).toBe(true);
    expect(wants('invoice/party2/a')).toBe(false);
  });
});
