import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Consumer, DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection, PermissionViolationError } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, it, test, vi } from 'vitest';
import { BUCKETS, CALLBACK_CONSUMER, CVV_FORGOTTEN_SUBJECT, hintSubject } from '../../cluster/names.ts';
import { ensureCallbackStreams } from '../../cluster/nats/callback-streams.ts';
import { createNatsEventLog } from '../../cluster/nats/event-log.ts';
import { openNatsRegister } from '../../cluster/nats/register.ts';
import type { Entry } from '../../src/ports/register.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { type NatsServers, startNats } from '../kit/nats.ts';
import { requireTool } from '../kit/provision.ts';
import { repository } from './deployment.ts';

const folder = join(repository, 'deploy/nats');
/** As the servers of an installation have them, one of them as a bcrypt hash. */
const PASSWORDS = { node: 'n1', bridge: 'b1', reader: 'r1', operator: 'o1' } as const;
type Role = keyof typeof PASSWORDS;
const VARIABLES = Object.entries(PASSWORDS).map(([role, password]) => [
  `NATS_${role.toUpperCase()}_PASSWORD`,
  password,
]);

test('nats-server accepts the configuration; one older than 2.10 does without sync.conf, as that file says', (context) => {
  const server = requireTool(context, 'nats-server');
  const copy = mkdtempSync(join(tmpdir(), 'turnpike-nats-conf-'));
  try {
    cpSync(folder, copy, { recursive: true });
    const [, minor] = /v2\.(\d+)/.exec(spawnSync(server, ['--version'], { encoding: 'utf8' }).stdout) ?? [];
    if (Number(minor) < 10) writeFileSync(join(copy, 'sync.conf'), '');
    const args = ['-t', '-c', join(copy, 'server.conf'), '--name', 'nats-1', '--cluster', 'nats://127.0.0.1:6222'];
    const env = { ...process.env, ...Object.fromEntries(VARIABLES) };
    const checked = spawnSync(server, args, { env, encoding: 'utf8' });
    expect([checked.status, checked.stderr]).toEqual([0, expect.stringContaining('is valid')]);
  } finally {
    rmSync(copy, { recursive: true });
  }
});

describeWithNats('the permissions in deploy/nats', () => {
  let servers: NatsServers;
  const connections: NatsConnection[] = [];
  let node: NatsConnection;
  let bridge: NatsConnection;
  let reader: NatsConnection;
  let operator: NatsConnection;

  const connectAs = async (role: Role): Promise<NatsConnection> => {
    const user = { user: role, pass: PASSWORDS[role], inboxPrefix: `_INBOX.${role}` };
    const connection = await connect({ servers: servers.url, ...user });
    connections.push(connection);
    return connection;
  };

  beforeAll(async () => {
    for (const [name = '', value] of VARIABLES) vi.stubEnv(name, value);
    // The server looks for what is included from the folder of its own file, somewhere in the temporary one.
    const include = `include ${relative(join(tmpdir(), 'any'), join(folder, 'authorization.conf'))}`;
    servers = await startNats({ configuration: include });
    vi.unstubAllEnvs();
    [node, bridge, reader, operator] = (await Promise.all(
      (['node', 'bridge', 'reader', 'operator'] as const).map(connectAs),
    )) as [NatsConnection, NatsConnection, NatsConnection, NatsConnection];
    await ensureCallbackStreams(await jetstreamManager(node), 1);
    await createNatsEventLog({ connection: node, replicas: 1 }).end();
  });
  afterAll(async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    await servers.stop();
  });

  /** The subjects among these that a role may not publish to, by the word of the server. */
  const refusedTo = async (role: Role, subjects: readonly string[]): Promise<readonly string[]> => {
    const connection = await connectAs(role);
    const refused: string[] = [];
    const heard = (async () => {
      for await (const { error } of connection.status() as AsyncIterable<{ readonly error?: Error }>) {
        if (error instanceof PermissionViolationError) refused.push(error.subject);
      }
    })();
    for (const subject of subjects) connection.publish(subject);
    await connection.flush();
    await connection.close();
    await heard;
    return refused;
  };

  /** Whether the server lets a role listen. */
  const mayHear = async (connection: NatsConnection, subject: string): Promise<boolean> => {
    const subscription = connection.subscribe(subject);
    const refused = (async () => {
      for await (const _message of subscription);
    })().then(
      () => false,
      () => true,
    );
    await connection.flush();
    // The refusal, if there is one, came before the answer to the flush.
    await connection.flush();
    if (!subscription.isClosed()) subscription.unsubscribe();
    return !(await refused);
  };

  test('a wrong password opens nothing', async () => {
    await expect(connect({ servers: servers.url, user: 'bridge', pass: 'n1' })).rejects.toThrow(/Authorization/);
    await expect(connect({ servers: servers.url })).rejects.toThrow(/Authorization/);
  });

  it('let a bridge hand in a callback, and hear that it is stored', async () => {
    const stored = await jetstream(bridge).publish('turnpike.callbacks.north', 'body', { msgID: 'north/1' });
    expect(stored).toMatchObject({ stream: 'TURNPIKE_CALLBACKS', duplicate: false });
  });

  it('let a bridge say nothing else', async () => {
    const others = [
      'turnpike.parked.north',
      'turnpike.events.invoice.a.b',
      'turnpike.node.n1.i1',
      'turnpike.hint.7',
      'turnpike.callbacks.north.more',
      '$KV.turnpike_assign.assignment',
      '$JS.API.STREAM.INFO.TURNPIKE_CALLBACKS',
      '$JS.API.CONSUMER.CREATE.TURNPIKE_CALLBACKS',
      '$JS.API.STREAM.MSG.GET.KV_turnpike_cvv',
      '$JS.ACK.TURNPIKE_CALLBACKS.shared.1.1.1.1.1',
    ];
    expect(await refusedTo('bridge', others)).toEqual(others);
  });

  it('let a bridge listen to its own answers and to nothing else', async () => {
    expect(await mayHear(bridge, '_INBOX.bridge.x')).toBe(true);
    for (const subject of ['>', '_INBOX.>', '_INBOX.node.>', 'turnpike.>', 'turnpike.callbacks.>', 'turnpike.node.>'])
      expect([subject, await mayHear(bridge, subject)]).toEqual([subject, false]);
  });

  it('let a reader take events from a consumer that an operator made, and acknowledge them', async () => {
    await jetstream(node).publish('turnpike.events.invoice.shop.one', 'created');
    const manager = await jetstreamManager(operator);
    await manager.consumers.add('TURNPIKE_EVENTS', { durable_name: 'reports', deliver_policy: DeliverPolicy.All });
    const consumer: Consumer = await jetstream(reader).consumers.get('TURNPIKE_EVENTS', 'reports');
    const event = await consumer.next({ expires: 5_000 });
    expect([event?.subject, event?.string()]).toEqual(['turnpike.events.invoice.shop.one', 'created']);
    expect(await event?.ackAck()).toBe(true);
  });

  it('let a reader touch nothing but events, and make no consumer', async () => {
    const others = [
      'turnpike.callbacks.north',
      'turnpike.events.invoice.a.b',
      'turnpike.node.n1.i1',
      '$KV.turnpike_assign.assignment',
      '$JS.API.CONSUMER.CREATE.TURNPIKE_EVENTS.mine.turnpike.events.>',
      '$JS.API.CONSUMER.DURABLE.CREATE.TURNPIKE_EVENTS.mine',
      '$JS.API.CONSUMER.DELETE.TURNPIKE_EVENTS.reports',
      '$JS.API.CONSUMER.MSG.NEXT.TURNPIKE_CALLBACKS.shared',
      '$JS.API.STREAM.MSG.GET.TURNPIKE_CALLBACKS',
      '$JS.API.STREAM.MSG.GET.KV_turnpike_cvv',
      '$JS.API.STREAM.PURGE.TURNPIKE_EVENTS',
    ];
    expect(await refusedTo('reader', others)).toEqual(others);
    for (const subject of ['>', '_INBOX.>', '_INBOX.node.>', 'turnpike.>', 'turnpike.hint.>'])
      expect([subject, await mayHear(reader, subject)]).toEqual([subject, false]);
  });

  it('let nodes speak to each other, hint at commits, and tell of what is used up', async () => {
    const other = await connectAs('node');
    const heard = other.subscribe('turnpike.node.n2.i1', { max: 1 });
    const hinted = other.subscribe(hintSubject('*'), { max: 1 });
    const forgotten = other.subscribe(CVV_FORGOTTEN_SUBJECT, { max: 1 });
    await other.flush();
    node.publish('turnpike.node.n2.i1', 'frame');
    node.publish(hintSubject(7), 'hint');
    node.publish(CVV_FORGOTTEN_SUBJECT, 'token');
    for await (const message of heard) expect(message.string()).toBe('frame');
    for await (const message of hinted) expect(message.string()).toBe('hint');
    for await (const message of forgotten) expect(message.string()).toBe('token');
  });

  it.each(Object.values(BUCKETS))('let a node make, write, watch and read the bucket $name', async (bucket) => {
    const failed = (error: unknown): void => expect.unreachable(String(error));
    const table = await openNatsRegister({ connection: node, bucket, replicas: 1, failed });
    const revision = (await table.put('key', Buffer.from('one'), 0)) ?? 0;
    const seen = new Promise<Entry>((resolve) => {
      const stop = table.watch(({ value, ...rest }) => {
        if (value === undefined) return;
        stop();
        resolve({ ...rest, value });
      });
    });
    expect(Buffer.from((await seen).value).toString()).toBe('one');
    expect((await table.get('key'))?.revision).toBe(revision);
    expect((await table.all()).map(({ key }) => key)).toEqual(['key']);
    expect(await table.remove('key', revision)).toBe(true);
  });

  it('let a node consume callbacks and acknowledge them, and park what nobody can take', async () => {
    await jetstream(bridge).publish('turnpike.callbacks.south', 'body');
    const consumer = await jetstream(node).consumers.get('TURNPIKE_CALLBACKS', CALLBACK_CONSUMER);
    for await (const message of await consumer.fetch({ max_messages: 1, expires: 5_000 }))
      expect(await message.ackAck()).toBe(true);
    expect(await jetstream(node).publish('turnpike.parked.south', 'body')).toMatchObject({ stream: 'TURNPIKE_PARKED' });
  });

  it('let no node empty or remove a stream', async () => {
    const others = [
      '$JS.API.STREAM.DELETE.TURNPIKE_CALLBACKS',
      '$JS.API.STREAM.PURGE.TURNPIKE_CALLBACKS',
      '$JS.API.STREAM.MSG.DELETE.TURNPIKE_EVENTS',
    ];
    expect(await refusedTo('node', others)).toEqual(others);
  });
});
