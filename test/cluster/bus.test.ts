import type { NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMemoryHub, type Trouble } from '../../cluster/memory/bus.ts';
import { createNatsBus } from '../../cluster/nats/bus.ts';
import { connectNats } from '../../cluster/nats/connection.ts';
import { systemMachineClock } from '../../src/system/clocks.ts';
import { busPromises } from '../contract/bus.contract.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { type NatsServers, startNats } from '../kit/nats.ts';
import { turns } from '../kit/payment-node.ts';
import { seededRandom } from '../kit/seeded-random.ts';

describe('the bus in memory', () => {
  busPromises(async () => {
    const hub = createMemoryHub({ clock: handCrankedClock(), random: seededRandom(1) });
    return { a: hub.join('a'), b: hub.join('b'), settled: () => turns(2), close: async () => {} };
  });

  const troubled = (trouble: Partial<Trouble>, seed = 1) => {
    const clock = handCrankedClock();
    const hub = createMemoryHub({ clock, random: seededRandom(seed) });
    const [a, b, c] = [hub.join('a'), hub.join('b'), hub.join('c')];
    const heard = { a: [] as number[], b: [] as number[], c: [] as number[] };
    a.subscribe('x', ([value = 0]) => heard.a.push(value));
    b.subscribe('x', ([value = 0]) => heard.b.push(value));
    c.subscribe('x', ([value = 0]) => heard.c.push(value));
    hub.disturb('a', 'b', trouble);
    const say = (bus = a) => {
      for (let value = 0; value < 200; value += 1) bus.publish('x', Uint8Array.of(value));
    };
    return { clock, hub, a, b, c, heard, say };
  };
  const ALL = Array.from({ length: 200 }, (_, value) => value);

  it('loses messages of one pair of nodes, in one direction', async () => {
    const { heard, say, b } = troubled({ lost: 1 });
    say();
    await turns(2);
    expect(heard).toEqual({ a: ALL, b: [], c: ALL });
    say(b);
    await turns(2);
    expect(heard.a).toHaveLength(400);
  });

  it('B1 keeps the order of what it delays, loses in part and doubles', async () => {
    const { clock, heard, say } = troubled({ lost: 0.2, doubled: 0.2, delayMs: [1, 50] });
    say();
    await turns(2);
    expect(heard).toEqual({ a: ALL, b: [], c: ALL });
    clock.advance(50);
    expect(heard.b).toEqual(heard.b.toSorted((one, other) => one - other));
    const different = new Set(heard.b).size;
    expect(different).toBeGreaterThan(120);
    expect(different).toBeLessThan(200);
    expect(heard.b.length).toBeGreaterThan(different);
  });

  it('is the same again for the same luck', () => {
    const run = (seed: number) => {
      const { clock, heard, say } = troubled({ lost: 0.3, doubled: 0.3, delayMs: [1, 9] }, seed);
      say();
      clock.advance(9);
      return heard.b;
    };
    expect(run(7)).toEqual(run(7));
    expect(run(7)).not.toEqual(run(8));
  });

  it('hears and says nothing of a node that has left', async () => {
    const { heard, say, b } = troubled({});
    b.leave();
    say();
    say(b);
    await turns(2);
    expect(heard).toEqual({ a: ALL, b: [], c: ALL });
  });
});

describeWithNats('the bus on NATS', () => {
  let servers: NatsServers;
  const connections: NatsConnection[] = [];
  const connected = async (failed = (error: unknown): void => expect.unreachable(String(error))) => {
    const connection = await connectNats({ url: servers.url, name: 'test' });
    connections.push(connection);
    return { connection, bus: createNatsBus({ connection, clock: systemMachineClock, failed }) };
  };
  beforeAll(async () => {
    servers = await startNats();
  });
  afterAll(async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    await servers.stop();
  });

  busPromises(async () => {
    const [a, b] = [await connected(), await connected()];
    return {
      a: a.bus,
      b: b.bus,
      settled: async () => {
        await b.connection.flush();
        await a.connection.flush();
      },
      close: async () => {
        await Promise.all([a.connection.close(), b.connection.close()]);
      },
    };
  });

  it('goes on after a listener that throws, and says so', async () => {
    const failures: unknown[] = [];
    const { bus } = await connected((error) => failures.push(error));
    const texts: string[] = [];
    bus.subscribe('x', (payload) => {
      const text = Buffer.from(payload).toString();
      if (text === 'bad') throw new Error('a bug');
      texts.push(text);
    });
    for (const text of ['bad', 'good']) bus.publish('x', Buffer.from(text));
    await vi.waitFor(() => expect(texts).toEqual(['good']));
    expect(failures).toEqual([new Error('a bug')]);
  });

  it('B3 loses what is said while the servers are away, and hears again when they are back', async () => {
    const { connection, bus } = await connected();
    const texts: string[] = [];
    bus.subscribe('x', (payload) => texts.push(Buffer.from(payload).toString()));
    bus.publish('x', Buffer.from('before'));
    await vi.waitFor(() => expect(texts).toEqual(['before']));
    const isAway = statusOf(connection, 'disconnect');
    await servers.kill(0);
    await isAway;
    bus.publish('x', Buffer.from('away'));
    const isBack = statusOf(connection, 'reconnect');
    await servers.start(0);
    // Said all the time while it reconnects: none of it may come later.
    let isOver = false;
    const said = setInterval(() => bus.publish('x', Buffer.from(isOver ? 'after' : 'away')), 5);
    await isBack;
    isOver = true;
    await vi.waitFor(() => expect(texts).toContain('after'), { timeout: 10_000 });
    clearInterval(said);
    expect(texts).not.toContain('away');
  });

  it('says nothing, and throws nothing, once its connection is closed', async () => {
    const { connection, bus } = await connected();
    await connection.close();
    bus.publish('x', Buffer.from('late'));
    expect(bus.maxPayload()).toBeGreaterThan(1_000);
  });
});

async function statusOf(connection: NatsConnection, type: string): Promise<void> {
  for await (const status of connection.status()) if (status.type === type) return;
}
