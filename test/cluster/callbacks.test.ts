import { type JetStreamManager, jetstream, jetstreamManager, RetentionPolicy } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type CallbackConsumer, startCallbackConsumer } from '../../cluster/callback-consumer.ts';
import type { CallbackQueue } from '../../cluster/callback-queue.ts';
import { CALLBACK_CONSUMER, STREAMS } from '../../cluster/names.ts';
import { createNatsCallbackQueue } from '../../cluster/nats/callback-queue.ts';
import { ensureCallbackStreams } from '../../cluster/nats/callback-streams.ts';
import { connectNats } from '../../cluster/nats/connection.ts';
import { parkedCopies } from '../../cluster/nats/publish-callback.ts';
import { createCallbackGate } from '../../src/actors/callback-gate.ts';
import { openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import { openPostgresStore } from '../../src/journal/postgres/open-postgres-store.ts';
import type { CallbackInbox, KeptCallback } from '../../src/ports/callbacks.ts';
import type { Entities } from '../../src/ports/entities.ts';
import { systemBusinessClock, systemMachineClock } from '../../src/system/clocks.ts';
import { createSystemRandom } from '../../src/system/random.ts';
import { decodePartnerCallback, encodePartnerCallback } from '../../src/wire/partner-callback.ts';
import { configurationOf } from '../domain/world.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { type NatsServers, startNats } from '../kit/nats.ts';
import { type PostgresServer, startPostgres } from '../kit/postgres.ts';
import { scriptedProvider } from '../kit/scripted-provider.ts';
import { seededRandom } from '../kit/seeded-random.ts';
import { fixedConfigurations } from '../rpc/rpc-node.ts';

/** Callbacks through real servers: handed in by anybody, taken by several nodes, stored once. */
describeWithNats('callbacks over NATS', () => {
  let nats: NatsServers;
  let connection: NatsConnection;
  let manager: JetStreamManager;
  let consumers: CallbackConsumer[] = [];
  let failures: unknown[] = [];

  beforeAll(async () => {
    nats = await startNats();
    connection = await connectNats({ url: nats.url, name: 'test' });
    manager = await jetstreamManager(connection);
  });
  beforeEach(() => ensureCallbackStreams(manager, 1));
  afterEach(async () => {
    await Promise.all(consumers.map((consumer) => consumer.stop()));
    consumers = [];
    failures = [];
    for (const { name } of [STREAMS.callbacks, STREAMS.parked]) await manager.streams.delete(name);
  });
  afterAll(async () => {
    await connection.close();
    await nats.stop();
  });

  /** One node's part: takes into the inbox, where everything stays, for no invoice is there to take it. */
  const startNode = (inbox: CallbackInbox, parked: (callback: KeptCallback) => void = () => {}, queue = queueOf()) => {
    const deliverCallback: Entities['deliverCallback'] = async () => ({ ok: true, response: new Uint8Array() });
    const failed = (error: unknown): void => void failures.push(error);
    const gate = createCallbackGate({
      inbox,
      entities: { deliverCallback } as Entities,
      configurations: fixedConfigurations(configurationOf()),
      adapters: new Map([['sandbox-bank', scriptedProvider()]]),
      businessClock: systemBusinessClock,
      random: createSystemRandom(),
      secret: () => undefined,
      failed,
      parked,
    });
    const observer = { callbackConsumed: () => {} };
    const consumer = startCallbackConsumer({ queue, gate, clock: systemMachineClock, observer, failed });
    consumers.push(consumer);
    return consumer;
  };
  const queueOf = (): CallbackQueue => createNatsCallbackQueue({ connection, replicas: 1, clock: systemMachineClock });
  const handIn = (eventId: string, tag = 'party~invoice~payment~0', provider = 'bank') => {
    const callback = { providerId: provider, eventId, tag, headers: {}, body: Buffer.from(eventId), receivedTime: 0 };
    return jetstream(connection).publish(`turnpike.callbacks.${provider}`, encodePartnerCallback(callback));
  };
  const leftInQueue = async () => (await manager.streams.info(STREAMS.callbacks.name)).state.messages;
  const emptied = () => expect.poll(leftInQueue, { timeout: 25_000, interval: 50 }).toBe(0);

  it('T1 C3 keeps each of a storm once, whatever its order, its repeats, lost answers and nodes that come and go', async () => {
    const { inbox } = openMemoryStore();
    const { draw, shuffled } = seededRandom(7);
    const storm = shuffled(Array.from({ length: 6_000 }, (_, index) => `e${index % 2_000}`));
    /** One acknowledgement in twenty is lost on its way, so that its callback comes again. */
    const lossy = (queue: CallbackQueue): CallbackQueue => ({
      open: async () => {
        const opened = await queue.open();
        return {
          close: opened.close,
          async *[Symbol.asyncIterator]() {
            for await (const callback of opened)
              yield { ...callback, acknowledge: () => (draw() < 0.05 ? callback.giveBack(0) : callback.acknowledge()) };
          },
        };
      },
    });
    const first = startNode(inbox, undefined, lossy(queueOf()));
    startNode(inbox, undefined, lossy(queueOf()));
    for (const [index, id] of storm.entries()) {
      const confirmed = handIn(id);
      if (index % 200 === 0) await confirmed;
      if (index === 2_000) await first.stop();
      if (index === 4_000) startNode(inbox);
    }
    await emptied();
    expect(await inbox.counts()).toEqual({ waiting: 2_000, parked: 0 });
    const ids = (await inbox.waiting('party~invoice~payment~0')).map(({ id }) => id).sort();
    expect(ids).toEqual(Array.from({ length: 2_000 }, (_, no) => `bank/e${no}`).sort());
    expect(failures).toEqual([]);
  });

  it('T1 loses nothing when the servers go away and come back', async () => {
    const { inbox } = openMemoryStore();
    startNode(inbox);
    await handIn('before');
    await emptied();
    await nats.kill(0);
    await nats.start(0);
    await expect
      .poll(
        () =>
          handIn('after').then(
            () => true,
            () => false,
          ),
        { timeout: 20_000 },
      )
      .toBe(true);
    await emptied();
    const ids = (await inbox.waiting('party~invoice~payment~0')).map(({ id }) => id);
    expect(ids).toEqual(['bank/before', 'bank/after']);
  });

  it('takes up its work again when somebody deleted its consumer', async () => {
    const { inbox } = openMemoryStore();
    startNode(inbox);
    await handIn('before');
    await emptied();
    await manager.consumers.delete(STREAMS.callbacks.name, CALLBACK_CONSUMER);
    await handIn('after');
    await emptied();
    expect(await inbox.counts()).toEqual({ waiting: 2, parked: 0 });
    expect(failures).toHaveLength(1);
  });

  it('C4 copies what is parked to a stream of its own, with the reason', async () => {
    const { inbox } = openMemoryStore();
    startNode(
      inbox,
      parkedCopies(connection, (error) => failures.push(error)),
    );
    await handIn('e1', 'party~invoice~payment~0', 'stranger');
    await jetstream(connection).publish('turnpike.callbacks.bank', '{"no":"protobuf"}', { msgID: 'bank/m1' });
    await emptied();
    const copies = async () => (await manager.streams.info(STREAMS.parked.name)).state.messages;
    await expect.poll(copies).toBe(2);
    const found = await Promise.all([1, 2].map((seq) => manager.streams.getMessage(STREAMS.parked.name, { seq })));
    const told = found.map((message) => [
      message?.subject,
      message?.header.get('Turnpike-Reason'),
      Buffer.from(decodePartnerCallback(message?.data ?? new Uint8Array())?.body ?? []).toString(),
    ]);
    expect(told.sort()).toEqual([
      ['turnpike.parked.bank', 'UNREADABLE', '{"no":"protobuf"}'],
      ['turnpike.parked.stranger', 'UNKNOWN_PROVIDER', 'e1'],
    ]);
    expect((await inbox.parked({}, undefined, 10)).rows.map(({ id }) => id).sort()).toEqual([
      'bank/bank/m1',
      'stranger/e1',
    ]);
  });

  it('makes its streams once, and says so when what is there would lose callbacks', async () => {
    await ensureCallbackStreams(manager, 1);
    const { config } = await manager.streams.info(STREAMS.callbacks.name);
    expect(config).toMatchObject({ retention: RetentionPolicy.Workqueue, max_age: 0, storage: 'file' });
    await manager.streams.delete(STREAMS.callbacks.name);
    await manager.streams.add({ name: STREAMS.callbacks.name, subjects: [...STREAMS.callbacks.subjects] });
    await expect(ensureCallbackStreams(manager, 1)).rejects.toThrow(
      /keeps messages by limits and should be a workqueue/,
    );
  });

  describeWithPostgres('into PostgreSQL', () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server.stop());

    it('T1 gives back what comes while the journal is away, and stores it afterwards', async () => {
      const store = await openPostgresStore({ url: await server.createDatabase(), node: 'test' });
      startNode(store.inbox);
      await handIn('before');
      await emptied();
      await server.kill();
      for (let no = 0; no < 50; no += 1) await handIn(`e${no % 25}`);
      const returned = async () =>
        (await manager.consumers.info(STREAMS.callbacks.name, CALLBACK_CONSUMER)).num_redelivered;
      await expect.poll(returned, { timeout: 20_000 }).toBeGreaterThan(0);
      expect(await leftInQueue()).toBe(50);
      await server.start();
      await emptied();
      expect(await store.inbox.counts()).toEqual({ waiting: 26, parked: 0 });
      expect(failures).toEqual([]);
      await Promise.all(consumers.map((consumer) => consumer.stop()));
      await store.close();
    }, 60_000);
  });
});
