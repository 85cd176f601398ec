import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCallbackConsumer } from '../../cluster/callback-consumer.ts';
import { STREAMS } from '../../cluster/names.ts';
import { createNatsCallbackQueue } from '../../cluster/nats/callback-queue.ts';
import { ensureCallbackStreams } from '../../cluster/nats/callback-streams.ts';
import { connectNats } from '../../cluster/nats/connection.ts';
import type { PublishedCallback } from '../../src/ports/callback-gate.ts';
import { signCallback } from '../../src/providers/sandbox-bank/signature.ts';
import { systemMachineClock } from '../../src/system/clocks.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { type NatsServers, startNats } from '../kit/nats.ts';

/** Bridges that others might write, as they are: what they hand in is what a node takes. */
const EXAMPLES = [
  ['JavaScript', process.execPath, 'examples/bridge/javascript/bridge.js'],
  ['Python', 'python3', 'examples/bridge/python/bridge.py'],
] as const;

const hasPython = spawnSync('python3', ['--version']).status === 0;

describeWithNats('a bridge of one’s own', () => {
  let nats: NatsServers;
  let connection: NatsConnection;
  let manager: JetStreamManager;
  beforeAll(async () => {
    nats = await startNats();
    connection = await connectNats({ url: nats.url, name: 'test' });
    manager = await jetstreamManager(connection);
    await ensureCallbackStreams(manager, 1);
  });
  afterAll(async () => {
    await connection.close();
    await nats.stop();
  });

  describe.each(EXAMPLES)('in %s', (language, program, file) => {
    const runs = it.skipIf(language === 'Python' && !hasPython);
    let child: ChildProcess | undefined;
    afterEach(() => void child?.kill('SIGKILL'));

    const start = async (): Promise<string> => {
      const started = spawn(program, [file, nats.url], { stdio: ['ignore', 'pipe', 'ignore'] });
      child = started;
      for await (const line of createInterface(started.stdout)) {
        const { port } = JSON.parse(line) as { readonly port: number };
        return `http://127.0.0.1:${port}`;
      }
      throw new Error(`${file} ended before it was ready`);
    };

    runs('hands in what a node takes, byte by byte, and ends when it is told to', async () => {
      const url = await start();
      const taken: PublishedCallback[] = [];
      const consumer = startCallbackConsumer({
        queue: createNatsCallbackQueue({ connection, replicas: 1, clock: systemMachineClock }),
        gate: {
          take: async (callback) => {
            taken.push(callback);
            return { fate: 'stored', brought: Promise.resolve() };
          },
        },
        clock: systemMachineClock,
        observer: { callbackConsumed: () => {} },
        failed: () => {},
      });
      const body = Buffer.from([...Buffer.from('{"tag":"ключ"}'), 0, 255]);
      const headers = { 'bank-signature': signCallback('secret', 1, body), cookie: 'a=b', 'content-type': 'text/x' };
      const post = () => fetch(`${url}/callbacks/bank`, { method: 'POST', body, headers });
      expect([(await post()).status, (await post()).status]).toEqual([200, 200]);
      await expect.poll(() => taken.length, { timeout: 10_000 }).toBe(2);
      await consumer.stop();
      for (const callback of taken) {
        expect(callback).toEqual({
          providerId: 'bank',
          tag: '',
          eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          headers: { 'bank-signature': headers['bank-signature'], 'content-type': 'text/x' },
          body: new Uint8Array(body),
        });
      }
      expect(new Set(taken.map(({ eventId }) => eventId)).size).toBe(2);
      const ended = child && once(child, 'exit');
      child?.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
    });

    runs('refuses what is no callback, and what is too large', async () => {
      const url = await start();
      const status = async (path: string, body: string) => (await fetch(url + path, { method: 'POST', body })).status;
      expect(await status('/nothing', 'x')).toBe(404);
      expect(await status('/callbacks/a.b', 'x')).toBe(404);
      expect(await status('/callbacks/bank', 'x'.repeat(256 * 1024 + 1))).toBe(413);
      expect((await manager.streams.info(STREAMS.callbacks.name)).state.messages).toBe(0);
    });

    runs('answers 503 while nobody keeps callbacks, and 200 when somebody does again', async () => {
      const url = await start();
      const post = async () => (await fetch(`${url}/callbacks/bank`, { method: 'POST', body: 'x' })).status;
      await manager.streams.delete(STREAMS.callbacks.name);
      expect(await post()).toBe(503);
      await ensureCallbackStreams(manager, 1);
      expect(await post()).toBe(200);
      await nats.kill(0);
      expect(await post()).toBe(503);
      await nats.start(0);
      await expect.poll(post, { timeout: 20_000 }).toBe(200);
      const purged = () =>
        manager.streams.purge(STREAMS.callbacks.name).then(
          ({ success }) => success,
          () => false,
        );
      await expect.poll(purged, { timeout: 20_000 }).toBe(true);
    });
  });
});
