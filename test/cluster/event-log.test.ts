import { AckPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { LogMoved } from '../../cluster/event-log.ts';
import { PUBLISHER_PARTITION, startEventPublisher } from '../../cluster/event-publisher.ts';
import { createMemoryRegister } from '../../cluster/memory/register.ts';
import { EVENT_HEADERS, eventSubject, STREAMS } from '../../cluster/names.ts';
import { connectNats } from '../../cluster/nats/connection.ts';
import { createNatsEventLog } from '../../cluster/nats/event-log.ts';
import { systemMachineClock } from '../../src/system/clocks.ts';
import { parsePosition } from '../../src/wire/position.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { type NatsServers, startNats } from '../kit/nats.ts';
import { type ScriptedEvents, scriptedEvents } from './scripted-events.ts';

const { name: STREAM } = STREAMS.events;

/** Publishers of several nodes, each with a connection of its own, and what they stored. */
async function openWorld(servers: NatsServers, replicas: number, source: ScriptedEvents) {
  const connections: NatsConnection[] = [];
  const connectNode = async (): Promise<NatsConnection> => {
    const connection = await connectNats({ url: servers.url, name: `node ${connections.length}` });
    connections.push(connection);
    return connection;
  };
  const connection = await connectNode();
  const cursors = createMemoryRegister({ clock: systemMachineClock });
  const manager = await jetstreamManager(connection, { checkAPI: false });
  const publish = async () => {
    const own = await connectNode();
    let leads = true;
    const publisher = startEventPublisher({
      log: createNatsEventLog({ connection: own, replicas }),
      source,
      cursors: cursors.reachedBy('node'),
      leases: { owns: (partition) => leads && partition === PUBLISHER_PARTITION, onChange: () => () => {} },
      clock: systemMachineClock,
      observer: { eventsPublished: () => {} },
      failed: () => {},
    });
    return {
      stop: publisher.stop,
      /** As a process that is gone: nothing is sent any more, nothing is finished. */
      kill: async () => {
        leads = false;
        await own.close();
        await publisher.stop();
      },
    };
  };
  const lastPosition = async (): Promise<number> => {
    try {
      const { state } = await manager.streams.info(STREAM);
      const last = await manager.streams.getMessage(STREAM, { seq: state.last_seq });
      return parsePosition(last?.header.get(EVENT_HEADERS.position) ?? '') ?? 0;
    } catch {
      return 0;
    }
  };
  return {
    log: createNatsEventLog({ connection, replicas }),
    manager,
    publish,
    lastPosition,
    /** All that is stored, as a consumer that was away gets it. */
    consume: async () => {
      // Servers that have just lost one of them may still be electing.
      const settled = { timeout: 30_000, interval: 100 };
      const { state } = await vi.waitFor(() => manager.streams.info(STREAM), settled);
      const wanted = { ack_policy: AckPolicy.None, mem_storage: true };
      const { name } = await vi.waitFor(() => manager.consumers.add(STREAM, wanted), settled);
      const consumer = await vi.waitFor(() => jetstream(connection).consumers.get(STREAM, name), settled);
      const got: {
        readonly position: number;
        readonly subject: string;
        readonly text: string;
        readonly kind: string;
      }[] = [];
      if (state.messages === 0) return got;
      for await (const message of await consumer.consume()) {
        got.push({
          position: parsePosition(message.headers?.get(EVENT_HEADERS.position) ?? '') ?? 0,
          kind: message.headers?.get(EVENT_HEADERS.kind) ?? '',
          subject: message.subject,
          text: message.string(),
        });
        if (got.length === state.messages) break;
      }
      return got;
    },
    published: () => expect.poll(lastPosition, { timeout: 30_000 }).toBe(source.events.length),
    close: async () => {
      for (const each of connections) await each.close();
    },
  };
}

const positionsOf = (messages: readonly { readonly position: number }[]) => messages.map(({ position }) => position);
const all = (source: ScriptedEvents) => source.events.map(({ position }) => position);

describeWithNats('the stream of events', () => {
  let servers: NatsServers;
  let source: ScriptedEvents;
  let world: Awaited<ReturnType<typeof openWorld>>;
  beforeAll(async () => {
    servers = await startNats();
  });
  afterAll(() => servers.stop());
  beforeEach(async () => {
    source = scriptedEvents(40);
    world = await openWorld(servers, 1, source);
  });
  afterEach(async () => {
    await world.manager.streams.delete(STREAM).catch(() => {});
    await world.close();
  });

  it('tells a consumer that was away everything, each invoice in order, under hashed names', async () => {
    source.add(1_000);
    const publisher = await world.publish();
    await world.published();
    source.add(7);
    await world.published();
    await publisher.stop();
    const messages = await world.consume();
    expect(positionsOf(messages)).toEqual(all(source));
    expect(messages[0]).toEqual({
      position: 1,
      kind: 'invoice',
      subject: 'turnpike.events.invoice.c04fb0faf3295779.896decede28e4099',
      text: 'invoice-1/1',
    });
    const { config } = await world.manager.streams.info(STREAM);
    expect(config).toMatchObject({ storage: 'file', discard: 'old', max_age: 7 * 86_400 * 1e9, num_replicas: 1 });
  });

  it('P1 what a deposed publisher still had under way is not stored, not even in part', async () => {
    source.add(10);
    const { events } = source;
    const before = await world.log.end();
    const next = await world.log.append(before.sequence, events.slice(0, 1));
    // Of the second batch the first is too late, and the second would fit by its number.
    await expect(world.log.append(before.sequence, events.slice(0, 5))).rejects.toThrow(LogMoved);
    expect(await world.log.append(next, events.slice(1, 3))).toBe(3);
    await expect(world.log.append(1, events.slice(5))).rejects.toThrow(LogMoved);
    expect(positionsOf(await world.consume())).toEqual([1, 2, 3]);
  });

  it('P1 P2 publishers that are killed and replaced, two at once among them, store each event once and in order', async () => {
    let publishers = [await world.publish(), await world.publish()];
    for (let round = 0; round < 8; round += 1) {
      source.add(400);
      await expect.poll(world.lastPosition).toBeGreaterThan(source.events.length - 380);
      const [killed, ...rest] = publishers;
      await killed?.kill();
      publishers = [...rest, await world.publish()];
    }
    await world.published();
    expect(positionsOf(await world.consume())).toEqual(all(source));
    for (const publisher of publishers) await publisher.stop();
  });

  it('P2 goes on after the server was killed in the middle and started again on its files', async () => {
    const publisher = await world.publish();
    source.add(3_000);
    await expect.poll(world.lastPosition).toBeGreaterThan(100);
    await servers.kill(0);
    source.add(500);
    await servers.start(0);
    await world.published();
    expect(positionsOf(await world.consume())).toEqual(all(source));
    await publisher.stop();
  });

  it('P2 goes on after the cursor when a stream keeps no event any more, and begins anew when it is deleted', async () => {
    source.add(50);
    const first = await world.publish();
    await world.published();
    await first.stop();
    await world.manager.streams.purge(STREAM);
    source.add(5);
    const second = await world.publish();
    await world.published();
    await second.stop();
    expect(positionsOf(await world.consume())).toEqual([51, 52, 53, 54, 55]);
    await world.manager.streams.delete(STREAM);
    const third = await world.publish();
    await world.published();
    await third.stop();
    expect(positionsOf(await world.consume())).toEqual(all(source));
  });

  it('says what is wrong with a stream that was made otherwise', async () => {
    await world.manager.streams.add({ name: STREAM, subjects: ['turnpike.events.invoice.>'] });
    await expect(world.log.end()).rejects.toThrow('stream TURNPIKE_EVENTS does not take turnpike.events.>');
    await world.manager.streams.delete(STREAM);
    await world.manager.streams.add({ name: STREAM, subjects: ['turnpike.events.>'], storage: 'memory' });
    await expect(world.log.end()).rejects.toThrow('stream TURNPIKE_EVENTS is stored as memory and should be as file');
  });
});

describeWithNats('the stream of events on three servers', () => {
  it('P2 goes on when the leader of the stream is killed', async () => {
    const servers = await startNats({ servers: 3 });
    const source = scriptedEvents(40);
    const world = await openWorld(servers, 3, source);
    try {
      const publisher = await world.publish();
      source.add(2_000);
      await expect.poll(world.lastPosition, { timeout: 30_000 }).toBeGreaterThan(100);
      const { cluster } = await world.manager.streams.info(STREAM);
      const leader = Number(cluster?.leader?.slice(1));
      await servers.kill(leader);
      source.add(500);
      await world.published();
      expect(positionsOf(await world.consume())).toEqual(all(source));
      await publisher.stop();
    } finally {
      await world.close();
      await servers.stop();
    }
  }, 120_000);
});

it('subjects never hold what a client chose', () => {
  const subject = eventSubject({ kind: 'invoice', partyId: 'party', shopId: 'a.b>', id: '*' });
  expect(subject).toMatch(/^turnpike\.events\.invoice\.[0-9a-f]{16}\.[0-9a-f]{16}$/);
});
