import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NatsConnection } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createMemoryRegister } from '../../cluster/memory/register.ts';
import type { BucketNames } from '../../cluster/names.ts';
import { connectNats } from '../../cluster/nats/connection.ts';
import { openNatsRegister } from '../../cluster/nats/register.ts';
import type { EntryChange, Register } from '../../src/ports/register.ts';
import { registerContract } from '../contract/register.contract.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { type NatsServers, startNats } from '../kit/nats.ts';
import { leaderOf } from '../kit/nats-nodes.ts';

const failed = (error: unknown): void => {
  throw error;
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const newBucket = (rest: Partial<BucketNames> = {}): BucketNames => ({
  name: `bucket_${randomUUID()}`,
  storage: 'file',
  ...rest,
});

registerContract('a register in memory', async () => {
  const register = createMemoryRegister({ clock: handCrankedClock() });
  return { registers: [register.reachedBy('a'), register.reachedBy('b')], close: async () => {} };
});

test('R5 a register in memory forgets a key that lived too long, and tells nobody', async () => {
  const clock = handCrankedClock();
  const register = createMemoryRegister({ clock, ttlMs: 1_000 }).reachedBy('a');
  const heard: EntryChange[] = [];
  register.watch((change) => void heard.push(change));
  const revision = (await register.put('key', bytes('x'), 0)) ?? 0;
  clock.advance(1_000);
  expect(await register.get('key')).toBeDefined();
  clock.advance(1);
  expect(await register.get('key')).toBeUndefined();
  expect(await register.all()).toEqual([]);
  expect(await register.put('key', bytes('y'), revision)).toBeUndefined();
  expect(await register.put('key', bytes('y'), 0)).toBeGreaterThan(revision);
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard.map(({ value }) => new TextDecoder().decode(value))).toEqual(['x', 'y']);
});

test('R2 a register in memory that loses an answer rejects after a second, and has taken the write', async () => {
  const clock = handCrankedClock();
  const register = createMemoryRegister({
    clock,
    disturb: (node) => (node === 'a' ? { lost: 'answer' } : undefined),
  });
  const put = expect(register.reachedBy('a').put('key', bytes('x'), 0)).rejects.toMatchObject({
    name: 'RegisterUnavailable',
  });
  await Promise.resolve();
  clock.advance(1_000);
  await put;
  expect(await register.reachedBy('b').get('key')).toBeDefined();
});

describeWithNats('a register of one server', () => {
  let nats: NatsServers;
  const connections: NatsConnection[] = [];
  const open = async (bucket: BucketNames, replicas = 1): Promise<Register> => {
    const connection = await connectNats({ url: nats.url, name: 'test' });
    connections.push(connection);
    return await openNatsRegister({ connection, bucket, replicas, failed });
  };
  beforeAll(async () => {
    nats = await startNats();
  });
  afterEach(async () => {
    await Promise.all(connections.splice(0).map((connection) => connection.close()));
  });
  afterAll(() => nats.stop());

  registerContract('a bucket of NATS', async () => {
    const bucket = newBucket();
    const contractConnections = await Promise.all([1, 2].map(() => connectNats({ url: nats.url, name: 'test' })));
    const [one, other] = await Promise.all(
      contractConnections.map((connection) => openNatsRegister({ connection, bucket, replicas: 1, failed })),
    );
    if (one === undefined || other === undefined) throw new Error('two were opened');
    return {
      registers: [one, other],
      close: async () => void (await Promise.all(contractConnections.map((connection) => connection.close()))),
    };
  });

  test('R5 a key that lived too long is gone, and can be put again', async () => {
    const register = await open(newBucket({ ttlMs: 1_000 }));
    await register.put('key', bytes('x'), 0);
    await expect.poll(() => register.get('key'), { timeout: 10_000 }).toBeUndefined();
    expect(await register.all()).toEqual([]);
    expect(await register.put('key', bytes('y'), 0)).toBeGreaterThan(0);
  });

  test('several nodes that open a bucket at once have one', async () => {
    const bucket = newBucket({ storage: 'memory' });
    const registers = await Promise.all([open(bucket), open(bucket), open(bucket)]);
    const results = await Promise.all(registers.map((register) => register.put('key', bytes('x'), 0)));
    expect(results.filter((result) => result !== undefined).length).toBe(1);
  });

  test('a bucket of another kind is refused with what is different', async () => {
    const bucket = newBucket({ ttlMs: 15_000 });
    await open(bucket);
    await expect(open({ ...bucket, ttlMs: 30_000 })).rejects.toThrow(
      /forgets entries after 15000 ms, and should after 30000/,
    );
    await expect(open(bucket, 3)).rejects.toThrow(/has 1 replicas, and should have 3/);
    await expect(open({ ...bucket, storage: 'memory' })).rejects.toThrow(/is kept in file/);
    await open(bucket);
  });

  test('R2 R4 writes are rejected while the server is away, and watchers are told afterwards what is there', async () => {
    const bucket = newBucket();
    const register = await open(bucket);
    const heard: string[] = [];
    register.watch(({ value }) => void heard.push(new TextDecoder().decode(value)));
    const first = (await register.put('key', bytes('first'), 0)) ?? 0;
    await expect.poll(() => heard).toEqual(['first']);
    await nats.kill(0);
    await expect(register.put('key', bytes('lost'), first)).rejects.toMatchObject({ name: 'RegisterUnavailable' });
    await expect(register.get('key')).rejects.toMatchObject({ name: 'RegisterUnavailable' });
    await nats.start(0);
    const again = await open(bucket);
    let revision: number | undefined;
    await expect
      .poll(async () => {
        const entry = await again.get('key').catch(() => undefined);
        revision = entry && (await again.put('key', bytes('second'), entry.revision).catch(() => undefined));
        return revision;
      })
      .toBeGreaterThan(first);
    await expect.poll(() => heard.at(-1), { timeout: 20_000 }).toBe('second');
  });
});

describeWithNats('a register of a server that loses its disk', () => {
  test('R4 is made again, and watchers are told what is put then', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'turnpike-'));
    const nats = await startNats({ parent });
    const connection = await connectNats({ url: nats.url, name: 'test' });
    const register = await openNatsRegister({ connection, bucket: newBucket(), replicas: 1, failed });
    const heard: string[] = [];
    register.watch(({ value }) => void heard.push(new TextDecoder().decode(value)));
    await register.put('key', bytes('first'), 0);
    await register.put('other', bytes('second'), 0);
    await expect.poll(() => heard.toSorted()).toEqual(['first', 'second']);
    await nats.kill(0);
    for (const folder of readdirSync(parent)) rmSync(join(parent, folder, '0'), { recursive: true });
    await nats.start(0);
    const again = () => register.put('key', bytes('third'), 0).catch(() => undefined);
    await expect.poll(again, { timeout: 20_000 }).toBe(1);
    await expect.poll(() => heard.at(-1), { timeout: 20_000 }).toBe('third');
    await connection.close();
    await nats.stop();
    rmSync(parent, { recursive: true });
  }, 60_000);
});

describeWithNats('a register of three servers', () => {
  let nats: NatsServers;
  let connections: readonly NatsConnection[] = [];
  let registers: readonly Register[] = [];
  const bucket = newBucket({ contended: true });
  beforeAll(async () => {
    nats = await startNats({ servers: 3 });
    connections = await Promise.all([1, 2, 3].map(() => connectNats({ url: nats.url, name: 'test' })));
    registers = await Promise.all(
      connections.map((connection) => openNatsRegister({ connection, bucket, replicas: 3, failed })),
    );
  }, 60_000);
  afterAll(async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    await nats.stop();
  });

  registerContract('a bucket of three copies', async () => {
    const [one, other] = registers;
    if (one === undefined || other === undefined) throw new Error('three were opened');
    return { registers: [one, other], close: async () => {} };
  });

  test('R1 R4 no write that was confirmed is lost when the leader is killed, and every watcher hears the last one', async () => {
    const [writer] = registers;
    const heard = registers.map((register) => {
      const told = new Map<string, number>();
      register.watch(({ key, revision }) => void told.set(key, revision));
      return told;
    });
    let stop = false;
    let confirmed = 0;
    const writing = (async () => {
      let revision = 0;
      while (!stop) {
        try {
          const next = await writer?.put('counted', bytes('x'), revision);
          if (next === undefined) revision = (await writer?.get('counted'))?.revision ?? 0;
          else {
            expect(next).toBeGreaterThan(revision);
            revision = next;
            confirmed = next;
          }
        } catch (error) {
          expect(error).toMatchObject({ name: 'RegisterUnavailable' });
        }
      }
    })();
    await expect.poll(() => heard.every((told) => told.has('counted'))).toBe(true);
    await nats.kill((await leaderOf(nats.url, bucket)) ?? 0);
    const atKill = confirmed;
    await expect.poll(() => confirmed, { timeout: 30_000 }).toBeGreaterThan(atKill + 10);
    stop = true;
    await writing;
    expect((await registers[1]?.get('counted'))?.revision).toBeGreaterThanOrEqual(confirmed);
    const [last] = await Promise.all(registers.map((register) => register.get('counted')));
    await expect
      .poll(() => heard.map((told) => told.get('counted')), { timeout: 30_000 })
      .toEqual(heard.map(() => last?.revision));
  }, 120_000);
});
